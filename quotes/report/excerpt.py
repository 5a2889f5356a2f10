"""The sentences around spans, as HTML with the spans marked; any text is safe to show."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from quotes.text import paragraphs
from quotes.types import Span

# A reader sees what stands around a span without scrolling through a page of text that has no
# sentence ends; of a very long span, begin and end are enough.
_CONTEXT = 300
_LONGEST = 1_200

_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)]))\s+(?=[^a-z\s])")
_BREAK = re.compile(r"\s*\n\s*")
# Not allowed in HTML, or (surrogates) in UTF-8, or (direction overrides) fit to show other words
# than those that were scored.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: object) -> str:
    """Return `text` escaped for HTML text and attributes, with what HTML cannot hold replaced."""
    return html.escape(_UNSAFE.sub("\ufffd", str(text)))


def sentences(text: str) -> list[Span]:
    """Return the sentences of every paragraph, roughly: for showing, not for counting."""
    found = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _SENTENCE_END.finditer(text, *paragraph):
            found.append(Span(start, match.start()))
            start = match.end()
        found.append(Span(start, paragraph.end))
    return found


def windows(text: str, all_sentences: Sequence[Span], spans: Iterable[Span]) -> list[Span]:
    """Return the ranges of text to show for `spans`: their sentences, shortened where endless."""
    starts = [sentence.start for sentence in all_sentences]
    shown: list[Span] = []
    for span in sorted(spans):
        first = all_sentences[max(0, bisect_right(starts, span.start) - 1)]
        last = all_sentences[max(0, bisect_right(starts, span.end - 1) - 1)]
        start = max(min(first.start, span.start), span.start - _CONTEXT)
        end = min(max(last.end, span.end), span.end + _CONTEXT)
        if span.end - span.start > _LONGEST:
            half = _LONGEST // 2
            shown += [Span(start, span.start + half), Span(span.end - half, end)]
        else:
            shown.append(Span(start, end))
    return _joined(text, sorted(shown))


def _joined(text: str, ranges: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in ranges:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def marked(text: str, shown: Iterable[Span], layers: Mapping[str, Sequence[Span]]) -> str:
    """Return the ranges `shown` of `text` as HTML, each layer's spans in marks of its class."""
    parts = []
    for number, window in enumerate(shown):
        parts.append('<span class="cut"> … </span>' if number else "")
        cuts = {bound for spans in layers.values() for span in spans for bound in span}
        inside = sorted(cut for cut in cuts if window.start < cut < window.end)
        bounds = [window.start, *inside, window.end]
        for start, end in pairwise(bounds):
            classes = " ".join(
                name
                for name, spans in layers.items()
                if any(span.start <= start and end <= span.end for span in spans)
            )
            words = clean(_BREAK.sub("\n", text[start:end]))
            parts.append(f'<mark class="{classes}">{words}</mark>' if classes else words)
    return f"<bdi>{''.join(parts)}</bdi>"
