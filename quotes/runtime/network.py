"""A model's network as OpenVINO has it, and its linear layers."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count, groupby, takewhile
from typing import Any

import openvino
from openvino import opset13 as ops
from openvino.passes import ConstantFolding, Manager

from quotes.errors import UsageError
from quotes.models import Model
from quotes.models.adapter import Changes
from quotes.runtime.segments import separate

# Where the first layer of an exported network begins, and each ends.
_BEGIN = "/network/encoder/embeddings/LayerNorm/LayerNormalization"
_END = "/network/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization"


def read(core: openvino.Core, model: Model) -> openvino.Model:
    """Read a network, its 8-bit weights widened here, once: the plugin's kernels are no faster.

    On CPUs without bfloat16 those crash. Layers that the model's adapter leaves out are, and what
    it changes is added. That of a stance model takes several passages a sequence. Raises
    `UsageError` if the file cannot be read.
    """
    try:
        network = core.read_model(str(model.weights))
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"cannot read the weights {model.weights}: {reason}") from error
    passes = Manager()
    passes.register_pass(ConstantFolding())
    passes.run_passes(network)
    if (layers := model.layers()) is not None:
        keep(network, layers)
    adapt(network, model.changes())
    if model.card["kind"] == "stance":
        separate(network)
    return network


def keep(network: openvino.Model, layers: Collection[int]) -> None:
    """Pass by all layers of the encoder but these, in place; raise `UsageError` if one is none."""
    nodes = {node.get_friendly_name(): node for node in network.get_ordered_ops()}
    ends = [nodes[end] for end in takewhile(nodes.__contains__, map(_END.format, count()))]
    if not set(layers) <= set(range(len(ends))):
        raise UsageError(f"the adapter is of another network: layers {layers} of {len(ends)}")
    before = nodes[_BEGIN]
    for number, end in enumerate(ends):
        if number in layers:
            before = end
        else:
            end.output(0).replace(before.output(0))


def adapt(network: openvino.Model, changes: Changes) -> None:
    """Add changes to weights, in place; raise `UsageError` if one is of no layer of the network."""
    left = dict(changes)
    for layer in (layer for layers in linear_layers(network) for layer in layers):
        constant = layer.input_value(1)
        for name in left.keys() & {name.removesuffix(".T") for name in constant.get_names()}:
            weight = constant.get_node().data
            if left[name].T.shape == weight.shape:
                changed = ops.constant(weight + left.pop(name).T)
                layer.input(1).replace_source_output(changed.output(0))
    if left:
        name = min(left)
        shape = "x".join(map(str, left[name].shape))
        raise UsageError(f"the adapter is of another network: no layer has {name}, {shape}")


def linear_layers(network: openvino.Model) -> list[list[Any]]:
    """Return the products of a network with constant weights `[inputs, outputs]`, in order.

    Those of one input come together, as queries, keys and values do. Constants must be folded.
    """
    layers = [
        node
        for node in network.get_ordered_ops()
        if node.get_type_name() == "MatMul"
        and node.input_value(1).get_node().get_type_name() == "Constant"
        and not (node.get_attributes()["transpose_a"] or node.get_attributes()["transpose_b"])
    ]

    def source(layer: Any) -> tuple[str, int]:
        output = layer.input_value(0)
        return output.get_node().get_name(), output.get_index()

    return [list(same) for _, same in groupby(sorted(layers, key=source), key=source)]
