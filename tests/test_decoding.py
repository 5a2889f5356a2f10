import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.decoding import Calibration, Decoder, Worth
from quotes.encoding import SPAN_LABELS, bio_labels

LABELS = bio_labels(["a", "b"])


def brute_force(scores, transitions):
    """All valid label paths between two O words, with their probabilities."""
    paths = {}
    for path in itertools.product(range(len(LABELS)), repeat=len(scores)):
        chain = (0, *path, 0)
        if any(
            LABELS[after].startswith("I-") and LABELS[before][2:] != LABELS[after][2:]
            for before, after in itertools.pairwise(chain)
        ):
            continue
        total = sum(scores[i][label] for i, label in enumerate(path))
        total += sum(transitions[i, j] for i, j in itertools.pairwise(chain))
        paths[path] = total
    highest = max(paths.values())
    weights = {path: np.exp(total - highest) for path, total in paths.items()}
    whole = sum(weights.values())
    return {path: weight / whole for path, weight in weights.items()}


def spans_of(path):
    found, begin = [], None
    for i, label in enumerate([*path, 0]):
        if begin is not None and not LABELS[label].startswith("I-"):
            found.append((begin, i, LABELS[path[begin]][2:]))
            begin = None
        if LABELS[label].startswith("B-"):
            begin = i
    return found


def worth_of(span, paths, worth):
    """The span's probability and worth, from all paths; None where it hardly begins or ends."""
    first, last, kind = span

    def chance(holds):
        return sum(p for path, p in paths.items() if holds(path))

    begins = chance(lambda path: LABELS[path[first]] == f"B-{kind}")
    ends = chance(lambda path: any(s[1:] == span[1:] for s in spans_of(path)))
    exactly = chance(lambda path: span in spans_of(path))
    labelled = sum(
        p * sum(LABELS[label][2:] == kind for label in path[first:last])
        for path, p in paths.items()
    )
    if min(begins, ends) <= 0.02:
        return exactly, float("-inf")
    return exactly, exactly - worth.cost + worth.words * (labelled - worth.even * (last - first))


@given(
    st.integers(0, 10_000),
    st.integers(1, 5),
    st.sampled_from([Worth(), Worth(0.1, 0.2, 0.4), Worth(0.5, 1.0, 0.3), Worth(0.2, 0.0, 0.5)]),
)
@settings(max_examples=40, deadline=None)
def test_spans_are_those_worth_most_and_their_probabilities_those_of_all_paths(seed, words, worth):
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 1.5, (words, len(LABELS)))
    scores[:, 0] = np.minimum(scores[:, 0], 2.0)  # never certain, so that the chain is not cut
    transitions = rng.normal(0, 1, (len(LABELS), len(LABELS)))
    paths = brute_force(scores - scores.max(1, keepdims=True), transitions)
    every = {span for path in paths for span in spans_of(path)}
    known = {span: worth_of(span, paths, worth) for span in every}
    found = Decoder(LABELS, transitions.astype(np.float32)).spans(scores, worth)
    total = sum(known[span[:3]][1] for span in found)
    # Every path is a choice of disjoint spans.
    best = max(sum(known[span][1] for span in spans_of(path)) for path in paths)
    assert abs(total - best) < 1e-4
    for span in found:
        assert abs(span.score - known[span[:3]][0]) < 1e-4


def test_a_long_span_is_found_though_it_is_hardly_exact():
    scores = np.zeros((300, len(LABELS)), np.float32)
    scores[:, 0] = 4
    scores[50, LABELS.index("B-a")] = 8
    scores[51:250, 0] = 0
    scores[51:250, LABELS.index("I-a")] = 5  # and with a chance of a fortieth something else
    (span,) = Decoder(LABELS).spans(scores)
    assert span[:3] == (50, 250, "a")
    assert span.score < 0.3


@pytest.mark.parametrize("label", ["B-a", "I-a"])
def test_words_that_all_may_begin_or_end_spans_take_bounded_time(label):
    scores = np.zeros((20_000, len(LABELS)), np.float32)
    scores[:, LABELS.index(label)] = 2
    begin = time.process_time()
    Decoder(LABELS).spans(scores)
    assert time.process_time() - begin < 10


@given(st.integers(0, 10_000), st.integers(1, 200))
@settings(max_examples=50, deadline=None)
def test_spans_are_in_order_disjoint_and_scored_between_0_and_1(seed, words):
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 4, (words, len(SPAN_LABELS))).astype(np.float32)
    scores[:, 0] += 4
    end = 0
    for span in Decoder(SPAN_LABELS).spans(scores):
        assert end <= span.first < span.last <= words
        assert 0.0 <= span.score <= 1.0
        end = span.last


def test_no_words_give_no_spans():
    assert Decoder(LABELS).spans(np.zeros((0, len(LABELS)), np.float32)) == []


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 3), st.floats(-3, 3))
def test_calibration_keeps_the_order_of_scores_and_stays_between_0_and_1(a, b, slope, shift):
    low, high = (Calibration(slope, shift)(score) for score in sorted((a, b)))
    assert 0 < low <= high < 1


def test_calibration_without_stretch_and_shift_changes_nothing():
    assert abs(Calibration()(0.7) - 0.7) < 1e-12
