"""Copies of articles and repeated quotes."""

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import article, rows, run

from quotes.store import questions
from quotes.store.copies import HASHES, clusters, signature
from quotes.types import Document

WORDS = re.findall(r"\w+", "river bus tram mayor bridge school road night water tax vote plan")


def story(seed, length=200):
    """A text of its own, the same for a seed."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) + chance.choice("aeiou") for _ in range(length)]


def resemblance(one, other):
    """The share of bytes that the signatures of two texts have in common."""
    one, other = (np.frombuffer(signature(" ".join(words)), np.uint8) for words in (one, other))
    return (one == other).mean()


def test_a_signature_tells_what_two_texts_have_in_common():
    assert resemblance(story(1), story(1)) == 1
    assert resemblance(story(1), story(2)) < 0.1
    half = story(1, 400)[:200] + story(2, 200)  # shares a third of all shingles
    assert resemblance(story(1, 400), half) == pytest.approx(1 / 3, abs=0.12)


@pytest.mark.parametrize("text", ["", "four words are few", "…—!", "\ud800 " * 3])
def test_a_text_too_short_has_no_signature(text):
    assert signature(text) == b""


def test_case_and_punctuation_are_not_signed():
    assert signature("“We won the cup,” she said.") == signature("WE WON, THE CUP she said")


SEEDS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 60)), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order_of_bands(drawn, chance):
    signed = np.stack([_edited(seed, edits) for seed, edits in drawn])
    bands = np.arange(HASHES).reshape(-1, 4)
    moved = list(range(len(bands)))
    chance.shuffle(moved)
    first = clusters(signed)
    assert (clusters(np.ascontiguousarray(signed[:, bands[moved].ravel()])) == first).all()
    assert (first <= np.arange(len(signed))).all()
    assert (first[first] == first).all()


def _edited(seed, edits):
    words = story(seed)
    chance = random.Random(edits)
    for _ in range(edits):
        words[chance.randrange(len(words))] = "edit"
    return np.frombuffer(signature(" ".join(words)), np.uint8)


def test_a_copy_of_a_copy_is_in_the_cluster():
    words = story(1, 300)
    cut = [" ".join(words[start : start + 200]) for start in (0, 50, 100)]
    signed = np.frombuffer(b"".join(map(signature, cut)), np.uint8).reshape(-1, HASHES)
    assert clusters(signed).tolist() == [0, 0, 0]


def test_many_copies_of_one_article_are_one_cluster():
    signed = np.tile(_edited(1, 0), (2_000, 1))
    assert set(clusters(signed)) == {0}


def test_no_articles_have_no_clusters():
    assert clusters(np.empty((0, HASHES), np.uint8)).tolist() == []


def printed(number, seed=0, **facts):
    """An article whose text is that of a story, so that one with the same seed is its copy."""
    first = article(number, words="We will not close a line this winter", **facts)
    text = first.document.text + " " + " ".join(story(seed, 300))
    return replace(first, document=replace(first.document, text=text, **facts))


def clustered(path):
    return dict(rows(path, "SELECT document_id, cluster_id FROM documents"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.duckdb"


def test_the_earliest_copy_stands_for_all(path):
    run(
        path,
        [
            printed(1, published="2031-05-07", publisher="The Post"),
            printed(2, published="2031-05-06", publisher="The Wire", title="No closure"),
            printed(3, publisher="The Post"),
            printed(4, seed=9, published="2031-05-01"),
        ],
    )
    wire = "article-2"
    copies = {"article-1": wire, wire: wire, "article-3": wire, "article-4": "article-4"}
    assert clustered(path) == copies
    assert rows(path, "FROM stories ORDER BY copies DESC LIMIT 1") == [
        (wire, "No closure", "The Wire", "2031-05-06", 3, 2)
    ]


def test_repeated_quotes_are_counted_both_ways(path):
    run(path, [printed(1, published="2031-05-07"), printed(2), printed(3, seed=9)])
    columns = "content, speakers, quotes, documents, stories"
    assert rows(path, f"SELECT {columns} FROM repeated_quotes") == [
        ('"We will not close a line this winter,"', ["Ines Okafor"], 3, 3, 2)
    ]
    (row,) = rows(path, questions.SPEAKERS)
    assert row[2:6] == (3, 1, 3, 2)
    counts = dict(rows(path, questions.STATS))
    assert (counts["documents"], counts["stories"]) == (3, 2)
    assert (counts["quotes"], counts["quotes, repeated ones counted once"]) == (6, 4)


def test_short_words_are_not_the_same_statement(path):
    run(path, [article(1), article(2)])
    assert rows(path, "SELECT count(DISTINCT cluster_id) FROM quotes") == [(4,)]


@settings(max_examples=3, deadline=None)
@given(st.permutations([(n, n % 4) for n in range(12)]), st.integers(1, 12))
def test_batches_and_runs_in_any_order_give_the_same_clusters(tmp_path_factory, order, cut):
    folder = tmp_path_factory.mktemp("copies")
    articles = {n: printed(n, seed, published=f"2031-05-{20 - n}") for n, seed in order}
    run(folder / "a.duckdb", [articles[n] for n in sorted(articles)], batch=12)
    for part in (order[:cut], order[cut:]):
        run(folder / "b.duckdb", [articles[n] for n, _ in part], batch=3)
    assert clustered(folder / "a.duckdb") == clustered(folder / "b.duckdb")


def test_a_changed_article_leaves_its_cluster(path):
    run(path, [printed(1), printed(2), printed(3)])
    run(path, [printed(1, seed=9)])
    assert clustered(path) == {
        "article-1": "article-1",
        "article-2": "article-2",
        "article-3": "article-2",
    }


def test_text_before_and_after_the_body_does_not_count(path):
    page = printed(1)
    links = " ".join(story(5, 900))
    text = page.document.text + links
    body = (0, len(page.document.text))
    scraped = replace(page, document=Document("scraped", text, body=body))
    run(path, [page, scraped])
    assert set(clustered(path).values()) == {"article-1"}
