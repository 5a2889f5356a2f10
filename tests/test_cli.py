"""The command line as people use it, with the shipped model."""

import io
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from quotes.cli import main

QUOTES = (sys.executable, "-m", "quotes")
SAMPLES = Path(__file__).parent.parent / "quotes" / "samples"


def run(capsys, *arguments):
    """Run the command line in this process; return status, stdout and stderr."""
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return end.value.code, out, err


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The sample articles, annotated once."""
    path = tmp_path_factory.mktemp("cli") / "samples.duckdb"
    with pytest.raises(SystemExit) as end:
        main(["annotate", str(SAMPLES), "--db", str(path)])
    assert end.value.code == 0
    return path


def rows_of(path):
    """Everything a run decides: all tables but the times of `runs`."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        ]
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall()))
            for name in names
            if name != "runs"
        }


def test_help_is_instant_and_lists_every_command():
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "quotes", "--help"], capture_output=True, text=True, check=True
    )
    assert time.perf_counter() - begin < 2  # 0.3 s on an idle machine
    for command in (
        "annotate",
        "sql",
        "show",
        "speakers",
        "stances",
        "stats",
        "eval",
        "export",
        "models",
    ):
        assert f"\n  {command} " in done.stdout


def test_help_imports_no_heavy_library():
    code = "import sys, quotes.cli; quotes.cli.main(['--help'])"
    heavy = {"duckdb", "openvino", "numpy", "rich"}
    check = f"; import atexit; atexit.register(lambda: print(sorted({heavy!r} & set(sys.modules))))"
    done = subprocess.run(
        [sys.executable, "-c", "import sys" + check + "\n" + code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().endswith("[]")


def test_the_samples_give_quotes_with_named_speakers(database, capsys):
    status, out, _ = run(
        capsys,
        "sql",
        "--db",
        database,
        "--format",
        "json",
        "SELECT count(*) AS quotes, count(speaker) AS named FROM statements",
    )
    assert status == 0
    (row,) = json.loads(out)
    assert row["quotes"] > 150
    assert row["named"] > 0.9 * row["quotes"]


def test_annotating_again_adds_nothing(database, capsys):
    before = rows_of(database)
    status, out, err = run(capsys, "annotate", SAMPLES, "--db", database)
    assert (status, out) == (0, "")
    assert "14 documents known already" in err
    assert rows_of(database) == before


def test_two_full_runs_give_the_same_rows(database, tmp_path, capsys):
    run(capsys, "annotate", SAMPLES, "--db", tmp_path / "again.duckdb", "--threads", "1")
    assert rows_of(tmp_path / "again.duckdb") == rows_of(database)


def test_out_has_every_document_whether_known_or_new(database, tmp_path, capsys):
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    run(capsys, "annotate", SAMPLES, "--no-db", "--out", first)
    run(capsys, "annotate", SAMPLES, "--db", database, "--out", again)
    assert first.read_text("utf-8") == again.read_text("utf-8")
    assert len(first.read_text("utf-8").splitlines()) == 14


def test_given_targets_have_stances(tmp_path, capsys):
    targets, out = tmp_path / "targets.toml", tmp_path / "out.jsonl"
    targets.write_text('[[target]]\nname = "the reservoir"\naliases = ["the dam"]\n')
    article = tmp_path / "article.txt"
    article.write_text(
        "The mayor, Ines Corte, spoke on Monday.\n\nCorte said the dam was a folly.\n"
    )
    given = ("annotate", article, "--no-db", "--out", out, "--targets", targets)
    assert run(capsys, *given)[0] == 0
    (quote,) = json.loads(out.read_text())["quotes"]
    assert [stance["target"] for stance in quote["stances"]] == ["the reservoir"]
    assert run(capsys, *given, "--no-stance")[0] == 2


def test_offsets_point_at_the_words_shown(database, capsys):
    status, out, _ = run(capsys, "annotate", SAMPLES, "--db", database, "--out", "-")
    assert status == 0
    for row in map(json.loads, out.splitlines()):
        for quote in row["quotes"]:
            for start, end in quote["content"] + quote["cue"] + quote["source"]:
                assert row["text"][start:end].strip() == row["text"][start:end] != ""


def test_a_row_of_id_and_text_is_a_plain_text_file(tmp_path, capsys, monkeypatch):
    article = SAMPLES / "library-hours.txt"
    row = json.dumps({"id": "library", "text": article.read_text("utf-8")})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row.encode())))
    _, from_row, _ = run(capsys, "annotate", "-", "--no-db", "--out", "-")
    _, from_file, _ = run(capsys, "annotate", article, "--no-db", "--out", "-")
    assert json.loads(from_row) | {"id": 0} == json.loads(from_file) | {"id": 0}


