"""From label scores to spans: the best valid BIO path and the probability of each of its spans.

A linear-chain CRF (Lafferty, McCallum & Pereira, 2001) over words. A chain is cut wherever the
word's own score makes "outside" all but certain, so that one numpy step serves many short chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_CERTAIN = 0.98
"""Probability of O at which a chain is cut: on 60 web pages the spans are those of whole chains
and their scores within 0.002 on average; decoding takes a third of the time."""

# Chains decoded together; more would be padded to the longest, fewer would repeat the calls.
_GROUP = 16

_IMPOSSIBLE = -1e4
# Scores nearer to 0 and 1 count as this near: their logits would be rounding errors.
_SURE_ENOUGH = 1e-4


class ScoredSpan(NamedTuple):
    """Words `[first, last)` of one `kind`; `score` is the probability of exactly this span."""

    first: int
    last: int
    kind: str
    score: float


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
        steps = steps.copy()
        for i, before in enumerate(labels):
            for j, after in enumerate(labels):
                if after.startswith("I-") and before[2:] != after[2:]:
                    steps[i, j] = _IMPOSSIBLE
        self.labels = tuple(labels)
        self._steps = steps
        self._factors = np.exp(steps)
        self._inside = np.array(
            [labels.index(f"I-{label[2:]}") if label != "O" else 0 for label in labels]
        )

    def spans(self, scores: NDArray[np.float32]) -> list[ScoredSpan]:
        """Return the spans of the best path over `scores` of shape `[words, labels]`, in order."""
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
        found: list[ScoredSpan] = []
        order = np.argsort(-lengths, kind="stable")
        for group in np.array_split(order, -(-len(order) // _GROUP)):
            found.extend(self._chains(logs, chances, begins[group], lengths[group]))
        return sorted(found)

    def _chains(
        self,
        scores: NDArray[np.float64],
        chances: NDArray[np.float64],
        begins: NDArray[np.intp],
        lengths: NDArray[np.intp],
    ) -> list[ScoredSpan]:
        """Decode chains `[begins, begins + lengths)`, each between two words that are surely O."""
        positions = begins[:, None] + np.arange(lengths.max() + 1)
        inside = np.arange(positions.shape[1]) < lengths[:, None]
        positions = np.minimum(positions, len(scores) - 1)
        # Padding is O at no cost; the first padding step stands for the O word after the chain.
        outside = np.full(len(self.labels), _IMPOSSIBLE)
        outside[0] = 0.0
        logs = np.where(inside[..., None], scores[positions], outside)
        factors = np.where(inside[..., None], chances[positions], np.exp(outside))
        paths = self._best_paths(logs)
        forward, backward, scale = self._marginals(factors)
        found = []
        for row, begin in enumerate(begins.tolist()):
            path = paths[row]
            for first, last in _runs(path, self.labels):
                score = self._span_chance(
                    path[first], first, last, factors[row], forward[row], backward[row], scale[row]
                )
                found.append(
                    ScoredSpan(begin + first, begin + last, self.labels[path[first]][2:], score)
                )
        return found

    def _best_paths(self, logs: NDArray[np.float64]) -> list[list[int]]:
        """Viterbi over `[chains, words, labels]`, all chains a step at a time."""
        best = self._steps[0] + logs[:, 0]
        back = []
        onto = np.ascontiguousarray(self._steps.T)  # `[to, from]`: the last axis is the fastest
        for following in np.ascontiguousarray(logs.swapaxes(0, 1))[1:]:
            options = best[:, None] + onto
            back.append(options.argmax(axis=2))
            best = options.max(axis=2) + following
        labels = best.argmax(axis=1)
        paths = [labels]
        rows = np.arange(len(labels))
        for pointers in reversed(back):
            labels = pointers[rows, labels]
            paths.append(labels)
        return np.stack(paths[::-1], axis=1).tolist()  # type: ignore[no-any-return]

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
        return forward.swapaxes(0, 1), backward.swapaxes(0, 1), scale[..., 0].T

    def _span_chance(
        self,
        label: int,
        first: int,
        last: int,
        factors: NDArray[np.float64],
        forward: NDArray[np.float64],
        backward: NDArray[np.float64],
        scale: NDArray[np.float64],
    ) -> float:
        """Return the probability that a span begins at `first` and ends before `last`, exactly."""
        inner = self._inside[label]
        chance = forward[first, label]
        previous = label
        for word in range(first + 1, last):
            chance *= self._factors[previous, inner] * factors[word, inner] / scale[word]
            previous = inner
        after = self._factors[previous] * factors[last] * backward[last] / scale[last]
        return float(min(1.0, chance * (after.sum() - after[inner])))


def _runs(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int]]:
    """Return the word ranges of the spans in a valid BIO path that ends with O."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for position, label in enumerate(path):
        if begin is not None and not labels[label].startswith("I-"):
            found.append((begin, position))
            begin = None
        if labels[label].startswith("B-"):
            begin = position
    return found
