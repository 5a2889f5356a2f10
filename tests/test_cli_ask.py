"""Questions from the command line, to a small database written without a model."""

import csv
import io
import json
import re
import shlex
from dataclasses import replace

import pytest
from stored import RUN, article, run

from quotes.cli import main
from quotes.store import Store
from quotes.types import Failure, Stance


def opposed(number, name, **facts):
    """An article whose speaker opposes trams."""
    annotation = article(number, name, "No trams here", **facts)
    quote = replace(annotation.quotes[0], stances=(Stance(name, "Trams", "oppose"),))
    return replace(annotation, quotes=(quote, *annotation.quotes[1:]))


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("ask") / "quotes.duckdb"
    articles = [
        article(1, published="2031-05-06", publisher="The Post", title="Buses"),
        opposed(2, "Ben Adeyemi", published="2031-05-20"),
        opposed(3, "Ben Adeyemi", published="2031-06-01"),
        article(4, "Ines Okafor", "Trams and buses"),
    ]
    run(path, articles, [Failure("x.txt", None, "is empty")])
    return path


def asked(capsys, database, *arguments):
    """Run a command; return stdout and stderr."""
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--db", str(database)])
    out, err = capsys.readouterr()
    assert end.value.code == 0, err
    return out, err


def answer(capsys, database, *arguments):
    """Run a command and return its answer as objects."""
    return json.loads(asked(capsys, database, *arguments, "--format", "json")[0])


def test_search_prints_the_words_with_matches_marked(database, capsys):
    out, err = asked(capsys, database, "search", "bus", "first")
    assert out.splitlines() == [
        '"[Buses] come [first],"',
        "  Ines Okafor · The Post · 2031-05-06 · Buses · article-1",
        "",
    ]
    assert err == ""


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        ((), ["article-2", "article-3", "article-4"]),
        (("--speaker", "ADEY"), ["article-2", "article-3"]),
        (("--target", "tram", "--since", "2031-05-21"), ["article-3"]),
        (("--until", "2031-05-31"), ["article-2"]),
        (("--kind", "indirect"), []),
    ],
)
def test_search_is_narrowed_by_options(database, capsys, options, documents):
    found = answer(capsys, database, "search", "tram", *options)
    assert sorted(row["document_id"] for row in found) == documents


def test_search_is_limited(database, capsys):
    assert len(answer(capsys, database, "search", "tram", "--limit", "2")) == 2


def test_search_without_a_match_says_so(database, capsys):
    out, err = asked(capsys, database, "search", "submarine")
    assert (out, err) == ("", f"quotes: no quote in {database} has all of: submarine\n")
    _, err = asked(capsys, database, "search", "trams", "--speaker", "Nobody")
    assert err == f"quotes: no quote in {database} fits the other options and has all of: trams\n"


def test_a_search_for_no_word_is_wrong_usage(database, capsys):
    with pytest.raises(SystemExit) as end:
        main(["search", "?!", "--db", str(database)])
    assert end.value.code == 2
    assert "'?!' has no word to search for" in capsys.readouterr().err


def test_search_says_that_its_index_is_stale(tmp_path, capsys):
    path = tmp_path / "quotes.duckdb"
    with Store.open(path) as store:
        store.begin(**RUN)
        store.write([article(1)])
    out, err = asked(capsys, path, "search", "buses")
    assert "[Buses]" in out
    assert err.startswith("quotes: 2 quotes are not in the index yet")


def test_search_writes_parquet(database, tmp_path, capsys):
    path = tmp_path / "found.parquet"
    asked(capsys, database, "search", "tram", "--format", "parquet", "-o", str(path))
    query = f"SELECT count(*) AS n FROM '{path}'"
    assert answer(capsys, database, "sql", query, "--allow-external") == [{"n": 3}]