def test_what_cannot_be_read_is_recorded_and_the_run_goes_on(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-empty.txt").write_text("")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "c-good.txt").write_text('"The weir will hold," said Ines Corte, the engineer.\n')
    (folder / "d-marks.txt").write_text(
        'He said “it «was ‘never\n\n"closed, she’ said”.\n' * 3, "utf-8"
    )
    status, out, err = run(capsys, "annotate", folder, "--db", tmp_path / "x.duckdb")
    assert (status, out) == (1, "")
    assert "2 failed" in err
    status, out, _ = run(capsys, "failures", "--db", tmp_path / "x.duckdb", "--format", "json")
    assert [Path(row["path"]).name for row in json.loads(out)] == ["a-empty.txt", "b-binary.txt"]
    _, out, _ = run(capsys, "speakers", "--db", tmp_path / "x.duckdb", "--format", "csv")
    assert "Ines Corte" in out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["annotate"], 2, "INPUT"),
        (["annotate", "no/such/file.txt"], 3, "no/such/file.txt"),
        (["annotate", "{good}", "--model", "huge", "--db", "{new}"], 2, "no tagger model 'huge'"),
        (["annotate", "--retry-failed", "--db", "{new}"], 4, "does not exist"),
        (["annotate", "{good}", "--db", "{broken}"], 4, "not a DuckDB file"),
        (["annotate", "{good}", "--no-db"], 2, "--no-db needs --out"),
        (["annotate", "{good}", "--no-db", "--out", "{good}"], 2, "is one of the inputs"),
        (["annotate", "{good}", "--no-db", "--out", "{folder}"], 2, "cannot write"),
        (["annotate", "{good}", "--no-db", "--out", "{folder}/no/x"], 2, "cannot write"),
        (["annotate", "{good}", "--db", "{database}", "--out", "{database}"], 2, "the database"),
        (["annotate", "{good}", "--threads", "-1"], 2, "--threads"),
        (["annotate", "\x1b[31m.txt"], 3, "\u241b[31m.txt"),
        (["sql", " ", "--db", "{database}"], 2, "the query is empty"),
        (["sql", "-o", "{folder}/x", "--db", "{database}"], 2, "need a QUERY"),
        (["sql", "SELECT 1", "--db", "no.duckdb"], 4, "no.duckdb"),
        (["show", "nowhere", "--db", "{database}"], 2, "nowhere"),
        (["show", "nowhere", "--db", "no.duckdb"], 2, "nowhere is no file"),
        (["speakers", "--aliases", "{good}", "--db", "{database}"], 2, "needs --explain"),
        (["show"], 2, "missing argument 'DOCUMENT|FILE'; see `quotes show --help`"),
        (["eval", "{good}"], 3, "good.txt"),
        (["stats", "--format", "parquet", "--db", "{database}", "-o", "{good}/x"], 2, "not write"),
        (["export", "jsonl", "--db", "{database}", "-o", "{folder}/no/x"], 2, "cannot write"),
        (["export", "brat", "--db", "{database}", "-o", "{good}/x"], 2, "cannot write"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_errors_are_one_line_and_the_right_status(
    arguments, status, words, tmp_path, database, capsys
):
    good, broken = tmp_path / "good.txt", tmp_path / "broken.duckdb"
    good.write_text('"Yes," said Ines Corte.')
    broken.write_text("this is not a database at all, only some words" * 100)
    new = tmp_path / "new.duckdb"
    values = {"good": good, "broken": broken, "database": database, "folder": tmp_path, "new": new}
    got, out, err = run(capsys, *(argument.format(**values) for argument in arguments))
    assert (got, out) == (status, "")
    assert words in err
    assert err.startswith("quotes: ")
    assert err.count("\n") == 1
    assert not new.exists()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["eval", "{secret}"], 3),
        (["annotate", "{secret}", "--no-db", "--out", "-"], 3),
        (["annotate", "{good}", "--no-db", "--out", "-", "--aliases", "{secret}"], 3),
        (["stats", "--db", "{secret}"], 4),
    ],
)
def test_what_may_not_be_read_has_the_status_of_what_cannot(arguments, status, tmp_path, capsys):
    secret = tmp_path / "secret"
    secret.write_text("The mayor left.")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user may read everything")
    values = {"secret": secret, "good": SAMPLES / "library-hours.txt"}
    got, _, err = run(capsys, *(argument.format(**values) for argument in arguments))
    assert (got, err.count("\n")) == (status, 1)
    assert "Permission denied" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_out_may_be_a_pipe_or_a_device(tmp_path, capsys):
    article, pipe = tmp_path / "good.txt", tmp_path / "pipe"
    article.write_text('"Yes," said Ines Corte.')
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, "utf-8")
        assert run(capsys, "annotate", article, "--no-db", "--out", pipe)[0] == 0
        assert json.loads(read.result(60))["text"] == article.read_text()
    assert pipe.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_an_input_may_be_a_pipe(tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_text, '"Yes," said Ines Corte.')
        status, out, _ = run(capsys, "annotate", pipe, "--no-db", "--out", "-")
    assert (status, json.loads(out)["quotes"][0]["speakers"]) == (0, ["Ines Corte"])


