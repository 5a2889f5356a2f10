"""Weights trained before, wherever they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotes.models import Model, find
from quotes.tagger import Tagger
from quotes.tagger.gpu import TorchRuntime
from quotes.tagger.network import TaggerNetwork, load_onnx, stored_weights


def weights_of(path: Path, network: nn.Module | None = None) -> dict[str, Tensor]:
    """Return the weights of a checkpoint or of an exported model's folder, by name.

    What is not exported, the tagger's head for the body of a page, is that of `network`; without
    one, the folder is a tagger's and that head is new.
    """
    if path.is_dir():
        model = find(str(path), kind=None)
        if network is None:
            return load_onnx(model).state_dict()
        return network.state_dict() | stored_weights(model, network)
    return torch.load(path, map_location="cpu", weights_only=True)


def load(network: TaggerNetwork, path: Path) -> None:
    """Give a whole encoder's tagger the weights that lie there, and of its layers those left."""
    network.load_state_dict(weights_of(path, network))
    if path.is_dir() and (layers := find(str(path)).layers()) is not None:
        network.keep_layers(layers)


def tagger_on(network: TaggerNetwork, config: dict[str, Any], device: str) -> Tagger:
    """Return the tagger of a network that is no model yet, decoded as its configuration says."""
    decoding = config["decoding"] | {"transitions": network.transitions.tolist()}
    model = Model("in training", Path(config["encoder"]), {"decoding": decoding})
    return Tagger(model, runtime=TorchRuntime(network, device))


def for_card(transitions: Tensor) -> list[list[float]]:
    """Return transitions `[labels, labels]` as a card has them."""
    return [[round(value, 5) for value in row] for row in transitions.tolist()]
