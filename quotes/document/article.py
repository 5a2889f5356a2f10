"""The article itself, without what stands around it and between its paragraphs."""

from __future__ import annotations

from quotes.types import Document, Span


def article(document: Document) -> list[Span]:
    """Return the body without the furniture in it."""
    if document.body is None:
        return []
    start, pieces = document.body.start, []
    for span in document.furniture:
        if start <= span.start and span.end <= document.body.end:
            pieces.append(Span(start, span.start))
            start = span.end
    return [*pieces, Span(start, document.body.end)]


def bare_text(document: Document) -> str:
    """Return the text with line ends in place of furniture; offsets stay true.

    What is found in an article then does not hang on the page around it.
    """
    pieces: list[str] = []
    position = 0
    for span in document.furniture:
        pieces += document.text[position : span.start], "\n" * (span.end - span.start)
        position = span.end
    return "".join((*pieces, document.text[position:]))