def test_stances_are_counted_for_each_pair(database, capsys):
    found = answer(capsys, database, "stances")
    keys = ("speaker", "target", "support", "oppose", "neutral")
    assert [tuple(row[key] for key in keys) for row in found] == [
        ("Ben Adeyemi", "Trams", 0, 2, 0),
        ("Ines Okafor", "buses", 2, 0, 0),
    ]


@pytest.mark.parametrize(
    ("options", "speakers"),
    [
        (("--speaker", "okafor"), ["Ines Okafor"]),
        (("--target", "TRAM"), ["Ben Adeyemi"]),
        (("--since", "2031-05-07"), ["Ben Adeyemi"]),
        (("--until", "2031-05-07"), ["Ines Okafor"]),
        (("--speaker", "okafor", "--target", "tram"), []),
    ],
)
def test_stances_are_narrowed_by_options(database, capsys, options, speakers):
    assert [row["speaker"] for row in answer(capsys, database, "stances", *options)] == speakers


def test_sides_that_are_less_sure_than_wanted_do_not_count(tmp_path, capsys):
    path = tmp_path / "quotes.duckdb"
    labels = (("buses", "support", 0.9), ("trams", "oppose", 0.6), ("bikes", "neutral", 0.5))
    annotation = article(1, "Ines Okafor")
    stances = tuple(Stance("Ines Okafor", *label) for label in labels)
    quote = replace(annotation.quotes[0], stances=stances)
    run(path, [replace(annotation, quotes=(quote, *annotation.quotes[1:]))])
    for once in ((), ("--once",)):
        found = answer(capsys, path, "stances", "--min-score", "0.8", *once)
        sides = {row["target"]: (row["support"], row["oppose"], row["neutral"]) for row in found}
        assert sides == {"buses": (1, 0, 0), "bikes": (0, 0, 1)}
        (row,) = answer(capsys, path, "stances", "--matrix", "--min-score", "0.8", *once)
        assert row == {"speaker": "Ines Okafor", "buses": "+1 of 1"}


def test_stances_are_counted_by_month(database, capsys):
    out, _ = asked(capsys, database, "stances", "--by", "month", "--format", "csv")
    assert list(csv.reader(io.StringIO(out)))[1:] == [
        ["2031-05-01", "Ben Adeyemi", "Trams", "0", "1", "0"],
        ["2031-05-01", "Ines Okafor", "buses", "1", "0", "0"],
        ["2031-06-01", "Ben Adeyemi", "Trams", "0", "1", "0"],
    ]


def test_a_statement_that_several_articles_have_is_counted_once(tmp_path, capsys):
    path = tmp_path / "quotes.duckdb"
    words = "Every bus in this town has to come first from now on"
    run(path, [article(n, words=words, published=f"2031-0{n}-06") for n in (5, 6)])
    (printed,) = answer(capsys, path, "stances")
    (once,) = answer(capsys, path, "stances", "--once", "--by", "month")
    assert (printed["support"], once["support"], once["since"]) == (2, 1, "2031-05-01")


def test_the_matrix_has_a_column_for_each_target(database, capsys):
    assert answer(capsys, database, "stances", "--matrix") == [
        {"speaker": "Ben Adeyemi", "buses": None, "Trams": "-2 of 2"},
        {"speaker": "Ines Okafor", "buses": "+2 of 2", "Trams": None},
    ]
    assert answer(capsys, database, "stances", "--matrix", "--target", "tram") == [
        {"speaker": "Ben Adeyemi", "Trams": "-2 of 2"}
    ]
    assert answer(capsys, database, "stances", "--matrix", "--speaker", "nobody") == []


def test_a_target_may_be_called_anything(tmp_path, capsys):
    path = tmp_path / "quotes.duckdb"
    annotation = article(1)
    name = """O'Hara's "bus" plan; --"""
    stances = (Stance("Ines Okafor", name, "oppose"),)
    quote = replace(annotation.quotes[0], stances=stances)
    run(path, [replace(annotation, quotes=(quote,))])
    assert answer(capsys, path, "stances", "--matrix")[0][name] == "-1 of 1"


