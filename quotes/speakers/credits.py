"""What resolving a source gives: names or a description, a type, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.places import CAPITAL_OF, COUNTRIES, COUNTRY_OF
from quotes.speakers.lexicon import GROUP_NOUNS, word_set
from quotes.speakers.referents import Referent
from quotes.types import SpeakerType

# What the names of documents end with that are no names of those who issue them.
_TITLED = word_set(
    "guide handbook guidebook manual database index act bill constitution charter treaty bible"
    " dictionary encyclopedia almanac manifesto code report"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a source is: names as the document gives them in full, or a description, or a reason.

    `how` says by what sort of mention; `at` is where the source stands.
    """

    names: tuple[str, ...] = ()
    type: SpeakerType = "unnamed"
    confidence: float = 0.0
    how: str = "none"
    referents: tuple[Referent, ...] = ()
    reason: str | None = None
    at: int = -1


def credit_to(referent: Referent, confidence: float, how: str) -> Credit:
    """Return a credit to a named person, or to a body, place or group by its name."""
    if referent.is_person:
        return Credit((referent.name,), "person", confidence, how, (referent,))
    folded = referent.name.casefold()
    place = referent.type == "location" or folded not in COUNTRIES  # no body is called "Danish"
    name = CAPITAL_OF.get(folded) or (COUNTRY_OF.get(folded) if place else None) or referent.name
    kind: SpeakerType = "group" if folded in GROUP_NOUNS else "organization"
    if folded.rpartition(" ")[0] and folded.rpartition(" ")[2] in _TITLED:
        kind = "document"
    return Credit((name,), kind, confidence, how, (referent,))


def again(credit: Credit, how: str) -> Credit:
    """Return a credit to whom an earlier one named, a little less sure."""
    people = [referent for referent in credit.referents if referent.is_person]
    if credit.type == "group" and len(people) == len(credit.names) > 1:
        credit = replace(credit, type="person")
    return replace(credit, confidence=0.9 * credit.confidence, how=how, at=-1)


def joint(credits: Sequence[Credit]) -> Credit:
    """Return one credit to all that several name; a person among them makes them people."""
    named = [c for c in credits if c.names]
    kinds = {c.type for c in named}
    mixed: SpeakerType = "person" if "person" in kinds else "group"
    return Credit(
        tuple(dict.fromkeys(name for c in named for name in c.names)),
        kinds.pop() if len(kinds) == 1 else mixed,
        min((c.confidence for c in named), default=0.0),
        "joint",
        tuple(r for c in named for r in c.referents),
        None if named else "none of the sources could be named",
    )
