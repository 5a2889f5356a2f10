"""Linear layers whose inputs, too, are numbers of 8 bits: half the work of 16.

A few channels of a transformer's states reach a hundred times as far as the rest and would leave
those a handful of levels. Most of their reach moves into the weights (SmoothQuant: Xiao et al.,
ICML 2023); the farthest are multiplied apart, as they are (LLM.int8(): Dettmers et al., NeurIPS
2022).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import openvino
from numpy.typing import NDArray
from openvino import opset13 as ops

from quotes.runtime.network import linear_layers

Ranges = Mapping[str, NDArray[np.float16]]
"""Lowest and highest input of each channel, `[2, inputs]`, by the name of a linear layer."""

_MOVED = 0.85  # share of the reach; 0.75 to 0.95 differ little
_APART, _APART_NARROWING = 16, 64
_WIDE = 768  # inputs of a layer; with fewer, taking some apart costs a seventh of the time
_LEAST, _LIGHTEST = 1e-3, 1e-5  # reaches and weights below these count as these
_TOP = 127


def quantise(network: openvino.Model, ranges: Ranges) -> None:
    """Give the layers that `ranges` names 8-bit weights and inputs, in place.

    A layer that shares its input with one that is named changes too.
    """
    for layers in linear_layers(network):
        known = [ranges[name] for layer in layers if (name := layer.get_friendly_name()) in ranges]
        if known:
            low, high = known[0].astype(np.float32)
            _quantise(layers, low, high)


def _quantise(layers: list[Any], low: NDArray[np.float32], high: NDArray[np.float32]) -> None:
    source = layers[0].input_value(0)
    weights = [layer.input_value(1).get_node().data for layer in layers]
    reach = np.maximum(np.maximum(-low, high), _LEAST)
    heaviest = np.max([np.abs(weight).max(axis=1) for weight in weights], axis=0)
    scales = reach**_MOVED / np.maximum(heaviest, _LIGHTEST) ** (1 - _MOVED)
    apart = _farthest(reach, weights[0])
    near = np.setdiff1d(np.arange(len(reach)), apart)
    evened = ops.multiply(source, ops.constant((1 / scales)[None, None]))
    ends = _ends((low / scales)[near].min(), (high / scales)[near].max())
    rounded = ops.fake_quantize(evened, *ends, *ends, levels=256)
    some = ops.gather(source, ops.constant(apart), ops.constant(2)) if len(apart) else None
    for layer, weight in zip(layers, weights, strict=True):
        codes = weight * scales[:, None]
        codes[apart] = 0
        product = ops.matmul(rounded, _in_8_bits(codes), False, False)
        if some is not None:
            rest = ops.matmul(some, ops.constant(weight[apart]), False, False)
            product = ops.add(product, rest)
        layer.output(0).replace(product.output(0))


def _farthest(reach: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the inputs that can move a layer's outputs most: more if it narrows, as after GELU."""
    inputs, outputs = weight.shape
    count = _APART_NARROWING if inputs > outputs else _APART if inputs >= _WIDE else 0
    order = np.argsort(-reach * np.sqrt((weight**2).mean(axis=1)), kind="stable")
    return np.sort(order[:count]).astype(np.int64)


def _ends(low: float, high: float) -> tuple[Any, Any]:
    """Return the ends of 256 even levels, one of which is 0."""
    step = max((high - low) / 255, 1e-9)
    below = np.rint(-low / step)
    return tuple(ops.constant(np.float32(end * step)) for end in (-below, 255 - below))


def _in_8_bits(weight: NDArray[np.float32]) -> Any:
    """Return a constant in 8 bits and its product with a scale for each output."""
    scale = np.maximum(np.abs(weight).max(axis=0, keepdims=True), 1e-12) / _TOP
    codes = ops.constant(np.rint(weight / scale).astype(np.int8))
    return ops.multiply(ops.convert(codes, "f32"), ops.constant(scale.astype(np.float32)))
