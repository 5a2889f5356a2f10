"""Who and what a document names: mentions gathered into referents, with gender and roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotes.names import core_words, is_acronym, name_words, one_edit_apart, same_name
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    COUNTRY_OF,
    FEMALE_NOUNS,
    FIRST_NAMES,
    MALE_NOUNS,
    PERSON_NOUNS,
    STOP_WORDS,
    Gender,
    word_set,
)
from quotes.speakers.mentions import Mention, find_mentions
from quotes.text import DOUBLE_CLOSE, DOUBLE_OPEN, STRAIGHT_DOUBLE
from quotes.types import Document, EntityType, Tagging

TITLE_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness"), "f"),
}

# What else a bearer of a title is called.
_ALSO: dict[str, str] = {
    "sen": "senator lawmaker legislator politician",
    "sens": "senator lawmaker legislator politician",
    "senator": "lawmaker legislator politician",
    "rep": "representative congressman congresswoman lawmaker legislator",
    "reps": "representative congressman congresswoman lawmaker legislator",
    "congressman": "lawmaker legislator representative",
    "congresswoman": "lawmaker legislator representative",
    "assemblymember": "assemblyman assemblywoman lawmaker legislator",
    "assemblyman": "lawmaker legislator",
    "assemblywoman": "lawmaker legislator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "prof": "professor academic",
    "professor": "academic scholar",
    "dr": "doctor physician",
    "ceo": "executive chief boss",
    "executive": "boss chief ceo",
    "president": "leader",
    "premier": "leader minister",
    "pm": "minister premier leader",
    "chancellor": "leader",
    "justice": "judge",
    "attorney": "lawyer prosecutor",
    "counsel": "lawyer",
    "lawyer": "attorney",
    "prosecutor": "attorney",
    "nominee": "candidate",
    "candidate": "nominee hopeful",
    "coach": "manager boss",
    "manager": "coach boss",
    "chairman": "chair head leader",
    "chairwoman": "chair head leader",
    "chair": "chairman head leader",
    "mp": "lawmaker politician",
    "councilmember": "councilman councilwoman councillor",
    "foreign": "diplomat",
    "ambassador": "envoy diplomat",
    "editor": "journalist",
    "r": "republican",
    "d": "democrat",
    "archbishop": "bishop cleric",
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


class Cast:
    """The referents of a document and where they are mentioned."""

    def __init__(self, document: Document, tagging: Tagging) -> None:
        self.text = document.text
        self.mentions = find_mentions(document, tagging)
        self._sentences = sentence_starts(self.text)
        self._starts = [m.start for m in self.mentions]
        self.referents = gather(self.mentions, self._gender_after)
        self._of = {m.start: r for r in self.referents for m in r.mentions}
        for referent in self.referents:
            referent.type = self._type(referent)
        for referent in self.referents:
            referent.roles = _roles(self.text, referent)
            if referent.is_person:
                referent.gender, referent.gender_is_sure = self._gender(referent)

    def within(self, start: int, end: int) -> list[tuple[Mention, Referent]]:
        """Return the mentions that lie in `text[start:end]` with what they refer to, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(m, self._of[m.start]) for m in self.mentions[low:high] if m.end <= end]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence that `position` lies in."""
        return bisect_right(self._sentences, position) - 1

    def sentence_start(self, position: int) -> int:
        """Return where the sentence that `position` lies in begins."""
        return self._sentences[max(0, self.sentence(position))]

    def is_subject(self, mention: Mention) -> bool:
        """Say whether a mention, its title and an article aside, begins a sentence."""
        start = mention.start - len(mention.title) - 5
        return self.sentence_start(mention.start) >= start

    def named(self, name: str, position: int, *, title: str = "") -> Referent | None:
        """Return the referent that `name`, read at `position`, stands for."""
        words = core_words(name)
        if not words:
            return None
        people = [r for r in self.referents if r.is_person and is_name_of(words, r)]
        if people:
            return most_likely(people, position, title)
        bodies = [r for r in self.referents if not r.is_person and is_body_name(name, r)]
        return max(bodies, key=lambda r: len(r.mentions), default=None)

    def _type(self, referent: Referent) -> EntityType:
        votes: defaultdict[EntityType, float] = defaultdict(float)
        for mention in referent.mentions:
            for kind, weight in mention.votes.items():
                votes[kind] += weight
        for mention in referent.mentions if votes else ():
            pronoun = self._pronoun_after(mention) if self.is_subject(mention) else None
            if pronoun:
                votes["organization" if pronoun in ("it", "its", "itself") else "person"] += 1.0
        return max(votes, key=lambda kind: votes[kind]) if votes else "misc"

    def _gender(self, referent: Referent) -> tuple[Gender | None, bool]:
        """Return a person's gender and whether the document itself shows it."""
        shown: Counter[Gender] = Counter()
        for mention in referent.mentions:
            for word in name_words(mention.title)[-3:]:
                if word in TITLE_GENDER:
                    shown[TITLE_GENDER[word]] += 4
            pronoun = self._gender_after(mention)
            if pronoun:
                shown[pronoun] += 1
        for word, count in referent.roles.items():
            if word in MALE_NOUNS:
                shown["m"] += 2 * count
            elif word in FEMALE_NOUNS:
                shown["f"] += 2 * count
        votes = shown.copy()
        first = FIRST_NAMES.get(core_words(referent.name)[0])
        if first:
            votes[first] += 4
        if votes["m"] == votes["f"]:
            return None, False
        gender: Gender = "m" if votes["m"] > votes["f"] else "f"
        return gender, shown[gender] >= 3

    def _gender_after(self, mention: Mention) -> Gender | None:
        return _PRONOUN_GENDER.get(self._pronoun_after(mention) or "")

    def _pronoun_after(self, mention: Mention) -> str | None:
        """Return the first pronoun after a mention, in its sentence or the next one's first word.

        None if another name stands between, which the pronoun could as well stand for.
        """
        match = _PRONOUN.search(self.text, mention.end, min(len(self.text), mention.end + 150))
        if not match:
            return None
        gap = self.sentence(match.start()) - self.sentence(mention.start)
        if gap > 1 or (gap == 1 and match.start() - self.sentence_start(match.start()) > 1):
            return None
        low, high = bisect_left(self._starts, mention.end), bisect_left(self._starts, match.start())
        quoted = _QUOTATION_MARK.search(self.text, mention.end, match.start())
        return None if high > low or quoted else match.group().casefold()


