import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.decoding import Calibration, Decoder
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


@given(st.integers(0, 10_000), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_best_path_and_span_probabilities_equal_those_of_enumerating_all_paths(seed, words):
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 1.5, (words, len(LABELS)))
    scores[:, 0] = np.minimum(scores[:, 0], 2.0)  # never certain, so that the chain is not cut
    transitions = rng.normal(0, 1, (len(LABELS), len(LABELS)))
    paths = brute_force(scores - scores.max(1, keepdims=True), transitions)
    found = Decoder(LABELS, transitions.astype(np.float32)).spans(scores)
    best = max(paths, key=paths.get)
    assert [span[:3] for span in found] == spans_of(best)
    for span in found:
        chance = sum(p for path, p in paths.items() if span[:3] in spans_of(path))
        assert abs(span.score - chance) < 1e-4


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
