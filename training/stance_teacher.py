"""What a large stance model says of every target, for a small one to learn from.

`python -m training.stance_teacher runs/large configs/stance.toml -o runs/stances.npy`

Scores the training corpora of a configuration, in their order (knowledge distillation: Hinton,
Vinyals & Dean, 2015). A configuration names the file under `[data]` as `lessons`.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import numpy as np

from quotes.models import find
from quotes.stance import StanceScorer
from training.train_stance import read_train


def main() -> None:
    """Read the command line and write `[targets, labels]` probabilities."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("config", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    data = tomllib.loads(arguments.config.read_text(encoding="utf-8"))["data"]
    examples, _ = read_train(data)
    scorer = StanceScorer(find(arguments.model, kind="stance"))
    chances = scorer.score([example.passage for example in examples])
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    np.save(arguments.out, np.concatenate(chances).astype(np.float16))


if __name__ == "__main__":
    main()
