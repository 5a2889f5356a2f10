"""Statements printed in full, without quotation marks, below a line that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotes.text import lines, quoted_spans
from quotes.types import Document, Quote, Span

_TITLE = re.compile(
    r"[ \t]*(?:(?:full|press|media|official|public|joint) )*"
    r"(?:statement|remarks|speech|address|message)(?: in full)? (?:from|by|of) "
    r"(?P<who>[^\n\"“”]{3,90}?)[ \t:]*",
    re.I,
)
_SENTENCE = re.compile(r"[.!?][\"'’”)]*$")
_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_HEADER = 6
"""Lines without a sentence (place, date) that may stand between the title and the first words."""
_CONFIDENCE = 0.9


def printed_statements(document: Document) -> Iterator[Quote]:
    """Yield the statements whose title and paragraphs stand in the document's body.

    Most of their paragraphs speak in the first person; they end where a line is no sentence.
    """
    body = document.body or Span(0, len(document.text))
    rows = [row for row in lines(document.text) if body.start <= row.start < body.end]
    for number, row in enumerate(rows):
        title = _TITLE.fullmatch(document.text, *row)
        words = _paragraphs(document.text, rows[number + 1 :]) if title else []
        if title and len(words) > 1 and 2 * _personal(document.text, words) >= len(words):
            yield Quote(
                content=tuple(words),
                source=(Span(*title.span("who")),),
                kind="indirect",
                confidence=_CONFIDENCE,
                rule="printed",
            )


def _paragraphs(text: str, rows: Sequence[Span]) -> list[Span]:
    """Return the paragraphs of sentences at the top of `rows`, a header before them left out."""

    def is_sentence(row: Span) -> bool:
        return bool(_SENTENCE.search(text, *row))

    first = next((i for i, row in enumerate(rows[: _HEADER + 1]) if is_sentence(row)), len(rows))
    return list(takewhile(is_sentence, rows[first:]))


def _personal(text: str, paragraphs: Sequence[Span]) -> int:
    """Return how many paragraphs have `I` or `we` outside quotation marks."""
    quoted = quoted_spans(text[paragraphs[0].start : paragraphs[-1].end])
    at = [Span(s.start + paragraphs[0].start, s.end + paragraphs[0].start) for s in quoted]
    return sum(
        any(not any(q.start <= m.start() < q.end for q in at) for m in _PERSON.finditer(text, *p))
        for p in paragraphs
    )
