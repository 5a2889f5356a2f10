"""Who and what a document names: mentions gathered into referents, with gender and roles."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from quotes.names import core_words, name_words
from quotes.places import NATIONALITIES
from quotes.speakers.acting import acts
from quotes.speakers.given_names import FIRST_NAMES, GIVEN_NAMES
from quotes.speakers.kin import complete_names
from quotes.speakers.lexicon import FEMALE_NOUNS, MALE_NOUNS, ORGANIZATION_WORDS, Gender
from quotes.speakers.mentions import Mention, find_mentions
from quotes.speakers.referents import (
    TITLE_GENDER,
    Referent,
    gather,
    is_body_name,
    is_name_of,
    leaning,
    most_likely,
    most_named,
)
from quotes.speakers.roles import roles_of
from quotes.speakers.signs import most_voted
from quotes.speakers.tokens import words
from quotes.text import ABBREVIATION, DOUBLE_CLOSE, DOUBLE_OPEN, STRAIGHT_DOUBLE
from quotes.types import Document, EntityType, Tagging


class Cast:
    """The referents of a document and where they are mentioned.

    `words` are those of its body, or of the whole text if it has none.
    """

    def __init__(self, document: Document, tagging: Tagging) -> None:
        self.text = document.text
        self._body = document.body.start if document.body else 0
        self.words = words(self.text, *(document.body or (0, len(self.text))))
        self.mentions = find_mentions(document, tagging, self.words)
        self._sentences = sentence_starts(self.text)
        self._starts = [m.start for m in self.mentions]
        self.referents = gather(self.mentions, self.gender_after, self._is_shop)
        self._of = {m.start: r for r in self.referents for m in r.mentions}
        for referent in self.referents:
            referent.type = self._type(referent)
            if mark := self._mark(referent):
                referent.name, referent.type = referent.name + mark, "organization"
        for referent in self.referents:
            referent.roles = roles_of(self.text, referent)
            if referent.is_person:
                referent.gender, referent.gender_is_sure = self._gender(referent)
            else:
                referent.acts = acts(self.text, referent)
        complete_names(self.text, [r for r in self.referents if r.is_person])
        self._bearers: defaultdict[str, list[Referent]] = defaultdict(list)
        self._called: defaultdict[str, list[Referent]] = defaultdict(list)
        for referent in self.referents:
            for role in referent.roles if referent.is_person else ():
                self._bearers[role].append(referent)
            nicknames = referent.aliases if referent.is_person else ()
            for word in {w for n in (referent.name, *nicknames) for w in core_words(n)}:
                self._called[word if referent.is_person else word[0]].append(referent)

    def within(self, start: int, end: int) -> list[tuple[Mention, Referent]]:
        """Return the mentions that lie in `text[start:end]` with what they refer to, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(m, self._of[m.start]) for m in self.mentions[low:high] if m.end <= end]

    def of(self, mention: Mention) -> Referent:
        """Return what a mention refers to."""
        return self._of[mention.start]

    def around(self, position: int, sentences: int) -> list[Referent]:
        """Return the referents mentioned in so many sentences up to `position`, each once."""
        first = self._sentences[max(0, self.sentence(position) - sentences)]
        first = max(first, position - sentences * _LONGEST_SENTENCE)
        return list(dict.fromkeys(referent for _, referent in self.within(first, position)))

    def sentence(self, position: int) -> int:
        """Return the number of the sentence that `position` lies in."""
        return bisect_right(self._sentences, position) - 1

    def sentence_start(self, position: int) -> int:
        """Return where the sentence that `position` lies in begins."""
        return self._sentences[max(0, self.sentence(position))]

    def sentence_end(self, position: int) -> int:
        """Return where the sentence that `position` lies in ends, the space behind it included."""
        following = self.sentence(position) + 1
        return self._sentences[following] if following < len(self._sentences) else len(self.text)

    def sentence_at(self, number: int) -> int:
        """Return where the sentence of that number, counted from 0 in the text, begins."""
        return self._sentences[max(0, number)]

    def after_sentence(self, number: int) -> int:
        """Return where the sentence of that number, counted from 0 in the body, ends at most."""
        first = self.sentence(self._body) + number + 1
        return self._sentences[first] if first < len(self._sentences) else len(self.text)

    def is_subject(self, mention: Mention) -> bool:
        """Say whether a mention, its title and an article aside, begins a sentence."""
        start = self.sentence_start(mention.start)
        near = mention.start - len(mention.title) - 5 <= start
        near = near or bool(_ASKED.fullmatch(self.text, start, mention.start))
        return near and not _CLAUSE.match(self.text, start, mention.start)

    def named(self, name: str, position: int, *, title: str = "") -> Referent | None:
        """Return the referent that `name`, read at `position`, stands for."""
        core = core_words(name)
        if not core:
            return None
        people = [r for r in self._called[core[-1]] if r.is_person and is_name_of(core, r)]
        if people:
            return most_likely(people, position, title)
        bodies = [r for r in self._called[core[0][0]] if not r.is_person and is_body_name(name, r)]
        return most_named(bodies)

    def namesakes(self, surname: str) -> list[Referent]:
        """Return the people with full names who bear a surname."""
        word = core_words(surname)[-1]
        people = (r for r in self._called[word] if r.is_person)
        return [r for r in people if core_words(r.name)[1:] and core_words(r.name)[-1] == word]

    def bearers(self, role: str) -> list[Referent]:
        """Return the people whom the document describes by a noun, in order of mention."""
        return self._bearers.get(role, [])

    def _type(self, referent: Referent) -> EntityType:
        if referent.name.casefold() in NATIONALITIES:
            return "misc"  # "Danish": no body, whatever stands behind
        votes: defaultdict[EntityType, float] = defaultdict(float)
        for mention in referent.mentions:
            if _is_personal(mention):
                return "person"  # whatever a tagger takes the surname alone for
            for kind, weight in mention.votes.items():
                votes[kind] += weight / math.sqrt(len(referent.mentions))
        bare = not any(m.title or len(core_words(m.name)) > 1 for m in referent.mentions)
        known = bool(votes)
        if bare and core_words(referent.name)[0] not in GIVEN_NAMES:
            called = sum("person" in mention.votes for mention in referent.mentions)
            if "organization" in votes or 2 * called < len(referent.mentions):
                votes.pop("person", None)  # a tagger's word, for what only once says something
        for mention in referent.mentions if known else ():
            relative = _RELATIVE.match(self.text, mention.end)
            if relative and relative[1] == "ich":
                votes["organization"] += _SURE
            elif relative and not self._is_home(mention):
                votes["person"] += _SURE
            pronoun = self._pronoun_after(mention) if self.is_subject(mention) else None
            if pronoun in ("his", "him", "her") and bare and "organization" in votes:
                continue  # "Norvik disputes her account"
            if pronoun:
                sure = _SURE if pronoun in ("its", "itself") or bare else 1.0
                votes["organization" if pronoun in ("it", "its", "itself") else "person"] += sure
        return most_voted(votes)

    def _mark(self, referent: Referent) -> str:
        """Return the `'s` that a name never lacks, even where it owns nothing: `Quist's for`."""
        first, *rest = core_words(referent.name) or ("",)
        if first in GIVEN_NAMES or (rest and first != "st") or len(referent.mentions) == 1:
            return ""
        marks = self._marks(referent.mentions)
        titled = any(mention.title for mention in referent.mentions)
        alone = not titled and all(marks) and any(mark and mark[1] for mark in marks)
        return marks[0][0][:2] if alone and marks[0] else ""

    def _marks(self, mentions: Sequence[Mention]) -> list[re.Match[str] | None]:
        """Return the `'s` behind each mention."""
        return [_MARK.match(self.text, mention.end) for mention in mentions]

    def _is_shop(self, mentions: Sequence[Mention]) -> bool:
        """Say whether a name is a shop's and no surname: `a Quist's clerk`, nowhere `Quist`."""
        articles = (_ARTICLE.search(self.text, max(0, m.start - 5), m.start) for m in mentions)
        return all(self._marks(mentions)) and any(articles)

    def _is_home(self, mention: Mention) -> bool:
        """Say whether a mention is a place that somebody is from: `Ana Bell of Porto, who`."""
        home = HOME.search(self.text, max(0, mention.start - 6), mention.start)
        return "location" in mention.votes and bool(home)

    def _gender(self, referent: Referent) -> tuple[Gender | None, bool]:
        """Return a person's gender and whether the document itself shows it."""
        shown: Counter[Gender] = Counter()
        for mention in referent.mentions:
            for word in name_words(mention.title)[-3:]:
                if word in TITLE_GENDER:
                    shown[TITLE_GENDER[word]] += 4
            pronoun = self.gender_after(mention)
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

    def gender_after(self, mention: Mention) -> Gender | None:
        """Return the gender of the first pronoun after a mention."""
        return _PRONOUN_GENDER.get(self._pronoun_after(mention) or "")

    def _pronoun_after(self, mention: Mention) -> str | None:
        """Return the first pronoun after a mention, in its sentence or the next one's first word.

        None if another name stands between, which the pronoun could as well stand for, or if the
        name is in front of its bearer's words; nor does `the elder Lund` tell of all Lunds.
        """
        if self.text.startswith(":", mention.end) or _OF_AGE.search(
            self.text, max(0, mention.start - 10), mention.start
        ):
            return None
        match = _PRONOUN.search(self.text, mention.end, min(len(self.text), mention.end + 150))
        if not match:
            return None
        gap = self.sentence(match.start()) - self.sentence(mention.start)
        if gap > 1 or (gap == 1 and match.start() - self.sentence_start(match.start()) > 1):
            return None
        low, high = bisect_left(self._starts, mention.end), bisect_left(self._starts, match.start())
        quoted = _QUOTATION_MARK.search(self.text, mention.end, match.start())
        return None if high > low or quoted else match.group().casefold()


