"""The article's body among the lines of a page: the best single segment.

A page is read as three states in order: before the body, in it, after it. This is a linear-chain
CRF (Lafferty, McCallum & Pereira 2001) whose only transitions are "the body starts at this line"
and "the body ends with this line". A segment's score is a sum of trait weights, fitted on labelled
pages (`training/train_document.py`); the best segment is found in one pass.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
    score = _Scores(weights)
    opened, start = (
        float("-inf"),
        0,
    )  # the best score of a body that is open at this line, its start
    best, segment = float("-inf"), (0, len(lines) - 1)
    for index, line in enumerate(lines):
        opening = score.at(lines, index, STARTS) + score("start", start_context(lines, index))
        if opening > opened:
            opened, start = opening, index
        opened += score("inside", line)
        total = opened + score.at(lines, index, ENDS) + score("end", end_context(lines, index))
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


class _Scores:
    """Sums of trait weights, remembered: a page has few different sets of traits."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[tuple[str, Line], float] = {}

    def __call__(self, group: str, line: Line) -> float:
        value = self._known.get((group, line))
        if value is None:
            weights = self._weights[group]
            value = weights.get("bias", 0.0) + sum(weights.get(t, 0.0) for t in sorted(line))
            self._known[group, line] = value
        return value

    def at(self, lines: Sequence[Line], index: int, groups: Mapping[str, int]) -> float:
        """Score the lines around `index` that `groups` look at."""
        return sum(self(group, neighbour(lines, index + step)) for group, step in groups.items())


def neighbour(lines: Sequence[Line], index: int) -> Line:
    """Return the line at `index`, or `EDGE` where there is none."""
    return lines[index] if 0 <= index < len(lines) else EDGE


def start_context(lines: Sequence[Line], index: int) -> Line:
    """Say what stands a little farther off, that bears on the body's starting at `index`."""
    above = lines[max(0, index - _HEADER_REACH) : index]
    below = lines[index + 1 : index + 1 + _STANDFIRST_REACH]
    found = {
        "header above": any("date" in line or "byline" in line for line in above),
        "title above": any("title" in line for line in above),
        "header below": any("date" in line or "byline" in line for line in below),
    }
    return frozenset(name for name, holds in found.items() if holds)


def end_context(lines: Sequence[Line], index: int) -> Line:
    """Say whether a sentence, or two in a row, follow soon after `index`, before any footer."""
    found = set()
    for i in range(index + 1, min(index + 1 + _BOX_REACH, len(lines))):
        if not _FOOTER.isdisjoint(lines[i]):
            break
        if "sentence" in lines[i]:
            found.add("sentence below")
            if "sentence" in neighbour(lines, i + 1):
                found.add("prose below")
    return frozenset(found)
