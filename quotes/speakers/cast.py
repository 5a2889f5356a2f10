"""Who and what a document names: mentions gathered into referents, with gender and roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotes.names import core_words, is_acronym, name_words, same_name
from quotes.speakers.lexicon import (
    COUNTRY_OF,
    FEMALE_NOUNS,
    FIRST_NAMES,
    MALE_NOUNS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    Gender,
)
from quotes.speakers.mentions import Mention, find_mentions
from quotes.types import Document, EntityType, Tagging

_MALE_TITLES = frozenset(["mr", "sir", "lord", "king", "prince", "duke"])
_FEMALE_TITLES = frozenset(["mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness"])

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
    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    aliases: set[str] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        return self.type == "person"

    def mentioned_before(self, position: int) -> int | None:
        """Return the start of the last mention before `position`, or None."""
        index = bisect_left(self.mentions, position, key=lambda m: m.start)
        return self.mentions[index - 1].start if index else None


class Cast:
    """The referents of a document and where they are mentioned."""

    def __init__(self, document: Document, tagging: Tagging) -> None:
        self.text = document.text
        self.mentions = find_mentions(document, tagging)
        self.referents = _gather(self.text, self.mentions)
        self._by_start = {m.start: r for r in self.referents for m in r.mentions}
        self._starts = [m.start for m in self.mentions]
        self._sentences = sentence_starts(self.text)
        for referent in self.referents:
            if referent.is_person:
                referent.roles = _roles(self.text, referent)
        for referent in self.referents:
            if referent.is_person:
                referent.gender = self._gender(referent)

    def within(self, start: int, end: int) -> list[tuple[Mention, Referent]]:
        """Return the mentions that lie in `text[start:end]` with what they refer to, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            (m, self._by_start[m.start])
            for m in self.mentions[low:high]
            if m.end <= end and m.start in self._by_start
        ]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence that `position` lies in."""
        return bisect_right(self._sentences, position) - 1

    def sentence_start(self, position: int) -> int:
        """Return where the sentence that `position` lies in begins."""
        return self._sentences[max(0, self.sentence(position))] if self._sentences else 0

    def named(self, name: str, position: int, *, title: str = "") -> Referent | None:
        """Return the referent that `name`, read at `position`, stands for."""
        words = core_words(name)
        if not words:
            return None
        people = [r for r in self.referents if r.is_person and _is_name_of(words, r)]
        if people:
            return _most_likely(people, position, title)
        bodies = [r for r in self.referents if not r.is_person and _is_body_name(name, words, r)]
        return max(bodies, key=lambda r: len(r.mentions), default=None)

    def _gender(self, referent: Referent) -> Gender | None:
        votes: Counter[Gender] = Counter()
        for mention in referent.mentions:
            for word in name_words(mention.title)[-3:]:
                _vote(votes, word, weight=4)
        for word, count in referent.roles.items():
            if word in MALE_NOUNS:
                votes["m"] += 2 * count
            elif word in FEMALE_NOUNS:
                votes["f"] += 2 * count
        first = core_words(referent.name)
        if len(first) > 1 and first[0] in FIRST_NAMES:
            votes[FIRST_NAMES[first[0]]] += 3
        for mention in referent.mentions:
            pronoun = self._pronoun_after(mention)
            if pronoun:
                votes[pronoun] += 1
        if votes["m"] == votes["f"]:
            return None
        return "m" if votes["m"] > votes["f"] else "f"

    def _pronoun_after(self, mention: Mention) -> Gender | None:
        """Return the gender of the first pronoun after a mention if no other person stands between."""
        stop = min(len(self.text), mention.end + 200)
        match = _GENDERED.search(self.text, mention.end, stop)
        if not match or self.sentence(match.start()) - self.sentence(mention.start) > 1:
            return None
        between = self.within(mention.end, match.start())
        if any(r.is_person for _, r in between):
            return None
        return "m" if match.group().casefold() in ("he", "his", "him", "himself") else "f"


_GENDERED = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.I)


def _vote(votes: Counter[Gender], word: str, *, weight: int) -> None:
    if word in _MALE_TITLES:
        votes["m"] += weight
    elif word in _FEMALE_TITLES:
        votes["f"] += weight


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


def _gather(text: str, mentions: Sequence[Mention]) -> list[Referent]:
    """Group mentions: full names first, then surnames, then bodies with their acronyms."""
    referents: list[Referent] = []
    people = [m for m in mentions if m.type == "person"]
    for mention in people:
        if len(core_words(mention.name)) > 1:
            _add_person(referents, mention)
    surnames = {core_words(r.name)[-1] for r in referents}
    rest: list[Mention] = []
    for mention in mentions:
        words = core_words(mention.name)
        if len(words) == 1 and (mention.type == "person" or words[0] in surnames):
            _add_surname(referents, mention, words[0])
        elif mention.type != "person":
            rest.append(mention)
    bodies: list[Referent] = []
    for mention in sorted(rest, key=lambda m: -len(name_words(m.name))):
        _add_body(text, bodies, mention)
    referents += bodies
    for referent in referents:
        referent.mentions.sort(key=lambda m: m.start)
    return sorted(referents, key=lambda r: r.mentions[0].start)


def _add_person(referents: list[Referent], mention: Mention) -> None:
    for referent in referents:
        if same_name(referent.name, mention.name):
            referent.mentions.append(mention)
            if len(core_words(mention.name)) > len(core_words(referent.name)):
                referent.name = mention.name
            return
    referents.append(Referent(mention.name, "person", [mention]))


def _add_surname(referents: list[Referent], mention: Mention, word: str) -> None:
    known = [r for r in referents if r.is_person and _is_name_of((word,), r)]
    if known:
        _most_likely(known, mention.start, mention.title).mentions.append(mention)
    else:
        referents.append(Referent(mention.name, "person", [mention]))


def _add_body(text: str, bodies: list[Referent], mention: Mention) -> None:
    """Add a mention of a body or place; longer names come first, so a longer form is known."""
    words = core_words(mention.name)
    for referent in bodies:
        if _is_body_name(mention.name, words, referent) and _may_shorten(mention, words, referent):
            referent.mentions.append(mention)
            referent.aliases.add(mention.name)
            if referent.type == "misc":
                referent.type = mention.type
            return
    bodies.append(Referent(mention.name, mention.type, [mention], aliases={mention.name}))


def _may_shorten(mention: Mention, words: tuple[str, ...], referent: Referent) -> bool:
    """Keep `New York` apart from `New York Times`: a place is not short for a body."""
    if words == core_words(referent.name):
        return True
    return mention.type != "location" and " ".join(words) not in COUNTRY_OF


def _is_name_of(words: tuple[str, ...], person: Referent) -> bool:
    full = core_words(person.name)
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] == full[-2])
    return same_name(" ".join(words), " ".join(full))


def _is_body_name(name: str, words: tuple[str, ...], body: Referent) -> bool:
    full = core_words(body.name)
    if words == full or any(words == core_words(alias) for alias in body.aliases):
        return True
    if is_acronym(name, body.name) or is_acronym(body.name, name):
        return True
    # A body's first word stands for it ("Cairn" for "Cairn Energy"), its last words do not.
    return len(words) < len(full) and words == full[: len(words)] and full[-1] in ORGANIZATION_WORDS


def _most_likely(people: Sequence[Referent], position: int, title: str) -> Referent:
    """Choose among people who share a name: by the title's gender, then who is named in full most."""
    if len(people) == 1:
        return people[0]
    votes: Counter[Gender] = Counter()
    for word in name_words(title)[-2:]:
        _vote(votes, word, weight=1)
    if votes:
        wanted = votes.most_common(1)[0][0]
        fitting = [r for r in people if _first_name_gender(r) in (wanted, None)]
        people = fitting or people

    def rank(referent: Referent) -> tuple[int, int]:
        full = [m.start for m in referent.mentions if len(core_words(m.name)) > 1]
        before = [start for start in full if start < position]
        return (len(full) if before else 0, max(before, default=-1))

    return max(people, key=rank)


