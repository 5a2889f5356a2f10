"""The measures agree with independent implementations on random inputs."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seqeval.metrics.v1 import precision_recall_fscore_support as seqeval_scores
from seqeval.scheme import IOB2
from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support

from quotes.metrics import (
    PRF,
    Words,
    intervals,
    macro_f1,
    match_quotes,
    nominal_alpha,
    outcome_counts,
    span_counts,
)
from quotes.types import ROLES, Quote, Span

WORDS = 40
TEXT = "a " * WORDS


@st.composite
def labels(draw):
    """A valid BIO sequence over the words of `TEXT`."""
    sequence = []
    for _ in range(WORDS):
        choices = ["O", *(f"B-{role}" for role in ROLES)]
        if sequence and sequence[-1] != "O":
            choices += [f"I-{sequence[-1][2:]}"] * 4
        sequence.append(draw(st.sampled_from(choices)))
    return sequence


def quotes_of(sequence):
    """One quote a span; those of sources and cues have no content."""
    spans = []
    for position, label in enumerate(sequence):
        if label[0] == "B":
            spans.append([label[2:], position, position])
        elif label[0] == "I":
            spans[-1][2] = position
    pieces = [(role, Span(2 * first, 2 * last + 1)) for role, first, last in spans]
    return [Quote(**{"content": (), role: (span,)}) for role, span in pieces]


@given(st.lists(st.tuples(labels(), labels()), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_exact_spans_are_those_of_seqeval(documents):
    gold, found = zip(*documents, strict=True)
    theirs = seqeval_scores(gold, found, scheme=IOB2, average=None, zero_division=0)
    present = sorted({label[2:] for row in (*gold, *found) for label in row if label != "O"})
    ours = [
        span_counts(TEXT, quotes_of(a), quotes_of(b), Words(TEXT))
        for a, b in zip(gold, found, strict=True)
    ]
    for index, role in enumerate(present):
        prf = sum((counts[f"{role}.exact"] for counts in ours), PRF())
        assert (prf.precision, prf.recall, prf.f1, prf.gold) == pytest.approx(
            [column[index] for column in theirs]
        )


@given(labels(), labels())
@settings(max_examples=40, deadline=None)
def test_tokens_are_those_of_a_binary_classification(gold, found):
    counts = span_counts(TEXT, quotes_of(gold), quotes_of(found), Words(TEXT))
    for role in ROLES:
        theirs = precision_recall_fscore_support(
            [label.endswith(role) for label in gold],
            [label.endswith(role) for label in found],
            average="binary",
            zero_division=0,
        )
        prf = counts[f"{role}.token"]
        assert (prf.precision, prf.recall, prf.f1) == pytest.approx(theirs[:3])


KINDS = ("direct", "mixed", "indirect")


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)), min_size=1, max_size=20))
def test_kind_is_an_accuracy(kinds):
    sides = [
        [Quote((Span(2 * n, 2 * n + 1),), kind=kind) for n, kind in enumerate(column)]
        for column in zip(*kinds, strict=True)
    ]
    outcomes = match_quotes(*sides, Words(TEXT))
    total = sum((outcome_counts(outcome)["kind"] for outcome in outcomes), PRF())
    assert total.f1 == pytest.approx(accuracy_score(*zip(*kinds, strict=True)))


@given(
    st.lists(
        st.lists(st.sampled_from(["support", "oppose", "neutral", None]), min_size=3, max_size=3),
        min_size=2,
        max_size=12,
    )
)
def test_alpha_is_krippendorffs(units):
    readers = list(zip(*units, strict=True))
    table = [["" if label is None else label for label in reader] for reader in readers]
    pairable = [label for unit in units if 3 - unit.count(None) > 1 for label in unit if label]
    ours = nominal_alpha([label for label in unit if label] for unit in units)
    if len(set(pairable)) < 2:
        assert ours is None
        return
    codes = {"": np.nan, "support": 0, "oppose": 1, "neutral": 2}
    data = np.array([[codes[label] for label in reader] for reader in table])
    assert ours == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"))


def test_the_bootstrap_interval_is_that_of_a_loop_over_resampled_documents():
    counts = np.random.default_rng(3).integers(0, 9, (30, 1, 1)) + np.array([0, 8, 8])
    generator = np.random.default_rng(7)
    figures = []
    for _ in range(4000):
        totals = counts[generator.integers(0, 30, 30), 0].sum(axis=0)
        figures.append(2 * totals[0] / (totals[1] + totals[2]))
    (found,) = intervals(counts, resamples=4000)
    assert found == pytest.approx(np.quantile(figures, [0.025, 0.975]), abs=0.01)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=60))
def test_macro_f1_is_that_of_scikit_learn(pairs):
    gold, guessed = zip(*pairs, strict=True)
    theirs = f1_score(gold, guessed, labels=[0, 1, 2], average="macro", zero_division=0)
    assert macro_f1(gold, guessed, (0, 1, 2)) == pytest.approx(theirs)
