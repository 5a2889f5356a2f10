"""The document as read so far: its cast, who spoke before, and phrases in its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from quotes.places import COUNTRIES, COUNTRY_OF
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.focus import Focus
from quotes.speakers.lexicon import CAPITALISED, GROUP_NOUNS, PERSON_NOUNS
from quotes.speakers.phrases import Phrase
from quotes.speakers.referents import Referent
from quotes.speakers.salience import Salience
from quotes.types import Document, Scheme, Span

_WRITTEN = re.compile(r"\w+(?:[-'’]\w+)*")
_INSIDE = re.compile(rf"(?<=[a-z,;] ){_WRITTEN.pattern}")


class Discourse:
    """What the sources of one document are resolved against.

    `history` holds the credits so far; `besides` whom a pronoun cannot mean just now, `outer` who
    says the words that are looked at, if they are quoted, and `hearer` to whom. `called` holds for
    a noun whom it described last, with the words before it. `described` returns whom a description
    stands for.
    """

    def __init__(
        self, document: Document, cast: Cast, quoted: Sequence[Span], scheme: Scheme
    ) -> None:
        self.document = document
        self.scheme = scheme
        self.cast = cast
        self.text = cast.text
        self.focus = Focus(cast)
        self.salience = Salience(cast, quoted)
        self.history: list[Credit] = []
        self.besides: Sequence[Referent] = ()
        self.outer = Credit()
        self.hearer: str | None = None
        self.called: dict[str, tuple[set[str], Referent]] = {}
        self.described: Callable[[Span], Credit] = lambda _: Credit()

    @property
    def last(self) -> Credit:
        """The last credit that named or described anybody."""
        return self.history[-1] if self.history else Credit()

    def inside(self, phrase: Phrase) -> list[Referent]:
        """Return what the names in a phrase refer to, in order."""
        return [referent for _, referent in self.cast.within(phrase.start, phrase.end)]

    def words(self, phrase: Phrase) -> str:
        """Return a phrase on one line; a common word at its start loses its capital."""
        written = " ".join(self.text[phrase.start : phrase.end].split())
        first, _, rest = written.partition(" ")
        if phrase.determiner == first.casefold() or self._is_common(first, rest, phrase.start):
            return first[:1].lower() + written[1:]
        return written

    def _is_common(self, word: str, rest: str, position: int) -> bool:
        """Say whether a capital only begins a sentence or headline: `Animal groups`, not `MPs`.

        A title before a name keeps it, and so does what has one within sentences.
        """
        small = word.lower()
        proper = small in CAPITALISED or small in COUNTRY_OF or rest[:1].isupper()
        if proper or word != small.capitalize():
            return False
        if word in self._inside:
            return False
        known = small in GROUP_NOUNS or small in PERSON_NOUNS
        begins = self.cast.sentence_start(position) == position
        return known or (begins and small in self._written)

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The words of the text behind a small letter or comma, where no sentence begins."""
        return frozenset(_INSIDE.findall(self.text))

    @cached_property
    def _written(self) -> frozenset[str]:
        """The words of the text as they are written."""
        return frozenset(_WRITTEN.findall(self.text))

    def bare(self, phrase: Phrase) -> str:
        """Return a body's name without article and possessive: `Hillary Clinton campaign`."""
        written = " ".join(self.text[phrase.start : phrase.core.end].split())
        written = re.sub(r"^(?i:the|a|an) (?:(?:new|current) )?|^Mr?s?\.? ", "", written)
        owner, _, owned = written.partition("'s " if "'s " in written else "’s ")
        if owner.casefold() in COUNTRIES:
            owned = owned.removeprefix("own ")
            return f"{owner}'s {owned}" if owned else written
        return re.sub(r"['’]s?(?= )", "", written)
