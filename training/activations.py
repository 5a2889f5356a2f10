"""Measure how far the inputs of a model's linear layers reach, so that they can be 8 bits.

`python -m training.activations fast news=news/labelled.jsonl polnear=polnear/train.jsonl`

Runs the texts (gold in any form, training parts), for a stance model their quotes, in fp32, and
writes `activations.npz` into the model's folder. Without it inputs keep 16 or 32 bits.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import openvino
from numpy.typing import NDArray

from quotes.gold import read_gold
from quotes.models import Model, find
from quotes.runtime import Done, Inputs
from quotes.runtime.network import linear_layers, read
from quotes.speakers import Cast
from quotes.stance import StanceScorer, find_targets
from quotes.tagger import Tagger
from quotes.types import Scheme

# Heads of a few labels are not worth it.
_LEAST_OUTPUTS = 64


class Probe:
    """A runtime in fp32 that keeps the lowest and the highest input of each channel."""

    def __init__(self, model: Model) -> None:
        core = openvino.Core()
        network = read(core, model)
        self._outputs = len(network.outputs)
        self._names = []
        for layers in linear_layers(network):
            if layers[0].output(0).get_partial_shape()[2].get_length() >= _LEAST_OUTPUTS:
                self._names.append(layers[0].get_friendly_name())
                network.add_outputs(layers[0].input_value(0))
        settings = {"INFERENCE_PRECISION_HINT": "f32"}
        self._compiled: Any = core.compile_model(network, "CPU", settings)
        self.ranges: dict[str, NDArray[np.float32]] = {}

    def submit(self, inputs: Inputs, done: Done) -> None:
        """Run one sequence at once."""
        ids = {name: value[None].astype(np.int64) for name, value in inputs.items()}
        whole = {"attention_mask": np.ones_like(ids["input_ids"])}
        found = list(self._compiled(whole | ids).values())
        for name, states in zip(self._names, found[self._outputs :], strict=True):
            low, high = states[0].min(axis=0), states[0].max(axis=0)
            before = self.ranges.setdefault(name, np.stack((low, high)))
            self.ranges[name] = np.stack((np.minimum(low, before[0]), np.maximum(high, before[1])))
        done([output[0] for output in found[: self._outputs]])

    def wait(self, finished: Callable[[], bool]) -> None:
        """Nothing is ever under way."""
        assert finished()

    def save(self, model: Model) -> None:
        """Write the ranges where the model looks for them."""
        ranges = {name: value.astype(np.float16) for name, value in sorted(self.ranges.items())}
        np.savez_compressed(model.activations, **cast("Any", ranges))


def read_texts(model: Model, probe: Probe, scheme: Scheme, gold: Path) -> None:
    """Let a probe run what a tagger asks of the texts, or a stance model of their quotes."""
    items = read_gold([gold])
    texts = [item.document.text for item in items]
    if model.card["kind"] == "tagger":
        for _ in Tagger(model, runtime=probe).tag_many(texts, scheme):
            pass
        return
    scorer = StanceScorer(model, runtime=probe)
    for item, tagging in zip(items, Tagger(find("fast")).tag_many(texts, scheme), strict=True):
        assert tagging is not None
        names = Cast(item.document, tagging)
        scorer.begin(item.document, item.quotes, find_targets(item.document, names, item.quotes))()


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("sets", nargs="+", metavar="SCHEME=GOLD")
    arguments = parser.parse_args()
    model = find(arguments.model, kind=None)
    probe = Probe(model)
    for scheme, _, path in (one.partition("=") for one in arguments.sets):
        read_texts(model, probe, cast("Scheme", scheme), Path(path))
    probe.save(model)
    print(f"{model.name}: {len(probe.ranges)} inputs")


if __name__ == "__main__":
    main()
