import random
import re
import subprocess
import sys
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import CONTENTS, RUN, article, contents, rows, run

from quotes.errors import StoreError, UsageError
from quotes.store import Search, Store, database, questions
from quotes.types import Failure, Span, Stance


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.duckdb"


# What is stored


def test_a_statement_has_everything_a_reader_wants(path):
    run(path, [article(1, title="Buses", publisher="The Post", published="2031-05-06")])
    columns = "speaker, speaker_type, content, kind, cue, source, confidence, published::VARCHAR"
    assert rows(path, f"SELECT {columns} FROM statements ORDER BY kind") == [
        (
            *("Ines Okafor", "person", '"Buses come first,"', "direct", "said", "Ines Okafor"),
            *(0.9877, "2031-05-06"),
        ),
        (None, None, "that route 1 would close", "indirect", "added", "A clerk", 1.0, "2031-05-06"),
    ]


def test_a_stance_has_its_speaker_and_its_words(path):
    run(path, [article(1)])
    columns = "speaker, target, label, score, content"
    assert rows(path, f"SELECT {columns} FROM speaker_stances") == [
        ("Ines Okafor", "buses", "support", 0.8765, '"Buses come first,"')
    ]


def test_spans_are_offsets_into_the_stored_text(path):
    run(path, [article(1), article(2, name="Zoë 👩🏽‍🚀 Ødegård")])
    sql = (
        "SELECT content, substring(text, s.start + 1, s.end - s.start) "
        "FROM (SELECT *, unnest(spans) AS s FROM quotes JOIN documents USING (document_id))"
    )
    assert all(content == words for content, words in rows(path, sql))


def test_a_joint_statement_has_a_row_for_each_speaker(path):
    joint = article(1)
    quote = replace(joint.quotes[0], speakers=("Ines Okafor", "Ben Adeyemi"))
    run(path, [replace(joint, quotes=(quote,))])
    sql = "SELECT speaker FROM statements ORDER BY speaker"
    assert rows(path, sql) == [("Ben Adeyemi",), ("Ines Okafor",)]


def test_a_date_that_is_none_stays_in_documents_only(path):
    run(path, [article(1, published="last Tuesday")])
    assert rows(path, "SELECT DISTINCT published FROM statements") == [(None,)]
    assert rows(path, "SELECT published FROM documents") == [("last Tuesday",)]


def test_lone_surrogates_are_replaced_one_for_one(path):
    run(path, [article(1, words="Buses \ud83d come")])
    assert rows(path, "SELECT content FROM quotes WHERE kind = 'direct'") == [('"Buses � come,"',)]
    assert rows(path, "SELECT text_hash = sha256(text) FROM documents") == [(True,)]


def test_exact_duplicates_are_both_kept(path):
    twice = article(1)
    run(path, [replace(twice, quotes=twice.quotes[:1] * 2)])
    assert rows(path, "SELECT count(*), count(DISTINCT quote_id) FROM quotes") == [(2, 2)]


hostile = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(hostile, hostile, hostile), min_size=1, max_size=4))
def test_annotations_come_back_as_they_went_in(tmp_path_factory, drawn):
    path = tmp_path_factory.mktemp("store") / "quotes.duckdb"
    written = [
        article(number, name, words, title=title)
        for number, (name, words, title) in enumerate(drawn)
    ]
    run(path, written)
    with Store.open(path, read_only=True) as store:
        found = list(store.annotations())
    for before, after in zip(written, found, strict=True):
        assert after.document == before.document
        first, *others = before.quotes
        stance = replace(first.stances[0], score=0.8765)
        first = replace(first, confidence=0.9877, stances=(stance,))
        assert after.quotes == (first, *others)


# Running again


def test_the_same_run_again_changes_nothing(path):
    failures = [Failure("empty.txt", None, "is empty"), Failure(None, "x", "odd")]
    first = run(path, [article(1), article(2)], failures)
    before = contents(path)
    again = run(path, [article(1), article(2)], failures)
    assert again == (first[0], 0)
    assert contents(path) == before


def test_two_files_hold_the_same_rows_in_the_same_order(tmp_path):
    one, two = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    articles = [article(number) for number in range(9)]
    run(one, articles, batch=2)
    run(two, articles, batch=5)
    for table in ("documents", "quotes", "quote_speakers", "stances", "speakers"):
        assert rows(one, f"FROM {table}") == rows(two, f"FROM {table}")


