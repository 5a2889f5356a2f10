"""Who is whose relative: `his son, Ivo` has his surname, and `his father` is the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.names import core_words
from quotes.speakers.given_names import FIRST_NAMES, GIVEN_NAMES
from quotes.speakers.lexicon import FAMILY_NOUNS, FEMALE_NOUNS, MALE_NOUNS, Gender, word_set
from quotes.speakers.mentions import Mention
from quotes.speakers.referents import Referent

# "his", "Bell's", "the Bells'", not the mark that ends a quotation: "'Yes,' said his wife, Ana"
_OWNED = r"(?:\b(his|her|their|whose)|((?<=\w)['’]s|(?<=s)['’])) (?:[\w-]+ ){0,3}?"
# "Husband Ivo, 40, wept" in tabloids; "Father Ivo" is a priest.
_BARE = r"(?:\n|[.!?][\"'”’]? )(?!Father|Mother|Brother|Sister)"
_RELATIVE = re.compile(rf"(?:{_OWNED}|{_BARE})({'|'.join(sorted(FAMILY_NOUNS))}),? $", re.I)
_UNMARRIED = word_set("boyfriend girlfriend fiance fiancee partner")
_ASSOCIATES = word_set(
    """
    lawyer attorney solicitor barrister counsel agent manager coach trainer deputy successor
    predecessor boss supervisor assistant aide adviser advisor doctor therapist editor publisher
    colleague friend neighbour neighbor teammate team-mate co-author coauthor co-founder co-star
    bandmate flatmate roommate housemate tutor teacher mentor counterpart
    """
)
_ASSOCIATE = re.compile(rf"{_OWNED}({'|'.join(sorted(_ASSOCIATES))}),? $", re.I)
_SIBLINGS = re.compile(r"\b[Tt]he ([A-Z][\w'’-]+) (brothers|sisters|siblings|twins)\b")
_COUPLE = re.compile(
    r"\b(?:couple|pair|spouses|newlyweds|twins|siblings|brothers|sisters),? $", re.I
)
_AND = " and "
_LONGEST_STORY = 500
"""Characters before a first name in which the surname of siblings stands."""
_OWNER_GENDER: dict[str, Gender] = {"his": "m", "her": "f"}


# What each relative is called, and what the owner is to that relative.
_TIES = (
    ("father mother dad mum mom parent", "son daughter child"),
    ("uncle aunt", "nephew niece"),
    ("grandfather grandmother", "grandson granddaughter"),
    ("brother sister sibling twin",) * 2,
    ("husband wife spouse partner widow widower ex-husband ex-wife",) * 2,
    ("boyfriend girlfriend fiance fiancee partner",) * 2,
    ("cousin",) * 2,
)
_ALSO = {"mum": "mother", "mom": "mother", "dad": "father", "boy": "son", "girl": "daughter"}
"""What people call their own: `My dad` is whom the text calls her father."""
_INVERSE: dict[str, frozenset[str]] = {}
for _one, _other in (*_TIES, *((b, a) for a, b in _TIES)):
    for _noun in _one.split():
        _INVERSE[_noun] = _INVERSE.get(_noun, frozenset()) | frozenset(_other.split())


@dataclass(frozen=True, slots=True)
class Tie:
    """`owner`'s `noun` is `relative`, or his lawyer, deputy or friend."""

    owner: Referent
    noun: str
    relative: Referent


class Kin:
    """The relatives of the people of a document, by what it calls them."""

    def __init__(self, text: str, people: Sequence[Referent]) -> None:
        self._ties = list(_ties(text, people))

    def relative_of(self, owner: Referent, noun: str) -> Referent | None:
        """Return who is the owner's `noun`: called so, or whose `son` the `father`'s owner is."""
        if noun in _ALSO:
            known = self.relative_of(owner, _ALSO[noun])
            if known or noun not in _INVERSE:
                return known
        found = [t.relative for t in self._ties if t.owner is owner and t.noun == noun]
        found += [
            t.owner
            for t in self._ties
            if t.relative is owner and noun in _INVERSE.get(t.noun, ()) and _fits(t.owner, noun)
        ]
        parents = [t.owner for t in self._ties if t.relative is owner and t.noun in _CHILDREN]
        if noun in ("brother", "sister"):
            found += [
                t.relative
                for t in self._ties
                if t.owner in parents and t.noun in _CHILDREN and _fits(t.relative, noun)
            ]
        others = dict.fromkeys(r for r in found if r is not owner)
        return next(iter(others)) if len(others) == 1 else None

    def parent(self, noun: str) -> Referent | None:
        """Return the one `mother` or `father` of whom the document names a child."""
        found = [
            t.owner
            for t in self._ties
            if t.noun in _CHILDREN and noun in _INVERSE[t.noun] and _fits(t.owner, noun)
        ] + [t.relative for t in self._ties if t.noun == noun and noun in _PARENTS]
        parents = dict.fromkeys(found)
        return next(iter(parents)) if len(parents) == 1 else None

    def of_age(self, people: Sequence[Referent], *, younger: bool) -> Referent | None:
        """Return who of two people is the child of the other, or the parent."""
        for tie in self._ties if len(people) == 2 else ():
            if tie.owner in people and tie.relative in people:
                if tie.noun in _CHILDREN:
                    return tie.relative if younger else tie.owner
                if tie.noun in _PARENTS:
                    return tie.owner if younger else tie.relative
        return None