# "What Ana Bell knows is little", "If Ana Bell comes"
_CLAUSE = re.compile(
    r"(?:what|who|how|why|when|if|as|for|in|on|at|to|by|with|from|of|like)\b", re.I
)
_OF_AGE = re.compile(r"\b(?:younger|elder|older) $")
# "Asked about it, Lund"
_ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Quizzed|Challenged) [^,.;:\n“”\"]+, ")
HOME = re.compile(r"(?:,| of| from| in| near) $")
"""What stands before the place that somebody is from."""
_LONGEST_SENTENCE = 500
"""Characters of a sentence at most, for texts that never end one."""
_SURE = 3.0
"""How much `its`, `who` or `which` after a name speaks for its type; `it` may stand for nothing,
but hardly after a name that nobody bears in full."""
# "for Quist's.", "Quist's has", "Quist's for a month"; "Quist's boat" is that of a Quist.
_MARK = re.compile(
    r"['’]s\b(\s*[,.;:]|\s(?:for|in|on|at|to|from|with|by|has|had|is|was|will|would)\b)?"
)
_ARTICLE = re.compile(r"\b(?:an?|the) $", re.I)
# "Lund, who has", but "Lund, Norvik and Quist, who have": Britons say so of firms.
_RELATIVE = re.compile(r", wh(o(?! (?:have|are|were)\b)|ich)\b")


def _is_personal(mention: Mention) -> bool:
    """Say whether a mention is a first and a last name by its form and by what speaks for it."""
    first, *rest = core_words(mention.name) or ("",)
    firm = "&" in rest or not ORGANIZATION_WORDS.isdisjoint(rest)
    given = bool(rest) and first in GIVEN_NAMES and not firm
    return given and leaning(mention) == "person"


_PRONOUN = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself|its?|itself)\b", re.I)
_QUOTATION_MARK = re.compile(rf"[{DOUBLE_OPEN}{DOUBLE_CLOSE}{STRAIGHT_DOUBLE}]")
_PRONOUN_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "him", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*\s+(?=['\"“‘(\[]*[^\W\d_a-z])|[\n\r\u2028\u2029]\s*")


def sentence_starts(text: str) -> list[int]:
    """Return the offsets at which sentences of `text` begin; line breaks end a sentence."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and ABBREVIATION.search(
            text[max(0, match.start() - 6) : match.start() + 1]
        ):
            continue
        starts.append(match.end())
    return starts
