import csv
import datetime
import io
import json
import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from quotes.errors import UsageError
from quotes.output import show, show_hits, visible, write_answer, write_table
from quotes.store import Result, Store
from quotes.types import Annotation, Document, Quote, Span, Stance

COLUMNS = ("name", "n", "spans")
ROWS = [("Ines Okafor", 2, [{"start": 0, "end": 4}]), (None, None, None)]

TEXT = (
    "Menu\nNews\nSport\n\nBuses first\n\n"
    '"Buses come first," Mayor Ines Okafor told the council, according to the Post.\n\n'
    "A clerk said that trams would wait."
)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ARTICLE = Annotation(
    Document("d", TEXT, title="Buses first", publisher="The Post", body=Span(30, len(TEXT))),
    (
        Quote(
            content=(span('"Buses come first,"'),),
            kind="direct",
            cue=(span("told"),),
            source=(span("Mayor Ines Okafor"),),
            speakers=("Ines Okafor",),
            addressee="the council",
            relay="the Post",
            stances=(Stance("Ines Okafor", "buses", "support"),),
        ),
        Quote(content=(span("that trams would wait"),), source=(span("A clerk"),)),
    ),
)


def written(capsysbinary, form, columns=COLUMNS, rows=ROWS):
    write_table(columns, rows, form)
    return capsysbinary.readouterr().out.decode()


def shown(annotation, width=80, by="kind", **options):
    console = Console(width=width, file=io.StringIO(), **options)
    show(annotation, console, by=by)
    return console.file.getvalue()


# Answers


def test_a_table_has_dim_words_for_null(capsysbinary):
    assert written(capsysbinary, "table").splitlines() == [
        "name             n   spans",
        "─────────────────────────────────────────────",
        'Ines Okafor      2   [{"start": 0, "end": 4}]',
        "NULL          NULL   NULL",
    ]


def test_a_table_that_goes_into_a_pipe_is_as_wide_as_its_rows(capfdbinary):
    row = tuple(f"{letter * 30} end" for letter in "abcdef")
    write_table(tuple("uvwxyz"), [row], "table")
    assert "   ".join(row) in capfdbinary.readouterr().out.decode()


def test_rows_too_wide_for_the_terminal_are_records(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "36")
    write_table(["name", "content"], [("Ines Okafor", "Buses come first. " * 3)], "table")
    output = re.sub("\x1b.*?m", "", capsys.readouterr().out)
    assert [line.rstrip() for line in output.splitlines()] == [
        "name     Ines Okafor",
        "content  Buses come first. Buses",
        "         come first. Buses come",
        "         first.",
        "",
    ]


def test_json_is_one_list_of_objects(capsysbinary):
    assert json.loads(written(capsysbinary, "json")) == [
        {"name": "Ines Okafor", "n": 2, "spans": [{"start": 0, "end": 4}]},
        {"name": None, "n": None, "spans": None},
    ]


def test_json_without_rows_is_an_empty_list(capsysbinary):
    assert written(capsysbinary, "json", rows=[]) == "[]\n"


def test_json_lines_have_one_object_each(capsysbinary):
    lines = written(capsysbinary, "jsonl").splitlines()
    assert [json.loads(line)["n"] for line in lines] == [2, None]


def test_csv_has_json_for_lists_and_nothing_for_null(capsysbinary):
    found = list(csv.reader(io.StringIO(written(capsysbinary, "csv"))))
    assert found == [
        ["name", "n", "spans"],
        ["Ines Okafor", "2", '[{"start": 0, "end": 4}]'],
        ["", "", ""],
    ]


def test_dates_are_text_and_nan_is_null_in_json(capsysbinary):
    row = (datetime.date(2031, 5, 6), float("nan"), {1: True})
    assert json.loads(written(capsysbinary, "jsonl", rows=[row])) == {
        "name": "2031-05-06",
        "n": None,
        "spans": {"1": True},
    }


