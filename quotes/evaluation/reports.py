"""Predictions against gold: totals, groups, intervals, comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from quotes.errors import GoldError
from quotes.metrics import (
    MEASURES,
    PRF,
    Difference,
    Measure,
    Outcome,
    Words,
    calibration_error,
    compare_counts,
    document_counts,
    match_quotes,
    outcome_counts,
    same_speakers,
    stance_alpha,
)
from quotes.types import Annotation, Quote

Group = Literal["rule", "kind", "speaker_type", "publisher", "tag"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document of the gold with what became of its quotes, and its counts by measure."""

    gold: Annotation
    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, PRF]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an evaluation, document by document; totals are micro averages."""

    documents: tuple[DocumentResult, ...]

    def total(self, key: str) -> PRF:
        """Return the counts of one measure over all documents."""
        counts = (document.counts.get(key, PRF()) for document in self.documents)
        return sum(counts, PRF())

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that the gold says anything about: those with a case to count."""
        return tuple(measure for measure in MEASURES if self.total(measure.key).gold)

    @property
    def calibration(self) -> float | None:
        """Expected calibration error of the quotes' confidence in being rightly credited."""
        return calibration_error(
            (outcome.predicted.confidence, _is_right(outcome.gold, outcome))
            for document in self.documents
            for outcome in document.outcomes
            if outcome.predicted and outcome.counts
        )

    @property
    def stance_alpha(self) -> float | None:
        """Krippendorff's alpha of the stances in found quotes, gold and prediction as readers."""
        return stance_alpha(outcome for doc in self.documents for outcome in doc.outcomes)

    def by(self, group: Group) -> dict[str, Report]:
        """Split the report; a part of documents is whole, a part of quotes has no span measures.

        A quote belongs to the group of its gold, or of the prediction when it is false; by `rule`
        to that of its prediction. Values that are not given are grouped under `-`.
        """
        split = self._by_document if group in {"publisher", "tag"} else self._by_outcome
        return dict(sorted(split(group).items()))

    def _by_document(self, group: Group) -> dict[str, Report]:
        parts: dict[str, list[DocumentResult]] = defaultdict(list)
        for document in self.documents:
            gold = document.gold
            names = gold.tags if group == "tag" else (gold.document.publisher,)
            for name in names or (None,):
                parts[name or "-"].append(document)
        return {name: Report(tuple(documents)) for name, documents in parts.items()}

    def _by_outcome(self, group: Group) -> dict[str, Report]:
        parts: dict[str, list[DocumentResult]] = defaultdict(list)
        for document in self.documents:
            outcomes: dict[str, list[Outcome]] = defaultdict(list)
            for outcome in document.outcomes:
                outcomes[_group_of(outcome, group)].append(outcome)
            for name, some in outcomes.items():
                counts = _sum(map(outcome_counts, some))
                parts[name].append(DocumentResult(document.gold, tuple(some), counts))
        return {name: Report(tuple(documents)) for name, documents in parts.items()}


def _is_right(gold: Quote | None, outcome: Outcome) -> bool:
    """Say whether a quote is credited rightly: by the speakers' names if both sides give any."""
    if gold is None or outcome.predicted is None:
        return False
    if gold.speakers and outcome.predicted.speakers:
        return same_speakers(gold.speakers, outcome.predicted.speakers)
    return outcome.source_right


def _group_of(outcome: Outcome, group: Group) -> str:
    by_gold = outcome.gold and group != "rule"
    quote = outcome.gold if by_gold else outcome.predicted
    value = getattr(quote, group) if quote else None
    return value or "-"


def _sum(counts: Iterable[Mapping[str, PRF]]) -> dict[str, PRF]:
    totals: dict[str, PRF] = defaultdict(PRF)
    for some in counts:
        for key, value in some.items():
            totals[key] += value
    return dict(totals)


def evaluate(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> Report:
    """Score predictions against gold; documents are aligned by id.

    A document without a prediction counts as one without quotes; predictions for other documents
    are left aside. Raises `GoldError` when the gold is empty or has an id twice, when nothing
    predicted belongs to it, or when the texts of one id differ.
    """
    wanted = _by_id(gold, "gold")
    given = _by_id(predicted, "predictions")
    if not wanted:
        raise GoldError("the gold has no documents; give a file with at least one line")
    if given and wanted.keys().isdisjoint(given):
        raise GoldError(
            f"no prediction has an id of the gold ({next(iter(given))!r}, for one, is not there); "
            "annotate the documents of the gold"
        )
    return Report(tuple(_score(doc, given.get(id_)) for id_, doc in wanted.items()))


def _by_id(annotations: Iterable[Annotation], what: str) -> dict[str, Annotation]:
    found: dict[str, Annotation] = {}
    for annotation in annotations:
        id_ = annotation.document.id
        if id_ in found:
            raise GoldError(f"the {what} have document {id_!r} twice; ids must be unique")
        found[id_] = annotation
    return found


def _score(gold: Annotation, predicted: Annotation | None) -> DocumentResult:
    text = gold.document.text
    if predicted and predicted.document.text != text:
        raise GoldError(
            f"document {gold.document.id!r}: the predictions have another text than the gold; "
            "annotate the gold's own text"
        )
    quotes: tuple[Quote, ...] = predicted.quotes if predicted else ()
    words = Words(text)
    outcomes = match_quotes(gold.quotes, quotes, words)
    spans = document_counts(gold, quotes, outcomes, words)
    return DocumentResult(gold, outcomes, _sum([spans, *map(outcome_counts, outcomes)]))


def compare(first: Report, second: Report) -> dict[str, Difference]:
    """Compare two reports on the same gold by measure: what the second has over the first."""
    ids = [document.gold.document.id for document in first.documents]
    if ids != [document.gold.document.id for document in second.documents]:
        raise GoldError("the two reports are on different documents; score both on the same gold")
    measures = first.measures
    differences = compare_counts(count_array(first, measures), count_array(second, measures))
    return {
        measure.key: difference for measure, difference in zip(measures, differences, strict=True)
    }


def count_array(report: Report, measures: Sequence[Measure]) -> NDArray[np.int64]:
    """Return the counts of shape `(documents, measures, 3)` that `quotes.metrics` resamples."""
    rows = [
        [
            (prf.true_positives, prf.predicted, prf.gold)
            for prf in (document.counts.get(measure.key, PRF()) for measure in measures)
        ]
        for document in report.documents
    ]
    return np.array(rows, np.int64).reshape(len(rows), len(measures), 3)
