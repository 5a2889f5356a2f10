import csv
import json

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.annotations import read_annotations, to_json
from quotes.errors import GoldError, InputError, UsageError
from quotes.export import FORMATS, brat, export, label_studio
from quotes.store import Store
from quotes.types import Annotation, Document, Quote, Span, Stance

TEXT = (
    '"Buses come\nfirst," Mayor Ines Okafor told the council. "Trams 🚋 wait."\n'
    '"And so do I," she said, according to the Post.'
)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ARTICLE = Annotation(
    Document("a/1", TEXT, title="Buses first", published="2031-05-06", body=Span(0, len(TEXT))),
    (
        Quote(
            content=(span('"Buses come\nfirst,"'), span('"Trams 🚋 wait."')),
            kind="direct",
            cue=(span("told"),),
            source=(span("Mayor Ines Okafor"),),
            speakers=("Ines Okafor",),
            speaker_type="person",
            addressee="the council",
            stances=(Stance("Ines Okafor", "buses", "support", 0.75),),
            confidence=0.9,
            rule="inverted",
        ),
        Quote(
            content=(span('"And so do I,"'),),
            relay="the Post",
            relay_span=(span("according to the Post"),),
        ),
    ),
)
UNDATED = Annotation(Document("a/2", "Nobody said a word.", title='A "calm", day'))

hostile = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('\n\r\t\u2028\x00\\";|👩🏽‍🚀'),
    min_size=1,
    max_size=40,
)
kinds = st.sampled_from(["direct", "mixed", "indirect"])
types = st.sampled_from([None, "person", "group", "unnamed"])
labels = st.sampled_from(["support", "oppose", "neutral"])
shares = st.integers(0, 100).map(lambda share: share / 100)


