"""How far two readers agree beyond chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations

from quotes.metrics.matching import Outcome
from quotes.metrics.scores import pair_stances


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal labels, or None when it is undefined.

    Each unit holds the labels that its readers gave; a unit with fewer than two is left out.
    Undefined without two labels to tell apart. Krippendorff, Content Analysis, 2004, chapter 11.
    """
    coincidences: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for labels in units:
        for pair in permutations(labels, 2):
            coincidences[pair] += 1 / (len(labels) - 1)
    totals: defaultdict[Hashable, float] = defaultdict(float)
    for (label, _), weight in coincidences.items():
        totals[label] += weight
    if len(totals) < 2:
        return None
    size = sum(totals.values())
    expected = size**2 - sum(total**2 for total in totals.values())
    observed = sum(weight for (a, b), weight in coincidences.items() if a != b)
    return 1 - (size - 1) * observed / expected


def stance_alpha(outcomes: Iterable[Outcome]) -> float | None:
    """Return the alpha of the stances in found quotes.

    A unit is a speaker and target that either side names; who names none says neutral. A quote
    in which neither side has a stance is one unit on which both say neutral.
    """
    units: list[tuple[str, str]] = []
    for outcome in outcomes:
        if outcome.gold and outcome.predicted and outcome.counts:
            pairs = pair_stances(outcome.gold, outcome.predicted)
            units += [
                (mine.label if mine else "neutral", other.label if other else "neutral")
                for mine, other in pairs
            ] or [("neutral", "neutral")]
    return nominal_alpha(units)
