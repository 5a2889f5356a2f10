"""The article's body among the lines of a page: the best single segment.

A page is read as three states in order: before the body, in it, after it. This is a linear-chain
CRF (Lafferty, McCallum & Pereira 2001) whose only transitions are "the body starts at this line"
and "the body ends with this line". A segment's score is a sum of trait weights, fitted on labelled
pages (`training/train_document.py`); the best segment is found in one pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files

Line = frozenset[str]
Weights = Mapping[str, Mapping[str, float]]
"""Trait weights in groups: `inside`, and the keys of `STARTS` and `ENDS`."""

STARTS = {"start": 0, "start-1": -1, "start+1": 1}
"""Groups of weights for the line that the body starts with, and the lines before and after it."""
ENDS = {"end": 0, "end+1": 1, "end+2": 2}
"""The same for the line that the body ends with, and the two after it."""

EDGE: Line = frozenset({"edge"})
"""What stands beyond the first and the last line."""

_HEADER_REACH = 6
"""A byline or date stands so close above the first paragraph, with share buttons between."""
_STANDFIRST_REACH = 3
"""A byline or date so close below a paragraph says that it is a standfirst or a caption."""
_BOX_REACH = 7
"""Boxes of related links inside an article have about so many lines; then prose follows."""
_BELOW: Sequence[Line] = (
    frozenset(),
    frozenset(("sentence below",)),
    frozenset(("sentence below", "prose below")),
)
_HEADER = frozenset(("byline", "date"))
_LONG = frozenset(("words:6", "words:7", "words:8"))
_REPORTS = frozenset(("speech", "quoted", "dateline"))
_FOOTER = frozenset(
    f"cue:{name}" for name in ("comment", "legal", "tags", "author", "share", "subscribe")
)
"""What stands below articles, and hardly ever inside them."""


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return json.loads((files(__package__) / "weights.json").read_text("utf-8"))  # type: ignore[no-any-return]


def best_segment(lines: Sequence[Line], weights: Weights) -> tuple[int, int]:
    """Return the indices `(first, last)` of the body among `lines`, which must not be empty."""
    above, below = start_contexts(lines), end_contexts(lines)
    scores = _scores({EDGE, *lines, *above, *below}, weights)
    columns = zip(
        _near(lines, STARTS, scores),
        map(scores["start"].__getitem__, above),
        map(scores["inside"].__getitem__, lines),
        _near(lines, ENDS, scores),
        map(scores["end"].__getitem__, below),
        strict=True,
    )
    opened, start = float("-inf"), 0  # the best score of a body open at this line, its start
    best, segment = float("-inf"), (0, len(lines) - 1)
    for index, (begins, farther_above, inside, ends, farther_below) in enumerate(columns):
        opening = begins + farther_above
        if opening > opened:
            opened, start = opening, index
        opened += inside
        total = opened + ends + farther_below
        if total > best:
            best, segment = total, (start, index)
    return segment


def first_paragraph(lines: Sequence[Line], start: int) -> int:
    """Return where a body begins that is found to begin at `start`: perhaps a little earlier.

    A caption or an advert after the first paragraph makes it look like a standfirst. It is none if
    byline or date stand above it and not below.
    """
    above = range(start - 1, max(-1, start - 1 - _STANDFIRST_REACH), -1)
    for index in above:
        if not _HEADER.isdisjoint(lines[index]):
            break
        headed = any(not _HEADER.isdisjoint(line) for line in lines[max(0, index - 3) : index])
        if headed and "sentence" in lines[index] and _is_lead(lines[index]):
            return index
    return start


def _is_lead(line: Line) -> bool:
    """Say whether a line has the length of a paragraph, or that of a long standfirst and speech."""
    if any(trait.startswith("cue:") for trait in line):
        return False
    return not _LONG.isdisjoint(line) or ("words:5" in line and not _REPORTS.isdisjoint(line))


def _near(
    lines: Sequence[Line], groups: Mapping[str, int], scores: Mapping[str, Mapping[Line, float]]
) -> Iterator[float]:
    """Score for each line those around it that `groups` look at."""
    columns = (
        map(scores[name].__getitem__, neighbours(lines, step)) for name, step in groups.items()
    )
    return map(sum, zip(*columns, strict=True))


def _scores(lines: Set[Line], weights: Weights) -> dict[str, dict[Line, float]]:
    """Return for each group of weights the sum of each line's traits.

    A page has few different sets of traits, so this is done once for each.
    """
    groups = weights.values()
    rows = {trait: [group.get(trait, 0.0) for group in groups] for trait in {"bias"}.union(*groups)}
    known = [[rows[trait] for trait in sorted(line) if trait in rows] for line in lines]
    sums = [map(sum, zip(*found, rows["bias"], strict=True)) for found in known]
    return {
        name: dict(zip(lines, column, strict=True))
        for name, column in zip(weights, zip(*sums, strict=True), strict=True)
    }


def neighbours(lines: Sequence[Line], step: int) -> Sequence[Line]:
    """Return for each line the one `step` farther down, `EDGE` where there is none."""
    if step < 0:
        return (*(EDGE for _ in range(-step)), *lines)[: len(lines)]
    return (*lines, *(EDGE for _ in range(step)))[step:]


def start_contexts(lines: Sequence[Line]) -> list[Line]:
    """Say of each line what stands a little farther off, that bears on the body's start there."""
    found: list[Line] = [frozenset()] * len(lines)
    for index, line in enumerate(lines):
        below = range(index + 1, min(len(lines), index + 1 + _HEADER_REACH))
        if not _HEADER.isdisjoint(line):
            for near in range(max(0, index - _STANDFIRST_REACH), index):
                found[near] |= {"header below"}
            for near in below:
                found[near] |= {"header above"}
        if "title" in line:
            for near in below:
                found[near] |= {"title above"}
    return found


def end_contexts(lines: Sequence[Line]) -> list[Line]:
    """Say of each line whether a sentence, or two in a row, follow soon, before any footer."""
    found: list[Line] = []
    sentence = prose = never = len(lines) + _BOX_REACH  # where the next ones stand
    for index in reversed(range(len(lines))):
        near = (sentence - index <= _BOX_REACH) + (prose - index <= _BOX_REACH)
        found.append(_BELOW[near])
        if not _FOOTER.isdisjoint(lines[index]):
            sentence = prose = never
        elif "sentence" in lines[index]:
            sentence = index
            if index + 1 < len(lines) and "sentence" in lines[index + 1]:
                prose = index
    return found[::-1]
