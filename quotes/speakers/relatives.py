"""Which noun phrase `who` and `which` go on about: the one right before them."""

from __future__ import annotations

import re

from quotes.speakers.cast import HOME, Cast
from quotes.speakers.lexicon import STOP_WORDS
from quotes.speakers.phrases import ARTICLES, POSSESSIVES
from quotes.types import Span

_WORD = re.compile(r"[^\s,;:()]+")
_APPOSITION = re.compile(r", (?:now )?(?:the|an?)\b[^,;:()]*$")
_AND = re.compile(r"\b(\S+(?: \S+)?) and (?:the )?$")
_ALSO = re.compile(r"\b(?:and|but|or)$")
_PRONOUN = re.compile(r"\b(?:who|which)\b")
_DETERMINERS = POSSESSIVES | ARTICLES
_REACH = 8
"""Words that a phrase before a relative pronoun has at most."""


def antecedent(cast: Cast, position: int, *, personal: bool = False) -> Span | None:
    """Return the noun phrase right before a relative pronoun; an apposition stands for its name.

    `and who` has that of the `who` before it. A `personal` pronoun, `who`, is of nobody's home:
    `Ana Bell of Porto, who` and `a clerk from Porto, who` are people.
    """
    start = max(cast.sentence_start(position), position - 200)
    end = start + len(cast.text[start:position].rstrip(" ,–—-"))
    if _ALSO.search(cast.text, start, end):
        earlier = [*_PRONOUN.finditer(cast.text, start, end)]
        return antecedent(cast, earlier[-1].start(), personal=personal) if earlier else None
    for name, referent in reversed(cast.within(start, end) if personal else ()):
        home = HOME.search(cast.text, start, name.start)
        if name.end != end or referent.type != "location" or not home:
            break
        end = home.start()
    apposition = _APPOSITION.search(cast.text, start, end)
    for name, _ in cast.within(start, apposition.start() + 1) if apposition else ():
        if apposition and name.end == apposition.start():
            joined = _AND.search(cast.text, start, name.start)
            return Span(joined.start(1) if joined else name.start, name.end)
    return _phrase(cast.text, start, end)


def _phrase(text: str, start: int, end: int) -> Span | None:
    """Return the words before `end` back to a determiner, or to the edge of a name."""
    if text[end - 1 : end] == "”" or end - start < 2:
        return None
    begin, last = end, ""
    for match in reversed([*_WORD.finditer(text, start, end)][-_REACH:]):
        word = match.group()
        if last and text[match.end() : begin].strip():
            break  # punctuation
        if last and word.casefold() in _DETERMINERS:
            return Span(match.start(), end)
        ends = word.casefold() in STOP_WORDS or (last[:1].isupper() and not word[:1].isupper())
        if last and ends:
            break
        begin, last = match.start(), word
    return Span(begin, end) if begin < end else None