_PRONOUN = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself|its?|itself)\b", re.I)
_QUOTATION_MARK = re.compile(rf"[{DOUBLE_OPEN}{DOUBLE_CLOSE}{STRAIGHT_DOUBLE}]")
_PRONOUN_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "him", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


_SENTENCE_END = re.compile(
    r"[.!?]['\"”’)\]]*\s+(?=['\"“‘(\[]*[^\W\d_a-z])|\s*[\n\r\u2028\u2029]+\s*"
)
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Prof|Rev|Hon|St|Jr|Sr|vs"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Inc|Co|Corp)|\b[^\W\d_])\.$"
)


def sentence_starts(text: str) -> list[int]:
    """Return the offsets at which sentences of `text` begin; line breaks end a sentence."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and _NO_END.search(
            text[max(0, match.start() - 6) : match.start() + 1]
        ):
            continue
        starts.append(match.end())
    return starts


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
    """Say whether a long word is one letter away from a person's surname."""
    surname = core_words(person.name)[-1]
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
    """Say whether `name` is a body's name, its acronym, or the part of it before `Group`, `Corp`."""
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


_APPOSITION = re.compile(
    r", ((?:an?|the|who (?:is|was)|his|her|their|[\w'’-]+)\b[^,.;:()\n“”\"]{2,90})"
)
_PARTY = re.compile(r" \(([RD])-")
_COPULA = re.compile(r",? (?:who )?(?:is|was|became|has been) (?:an?|the) ([^,.;:()\n]{2,60})")
_LEADING = re.compile(r"((?:\b[\w'’.&-]+ ){1,9}\w+), $")
_DIRECTLY = re.compile(r"((?:\b[\w'’&-]+ ){1,4})$")


_BODY_PHRASE = re.compile(
    r" (?:of|for|in|that|which|with|by|to|from|at|on|has|have|is|was)\b.*", re.S
)


def _roles(text: str, referent: Referent) -> Counter[str]:
    """Count the words by which the text describes a referent: titles, appositions, "X is a ..."."""
    roles: Counter[str] = Counter()
    is_role = _is_person_role if referent.is_person else BODY_NOUNS.__contains__
    for mention in referent.mentions:
        found = [mention.title] if mention.title else []
        for pattern in (_APPOSITION, _COPULA, _PARTY):
            match = pattern.match(text, mention.end)
            if match:
                found.append(match.group(1))
        start = max(0, mention.start - 90)
        leading = _LEADING.search(text, start, mention.start)
        if leading:
            found.append(leading.group(1))
        directly = None if referent.is_person else _DIRECTLY.search(text, start, mention.start)
        if directly and directly.group(1).split()[-1].casefold() in BODY_NOUNS:
            found.append(directly.group(1))
        if not referent.is_person:
            found = [_BODY_PHRASE.sub("", phrase) for phrase in found]
        for words in (name_words(phrase) for phrase in found):
            if words in (("r",), ("d",)) or any(is_role(word) for word in words[:8]):
                roles.update(_expanded(words))
    return roles


def _is_person_role(word: str) -> bool:
    return word in PERSON_NOUNS or word in _ALSO


def _expanded(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word not in STOP_WORDS:
            yield word
        yield from _ALSO.get(word, "").split()
        if word in COUNTRY_OF:
            yield COUNTRY_OF[word].casefold()
