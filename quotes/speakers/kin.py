"""Surnames of those whom a document names by the first name alone, as somebody's relatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.names import core_words
from quotes.speakers.lexicon import FAMILY_NOUNS, Gender
from quotes.speakers.referents import Referent

_RELATIVE = re.compile(
    rf"(?:\b(his|her|their)|(['’]s?)) (?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(FAMILY_NOUNS))}),? $",
    re.I,
)
_OWNER_GENDER: dict[str, Gender] = {"his": "m", "her": "f"}


def complete_names(text: str, people: Sequence[Referent]) -> None:
    """Give `his son, Ivo` the surname of the last person named in full before, in place."""
    for person in people:
        first = person.mentions[0]
        if len(core_words(person.name)) > 1:
            continue
        relative = _RELATIVE.search(text, max(0, first.start - 60), first.start)
        if not relative:
            continue
        gender = _OWNER_GENDER.get((relative[1] or "").casefold())
        owners = [
            (mention.end, -index, other.name.split()[-1])
            for index, other in enumerate(people)
            if other is not person
            and len(core_words(other.name)) > 1
            and not (gender and other.gender not in (gender, None))
            and (mention := other.last_before(relative.start() + 1))
            and (not relative[2] or mention.end == relative.start())
        ]
        if owners:
            person.name = f"{person.name} {max(owners)[2]}"
