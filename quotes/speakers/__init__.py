"""Who speaks in each quote, by name, within one document."""

from __future__ import annotations

from dataclasses import replace

from quotes.names import same_name
from quotes.speakers.cast import Cast
from quotes.speakers.resolve import Credit, Resolver
from quotes.text import DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE
from quotes.types import Document, Quote, Span, Tagging

__all__ = ["name_speakers", "same_name"]


_OPENING = frozenset(DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS)


def name_speakers(
    document: Document, tagging: Tagging, quotes: tuple[Quote, ...]
) -> tuple[Quote, ...]:
    """Return `quotes` with speakers, type, addressee and relay named from the whole document.

    Quotes come and go in reading order, their spans as the attribution stage set them. A quote
    whose speaker cannot be named keeps a description, or gets no speakers and a `reason`.
    """
    cast = Cast(document, tagging)
    resolver = Resolver(document, cast, [span for quote in quotes for span in quote.content])
    named: list[Quote] = []
    for quote in sorted(quotes, key=_position):
        credit = _credit(cast.text, resolver, quote, named)
        named.append(
            replace(
                quote,
                speakers=credit.names,
                speaker_type=credit.type,
                confidence=round(quote.confidence * credit.confidence, 4),
                reason=credit.reason,
                addressee=_other(resolver, quote.addressee_span),
                relay=_other(resolver, quote.relay_span),
            )
        )
    order = {id(quote): index for index, quote in enumerate(quotes)}
    pairs = zip(sorted(quotes, key=_position), named, strict=True)
    return tuple(new for _, new in sorted(pairs, key=lambda pair: order[id(pair[0])]))


def _position(quote: Quote) -> int:
    return min((s.start for s in (*quote.content, *quote.source)), default=0)


def _credit(text: str, resolver: Resolver, quote: Quote, before: list[Quote]) -> Credit:
    if quote.source:
        return resolver.speaker(quote.source)
    last = before[-1] if before else None
    if last and last.speakers and last.speaker_type and _continues(text, last, quote):
        credit = resolver.last
        return Credit(
            last.speakers,
            last.speaker_type,
            0.9 * credit.confidence,
            "continuation",
            credit.referents,
        )
    return Credit(reason="no source stands near the quote")


def _continues(text: str, last: Quote, quote: Quote) -> bool:
    if quote.rule and "continu" in quote.rule:
        return True
    if not last.content or not quote.content or quote.cue:
        return False
    gap = text[last.content[-1].end : quote.content[0].start]
    opens = text[quote.content[0].start] in _OPENING
    # Within the paragraph, or a quotation that the next paragraph goes on with.
    return not gap.strip() or (opens and ("\n" not in gap.strip() or len(gap) < 200))


def _other(resolver: Resolver, span: tuple[Span, ...]) -> str | None:
    """Return the name of an addressee or a relay."""
    if not span:
        return None
    credit = resolver.resolve(Span(span[0].start, span[-1].end))
    return " and ".join(credit.names) or None
