"""Whose words those are whose cue has no source of its own, or only that of a third party.

Bell is who promises in `Bell left, promising to return`, and who says `"Yes," Bell said, according
to the agency`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit, credit_to
from quotes.speakers.resolve import Resolver
from quotes.types import Quote, Span

_SEEMS = re.compile(
    r"\b(?:seem|appear|look|prove|show|presumabl|apparent|examin|assess|implication)", re.I
)
_PARTICIPLE = re.compile(r"\w+ing\b", re.I)
_AND = re.compile(r"\b(?:and|or|but|then)(?: (?:also|then|\w+ly))? $")
_PRONOUN = re.compile(r"(?:(?:And|But|Yet|So|Then|While|As) )?(s?he)\b", re.I)
# `"..." the clerk told reporters,` before `according to the agency`.
_SAID = r"(?:said|says|told|tells|wrote|writes|added|adds)"
_CLAUSE = re.compile(
    rf"[\"”'’] (?:(?P<before>(?:[\w'’.-]+ ){{0,4}}?[\w'’.-]+) {_SAID}\b(?: [^\"“”,.]{{1,40}})?"
    rf"|{_SAID} (?P<behind>[\w'’. -]{{2,40}})),?$"
)
# "asked by the judge, Ana Bell, " before the words
_BY = re.compile(r" by ([^\"“”‘\n:;]{2,80}?),? ?[\"“‘']?")
_LONGEST_CLAUSE = 100
_LONGEST_ADVERB = 20
_RIGHT = 0.7
"""How often who begins the sentence is who speaks: 19 of 28 in PolNeAR's train part."""


def implied(resolver: Resolver, cast: Cast, quote: Quote) -> Credit:
    """Return whose words a quote without a source is, or why nobody can be named."""
    if any(_SEEMS.search(cast.text, *cue) for cue in quote.cue):
        return resolver.writer(quote.content[-1].end)
    credit = quote.cue and (_agent(resolver, cast, quote) or _subject(resolver, cast, quote.cue[0]))
    return credit or Credit(reason="no source stands near the quote")


def _agent(resolver: Resolver, cast: Cast, quote: Quote) -> Credit | None:
    """Return who stands between cue and words: `Asked by Ana Bell, a judge, whether it rained`."""
    start, end = quote.cue[-1].end, quote.content[0].start
    agent = _BY.fullmatch(cast.text, start, end)
    credit = resolver.resolve(Span(*agent.span(1))) if agent else None
    return replace(credit, how="implied") if credit and credit.names else None


def _subject(resolver: Resolver, cast: Cast, cue: Span) -> Credit | None:
    """Return whom the sentence begins with if the cue, a participle or after `and`, shares it.

    That is a pronoun, else the first person named.
    """
    before = max(0, cue.start - _LONGEST_ADVERB)
    if not (_PARTICIPLE.match(cast.text, *cue) or _AND.search(cast.text, before, cue.start)):
        return None
    start = cast.sentence_start(cue.start)
    if pronoun := _PRONOUN.match(cast.text, start, cue.start):
        credit = resolver.resolve(Span(*pronoun.span(1)))
        return replace(credit, confidence=_RIGHT, how="implied") if credit.names else None
    people = [referent for _, referent in cast.within(start, cue.start) if referent.is_person]
    return credit_to(people[0], _RIGHT, "implied") if people else None


def passed_on(text: str, quote: Quote) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return whose words a third party passes on, and that party, where the content tells.

    `"...," Bell said, according to the agency`: its content may hold all before `according`.
    """
    if not any(text[slice(*cue)].casefold() == "according to" for cue in quote.cue):
        return None
    for span in quote.content:
        start = max(span.start, span.end - _LONGEST_CLAUSE)
        clause = _CLAUSE.search(text, start, span.end)
        if clause and span.end <= quote.cue[0].start:
            return (Span(*clause.span(clause.lastgroup or 0)),), quote.source
    return None
