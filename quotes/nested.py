"""Speech within speech: what a quoted person says that others said.

The tagger gives each word one role, so that "He told me the road was closed," she said has one
quote. What was said is therefore tagged once more, alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.assemble import assemble
from quotes.text import (
    DOUBLE_CLOSE,
    DOUBLE_OPEN,
    SINGLE_MARKS,
    STRAIGHT_DOUBLE,
    lines,
    quoted_spans,
)
from quotes.types import Document, Quote, Span, Tagging

_REPORTS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ells?|old|elling)|ask(?:s|ed|ing)?|th(?:inks?|ought)|call(?:s|ed)?"
    r"|wr(?:ote|ites?)|kn(?:ows?|ew)|felt|feels?|hear[ds]?|according|hope[sd]?|want(?:s|ed)?"
    r"|goes|would like|f(?:ind|ound)s?|show(?:s|ed|n)|den(?:y|ies|ied|ials?)|repl(?:y|ies|ied)"
    r"|worr(?:y|ies|ied)|beg(?:s|ged)|(?:accus|acknowledg|admi|advis|agree|alleg|announc|apologi[sz]"
    r"|argu|assert|assur|believ|blam|brand|claim|complain|conced|conclud|condemn|confirm|contend"
    r"|critici[sz]|declar|demand|describ|direct|dismiss|doubt|emphasi[sz]|estimat|expect|explain"
    r"|express|favou?r|fear|indicat|inform|insist|instruct|jok|mention|order|plead|pledg"
    r"|point|prais|predict|prefer|promis|propos|question|reassur|recommend|reject|remind|repeat"
    r"|report|request|respond|reveal|rumou?r|scream|shout|stat|stipulat|stress|suggest|support"
    r"|thank|threaten|urg|vow|warn|wonder|yell)(?:e|es|ed|ing|s|ts?|ted|ting)?)\b",
    re.I,
)
_OWN = frozenset(("i", "we", "you", "i’d", "i'd", "me", "us", "my", "our"))
"""What a speaker says of their own saying is no other quote: `I think`, `we hope`."""
_SELVES = _OWN | {"he", "she", "they", "it"}
"""The same in words that are only reported: `Bell said she had warned officials`."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_BACK = re.compile(r", (?:and|but|so) (?:I|we|that(?: is| was|['’]s))\b")
"""Where the outer speaker goes on: `She says [there is no road], and I believe her`."""
_AFTER_MARK = re.compile(r"[,.?!…]['’\"”](?= (?:and|but|so) (?:I|we)\b)")
"""The same behind a quotation: `She said, ['Are you in?'] and I said`."""
_OPEN = DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS
_MARKS = _OPEN + DOUBLE_CLOSE + " "
_LEAD = re.compile(r"(?:that|if|whether|because|and|but) ")
"""What a clause begins with and a sentence does not; a tagger knows sentences best."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»]*$|[\"'”’»]$")
_SHORTEST = 20
_WHOLE = 0.97
_LEAST = 0.6
_TRUST = 0.8
"""How often such a quote is one, of those whose spans are likelier right than `_LEAST`."""


class Part(NamedTuple):
    """A piece of a content that may report speech: where it stands, and its words.

    These are dressed as a sentence: `that the road was closed,` as `The road was closed.`
    """

    start: int
    end: int
    text: str
    own: frozenset[str]
    """Words for the speaker of the content, in lower case."""


def parts_to_read(document: Document, quotes: Sequence[Quote]) -> list[Part]:
    """Return what of the contents is to be tagged once more, as lines of one text."""
    return [part for quote in quotes for part in _parts(document.text, quote)]


def with_nested(
    document: Document, quotes: Sequence[Quote], parts: Sequence[Part], tagging: Tagging
) -> tuple[Quote, ...]:
    """Return `quotes` and those within their contents, in text order.

    `tagging` is that of the parts' texts as lines.
    """
    found = list(quotes)
    begin = 0
    for part in parts:
        end = begin + len(part.text)
        size = part.end - part.start
        spans = tuple(
            replace(s, start=s.start - begin, end=min(s.end - begin, size))
            for s in tagging.spans
            if begin <= s.start and s.end <= end and s.start - begin < size
        )
        for quote in assemble(Document(document.id, part.text), Tagging(spans)):
            if _is_anothers(part, quote):
                found.append(_moved(_ended(part.text, quote), part.start))
        begin = end + 1
    return tuple(sorted(found, key=lambda quote: quote.content[0].start))


def _parts(text: str, quote: Quote) -> Iterator[Part]:
    """Yield the lines of a content that may report speech, without quotation marks around."""
    for piece in quote.content:
        for line in lines(text[slice(*piece)]):
            start = piece.start + line.start
            words = text[start : piece.start + line.end]
            bare = words.strip(_MARKS)
            closed = words[words.index(bare) :][: len(bare) + 1]
            if any(span.start > 0 and span.end > len(bare) for span in quoted_spans(closed)):
                bare = closed  # the mark ends a quotation within
            if len(bare) > _SHORTEST and _REPORTS.search(bare):
                start += words.index(bare)
                spoken = text[max(0, start - 1)] in _OPEN or _FIRST_PERSON.search(bare)
                yield _sentence(start, bare, _OWN if spoken else _SELVES)


def _sentence(start: int, words: str, own: frozenset[str]) -> Part:
    """Return words as a sentence of their own: a capital first, a full stop last."""
    lead = _LEAD.match(words)
    cut = lead.end() if lead else 0
    start, words = start + cut, words[cut:]
    end = start + len(words)
    if not _SENTENCE_END.search(words):
        words = words.rstrip(",") + "."
    return Part(start, end, words[0].upper()[:1] + words[1:], own)


def _is_anothers(part: Part, quote: Quote) -> bool:
    """Say whether a quote in a content is surely somebody else's, and not all of it."""
    if not quote.source or not quote.cue or quote.confidence < _LEAST:
        return False
    source = part.text[quote.source[0].start : quote.source[-1].end].casefold()
    size = sum(span.end - span.start for span in quote.content)
    return source not in part.own and size < _WHOLE * len(part.text)


def _ended(text: str, quote: Quote) -> Quote:
    """End a quote within where the outer speaker goes on."""
    start, end = quote.content[-1]
    if text[start] in _OPEN:
        mark = _AFTER_MARK.search(text, start, end)
        stop = mark.end() if mark else end
    else:
        back = _BACK.search(text, start, end) if quote.kind == "indirect" else None
        stop = back.start() if back else end
    return replace(quote, content=(*quote.content[:-1], Span(start, stop)))


def _moved(quote: Quote, by: int) -> Quote:
    """Return a quote of a part of the text as one of the text."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(start + by, end + by) for start, end in spans)

    return replace(
        quote,
        content=moved(quote.content),
        cue=moved(quote.cue),
        source=moved(quote.source),
        addressee_span=moved(quote.addressee_span),
        relay_span=moved(quote.relay_span),
        confidence=round(_TRUST * quote.confidence, 4),
        rule=f"nested/{quote.rule}",
    )
