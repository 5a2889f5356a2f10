"""Whose document a source is: the issuer of `the survey`, `her account`, `Wednesday's ruling`."""

from __future__ import annotations

import re

from quotes.speakers.cast import Cast
from quotes.speakers.phrases import Phrase
from quotes.speakers.places import COUNTRIES, COUNTRY_OF
from quotes.speakers.referents import Referent

_BY = re.compile(r" (?:by|from|of|in|at|on) ")


def issuer_within(cast: Cast, phrase: Phrase) -> Referent | None:
    """Return who issued a document by the names in the phrase itself: its author, else a body."""
    inside = cast.within(phrase.start, phrase.end)
    after = [r for m, r in inside if m.start >= phrase.core.end]
    people = [r for r in after if r.is_person] or [r for _, r in inside if r.is_person]
    if people:
        return people[-1]
    bodies = [r for _, r in inside if r.type != "location"] or [r for _, r in inside]
    bodies = [r for r in bodies if not _is_adjective(r)]
    return bodies[0] if bodies else None


def _is_adjective(referent: Referent) -> bool:
    folded = referent.name.casefold()
    return folded in COUNTRY_OF and folded not in COUNTRIES


def issuer_elsewhere(cast: Cast, phrase: Phrase, *, later: bool = False) -> Referent | None:
    """Return the name that stands with the same noun before: `a PC World survey` ... `the survey`.

    With `later` the text after the phrase is searched, for headlines.
    """
    start, end = max(0, phrase.start - 3000), phrase.start
    if later:
        start, end = phrase.end, phrase.end + 600
    noun = re.escape(phrase.head.removesuffix("s"))
    matches = list(re.compile(rf"\b{noun}s?\b", re.I).finditer(cast.text, start, end))
    for match in matches if later else reversed(matches):
        sentence = cast.sentence_start(match.start())
        near = cast.within(max(sentence, match.start() - 60), match.start())
        for mention, referent in reversed(near):
            gap = cast.text[mention.end : match.start()]
            if (
                len(gap.split()) <= 4
                and not re.search(r"[,.;:]", gap)
                and not referent.is_person
                and not _is_adjective(referent)
            ):
                return referent
        following = cast.within(match.end(), min(match.end() + 80, len(cast.text)))
        for mention, referent in following[:1]:
            gap = cast.text[match.end() : mention.start]
            if _BY.search(gap + " ") and "." not in gap and len(gap.split()) <= 6:
                return referent
    return None
