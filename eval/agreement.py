"""How far two readers agree on the gold: `python -m eval.agreement [SECOND] [--first GOLD ...]`.

SECOND holds articles that were labelled again from their plain text; each is compared with the one
of the same name in `--first`. Prints, in per cent, F1 or the share of cases, the 95 % interval over
articles, the number of cases, and Krippendorff's alpha of the stances; then how far two passes over
the pairs of `eval/gold/stance/` agree.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quotes import metrics
from quotes.evaluation import DocumentResult, Report, evaluate
from quotes.evaluation.reports import count_array
from quotes.gold import read_gold
from quotes.metrics import PRF, Measure, Outcome
from quotes.types import Annotation, Quote

GOLD = Path(__file__).parent / "gold"
FIRST = (GOLD / "dev", GOLD / "test")
SECOND = GOLD / "second"
STANCES = GOLD / "stance"

_SHARED = {"source.exact", "cue.exact", "content.exact", "quote", "source", "speaker_type", "kind"}
_SHARED |= {"relay.found", "addressee.found", "stance"}
MEASURES = (
    *(measure for measure in metrics.MEASURES if measure.key in _SHARED),
    Measure("speakers", "same speakers, on found", "share"),
    Measure("label", "same stance label, on found", "share"),
)


def compare(first: Sequence[Annotation], second: Sequence[Annotation]) -> Report:
    """Score the second reader against the first on the articles that both labelled.

    Raises `GoldError` when there are none, or when the texts of one differ.
    """
    again = {annotation.document.id for annotation in second}
    report = evaluate([item for item in first if item.document.id in again], second)
    return Report(
        tuple(replace(doc, counts={**doc.counts, **_counts(doc)}) for doc in report.documents)
    )


def _counts(document: DocumentResult) -> dict[str, PRF]:
    pairs = _pairs(document.outcomes)
    speakers = sum(_same_speakers(one, other) for one, other in pairs)
    labels = sum(_label(one) == _label(other) for one, other in pairs)
    return {
        "speakers": PRF.share(speakers, of=len(pairs)),
        "label": PRF.share(labels, of=len(pairs)),
    }


def _pairs(outcomes: Sequence[Outcome]) -> list[tuple[Quote, Quote]]:
    return [
        (outcome.gold, outcome.predicted)
        for outcome in outcomes
        if outcome.gold and outcome.predicted
    ]


def _same_speakers(one: Quote, other: Quote) -> bool:
    """Who is unresolvable is described in a reader's own words: that both say so is enough."""
    if one.resolvable or other.resolvable:
        return metrics.same_speakers(one.speakers, other.speakers)
    return True


def _label(quote: Quote) -> frozenset[str]:
    """Return how the quote stands, whatever its targets are called; empty when neutral."""
    return frozenset(stance.label for stance in quote.stances) - {"neutral"}


def label_alpha(report: Report) -> float | None:
    """Return Krippendorff's alpha of the matched quotes' stance labels."""
    return metrics.nominal_alpha(
        (_label(one), _label(other))
        for document in report.documents
        for one, other in _pairs(document.outcomes)
    )


def stance_passes(path: Path = STANCES / "passes.jsonl") -> list[Mapping[str, str]]:
    """Return the pairs that were labelled twice: `id`, and the labels `first` and `second`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def passes_line(passes: Sequence[Mapping[str, str]]) -> str:
    """Return in how many pairs two passes agree, and their alpha, in per cent."""
    pairs = [(row["first"], row["second"]) for row in passes]
    same = sum(one == other for one, other in pairs)
    alpha = metrics.nominal_alpha(pairs)
    shown = "-" if alpha is None else f"{100 * alpha:.1f}"
    return f"stance pairs labelled twice: {same} of {len(pairs)} the same, alpha {shown}"


def to_table(report: Report) -> str:
    """Return the measures of `MEASURES` and both alphas as a plain-text table in per cent."""
    lines = [f"{'measure':36}{'agree':>6}{'95 %':>13}{'n':>6}"]
    bounds = metrics.intervals(count_array(report, MEASURES))
    for measure, (low, high) in zip(MEASURES, bounds, strict=True):
        total = report.total(measure.key)
        interval = f"{100 * low:.1f}–{100 * high:.1f}"
        lines.append(f"{measure.label:36}{100 * total.f1:6.1f}{interval:>13}{total.gold:6}")
    for name, alpha in (
        ("label", label_alpha(report)),
        ("speaker, target and label", report.stance_alpha),
    ):
        value = "" if alpha is None else f"{100 * alpha:.1f}"
        lines.append(f"{'alpha, ' + name:36}{value:>6}".rstrip())
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("second", type=Path, nargs="?", default=SECOND)
    parser.add_argument("--first", type=Path, nargs="+", default=FIRST, metavar="GOLD")
    arguments = parser.parse_args(argv)
    print(to_table(compare(read_gold(arguments.first), read_gold([arguments.second]))))
    print(passes_line(stance_passes()))


if __name__ == "__main__":
    main()
