"""From tagged spans to quotes: which pieces belong together, of what kind, credited to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from quotes.attribution import (
    CONTINUES,
    Clause,
    Layout,
    Link,
    answers_given,
    body_lines,
    find_addressee,
    find_clauses,
    find_relay,
    headings,
    interviewers,
    is_silence,
    label_turns,
    layout,
    link_contents,
    opening_quotation,
    posts,
    printed_statements,
    signed_lines,
    unfold,
)
from quotes.text import fold, kind_of
from quotes.types import Document, Kind, Quote, Scheme, Span, TaggedSpan, Tagging

_WORD = re.compile(r"\w")

# How often what a rule links is right, where that is less than 97 % of the time: measured on the
# training part of PolNeAR and the labelled news with one source in ten and one cue in twenty left
# out, as a tagger would; "continuation" on the news alone, which PolNeAR labels otherwise, and
# "shared_subject" on what `fast` finds in news.
_TRUST = {
    "none": 0.2,
    "no_source": 0.45,
    "resumed": 0.7,
    "shared_subject": 0.95,
    "passive": 0.84,
    "subject_after": 0.87,
    "participle": 0.9,
    "free_clause_before": 0.9,
    "free_clause_after": 0.9,
    "continuation": 0.96,
}


def assemble(document: Document, tagging: Tagging, *, scheme: Scheme = "news") -> tuple[Quote, ...]:
    """Return the quotes of `document` in text order; every content span is part of one.

    In scheme `news` only spans in the document's body and outside its furniture count, and neither
    silence nor what an interviewer asks is a quote. `rule` names the rule that linked the content
    and, after a slash, the one that found the cue's source; a quote whose rule is in
    `attribution.CONTINUES` has the speakers of the one before.
    """
    usable = (s for s in tagging.spans if _is_usable(document, s, scheme))
    laid = layout(document.text, sorted(usable, key=lambda span: (span.start, span.end)))
    laid = label_turns(laid)
    if scheme == "news":
        laid = unfold(laid, tagging.entities)
    clauses = find_clauses(laid)
    links = link_contents(laid, clauses, scheme)
    groups: dict[int, list[int]] = {}
    for content, link in links.items():
        groups.setdefault(link.group, []).append(content)
    used = frozenset(link.clause for link in links.values() if link.clause is not None)
    free = {number: clause for number, clause in clauses.items() if clause not in used}
    quotes = [_quote(laid, contents, links[contents[0]], free) for contents in groups.values()]
    if scheme == "news":
        quotes = [replace(q, content=_joined(document.text, q.content)) for q in quotes]
        asks = interviewers(laid.folded)
        quotes = [
            quote
            for quote in quotes
            if not is_silence(document.text, quote)
            and not any(document.text[slice(*span)] in asks for span in quote.source)
        ]
        quotes = _with_printed(document, quotes)
    return tuple(quotes)


def _with_printed(document: Document, quotes: Sequence[Quote]) -> list[Quote]:
    """Add statements, posts and answers; what was found of their words without a source goes.

    So do headings between paragraphs.
    """
    text, rows = document.text, body_lines(document)
    begun = {quote.content[0].start for quote in quotes if quote.source}
    sources = {span.start for quote in quotes for span in quote.source}
    printed = list(printed_statements(text, rows))
    others = (*posts(text, rows), *signed_lines(text, rows), *answers_given(text, rows))
    printed += (
        quote
        for quote in others
        if quote.content[0].start not in begun and quote.source[0].start not in sources
    )
    title = document.headline and opening_quotation(text, document.headline)
    if title and not any(q.content[0].start < title.content[0].end for q in quotes):
        printed.append(title)
    whole = [piece for quote in printed for piece in quote.content]
    whole += headings(text, rows)
    kept = [
        quote
        for quote in quotes
        if quote.source or not any(p.start <= quote.content[0].start < p.end for p in whole)
    ]
    return sorted([*kept, *printed], key=lambda quote: quote.content[0].start)


def _is_usable(document: Document, span: TaggedSpan, scheme: Scheme) -> bool:
    """Say whether a span has words and, by the news guide, stands in the article itself."""
    if not _WORD.search(document.text, span.start, span.end) and span.role != "cue":
        return False
    if scheme == "polnear":
        return True
    middle = (span.start + span.end) // 2
    article = (
        document.body or Span(0, len(document.text)),
        document.headline,
        *document.standfirst,
        *document.captions,
    )
    inside = any(part and part.start <= middle < part.end for part in article)
    return inside and not any(part.start <= middle < part.end for part in document.furniture)


def _quote(laid: Layout, contents: list[int], link: Link, free: Mapping[int, Clause]) -> Quote:
    pieces = tuple(laid.spans[content].span for content in contents)
    clause = link.clause
    quote = Quote(
        content=pieces,
        kind=_kind(laid, pieces),
        confidence=_confidence(laid, contents, link),
        rule=f"{link.rule}/{clause.rule}" if clause else link.rule,
        reason=None if link.rule in CONTINUES else _reason(clause),
    )
    if clause is None:
        return quote
    addressee = find_addressee(laid, clause, pieces)
    relay = find_relay(laid, clause, pieces, addressee, free)
    return replace(
        quote,
        cue=() if clause.cue is None else (laid.spans[clause.cue].span,),
        source=(clause.source,) if clause.source else (),
        addressee_span=(addressee,) if addressee else (),
        relay_span=(relay,) if relay else (),
    )


def _reason(clause: Clause | None) -> str | None:
    if clause is None:
        return "no cue or source near the quote"
    return "the cue has no source" if clause.source is None else None


def _confidence(laid: Layout, contents: Sequence[int], link: Link) -> float:
    """Return the mean score of the spans that were linked, times how often the rule is right."""
    parts, trust = list(contents), _TRUST.get(link.rule, 1.0)
    if link.clause:
        parts += range(link.clause.first, link.clause.last + 1)
        trust *= _TRUST.get(link.clause.rule, 1.0)
    return round(trust * fmean(laid.spans[part].score for part in parts), 4)


def _kind(laid: Layout, pieces: Sequence[Span]) -> Kind:
    length = sum(piece.end - piece.start for piece in pieces)
    quoted = sum(laid.quoted_share(piece) * (piece.end - piece.start) for piece in pieces)
    return kind_of(quoted, length)


def _joined(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Join pieces that only a blank separates, as where a tagger begins anew at a sentence."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        blank = text[joined[-1].end : piece.start]
        if blank.strip() or "\n" in blank or fold(text[piece.start]) in "\"'":
            joined.append(piece)
        else:
            joined[-1] = Span(joined[-1].start, piece.end)
    return tuple(joined)
