"""Which quotation a quote's source is part of, as in “He told me no,” she said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from quotes.types import Quote

_REACH = 8
"""Pieces of contents that are looked back at; quotations are seldom nested deeper than twice."""


class Enclosing:
    """The quotations of a document by where their contents stand."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._pieces = sorted(
            (*span, i) for i, quote in enumerate(quotes) for span in quote.content
        )

    def of(self, index: int) -> int:
        """Return the index of the innermost quote whose content holds another's source, or -1."""
        source = self._quotes[index].source
        if not source:
            return -1
        start, end = source[0].start, source[-1].end
        last = bisect_right(self._pieces, start, key=lambda piece: piece[0])
        for begin, stop, other in reversed(self._pieces[max(0, last - _REACH) : last]):
            if begin <= start and end <= stop and other != index:
                return other
        return -1
