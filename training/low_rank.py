"""Training of low-rank changes alone (LoRA: Hu et al., ICLR 2022)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrize import (
    is_parametrized,
    register_parametrization,
    remove_parametrizations,
)

from quotes.tagger.network import TaggerNetwork


class _Changed(nn.Module):
    """A weight plus the product of two thin matrices, which is zero at first."""

    def __init__(self, weight: Tensor, rank: int) -> None:
        super().__init__()
        outputs, inputs = weight.shape
        self.down = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, weight: Tensor) -> Tensor:
        return weight + self.up @ self.down


def restrict(network: TaggerNetwork, rank: int) -> None:
    """Let only changes of `rank` of the encoder's layers be trained, the heads, and transitions."""
    network.requires_grad_(False)
    layers = [module for module in network.encoder.modules() if isinstance(module, nn.Linear)]
    for layer in layers:
        register_parametrization(layer, "weight", _Changed(layer.weight, rank))
    for head in (network.spans.weight, network.entities.weight, network.transitions):
        head.requires_grad_(True)


def merge(network: TaggerNetwork) -> None:
    """Make the changes part of the weights."""
    for module in list(network.encoder.modules()):
        if is_parametrized(module, "weight"):
            remove_parametrizations(module, "weight", leave_parametrized=True)
