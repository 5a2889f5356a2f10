"""What training changed in a tagger, as an adapter.

`python -m training.adapt MODEL RUN/model.pt... --rank 64 [--layers 0 1 2 3 5]`

The change is the mean of the runs' (Wortsman et al., 2022, "Model soups"), added to what the
model's adapter says. Writes `adapter.npz` and the transitions into the model's folder; the inputs
of layers must be measured anew (`training.activations`).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch

from quotes.models import Model, find
from quotes.models.adapter import LAYERS, Changes, factors
from quotes.tagger.network import load_onnx
from training.weights import for_card


def changes_of(
    model: Model, runs: list[Path], layers: list[int] | None
) -> tuple[Changes, torch.Tensor]:
    """Return what is to be added to the model's stored weights, and the runs' mean transitions.

    `layers` are those of the stored ones that the runs have, None for all that the model has.
    Raises ValueError if anything but matrices changed.
    """
    found = [torch.load(run, map_location="cpu", weights_only=True) for run in runs]
    mean = {name: torch.stack([one[name] for one in found]).mean(0) for name in found[0]}
    network = load_onnx(model)
    stored = model.layers() or list(range(len(network.encoder.encoder.layer)))
    layers = layers or stored
    network.keep_layers([stored.index(number) for number in layers])
    before, earlier, changes = network.state_dict(), model.changes(), {}
    for name, value in mean.items():
        change = value - before[name]
        if name == "transitions" or name.startswith("body."):
            continue
        of_file = re.sub(r"(?<=\.layer\.)\d+", lambda at: str(layers[int(at[0])]), name)
        if change.any() and value.ndim != 2:
            raise ValueError(f"{name} changed, which an adapter cannot hold")
        if change.any() or of_file in earlier:
            changes[of_file] = earlier.get(of_file, np.float32(0)) + change.numpy()
    return changes, mean["transitions"]


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("runs", nargs="+", type=Path)
    parser.add_argument("--rank", type=int, default=64)
    parser.add_argument("--layers", type=int, nargs="+", help="the stored ones that the runs have")
    arguments = parser.parse_args()
    model = find(arguments.model)
    changes, transitions = changes_of(model, arguments.runs, arguments.layers)
    parts = dict(factors(changes, arguments.rank))
    if layers := arguments.layers or model.layers():
        parts[LAYERS] = np.array(layers)
    np.savez_compressed(model.adapter, **cast("Any", parts))
    model.card["decoding"]["transitions"] = for_card(transitions)
    model.write_card()
    print(f"{model.name}: {len(changes)} matrices, {model.adapter.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
