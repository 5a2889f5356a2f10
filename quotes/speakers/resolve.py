"""From a source as written to the speakers it credits, one quote after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.names import core_words, strip_titles
from quotes.speakers.cast import Cast, Referent
from quotes.speakers.documents import issuer_elsewhere, issuer_within
from quotes.speakers.focus import Focus
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    CAPITAL_OF,
    COUNTRY_OF,
    FEMALE_NOUNS,
    GIVEN_NAMES,
    GROUP_NOUNS,
    MALE_NOUNS,
    NUMBER_WORDS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    SPOKESPERSONS,
    UNNAMED_NOUNS,
    Gender,
    word_set,
)
from quotes.speakers.phrases import Phrase, analyse, segments, trimmed
from quotes.types import Document, Span, SpeakerType

_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_PLURALS = word_set("they them their themselves")
_NEUTRALS = word_set("it its itself")
_RELATIVES = word_set("who which whom whose that")
_FIRST_PERSONS = word_set("i me my we us our myself")
_POSSESSIVES = word_set("his her their its")
# Bodies that are named after somebody: "the Obama administration", not "Obama".
_KEPT_HEADS = word_set(
    """
    campaign administration government team family coalition ministry police cabinet council
    department office embassy parliament army military university force committee legislature
    court authorities
    """
)
_OWNED = re.compile(r"(?:his|her|their|its|my|our) ", re.I)
_INCLUDING = re.compile(r",? (?:including|like|such as) ")
_ARTICLE = re.compile(r"\ban? $", re.I)
_FAMILY = word_set(
    """
    wife husband ex-wife ex-husband son daughter father mother brother sister widow widower uncle
    aunt cousin niece nephew grandfather grandmother grandson granddaughter boyfriend girlfriend
    partner spouse fiance fiancee
    """
)
_LOCAL = word_set("officials authorities police")
_LAW_GROUPS = word_set("police officers detectives investigators deputies troopers authorities")


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


class Resolver:
    """Resolves the sources of one document in reading order, remembering who spoke before."""

    def __init__(self, document: Document, cast: Cast, quoted: Sequence[Span]) -> None:
        self._document_read = document
        self._cast = cast
        self._text = cast.text
        self._focus = Focus(cast, quoted)
        self._history: list[Credit] = []
        self._besides: Sequence[Referent] = ()

    @property
    def last(self) -> Credit:
        """The last credit that named or described anybody."""
        return self._history[-1] if self._history else Credit()

    def speaker(self, source: Sequence[Span]) -> Credit:
        """Return who the source at these pieces is, and remember it for the pronouns to come."""
        span = Span(source[0].start, source[-1].end)
        credit = replace(self.resolve(span), at=span.start)
        if credit.names:
            self._history.append(credit)
        return credit

    def resolve(self, span: Span, *, besides: Sequence[Referent] = ()) -> Credit:
        """Return who `text[span]` is, without remembering it; a pronoun is nobody in `besides`."""
        self._besides = besides
        span = trimmed(self._text, *span)
        if span.start >= span.end:
            return Credit(reason="the source has no words")
        pronoun = self._pronoun(self._text[span.start : span.end].casefold(), span)
        if pronoun:
            return pronoun
        members = self._members(span)
        if members:
            return members
        parts = self._conjuncts(span)
        if len(parts) > 1:
            return _joint([self._single(part) for part in parts])
        return self._single(span)

    # Pronouns

    def _pronoun(self, word: str, span: Span) -> Credit | None:
        if word in _GENDERS:
            return self._he_or_she(word, span.start)
        if word in _PLURALS:
            return self._plural(span.start)
        if word in _NEUTRALS:
            return self._neutral(span.start)
        if word in _RELATIVES:
            return self._relative(span.start, personal=word in ("who", "whom"))
        if word in _FIRST_PERSONS:
            return self._writer(word)
        return None

    def _writer(self, word: str) -> Credit:
        """Return whom `I` and `we` outside quotations stand for: who signed or published the text."""
        document = self._document_read
        byline = re.sub(r"^by ", "", document.byline or "", flags=re.I).strip()
        if word in ("i", "me", "my", "myself") and byline:
            return Credit((byline,), "person", 0.6, "writer")
        if word in ("we", "us", "our") and document.publisher:
            return Credit((document.publisher,), "organization", 0.5, "writer")
        return Credit(reason=f"“{word}” is whoever writes", how="writer")

    def _he_or_she(self, word: str, position: int) -> Credit:
        person, confidence = self._focus.person(
            position, _GENDERS[word], self.last.referents, self._besides
        )
        described = self.last.how == "unnamed" and not _OWNED.match(self.last.names[0])
        if described and (person is None or not self._named_since(person, position)):
            return self._again(self.last, "pronoun")
        if person is None:
            return Credit(reason=f"nobody named before fits “{word}”", how="pronoun")
        return _person(person, confidence, "pronoun")

    def _named_since(self, person: Referent, position: int) -> bool:
        """Say whether a person was mentioned after the last source."""
        mention = person.last_before(position)
        return mention is not None and mention.start > self.last.at

    def _again(self, credit: Credit, how: str) -> Credit:
        if credit.type == "group" and len(credit.referents) == len(credit.names) > 1:
            if all(referent.is_person for referent in credit.referents):
                credit = replace(credit, type="person")
        return replace(credit, confidence=0.9 * credit.confidence, how=how, at=-1)

    def _plural(self, position: int) -> Credit:
        for credit in reversed(self._history[-4:]):
            if set(credit.referents) & set(self._besides):
                continue
            if len(credit.names) > 1 or credit.type in ("group", "organization"):
                return self._again(credit, "they")
            if credit.type == "unnamed" and credit.how != "unnamed":
                return self._again(credit, "they")
        body = self._focus.body(position, (), self.last.referents)
        if body:
            return _body(body, 0.5, "they")
        return Credit(reason="no group named before fits “they”", how="they")

    def _neutral(self, position: int) -> Credit:
        last = self.last
        if last.type in ("organization", "document", "group") and len(last.names) == 1:
            return self._again(last, "it")
        body = self._focus.body(position, (), last.referents)
        if body:
            return _body(body, 0.6, "it")
        return Credit(reason="nothing named before fits “it”", how="it")

    def _relative(self, position: int, *, personal: bool) -> Credit:
        start = max(self._cast.sentence_start(position), position - 200)
        before = [
            r
            for m, r in self._cast.within(start, position)
            if position - m.end < 3 or not _ARTICLE.search(self._text, max(0, m.start - 4), m.start)
        ]
        fitting = [r for r in before if r.is_person == personal] or before
        if not fitting:
            return Credit(reason="the relative clause follows no name", how="relative")
        return self._referent(fitting[-1], 0.8, "relative")

    # Several speakers

    def _conjuncts(self, span: Span) -> list[Span]:
        """Split `A and B` and `A, B and C` where both sides are speakers of their own."""
        inside = self._cast.within(*span)
        piece = self._text[span.start : span.end]
        for match in re.finditer(r",? (?:and|as well as|&) ", piece):
            at = span.start + match.start()
            if any(m.start <= at < m.end for m, _ in inside):
                continue
            left, right = Span(span.start, at), Span(span.start + match.end(), span.end)
            if self._are_two(left, right):
                return [*self._commas(left), *self._conjuncts(right)]
        return [span]

    def _members(self, span: Span) -> Credit | None:
        """Return those whom `critics, including A and B` names."""
        including = _INCLUDING.search(self._text, *span)
        if not including or including.start() <= span.start:
            return None
        first = segments(self._text, span.start, including.start())
        if not first or analyse(self._cast, first[0]).kind != "group":
            return None
        members = self.resolve(Span(including.end(), span.end))
        if not members.referents:
            return None
        leaders = self._conjuncts(Span(span.start, including.start()))
        if len(leaders) > 1:
            return _joint([self._single(leaders[0]), members])
        return replace(members, type="group", how="group")

    def _commas(self, span: Span) -> list[Span]:
        parts = segments(self._text, *span)
        phrases = [analyse(self._cast, part) for part in parts]
        bare = all(p.name is not None and p.core.end == p.end for p in phrases)
        return parts if len(parts) > 1 and bare else [span]

    def _are_two(self, left: Span, right: Span) -> bool:
        lefts, rights = segments(self._text, *left), segments(self._text, *right)
        if not lefts or not rights:
            return False
        one, other = analyse(self._cast, lefts[0]), analyse(self._cast, rights[0])
        if one.kind == other.kind == "document" and other.determiner:
            return True
        first = one.name[1] if one.name else self._apposed_person(lefts)
        second = other.name[1] if other.name else self._apposed_person(rights)
        if first is None:
            return False
        if len(lefts) > 1 and len(self._commas(left)) == 1:
            # An apposition may hold "and" itself; only a second person or "the ..." ends it.
            return second is not None and (second.is_person and first.is_person)
        if second is not None:
            return first.is_person == second.is_person or other.determiner == "the"
        named = any(r for _, r in self._cast.within(*rights[0]))
        return other.kind == "group" or (other.kind == "body" and named)

    # One speaker

    def _single(self, span: Span) -> Credit:
        parts = segments(self._text, *span)
        if not parts:
            return Credit(reason="the source has no words")
        phrase = analyse(self._cast, parts[0])
        person = None if phrase.name else self._apposed_person(parts)
        if person is not None:
            return _person(person, 0.95, "apposition")
        if phrase.kind in ("body", "person") and len(parts) > 1:
            body = self._apposed_body(parts)
            if body:
                return body
        resolve = {
            "name": self._name,
            "person": self._described_person,
            "body": self._described_body,
            "document": self._document,
            "group": self._group,
        }.get(phrase.kind, self._other)
        return resolve(phrase)

    def _other(self, phrase: Phrase) -> Credit:
        """Return whose `explanations` or `eyes` these are, or the words as a description."""
        owner = Credit()
        for mention, referent in self._cast.within(phrase.start, phrase.end)[:1]:
            if mention.start == phrase.start and self._text[mention.end] in "'’":
                owner = self._referent(referent, 0.7, "possessive")
        if phrase.determiner in _POSSESSIVES:
            owner = replace(self._possessor(phrase), confidence=0.5)
        return owner if owner.names else Credit((self._words(phrase),), "unnamed", 0.5, "other")

    def _name(self, phrase: Phrase) -> Credit:
        if phrase.name is not None:
            mention, referent = phrase.name
            how = "full name" if len(core_words(mention.name)) > 1 else "surname"
            if referent.type == "misc" and _is_personal(mention.name, phrase):
                return Credit((mention.name,), "person", 0.7, how, (referent,))
            return self._referent(referent, 0.95, how if referent.is_person else "body")
        written = " ".join(self._text[phrase.core.start : phrase.core.end].split())
        name = strip_titles(re.sub(r"^(?:the|a|an) ", "", written, flags=re.I))
        referent_ = self._cast.named(name, phrase.start, title=written)
        if referent_ is not None:
            return self._referent(referent_, 0.85, "surname" if referent_.is_person else "body")
        if core_words(name) and core_words(name)[-1] in GROUP_NOUNS:
            return Credit((name,), "group", 0.8, "group")
        personal = name != written or _is_personal(name, phrase)
        return Credit((name,), "person" if personal else "organization", 0.5, "unknown name")

    def _referent(self, referent: Referent, confidence: float, how: str) -> Credit:
        if referent.is_person:
            return _person(referent, confidence, how)
        return _body(referent, confidence, how)

    def _apposed_person(self, parts: Sequence[Span]) -> Referent | None:
        """Return the person named by a part after the first: `the group's leader, Jane Doe`."""
        for part in parts[1:]:
            phrase = analyse(self._cast, part)
            if phrase.name and phrase.name[1].is_person and not phrase.determiner:
                return phrase.name[1]
        return None

    def _apposed_body(self, parts: Sequence[Span]) -> Credit | None:
        for part in parts[1:]:
            phrase = analyse(self._cast, part)
            if phrase.name and part.end == phrase.core.end:
                return self._referent(phrase.name[1], 0.9, "apposition")
        return None

    def _described_person(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        if phrase.head in SPOKESPERSONS:
            return self._spokesperson(phrase)
        family = phrase.determiner in ("his", "her") and phrase.head in _FAMILY
        definite = phrase.determiner in ("", "the", "this", "that") or family
        person = self._focus.by_role(phrase) if definite else None
        if family and person is None:
            owner = self._possessor(phrase)
            if len(owner.referents) == 1:
                person = self._focus.relative_of(owner.referents[0], phrase.head)
        if person is None and phrase.determiner in ("", "a", "an"):
            person = self._focus.introduced_later(phrase)
        if person is not None:
            return _person(person, 0.85, "role")
        indefinite = rf"\b(?:an?|another|one) (?:[\w-]+ ){{0,3}}{re.escape(phrase.head)}\b"
        introduced = [m.start() for m in re.finditer(indefinite, self._text[: phrase.start])]
        bodily = phrase.head in BODY_NOUNS
        if phrase.determiner == "the" and not bodily and not any(r.is_person for _, r in inside):
            gender: Gender | None = None
            if phrase.head in MALE_NOUNS | FEMALE_NOUNS:
                gender = "m" if phrase.head in MALE_NOUNS else "f"
            person, _ = self._focus.person(phrase.start, gender, self.last.referents, self._besides)
            last = person.last_before(phrase.start) if person else None
            if person is not None and last and (not introduced or last.start > introduced[-1]):
                return _person(person, 0.5, "description")
        if phrase.head in BODY_NOUNS and phrase.determiner == "the":
            return self._described_body(phrase)  # "the biggest coal producer"
        return Credit((self._words(phrase),), "unnamed", 0.7, "unnamed")

    def _spokesperson(self, phrase: Phrase) -> Credit:
        """Return the body that a spokesperson without a name speaks for."""
        for _, referent in self._cast.within(phrase.start, phrase.end):
            if not referent.is_person:
                return _body(referent, 0.85, "spokesperson")
        for credit in reversed(self._history if phrase.determiner == "the" else ()):
            if credit.how == "spokesperson":
                return self._again(credit, "spokesperson")
        bodies = [w for w in phrase.modifiers if w in BODY_NOUNS]
        if phrase.determiner in ("a", "an", "the", "its", "their", "") or bodies:
            body = self._focus.body(phrase.start, bodies[:1], self.last.referents)
            if body:
                return _body(body, 0.6, "spokesperson")
        return Credit((self._words(phrase),), "unnamed", 0.6, "unnamed")

    def _possessor(self, phrase: Phrase) -> Credit:
        """Return whom the possessive pronoun before a noun stands for."""
        return self._pronoun(phrase.determiner, Span(phrase.start, phrase.start + 1)) or Credit()

    def _document(self, phrase: Phrase) -> Credit:
        issuer = issuer_within(self._cast, phrase)
        if issuer is None and phrase.determiner in _POSSESSIVES:
            owner = self._possessor(phrase)
            if owner.names:
                return replace(owner, type="document", how="document")
        if issuer is not None:
            named = self._referent(issuer, 0.85, "document")
            return replace(named, type="document")
        if phrase.determiner == "" and self._cast.sentence(phrase.start) <= 1:
            issuer = issuer_elsewhere(self._cast, phrase, later=True)
            if issuer is not None:
                return replace(self._referent(issuer, 0.7, "document"), type="document")
        if phrase.determiner in ("the", "this", "these", "those", "that"):
            issuer = issuer_elsewhere(self._cast, phrase)
            if issuer is not None:
                return replace(self._referent(issuer, 0.7, "document"), type="document")
            for credit in reversed(self._history[-3:]):
                if credit.referents and credit.type in ("document", "organization"):
                    return replace(self._again(credit, "document"), type="document")
        return Credit((self._words(phrase),), "document", 0.5, "document")

    def _described_body(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        core = [r for m, r in inside if m.end <= phrase.core.end]
        if core and (phrase.head in _KEPT_HEADS or core[0].is_person):
            return Credit((self._bare(phrase),), "organization", 0.85, "body", tuple(core))
        if core and core[-1].type == "organization":
            return _body(core[-1], 0.85, "body")
        if not core and any(not r.is_person for _, r in inside):
            return _body(next(r for _, r in inside if not r.is_person), 0.7, "body")
        if phrase.head in _KEPT_HEADS and self._is_capitalised(phrase):
            return Credit((self._bare(phrase),), "organization", 0.8, "body", tuple(core))
        if phrase.determiner in ("a", "an"):
            body = self._focus.body_introduced_later(phrase)
            if body:
                return _body(body, 0.7, "body description")
        if phrase.determiner in _POSSESSIVES and phrase.head in _KEPT_HEADS:
            owner = self._possessor(phrase)
            if owner.names and owner.type == "person":
                name = f"{core_words_written(owner.names[0])} {phrase.head}"
                return Credit((name,), "organization", 0.6, "body", owner.referents)
        if phrase.determiner not in ("a", "an", "one", "another", "some"):
            about = (phrase.head, *phrase.modifiers)
            body = self._focus.body(phrase.start, about, self.last.referents)
            if body:
                return _body(body, 0.7, "body description")
        name = self._bare(phrase) if core else self._words(phrase)
        return Credit((name,), "organization", 0.4, "body description", tuple(core))

    def _is_capitalised(self, phrase: Phrase) -> bool:
        """Say whether a word inside the phrase, not its first, has a capital."""
        written = self._text[phrase.start : phrase.core.end].split()
        return any(word[:1].isupper() for word in written[1:])

    def _group(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        bodies = [r for _, r in inside if r.type == "organization"]
        if phrase.head in SPOKESPERSONS and bodies:
            return _body(bodies[0], 0.7, "spokesperson")
        place = next((r for m, r in inside if m.start >= phrase.core.end), None)
        if phrase.head in _LOCAL and place is not None and place.type == "location":
            name = f"{place.name} {phrase.head}"  # "officials in Broward County"
            return Credit((name,), "group", 0.7, "group", (place,))
        several = self._several(phrase)
        if several:
            return several
        if phrase.head in _LAW_GROUPS and not inside:
            force = self._focus.police()
            if force is not None:
                return _body(force, 0.6, "police")
        if phrase.determiner == "the" and not inside:
            for credit in reversed(self._history):
                if core_words(credit.names[0])[-1:] == (phrase.head,):
                    return self._again(credit, "group")
        words = self._words(phrase)
        kind: SpeakerType = "unnamed" if words.casefold() in UNNAMED_NOUNS else "group"
        return Credit((words,), kind, 0.7, "group", tuple(r for _, r in inside))

    def _several(self, phrase: Phrase) -> Credit | None:
        """Return the speakers that `both firms`, `the two men` or `the senators` sums up."""
        counted = (phrase.determiner, *phrase.modifiers)
        count = next((NUMBER_WORDS[word] for word in counted if word in NUMBER_WORDS), 0)
        if phrase.determiner not in ("the", "both", "these", "those") and not count == 2:
            return None
        if phrase.end > phrase.core.end and not count:
            return None
        kind = _kind_of_members(phrase.head)
        for credit in reversed(self._history[-8:]):
            fits = credit.type == kind and len(credit.names) > 1
            if fits and count in (0, len(credit.names)) and credit.referents:
                return self._again(credit, "group")
        if count == 2 and (phrase.determiner == "the" or "both" in counted):
            return self._last_two(kind)
        return None

    def _last_two(self, kind: str) -> Credit | None:
        names: dict[str, Referent] = {}
        for credit in reversed(self._history):
            if credit.type == kind and len(credit.names) == len(credit.referents) == 1:
                names.setdefault(credit.names[0], credit.referents[0])
        pair = list(names.items())[:2][::-1]
        if len(pair) < 2:
            return None
        found: SpeakerType = "person" if kind == "person" else "organization"
        return Credit(tuple(n for n, _ in pair), found, 0.6, "group", tuple(r for _, r in pair))

    # Descriptions

    def _words(self, phrase: Phrase) -> str:
        """Return the phrase on one line, a function word or common noun at its start uncapitalised."""
        written = " ".join(self._text[phrase.start : phrase.end].split())
        first = written.split(" ", 1)[0]
        if first.casefold() in GROUP_NOUNS | PERSON_NOUNS or phrase.determiner == first.casefold():
            return written[:1].lower() + written[1:]
        return written

    def _bare(self, phrase: Phrase) -> str:
        """Return a body's name without article and possessive: `Hillary Clinton campaign`."""
        written = " ".join(self._text[phrase.start : phrase.core.end].split())
        written = re.sub(r"^(?:the|a|an) ", "", written, flags=re.I)
        return re.sub(r"['’]s?(?= )", "", written)


