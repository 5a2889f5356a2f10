"""Who speaks in each quote, by name, within one document."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.names import same_name
from quotes.speakers.addressees import Addressees
from quotes.speakers.calibration import confidence, probability_continued
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.dialogue import answering, in_dialogue
from quotes.speakers.headlines import introduced_below, named_below
from quotes.speakers.implied import implied, passed_on
from quotes.speakers.nesting import Enclosing
from quotes.speakers.resolve import Resolver
from quotes.text import DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE
from quotes.types import Document, Quote, Scheme, Tagging

__all__ = ["Cast", "name_speakers", "same_name"]


_REPLIES = re.compile(r"(?:\w+ )?(?:replied|replies|answered|answers|retort\w*)\b", re.I)
_READS = re.compile(r"(?:\w+ )?reads?")
_WORDS = frozenset(("description", "body description", "unnamed", "group", "other", "unknown name"))
"""The sorts of credits that hold nothing but the words of a source."""
_OPENING = frozenset(DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS)


def name_speakers(
    document: Document,
    tagging: Tagging,
    quotes: tuple[Quote, ...],
    *,
    scheme: Scheme = "news",
    cast: Cast | None = None,
) -> tuple[Quote, ...]:
    """Return `quotes` with speakers, type, addressee and relay named from the whole document.

    Quotes come and go in reading order, their spans as the attribution stage set them. A quote
    whose speaker cannot be named keeps a description, or gets no speakers and a `reason`; one
    without content stays as it is. `scheme` says which guide's types people without a name get;
    `cast` saves gathering the document's names again where they are known.
    """
    cast = cast or Cast(document, tagging)
    resolver = Resolver(document, cast, [span for q in quotes for span in q.content], scheme)
    addressees = Addressees(cast, resolver)
    with_content = (index for index, quote in enumerate(quotes) if quote.content)
    order = sorted(with_content, key=lambda index: _position(quotes[index]))
    named: list[Quote] = []
    credits: dict[int, Credit] = {}
    hearers: dict[int, str | None] = {}
    enclosing = Enclosing(quotes)
    said: tuple[Quote, Credit] | None = None  # the last words that no others hold
    for index in order:
        quote = quotes[index]
        around = enclosing.of(index)
        outer = credits.get(around, Credit())
        before = named[-1] if outer.names else said and said[0]
        resolver.enter(outer, quote.content, hearers.get(around))
        source, relay = passed_on(cast.text, quote) or (quote.source, quote.relay_span)
        answer = (
            answering(cast, quote, said[0], resolver.history) if said and not outer.names else None
        )
        if answer:
            credit = replace(answer, at=_position(quote))
            resolver.remember(credit)
        elif source:
            replies = any(_REPLIES.match(cast.text, *cue) for cue in quote.cue)
            reads = any(_READS.fullmatch(cast.text, *cue) for cue in quote.cue)
            credit = resolver.speaker(source, outer, replies=replies, reads=reads)
        else:
            credit = (
                (_opens(cast.text, quote) and resolver.introduced(_position(quote), _end(said)))
                or (not quote.cue and resolver.interviewed(_position(quote)))
                or _continued(cast.text, quote, said)
                or implied(resolver, cast, quote)
            )
        credits[index] = credit
        named.append(
            replace(
                quote,
                speakers=credit.names,
                speaker_type=credit.type,
                confidence=round(confidence(quote.confidence, credit), 4),
                reason=credit.reason or (None if credit.names else quote.reason),
                addressee=addressees.find(quote, credit, before),
                relay=addressees.relay(relay[0], credit) if relay else None,
            )
        )
        hearers[index] = named[-1].addressee
        if not outer.names:
            said = named[-1], credit
    named = introduced_below(cast, in_dialogue(cast, named))
    vague = [
        quote.speakers == credits[index].names and _is_vague(credits[index])
        for index, quote in zip(order, named, strict=True)
    ]
    named = named_below(cast, named, vague)
    places = dict(zip(order, named, strict=True))
    return tuple(places.get(index, quote) for index, quote in enumerate(quotes))


def _is_vague(credit: Credit) -> bool:
    """Say whether a credit is only the words of the source."""
    return not credit.referents and credit.how in _WORDS


def _position(quote: Quote) -> int:
    return min(s.start for s in (*quote.content, *quote.source))


def _end(said: tuple[Quote, Credit] | None) -> int:
    """Return where a quote with its cue and source ends."""
    spans = (*said[0].content, *said[0].cue, *said[0].source) if said else ()
    return max((span.end for span in spans), default=0)


def _opens(text: str, quote: Quote) -> bool:
    """Say whether a quote without cue begins with a quotation mark."""
    return bool(quote.content) and not quote.cue and text[quote.content[0].start] in _OPENING


def _continued(text: str, quote: Quote, said: tuple[Quote, Credit] | None) -> Credit | None:
    """Return the credit of the words before if a quote without a source goes on with them."""
    if said and said[1].names and _continues(text, said[0], quote):
        return replace(said[1], confidence=probability_continued(said[1]), how="continuation")
    return None


def _continues(text: str, last: Quote, quote: Quote) -> bool:
    if quote.rule and "continu" in quote.rule:
        return True
    if not last.content or not quote.content or quote.cue:
        return False
    gap = text[last.content[-1].end : quote.content[0].start]
    opens = text[quote.content[0].start] in _OPENING
    # Within the paragraph, or a quotation that the next paragraph goes on with.
    return not gap.strip() or (opens and ("\n" not in gap.strip() or len(gap) < 200))
