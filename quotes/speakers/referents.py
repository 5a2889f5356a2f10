"""Mentions gathered into referents: the people, bodies and places that a document names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from quotes.names import core_words, is_acronym, name_words, one_edit_apart, same_name
from quotes.places import CAPITAL_OF, COUNTRIES, COUNTRY_OF
from quotes.speakers.given_names import FIRST_NAMES
from quotes.speakers.lexicon import ORGANIZATION_WORDS, Gender, word_set
from quotes.speakers.mentions import Mention
from quotes.speakers.signs import INITIALS, most_voted
from quotes.types import EntityType

TITLE_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness"), "f"),
}


_Genders = Callable[[Mention], Gender | None]


@dataclass(slots=True, eq=False)
class Referent:
    """One person, body or place that the document names, with its mentions in text order.

    `acts` says that the text shows it to be a body that says or does something.
    """

    name: str
    mentions: list[Mention]
    type: EntityType = "misc"
    roles: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    gender_is_sure: bool = False
    aliases: set[str] = field(default_factory=set)
    acts: bool = False

    @property
    def is_person(self) -> bool:
        """Whether this is a person rather than a body or a place."""
        return self.type == "person"

    def last_before(self, position: int) -> Mention | None:
        """Return the last mention that begins before `position`."""
        index = bisect_left(self.mentions, position, key=lambda m: m.start)
        return self.mentions[index - 1] if index else None


def gather(
    mentions: Sequence[Mention],
    gender_after: _Genders,
    is_shop: Callable[[Sequence[Mention]], bool],
) -> list[Referent]:
    """Group mentions: full names of people, surnames, then bodies with acronyms and short forms.

    `gender_after` tells what a pronoun after a mention says about it; it helps to choose among
    people who share a surname. `is_shop` tells of a name of one word that it is no surname.
    """
    people = _People(gender_after)
    single: dict[tuple[str, ...], list[Mention]] = {}
    rest: list[Mention] = []
    leanings = _leanings(mentions)
    firms = {w[:-1] for w, kind in leanings.items() if kind == "organization" and len(w) > 2}
    for mention in mentions:
        words = core_words(mention.name)
        if len(words) == 1:
            single.setdefault(words, []).append(mention)
        elif leanings[words] == "person" and not _is_clipped_firm(mention, words, firms):
            people.add(mention, words)
        else:
            rest.append(mention)
    for words, alike in single.items():
        personal = Counter(map(leaning, alike)).most_common(1)[0][0] in ("person", "misc")
        known = people.called(words[0], personal=personal)
        if not known or is_shop(alike):
            rest += alike
            continue
        told = Counter(filter(None, map(gender_after, alike))).most_common(1)
        fitting = [r for r in known if told and first_name_gender(r) in (told[0][0], None)]
        for mention in alike:
            titled = title_gender(mention.title)
            people_meant = [r for r in known if not titled or _may_be(r, titled, gender_after)]
            if not people_meant:
                rest.append(mention)
                continue
            people_meant = people_meant if titled else fitting or known
            chosen = most_likely(people_meant, mention.start, mention.title)
            if mention.votes.get("organization") == INITIALS:  # a surname in capitals
                mention = replace(mention, votes={})
            chosen.mentions.append(mention)
    bodies = _bodies(rest)
    for referent in (*people.all, *bodies):
        referent.mentions.sort(key=lambda m: m.start)
    return sorted((*people.all, *bodies), key=lambda r: r.mentions[0].start)


def _may_be(person: Referent, titled: Gender, gender_after: _Genders) -> bool:
    """Say whether the first name or a pronoun after it lets `Mrs` stand before the surname."""
    full = (m for m in person.mentions if len(core_words(m.name)) > 1)
    shown = {gender for m in full if (gender := gender_after(m))}
    first = first_name_gender(person)
    return titled == first or titled in shown or not (shown or first)


def _leanings(mentions: Sequence[Mention]) -> dict[tuple[str, ...], EntityType]:
    """Return the type that most speaks for, by the words of the names of several words."""
    votes: defaultdict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        votes[core_words(mention.name)].update(mention.votes)
    return {words: most_voted(types) for words, types in votes.items() if len(words) > 1}


def _is_clipped_firm(
    mention: Mention, words: tuple[str, ...], firms: Container[tuple[str, ...]]
) -> bool:
    """Say whether only a doubtful tag makes a person of `Big Quay`, for `Big Quay TV`."""
    return words in firms and sum(mention.votes.values()) < 1.0


class _People:
    """People with full names, found again by surname, first name, or a surname misspelt."""

    def __init__(self, gender_after: _Genders) -> None:
        self._gender_after = gender_after
        self.all: list[Referent] = []
        self._by_last: defaultdict[str, list[Referent]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Referent]] = defaultdict(list)
        self._by_end: defaultdict[str, list[Referent]] = defaultdict(list)

    def add(self, mention: Mention, words: tuple[str, ...]) -> None:
        titled = None if " " in mention.name else title_gender(mention.title)
        for referent in self._by_last[words[-1]]:
            if titled and not _may_be(referent, titled, self._gender_after):
                continue  # "Mrs Quist-Bell"
            if same_name(referent.name, mention.name):
                referent.mentions.append(mention)
                self._nickname(mention.alias, referent)
                if len(words) > len(core_words(referent.name)):
                    referent.name = mention.name
                return
        if " " not in mention.name:  # "Jo-Ann"
            known = [r for r in self._by_word[words[0]] if core_words(r.name)[:2] == words]
            if len(known) == 1:
                known[0].mentions.append(mention)
                return
        referent = Referent(mention.name, [mention])
        self.all.append(referent)
        self._nickname(mention.alias, referent)
        self._by_last[words[-1]].append(referent)
        for word in {words[0], words[-1], *words[-2:-1]}:
            self._by_word[word].append(referent)
        for key in {_ends(words[0])[0], *_ends(words[-1])}:
            self._by_end[key].append(referent)

    def _nickname(self, alias: str, referent: Referent) -> None:
        """Let a nickname of one word stand for somebody, where nobody else is so called."""
        words = core_words(alias)
        if len(words) == 1 and not self._by_word.get(words[0]):
            referent.aliases.add(alias)
            self._by_word[words[0]].append(referent)

    def called(self, word: str, *, personal: bool) -> list[Referent]:
        """Return whom a single word may name; `personal` says that it looks like a person's."""
        if word in self._by_word:
            return [r for r in self._by_word[word] if is_name_of((word,), r)]
        alike = [r for key in _ends(word) for r in self._by_end[key]]
        clipped = [r for r in alike if core_words(r.name)[0].startswith(word)]
        if len(clipped) == 1 and personal:
            return clipped  # "Bev" for Beverley
        return list(dict.fromkeys(r for r in alike if _is_misspelt(word, core_words(r.name)[-1])))