def test_a_changed_document_is_replaced_in_every_run(path):
    run(path, [article(1), article(2)])
    run(path, [article(1), article(2)], model_hash="cd34")
    run(path, [article(1, words="Trams come first")], model_hash="cd34")
    sql = "SELECT document_id, count(*) FROM quotes GROUP BY ALL ORDER BY ALL"
    assert rows(path, sql) == [("article-1", 2), ("article-2", 4)]
    assert rows(path, "SELECT count(*) FROM stances") == [(3,)]
    assert rows(path, "SELECT content FROM statements WHERE content LIKE '%Tram%'") != []


def test_what_gave_each_fact_is_kept(path):
    run(path, [article(1, origins={"title": "json-ld", "byline": "text"})])
    assert rows(path, "SELECT origins->>'title', origins->>'byline' FROM documents") == [
        ("json-ld", "text")
    ]


def test_of_two_documents_with_one_id_the_last_counts(path):
    run(path, [article(1), article(1, words="Trams come first")])
    assert rows(path, "SELECT count(*) FROM documents") == [(1,)]
    sql = "SELECT content FROM quotes WHERE kind = 'direct'"
    assert rows(path, sql) == [('"Trams come first,"',)]


def test_a_changed_configuration_is_a_run_of_its_own(path):
    first, _ = run(path, [article(1), article(2)])
    second, todo = run(path, [article(1)], config={"scheme": "polnear"})
    assert (first != second, todo) == (True, 1)
    assert rows(path, "SELECT count(*) FROM quotes") == [(6,)]
    assert rows(path, "SELECT document_id, run_id FROM documents ORDER BY ALL") == [
        ("article-1", second),
        ("article-2", first),
    ]
    assert rows(path, "SELECT count(*) FROM statements") == [(4,)]


def test_the_run_begun_last_is_the_one_shown(path):
    first, _ = run(path, [article(1)])
    run(path, [article(1)], version="1.1")
    run(path, [article(1)])
    assert rows(path, "SELECT run_id FROM documents") == [(first,)]


def test_a_failure_goes_when_its_document_succeeds(path):
    run(path, [], [Failure("1.txt", "article-1", "too long"), Failure("2.txt", None, "is empty")])
    run(path, [article(1)], [Failure("2.txt", None, "is binary")])
    assert rows(path, "SELECT path, error FROM failures") == [("2.txt", "is binary")]


def test_a_failure_beside_good_rows_of_its_file_stays(path):
    failure = Failure("1.txt", None, "line 3 is not JSON")
    run(path, [article(1)], [failure])
    with Store.open(path) as store:
        store.begin(**RUN)
        store.write([], [failure])
        store.write([article(1, words="Trams")])
    assert rows(path, "SELECT error FROM failures") == [("line 3 is not JSON",)]


# Speakers across documents


def test_spellings_of_one_name_are_one_speaker(path):
    run(path, [article(1), article(2), article(3, name="INES  OKAFOR")])
    assert rows(path, "SELECT name, aliases FROM speakers") == [("Ines Okafor", ["INES  OKAFOR"])]
    assert rows(path, "SELECT count(DISTINCT speaker) FROM speaker_stances") == [(1,)]


def test_speakers_do_not_depend_on_the_order_of_documents(tmp_path):
    articles = [article(n, name) for n, name in enumerate(["A Bo", "a bo", "Cy Do", "CY DO"] * 2)]
    for seed in range(2):
        random.Random(seed).shuffle(articles)
        run(tmp_path / f"{seed}.duckdb", articles)
    one, other = (rows(tmp_path / f"{seed}.duckdb", "FROM speakers") for seed in range(2))
    assert one == other


def test_another_rule_can_merge_speakers(path):
    def by_surname(names, *, aliases):
        full = [found for found in names if " " in found.name]
        return [[found, *(n for n in names if found.name.endswith(f" {n.name}"))] for found in full]

    with Store.open(path) as store:
        run_id = store.begin(**RUN)
        store.write([article(1), article(2, name="Okafor")])
        store.finish(run_id, merge=by_surname)
    assert rows(path, "SELECT name, aliases FROM speakers") == [("Ines Okafor", ["Okafor"])]
    assert rows(path, "SELECT count(DISTINCT speaker_id) FROM quote_speakers") == [(1,)]


