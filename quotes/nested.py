"""Speech within speech: what a quoted person says that others said.

The tagger gives each word one role, so that "He told me the road was closed," she said has one
quote. What was said is therefore tagged once more, alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.assemble import assemble
from quotes.text import DOUBLE_CLOSE, DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE, quoted_spans
from quotes.types import Document, Quote, Span, Tagging

_REPORTS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ells?|old|elling)|ask(?:s|ed|ing)?|th(?:inks?|ought)|call(?:s|ed)?"
    r"|claim\w*|warn\w*|argu\w+|announc\w+|insist\w*|believ\w+|accus\w+|according|promis\w+"
    r"|report(?:s|ed)|admit\w*|den(?:y|ies|ied)|want(?:s|ed)?|wr(?:ote|ites?)|hope[sd]?|kn(?:ows?|ew)"
    r"|felt|feels?|suggest\w*|conclud\w+|show(?:s|ed)|demand\w*|urg\w+|condemn\w*|agree\w*"
    r"|support\w*|confirm\w*|inform\w*|hear[ds]?)\b",
    re.I,
)
_OWN = frozenset(("i", "we", "you", "i’d", "i'd", "me", "us", "my", "our"))
"""What a speaker says of their own saying is no other quote: `I think`, `we hope`."""
_SELVES = _OWN | {"he", "she", "they", "it"}
"""At the beginning of words that are only reported: `Bell said she had warned officials`."""
_BACK = re.compile(r", (?:and|but|so) (?:I|we)\b")
"""Where the outer speaker goes on: `She says [there is no road], and I believe her`."""
_OPEN = DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS
_MARKS = _OPEN + DOUBLE_CLOSE + " "
_SHORTEST = 30
_WHOLE = 0.97
_LEAST = 0.6
_TRUST = 0.8
"""How often such a quote is one, of those whose spans are likelier right than `_LEAST`."""


class Part(NamedTuple):
    """A piece of a content that may report speech: where it begins, and its words."""

    start: int
    text: str


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
        spans = tuple(
            replace(s, start=s.start - begin, end=s.end - begin)
            for s in tagging.spans
            if begin <= s.start and s.end <= end
        )
        for quote in assemble(Document(document.id, part.text), Tagging(spans)):
            quoted = part.start > 0 and document.text[part.start - 1] in _OPEN
            if _is_anothers(part.text, quote, _OWN if quoted else _SELVES):
                found.append(_moved(_ended(part.text, quote), part.start))
        begin = end + 1
    return tuple(sorted(found, key=lambda quote: quote.content[0].start))


def _parts(text: str, quote: Quote) -> Iterator[Part]:
    """Yield the pieces of a content that may report speech, without quotation marks around."""
    for start, end in quote.content:
        words = text[start:end]
        bare = words.strip(_MARKS)
        closed = words[words.index(bare) :][: len(bare) + 1]
        if any(span.start > 0 and span.end > len(bare) for span in quoted_spans(closed)):
            bare = closed  # the mark ends a quotation within
        if len(bare) > _SHORTEST and "\n" not in bare and _REPORTS.search(bare):
            yield Part(start + words.index(bare), bare)


def _is_anothers(text: str, quote: Quote, own: Collection[str]) -> bool:
    """Say whether a quote in a content is surely somebody else's, and not all of it.

    `own` are the words for the speaker of the content where it begins.
    """
    if not quote.source or not quote.cue or quote.confidence < _LEAST:
        return False
    source = text[quote.source[0].start : quote.source[-1].end].casefold()
    size = sum(span.end - span.start for span in quote.content)
    selves = own if quote.source[0].start == 0 else _OWN
    return source not in selves and size < _WHOLE * len(text)


def _ended(text: str, quote: Quote) -> Quote:
    """End reported words where the outer speaker goes on."""
    start, end = quote.content[-1]
    back = _BACK.search(text, start, end) if quote.kind == "indirect" else None
    return (
        replace(quote, content=(*quote.content[:-1], Span(start, back.start()))) if back else quote
    )


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
