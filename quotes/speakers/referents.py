"""Mentions gathered into referents: the people, bodies and places that a document names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from quotes.names import core_words, is_acronym, name_words, one_edit_apart, same_name
from quotes.speakers.lexicon import FIRST_NAMES, Gender, word_set
from quotes.speakers.mentions import Mention
from quotes.types import EntityType

TITLE_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness"), "f"),
}


@dataclass(slots=True, eq=False)
class Referent:
    """One person, body or place that the document names, with its mentions in text order."""

    name: str
    mentions: list[Mention]
    type: EntityType = "misc"
    roles: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    gender_is_sure: bool = False
    aliases: set[str] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        """Whether this is a person rather than a body or a place."""
        return self.type == "person"

    def last_before(self, position: int) -> Mention | None:
        """Return the last mention that begins before `position`."""
        index = bisect_left(self.mentions, position, key=lambda m: m.start)
        return self.mentions[index - 1] if index else None


def gather(
    mentions: Sequence[Mention], gender_after: Callable[[Mention], Gender | None]
) -> list[Referent]:
    """Group mentions: full names of people, surnames, then bodies with acronyms and short forms.

    `gender_after` tells what a pronoun after a mention says about it; it helps to choose among
    people who share a surname.
    """
    people: list[Referent] = []
    single: dict[tuple[str, ...], list[Mention]] = {}
    rest: list[Mention] = []
    for mention in mentions:
        words = core_words(mention.name)
        if len(words) == 1:
            single.setdefault(words, []).append(mention)
        elif _leaning(mention) == "person":
            _add_person(people, mention)
        else:
            rest.append(mention)
    for words, alike in single.items():
        known = [r for r in people if is_name_of(words, r)]
        known = known or [r for r in people if _is_misspelt(words[0], r)]
        genders = Counter(filter(None, map(gender_after, alike)))
        top = genders.most_common(1)
        fitting = [r for r in known if top and first_name_gender(r) == top[0][0]]
        for mention in alike:
            if known:
                chosen = most_likely(fitting or known, mention.start, mention.title)
                chosen.mentions.append(mention)
            else:
                rest.append(mention)
    bodies: list[Referent] = []
    for mention in sorted(rest, key=lambda m: (-len(m.alias), -len(core_words(m.name)), m.start)):
        _add_body(bodies, mention)
    for referent in (*people, *bodies):
        referent.mentions.sort(key=lambda m: m.start)
    return sorted((*people, *bodies), key=lambda r: r.mentions[0].start)


def _is_misspelt(word: str, person: Referent) -> bool:
    """Say whether a word lacks a surname's `s`, or a long one is one letter away from it."""
    surname = core_words(person.name)[-1]
    if surname == word + "s":
        return True
    return min(len(word), len(surname)) >= 6 and one_edit_apart(word, surname)


def _leaning(mention: Mention) -> EntityType:
    return max(mention.votes, key=lambda kind: mention.votes[kind]) if mention.votes else "misc"


def _add_person(people: list[Referent], mention: Mention) -> None:
    for referent in people:
        if same_name(referent.name, mention.name):
            referent.mentions.append(mention)
            if len(core_words(mention.name)) > len(core_words(referent.name)):
                referent.name = mention.name
            return
    people.append(Referent(mention.name, [mention]))


def _add_body(bodies: list[Referent], mention: Mention) -> None:
    """Add a mention of a body or place; defined acronyms and longer names come first."""
    for referent in bodies:
        if is_body_name(mention.name, referent):
            referent.mentions.append(mention)
            referent.aliases |= {mention.name, mention.alias} - {""}
            return
    bodies.append(Referent(mention.name, [mention], aliases={mention.name, mention.alias} - {""}))


def is_name_of(words: tuple[str, ...], person: Referent) -> bool:
    """Say whether folded words are a person's name or a part by which people are called."""
    full = core_words(person.name)
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] == full[-2])
    return same_name(" ".join(words), " ".join(full))


def is_body_name(name: str, body: Referent) -> bool:
    """Say whether `name` is a body's name, its acronym, or the part before `Group`, `Corp`."""
    words, full = core_words(name), core_words(body.name)
    if words == full or any(words == core_words(alias) for alias in body.aliases):
        return True
    if is_acronym(name, body.name) or is_acronym(body.name, name):
        return True
    if len(words) == 1 and len(full) > 1 and _is_clipped(name, body.name):
        return True
    return (
        len(words) < len(full) and words == full[: len(words)] and _is_corporate(full[len(words) :])
    )


def _is_clipped(name: str, full: str) -> bool:
    """Say whether `name` clips the first word of `full`, as `Fed` does `Federal Reserve`."""
    return (
        len(name) in (3, 4) and name.istitle() and full.startswith(name) and full[len(name)] != " "
    )


def _is_corporate(rest: Sequence[str]) -> bool:
    return all(word in _CORPORATE for word in rest)


_CORPORATE = word_set(
    """
    group corp corporation inc ltd plc llc company co energy airlines airways motors holdings
    industries technologies pharmaceuticals international systems museum party foundation team
    """
)


def most_likely(people: Sequence[Referent], position: int, title: str) -> Referent:
    """Choose among people who share a name: by the title's gender, then by use of full names.

    Somebody whom the document calls by the first name alone is seldom meant by the surname.
    """
    if len(people) == 1:
        return people[0]
    wanted = {TITLE_GENDER[word] for word in name_words(title)[-2:] if word in TITLE_GENDER}
    people = [r for r in people if not wanted or first_name_gender(r) in (*wanted, None)] or people

    def rank(referent: Referent) -> tuple[float, int]:
        full = [m for m in referent.mentions if len(core_words(m.name)) > 1]
        first = core_words(referent.name)[0]
        familiar = sum(core_words(m.name) == (first,) for m in referent.mentions)
        before = [m.start for m in full if m.start < position]
        return (len(full) - 2.0 * familiar if before else 0.0, max(before, default=-1))

    return max(people, key=rank)


def first_name_gender(referent: Referent) -> Gender | None:
    """Return the gender that a full name's first word suggests."""
    first = core_words(referent.name)
    return FIRST_NAMES.get(first[0]) if len(first) > 1 else None
