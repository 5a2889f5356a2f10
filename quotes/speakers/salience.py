"""Whom `he`, `she` and `the defender` stand for: the people of a document, ranked by salience."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate

from quotes.names import core_words
from quotes.speakers.cast import Cast
from quotes.speakers.given_names import FIRST_NAMES
from quotes.speakers.lexicon import PERSON_NOUNS, Gender, word_set
from quotes.speakers.referents import Referent
from quotes.types import Span

_REACH = 12
"""Sentences within which an antecedent is looked for."""
_LONGEST_QUOTE = 1500
"""Characters before a pronoun within which the words that it is the source of begin."""
_PARAGRAPHS = 5000
"""Characters before a pronoun that are no more of its paragraph or the one before."""
_BREAK = re.compile(r"\n\s*")
# "met his Danish counterpart Ana Bell, whom he thanked"
_OWNED = re.compile(r"\b(?:his|her|their) [^,.;:]*$", re.I)
_NOUN_PHRASE = 45
_OBJECTIVE = word_set("of to by with for told asked against from about on urged over between")
# A conditional logit over the candidates of pronouns in labelled news and politics, rounded; on
# articles it was not fitted on it errs in a fifth fewer pronouns than without the last sentence's
# and paragraph's subject. Refit with `training/train_salience.py`.
WEIGHTS: dict[str, float] = {
    "sentences": -0.1,  # for each sentence since the last mention
    "same paragraph": 1.6,
    "next paragraph": 1.9,  # the same, or the one before that in which the quote begins
    "subject before": 0.8,
    "subject": 0.7,
    "spoke last": 1.6,
    "log mentions": 0.8,
    "one word": -1.2,  # neither a first name nor titled, often no person
    "gender unknown": -0.8,
    "other first name": -4.6,  # mostly the other gender's; no pronoun has told otherwise
    "other pronoun": -1.8,  # a pronoun of the other gender was resolved so before
    "possessive": -0.7,
    "introduced": 0.7,  # named for the first time, here or in the sentence before, and nobody's
    "object": -0.6,
    "quoted": -1.2,
    "named in content": -2.4,  # "Ana Bell is late," she said
}
_FAR = 0.4
"""How probable it is that the only one is meant who fits, but far from the pronoun."""
_LEAST = -4.0
"""What a far mention costs: nobody below it is meant."""


class Salience:
    """Ranks people as antecedents; `quoted` are spans of reported words."""

    def __init__(self, cast: Cast, quoted: Sequence[Span]) -> None:
        self._cast = cast
        self._starts = sorted(span.start for span in quoted)
        # An outer quotation covers those inside it: each end is the furthest so far.
        self._ends = list(accumulate((span.end for span in sorted(quoted)), max))
        self._spoken: dict[Referent, list[int]] = {}
        self._described = described(cast)
        self._learned: dict[Referent, Gender] = {}
        self.content: Sequence[Span] = ()

    def note(self, speakers: Sequence[Referent], position: int) -> None:
        """Remember that a source at `position` stands for these."""
        for referent in speakers:
            insort(self._spoken.setdefault(referent, []), position)

    def times(self, referent: Referent) -> int:
        """Return how often somebody has spoken so far."""
        return len(self._spoken.get(referent, ()))

    def person(
        self,
        position: int,
        gender: Gender | None,
        last: Sequence[Referent],
        besides: Sequence[Referent],
    ) -> tuple[Referent | None, float]:
        """Return the person that a pronoun at `position` stands for, and how probable that is.

        `last` are the referents credited with the quote before; those in `besides` are out of
        the question. None if nobody fits.
        """
        scores = self.scores(position, gender, last, besides)
        chosen = max(scores, key=lambda referent: scores[referent], default=None)
        if chosen is None or scores[chosen] < _LEAST:
            only = self._only(position, gender, besides)
            return only, _FAR if only else 0.0
        if gender:
            self._learned.setdefault(chosen, gender)
        best = scores[chosen]
        return chosen, 1.0 / sum(math.exp(score - best) for score in scores.values())

    def _only(
        self, position: int, gender: Gender | None, besides: Sequence[Referent]
    ) -> Referent | None:
        """Return the one person of a gender named before, at whatever distance."""
        fitting = [
            r
            for r in self._cast.referents
            if r.is_person
            and r.gender in (gender, None)
            and r.mentions[0].start < position
            and r not in besides
        ]
        return fitting[0] if gender and len(fitting) == 1 and fitting[0].gender else None

    def scores(
        self,
        position: int,
        gender: Gender | None,
        last: Sequence[Referent],
        besides: Sequence[Referent],
    ) -> dict[Referent, float]:
        """Return how salient at `position` each person is who was named not too far before."""
        return {
            referent: sum(WEIGHTS[name] * traits[name] for name in traits)
            for referent, traits in self.candidates(position, gender, last, besides)
        }

    def candidates(
        self,
        position: int,
        gender: Gender | None,
        last: Sequence[Referent],
        besides: Sequence[Referent],
    ) -> list[tuple[Referent, dict[str, float]]]:
        """Return the people whom a pronoun may stand for, with what speaks for and against each."""
        people = [
            r
            for r in dict.fromkeys((*self._cast.around(position, _REACH), *last))
            if r.is_person
            and r not in besides
            and not (gender and r.gender_is_sure and r.gender != gender)
        ]
        named = {r for span in self.content for _, r in self._cast.within(*span)}
        start = self._start(position)
        subject = self._subject(start)
        return [
            (
                r,
                {
                    "spoke last": float(r in last),
                    "named in content": float(r in named),
                    "subject before": float(r is subject),
                    **self._of_name(r, gender),
                    **self._of_place(r, position, start),
                },
            )
            for r in people
        ]

    def _start(self, position: int) -> int:
        """Return where the words begin of which a pronoun is the source, or the pronoun itself."""
        starts = (span.start for span in self.content)
        return min((s for s in starts if 0 < position - s < _LONGEST_QUOTE), default=position)

    def _subject(self, position: int) -> Referent | None:
        """Return the person with whom this sentence or, at its start, the one before begins."""
        start = self._cast.sentence_start(position - 1)
        for referent, places in self._described.items():
            if _last(places, start + 1) == start:
                return referent
        for mention, referent in self._cast.within(start, position):
            if referent.is_person:
                told = self._cast.is_subject(mention) and not self._is_quoted(mention.start)
                return referent if told else None
        return None

    def _of_name(self, referent: Referent, gender: Gender | None) -> dict[str, float]:
        """Return what a person's name and the pronouns resolved so far say."""
        learned = self._learned.get(referent)
        words = core_words(referent.name)
        titled = any(mention.title for mention in referent.mentions)
        told = len(words) > 1 or titled or words[0] in FIRST_NAMES
        unknown = referent.gender is None
        other = referent.gender not in (gender, None) and learned != gender
        return {
            "log mentions": math.log1p(len(referent.mentions)),
            "one word": float(not told),
            "other pronoun": float(gender is not None and learned not in (None, gender)),
            "gender unknown": float(gender is not None and unknown and learned is None),
            "other first name": float(gender is not None and other),
        }

    def _of_place(self, referent: Referent, position: int, start: int) -> dict[str, float]:
        """Return what the last mention before `position` says; the quote begins at `start`."""
        cast = self._cast
        mention = referent.last_before(position)
        said = _last(self._spoken.get(referent, []), position)
        described = _last(self._described.get(referent, []), position)
        at = mention.start if mention else -1
        latest = max(at, said, described)
        if latest < 0:
            return {"sentences": float(_REACH)}
        sentences = min(_REACH, cast.sentence(position) - cast.sentence(latest))
        if mention and at == latest:
            subject = cast.is_subject(mention)
        else:
            subject = said < described and cast.sentence_start(described) == described
        near = position - latest < _PARAGRAPHS
        traits = {
            "sentences": float(sentences),
            "same paragraph": float(near and "\n" not in cast.text[latest:position]),
            "subject": float(subject),
            "next paragraph": float(near and len(_BREAK.findall(cast.text, latest, start)) < 2),
        }
        if mention and at >= max(said, described):
            before = cast.text[max(0, at - 12) : at].rstrip().rsplit(" ", 1)[-1]
            is_object = before.casefold() in _OBJECTIVE
            new = mention is referent.mentions[0] and sentences <= 1
            somebodys = _OWNED.search(cast.text, max(0, at - _NOUN_PHRASE), at)
            traits |= {
                "introduced": float(new and not is_object and not somebodys),
                "object": float(is_object),
                "possessive": float(cast.text[mention.end : mention.end + 1] in ("'", "’")),
                "quoted": float(self._is_quoted(at)),
            }
        return traits

    def _is_quoted(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _last(positions: Sequence[int], before: int) -> int:
    index = bisect_left(positions, before)
    return positions[index - 1] if index else -1


def described(cast: Cast) -> dict[Referent, list[int]]:
    """Return where each person is only described, as by `the prime minister`, in text order."""
    found: dict[Referent, list[int]] = {}
    for match in _DESCRIPTION.finditer(cast.text):
        words = match[1].split()
        size = next((n for n, word in enumerate(words, 1) if word in PERSON_NOUNS), 0)
        bearers = cast.bearers(words[size - 1]) if size else []
        if len(bearers) > 1:
            bearers = [r for r in bearers if set(words[:size]) <= r.roles.keys()]
        end = match.start(1) + len(" ".join(words[:size]))
        bearers = sorted(bearers, key=lambda r: -len(r.mentions))
        clear = bearers and all(len(bearers[0].mentions) > 2 * len(r.mentions) for r in bearers[1:])
        if clear and not _NAME.match(cast.text, end):
            found.setdefault(bearers[0], []).append(match.start())
    return found


# "the mayor, Ana Bell" and "the mayor of Porto" are described otherwise.
_NAME = re.compile(r",? (?:[A-Z]|of |at |for |from )")
_DESCRIPTION = re.compile(r"[Tt]he (?<!\w....)([a-z-]+(?: [a-z-]+){0,2})")