_PARENTS, _CHILDREN = (frozenset(nouns.split()) for nouns in _TIES[0])


def _fits(person: Referent, noun: str) -> bool:
    gender = "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None
    return None in (gender, person.gender) or person.gender == gender


def _ties(text: str, people: Sequence[Referent]) -> Iterator[Tie]:
    """Yield whom the text names as whose relative, lawyer or deputy."""
    for person in people:
        for mention in person.mentions:
            start = max(0, mention.start - 60)
            relative = _RELATIVE.search(text, start, mention.start)
            relative = relative or _ASSOCIATE.search(text, start, mention.start)
            if relative and relative[3].casefold() in _INVERSE.keys() | _ASSOCIATES:
                owner = _owner(relative, person, people)
                if owner:
                    yield Tie(owner, relative[3].casefold(), person)


def _owner(
    relative: re.Match[str], person: Referent, people: Sequence[Referent], *, full: bool = False
) -> Referent | None:
    """Return whose relative `his son` is: the last person of that gender, or who stands there.

    `Mum Ana` is the mother of whom the text is about. `full` asks for somebody with a full name.
    """
    gender = _OWNER_GENDER.get((relative[1] or "").casefold())
    owners: list[tuple[int, int, Referent]] = []
    for index, other in enumerate(people):
        mention: Mention | None = other.last_before(relative.start() + 1)
        if (
            mention is not None
            and other is not person
            and not (full and len(core_words(other.name)) < 2)
            and not (gender and other.gender not in (gender, None))
            and (not relative[2] or mention.end == relative.start())
        ):
            told = sum(m.end <= mention.end for m in other.mentions)
            owners.append((mention.end if relative[1] or relative[2] else told, -index, other))
    return max(owners)[2] if owners else None


def _sibling(text: str, person: Referent, people: Sequence[Referent]) -> Referent | None:
    """Return who bears the surname of `the Lund brothers`, of whom a person named next is one."""
    start = person.mentions[0].start
    if person.mentions[0].title or core_words(person.name)[0] not in FIRST_NAMES:
        return None
    for match in _SIBLINGS.finditer(text, max(0, start - _LONGEST_STORY), start):
        gender = {"brothers": "m", "sisters": "f"}.get(match[2], person.gender)
        surname = core_words(match[1])
        for other in people:
            named = core_words(other.name)[1:][-1:] == surname
            if named and other is not person and person.gender == gender:
                return other
    return None


def _couples(text: str, people: Sequence[Referent]) -> dict[Referent, Referent]:
    """Return who shares the surname of whom: Ivo that of Ana in `Ivo and Ana Lund`.

    That is so if they are called a couple or siblings there, or he is `Mr Lund` elsewhere, or
    they `the Lunds`.
    """
    surnames = {(person.name, person.gender) for person in people if person.gender}
    full = {m.start: person for person in people for m in person.mentions if " " in m.name}
    couples: dict[Referent, Referent] = {}
    for person in people:
        other = person.mentions[0].end + len(_AND)
        start = person.mentions[0].start
        alone = core_words(person.name)[1:] == () and core_words(person.name)[0] in GIVEN_NAMES
        if not alone or other not in full or not text.startswith(_AND, other - len(_AND)):
            continue
        surname = full[other].name.split()[-1]
        titled = (surname, person.gender) in surnames or f"he {surname}s " in text
        if titled or _COUPLE.search(text, max(0, start - 20), start):
            couples[person] = full[other]
    return couples


def complete_names(text: str, people: Sequence[Referent]) -> None:
    """Give `his wife, Ana` the surname of the last person named in full before, in place.

    Ivo has Ana's in `Ivo and Ana Lund`. `Mrs Lund` without a first name is then she.
    """
    couples = _couples(text, people)
    for person in people:
        first = person.mentions[0]
        if len(core_words(person.name)) > 1:
            continue
        relative = _RELATIVE.search(text, max(0, first.start - 60), first.start)
        if relative and relative[3].casefold() in _UNMARRIED:
            relative = None
        owner = _owner(relative, person, people, full=True) if relative else None
        owner = owner or couples.get(person) or _sibling(text, person, people)
        if owner:
            surname = owner.name.split()[-1]
            person.name = f"{person.name} {surname}"
            for other in people:
                if other.name == surname and other.gender == person.gender is not None:
                    other.name = person.name
