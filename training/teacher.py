"""What a large tagger says of every word, for a small one to learn from.

`python -m training.teacher quotes/models/accurate configs/tagger.toml -o runs/lessons.npz`

Runs the teacher over the training corpora of a configuration and over its unlabelled texts
(knowledge distillation: Hinton, Vinyals & Dean, 2015), and stores its scores before decoding.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quotes.models import find
from quotes.tagger import Tagger
from quotes.types import SCHEMES
from training.corpora import Example
from training.corpora.configured import training_examples


class Lesson(NamedTuple):
    """A teacher's view of one text.

    `starts` are the words' character offsets; `scores` is `[words, span and entity labels]`.
    """

    starts: np.ndarray
    scores: np.ndarray


class Lessons:
    """The lessons of many texts, looked up by example."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            self._starts, self._scores = stored["starts"], stored["scores"]
            ends = np.cumsum(stored["lengths"])
            begins = ends - stored["lengths"]
            self._ranges = dict(
                zip(stored["keys"].tolist(), zip(begins, ends, strict=True), strict=True)
            )

    def of(self, example: Example) -> Lesson | None:
        """Return the lesson on an example, None where the teacher gave none."""
        found = self._ranges.get(_key(example))
        if found is None:
            return None
        return Lesson(self._starts[slice(*found)], self._scores[slice(*found)])


def teach(tagger: Tagger, examples: Iterable[Example], file: Path) -> None:
    """Run the teacher over the examples, each by its own guide, and store what it says."""
    keys, starts, scores = [], [], []
    by_scheme = {scheme: [e for e in examples if e.scheme == scheme] for scheme in SCHEMES}
    for scheme, mine in by_scheme.items():
        for example, said in zip(
            mine, tagger.emissions([e.text for e in mine], scheme), strict=True
        ):
            assert said is not None
            keys.append(_key(example))
            starts.append(said.starts)
            scores.append(np.concatenate([said.spans, said.entities], axis=1).astype(np.float16))
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        file,
        keys=np.array(keys),
        lengths=np.array([len(one) for one in starts]),
        starts=np.concatenate(starts),
        scores=np.concatenate(scores),
    )


def _key(example: Example) -> str:
    return f"{example.scheme} {example.id}"


def main() -> None:
    """Read the command line and write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("config", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="only this many documents a corpus (smoke test)")
    arguments = parser.parse_args()
    data = tomllib.loads(arguments.config.read_text(encoding="utf-8"))["data"]
    examples = training_examples(data, arguments.limit)
    fit = [e for e in examples if e.spans is not None or e.entities is None]
    teach(Tagger(find(arguments.model)), fit, arguments.out)


if __name__ == "__main__":
    main()