def test_without_a_database_failures_are_named(tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    status, out, err = run(capsys, "annotate", empty, "--no-db", "--out", "-")
    assert (status, out) == (1, "")
    assert err.splitlines()[0] == f"quotes: {empty} is empty; give a document with text"


def test_texts_that_replace_others_with_their_id_are_counted(tmp_path, capsys):
    for name, text in (("a", "It rained."), ("b", "It snowed."), ("c", "It snowed.")):
        row = json.dumps({"id": "1", "text": text})
        (tmp_path / f"{name}.jsonl").write_text(row, "utf-8")
    files = sorted(tmp_path.glob("*.jsonl"))
    status, _, err = run(capsys, "annotate", *files[1:], "--db", tmp_path / "x.duckdb")
    assert (status, "place of another" in err) == (0, False)
    status, _, err = run(capsys, "annotate", *files, "--db", tmp_path / "y.duckdb")
    assert status == 0
    assert "2 of the texts took the place of another with the same id, the first '1';" in err


def test_jsonl_on_stdout_is_in_utf_8_whatever_the_locale(tmp_path):
    article = tmp_path / "good.txt"
    article.write_text("“Yes,” said Inès Corte.", "utf-8")
    command = [*QUOTES, "annotate", article, "--no-db", "--out", "-"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert json.loads(done.stdout)["text"] == article.read_text("utf-8")


def test_a_reader_that_goes_ends_a_question_and_interrupts_a_run(database):
    query = [*QUOTES, "sql", "FROM range(3000000)", "--format", "csv", "--db", database]
    show = [*QUOTES, "show", SAMPLES / "library-hours.txt"]
    annotate = [*QUOTES, "annotate", SAMPLES, "--no-db", "--out", "-"]
    for command, status in ((query, 0), (show, 0), (annotate, 130)):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        err = process.stderr.read().decode()
        assert process.wait() == status
        assert ("standard output was closed" in err) == (status != 0)


def test_show_prints_the_article_with_its_speakers(capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    status, out, _ = run(capsys, "show", SAMPLES / "library-hours.txt")
    assert status == 0
    assert "\x1b[" not in out
    body = (SAMPLES / "library-hours.txt").read_text("utf-8")
    body = body.split("\n\n", 2)[2].split("\n\nHave you been")[0]
    shown = set(re.findall("[A-Za-z]+", out))
    assert [word for word in re.findall("[A-Za-z]+", body) if word not in shown] == []
    assert out.count("Geoff Tansley") > body.count("Geoff Tansley")


def test_columns_are_mapped_and_guesses_are_announced(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text('story,content,day\n"“We won,” said Ines Corte.",no,2024-05-03\n', "utf-8")
    mapped = ("--text-field", "story", "--date-field", "day")
    status, out, err = run(capsys, "annotate", table, "--no-db", "--out", "-", *mapped)
    assert (status, "taking" in err) == (0, False)
    assert json.loads(out)["text"].startswith("“We won")
    assert json.loads(out)["published"] == "2024-05-03"
    _, _, err = run(capsys, "annotate", table, table, "--no-db", "--out", "-")
    assert err.count("taking text from 'content'; --text-field names another") == 1


def test_what_failed_is_tried_again(tmp_path, capsys):
    rows, gone = tmp_path / "a.jsonl", tmp_path / "b.txt"
    good = json.dumps({"text": '"We won," said Ines Corte.'})
    rows.write_text(f"{good}\nnot JSON\n", "utf-8")
    gone.write_text("", "utf-8")
    db = ("--db", tmp_path / "x.duckdb")
    assert run(capsys, "annotate", tmp_path, *db)[0] == 1
    rows.write_text(f"{good}\n{good.replace('won', 'lost')}\n", "utf-8")
    gone.unlink()
    status, _, err = run(capsys, "annotate", "--retry-failed", *db)
    assert status == 0
    assert "b.txt cannot be read again" in err
    assert "1 documents, 1 documents known already" in err
    _, out, _ = run(capsys, "failures", *db, "--format", "json")
    assert [Path(row["path"]).name for row in json.loads(out)] == ["b.txt"]


def test_every_export_format_is_a_format_of_the_command():
    from quotes import export
    from quotes.cli.export import FORMATS

    assert sorted(FORMATS) == sorted(export.FORMATS)


def test_an_export_holds_every_document(database, tmp_path, capsys):
    out = tmp_path / "all.jsonl"
    status, _, _ = run(capsys, "export", "jsonl", "--db", database, "-o", out)
    assert status == 0
    assert len(out.read_text("utf-8").splitlines()) == 14
    assert run(capsys, "export", "jsonl", "--db", database, "-o", out)[0] == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told_in_a_line(database, capsys):
    status, _, err = run(capsys, "annotate", SAMPLES, "--out", "/dev/full")
    assert (status, err) == (1, "quotes: cannot go on: No space left on device\n")


def test_a_run_that_breaks_off_leaves_no_part_of_its_output(tmp_path, capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("quotes.run.Run.__call__", interrupt)
    assert run(capsys, "annotate", SAMPLES, "--out", tmp_path / "out.jsonl")[0] == 130
    assert not list(tmp_path.iterdir())


def test_no_document_is_no_folder(database, capsys):
    status, _, err = run(capsys, "show", "", "--db", database)
    assert status != 0
    assert "has no document ''" in err
