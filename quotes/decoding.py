"""From label scores to spans: those worth most in expectation, with the probability of each.

A linear-chain CRF (Lafferty, McCallum & Pereira, 2001) over words gives every possible span its
probability. Chosen are not the spans of the likeliest path but those with the least expected loss
(minimum Bayes risk; Goel & Byrne, 2000), where whole spans count and single words too. A chain is
cut wherever the word's own score makes "outside" all but certain, so that one numpy step serves
many short chains.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_CERTAIN = 0.98
"""Probability of O at which a chain is cut: on 60 web pages the spans are those of whole chains
and their scores within 0.002 on average; decoding takes a third of the time."""

# Chains decoded together; more would be padded to the longest, fewer would repeat the calls.
_GROUP = 24
# Spans begin and end where one does with at least this probability, and all of a span has the
# lower one: a long span is worth choosing though a word of it may well be wrong.
_POSSIBLE = 0.02
_CONCEIVABLE = 1e-6
# Ends that a beginning is paired with; whatever the scores, time and memory stay bounded.
_ENDS = 20

# Scores nearer to 0 and 1 count as this near: their logits would be rounding errors.
_SURE_ENOUGH = 1e-4
_TINY = 1e-300


class ScoredSpan(NamedTuple):
    """Words `[first, last)` of one `kind`; `score` is the probability of exactly this span."""

    first: int
    last: int
    kind: str
    score: float


class Worth(NamedTuple):
    """What choosing a span is worth in expectation.

    Its probability less `cost`, and `words` times what its words are worth: each the probability
    that it has the span's label, less `even`.
    """

    cost: float = 0.45
    words: float = 0.35
    even: float = 0.5


_PLAIN = Worth()


class Calibration(NamedTuple):
    """How a score becomes a probability: the logit times `slope` plus `shift` (Platt, 1999)."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, score: float) -> float:
        """Return the probability that a span with this score is right."""
        return 1 / (1 + exp(-self.slope * logit(score) - self.shift))


def logit(score: float) -> float:
    """Return the logarithm of the odds of a score, never infinite."""
    score = min(max(score, _SURE_ENOUGH), 1 - _SURE_ENOUGH)
    return log(score / (1 - score))


