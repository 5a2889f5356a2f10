"""Matrices in 8 bits: symmetric codes with one scale an output channel or vocabulary entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn

Codes = tuple[np.ndarray, np.ndarray]
"""An int8 matrix and the float32 scale of each entry of one axis."""

# Columns that are rounded together before their errors reach the others: saves time alone.
_BLOCK = 128
# Added to the diagonal, as a share of its mean, so that rarely used inputs can be divided by.
_DAMPING = 0.01


def to_nearest(array: np.ndarray, axis: int) -> Codes:
    """Round each value of a matrix to the nearest code."""
    scale = _scale(array, axis)
    return np.rint(array / scale).astype(np.int8), scale.squeeze(1 - axis)


def to_best(weight: np.ndarray, gram: np.ndarray) -> Codes:
    """Round the weight `[outputs, inputs]` of a layer so that what it puts out changes least.

    Each column's rounding error is made up for in the columns after it, as far as inputs go
    together: `gram` is the sum of their outer products (GPTQ: Frantar et al., 2023).
    """
    scale = _scale(weight, 0)
    order = np.argsort(-np.diag(gram), kind="stable")
    ahead = _ahead(gram[np.ix_(order, order)])
    left = torch.from_numpy((weight / scale)[:, order].astype(np.float64))
    codes = torch.zeros_like(left)
    inputs = left.shape[1]
    for begin in range(0, inputs, _BLOCK):
        end = min(begin + _BLOCK, inputs)
        errors = torch.zeros(len(left), end - begin, dtype=left.dtype)
        for i in range(begin, end):
            codes[:, i] = left[:, i].round().clamp(-127, 127)
            error = (left[:, i] - codes[:, i]) / ahead[i, i]
            left[:, i:end] -= error[:, None] * ahead[i, i:end]
            errors[:, i - begin] = error
        left[:, end:] -= errors @ ahead[begin:end, end:]
    return codes[:, np.argsort(order)].numpy().astype(np.int8), scale.squeeze(1)


def _scale(array: np.ndarray, axis: int) -> np.ndarray:
    highest = np.abs(array).max(axis=1 - axis, keepdims=True)
    return np.maximum(highest, 1e-12).astype(np.float32) / 127


def _ahead(gram: np.ndarray) -> Tensor:
    """Return the upper Cholesky factor of the inverse: row i says how i's error spreads."""
    damped = torch.from_numpy(gram + np.eye(len(gram)) * _DAMPING * np.diag(gram).mean())
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(damped))
    return torch.linalg.cholesky(inverse, upper=True)


@contextmanager
def watched(network: nn.Module) -> Iterator[dict[str, np.ndarray]]:
    """Within the block, sum up the outer products of what each linear layer takes in, by name."""
    grams: dict[str, np.ndarray] = {}

    def watch(name: str) -> Callable[..., None]:
        def add(_: nn.Module, taken: tuple[Tensor, ...], __: Tensor) -> None:
            rows = taken[0].detach().flatten(0, -2)
            grams[name] = grams.get(name, 0) + (rows.T @ rows).double().numpy()

        return add

    handles = [
        module.register_forward_hook(watch(name))
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear)
    ]
    try:
        yield grams
    finally:
        for handle in handles:
            handle.remove()
