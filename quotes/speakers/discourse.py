"""The document as read so far: its cast, who spoke before, and phrases in its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quotes.places import COUNTRIES
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.focus import Focus
from quotes.speakers.lexicon import GROUP_NOUNS, PERSON_NOUNS
from quotes.speakers.phrases import Phrase
from quotes.speakers.referents import Referent
from quotes.speakers.salience import Salience
from quotes.types import Document, Scheme, Span


class Discourse:
    """What the sources of one document are resolved against.

    `history` holds the credits so far; `besides` whom a pronoun cannot mean just now, `outer` who
    says the words that are looked at, if they are quoted. `called` holds for a noun whom it
    described last, with the words before it. `described` returns whom a description
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
        """Return a phrase on one line; a common noun or article at its start loses its capital."""
        written = " ".join(self.text[phrase.start : phrase.end].split())
        first = written.split(" ", 1)[0].casefold()
        if first in GROUP_NOUNS | PERSON_NOUNS or phrase.determiner == first:
            return written[:1].lower() + written[1:]
        return written

    def bare(self, phrase: Phrase) -> str:
        """Return a body's name without article and possessive: `Hillary Clinton campaign`."""
        written = " ".join(self.text[phrase.start : phrase.core.end].split())
        written = re.sub(r"^(?i:the|a|an) (?:(?:new|current) )?", "", written)
        owner, _, owned = written.partition("'s " if "'s " in written else "’s ")
        if owner.casefold() in COUNTRIES:
            owned = owned.removeprefix("own ")
            return f"{owner}'s {owned}" if owned else written
        return re.sub(r"['’]s?(?= )", "", written)
