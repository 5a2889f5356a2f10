"""Statements and posts printed in full, without marks, below a line that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from quotes.attribution.turns import answers
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
_POST = re.compile(
    r"(?:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|for|of|the|and|&)){0,5} ?)?"
    r"(?P<handle>\(?@\w{2,30}\)?)?(?: [·•] \S.{0,25})?:?"
)
_STAMP = re.compile(
    r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[·•|,–-] ?.{1,25})?|(?:Like|Reply|Share)\b.{0,40}", re.I
)
_SIGNED = re.compile(
    r"(?P<words>[\"“][^\"“”]+[\"”]|‘[^‘\n]+’|'[^\n]+')[ \t]*(?:-{1,2}|[–—])[ \t]*"
    r"(?P<who>[A-Z][^\n.!?\"“”]{2,90})\.?"
)
_LABELLED = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:, [^:\n\"“”]{1,60})?):[ \t]+"
    r"(?P<words>[\"“][^\"“”]+[\"”])"
)
_OPENS = re.compile(r"(?P<words>[\"“‘'](?:[^\s\"“”]+ ){2,}[^\s\"“”]+[\"”’']): \S.*")
_HEADING = re.compile(r"[\"“][^\"“”\n]*[^\W_][\"”]|[‘'][^“”\n]*[^\W_]['’]")
_LONGEST_HEADING = 80
"""Characters."""
_LONGEST_AUTHOR = 60
"""Characters."""
_LONGEST_POST = 4
"""Lines."""
_HEADER = 6
"""Lines without a sentence (place, date) that may stand between the title and the first words."""
_CONFIDENCE = 0.9


def printed_statements(text: str, rows: Sequence[Span]) -> Iterator[Quote]:
    """Yield the statements whose title and paragraphs stand in `rows`, the lines of a body.

    Most of their paragraphs speak in the first person; they end where a line is no sentence.
    """
    for number, row in enumerate(rows):
        title = _TITLE.fullmatch(text, *row)
        words = _paragraphs(text, rows[number + 1 :]) if title else []
        if title and len(words) > 1 and 2 * _personal(text, words) >= len(words):
            yield _printed(words, Span(*title.span("who")))


def posts(text: str, rows: Sequence[Span]) -> Iterator[Quote]:
    """Yield the posts in `rows`, the lines of a body: a name or handle, and what it posted.

    Below a name without a handle a time must follow, or what a network prints below a post.
    """
    for number, row in enumerate(rows):
        short = row.end - row.start <= _LONGEST_AUTHOR
        if not short or not (author := _POST.fullmatch(text, *row)):
            continue
        words = rows[number + 1 : number + 1 + _LONGEST_POST]
        stamp = next((i for i, line in enumerate(words) if _STAMP.fullmatch(text, *line)), None)
        posted = words[: 1 if stamp is None and author["handle"] else stamp or 0]
        if posted:
            yield _printed(posted, row)


def signed_lines(text: str, rows: Sequence[Span]) -> Iterator[Quote]:
    """Yield the quotations that make up a row with whom they are by.

    `"Too late" - Ann Lee` and `Ann Lee, 34, nurse: "Too late."` are such rows.
    """
    for row in rows:
        if signed := _SIGNED.fullmatch(text, *row) or _LABELLED.fullmatch(text, *row):
            quote = _printed([Span(*signed.span("words"))], Span(*signed.span("who")))
            yield replace(quote, kind="direct")


def opening_quotation(text: str, headline: Span) -> Quote | None:
    """Return the quotation that a headline opens with: `'It was too late': pilots tell of storm`.

    Words before a colon are somebody's; a title or a phrase held at arm's length stands within.
    """
    opens = _OPENS.fullmatch(text, *headline)
    if opens is None:
        return None
    quote = _printed([Span(*opens.span("words"))], headline)
    return replace(quote, source=(), kind="direct", rule="headline")


def headings(text: str, rows: Sequence[Span]) -> Iterator[Span]:
    """Yield the rows between others that are quotations without a stop: `'Winks and nods'`."""
    for row in rows[1:-1]:
        if row.end - row.start <= _LONGEST_HEADING and _HEADING.fullmatch(text, *row):
            yield row


def answers_given(text: str, rows: Sequence[Span]) -> Iterator[Quote]:
    """Yield the answers in the rows of an interview: a label and a paragraph."""
    starts = {row.start for row in rows}
    for label, words in answers(text):
        if label.start in starts:
            yield _printed([words], label)


def body_lines(document: Document) -> list[Span]:
    """Return the lines of the body that are no furniture."""
    body = document.body or Span(0, len(document.text))
    furniture = {span.start for span in document.furniture}
    rows = (row for row in lines(document.text) if body.start <= row.start < body.end)
    return [row for row in rows if row.start not in furniture]


def _printed(words: Sequence[Span], who: Span) -> Quote:
    return Quote(
        content=tuple(words),
        source=(who,),
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