def _ends(word: str) -> tuple[str, str]:
    """Return keys that misspelt and clipped forms of a word share: its first and last letters."""
    return word[:3] + "-", "-" + word[-3:]


_DOUBLED = re.compile(r"(\w)\1")


def _is_misspelt(word: str, surname: str) -> bool:
    """Say whether a word lacks a surname's `s`, or a long one is a slip away from it.

    That is one letter, letters that change places, or doubling the wrong one.
    """
    if surname == word + "s":
        return True
    if min(len(word), len(surname)) < 6:
        return False
    single, other = _DOUBLED.sub(r"\1", word), _DOUBLED.sub(r"\1", surname)
    return one_edit_apart(word, surname) or single == other or sorted(word) == sorted(surname)


def _bodies(mentions: Sequence[Mention]) -> list[Referent]:
    """Group mentions of bodies and places; defined acronyms and longer names come first."""
    bodies: list[Referent] = []
    # Names that may be one share their first word, or its first letter with an acronym.
    by_letter: defaultdict[str, list[Referent]] = defaultdict(list)
    by_first: defaultdict[tuple[str, ...], list[Referent]] = defaultdict(list)
    by_name: dict[tuple[str, ...], Referent] = {}
    alike: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        alike[core_words(mention.name)].append(mention)
    for mention in sorted(
        mentions, key=lambda m: (-len(m.alias), -len(core_words(m.name)), m.start)
    ):
        words = core_words(mention.name)
        letter = words[0][0] if words else ""
        known = by_name.get(words) or by_name.get(_ministry_of(name_words(mention.name)))
        if known is None and len(words) <= 2:
            short = len(words) == 1 and (mention.name.isupper() or len(words[0]) <= 4)
            named = by_letter[letter] if short else by_first[words[:1]]
            known = next((b for b in named if is_body_name(mention.name, b)), None)
        if known is None:
            known = _named_in_full(alike[words], words, by_first[words[:1]])
        if known is None:
            known = Referent(mention.name, [])
            bodies.append(known)
            if len(words) > 1 or mention.alias:
                by_letter[letter].append(known)
                by_first[words[:1]].append(known)
        known.mentions.append(mention)
        known.aliases |= {mention.name, mention.alias} - {""}
        by_name[words] = known
        if mention.alias:
            by_name.setdefault(core_words(mention.alias), known)
    for body in bodies:
        body.name = _in_use(body)
    return bodies