@st.composite
def annotations(draw):
    text = draw(hostile)

    def pieces():
        ends = sorted(draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
        return tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))

    quotes = tuple(
        Quote(
            content=pieces() or (Span(0, len(text)),),
            kind=draw(kinds),
            cue=pieces(),
            source=pieces(),
            speakers=tuple(draw(st.lists(hostile, max_size=2))),
            speaker_type=draw(types),
            addressee=draw(st.none() | hostile),
            relay=draw(st.none() | hostile),
            relay_span=pieces(),
            stances=tuple(
                draw(st.lists(st.builds(Stance, hostile, hostile, labels, shares), max_size=2))
            ),
            confidence=draw(shares),
            rule=draw(st.none() | hostile),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    document = Document(draw(hostile), text, title=draw(st.none() | hostile))
    return Annotation(document, quotes)


def rows(found):
    return [to_json(annotation) for annotation in found]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "quotes.duckdb"
    with Store.open(path) as store:
        run_id = store.begin(config={}, model="fast", model_hash="ab12", version="1.0")
        store.write([ARTICLE, UNDATED])
        store.finish(run_id)
    return path


def exported(path, form):
    target = path.parent / form
    with Store.open(path, read_only=True) as store:
        export(store, form, target)
    return target


# Round trips


@settings(max_examples=40, deadline=None)
@given(st.lists(annotations(), max_size=3))
def test_brat_gives_back_what_it_got(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("brat")
    brat.write(written, folder)
    assert rows(brat.read(folder)) == rows(written)


@settings(max_examples=40, deadline=None)
@given(st.lists(annotations(), max_size=3))
def test_label_studio_gives_back_what_it_got(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("label-studio")
    label_studio.write(written, folder)
    assert rows(label_studio.read(folder / "tasks.json")) == rows(written)


@pytest.mark.parametrize("form", ["jsonl", "brat", "label-studio"])
def test_the_database_is_exported_whole(path, form):
    target = exported(path, form)
    readers = {
        "jsonl": lambda: read_annotations(target),
        "brat": lambda: brat.read(target),
        "label-studio": lambda: label_studio.read(target / "tasks.json"),
    }
    assert rows(readers[form]()) == rows([ARTICLE, UNDATED])


def test_parquet_holds_every_row_by_month(path):
    target = exported(path, "parquet")
    months = sorted(folder.name for folder in (target / "documents").iterdir())
    assert months == ["month=2031-05", "month=undated"]
    with Store.open(path, read_only=True) as store:
        for name in ("documents", "annotated", "quotes", "quote_speakers", "stances", "statements"):
            _, stored = store.query(f"FROM {name} ORDER BY ALL")
            sql = f"SELECT * EXCLUDE (month) FROM '{target}/{name}/*/*.parquet' ORDER BY ALL"
            assert duckdb.sql(sql).fetchall() == list(stored)
        for name in ("runs", "speakers"):
            _, stored = store.query(f"FROM {name}")
            assert duckdb.sql(f"FROM '{target}/{name}.parquet'").fetchall() == list(stored)


def test_csv_holds_documents_statements_and_stances(path):
    target = exported(path, "csv")
    with (target / "documents.csv").open(encoding="utf-8", newline="") as file:
        found = {row["document_id"]: row for row in csv.DictReader(file)}
    assert found["a/1"]["text"] == TEXT
    assert found["a/2"]["title"] == 'A "calm", day'
    assert sorted(p.name for p in target.iterdir()) == [
        *("documents.csv", "speaker_stances.csv", "statements.csv"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_overwritten(path, form):
    exported(path, form)
    with pytest.raises(UsageError, match="exists already; give a new path with -o"):
        exported(path, form)


# What annotators see and change


def test_brat_has_fragments_relations_and_attributes(tmp_path):
    brat.write([ARTICLE], tmp_path)
    assert (tmp_path / "000001-a-1.txt").read_bytes().decode() == TEXT
    lines = (tmp_path / "000001-a-1.ann").read_text("utf-8").splitlines()
    assert lines[:7] == [
        'T1\tContent 0 11;12 19;56 71\t"Buses come first," "Trams 🚋 wait."',
        "T2\tCue 38 42\ttold",
        "R1\tcued_by Arg1:T1 Arg2:T2",
        "T3\tSource 20 37\tMayor Ines Okafor",
        "R2\tsaid_by Arg1:T1 Arg2:T3",
        "A1\tKind T1 direct",
        "A2\tSpeakerType T1 person",
    ]
    first, second = (json.loads(line.split("\t")[2]) for line in lines if line[0] == "#")
    assert first["content"] == [[0, 19], [56, 71]]  # brat's fragments end where lines do
    assert (second["relay"], "content" in second) == ("the Post", False)


def test_a_correction_in_brat_counts(tmp_path):
    brat.write([ARTICLE], tmp_path)
    path = tmp_path / "000001-a-1.ann"
    text = path.read_text("utf-8").replace("T2\tCue 38 42\ttold", "T2\tCue 38 46\ttold the")
    path.write_text(text + "T9\tContent 43 54\tthe council\nT10\tNotQuote 0 5\t\n", "utf-8")
    (corrected,) = brat.read(tmp_path)
    assert corrected.quotes[0].cue == (Span(38, 46),)
    assert corrected.quotes[2].content == (Span(43, 54),)
    assert corrected.not_quotes == (Span(0, 5),)


@pytest.mark.parametrize("line", ["T1\tContent 0", "T1\tCue x y\tz", "R1\tcued_by Arg1:T1 Arg2:T9"])
def test_a_broken_line_of_brat_is_named(tmp_path, line):
    brat.write([UNDATED], tmp_path)
    (tmp_path / "000001-a-2.ann").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(GoldError, match=r"000001-a-2\.ann"):
        list(brat.read(tmp_path))


def test_a_correction_in_label_studio_counts(tmp_path):
    label_studio.write([ARTICLE], tmp_path)
    (task,) = json.loads((tmp_path / "tasks.json").read_bytes())
    result = task.pop("predictions")[0]["result"]
    for part in result:
        if part["from_name" if "from_name" in part else "type"] == "speakers":
            part["value"]["text"] = ["Ines Okafor", "Ben Adeyemi"]
    decoy = {"start": 20, "end": 25, "text": "Mayor", "labels": ["NotQuote"]}
    result.append({"id": "x", "from_name": "label", "type": "labels", "value": decoy})
    cancelled = {"was_cancelled": True, "result": []}
    path = tmp_path / "export.json"
    path.write_text(json.dumps([{**task, "annotations": [cancelled, {"result": result}]}]))
    (corrected,) = label_studio.read(path)
    assert corrected.quotes[0].speakers == ("Ines Okafor", "Ben Adeyemi")
    assert corrected.not_quotes == (Span(20, 25),)


def test_offsets_that_count_something_else_are_noticed(tmp_path):
    label_studio.write([ARTICLE], tmp_path)
    path = tmp_path / "tasks.json"
    path.write_text(path.read_text("utf-8").replace('"start": 38', '"start": 39'), "utf-8")
    with pytest.raises(GoldError, match=r"task 0: region q0-cue-0 says 'told', its offsets"):
        list(label_studio.read(path))


@pytest.mark.parametrize("content", ["[7]", '[{"data": {}}]', '[{"data": {"text": 1}}]'])
def test_a_task_of_another_kind_is_named(tmp_path, content):
    (tmp_path / "tasks.json").write_text(content)
    with pytest.raises(GoldError, match=r"tasks\.json: task 0"):
        list(label_studio.read(tmp_path / "tasks.json"))


def test_a_file_that_is_no_json_is_named(tmp_path):
    (tmp_path / "tasks.json").write_text("<html>")
    with pytest.raises(InputError, match=r"cannot read .*; give a JSON export"):
        list(label_studio.read(tmp_path / "tasks.json"))