class Decoder:
    """Decodes `[words, labels]` scores under BIO constraints and learnt transitions.

    `labels[0]` is `O`; `transitions[i, j]` scores label j after label i (all zero if None).
    """

    def __init__(
        self, labels: Sequence[str], transitions: NDArray[np.float32] | None = None
    ) -> None:
        size = len(labels)
        steps = np.zeros((size, size)) if transitions is None else transitions.astype(np.float64)
        self._factors = np.exp(steps)
        for i, before in enumerate(labels):
            for j, after in enumerate(labels):
                if after.startswith("I-") and before[2:] != after[2:]:
                    self._factors[i, j] = 0.0
        self._kinds = [label[2:] for label in labels if label.startswith("B-")]
        self._begins = [labels.index(f"B-{kind}") for kind in self._kinds]
        self._inners = [labels.index(f"I-{kind}") for kind in self._kinds]
        # Of those the steps that end a span, `[to, from]`.
        self._leaving = self._factors.T.copy()
        for begin, inner in zip(self._begins, self._inners, strict=True):
            self._leaving[inner, [begin, inner]] = 0.0

    def spans(self, scores: NDArray[np.float32], worth: Worth = _PLAIN) -> list[ScoredSpan]:
        """Return the disjoint spans worth most over `scores` `[words, labels]`, in order."""
        if not len(scores):
            return []
        logs = scores.astype(np.float64)
        logs -= logs.max(axis=1, keepdims=True)
        chances = np.exp(logs)
        open_words = chances[:, 0] < _CERTAIN * chances.sum(axis=1)
        edges = np.flatnonzero(np.diff(open_words, prepend=False, append=False))
        begins, ends = edges[::2], edges[1::2]
        if not len(begins):
            return []
        lengths = ends - begins
        # Chains of like length are decoded together; longest first keeps the padding small.
        found: list[tuple[ScoredSpan, float]] = []
        order = np.argsort(-lengths, kind="stable")
        for group in np.array_split(order, -(-len(order) // _GROUP)):
            found.extend(self._worthwhile(chances, begins[group], lengths[group], worth))
        return _best_disjoint(found)

    def _worthwhile(
        self,
        chances: NDArray[np.float64],
        begins: NDArray[np.intp],
        lengths: NDArray[np.intp],
        worth: Worth,
    ) -> Iterator[tuple[ScoredSpan, float]]:
        """Yield spans and their worth in chains `[begins, begins + lengths)` between sure O's."""
        positions = begins[:, None] + np.arange(lengths.max() + 1)
        within = np.arange(positions.shape[1]) < lengths[:, None]
        # Padding is O at no cost; the first padding step stands for the O word after the chain.
        padding = np.arange(chances.shape[1]) == 0
        factors = np.where(
            within[..., None], chances[np.minimum(positions, len(chances) - 1)], padding
        )
        forward, backward, scale = self._marginals(factors)
        posterior = forward * backward
        # What may follow each word, by the label of what follows; nothing follows the padding.
        following = np.zeros_like(factors)
        following[:, :-1] = (factors * backward / scale)[:, 1:]
        leaving = following @ self._leaving / backward
        # From here on one kind's chains stand behind the other's in a row: `[kinds * words]`.
        begin, inner = self._begins, self._inners
        begun, inside = _in_a_row(posterior[..., begin]), _in_a_row(posterior[..., inner])
        # Given that a span has begun before or at a word, that it goes on, or ends, there.
        further = following[..., inner]
        enter, stay = (
            _in_a_row(self._factors[labels, inner] * further / backward[..., labels])
            for labels in (begin, inner)
        )
        alone, end = _in_a_row(leaving[..., begin]), _in_a_row(leaving[..., inner])
        # Sums over the words before each, so that a difference is that of a span's words.
        doubt = _before(-np.log(np.clip(stay, _TINY, 1.0)))
        merit = _before(begun + inside - worth.even)
        firsts = np.flatnonzero(begun > _POSSIBLE)
        lasts = np.flatnonzero(begun * alone + inside * end > _POSSIBLE)
        first, last = _pairs(firsts, lasts, doubt)
        chance = begun[first] * np.where(
            first == last,
            alone[first],
            enter[first] * np.exp(doubt[first + 1] - doubt[last]) * end[last],
        )
        value = chance - worth.cost + worth.words * (merit[last + 1] - merit[first])
        keep = value > 0
        kinds, firsts = np.divmod(first[keep], positions.size)
        for kind, i, length, score, gain in zip(
            kinds.tolist(),
            positions.ravel()[firsts].tolist(),
            (last - first + 1)[keep].tolist(),
            chance[keep].clip(max=1.0).tolist(),
            value[keep].tolist(),
            strict=True,
        ):
            yield ScoredSpan(i, i + length, self._kinds[kind], score), gain

    def _marginals(
        self, factors: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Scaled forward-backward (Rabiner, 1989); returns forward, backward and the scales."""
        words = np.ascontiguousarray(factors.swapaxes(0, 1))  # a step's numbers side by side
        forward, backward = np.empty_like(words), np.ones_like(words)
        scale = np.empty((*words.shape[:2], 1))
        current = self._factors[0] * words[0]
        for step, chances in enumerate(words):
            if step:
                current = forward[step - 1] @ self._factors
                current *= chances
            np.add.reduce(current, axis=1, keepdims=True, out=scale[step])
            np.divide(current, scale[step], out=forward[step])
        steps = np.ascontiguousarray(self._factors.T)
        scaled = words / scale
        for step in range(len(words) - 1, 0, -1):
            np.matmul(scaled[step] * backward[step], steps, out=backward[step - 1])
        return forward.swapaxes(0, 1), backward.swapaxes(0, 1), scale.swapaxes(0, 1)


def _in_a_row(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the columns of an array `[chains, words, columns]`, one behind the other."""
    return values.transpose(2, 0, 1).ravel()


def _before(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum of the values before each position, and of all at the end."""
    return np.concatenate(([0.0], values.cumsum()))


def _pairs(
    firsts: NDArray[np.intp], lasts: NDArray[np.intp], doubt: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pair each first word of a span with the last words that it may well reach."""
    low = np.searchsorted(lasts, firsts)
    high = np.searchsorted(doubt[lasts], doubt[firsts + 1] - log(_CONCEIVABLE), side="right")
    counts = np.clip(high - low, 0, _ENDS)
    skipped = np.repeat(counts.cumsum() - counts - low, counts)
    return np.repeat(firsts, counts), lasts[np.arange(len(skipped)) - skipped]


def _best_disjoint(found: Sequence[tuple[ScoredSpan, float]]) -> list[ScoredSpan]:
    """Return the disjoint spans whose worth adds up to most (weighted interval scheduling)."""
    ends, totals = [0], [0.0]
    chosen: list[tuple[ScoredSpan, int] | None] = [None]
    for span, worth in sorted(found, key=lambda pair: pair[0].last):
        before = bisect_right(ends, span.first) - 1
        if totals[before] + worth > totals[-1]:
            ends.append(span.last)
            totals.append(totals[before] + worth)
            chosen.append((span, before))
    spans = []
    at = len(ends) - 1
    while step := chosen[at]:
        span, at = step
        spans.append(span)
    return spans[::-1]