def about(number, target, speaker="Cy Do"):
    """An article in which `speaker` opposes `target`."""
    annotation = article(number, name=speaker)
    first, *others = annotation.quotes
    stance = Stance(speaker, target, "oppose")
    return replace(annotation, quotes=(replace(first, stances=(stance,)), *others))


def test_targets_have_the_names_of_speakers(path):
    run(path, [article(1), about(2, "the Okafor"), about(3, "INES OKAFOR"), about(4, "bus lanes")])
    opposed = "SELECT target FROM speaker_stances WHERE speaker = 'Cy Do' ORDER BY target"
    assert rows(path, opposed) == [("Ines Okafor",), ("Ines Okafor",), ("bus lanes",)]
    found = "SELECT target_name FROM stances WHERE name = 'Cy Do' ORDER BY target_name"
    assert rows(path, found) == [("INES OKAFOR",), ("bus lanes",), ("the Okafor",)]
    with Store.open(path, read_only=True) as store:
        (stance,) = store.annotation("article-3").quotes[0].stances
    assert stance.target == "INES OKAFOR"


def test_a_target_goes_back_to_its_own_name_with_the_speaker(path):
    run(path, [article(1), about(2, "Okafor")])
    run(path, [article(1, name="Ben Adeyemi"), about(2, "Okafor")], version="1.1")
    assert rows(path, "SELECT DISTINCT target FROM speaker_stances WHERE speaker = 'Cy Do'") == [
        ("Okafor",)
    ]


def test_an_unfinished_run_shows_names_already(path):
    with Store.open(path) as store:
        store.begin(**RUN)
        store.write([article(1)])
    assert rows(path, "SELECT speaker FROM statements WHERE kind = 'direct'") == [("Ines Okafor",)]


def test_names_of_superseded_runs_are_no_aliases(path):
    run(path, [article(1, name="INES  OKAFOR"), article(2)])
    run(path, [article(1), article(2)], version="1.1")
    assert rows(path, "SELECT name, aliases FROM speakers") == [("Ines Okafor", [])]
    run(path, [article(1, name="INES  OKAFOR"), article(2)])
    ((shown, aliases),) = rows(path, "SELECT name, aliases FROM speakers")
    assert sorted([shown, *aliases]) == ["INES  OKAFOR", "Ines Okafor"]
    sql = "SELECT DISTINCT speaker FROM statements WHERE kind = 'direct'"
    assert rows(path, sql) == [(shown,)]


# What the views read is kept with the quotes; it must say what the tables say

JOINED = """\
SELECT
    q.quote_id, q.document_id, TRY_CAST(d.published AS DATE), d.publisher, d.title,
    coalesce(s.name, p.name), coalesce(s.type, p.type, q.speaker_type), q.content, q.kind, q.cue,
    q.source, q.addressee, q.relay, q.confidence, q.cluster_id, d.cluster_id
FROM quotes AS q JOIN documents AS d USING (document_id, run_id)
LEFT JOIN quote_speakers AS p USING (quote_id) LEFT JOIN speakers AS s USING (speaker_id)
ORDER BY ALL"""
JOINED_STANCES = """\
SELECT
    coalesce(s.name, t.name), target, label, score, q.content, TRY_CAST(d.published AS DATE),
    d.publisher, quote_id, d.document_id
FROM stances AS t JOIN quotes AS q USING (quote_id)
JOIN documents AS d ON d.document_id = q.document_id AND d.run_id = q.run_id
LEFT JOIN speakers AS s USING (speaker_id)
ORDER BY ALL"""


def stored_version(number, name, publisher):
    """An article in one of many versions, with a joint statement."""
    words = "We will not close a single line before the winter is over"
    annotation = article(number, name, words, published=f"2031-05-1{number}", publisher=publisher)
    first, second = annotation.quotes
    joint = replace(first, speakers=(name, "Ben Adeyemi"))
    return replace(annotation, quotes=(joint, second, second))


VERSIONS = st.builds(
    stored_version,
    st.integers(0, 4),
    st.sampled_from(["Ines Okafor", "INES OKAFOR", "Okafor", "The Council"]),
    st.sampled_from([None, "The Post"]),
)


STEPS = st.tuples(st.lists(VERSIONS, max_size=4), st.sampled_from("ab"), st.booleans())


