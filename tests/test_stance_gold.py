"""The labelled stances of eval/gold/stance: enough of them, well formed, labelled twice in part."""

import json
from collections import Counter

import pytest

from eval.agreement import STANCES, stance_passes
from quotes.metrics import nominal_alpha
from training.corpora.stance import read_pairs

FILES = {part: STANCES / f"{part}.jsonl" for part in ("dev", "test")}
ROWS = {
    part: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for part, path in FILES.items()
}
PAIRS = [row for rows in ROWS.values() for row in rows]
# What eval/GUIDELINES.md promises to cover, with the least number of pairs that show it.
PHENOMENA = {
    "enemy-mentioned": 25,
    "praise-in-criticism": 10,
    "irony": 20,
    "quoted-opposition": 20,
    "conditional": 12,
    "sympathy": 9,
    "bad-news": 10,
    "negated": 12,
    "question": 10,
    "denial": 8,
    "demand": 12,
    "two-targets": 20,
    "implicit": 10,
}


def test_there_are_enough_quotes_in_both_parts():
    quotes = {part: {(row["text"], row["source"]) for row in rows} for part, rows in ROWS.items()}
    assert len(quotes["dev"] | quotes["test"]) >= 240
    assert not quotes["dev"] & quotes["test"]
    assert len(quotes["test"]) >= 80


def test_ids_are_unique():
    assert len({row["id"] for row in PAIRS}) == len(PAIRS)


def test_nearly_half_of_the_pairs_are_neutral_and_both_signs_are_common():
    labels = Counter(row["label"] for row in PAIRS)
    assert set(labels) == {"neutral", "support", "oppose"}
    assert 0.4 <= labels["neutral"] / len(PAIRS) <= 0.5
    assert min(labels.values()) >= 0.2 * len(PAIRS)


@pytest.mark.parametrize("name", PHENOMENA)
def test_every_phenomenon_is_covered(name):
    assert sum(name in row["phenomena"] for row in PAIRS) >= PHENOMENA[name]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["id"])
def test_spans_stand_on_words(row):
    text = row["text"]
    for start, end in [row["source_span"], row["target_span"], *row["content"]]:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert row["source"] in text
    assert row["target"]


def test_the_trainer_and_the_evaluation_read_them():
    examples = [example for path in FILES.values() for example in read_pairs(path)]
    assert sum(len(example.labels) for example in examples) == len(PAIRS)
    assert all(target.mentions for example in examples for target in example.passage.targets)
    assert all(example.passage.speaker for example in examples)


def test_a_hundred_pairs_were_labelled_twice_and_agree():
    passes = stance_passes()
    assert len(passes) >= 100
    assert len({row["id"] for row in passes}) == len(passes)
    assert {row["id"] for row in passes} <= {row["id"] for row in PAIRS}
    assert (nominal_alpha((row["first"], row["second"]) for row in passes) or 0) >= 0.8
