"""The article's body among the lines of a page: the best single segment.

A page is read as three states in order: before the body, in it, after it. This is a linear-chain
CRF (Lafferty, McCallum & Pereira 2001) whose only transitions are "the body starts at this line"
and "the body ends with this line". A segment's score is a sum of trait weights, fitted on labelled
pages (`training/train_document.py`); the best segment is found in one pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

Weights = Mapping[str, Mapping[str, float]]
"""Trait weights in three groups: a line is `inside` the body, at its `start`, at its `end`."""

HEADER_REACH = 6
"""A byline or date stands so close above the first paragraph, with share buttons between."""
END_REACH = 6
"""Boxes of related links inside an article have about so many lines; then a sentence follows."""


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return json.loads((files(__package__) / "weights.json").read_text("utf-8"))  # type: ignore[no-any-return]


def best_segment(lines: Sequence[frozenset[str]], weights: Weights) -> tuple[int, int]:
    """Return the indices `(first, last)` of the body among `lines`, which must not be empty."""
    inside, starting, ending = weights["inside"], weights["start"], weights["end"]
    opened, start = (
        float("-inf"),
        0,
    )  # the best score of a body that is open at this line, its start
    best, segment = float("-inf"), (0, len(lines) - 1)
    for index, line in enumerate(lines):
        opening = _score(start_traits(lines, index), starting)
        if opening > opened:
            opened, start = opening, index
        opened += _score(line, inside) + inside.get("bias", 0.0)
        total = opened + _score(end_traits(lines, index), ending)
        if total > best:
            best, segment = total, (start, index)
    return segment


def _score(found: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(trait, 0.0) for trait in found)


def start_traits(lines: Sequence[frozenset[str]], index: int) -> Iterator[str]:
    """Yield what speaks for or against the body's starting at line `index`."""
    yield from lines[index]
    yield from _at(lines, index - 1, "-1 ")
    yield from _at(lines, index + 1, "+1 ")
    reach = range(max(0, index - HEADER_REACH), index)
    if any("date" in lines[i] or "byline" in lines[i] for i in reach):
        yield "header behind"
    reach = range(index + 1, min(len(lines), index + 4))
    if any("date" in lines[i] or "byline" in lines[i] for i in reach):
        yield "header ahead"
    if any("title" in lines[i] for i in range(max(0, index - HEADER_REACH), index)):
        yield "title behind"


def end_traits(lines: Sequence[frozenset[str]], index: int) -> Iterator[str]:
    """Yield what speaks for or against the body's ending with line `index`."""
    yield from lines[index]
    yield from _at(lines, index + 1, "+1 ")
    yield from _at(lines, index + 2, "+2 ")
    for ahead in lines[index + 1 : index + 1 + END_REACH]:
        if "cue:comment" in ahead or "cue:legal" in ahead:
            break
        if "sentence" in ahead:
            yield "sentence ahead"
            break


def _at(lines: Sequence[frozenset[str]], index: int, prefix: str) -> Iterator[str]:
    if 0 <= index < len(lines):
        for trait in lines[index]:
            yield prefix + trait
    else:
        yield prefix + "edge"
