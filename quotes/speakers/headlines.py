"""Who speaks at the top of an article, where only what follows below tells.

A headline without a source repeats what a quote says below, or is a quotation of who is quoted
first; whom the first sentences only describe is often named as the next to speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.speakers.cast import Cast
from quotes.speakers.lexicon import PERSON_NOUNS, SPOKESPERSONS, STOP_WORDS, word_set
from quotes.text import DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE
from quotes.types import Quote

_TOP = 2
"""Sentences of the body, its headline among them, in which people may be only described."""
_SENTENCES = 4
_INTRODUCED = 0.8
# People of whom there are many.
_ANYBODY = word_set(
    "witness source insider official aide neighbour neighbor resident user diplomat person"
    " bystander passer-by staffer onlooker"
)
# One of many: "one clerk", "a second clerk".
_ONE_OF = word_set("one another second third fourth fifth")
_UNNAMED = re.compile(r"anonym|(?:not|without being|to be) (?:named|identified|authori[sz]ed)")
_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5
"""How many of a headline's words the quote it repeats must have; headlines change some."""
_VERBATIM = 0.95
_MARKS = frozenset(DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS)
_QUOTED = 0.7
"""How often a quotation for a headline is the first person's whom the text quotes: 4 of 5."""
_REPEATED = 0.65
"""How often that is who is meant: 5 of 8 in labelled news, too few to say it more exactly."""


def name_repeated(text: str, quotes: Sequence[Quote], *, top: int) -> list[Quote]:
    """Return `quotes` with speakers for those without any that begin before `top`."""
    named = [quote for quote in quotes if quote.speakers and quote.source]
    return [
        _named_like(text, quote, named)
        if not quote.speakers and not quote.source and quote.content[0].start < top
        else quote
        for quote in quotes
    ]


def introduced_below(cast: Cast, quotes: Sequence[Quote]) -> list[Quote]:
    """Return `quotes` with names for people whom the first sentences only describe.

    "A senior lawyer has said ..." and then "Ana Bell said ...": the next speaker is who was
    described.
    """
    described = [q for q in quotes if _is_described(cast, q)]
    said = [q for q in quotes if q.source and q.speakers]
    after = said[said.index(described[-1]) + 1 :] if described else []
    who = after[0] if after else None
    if who is None:
        return list(quotes)
    near = cast.sentence(who.source[0].start) - cast.sentence(described[-1].source[0].start)
    if who.speaker_type != "person" or len(who.speakers) > 1 or not 0 < near <= _SENTENCES:
        return list(quotes)
    return [_said_by(who, q, _INTRODUCED) if q in described else q for q in quotes]


def _is_described(cast: Cast, quote: Quote) -> bool:
    """Say whether one person without a name says this at the top."""
    if quote.speaker_type != "unnamed" or len(quote.speakers) != 1 or not quote.source:
        return False
    start = quote.source[0].start
    words = quote.speakers[0].casefold().split(" who ")[0].split()
    heads = PERSON_NOUNS & set(words)
    return (
        start < cast.after_sentence(_TOP)
        and bool(heads)
        and not (SPOKESPERSONS | _ANYBODY) & set(words)
        and _ONE_OF.isdisjoint(words[:2])
        and not _UNNAMED.search(cast.text, start, cast.sentence_end(start))
    )


def _named_like(text: str, quote: Quote, named: Sequence[Quote]) -> Quote:
    words = _words(text, quote)
    shared = [len(words & _words(text, other)) for other in named]
    most = max(shared, default=0)
    if most >= 2 and most >= _LEAST_SHARED * len(words):
        share = _VERBATIM if most == len(words) else _REPEATED
        return _said_by(named[shared.index(most)], quote, share)
    speaker = _first_quoted(named) if text[quote.content[0].start] in _MARKS else None
    return _said_by(speaker, quote, _QUOTED) if speaker else quote


def _first_quoted(named: Sequence[Quote]) -> Quote | None:
    """Return what the first person says who is quoted directly; in an interview, who answers."""
    own = [q for q in named if q.speaker_type == "person" and len(q.speakers) == 1]
    turns = Counter(q.speakers for q in own if not q.cue).most_common(1)
    if turns and 2 * turns[0][1] >= len(named):
        return next(q for q in own if q.speakers == turns[0][0])
    return next((q for q in own if q.kind != "indirect"), None)


def _said_by(who: Quote, quote: Quote, share: float) -> Quote:
    """Return a quote with another's speakers, where that is right in so many of cases."""
    return replace(
        quote,
        speakers=who.speakers,
        speaker_type=who.speaker_type,
        confidence=round(share * who.confidence, 4),
        reason=None,
    )


def _words(text: str, quote: Quote) -> set[str]:
    said = " ".join(text[span.start : span.end] for span in quote.content).casefold()
    return set(_WORD.findall(said)) - STOP_WORDS
