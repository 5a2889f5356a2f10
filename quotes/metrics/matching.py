"""Quotes against quotes: which predicted quote answers which gold quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.metrics.spans import MIN_IOU, Words, best_pairs, characters
from quotes.types import Quote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one quote: found (both sides), missed (`predicted` is None) or false.

    `iou` is that of the contents; `source_right` says that the sources share a word, or that both
    are empty.
    """

    gold: Quote | None
    predicted: Quote | None
    iou: float = 0.0
    source_right: bool = False

    @property
    def counts(self) -> bool:
        """Whether this outcome is scored: an optional gold quote is neither missed nor found."""
        return self.gold is None or not self.gold.optional


@dataclass(frozen=True, slots=True)
class _Extent:
    """The characters of a quote's snapped content, and the tokens of its source."""

    content: frozenset[int]
    source: frozenset[int]
    start: int
    end: int

    @classmethod
    def of(cls, quote: Quote, words: Words) -> _Extent:
        content = characters(words.snap_all(quote.content))
        return cls(
            content,
            frozenset(i for span in quote.source for i in words.tokens(span)),
            min(content, default=0),
            max(content, default=-1) + 1,
        )

    def iou(self, other: _Extent) -> float:
        if self.end <= other.start or other.end <= self.start:
            return 0.0
        shared = len(self.content & other.content)
        return shared / (len(self.content) + len(other.content) - shared)

    def same_source(self, other: _Extent) -> bool:
        return not self.source.isdisjoint(other.source) or not (self.source or other.source)


def match_quotes(
    gold: Sequence[Quote], predicted: Sequence[Quote], words: Words
) -> tuple[Outcome, ...]:
    """Match quotes one to one by their contents and return every quote's outcome, gold order first.

    The pieces of a content count together, as a set of characters. Pairs with an IoU of at least
    `MIN_IOU` are taken best first; of equal ones, a pair whose sources agree, then text order.
    Optional gold quotes take only what the others leave; missed ones have no outcome.
    """
    golds = [_Extent.of(quote, words) for quote in gold]
    founds = [_Extent.of(quote, words) for quote in predicted]
    matched: dict[int, int] = {}
    for optional in (False, True):
        rest = set(range(len(founds))).difference(matched.values())
        pairs = [
            (score, int(golds[i].same_source(founds[j])), i, j)
            for i, quote in enumerate(gold)
            if quote.optional == optional
            for j in rest
            if (score := golds[i].iou(founds[j])) >= MIN_IOU
        ]
        matched.update(best_pairs(pairs))
    outcomes = []
    for i, quote in enumerate(gold):
        if i in matched:
            mine, other = golds[i], founds[matched[i]]
            found = predicted[matched[i]]
            outcomes.append(Outcome(quote, found, mine.iou(other), mine.same_source(other)))
        elif not quote.optional:
            outcomes.append(Outcome(quote, None))
    unmatched = sorted(set(range(len(founds))).difference(matched.values()))
    return (*outcomes, *(Outcome(None, predicted[j]) for j in unmatched))