def _first_name_gender(referent: Referent) -> Gender | None:
    first = core_words(referent.name)
    return FIRST_NAMES.get(first[0]) if len(first) > 1 else None


_APPOSITION = re.compile(
    r", ((?:an?|the|who (?:is|was)|his|her|their|[\w'’-]+)\b[^,.;:()\n“”\"]{2,90})"
)
_PARTY = re.compile(r" \(([RD])-")
_COPULA = re.compile(
    r" (?:is|was|became|has been|, who is|, who was) (?:an?|the) ([^,.;:()\n]{2,60})"
)
_LEADING = re.compile(r"((?:\b[\w'’.&-]+ ){1,9}\w+), $")


def _roles(text: str, person: Referent) -> Counter[str]:
    """Count the words by which the text describes a person: titles, appositions, "X is a ..."."""
    roles: Counter[str] = Counter()
    for mention in person.mentions:
        found: list[str] = [mention.title] if mention.title else []
        for pattern in (_APPOSITION, _COPULA, _PARTY):
            match = pattern.match(text, mention.end)
            if match:
                found.append(match.group(1))
        leading = _LEADING.search(text, max(0, mention.start - 90), mention.start)
        if leading and _names_a_role(leading.group(1)):
            found.append(leading.group(1))
        for words in (name_words(phrase) for phrase in found):
            if (_PARTY.pattern and len(words) == 1) or any(_is_role(word) for word in words):
                roles.update(_expanded(words))
    return roles


def _is_role(word: str) -> bool:
    return word in PERSON_NOUNS or word in _ALSO


def _names_a_role(phrase: str) -> bool:
    return any(_is_role(word) for word in name_words(phrase)[:8])


def _expanded(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield from _ALSO.get(word, "").split()
        if word in COUNTRY_OF:
            yield COUNTRY_OF[word].casefold()