def test_columns_of_one_name_are_told_apart(capsysbinary):
    assert written(capsysbinary, "jsonl", ("a", "a", "a_1"), [(1, 2, 3)]) == (
        '{"a": 1, "a_1": 2, "a_1_1": 3}\n'
    )


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_a_file_gets_what_stdout_would(tmp_path, capsysbinary, form):
    write_table(COLUMNS, ROWS, form, tmp_path / "answer")
    assert (tmp_path / "answer").read_bytes().decode() == written(capsysbinary, form)


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"cannot write .*nowhere.*; choose another file"):
        write_table(COLUMNS, ROWS, "csv", tmp_path / "nowhere" / "answer.csv")


def test_a_long_table_says_that_there_is_more(capsys):
    write_table(["n"], ((n,) for n in range(1_001)), "table")
    captured = capsys.readouterr()
    assert "999" in captured.out
    assert "1000" not in captured.out
    assert captured.err.startswith("the first 1,000 rows; see all with --format csv")


def test_parquet_goes_to_stdout_and_to_files(tmp_path, capsysbinary):
    with Store.open(tmp_path / "quotes.duckdb") as store:
        write_answer(store, "SELECT 7 AS n", "parquet")
        write_answer(store, "SELECT 7 AS n", "parquet", tmp_path / "file.parquet")
    (tmp_path / "stdout.parquet").write_bytes(capsysbinary.readouterr().out)
    for name in ("file", "stdout"):
        assert duckdb.read_parquet(str(tmp_path / f"{name}.parquet")).fetchall() == [(7,)]


def test_a_query_that_fails_halfway_says_why_and_no_more(tmp_path):
    failed = pytest.raises(UsageError, match=r"the query failed: .* no bus$")
    with Store.open(tmp_path / "quotes.duckdb") as store, failed:
        write_answer(store, "SELECT error('no bus')", "parquet", tmp_path / "answer.parquet")


def test_rows_from_elsewhere_are_written_as_parquet(tmp_path):
    rows = [("Ana", 2.5, None), ("Bo", 3.0, None)]
    write_table(("name", "size", "note"), rows, "parquet", tmp_path / "rows.parquet")
    assert duckdb.read_parquet(str(tmp_path / "rows.parquet")).fetchall() == rows


def test_an_answer_is_written_from_the_store(tmp_path, capsysbinary):
    with Store.open(tmp_path / "quotes.duckdb") as store:
        write_answer(store, "SELECT 7 AS n", "jsonl")
    assert capsysbinary.readouterr().out == b'{"n": 7}\n'


# Hostile text


def test_a_terminal_gets_no_control_characters(capsysbinary):
    text = "a\x1b[31mred\x07\x9b\u202e\nb [bold]c[/] \x7f"
    table = written(capsysbinary, "table", ["text"], [(text,)])
    assert "a␛[31mred␇\ufffd\ufffd b [bold]c[/] ␡" in table


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters()))
def test_what_is_visible_is_printable_and_as_long(text):
    safe = visible(text)
    assert len(safe) == len(text)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in safe)
    safe.encode()


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters() | st.sampled_from("\n\r\x1b[]"), min_size=4, max_size=200),
    cut=st.integers(0, 3),
    width=st.integers(20, 120),
)
def test_any_article_can_be_shown(text, cut, width):
    quote = Quote((Span(cut, len(text)),), cue=(Span(0, 1),), speakers=(text,), reason=text)
    output = shown(
        Annotation(Document("d", text, title=text, body=Span(0, cut)), (quote, quote)), width
    )
    assert not any(c < " " and c != "\n" for c in output)


# Articles