def core_words_written(name: str) -> str:
    """Return a person's surname as written."""
    return name.split()[-1]


def _kind_of_members(plural: str) -> str:
    singular = plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
    return "organization" if singular in BODY_NOUNS else "person"


def _is_personal(name: str, phrase: Phrase) -> bool:
    """Say whether a name that nothing else typed looks like a person's."""
    words = core_words(name)
    if words[-1] in ORGANIZATION_WORDS or words[-1] in COUNTRY_OF or name.isupper():
        return False
    if words[0] in GIVEN_NAMES:
        return True
    return len(words) in (2, 3) and phrase.determiner == "" and name.istitle()


def _person(referent: Referent, confidence: float, how: str) -> Credit:
    return Credit((referent.name,), "person", confidence, how, (referent,))


def _body(referent: Referent, confidence: float, how: str) -> Credit:
    folded = referent.name.casefold()
    name = CAPITAL_OF.get(folded) or (
        COUNTRY_OF.get(folded, referent.name) if referent.type == "location" else referent.name
    )
    kind: SpeakerType = "group" if folded in GROUP_NOUNS else "organization"
    return Credit((name,), kind, confidence, how, (referent,))


def _joint(credits: Sequence[Credit]) -> Credit:
    named = [c for c in credits if c.names]
    kinds = {c.type for c in named}
    return Credit(
        tuple(dict.fromkeys(name for c in named for name in c.names)),
        kinds.pop() if len(kinds) == 1 else "group",
        min((c.confidence for c in named), default=0.0),
        "joint",
        tuple(r for c in named for r in c.referents),
        None if named else "none of the sources could be named",
    )