def _ministry_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return `Ministry of Ropes` for `Ropes Ministry`, folded."""
    named = len(words) > 1 and words[-1] in ("department", "ministry")
    return (words[-1], "of", *words[:-1]) if named else words


def _in_use(body: Referent) -> str:
    """Return what a text mostly calls a firm with a legal form: `Lund` for `Lund Group AB`.

    A shorter name lacks nothing but what many firms have.
    """
    written = name_words(body.name)
    if not _LEGAL_FORMS.intersection(written[-1:]):
        return body.name
    called = Counter(mention.name for mention in body.mentions)
    shorter = [
        name
        for name in called
        if (words := name_words(name)) != written
        and words == written[: len(words)]
        and _is_corporate(written[len(words) :])
    ]
    return max(shorter, key=lambda name: called[name], default=body.name)


def _named_in_full(
    alike: Sequence[Mention], words: tuple[str, ...], longer: Sequence[Referent]
) -> Referent | None:
    """Return the one firm named in full, `Lund Marine`, that supposed surnames clip.

    It is named before them, but for one in a headline. What a tagger takes for an organization
    right after it and mostly may well be another one, as `Zeta` and `Zeta Maps` are, unless it has
    several words and lacks the last: `Rope & Sons` of `Rope & Sons Bank`.
    """
    if alike[0].name.casefold() in _PLACES or leaning(alike[0]) == "location":
        return None
    if any(_LEGAL_FORMS.intersection(name_words(m.name)[-1:]) for m in alike):
        return None  # "Lund Inc" is whole
    doubts = [leaning(mention) in ("person", "misc") for mention in alike]
    mostly = 2 * sum(doubts) >= len(doubts)
    several = len(words) > 1 and words[-1] not in ORGANIZATION_WORDS
    found = []
    for body in longer:
        full = core_words(body.name)
        after = [mention.start > body.mentions[0].start for mention in alike]
        if (
            True in after[:2]
            and full[: len(words)] == words
            and _is_of_firm(full[len(words) :])
            and (mostly or doubts[after.index(True)] or (several and len(full) == len(words) + 1))
            and any(leaning(m) == "organization" for m in body.mentions)
        ):
            found.append(body)
    return found[0] if len(found) == 1 else None


def _is_of_firm(rest: Sequence[str]) -> bool:
    """Say whether what a short name lacks may be the rest of the name of the same firm."""
    return bool(rest) and not {"of", "for"} & set(rest) and rest[-1] not in _OF_OTHERS


def leaning(mention: Mention) -> EntityType:
    """Return the type that most speaks for."""
    return most_voted(mention.votes)


def is_name_of(words: tuple[str, ...], person: Referent) -> bool:
    """Say whether folded words are a person's name or a part by which people are called."""
    full = core_words(person.name)
    if any(words == core_words(nickname) for nickname in person.aliases):
        return True
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
    if name.casefold() in _PLACES:
        return False  # Fiji is not Fiji Airways
    missing = full[len(words) :] if words == full[: len(words)] else ()
    firm = all(word in _CORPORATE | _SECTORS for word in missing)
    cause = len(words) > 1 and missing[:1] == ("for",)  # "Six Days for Quay Creek"
    return bool(missing) and (firm or cause or (len(words) > 1 and _is_trade(missing)))