def test_an_article_has_notes_beside_its_quotes():
    assert [line.rstrip() for line in shown(ARTICLE).splitlines()] == [
        "Buses first",
        "The Post",
        "─" * 80,
        "",
        "⋯ 4 lines around the article",
        "",
        '["Buses come first,"]¹ Mayor Ines Okafor told     ¹  Ines Okafor',
        "the council, according to the Post.                  → the council",
        "                                                     via the Post",
        "                                                     ▲ for buses",
        "",
        "A clerk said [that trams would wait]².            ²  nobody named",
        "",
        "─" * 80,
        "2 quotes · 1 speaker · 1 stance   direct   indirect",
    ]


def test_notes_go_below_where_there_is_no_room_beside():
    lines = [line.rstrip() for line in shown(ARTICLE, width=40).splitlines()]
    assert lines[6:12] == [
        '["Buses come first,"]¹ Mayor Ines Okafor',
        "told the council, according to the Post.",
        "  ¹  Ines Okafor",
        "     → the council",
        "     via the Post",
        "     ▲ for buses",
    ]


def test_colours_replace_brackets_in_a_terminal():
    output = shown(ARTICLE, force_terminal=True, color_system="standard")
    assert '\x1b[32m come first,"\x1b[0m\x1b[1;32m¹' in output
    assert "[that" not in output


def test_no_color_is_obeyed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    output = shown(ARTICLE, force_terminal=True)
    assert "\x1b[32m" not in output
    assert "[that trams would wait]" in output


def test_speakers_can_be_told_apart_by_colour():
    output = shown(ARTICLE, by="speaker")
    assert output.rstrip().endswith("1 stance   Ines Okafor")


def test_a_quote_that_goes_on_in_the_next_paragraph_has_one_note():
    text = '"We wait," he said. "We\n\nwait."'
    quote = Quote((Span(0, 10), Span(20, 23), Span(25, 31)), speakers=("Bo",))
    output = shown(Annotation(Document("d", text), (quote,)))
    assert output.count("Bo") == 1
    assert '[wait."]¹' in output


def test_a_quote_outside_the_body_is_shown():
    menu = Quote((span("Sport"),), speakers=("Bo",))
    output = shown(Annotation(ARTICLE.document, (menu,)))
    assert "⋯ 2 lines around the article" in output
    assert "[Sport]¹" in output


def test_what_a_speaker_takes_a_side_on_is_underlined():
    output = shown(ARTICLE, color_system="standard", force_terminal=True)
    underlined = re.findall(r"\x1b\[[\d;]*4;32m(\w+)", output)
    assert underlined == ["Buses"]


def test_speakers_of_a_joint_statement_share_a_stance():
    stances = tuple(Stance(name, "buses", "oppose") for name in ("Bo", "Di", "Al"))
    quote = Quote((Span(0, 4),), speakers=("Bo", "Di"), stances=stances)
    output = shown(Annotation(Document("d", TEXT), (quote,)))
    assert "Bo and Di" in output
    assert output.count("▼ against buses") == 2
    assert "▼ against buses (Al)" in output


# Searches

HIT = ("publisher", "published", "title", "document_id", "speaker", "content")


def hits(content, words, **options):
    console = Console(width=80, file=io.StringIO(), **options)
    row = ("The Post", datetime.date(2031, 5, 6), None, "d", "Ines Okafor", content)
    assert show_hits(Result(HIT, iter([row])), words, console) == 1
    return console.file.getvalue()


def test_a_hit_has_its_words_and_where_they_stand():
    lines = hits("Buses, a bus and a busker [sic]", "bus a").splitlines()
    assert [line.rstrip() for line in lines] == [
        "[Buses], [a] [bus] and [a] busker [sic]",
        "  Ines Okafor · The Post · 2031-05-06 · d",
        "",
    ]


def test_matches_stand_out_in_a_terminal():
    output = hits("Écoles and cities", "ecole city", force_terminal=True, color_system="standard")
    assert "\x1b[1;7mÉcoles\x1b[0m and \x1b[1;7mcities\x1b[0m" in output


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), min_size=1), st.text(st.characters()))
def test_any_hit_can_be_shown(content, words):
    output = hits(content, words)
    assert not any(c < " " and c != "\n" for c in output)