@pytest.mark.parametrize("day", ["soon", "2031-02-29", "2031", ""])
def test_a_day_that_is_none_is_wrong_usage(database, capsys, day):
    for command in (["stances", "--since"], ["search", "bus", "--until"]):
        with pytest.raises(SystemExit) as end:
            main([*command, day, "--db", str(database)])
        assert end.value.code == 2
        assert f"'{command[-1]}': '{day}' is no day; give one such as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (["show", "no-such-article"], "sql 'SELECT document_id, title FROM documents' --db"),
        (["speakers", "--explain", "Nobody Known"], "speakers --db"),
        (["diff", "zz", "zz"], "runs --db"),
    ],
)
def test_a_command_that_a_message_suggests_asks_the_same_database(
    tmp_path, capsys, arguments, suggested
):
    path = tmp_path / "my quotes.duckdb"
    run(path, [article(1)])
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--db", str(path)])
    assert end.value.code == 2
    message = capsys.readouterr().err
    assert f"`quotes {suggested} '{path}'`" in message
    (told,) = re.findall("`quotes (.*)`", message)
    with pytest.raises(SystemExit) as end:
        main(shlex.split(told))
    assert end.value.code == 0


def test_diff_lists_what_changed(tmp_path, capsys):
    path = tmp_path / "quotes.duckdb"
    before, _ = run(path, [article(1)])
    renamed = replace(article(1).quotes[0], speakers=("Ben Adeyemi",))
    after, _ = run(path, [replace(article(1), quotes=(renamed,))], version="1.1")
    assert answer(capsys, path, "diff", before[:8], after) == [
        {
            "document_id": "article-1",
            "content": content,
            "what": what,
            "before": was,
            "after": now,
        }
        for content, what, was, now in [
            ('"Buses come first,"', "speakers", "Ines Okafor", "Ben Adeyemi"),
            ("that route 1 would close", "quote", "that route 1 would close", None),
        ]
    ]


def test_canned_questions_have_answers(database, capsys):
    (stored,) = answer(capsys, database, "runs")
    assert (stored["documents"], stored["quotes"], stored["failures"]) == (4, 8, 1)
    assert [row["error"] for row in answer(capsys, database, "failures")] == ["is empty"]
    assert [row["quotes"] for row in answer(capsys, database, "speakers")] == [2, 2]
    stats = {row["measure"]: row["value"] for row in answer(capsys, database, "stats")}
    assert (stats["quotes"], stats["stances"]) == (8, 4)


def test_sql_without_a_query_prints_the_schema_and_examples(database, capsys):
    out, _ = asked(capsys, database, "sql")
    assert out.count("\n-- ") == 5
    assert "speaker_stances" in out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet"])
def test_names_are_explained_in_every_format(database, tmp_path, capsys, form):
    path = tmp_path / "explained"
    asked(capsys, database, "speakers", "--explain", "Adeyemi", "--format", form, "-o", str(path))
    reader = "read_parquet" if form == "parquet" else "read_csv" if form == "csv" else "read_json"
    query = f"FROM {reader}('{path}')"
    assert answer(capsys, database, "sql", query, "--allow-external") == [
        {
            "speaker": "Ben Adeyemi",
            "type": "person",
            "name": "Ben Adeyemi",
            "uses": 4,
            "reason": "as found",
        }
    ]


def test_names_are_explained_without_what_a_terminal_obeys(tmp_path, capsys):
    run(tmp_path / "x.duckdb", [article(1, "Ines\u202eOkafor")])
    out, _ = asked(capsys, tmp_path / "x.duckdb", "speakers", "--explain", "Ines Okafor")
    assert "Ines\ufffdOkafor" in out
    assert "\u202e" not in out


@pytest.mark.parametrize("score", ["nan", "-0.1", "1.1", "half"])
def test_a_score_is_a_number_from_0_to_1(database, capsys, score):
    with pytest.raises(SystemExit) as end:
        main(["stances", "--db", str(database), f"--min-score={score}"])
    assert end.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--min-score" in line
