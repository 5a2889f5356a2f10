"""Full-text search in the database."""

from dataclasses import replace

import pytest
from stored import RUN, article, run

from quotes.errors import UsageError
from quotes.store import Search, Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.duckdb"


def found(path, words, **filters):
    with Store.open(path, read_only=True) as store:
        columns, hits = store.search(Search(words, **filters))
        return [dict(zip(columns, hit, strict=True)) for hit in hits]


def test_search_finds_all_the_words_in_any_form(path):
    run(path, [article(1), article(2, words="A BUS is a bus"), article(3, words="Bús, and trams")])
    assert len(found(path, "buses")) == 3
    assert [hit["content"] for hit in found(path, "tram bus")] == ['"Bús, and trams,"']


def test_search_ranks_what_is_about_the_words_first(path):
    long = "Trams and bikes and boats and other things that move us come before any bus"
    run(path, [article(1, words=long), article(2, words="Bus by bus by bus"), article(3)])
    assert [hit["document_id"] for hit in found(path, "bus", kind="direct")] == [
        *("article-2", "article-3", "article-1"),
    ]


@pytest.mark.parametrize(
    ("filters", "hits"),
    [
        ({"speaker": "okaf"}, 1),
        ({"speaker": "Adeyemi"}, 0),
        ({"target": "BUS"}, 1),
        ({"target": "trams"}, 0),
        ({"kind": "indirect"}, 0),
        ({"since": "2031-05-06", "until": "2031-05-06"}, 1),
        ({"since": "2031-05-07"}, 0),
        ({"until": "2031-05-05"}, 0),
    ],
)
def test_search_can_be_narrowed(path, filters, hits):
    run(path, [article(1, published="2031-05-06")])
    assert len(found(path, "buses come", **filters)) == hits


def test_search_is_narrowed_by_any_speaker_of_a_joint_statement(path):
    first, second = article(1).quotes
    joint = replace(first, speakers=("Ines Okafor", "Ben Adeyemi"))
    run(path, [replace(article(1), quotes=(joint, second))])
    assert [hit["speaker"] for hit in found(path, "buses", speaker="adeyemi")] == ["Ben Adeyemi"]
    assert [hit["speaker"] for hit in found(path, "buses")] == ["Ines Okafor", "Ben Adeyemi"]


def test_search_takes_a_whole_paragraph(path):
    words = " ".join(f"route{number}" for number in range(80))
    run(path, [article(1, words=words), article(2)])
    assert [hit["document_id"] for hit in found(path, words)] == ["article-1"]
    assert found(path, f"{words} buses") == []


def test_search_finds_what_an_interrupted_run_has_written(path):
    run(path, [article(1)])
    with Store.open(path) as store:
        store.begin(**RUN)
        store.write([article(2, words="Trams come first")])
        assert store.unindexed() == 2
    assert len(found(path, "come")) == 2
    assert [hit["document_id"] for hit in found(path, "trams")] == ["article-2"]


def test_search_forgets_what_was_replaced(path):
    run(path, [article(1)])
    run(path, [article(1, words="Trams come first")])
    assert found(path, "buses") == []
    assert len(found(path, "trams")) == 1


def test_search_shows_the_latest_run_only(path):
    run(path, [article(1)])
    run(path, [article(1)], version="1.1")
    assert len(found(path, "buses")) == 1


@pytest.mark.parametrize("words", ["", "...", "'; DROP TABLE quotes; --", "zzz"])
def test_search_for_nothing_finds_nothing(path, words):
    run(path, [article(1)])
    assert found(path, words) == []


def test_a_day_that_is_none_is_a_usage_error(path):
    run(path, [article(1)])
    with pytest.raises(UsageError, match=r"the query failed: .*soon"):
        found(path, "buses", since="soon")
