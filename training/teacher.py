"""What large taggers say of every word, for others to learn from.

`python -m training.teacher configs/adapter-fast.toml TEACHER... -o runs/lessons.npz`

A teacher is the folder of a model, or a configuration and its run: `configs/teacher.toml:runs/one`.
Runs them over the training corpora of a configuration and over its unlabelled texts (knowledge
distillation: Hinton, Vinyals & Dean, 2015), and stores the mean of their scores before decoding.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from quotes.models import find
from quotes.tagger import Tagger
from quotes.tagger.network import pretrained
from quotes.types import SCHEMES
from training.corpora import Example
from training.corpora.configured import training_examples
from training.weights import tagger_on, weights_of


class Lesson(NamedTuple):
    """A teacher's view of one text.

    `starts` are the words' character offsets; `scores` is `[words, span and entity labels]`.
    """

    starts: np.ndarray
    scores: np.ndarray


class Lessons:
    """The lessons of many texts, looked up by example, and the teachers' mean `transitions`."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            self._starts, self._scores = stored["starts"], stored["scores"]
            self.transitions = torch.from_numpy(stored["transitions"])
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


def teach(taggers: Sequence[Tagger], examples: Iterable[Example], file: Path) -> None:
    """Run the teachers over the examples, each by its own guide, and store what they say."""
    keys, starts, scores = [], [], []
    by_scheme = {scheme: [e for e in examples if e.scheme == scheme] for scheme in SCHEMES}
    for scheme, mine in by_scheme.items():
        texts = [example.text for example in mine]
        streams = [tagger.emissions(texts, scheme) for tagger in taggers]
        for example, *said in zip(mine, *streams, strict=True):
            keys.append(_key(example))
            starts.append(said[0].starts)
            both = [np.concatenate([one.spans, one.entities], axis=1) for one in said]
            scores.append(np.mean(both, axis=0).astype(np.float16))
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        file,
        keys=np.array(keys),
        lengths=np.array([len(one) for one in starts]),
        starts=np.concatenate(starts),
        scores=np.concatenate(scores),
        transitions=np.mean([tagger.transitions for tagger in taggers], axis=0),
    )


def tagger_of(teacher: str, device: str) -> Tagger:
    """Return the tagger of a model's folder, or of `CONFIG:RUN`, weights just trained."""
    file, _, run = teacher.partition(":")
    if not run:
        return Tagger(find(teacher), device=device)
    config = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    network = pretrained(config["encoder"])
    network.load_state_dict(weights_of(Path(run) / "model.pt"))
    return tagger_on(network, config, device)


def _key(example: Example) -> str:
    return f"{example.scheme} {example.id}"


def main() -> None:
    """Read the command line and write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("teachers", nargs="+", metavar="TEACHER")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--limit", type=int, help="only this many documents a corpus (smoke test)")
    arguments = parser.parse_args()
    data = tomllib.loads(arguments.config.read_text(encoding="utf-8"))["data"]
    examples = training_examples(data, arguments.limit)
    fit = [e for e in examples if e.spans is not None or e.entities is None]
    teach([tagger_of(one, arguments.device) for one in arguments.teachers], fit, arguments.out)


if __name__ == "__main__":
    main()