@settings(max_examples=6, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_the_views_show_what_the_tables_say(tmp_path_factory, runs):
    path = tmp_path_factory.mktemp("views") / "quotes.duckdb"
    run(path, [])
    for annotations, version, finished in runs:
        with Store.open(path) as store:
            run_id = store.begin(**RUN | {"version": version})
            store.write(annotations)
            if finished:
                store.finish(run_id)
    assert rows(path, "FROM statements ORDER BY ALL") == rows(path, JOINED)
    assert rows(path, "FROM speaker_stances ORDER BY ALL") == rows(path, JOINED_STANCES)
    hidden = "SELECT count(*) FROM search_words WHERE number NOT IN (SELECT number FROM quotes)"
    assert rows(path, hidden) == [(0,)]


# Questions


@pytest.mark.parametrize("example", questions.EXAMPLES, ids=lambda example: example.question)
def test_every_example_has_an_answer(path, example):
    against = article(2, name="Ben Adeyemi", published="2031-06-07", publisher="The Post")
    stance = Stance("Ben Adeyemi", "buses", "oppose")
    against = replace(
        against, quotes=(replace(against.quotes[0], stances=(stance,)), *against.quotes[1:])
    )
    run(path, [article(1, published="2031-05-06", publisher="The Post"), against])
    assert rows(path, example.sql) != []


@pytest.mark.parametrize("name", ["TABLES", "COLUMNS", "RUNS", "FAILURES", "SPEAKERS", "STATS"])
def test_every_canned_question_has_an_answer(path, name):
    run(path, [article(1)], [Failure("2.txt", None, "is empty")])
    assert rows(path, getattr(questions, name)) != []


def test_statistics_count_the_latest_run_only(path):
    run(path, [article(1)])
    run(path, [article(1)], version="1.1")
    counts = dict(rows(path, questions.STATS))
    assert counts["quotes"] == 2
    assert counts["quotes with a speaker"] == counts["stances"] == 1


def test_what_changed_between_runs_is_listed(path):
    before, _ = run(path, [article(1), article(2), article(3)])
    quotes = article(1).quotes
    renamed = replace(quotes[0], speakers=("Ben Adeyemi",), kind="mixed")
    moved = replace(quotes[1], content=(Span(quotes[1].content[0].start + 5, 70),))
    after, _ = run(path, [replace(article(1), quotes=(renamed, moved)), article(2)], version="1.1")
    with Store.open(path, read_only=True) as store:
        runs = {"before": store.find_run(before[:9]), "after": store.find_run(after)}
        found = list(store.query(questions.DIFF, runs).rows)
    assert found == [
        ("article-1", '"Buses come first,"', "kind", "direct", "mixed"),
        ("article-1", '"Buses come first,"', "speakers", "Ines Okafor", "Ben Adeyemi"),
        *(
            ("article-1", gone or new, "quote", gone, new)
            for gone, new in [("that route 1 would close", None), (None, "route 1 would")]
        ),
    ]


def test_a_run_that_is_not_there_is_named(path):
    run(path, [])
    with Store.open(path) as store, pytest.raises(UsageError, match=r"no run begins with 'x'"):
        store.find_run("x")


def test_every_table_and_column_is_explained(path):
    run(path, [])
    for question in (questions.TABLES, questions.COLUMNS):
        assert [row for row in rows(path, question) if not row[-1]] == []


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "SELECT * FROM read_text('{folder}/secret.txt')",
        "ATTACH '{folder}/other.duckdb'",
        "SELECT * FROM 'https://example.org/x.csv'",
    ],
)
def test_a_query_reaches_no_files_and_no_network(path, sql):
    run(path, [article(1)])
    (path.parent / "secret.txt").write_text("secret")
    with pytest.raises(UsageError, match="--allow-external"):
        rows(path, sql.format(folder=path.parent))
    assert sorted(p.name for p in path.parent.iterdir()) == ["quotes.duckdb", "secret.txt"]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM quotes",
        "SET enable_external_access = true",
        "SELECT * FROM secret_list",
        "SELEC 1",
    ],
)
def test_a_query_that_fails_gives_the_reason_in_one_line(path, sql):
    run(path, [article(1)])
    secret_list = [1]  # a Python variable, which a query must not see
    with pytest.raises(UsageError, match=r"^the query failed: [^\n]+$"):
        rows(path, sql)
    assert secret_list


def test_external_files_are_read_when_allowed(path):
    run(path, [article(1)])
    csv = path.parent / "outlets.csv"
    csv.write_text("publisher\nThe Post\n")
    with Store.open(path, read_only=True, external=True) as store:
        assert list(store.query(f"FROM '{csv}'").rows) == [("The Post",)]


