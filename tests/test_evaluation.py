"""Whole evaluations: alignment of documents, totals, groups, comparison, rendering."""

import json
from dataclasses import replace

import pytest

from quotes.errors import GoldError
from quotes.evaluation import (
    compare,
    differences_to_table,
    evaluate,
    groups_to_table,
    to_json,
    to_table,
)
from quotes.metrics import PRF
from quotes.types import Annotation, Document, Quote, Span

TEXT = "The bridge is safe, Ida Moss said. Her union fears that it is not."
SAFE = Quote(
    (Span(0, 18),),
    cue=(Span(29, 33),),
    source=(Span(20, 28),),
    speakers=("Ida Moss",),
    speaker_type="person",
    rule="inverted",
)
NOT_SAFE = Quote(
    (Span(51, 65),),
    cue=(Span(45, 50),),
    source=(Span(35, 44),),
    speakers=("Union of Welders",),
    speaker_type="organization",
    rule="plain",
)


def article(id, *quotes, text=TEXT, tags=(), **facts):
    return Annotation(Document(id, text, **facts), quotes, tags=tags)


GOLD = (article("a", SAFE, NOT_SAFE), article("b", SAFE))


def test_gold_against_itself_is_perfect():
    report = evaluate(GOLD, GOLD)
    assert {report.total(m.key).f1 for m in report.measures if m.kind != "fault"} == {1}


def test_documents_are_aligned_by_id():
    report = evaluate(GOLD, GOLD[::-1])
    assert report.total("attribution") == PRF(3, 3, 3)


def test_a_missing_prediction_counts_as_no_quotes():
    assert evaluate(GOLD, GOLD[1:]).total("quote") == PRF(1, 1, 3)
    assert evaluate(GOLD, []).total("quote") == PRF(0, 0, 3)


def test_predictions_for_other_documents_are_left_aside():
    report = evaluate(GOLD, (*GOLD, article("c", SAFE)))
    assert report.total("quote") == PRF(3, 3, 3)


def test_another_text_under_the_same_id_is_refused():
    other = article("b", text=TEXT + " ")
    with pytest.raises(GoldError, match=r"'b'.*another text"):
        evaluate(GOLD, [other])


def test_ids_must_be_unique():
    with pytest.raises(GoldError, match="gold have document 'a' twice"):
        evaluate((*GOLD, GOLD[0]), GOLD)


def test_predictions_that_have_nothing_to_do_with_the_gold_are_refused():
    with pytest.raises(GoldError, match=r"no prediction has an id of the gold .'zzz'"):
        evaluate(GOLD, [article("zzz")])


def test_empty_gold_is_refused():
    with pytest.raises(GoldError, match="the gold has no documents"):
        evaluate([], GOLD)


def test_measures_without_a_case_are_left_out():
    keys = {measure.key for measure in evaluate(GOLD, GOLD).measures}
    assert {"attribution", "speaker"} <= keys
    assert keys.isdisjoint({"relay", "stance", "not_quotes", "outside", "direct.exact"})


def test_calibration_takes_the_quotes_own_confidence():
    doubtful = tuple(
        replace(a, quotes=tuple(replace(q, confidence=0.75) for q in a.quotes)) for a in GOLD
    )
    assert evaluate(GOLD, doubtful).calibration == pytest.approx(0.25)


def test_rules_are_told_apart_by_their_predictions():
    gold = [article("a", replace(SAFE, rule=None), replace(NOT_SAFE, rule=None))]
    wrong = replace(NOT_SAFE, source=(Span(20, 28),))
    groups = evaluate(gold, [article("a", SAFE, wrong)]).by("rule")
    assert groups["inverted"].total("attribution") == PRF(1, 1, 1)
    assert groups["plain"].total("attribution") == PRF(0, 1, 1)


def test_quotes_belong_to_the_kind_of_the_gold_and_false_ones_to_their_own():
    gold = [article("a", replace(SAFE, kind="mixed"))]
    groups = evaluate(gold, [article("a", replace(SAFE, kind="direct"), NOT_SAFE)]).by("kind")
    assert groups["mixed"].total("quote") == PRF(1, 1, 1)
    assert groups["indirect"].total("quote") == PRF(0, 1, 0)
    assert "direct" not in groups


