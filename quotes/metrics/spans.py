"""Spans against spans: exact, by token, by start, by overlap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from quotes.metrics.counts import PRF
from quotes.text import kind_of, quoted_spans
from quotes.types import ROLES, Quote, Role, Span, TaggedSpan

MIN_IOU = 0.5
"""Share of their union that two contents must have in common to be the same one."""


_TOKEN = re.compile(r"\w+|[^\w\s]")


class Words:
    """The tokens of a text: runs of letters, digits and underscores, and single other marks."""

    def __init__(self, text: str) -> None:
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in tokens]
        self._ends = [end for _, end in tokens]

    def tokens(self, span: tuple[int, int]) -> range:
        """Return the indices of the tokens of which more than half is inside `span`.

        A span inside a single token has that token; a span of blanks has none.
        """
        start, end = span
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if high - low > 1 and self._ends[low] - start <= start - self._starts[low]:
            low += 1
        if high - low > 1 and end - self._starts[high - 1] <= self._ends[high - 1] - end:
            high -= 1
        return range(low, max(low, high))

    def snap(self, span: tuple[int, int]) -> Span | None:
        """Return `span` with its boundaries moved to whole tokens, or None when it has none.

        Labels that cut a word or take a blank along are slips of the annotator, not decisions.
        """
        inside = self.tokens(span)
        return Span(self._starts[inside[0]], self._ends[inside[-1]]) if inside else None

    def snap_all(self, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """Return the distinct snapped spans in text order."""
        return tuple(sorted({snapped for span in spans if (snapped := self.snap(span))}))


def spans_of(quotes: Iterable[Quote], role: Role, words: Words) -> frozenset[Span]:
    """Return the flat layer of one role: each snapped span once, however many quotes use it."""
    return frozenset(span for quote in quotes for span in words.snap_all(getattr(quote, role)))


def iou(a: Span, b: Span) -> float:
    """Return the characters that two spans share over those that either has."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (a.end - a.start + b.end - b.start - max(0, shared))


def best_pairs(pairs: Iterable[tuple[float, int, int, int]]) -> list[tuple[int, int]]:
    """Match `(score, tie-break, i, j)` one to one: best score first, equal ones in text order."""
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    matched = []
    for _, _, i, j in sorted(pairs, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            matched.append((i, j))
    return matched


def span_counts(
    text: str, gold: Sequence[Quote], predicted: Sequence[Quote], words: Words
) -> dict[str, PRF]:
    """Return counts by measure: `<role>.exact`, `.token`, `.start`, `.iou` and `direct.exact`.

    Spans of optional gold quotes are scored neither way: predicted spans that hit one (IoU at
    least `MIN_IOU`) without being a counted gold span are left out, and so are their tokens.
    """
    counts: dict[str, PRF] = {}
    for role in ROLES:
        wanted, excused = _wanted(gold, role, words)
        found = spans_of(predicted, role, words)
        kept = frozenset(s for s in found if s in wanted or not _hits(s, excused))
        wanted_tokens = _tokens(wanted, words)
        found_tokens = _tokens(found, words) - (_tokens(excused, words) - wanted_tokens)
        counts[f"{role}.exact"] = PRF.between(wanted, kept)
        counts[f"{role}.token"] = PRF.between(wanted_tokens, found_tokens)
        counts[f"{role}.start"] = PRF.between(
            frozenset(span.start for span in wanted), frozenset(span.start for span in kept)
        )
        counts[f"{role}.iou"] = PRF(overlapping(wanted, kept), len(kept), len(wanted))
        if role == "content":
            quoted = characters(quoted_spans(text))
            counts["direct.exact"] = PRF.between(_inside(wanted, quoted), _inside(kept, quoted))
    return counts


def span_hits(
    gold: Sequence[Quote], tagged: Sequence[TaggedSpan], words: Words
) -> list[tuple[float, bool]]:
    """Return `(score, exactly right)` of tagged spans, for `calibration_error`.

    Spans that hit an optional gold quote only are left out.
    """
    hits = []
    for role in ROLES:
        wanted, excused = _wanted(gold, role, words)
        for span in tagged:
            snapped = words.snap(span.span) if span.role == role else None
            if snapped and (snapped in wanted or not _hits(snapped, excused)):
                hits.append((span.score, snapped in wanted))
    return hits


def _wanted(
    gold: Sequence[Quote], role: Role, words: Words
) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return the spans that count, and those of optional quotes only."""
    wanted = spans_of((quote for quote in gold if not quote.optional), role, words)
    return wanted, spans_of((quote for quote in gold if quote.optional), role, words) - wanted


def _hits(span: Span, others: Iterable[Span]) -> bool:
    return any(iou(span, other) >= MIN_IOU for other in others)


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Return the positions of all characters that the spans have together."""
    return frozenset(position for span in spans for position in range(*span))


def _inside(spans: frozenset[Span], quoted: frozenset[int]) -> frozenset[Span]:
    return frozenset(
        span
        for span in spans
        if kind_of(len(quoted.intersection(range(*span))), span.end - span.start) == "direct"
    )


def _tokens(spans: Iterable[Span], words: Words) -> frozenset[int]:
    return frozenset(index for span in spans for index in words.tokens(span))


def overlapping(gold: frozenset[Span], found: frozenset[Span]) -> int:
    """Return how many spans match one to one with an IoU of at least `MIN_IOU`."""
    ordered_gold, ordered_found = sorted(gold), sorted(found)
    starts = [span.start for span in ordered_found]
    pairs = []
    for i, a in enumerate(ordered_gold):
        # What begins earlier than this is too long to share enough with `a`.
        first = bisect_left(starts, a.end - (a.end - a.start) / MIN_IOU)
        for j in range(first, bisect_left(starts, a.end)):
            if (score := iou(a, ordered_found[j])) >= MIN_IOU:
                pairs.append((score, 0, i, j))
    return len(best_pairs(pairs))
