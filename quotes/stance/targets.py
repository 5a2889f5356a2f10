"""What a quote speaks of: the people, bodies and countries that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names import same_name
from quotes.speakers import Cast
from quotes.speakers.places import CAPITAL_OF, COUNTRY_OF
from quotes.speakers.referents import Referent
from quotes.types import Quote, Span

Target = tuple[str, tuple[Span, ...]]
"""A name and its mentions in the document."""

# A quote that names more speaks of none in particular: a list of places, a roll of honour.
_MOST = 6


def find_targets(cast: Cast, quotes: Sequence[Quote]) -> list[tuple[Target, ...]]:
    """Return the targets of each quote in text order, its speakers excluded.

    Whom the words are addressed to is one of them. Countries go by one name, whether the text has
    their name, the adjective or the capital; other places are no targets.
    """
    return [_targets(cast, quote) for quote in quotes]


def _targets(cast: Cast, quote: Quote) -> tuple[Target, ...]:
    found: dict[str, list[Span]] = {}
    for piece in (*quote.content, *quote.addressee_span):
        for mention, referent in cast.within(piece.start, piece.end):
            name = _name(referent)
            if name and not any(same_name(name, speaker) for speaker in quote.speakers):
                found.setdefault(name, []).append(Span(mention.start, mention.end))
    if len(found) > _MOST:
        return ()
    return tuple((name, tuple(sorted(spans))) for name, spans in found.items())


def _name(referent: Referent) -> str | None:
    folded = referent.name.removeprefix("the ").casefold()
    country = COUNTRY_OF.get(folded) or CAPITAL_OF.get(folded)
    if country or referent.type in ("person", "organization"):
        return country or referent.name
    return None
