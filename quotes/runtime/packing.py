"""Several short texts in one sequence, each a segment of it: a piece costs less in a longer one.

Sequence packing without cross-contamination: Krell et al., 2021; `segments` fits networks to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.runtime import Inputs


def packs(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Return which texts go together, at most so many pieces unless one alone is longer.

    The longest first, each where it first fits (first-fit decreasing).
    """
    packed: list[list[int]] = []
    room: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        length = lengths[index]
        at = next((i for i, left in enumerate(room) if length <= left), len(room))
        if at == len(room):
            packed.append([])
            room.append(most)
        packed[at].append(index)
        room[at] -= length
    return packed


def joined(texts: Sequence[NDArray[np.int64]], places: Sequence[Sequence[int]]) -> Inputs:
    """Return texts as one sequence whose outputs are those at `places` of each, in order."""
    lengths = [len(ids) for ids in texts]
    begins = np.repeat(np.cumsum([0, *lengths[:-1]]), [len(own) for own in places])
    return {
        "input_ids": np.concatenate(texts).astype(np.int32),
        "attention_mask": np.repeat(np.arange(1, len(texts) + 1, dtype=np.int32), lengths),
        "places": (begins + np.concatenate(places)).astype(np.int32),
    }
