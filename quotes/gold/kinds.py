"""The kind of a labelled content, where the label does not say it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.metrics import characters
from quotes.text import DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE, kind_of
from quotes.types import Kind, Span

_OPENING = DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS


def derived_kind(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """Tell a content's kind from how much of it is quoted; `quoted` is `quoted_spans(text)`.

    What stands inside somebody else's quotation is direct only with marks of its own.
    """
    own = [
        piece
        for piece in content
        if text[piece.start] in _OPENING
        or not any(start < piece.start and piece.end <= end for start, end in quoted)
    ]
    inside = len(characters(own) & characters(quoted))
    return kind_of(inside, len(characters(content)))
