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
from quotes.store.signatures import ARTICLES, QUOTES
from quotes.types import Document

WORDS = re.findall(r"\w+", "river bus tram mayor bridge school road night water tax vote plan")


def story(seed, length=200):
    """A text of its own, the same for a seed."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) + chance.choice("aeiou") for _ in range(length)]


def signed(texts, sketch=ARTICLES):
    """The signatures of texts as rows."""
    return np.frombuffer(b"".join(sketch.sign(texts)), np.uint8).reshape(-1, sketch.hashes)


def resemblance(one, other):
    """The share of bytes that the signatures of two texts have in common."""
    one, other = signed([" ".join(words) for words in (one, other)])
    return (one == other).mean()


def test_a_signature_tells_what_two_texts_have_in_common():
    assert resemblance(story(1), story(1)) == 1
    assert resemblance(story(1), story(2)) < 0.1
    half = story(1, 400)[:200] + story(2, 200)  # shares a third of all shingles
    assert resemblance(story(1, 400), half) == pytest.approx(1 / 3, abs=0.12)


@pytest.mark.parametrize("text", ["", "four words are few", "…—!", "\ud800 " * 3])
def test_a_text_too_short_has_no_signature(text):
    assert ARTICLES.sign([text]) == [b""]


def test_signatures_do_not_depend_on_the_texts_signed_with_them():
    texts = [" ".join(story(seed, length)) for seed, length in enumerate((5, 4, 200, 0, 7))]
    for sketch in (ARTICLES, QUOTES):
        assert sketch.sign(texts) == [sketch.sign([text])[0] for text in texts]


def test_case_and_punctuation_are_not_signed():
    one, other = signed(["“We won the cup,” she said.", "WE WON, THE CUP she said"])
    assert (one == other).all()


SEEDS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 60)), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order_of_bands(drawn, chance):
    found = signed([_edited(seed, edits) for seed, edits in drawn])
    bands = np.arange(ARTICLES.hashes).reshape(-1, 4)
    moved = list(range(len(bands)))
    chance.shuffle(moved)
    first = ARTICLES.clusters(found)
    assert (ARTICLES.clusters(found[:, bands[moved].ravel()]) == first).all()
    assert (first <= np.arange(len(found))).all()
    assert (first[first] == first).all()


def _edited(seed, edits):
    words = story(seed)
    chance = random.Random(edits)
    for _ in range(edits):
        words[chance.randrange(len(words))] = "edit"
    return " ".join(words)


def test_a_copy_of_a_copy_is_in_the_cluster():
    words = story(1, 300)
    cut = [" ".join(words[start : start + 200]) for start in (0, 50, 100)]
    assert ARTICLES.clusters(signed(cut)).tolist() == [0, 0, 0]


def test_many_copies_of_one_article_are_one_cluster():
    assert set(ARTICLES.clusters(np.tile(signed([_edited(1, 0)]), (2_000, 1)))) == {0}


def test_no_articles_have_no_clusters():
    assert ARTICLES.clusters(signed([])).tolist() == []


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
    articles = [printed(number, seed=number) for number in (1, 2)]
    quotes = [replace(a.quotes[0], content=a.quotes[0].source) for a in articles]
    run(path, [replace(a, quotes=(quote,)) for a, quote in zip(articles, quotes, strict=True)])
    assert rows(path, "SELECT DISTINCT content FROM quotes") == [("Ines Okafor",)]
    assert rows(path, "SELECT count(DISTINCT cluster_id) FROM quotes") == [(2,)]


def test_short_words_in_copies_of_an_article_are_one_statement(path):
    short = [replace(printed(n), quotes=printed(n).quotes[1:]) for n in (1, 2)]
    quotes = replace(short[0].quotes[0], content=short[0].quotes[0].source)
    run(path, [replace(annotation, quotes=(quotes,)) for annotation in short])
    assert rows(path, "SELECT DISTINCT content FROM quotes") == [("A clerk",)]
    assert rows(path, "SELECT count(DISTINCT cluster_id) FROM quotes") == [(1,)]


SPEECH = (
    "We will not close a single line in this county before the winter is over and "
    "the roads are clear of 20 inches of snow"
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SPEECH.replace("county", "region"), True),
        (SPEECH.removesuffix(" before the winter is over and the roads are clear"), True),
        (f"Look: {SPEECH.upper()}!", True),
        (SPEECH.rsplit(" ", 4)[0], False),  # without the number
        (SPEECH.replace("20", "30"), False),
        ("The council met on Tuesday and heard from a dozen people about buses", False),
    ],
)
def test_nearly_the_same_words_are_the_same_statement(path, other, same):
    run(path, [article(1, words=SPEECH), article(2, words=other)])
    sql = "SELECT count(DISTINCT cluster_id) FROM quotes WHERE kind = 'direct'"
    assert rows(path, sql) == [(1 if same else 2,)]


def test_the_earliest_of_repeated_quotes_stands_for_all(path):
    run(path, [article(n, words=SPEECH, published=f"2031-05-0{9 - n}") for n in (1, 2, 3)])
    found = rows(
        path, "SELECT document_id, cluster_id = quote_id FROM quotes WHERE kind = 'direct'"
    )
    assert [document for document, earliest in found if earliest] == ["article-3"]


@settings(max_examples=3, deadline=None)
@given(st.permutations([(n, n % 3) for n in range(9)]), st.integers(1, 9))
def test_repeated_quotes_do_not_depend_on_the_order(tmp_path_factory, order, cut):
    folder = tmp_path_factory.mktemp("repeated")
    words = [SPEECH.replace(f" {word} ", " edited ") for word in ("single", "county", "roads")]
    articles = {n: article(n, words=words[kind]) for n, kind in order}
    run(folder / "a.duckdb", [articles[n] for n in sorted(articles)], batch=12)
    for part in (order[:cut], order[cut:]):
        run(folder / "b.duckdb", [articles[n] for n, _ in part], batch=3)
    sql = "SELECT quote_id, cluster_id FROM quotes ORDER BY ALL"
    assert rows(folder / "a.duckdb", sql) == rows(folder / "b.duckdb", sql)
    assert rows(folder / "a.duckdb", "SELECT count(DISTINCT cluster_id) FROM quotes") == [(10,)]


def test_a_superseded_quote_leaves_its_cluster(path):
    run(path, [article(1, words=SPEECH), article(2, words=SPEECH)])
    run(path, [article(1, words=SPEECH)], version="1.1")
    sql = "SELECT document_id, run_id, cluster_id = quote_id FROM quotes WHERE kind = 'direct'"
    assert sorted(own for *_, own in rows(path, f"{sql} AND NOT shown")) == [True]
    assert rows(path, "SELECT count(DISTINCT cluster_id) FROM statements") == [(3,)]


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