def test_missed_quotes_have_no_rule():
    assert evaluate(GOLD, GOLD[1:]).by("rule")["-"].total("quote") == PRF(0, 0, 2)


def test_groups_of_documents_keep_every_measure():
    gold = [
        article("a", SAFE, tags=("relay", "wire"), publisher="The Pier"),
        article("b", SAFE, tags=("wire",)),
    ]
    report = evaluate(gold, gold)
    tags = report.by("tag")
    assert (len(tags["wire"].documents), len(tags["relay"].documents)) == (2, 1)
    assert tags["relay"].total("content.exact") == PRF(1, 1, 1)
    assert set(report.by("publisher")) == {"-", "The Pier"}


def test_groups_of_quotes_add_up_to_the_whole():
    predicted = [article("a", NOT_SAFE), article("b", SAFE, NOT_SAFE)]
    report = evaluate(GOLD, predicted)
    for group in ("rule", "kind", "speaker_type"):
        parts = report.by(group).values()
        assert sum((part.total("quote") for part in parts), PRF()) == report.total("quote")


def test_two_systems_are_compared_on_every_measure():
    worse, better = evaluate(GOLD, GOLD[1:]), evaluate(GOLD, GOLD)
    found = compare(worse, better)["attribution"]
    assert found.difference == pytest.approx(0.5)
    assert 0 < found.p_value <= 1


def test_reports_on_different_gold_cannot_be_compared():
    with pytest.raises(GoldError, match="different documents"):
        compare(evaluate(GOLD, GOLD), evaluate(GOLD[1:], GOLD))


def test_the_table_has_figures_in_per_cent_with_intervals():
    table = to_table(evaluate(GOLD[:1], [article("a", SAFE)]))
    lines = {line.split("  ")[0]: line.split() for line in table.splitlines()}
    assert lines["measure"] == ["measure", "P", "R", "F", "95", "%", "n"]
    assert lines["attribution"] == ["attribution", "100.0", "50.0", "66.7", "66.7–66.7", "2"]
    assert lines["speaker accuracy"][2:] == ["50.0", "50.0–50.0", "1", "of", "2"]


def test_json_has_counts_ratios_and_interval():
    report = evaluate(GOLD, GOLD[:1])
    found = json.loads(json.dumps(to_json(report)))
    entry = found["measures"]["quote"]
    assert found["documents"] == 2
    assert (entry["true_positives"], entry["predicted"], entry["gold"]) == (2, 2, 3)
    assert (entry["precision"], entry["f1"]) == (1, pytest.approx(0.8))
    low, high = entry["interval"]
    assert low <= entry["f1"] <= high


def test_every_group_has_a_table_and_json_even_one_of_false_quotes_only():
    report = evaluate(GOLD, [article("a", replace(NOT_SAFE, kind="mixed", content=(SAFE.cue)))])
    groups = report.by("kind")
    assert to_json(groups["mixed"])["measures"] == {}
    assert to_table(groups["mixed"]).splitlines()[0].startswith("measure")


def test_a_table_of_groups_has_a_line_a_group():
    predicted = [article("a", SAFE, replace(NOT_SAFE, source=())), article("b", SAFE)]
    table = groups_to_table(evaluate(GOLD, predicted).by("speaker_type")).splitlines()
    full = ["100.0"] * 3
    assert table[0].split()[:3] == ["group", "gold", "predicted"]
    assert table[1].split() == ["organization", "1", "1", *full, *["0.0"] * 4, *full]
    assert table[2].split() == ["person", "2", "2", *full, "100.0", *full, *full]


def test_no_name_of_a_group_can_break_the_table():
    gold = [article("a", SAFE, publisher="Evil\n\x1b[2JGazette")]
    table = groups_to_table(evaluate(gold, gold).by("publisher"))
    assert table.splitlines()[1].startswith("Evil\ufffd\ufffd[2JGazette")


def test_differences_are_shown_in_points():
    report = evaluate(GOLD, GOLD)
    table = differences_to_table(compare(evaluate(GOLD, GOLD[1:]), report))
    (line,) = (line for line in table.splitlines() if line.startswith("attribution"))
    assert line.split()[1] == "+50.0"
