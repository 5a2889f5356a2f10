"""Weights between those of two taggers: `python -m training.average FROM TO --share 0.75 -o FILE`.

FROM and TO are checkpoints or model folders. Weights trained on from others keep on average more of
what those knew (Wortsman et al., 2022, "Model soups"). Choose the share on development sets.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from training.weights import weights_of


def average(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the weights at `share` of the way from `one` to `other`.

    The head for the body of a page, which is not exported, is that of `other`.
    """
    mixed = dict(other)
    for name, value in other.items():
        if value.is_floating_point() and not name.startswith("body."):
            mixed[name] = torch.lerp(one[name], value, share)
    return mixed


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path, metavar="FROM")
    parser.add_argument("other", type=Path, metavar="TO")
    parser.add_argument("--share", type=float, required=True, help="of TO, from 0 to 1")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    mixed = average(weights_of(arguments.one), weights_of(arguments.other), arguments.share)
    torch.save(mixed, arguments.out)


if __name__ == "__main__":
    main()
