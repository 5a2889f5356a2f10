"""What a large stance model says of every pair, for a small one to learn from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.corpora.stance import StanceExample


class StanceLessons:
    """The label probabilities of a teacher, `[targets, labels]` an example."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            ends = np.cumsum(stored["targets"])
            chances = np.split(stored["chances"].astype(np.float32), ends[:-1])
            self._of = dict(zip(stored["keys"].tolist(), chances, strict=True))

    def of(self, example: StanceExample) -> NDArray[np.float32]:
        """Return what the teacher says of an example; raises KeyError if it did not see it."""
        return self._of[example.key]


def write_lessons(file: Path, chances: Mapping[str, NDArray[np.float32]]) -> None:
    """Store `[targets, labels]` probabilities by the key of their example."""
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        file,
        keys=np.array(list(chances)),
        targets=np.array([len(one) for one in chances.values()]),
        chances=np.concatenate(list(chances.values())).astype(np.float16),
    )
