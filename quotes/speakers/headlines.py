"""Whose words a headline without a source repeats: those of the quote that says the same below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.speakers.lexicon import STOP_WORDS
from quotes.types import Quote

_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5
"""How many of a headline's words the quote it repeats must have; headlines change some."""
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


def _named_like(text: str, quote: Quote, named: Sequence[Quote]) -> Quote:
    words = _words(text, quote)
    shared = [len(words & _words(text, other)) for other in named]
    most = max(shared, default=0)
    if most < 2 or most < _LEAST_SHARED * len(words):
        return quote
    like = named[shared.index(most)]
    return replace(
        quote,
        speakers=like.speakers,
        speaker_type=like.speaker_type,
        confidence=round(_REPEATED * like.confidence, 4),
        reason=None,
    )


def _words(text: str, quote: Quote) -> set[str]:
    said = " ".join(text[span.start : span.end] for span in quote.content).casefold()
    return set(_WORD.findall(said)) - STOP_WORDS