def test_an_answer_can_be_a_parquet_file(path):
    run(path, [article(1)])
    target = path.parent / "o'hara.parquet"
    with Store.open(path, read_only=True) as store:
        store.write_parquet("SELECT kind, spans FROM quotes ORDER BY position", target)
    assert duckdb.read_parquet(str(target)).fetchall()[0] == (
        "direct",
        [{"start": 0, "end": 19}],
    )


def test_times_with_a_zone_need_no_other_package(path, monkeypatch):
    run(path, [])
    monkeypatch.setitem(sys.modules, "pytz", None)
    sql = "SELECT '2031-05-06 07:08:09+00'::TIMESTAMPTZ AS a, [a] AS b, {'c': a} AS d, 1 AS e"
    ((time, times, struct, one),) = rows(path, sql)
    assert re.fullmatch(r"2031-05-0\d \d\d:\d\d:09[+-]\d\d(:\d\d)?", time)
    assert (times, struct, one) == ([time], {"c": time}, 1)


# Files that cannot be used


_OLD_TABLES = (
    *("documents", "annotated", "runs", "speakers", "quotes", "quote_speakers", "stances"),
)


def test_an_older_file_is_brought_up_to_date(tmp_path, monkeypatch):
    new, old = tmp_path / "new.duckdb", tmp_path / "old.duckdb"
    words = "We will not close a single line before the winter is over"
    articles = [article(n, words=words, published="2031-05-06", publisher="A") for n in (1, 2)]
    run(new, articles)
    run(new, articles[:1], version="1.1")
    migrations = database._migrations()
    monkeypatch.setattr(database, "_migrations", lambda: migrations[:3])
    database.connect(old, read_only=False).close()
    monkeypatch.undo()
    with duckdb.connect(str(old)) as connection:
        connection.execute(f"ATTACH '{new}' AS new")
        for table in _OLD_TABLES:
            _copied(connection, table)
    run(old, [], version="1.1")
    for sql in ("FROM statements", "FROM speaker_stances", *CONTENTS):
        ordered = sql if "ORDER BY" in sql else f"{sql} ORDER BY ALL"
        assert rows(old, ordered) == rows(new, ordered)
    with Store.open(old, read_only=True) as store:
        assert len(list(store.search(Search("winter line")).rows)) == 2


def _copied(connection, table):
    """Copy those columns of a table that an older file has."""
    sql = f"SELECT column_name FROM (DESCRIBE {table})"
    columns = ", ".join(name for (name,) in connection.execute(sql).fetchall())
    connection.execute(f"INSERT INTO {table} BY NAME SELECT {columns} FROM new.{table}")


def test_a_missing_file_is_not_made_by_reading(path):
    with pytest.raises(StoreError, match="does not exist; make it with"):
        Store.open(path, read_only=True)
    assert not path.exists()


def test_a_file_of_another_kind_is_left_alone(path):
    path.write_text("These are notes, not a database. " * 300)
    with pytest.raises(StoreError, match=r"is not a DuckDB file; give another --db$"):
        Store.open(path)


def test_a_database_of_something_else_is_left_alone(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE documents (a INTEGER)")
    with pytest.raises(StoreError, match="is a DuckDB file of something else"):
        Store.open(path)


def test_a_newer_schema_is_refused(path):
    run(path, [article(1)])
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (9999)")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="has schema 9999, newer than"):
            Store.open(path, read_only=read_only)


def test_an_empty_database_cannot_be_read(path):
    duckdb.connect(str(path)).close()
    with pytest.raises(StoreError, match="bring it up to date with"):
        Store.open(path, read_only=True)


def test_the_process_that_holds_the_file_is_named(path):
    code = (
        "import sys; from pathlib import Path; from quotes.store import Store\n"
        "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    holder.stdout.readline()
    try:
        with pytest.raises(StoreError, match=rf"is locked by process {holder.pid} \(python"):
            Store.open(path)
    finally:
        holder.communicate("")


def test_a_batch_that_cannot_be_written_leaves_nothing(path):
    broken = replace(article(2), quotes=(replace(article(2).quotes[0], kind=None),))
    with Store.open(path) as store:
        store.begin(**RUN)
        with pytest.raises(StoreError, match=r"cannot write .*NOT NULL"):
            store.write([article(1), broken], [Failure("3.txt", None, "is empty")])
        store.write([article(1)])
    assert rows(path, "SELECT document_id FROM documents") == [("article-1",)]
