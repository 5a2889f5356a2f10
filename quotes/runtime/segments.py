"""Fits a network to several texts a sequence: a segment fares as it would alone."""

from __future__ import annotations

from itertools import count, takewhile
from typing import Any

import numpy as np
import openvino
from openvino import opset13 as ops

from quotes.errors import UsageError

# Of a BERT as it is exported: which pieces each attends to, the embeddings of positions, and of a
# layer what comes after attention, and the sum of that and the layer's input.
_ATTENDED = "/encoder/Where_1"
_POSITIONS = "/encoder/embeddings/position_embeddings/Gather"
_OUTPUT = "/encoder/encoder/layer.{}/attention/output/dense/MatMul"
_SUM = "/encoder/encoder/layer.{}/attention/output/Add"


def separate(network: openvino.Model) -> None:
    """Let `attention_mask` number the segment of each piece, 0 for padding, in place.

    A piece attends to those of its own number, and positions begin anew with each. A new input
    `places` `[batch, places]` tells where outputs are wanted: only there is all computed that
    follows the last attention. Raises `UsageError` if the network is no BERT.
    """
    nodes = {node.get_friendly_name(): node for node in network.get_ordered_ops()}
    last = sum(1 for _ in takewhile(nodes.__contains__, map(_OUTPUT.format, count()))) - 1
    if not {_ATTENDED, _POSITIONS, _SUM.format(last)} <= nodes.keys():
        raise UsageError("a stance model needs the encoder of a BERT, as training.export writes it")
    _number(nodes, network.input("attention_mask").get_node())
    places = ops.parameter([-1, -1], np.int64, name="places")
    places.output(0).set_names({"places"})
    network.add_parameters([places])
    for end in (nodes[_OUTPUT.format(last)].input(0), nodes[_SUM.format(last)].input(1)):
        picked = ops.gather(end.get_source_output(), places, ops.constant(1), batch_dims=1)
        end.replace_source_output(picked.output(0))
    network.validate_nodes_and_infer_types()


def _number(nodes: dict[str, Any], segments: Any) -> None:
    """Part the segments of a sequence from each other."""
    one, two = (ops.unsqueeze(segments, ops.constant(axis)) for axis in (1, 2))
    same = ops.equal(two, one)
    nodes[_ATTENDED].input(0).replace_source_output(ops.unsqueeze(same, ops.constant(1)).output(0))
    length = ops.gather(ops.shape_of(segments), ops.constant(1), ops.constant(0))
    index = ops.range(ops.constant(0), length, ops.constant(1), "i64")
    begins = ops.reduce_min(ops.select(same, index, length), ops.constant(2))
    positions = ops.subtract(index, begins)
    nodes[_POSITIONS].input(1).replace_source_output(positions.output(0))
