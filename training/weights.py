"""Weights trained before, wherever they lie."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from quotes.models import find
from quotes.tagger.network import stored_weights


def weights_of(path: Path, network: nn.Module) -> dict[str, Tensor]:
    """Return the weights of a checkpoint or of an exported model's folder, for `network`, by name.

    What is not exported, the tagger's head for the body of a page, is that of `network`.
    """
    if path.is_dir():
        return network.state_dict() | stored_weights(find(str(path), kind=None), network)
    return torch.load(path, map_location="cpu", weights_only=True)
