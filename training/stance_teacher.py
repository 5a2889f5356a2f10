"""From large stance networks to lessons: `python -m training.stance_teacher CONFIG --of SMALL`.

CONFIG is what the teachers were trained by, `--weights` their checkpoints, of whose answers the
mean is taken; SMALL is the configuration whose training examples they are asked about (knowledge
distillation: Hinton, Vinyals & Dean, 2015).
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import numpy as np
import torch

from quotes.stance.passage import StanceEncoder
from training.lessons import write_lessons
from training.train_stance import StanceNetwork, predict, read_training


def main() -> None:
    """Read the command line and write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--weights", type=Path, required=True, nargs="+")
    parser.add_argument("--of", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    arguments = parser.parse_args()
    large, small = (
        tomllib.loads(file.read_text(encoding="utf-8")) for file in (arguments.config, arguments.of)
    )
    encoder = StanceEncoder(Path(large["encoder"]) / "tokenizer.json")
    asked = {e.key: e for unit, _ in read_training(small["data"]) for e in unit}
    # `predict` goes by length, the order in which it gives what it finds.
    examples = [(e, *encoder.encode(e.passage)) for e in asked.values()]
    examples.sort(key=lambda item: len(item[1]))
    answers = []
    for weights in arguments.weights:
        network = StanceNetwork(large["encoder"])
        network.load_state_dict(torch.load(weights, map_location="cpu"))
        answers.append(predict(network.to(arguments.device), examples)[0])
    chances = np.mean(answers, axis=0)
    ends = np.cumsum([len(e.labels) for e, _, _ in examples])
    found = np.split(chances, ends[:-1])
    write_lessons(
        arguments.out, {e.key: one for (e, _, _), one in zip(examples, found, strict=True)}
    )


if __name__ == "__main__":
    main()
