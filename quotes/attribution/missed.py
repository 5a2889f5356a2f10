"""Mentions beside a cue that the tagger left unlabelled, found by their form."""

from __future__ import annotations

import re

from quotes.attribution.layout import Break, Layout
from quotes.types import Span

_PRONOUN = r"(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|who|[Oo]thers|[Ss]ome|[Mm]any)"
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Oo]ne|[Aa]nother)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = re.compile(
    rf"\s+(?:on|in|at|late|early|last|this)\s.*|\s+(?:{_DAY}"
    r"|also|then|later|himself|herself|themselves|\w+ly)\b.*"
)
# Where the words of a mention cannot begin earlier.
_CLAUSE_START = re.compile(
    r"[,;:()\"\n]|\s-|\b(?:[Aa]nd|[Bb]ut|[Yy]et|[Ww]hile|[Aa]s|that|[Ww]hen|because|if|so|or|though"
    r"|although|where|until|before|after)\s"
)
_MENTION = re.compile(rf"{_PRONOUN}\b|{_DETERMINER}\s\w|(?:\w+\s)?[A-Z][\w.'-]*\s?|[A-Z]")
# A mention neither begins nor ends so: a preposition or a conjunction, or part of a verb.
_NO_MENTION = re.compile(
    r"(?:in|after|before|despite|but|and|yet|since|for|with|by|at|on|of|from|while|when|if|to|as|there"
    r"|though|although|first|even|not|it's|there's)\b|.*\b(?:of|with|to|the|an?|is|was|were|been|in|on"
    r"|by|has|have|had|did)$",
    re.IGNORECASE,
)
# Cues that a subject can stand before; many noun cues ("calls for", "a debate over") have none.
_FINITE = re.compile(
    r"(?:(?:\w+ly|also|has|have|had|never) )*(?:\w+ed|said|says?|told|tells?|wrote|writes?|thought"
    r"|thinks?|felt|feels?|knew|knows?|saw|found|finds?|adds?|argues?|notes?|believes?|insists?"
    r"|explains?|warns?|suggests?|reports|wants?|hopes?|expects?|asks?|puts?|states|agrees?)\b",
    re.IGNORECASE,
)
# Before a pronoun or nothing but a name, and perhaps a day (`But Lund on Friday drew`), even an
# unusual cue is a verb, unless its form forbids it.
_PLAIN = re.compile(
    r"\s*(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3})\s"
    rf"(?:(?:on\s)?{_DAY}\s)?"
)
_NOT_FINITE = re.compile(
    r"(?:the|an?|no|any|his|her|their|its|to|for|of|in)\b|\w+ing\b", re.IGNORECASE
)
_NAME_WITH_ASIDE = re.compile(
    r"\s*(?P<who>(?:The\s)?[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,4}), [^\"]*[^\s,][,-]\s+"
)
_RELATIVE = re.compile(r"(?<=\s)(who|which)\s+(?:(?:also|only|\w+ly)\s+)?$")
_LONGEST = 8
"""Words of the longest mention that is believed; longer stretches are rarely one noun phrase."""


def subject_before(layout: Layout, cue: int) -> Span | None:
    """Return the mention directly before a cue: `the ministry` said."""
    words, end = layout.words(cue), layout.spans[cue].start
    begin = max(layout.spans[cue - 1].end if cue else 0, layout.sentence_start(end))
    if relative := _RELATIVE.search(layout.folded, begin, end):
        return Span(*relative.span(1))
    if _FINITE.match(words) and (name := _NAME_WITH_ASIDE.match(layout.folded, begin, end)):
        return Span(*name.span("who"))
    for match in _CLAUSE_START.finditer(layout.folded, begin, end):
        begin = match.end()
    if cue and layout.role(cue - 1) == "cue" and begin == layout.spans[cue - 1].end:
        return None  # whom it was told, not who told it
    plain = _PLAIN.fullmatch(layout.folded, begin, end) and not _NOT_FINITE.match(words)
    return _mention(layout, begin, end) if plain or _FINITE.match(words) else None


def subject_after(layout: Layout, cue: int) -> Span | None:
    """Return the mention directly after a cue that follows its content: said `the ministry`."""
    accords = layout.words(cue).lower() == "according to"
    closes = layout.role(cue - 1) == "content" and layout.breaks[cue - 1] < Break.SENTENCE
    opens = layout.role(cue + 1) == "content" and layout.breaks[cue] < Break.SENTENCE
    if closes and opens:  # `The dam, warned the engineer, could break`
        opens = not layout.gap(cue).rstrip().endswith(",")
    if not accords and (opens or not closes or not _FINITE.match(layout.words(cue))):
        return None
    begin = layout.spans[cue].end
    end = min(layout.next_start(cue), begin + 120, layout.sentence_end(begin))
    stop = _CLAUSE_START.search(layout.folded, begin, end)
    return _mention(layout, begin, stop.start() if stop else end)


def _mention(layout: Layout, begin: int, end: int) -> Span | None:
    words = layout.folded[begin:end]
    text = _DATE.sub("", words.rstrip(" .")).strip()
    if (
        not text
        or len(text.split()) > _LONGEST
        or not _MENTION.match(text)
        or _NO_MENTION.match(text)
    ):
        return None
    start = begin + words.index(text)
    return Span(start, start + len(text))
