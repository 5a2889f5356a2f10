"""Reports as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quotes.evaluation.reports import Report, count_array
from quotes.metrics import MEASURES, PRF, Difference, Measure, intervals


def to_json(
    report: Report,
    *,
    groups: Mapping[str, Report] | None = None,
    differences: Mapping[str, Difference] | None = None,
) -> dict[str, Any]:
    """Return the report as plain values: by measure its counts, ratios (0..1) and 95 % interval.

    With `groups`, `by` holds the same of each; with `differences`, `against` holds what the other
    system has over this one, by measure.
    """
    measures = report.measures
    bounds = intervals(count_array(report, measures))
    row: dict[str, Any] = {
        "documents": len(report.documents),
        "calibration_error": report.calibration,
        "stance_alpha": report.stance_alpha,
        "measures": {
            measure.key: _measure_to_json(measure, report.total(measure.key), (low, high))
            for measure, (low, high) in zip(measures, bounds.tolist(), strict=True)
        },
    }
    if groups:
        row["by"] = {name: to_json(part) for name, part in groups.items()}
    if differences:
        row["against"] = {
            key: {
                "difference": found.difference,
                "interval": [found.low, found.high],
                "p_value": found.p_value,
            }
            for key, found in differences.items()
        }
    return row


def _measure_to_json(measure: Measure, prf: PRF, bounds: tuple[float, float]) -> dict[str, Any]:
    return {
        "label": measure.label,
        "kind": measure.kind,
        "precision": prf.precision,
        "recall": prf.recall,
        "f1": prf.f1,
        "interval": list(bounds),
        "true_positives": prf.true_positives,
        "predicted": prf.predicted,
        "gold": prf.gold,
    }


def to_table(report: Report) -> str:
    """Return the report as a plain-text table in per cent.

    Shares have their value in column F and no P and R; for faults, smaller is better. `n` is the
    number of gold cases, or of cases that a share is of.
    """
    rows = [("measure", "P", "R", "F", "95 %", "n")]
    for entry in to_json(report)["measures"].values():
        low, high = entry["interval"]
        f1 = entry["kind"] == "f1"
        rows.append(
            (
                entry["label"],
                _percent(entry["precision"]) if f1 else "",
                _percent(entry["recall"]) if f1 else "",
                _percent(entry["f1"]),
                f"{_percent(low)}–{_percent(high)}",
                str(entry["gold"]) if f1 else f"{entry['true_positives']} of {entry['gold']}",
            )
        )
    for label, value in (
        ("stance, Krippendorff's alpha", report.stance_alpha),
        ("calibration error", report.calibration),
    ):
        if value is not None:
            rows.append((label, "", "", _percent(value), "", ""))
    return _columns(rows)


def to_tables(
    report: Report, *, groups: Mapping[str, Report], differences: Mapping[str, Difference]
) -> str:
    """Return the report's table and, where there are any, those of groups and differences."""
    tables = [to_table(report)]
    if groups:
        tables.append(groups_to_table(groups))
    if differences:
        tables.append(differences_to_table(differences))
    return "\n\n".join(tables)


def systems_to_table(reports: Mapping[str, Report]) -> str:
    """Return several systems' results on one gold side by side, in per cent: F1, shares, faults."""
    measures = [
        measure
        for measure in MEASURES
        if any(report.total(measure.key).gold for report in reports.values())
    ]
    rows = [("measure", *reports)]
    for measure in measures:
        totals = [report.total(measure.key) for report in reports.values()]
        rows.append((measure.label, *(_percent(prf.f1) if prf.gold else "" for prf in totals)))
    return _columns(rows)


def groups_to_table(groups: Mapping[str, Report]) -> str:
    """Return one line a group: its quotes, and in per cent found, source, attribution, speaker."""
    header = ["group", "gold", "predicted", "found P", "R", "F", "source"]
    rows = [[*header, "attribution P", "R", "F", "speaker P", "R", "F"]]
    for name, report in groups.items():
        found, source, attribution, speaker = (
            report.total(key) for key in ("quote", "source", "attribution", "speaker")
        )
        row = [name, str(found.gold), str(found.predicted), *_ratios(found)]
        row += [_percent(source.f1) if source.gold else "", *_ratios(attribution)]
        rows.append([*row, *_ratios(speaker)])
    return _columns(rows)


def _ratios(prf: PRF) -> tuple[str, str, str]:
    return (
        _percent(prf.precision) if prf.predicted else "",
        _percent(prf.recall) if prf.gold else "",
        _percent(prf.f1) if prf.predicted or prf.gold else "",
    )


def differences_to_table(differences: Mapping[str, Difference]) -> str:
    """Return what the second system has over the first, in points, with interval and p-value."""
    labels = {measure.key: measure.label for measure in MEASURES}
    rows = [("measure", "difference", "95 %", "p")]
    for key, found in differences.items():
        bounds = f"{100 * found.low:+.1f}–{100 * found.high:+.1f}"
        rows.append((labels[key], f"{100 * found.difference:+.1f}", bounds, f"{found.p_value:.4f}"))
    return _columns(rows)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _columns(rows: Sequence[Sequence[str]]) -> str:
    # Names of groups come from documents: nothing in them may move the cursor.
    rows = [
        ["".join(c if c.isprintable() else "\ufffd" for c in cell) for cell in row] for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    aligned: list[Callable[[str, int], str]] = [str.ljust, *[str.rjust] * (len(widths) - 1)]
    lines = (
        "  ".join(
            align(cell, width) for align, cell, width in zip(aligned, row, widths, strict=True)
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
