"""The structure of an article: title, byline, dateline, date, body, and the furniture around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from quotes.document.article import article, bare_text
from quotes.document.body import best_segment, first_paragraph, load_weights
from quotes.document.dates import dates
from quotes.document.furniture import furniture
from quotes.document.header import Header, read_header
from quotes.document.lines import traits, units
from quotes.types import Document, Span

__all__ = ["article", "bare_text", "content_id", "first_date", "parse"]

Given = Mapping[str, str | list[int] | Mapping[str, str] | None]
"""Fields of a document that are known beforehand; `body` is `[start, end]`.

`origins` may say what gave them, field by field.
"""
_FACTS = ("title", "url", "publisher", "agency", "byline", "place", "published")


def parse(
    text: str, *, id: str | None = None, path: str | None = None, given: Given | None = None
) -> Document:
    """Find the structure of `text`, plain text as it is scraped from news pages.

    Fields in `given` are taken as they are; the rest is read off the lines. The text is kept as it
    is, and all spans are offsets into it. Text without a letter has no body.
    """
    known = given or {}
    spans = units(text)
    found = traits(text, spans)
    lines = [text[s.start : s.end] for s in spans]
    whole = _given_body(known.get("body"), len(text))
    body = _lines_in(whole, spans) if whole else None
    if body is None and spans:
        first, last = best_segment(found, load_weights())
        whole, body = None, (first_paragraph(found, first), last)
    inside: set[int] = set()
    if body:
        inside = {body[0] + i for i in furniture(lines[body[0] : body[1] + 1])}
        body = _trim(body, inside)
        whole = whole or Span(spans[body[0]].start, spans[body[1]].end)
    title = _known(known, "title", None)
    header = read_header(lines, found, body, title=title) if body else Header()
    facts = {name: _known(known, name, getattr(header, name)) for name in _FACTS}
    return Document(
        id=id or content_id(text),
        text=text,
        path=path,
        **facts,
        body=whole,
        headline=spans[header.title_lines[0]] if len(header.title_lines) == 1 else None,
        standfirst=tuple(spans[i] for i in header.standfirst),
        captions=tuple(spans[i] for i in header.captions),
        furniture=tuple(_furniture(spans, inside, header, body)) if body else (),
        origins=_origins(known, facts),
    )


def content_id(text: str) -> str:
    """Return the identifier of a document that came without one, a digest of its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def first_date(text: str) -> str | None:
    """Return the first calendar date in `text` as ISO yyyy-mm-dd, or None."""
    return next(dates(text[:200]), None)


def _known(given: Given, field: str, found: str | None) -> str | None:
    value = given.get(field)
    return value if isinstance(value, str) and value.strip() else found


def _origins(given: Given, facts: Mapping[str, str | None]) -> dict[str, str]:
    """Say of each known fact what it is taken from."""
    told = given.get("origins")
    told = told if isinstance(told, Mapping) else {}
    return {
        name: told.get(name, "given") if _known(given, name, None) else "text"
        for name, value in facts.items()
        if value
    }


def _given_body(value: object, length: int) -> Span | None:
    """Return the body that was given, or None when it is no range of the text."""
    match value:
        case [int(start), int(end)] if 0 <= start < end <= length:
            return Span(start, end)
    return None


def _lines_in(body: Span, spans: Sequence[Span]) -> tuple[int, int] | None:
    """Return the first and last line of `body`, or None when no line is in it."""
    inside = [i for i, s in enumerate(spans) if s.start < body.end and body.start < s.end]
    return (inside[0], inside[-1]) if inside else None


def _trim(body: tuple[int, int], furniture: set[int]) -> tuple[int, int]:
    """Leave out furniture at the edges; a body of nothing else stays as it is."""
    kept = [i for i in range(body[0], body[1] + 1) if i not in furniture]
    if not kept:
        furniture.clear()
        return body
    return kept[0], kept[-1]


def _furniture(
    spans: Sequence[Span], inside: set[int], header: Header, body: tuple[int, int]
) -> Iterator[Span]:
    """Yield runs of lines that are in neither body nor header, and of those `inside` the body."""
    first, last = body
    run: Span | None = None
    for index, span in enumerate(spans):
        if index in inside if first <= index <= last else index not in header.used:
            run = Span(run.start if run else span.start, span.end)
        elif run:
            yield run
            run = None
    if run:
        yield run