def _is_clipped(name: str, full: str) -> bool:
    """Say whether `name` clips the first word of `full`, as `Fed` does `Federal Reserve`.

    A country does not: `Fiji` is not `Fijian Tide Office`.
    """
    clips = full.startswith(name) and full[len(name)] != " "
    return len(name) in (3, 4) and name.istitle() and clips and name.casefold() not in _PLACES


def _is_trade(rest: Sequence[str]) -> bool:
    """Say whether all that a short name lacks is what the firm sells: `Doughnuts`."""
    return len(rest) == 1 and rest[0].endswith("s") and rest[0] not in _OF_OTHERS


def _is_corporate(rest: Sequence[str]) -> bool:
    return all(word in _CORPORATE for word in rest)


_PLACES = COUNTRIES | CAPITAL_OF.keys() | COUNTRY_OF.keys()
# What is named after a place or a body and is another.
_OF_OTHERS = word_set(
    """
    times news airways games sports supporters fans workers nurses teachers states sands
    commons communities parks rangers courts reserves forces affairs services series police
    """
)
_LEGAL_FORMS = word_set("inc ltd llc plc corp co ab as asa bv gmbh nv oy oyj sa se spa")
_CORPORATE = _LEGAL_FORMS | word_set(
    """
    group corporation company energy airlines airways motors holdings industries technologies
    pharmaceuticals international systems museum party foundation team
    """
)
# What a firm does, which it leaves out when it calls itself by the first word.
_SECTORS = word_set(
    """
    motor therapeutics biosciences biotherapeutics biopharma pharma laboratories foods brands
    minerals mining resources petroleum steel chemicals shipping logistics electronics software
    semiconductor semiconductors bancorp bancshares financial insurance securities partners
    ventures breweries homes lines freight trains feeds
    """
)


def most_likely(people: Sequence[Referent], position: int, title: str) -> Referent:
    """Choose among people who share a name: by the title's gender, then by the title itself.

    Then by use of full names.

    Somebody whom the document calls by the first name alone is seldom meant by the surname.
    """
    if len(people) == 1:
        return people[0]
    wanted = title_gender(title)
    for fitting in ((wanted,), (wanted, None)) if wanted else ():
        found = [r for r in people if first_name_gender(r) in fitting]
        if found:
            people = found
            break

    called = name_words(title)[-1:]
    people = [r for r in people if called and called in _titles(r)] or people

    def rank(referent: Referent) -> tuple[float, int]:
        full = [m for m in referent.mentions if len(core_words(m.name)) > 1]
        first = core_words(referent.name)[0]
        familiar = sum(core_words(m.name) == (first,) for m in referent.mentions)
        before = [m.start for m in full if m.start < position]
        near = 1.0 * any(position - 300 < m.start < position for m in referent.mentions)
        return (len(full) - 2.0 * familiar + near if before else 0.0, max(before, default=-1))

    return max(people, key=rank)


def _titles(referent: Referent) -> set[tuple[str, ...]]:
    """Return the last words of the titles before a person's full names: `Dr`, `Judge`."""
    full = (m for m in referent.mentions if len(core_words(m.name)) > 1)
    return {name_words(mention.title)[-1:] for mention in full}


def most_named(referents: Iterable[Referent]) -> Referent | None:
    """Return the one with the most mentions, the first of equals."""
    return max(referents, key=lambda referent: len(referent.mentions), default=None)


def title_gender(title: str) -> Gender | None:
    """Return the gender that a title such as `Mrs` or `Sir` tells."""
    words = (TITLE_GENDER[word] for word in name_words(title)[-2:] if word in TITLE_GENDER)
    return next(words, None)


def first_name_gender(referent: Referent) -> Gender | None:
    """Return the gender that a full name's first word suggests."""
    first = core_words(referent.name)
    return FIRST_NAMES.get(first[0]) if len(first) > 1 else None
