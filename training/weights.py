"""Weights trained before, wherever they lie."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from quotes.models import find
from quotes.tagger.network import load_onnx, stored_weights


def weights_of(path: Path, network: nn.Module | None = None) -> dict[str, Tensor]:
    """Return the weights of a checkpoint or of an exported model's folder, by name.

    What is not exported, the tagger's head for the body of a page, is that of `network`; without
    one, the folder is a tagger's and that head is new.
    """
    if path.is_dir():
        model = find(str(path), kind=None)
        network = network or load_onnx(model)
        return network.state_dict() | stored_weights(model, network)
    return torch.load(path, map_location="cpu", weights_only=True)
