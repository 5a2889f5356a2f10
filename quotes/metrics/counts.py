"""Counts from which precision, recall and F1 follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PRF:
    """What was predicted, what the gold has, and what of both agrees; ratios are in 0..1.

    A share of `n` cases, such as an accuracy, has `predicted == gold == n`; its F1 is the share.
    """

    true_positives: int = 0
    predicted: int = 0
    gold: int = 0

    @classmethod
    def share(cls, cases: int, *, of: int) -> PRF:
        """Return the counts of a plain ratio `cases / of`."""
        return cls(cases, of, of)

    @classmethod
    def between(cls, gold: Set[object], found: Set[object]) -> PRF:
        """Return the counts of two sets: what both hold is right."""
        return cls(len(gold & found), len(found), len(gold))

    @property
    def precision(self) -> float:
        """Right among the predicted; 0 when nothing was predicted."""
        return self.true_positives / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Found among the gold; 0 when the gold is empty."""
        return self.true_positives / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both sides are empty."""
        both = self.predicted + self.gold
        return 2 * self.true_positives / both if both else 0.0

    def __add__(self, other: PRF) -> PRF:
        """Return the counts of both together."""
        return PRF(
            self.true_positives + other.true_positives,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )


def calibration_error(outcomes: Iterable[tuple[float, bool]], *, bins: int = 10) -> float | None:
    """Return the expected calibration error of `(confidence, right)` pairs, or None without any.

    The mean distance between a bin's confidence and its share of right answers, weighted by its
    size, over bins of equal width (Guo et al., On Calibration of Modern Neural Networks, 2017).
    """
    totals = [[0.0, 0.0, 0.0] for _ in range(bins)]
    for confidence, right in outcomes:
        bin_ = totals[min(bins - 1, max(0, int(confidence * bins)))]
        bin_[0] += 1
        bin_[1] += confidence
        bin_[2] += right
    size = sum(bin_[0] for bin_ in totals)
    if not size:
        return None
    return sum(abs(confidence - right) for _, confidence, right in totals) / size


def macro_f1(gold: Sequence[int], guessed: Sequence[int], labels: Sequence[int]) -> float:
    """Return the unweighted mean of the labels' F1, each 0 where neither side has the label."""
    counts = (
        PRF(
            sum(g == p == label for g, p in zip(gold, guessed, strict=True)),
            sum(p == label for p in guessed),
            sum(g == label for g in gold),
        )
        for label in labels
    )
    return sum(count.f1 for count in counts) / len(labels)
