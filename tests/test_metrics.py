"""Measures: counts, spans, matching of quotes, speakers, stances, resampling."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.metrics import (
    PRF,
    Words,
    calibration_error,
    compare_counts,
    document_counts,
    intervals,
    match_quotes,
    outcome_counts,
    span_counts,
    span_hits,
)
from quotes.metrics.spans import MIN_IOU, best_pairs, iou, overlapping
from quotes.types import Annotation, Document, Quote, Span, Stance, TaggedSpan

TEXT = (
    "The harbour will close on Monday, Maria Ortiz said. "
    "“We had no choice,” she added, “and nobody asked us.” "
    "Her deputy, Tom Reed, believes it can reopen in May."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(content: str | tuple[str, ...], *, source: str = "", text: str = TEXT, **more) -> Quote:
    pieces = (content,) if isinstance(content, str) else content
    return Quote(
        content=tuple(at(piece, text) for piece in pieces),
        source=(at(source, text),) if source else (),
        **more,
    )


CLOSE = "The harbour will close on Monday"
CHOICE = ("“We had no choice,”", "“and nobody asked us.”")
REOPEN = "it can reopen in May"


def spans(gold, predicted, text=TEXT):
    return span_counts(text, gold, predicted, Words(text))


def outcomes(gold, predicted, text=TEXT):
    return match_quotes(gold, predicted, Words(text))


def total(key, gold, predicted, text=TEXT):
    return sum((outcome_counts(o).get(key, PRF()) for o in outcomes(gold, predicted, text)), PRF())


def whole(gold, predicted, *, text=TEXT, not_quotes=(), body=None):
    annotation = Annotation(Document("d", text, body=body), tuple(gold), not_quotes=not_quotes)
    return document_counts(annotation, predicted, outcomes(gold, predicted, text), Words(text))


# Counts


def test_ratios_follow_from_the_counts():
    prf = PRF(3, 4, 6)
    assert (prf.precision, prf.recall, prf.f1) == (0.75, 0.5, 0.6)


def test_ratios_of_nothing_are_zero():
    assert (PRF().precision, PRF().recall, PRF().f1) == (0, 0, 0)


def test_a_share_is_its_own_f1():
    assert PRF.share(3, of=4).f1 == 0.75


def test_counts_of_two_sets_are_what_both_hold():
    assert PRF.between({1, 2, 3}, {2, 3, 4, 5}) == PRF(2, 4, 3)


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), max_size=5))
def test_sums_of_counts_do_not_depend_on_the_order(rows):
    counts = [PRF(*row) for row in rows]
    assert sum(counts, PRF()) == sum(reversed(counts), PRF())


def test_confident_and_right_is_calibrated():
    assert calibration_error([(1.0, True), (0.0, False)]) == 0


def test_calibration_error_weighs_bins_by_size():
    # Three at 0.95, two of them right; one at 0.15, wrong.
    found = calibration_error([(0.95, True), (0.95, True), (0.95, False), (0.15, False)])
    assert found == pytest.approx((abs(3 * 0.95 - 2) + 0.15) / 4)


def test_calibration_of_nothing_is_unknown():
    assert calibration_error([]) is None


# Words


def test_a_boundary_inside_a_word_goes_to_the_nearer_end():
    text = "said nothing of it"
    assert Words(text).snap((1, 11)) == (0, 12)
    assert Words(text).snap((3, 6)) == (5, 12)  # one letter of each: the last one stays


def test_surrounding_blanks_are_not_part_of_a_span():
    assert Words("a  b\u00a0\n").snap((1, 6)) == (3, 4)


def test_a_span_of_blanks_is_none():
    assert Words("a   b").snap((1, 3)) is None


def test_part_of_a_word_stands_for_the_word():
    assert Words("unbelievable").snap((2, 4)) == (0, 12)


def test_punctuation_marks_are_tokens_of_their_own():
    assert len(Words("“No,”").tokens((0, 5))) == 4


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_snapping_twice_changes_nothing(text, a, b):
    words = Words(text)
    snapped = words.snap((min(a, b), max(a, b)))
    assert snapped is None or words.snap(snapped) == snapped


# Spans


def test_a_span_is_right_with_the_same_start_and_end_only():
    counts = spans([quote(CLOSE)], [quote("harbour will close on Monday")])
    assert counts["content.exact"] == PRF(0, 1, 1)
    assert counts["content.iou"] == PRF(1, 1, 1)
    assert counts["content.start"] == PRF(0, 1, 1)
    assert counts["content.token"] == PRF(5, 5, 6)


def test_every_piece_is_a_span():
    assert spans([quote(CHOICE)], [quote(CHOICE[0])])["content.exact"] == PRF(1, 1, 2)


def test_a_source_shared_by_quotes_is_one_span():
    gold = [quote(CLOSE, source="Maria Ortiz"), quote(CHOICE, source="Maria Ortiz")]
    assert spans(gold, gold)["source.exact"] == PRF(1, 1, 1)


def test_same_start_counts_when_the_end_differs():
    counts = spans([quote(CLOSE)], [quote("The harbour will close")])
    assert counts["content.start"] == PRF(1, 1, 1)


def test_one_span_answers_one_span():
    gold = [quote("The harbour will close")]
    predicted = [quote("The harbour"), quote("will close")]
    assert spans(gold, predicted)["content.iou"] == PRF(1, 2, 1)


def test_slips_of_the_annotator_do_not_make_a_span_wrong():
    start, end = at(CLOSE)
    slipped = Quote(content=(Span(start + 1, end + 1),))
    assert spans([slipped], [quote(CLOSE + ",")])["content.exact"] == PRF(1, 1, 1)
    assert spans([slipped], [quote(CLOSE)])["content.exact"] == PRF(0, 1, 1)


def test_direct_pieces_are_those_inside_quotation_marks():
    gold = [quote(CLOSE), quote(CHOICE)]
    assert spans(gold, [quote(CLOSE), quote(CHOICE[1])])["direct.exact"] == PRF(1, 1, 2)


def test_spans_of_an_optional_quote_are_scored_neither_way():
    optional = quote(REOPEN, source="Her deputy", optional=True)
    found = quote("it can reopen", source="Her deputy")
    for predicted in ([], [found]):
        counts = spans([optional], predicted)
        assert counts["content.exact"] == counts["source.exact"] == PRF()
        assert counts["content.token"] == PRF()


def test_a_span_that_a_counted_quote_shares_with_an_optional_one_counts():
    gold = [quote(CLOSE, source="Maria Ortiz"), quote(REOPEN, source="Maria Ortiz", optional=True)]
    assert spans(gold, gold)["source.exact"] == PRF(1, 1, 1)


def test_tagged_spans_are_right_or_wrong_with_their_score():
    gold = [quote(CLOSE), quote(REOPEN, optional=True)]
    tagged = [
        TaggedSpan(*at(CLOSE), "content", 0.9),
        TaggedSpan(*at("“We had"), "content", 0.4),
        TaggedSpan(*at(CLOSE), "source", 0.3),
        TaggedSpan(*at(REOPEN), "content", 0.6),
    ]
    assert sorted(span_hits(gold, tagged, Words(TEXT))) == [(0.3, False), (0.4, False), (0.9, True)]


# Quotes


def test_pieces_count_together():
    assert total("quote", [quote(CHOICE)], [quote(CHOICE[1])]) == PRF(1, 1, 1)
    assert total("quote", [quote(CHOICE)], [quote("“We had")]) == PRF(0, 1, 1)


def test_two_halves_do_not_answer_one_quote_twice():
    gold = [quote("The harbour will close")]
    halves = [quote("The harbour will"), quote("will close")]
    assert total("quote", gold, halves) == PRF(1, 2, 1)


def test_the_nearest_content_is_matched_first():
    gold = [quote(CLOSE), quote("close on Monday")]
    predicted = [quote("close on Monday"), quote("The harbour will close on")]
    assert total("quote", gold, predicted) == PRF(2, 2, 2)


def test_equal_contents_are_matched_by_their_sources():
    gold = [quote(CLOSE, source="Tom Reed"), quote(CLOSE, source="Maria Ortiz")]
    predicted = [quote(CLOSE, source="Maria Ortiz"), quote(CLOSE, source="Tom Reed")]
    assert total("attribution", gold, predicted) == PRF(2, 2, 2)


def test_attribution_needs_one_word_of_the_source():
    gold = [quote(REOPEN, source="Her deputy, Tom Reed")]
    assert total("attribution", gold, [quote(REOPEN, source="Tom Reed")]) == PRF(1, 1, 1)
    assert total("attribution", gold, [quote(REOPEN, source="she")]) == PRF(0, 1, 1)
    assert total("attribution", gold, [quote(REOPEN)]) == PRF(0, 1, 1)
    assert total("source", gold, [quote(REOPEN)]) == PRF.share(0, of=1)


def test_no_source_on_either_side_is_agreement():
    assert total("attribution", [quote(CHOICE)], [quote(CHOICE)]) == PRF(1, 1, 1)


def test_an_optional_quote_is_neither_missed_nor_false():
    gold = [quote(REOPEN, optional=True)]
    assert total("quote", gold, []) == total("quote", gold, [quote(REOPEN)]) == PRF()


def test_an_optional_quote_does_not_take_the_answer_to_another():
    gold = [quote("The harbour will close", optional=True), quote(CLOSE)]
    assert total("quote", gold, [quote("The harbour will close")]) == PRF(1, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=6))
def test_a_system_that_repeats_the_gold_is_right(ranges):
    text = "lorem ipsum " * 4
    gold = [Quote(content=(Span(start, start + size),)) for start, size in ranges]
    gold = [item for item in gold if Words(text).snap(item.content[0])]
    assert total("attribution", gold, gold, text) == PRF(*[len(gold)] * 3)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_odd_texts_and_empty_spans_never_raise(text, ranges):
    quotes = [Quote(content=(Span(min(r), max(r)),), source=(Span(*r),)) for r in ranges]
    whole(quotes, quotes[::-1], text=text, not_quotes=(Span(0, 3),), body=Span(0, 0))


# Speakers and the rest


def test_a_speaker_is_right_under_another_form_of_the_name():
    gold = [quote(CLOSE, speakers=("Maria Ortiz",))]
    assert total("speaker", gold, [quote(CLOSE, speakers=("Ortiz",))]) == PRF(1, 1, 1)


def test_all_speakers_of_a_joint_statement_are_wanted():
    gold = [quote(CLOSE, speakers=("Maria Ortiz", "Tom Reed"))]
    assert total("speaker", gold, [quote(CLOSE, speakers=("Tom Reed",))]) == PRF(0, 1, 1)
    answer = [quote(CLOSE, speakers=("Tom Reed", "Maria Ortiz"))]
    assert total("speaker", gold, answer) == PRF(1, 1, 1)


def test_abstaining_costs_recall_only():
    gold = [quote(CLOSE, speakers=("Maria Ortiz",)), quote(REOPEN, speakers=("Tom Reed",))]
    predicted = [quote(CLOSE, speakers=("Maria Ortiz",)), quote(REOPEN)]
    assert total("speaker", gold, predicted) == PRF(1, 1, 2)
    assert total("speaker.accuracy", gold, predicted) == PRF.share(1, of=2)
    assert total("speaker.precision", gold, predicted) == PRF.share(1, of=1)
    assert total("speaker.answered", gold, predicted) == PRF.share(1, of=2)


def test_a_quote_nobody_can_name_is_left_out():
    gold = [quote(CLOSE, speakers=("a witness",), resolvable=False)]
    assert total("speaker", gold, [quote(CLOSE, speakers=("Tom Reed",))]) == PRF()


def test_a_speaker_of_a_false_quote_costs_precision():
    assert total("speaker", [], [quote(CLOSE, speakers=("Tom Reed",))]) == PRF(0, 1, 0)


def test_relay_and_addressee_are_compared_as_names():
    gold = [quote(CLOSE, relay="Coastal News Agency", addressee="Tom Reed"), quote(REOPEN)]
    predicted = [
        quote(CLOSE, relay="the Coastal News Agency"),
        quote(REOPEN, addressee="Maria Ortiz"),
    ]
    assert total("relay", gold, predicted) == PRF(1, 1, 1)
    assert total("addressee", gold, predicted) == PRF(0, 1, 1)


def test_relay_on_found_quotes_leaves_missed_ones_out():
    gold = [quote(CLOSE, relay="Coastal News Agency")]
    assert total("relay", gold, []) == PRF(0, 0, 1)
    assert total("relay.found", gold, []) == PRF()


def test_kind_and_speaker_type_are_scored_on_found_quotes():
    gold = [quote(CLOSE, kind="indirect", speaker_type="person"), quote(REOPEN)]
    predicted = [quote(CLOSE, kind="mixed", speaker_type="person")]
    assert total("kind", gold, predicted) == PRF.share(0, of=1)
    assert total("speaker_type", gold, predicted) == PRF.share(1, of=1)


def stanced(label, target="the port authority"):
    return quote(CLOSE, stances=(Stance("Maria Ortiz", target, label),))


def test_a_stance_is_right_with_speaker_target_and_label():
    assert total("stance", [stanced("oppose")], [stanced("oppose")]) == PRF(1, 1, 1)
    assert total("stance", [stanced("oppose")], [stanced("oppose", "Tom Reed")]) == PRF(0, 1, 1)


def test_the_opposite_stance_has_the_wrong_sign():
    gold, predicted = [stanced("oppose")], [stanced("support")]
    assert total("stance", gold, predicted) == PRF(0, 1, 1)
    assert total("stance.polarity", gold, predicted) == PRF.share(1, of=1)


def test_neutral_is_the_same_as_no_stance():
    assert total("stance", [stanced("neutral")], [stanced("neutral")]) == PRF()


# Quotes where none may be


def test_a_quote_mostly_on_a_decoy_is_a_fault():
    counts = whole([], [quote("“We had no choice,” she")], not_quotes=(at("We had no choice"),))
    assert counts["not_quotes"] == PRF.share(1, of=1)


def test_a_quote_that_only_touches_a_decoy_is_none():
    counts = whole([], [quote(CLOSE)], not_quotes=(at("Monday, Maria"),))
    assert counts["not_quotes"] == PRF.share(0, of=1)


def test_a_quote_outside_the_body_is_a_fault_unless_the_gold_has_it():
    body = at("Her deputy, Tom Reed, believes it can reopen in May.")
    assert whole([], [quote(CLOSE), quote(REOPEN)], body=body)["outside"] == PRF.share(1, of=2)
    assert whole([quote(CLOSE)], [quote(CLOSE)], body=body)["outside"] == PRF.share(0, of=1)


# Resampling


def counts_of(*documents):
    return np.array([[document] for document in documents])


def test_documents_that_agree_leave_no_doubt():
    ((low, high),) = intervals(counts_of((3, 4, 4), (3, 4, 4), (3, 4, 4)))
    assert low == high == 0.75


def test_the_interval_holds_the_figure_and_is_repeatable():
    counts = np.random.default_rng(1).integers(0, 9, (40, 2, 1)) + np.array([0, 8, 8])
    found = intervals(counts)
    totals = counts.sum(axis=0)
    figures = 2 * totals[:, 0] / (totals[:, 1] + totals[:, 2])
    assert (found[:, 0] < figures).all()
    assert (figures < found[:, 1]).all()
    assert (found == intervals(counts)).all()


def test_a_system_does_not_differ_from_itself():
    counts = counts_of((1, 4, 4), (3, 4, 4))
    (found,) = compare_counts(counts, counts)
    assert (found.difference, found.low, found.high, found.p_value) == (0, 0, 0, 1)


def test_a_steady_lead_is_no_chance():
    worse, better = counts_of(*[(1, 4, 4)] * 20), counts_of(*[(3, 4, 4)] * 20)
    (found,) = compare_counts(worse, better)
    assert found.difference == pytest.approx(0.5)
    assert found.p_value < 0.001


def test_a_lead_in_one_document_may_be_chance():
    a = counts_of((4, 4, 4), *[(2, 4, 4)] * 9)
    b = counts_of((2, 4, 4), *[(2, 4, 4)] * 9)
    (found,) = compare_counts(a, b)
    assert found.p_value > 0.5


SPANS = st.frozensets(
    st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 12))
)


@given(SPANS, SPANS)
def test_overlaps_are_those_of_all_pairs(gold, found):
    pairs = [
        (score, 0, i, j)
        for i, a in enumerate(sorted(gold))
        for j, b in enumerate(sorted(found))
        if (score := iou(a, b)) >= MIN_IOU
    ]
    assert overlapping(gold, found) == len(best_pairs(pairs))
