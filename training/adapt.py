"""What training changed in a tagger, as an adapter.

`python -m training.adapt MODEL RUN/model.pt... --rank 64`

The change is the mean of the runs' (Wortsman et al., 2022, "Model soups"). Writes `adapter.npz`
and the transitions into the model's folder; the inputs of layers must be measured anew
(`training.activations`).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch

from quotes.models import Model, find
from quotes.models.adapter import Changes, factors
from quotes.tagger.network import load_onnx
from training.weights import for_card


def changes_of(model: Model, runs: list[Path]) -> tuple[Changes, torch.Tensor]:
    """Return what is to be added to the model's stored weights, and the runs' mean transitions.

    Raises ValueError if anything but matrices changed.
    """
    found = [torch.load(run, map_location="cpu", weights_only=True) for run in runs]
    mean = {name: torch.stack([one[name] for one in found]).mean(0) for name in found[0]}
    before = load_onnx(model).state_dict()
    changes = dict(model.changes())
    for name, value in mean.items():
        change = value - before[name]
        if name == "transitions" or name.startswith("body.") or not change.any():
            continue
        if value.ndim != 2:
            raise ValueError(f"{name} changed, which an adapter cannot hold")
        changes[name] = changes.get(name, np.float32(0)) + change.numpy()
    return changes, mean["transitions"]


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("runs", nargs="+", type=Path)
    parser.add_argument("--rank", type=int, default=64)
    arguments = parser.parse_args()
    model = find(arguments.model)
    changes, transitions = changes_of(model, arguments.runs)
    parts = factors(changes, arguments.rank)
    np.savez_compressed(model.adapter, **cast("Any", parts))
    model.card["decoding"]["transitions"] = for_card(transitions)
    model.write_card()
    print(f"{model.name}: {len(changes)} matrices, {model.adapter.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
