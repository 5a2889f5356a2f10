"""From a source as written to the speakers it credits, one quote after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.names import core_words, strip_titles
from quotes.speakers.cast import Cast, Referent
from quotes.speakers.lexicon import (
    CAPITAL_OF,
    COUNTRY_OF,
    GIVEN_NAMES,
    GROUP_NOUNS,
    NUMBER_WORDS,
    ORGANIZATION_WORDS,
    SPOKESPERSONS,
    UNNAMED_NOUNS,
)
from quotes.speakers.phrases import Phrase, analyse, segments, trimmed
from quotes.speakers.pronouns import (
    FIRST_PERSONS,
    GENDERS,
    NEUTRALS,
    PLURALS,
    RELATIVES,
    antecedent,
)
from quotes.types import Span, SpeakerType


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a source is: names as the document gives them in full, or a description, or a reason."""

    names: tuple[str, ...] = ()
    type: SpeakerType | None = None
    confidence: float = 0.0
    reason: str | None = None
    how: str = "none"
    referents: tuple[Referent, ...] = ()


class Resolver:
    """Resolves the sources of one document in reading order, remembering who spoke last."""

    def __init__(self, cast: Cast, quoted: Sequence[Span]) -> None:
        self._cast = cast
        self._text = cast.text
        self._quoted = quoted
        self._history: list[Credit] = []

    @property
    def last(self) -> Credit | None:
        """The last credit that named or described anybody."""
        return self._history[-1] if self._history else None

    def speaker(self, source: Sequence[Span]) -> Credit:
        """Return who the source at these pieces is, and remember it for the pronouns to come."""
        credit = self.resolve(Span(source[0].start, source[-1].end))
        if credit.names:
            self._history.append(credit)
        return credit

    def resolve(self, span: Span) -> Credit:
        """Return who `text[span]` is, without remembering it."""
        span = trimmed(self._text, *span)
        if span.start >= span.end:
            return Credit(reason="the source has no words")
        word = self._text[span.start : span.end].casefold()
        pronoun = self._pronoun(word, span)
        if pronoun:
            return pronoun
        parts = self._conjuncts(span)
        if len(parts) > 1:
            return _joint([self._single(part) for part in parts])
        return self._single(span)

    # Pronouns

    def _pronoun(self, word: str, span: Span) -> Credit | None:
        first = word.split(maxsplit=1)[0]
        if word in GENDERS:
            last = self.last.referents if self.last else ()
            person, confidence = antecedent(
                self._cast, span.start, GENDERS[word], self._quoted, last
            )
            if person is None:
                if self.last and self.last.type == "unnamed":
                    return self._again(self.last, "pronoun")
                return Credit(reason=f"nobody named before fits “{word}”", how="pronoun")
            return _person(person, confidence, "pronoun")
        if word in PLURALS:
            return self._plural(span)
        if word in NEUTRALS:
            return self._neutral(span)
        if word in RELATIVES or first in ("who", "which"):
            return self._relative(span)
        if word in FIRST_PERSONS:
            return Credit(reason=f"“{word}” is whoever writes", how="pronoun")
        return None

    def _again(self, credit: Credit, how: str) -> Credit:
        return Credit(
            credit.names, credit.type, 0.9 * credit.confidence, None, how, credit.referents
        )

    def _plural(self, span: Span) -> Credit:
        for credit in reversed(self._history[-6:]):
            if len(credit.names) > 1 or credit.type in ("group", "organization"):
                return self._again(credit, "they")
            if credit.type == "unnamed":
                return self._again(credit, "they")
        body = self._body_in_focus(span.start, ())
        if body:
            return _body(body, 0.5, "they")
        return Credit(reason="no group named before fits “they”", how="they")

    def _neutral(self, span: Span) -> Credit:
        last = self.last
        if last and last.type in ("organization", "document", "group") and len(last.names) == 1:
            return self._again(last, "it")
        body = self._body_in_focus(span.start, ())
        if body:
            return _body(body, 0.6, "it")
        return Credit(reason="nothing named before fits “it”", how="it")

    def _relative(self, span: Span) -> Credit:
        start = max(self._cast.sentence_start(span.start), span.start - 200)
        before = self._cast.within(start, span.start)
        if not before:
            return Credit(reason="the relative clause follows no name", how="relative")
        return self._referent(before[-1][1], 0.8, "relative")

    # Several speakers

    def _conjuncts(self, span: Span) -> list[Span]:
        """Split `A and B` and `A, B and C` where both sides are names or groups of their own."""
        inside = self._cast.within(*span)
        piece = self._text[span.start : span.end]
        for match in re.finditer(r",? (?:and|as well as|&) ", piece):
            at = span.start + match.start()
            if any(m.start <= at < m.end for m, _ in inside):
                continue
            left, right = Span(span.start, at), Span(span.start + match.end(), span.end)
            if self._stands_alone(left) and self._stands_alone(right):
                return [*self._commas(left), *self._conjuncts(right)]
        return [span]

    def _commas(self, span: Span) -> list[Span]:
        parts = segments(self._text, *span)
        if len(parts) > 1 and all(self._is_bare_name(part) for part in parts):
            return parts
        return [span]

    def _is_bare_name(self, part: Span) -> bool:
        phrase = analyse(self._cast, part)
        return phrase.name is not None and phrase.core.end == part.end

    def _stands_alone(self, part: Span) -> bool:
        parts = segments(self._text, *part)
        if not parts:
            return False
        phrase = analyse(self._cast, parts[0])
        if phrase.name is not None:
            return True
        if self._apposed_person(parts) is not None:
            return True
        return phrase.kind in ("group", "body") and phrase.determiner not in ("the",)

    # One speaker

    def _single(self, span: Span) -> Credit:
        parts = segments(self._text, *span)
        if not parts:
            return Credit(reason="the source has no words")
        phrase = analyse(self._cast, parts[0])
        if phrase.kind != "name":
            person = self._apposed_person(parts)
            if person is not None:
                return _person(person, 0.95, "apposition")
        if phrase.kind == "name":
            return self._name(phrase)
        if phrase.kind == "person":
            return self._described_person(phrase)
        if phrase.kind == "document":
            return self._document(phrase)
        if phrase.kind == "body":
            apposed = self._apposed_body(parts)
            return apposed or self._described_body(phrase)
        if phrase.kind == "group":
            return self._group(phrase)
        return Credit((self._words(phrase),), "unnamed", 0.5, None, "other")

    def _name(self, phrase: Phrase) -> Credit:
        if phrase.name is not None:
            mention, referent = phrase.name
            if not referent.is_person and phrase.head in GROUP_NOUNS:
                return Credit((self._words(phrase),), "group", 0.9, None, "group")
            how = "full name" if len(core_words(mention.name)) > 1 else "surname"
            if not referent.is_person and referent.type == "misc" and _looks_personal(mention.name):
                return Credit((strip_titles(mention.name),), "person", 0.6, None, how, (referent,))
            return self._referent(referent, 0.95, how if referent.is_person else "body")
        written = self._text[phrase.core.start : phrase.core.end]
        name = strip_titles(re.sub(r"^(?:the|a|an) ", "", written, flags=re.I))
        referent = self._cast.named(name, phrase.start, title=written)
        if referent is not None:
            return self._referent(referent, 0.85, "surname" if referent.is_person else "body")
        if core_words(name) and core_words(name)[-1] in GROUP_NOUNS:
            return Credit((name,), "group", 0.8, None, "group")
        if _looks_personal(name) or name != written:
            return Credit((name,), "person", 0.6, None, "full name")
        kind: SpeakerType = "person" if name.istitle() and " " in name else "organization"
        return Credit((name,), kind, 0.4, None, "unknown name")

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
            for _, referent in inside:
                if not referent.is_person:
                    return _body(referent, 0.85, "spokesperson")
            if inside:
                return Credit((self._words(phrase),), "unnamed", 0.6, None, "unnamed")
        if phrase.determiner in ("", "the", "this", "that") or (inside and phrase.definite):
            person, confidence = self._by_role(phrase)
            if person is not None:
                return _person(person, confidence, "role")
        if phrase.head in SPOKESPERSONS and phrase.definite:
            body = self._body_in_focus(phrase.start, ())
            if body:
                return _body(body, 0.6, "spokesperson")
        return Credit((self._words(phrase),), "unnamed", 0.7, None, "unnamed")

    def _by_role(self, phrase: Phrase) -> tuple[Referent | None, float]:
        """Return the person whose titles and appositions fit a description best."""
        wanted = {phrase.head, *phrase.modifiers} - {"the", "then"}
        best: tuple[float, int, Referent] | None = None
        for referent in self._cast.referents:
            if not referent.is_person or phrase.head not in referent.roles:
                continue
            score = 2.0 * len(wanted & set(referent.roles)) + 0.2 * referent.roles[phrase.head]
            last = referent.mentioned_before(phrase.start)
            if last is None:
                score -= 1.0
            else:
                gap = self._cast.sentence(phrase.start) - self._cast.sentence(last)
                score -= 0.25 * min(gap, 8)
            if best is None or score > best[0]:
                best = (score, -referent.mentions[0].start, referent)
        if best is None:
            return None, 0.0
        return best[2], 0.85

    def _document(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        for _, referent in inside:
            name = referent.name
            return Credit((name,), "document", 0.8, None, "document", (referent,))
        return Credit((self._words(phrase),), "document", 0.5, None, "document")

    def _described_body(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        core = [r for m, r in inside if m.end <= phrase.core.end]
        if core:
            if phrase.head in _KEPT_HEADS or core[0].is_person or core[0].type != "organization":
                return Credit((self._words(phrase, bare=True),), "organization", 0.85, None, "body")
            return _body(core[-1], 0.85, "body")
        for _, referent in inside:
            if not referent.is_person:
                return _body(referent, 0.7, "body")
        if phrase.determiner in ("the", "this", "that", "its", "his", "her", "their", ""):
            body = self._body_in_focus(phrase.start, (phrase.head, *phrase.modifiers))
            if body:
                return _body(body, 0.7, "body description")
        return Credit((self._words(phrase),), "organization", 0.4, None, "body description")

    def _body_in_focus(self, position: int, about: tuple[str, ...]) -> Referent | None:
        """Return the body that `it`, `the company` or `the bank` stands for at `position`."""
        head = about[0] if about else ""
        bodies = [r for r in self._cast.referents if r.type == "organization"]
        alike = [r for r in bodies if head and head in core_words(r.name)]
        if head in _OWN_KIND and not alike:
            return None
        best: tuple[float, Referent] | None = None
        for referent in alike or bodies:
            before = referent.mentioned_before(position)
            if before is None:
                continue
            gap = self._cast.sentence(position) - self._cast.sentence(before)
            score = -0.5 * gap + 0.3 * min(len(referent.mentions), 8)
            if self.last and referent in self.last.referents:
                score += 2.0
            if best is None or score > best[0]:
                best = (score, referent)
        return best[1] if best else None

    def _group(self, phrase: Phrase) -> Credit:
        inside = self._cast.within(phrase.start, phrase.end)
        count = NUMBER_WORDS.get(phrase.determiner or (phrase.modifiers or ("",))[0])
        if phrase.head in SPOKESPERSONS and inside and not inside[0][1].is_person:
            return _body(inside[0][1], 0.7, "spokesperson")
        if count and self.last and len(self.last.names) == count:
            return self._again(self.last, "group")
        if phrase.determiner == "the":
            for credit in reversed(self._history):
                if credit.names and credit.names[0].casefold().endswith(phrase.head):
                    return self._again(credit, "group")
        words = self._words(phrase)
        if words.casefold() == phrase.head and phrase.head in UNNAMED_NOUNS:
            return Credit((words,), "unnamed", 0.7, None, "unnamed")
        return Credit((words,), "group", 0.7, None, "group")

    def _words(self, phrase: Phrase, *, bare: bool = False) -> str:
        """Return the phrase as a description: one line, small first letter unless it is a name's."""
        start, end = phrase.core if bare else (phrase.start, phrase.end)
        written = " ".join(self._text[start:end].split())
        if bare:
            written = re.sub(r"^(?:the|a|an) ", "", written, flags=re.I)
            return re.sub(r"['’]s?(?= )", "", written)
        if any(m.start == start for m, _ in self._cast.within(start, end)):
            return written
        return written[:1].lower() + written[1:] if not written[:2].isupper() else written


_KEPT_HEADS = frozenset(
    ["campaign", "administration", "government", "team", "family", "coalition", "ministry", "police", "cabinet", "council", "department", "office", "embassy", "parliament", "army", "military", "university", "force", "committee"]
)
# A description with one of these heads needs a body of that kind: a court is not any body.
_OWN_KIND = frozenset(
    ["court", "party", "ministry", "council", "committee", "university", "school", "hospital", "government", "police", "senate", "house", "parliament", "congress", "church", "army", "navy", "union", "commission", "department", "panel", "museum"]
)


def _looks_personal(name: str) -> bool:
    words = core_words(name)
    return 1 < len(words) <= 4 and words[0] in GIVEN_NAMES and words[-1] not in ORGANIZATION_WORDS


def _person(referent: Referent, confidence: float, how: str) -> Credit:
    return Credit((referent.name,), "person", confidence, None, how, (referent,))


def _body(referent: Referent, confidence: float, how: str) -> Credit:
    name = referent.name
    folded = name.casefold()
    name = CAPITAL_OF.get(folded) or COUNTRY_OF.get(folded) or name
    kind: SpeakerType = "group" if core_words(name)[-1] in GROUP_NOUNS else "organization"
    return Credit((name,), kind, confidence, None, how, (referent,))


def _joint(credits: Sequence[Credit]) -> Credit:
    named = [c for c in credits if c.names]
    names = tuple(dict.fromkeys(name for c in named for name in c.names))
    kinds = {c.type for c in named}
    kind: SpeakerType | None = kinds.pop() if len(kinds) == 1 else "group"
    confidence = min((c.confidence for c in named), default=0.0)
    referents = tuple(r for c in named for r in c.referents)
    reason = None if names else "none of the sources could be named"
    return Credit(names, kind, confidence, reason, "joint", referents)
