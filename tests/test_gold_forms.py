"""Gold in every form of file: which form is which, and what is refused in each."""

import json
from dataclasses import replace

import pytest

from quotes.errors import GoldError, InputError
from quotes.export import brat, label_studio
from quotes.gold import FORMS, form_of, read_gold
from quotes.types import Annotation, Document, Quote, Span, Stance

TEXT = 'Ana Bell said "the pier is lost". A "grand" plan failed.'
QUOTE = Quote(
    (Span(14, 32),),
    kind="direct",
    cue=(Span(9, 13),),
    source=(Span(0, 8),),
    speakers=("Ana Bell",),
    speaker_type="person",
    stances=(Stance("Ana Bell", "council", "oppose"),),
)
HARBOUR = Annotation(Document("harbour", TEXT), (QUOTE,))
ROW = {
    "id": "harbour",
    "text": TEXT,
    "quotes": [
        {
            "kind": "direct",
            "content": [[14, 32]],
            "cue": [[9, 13]],
            "source": [[0, 8]],
            "speakers": ["Ana Bell"],
            "speaker_type": "person",
            "stances": [{"speaker": "Ana Bell", "target": "council", "label": "oppose"}],
        }
    ],
}
MARKED = """+++
[quotes]
1 = { by = ["Ana Bell"], type = "person", against = ["council"] }
+++
{s1 Ana Bell} {v1 said} {c1 "the pier is lost"}. A "grand" plan failed."""
STANDOFF = """T1\tContent 14 32\t"the pier is lost"
T2\tSource 0 8\tAna Bell
T3\tCue 9 13\tsaid
T4\tPlace 19 23\tpier
R1\tsaid_by Arg1:T1 Arg2:T2
R2\tcued_by Arg1:T1 Arg2:T3
E1\tFailing:T4
"""
SUFFIXES = {"jsonl": ".jsonl", "markup": ".txt", "brat": ".ann", "label-studio": ".json"}


@pytest.fixture
def written(tmp_path):
    """Write `HARBOUR` in a form; return the folder and the file that holds its labels."""

    def write(form):
        if form == "jsonl":
            (tmp_path / "harbour.jsonl").write_text(json.dumps(ROW))
        elif form == "markup":
            (tmp_path / "harbour.txt").write_text(MARKED)
        else:
            {"brat": brat, "label-studio": label_studio}[form].write([HARBOUR], tmp_path)
        (path,) = tmp_path.glob(f"*{SUFFIXES[form]}")
        return tmp_path, path

    return write


@pytest.fixture
def standoff(tmp_path):
    """Write a document in brat's standoff, as somebody else would; return its folder."""

    def write(lines=STANDOFF, text=TEXT):
        (tmp_path / "harbour.txt").write_bytes(text.encode() if isinstance(text, str) else text)
        (tmp_path / "harbour.ann").write_text(lines, encoding="utf-8")
        return tmp_path

    return write


def same(annotations):
    """Say whether the labels are those of `HARBOUR`, whatever the quotes' ids are."""
    (found,) = annotations
    quotes = tuple(replace(quote, id="") for quote in found.quotes)
    return found.document.text == TEXT and found.document.id == "harbour" and quotes == (QUOTE,)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_and_a_folder_of_every_form_give_the_same_gold(written, form):
    folder, path = written(form)
    assert form_of(folder) == form_of(path) == form
    assert same(read_gold([folder]))
    assert same(read_gold([path]))


@pytest.mark.parametrize("form", ["jsonl", "markup", "label-studio"])
def test_a_file_of_any_name_is_read_in_the_form_that_is_given(written, form):
    _, path = written(form)
    renamed = path.rename(path.with_name("harbour.data"))
    assert same(read_gold([renamed], form=form))


def test_forms_can_be_mixed(written, tmp_path):
    _, path = written("label-studio")
    other = tmp_path / "pier.txt"
    other.write_text(MARKED)
    found = read_gold([path, other])
    assert [item.document.id for item in found] == ["pier", "harbour"]


# Standoff that `quotes export` did not write


def test_standoff_of_others_needs_no_facts_beside_it(standoff):
    (found,) = read_gold([standoff()])
    (quote,) = found.quotes
    assert found.document.id == "harbour"
    assert (quote.content, quote.cue, quote.source) == (QUOTE.content, QUOTE.cue, QUOTE.source)
    assert quote.kind == "direct"


def test_relations_may_stand_before_the_spans_that_they_join(standoff):
    lines = STANDOFF.splitlines(keepends=True)
    assert read_gold([standoff("".join(reversed(lines)))]) == read_gold([standoff()])


def test_a_kind_that_standoff_gives_is_kept(standoff):
    (found,) = read_gold([standoff(STANDOFF + "A1\tKind T1 mixed\n")])
    assert found.quotes[0].kind == "mixed"


def test_standoff_without_its_text_is_refused(standoff):
    folder = standoff()
    (folder / "harbour.txt").unlink()
    with pytest.raises(InputError, match=r"cannot read .*harbour\.txt: No such file"):
        read_gold([folder])


def test_a_task_of_others_goes_by_its_own_number(written):
    _, path = written("label-studio")
    (task,) = json.loads(path.read_text())
    del task["data"]["id"]
    path.write_text(json.dumps([task | {"id": 7}]))
    (found,) = read_gold([path])
    assert found.document.id == "7"


# What is refused


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T9\tCue nine 13\tsaid", r"harbour\.ann:8: 'T9"),
        ("R9\tsaid_by Arg1:T1 Arg2:T8", r"harbour\.ann:8: 'R9"),
        ("#1\tAnnotatorNotes T1\t{speakers", r"harbour\.ann:8: '#1"),
        ("A1\tKind T1 loud", r"harbour\.ann: quotes\[0\]\.kind is \"loud\"; give one of"),
        ("T9\tContent 50 99\tfailed", r"harbour\.ann:8: 'T9"),
        ("T9\tContent 0 3\tTwo", r"harbour\.ann:8: 'T9"),
    ],
)
def test_malformed_standoff_is_refused_with_its_place(standoff, line, reason):
    with pytest.raises(GoldError, match=reason):
        read_gold([standoff(STANDOFF + line + "\n")])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"Ana Bell"', '"Ben Ode"', r"tasks\.json: task 0: .*says 'Ben Ode', its offsets"),
        ('["direct"]', '["loud"]', r'tasks\.json: task 0: quotes\[0\]\.kind is "loud"'),
        ('"data"', '"date"', r"tasks\.json: task 0 is no task of ours: KeyError 'data'"),
        ('"start": 9', '"start": "nine"', r"tasks\.json: task 0"),
        ('\\"oppose\\"', '\\"hate\\"', r'task 0: quotes\[0\]\.stances\[0\]\.label is "hate"'),
    ],
)
def test_a_malformed_task_is_refused_with_its_place(written, old, new, reason):
    _, path = written("label-studio")
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(GoldError, match=reason):
        read_gold([path])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{v1 said}", "{v1 said", r"harbour\.txt:5: tag \{v1 is never closed"),
        ("1 = {", "2 = {", r"harbour\.txt:1: front matter: quote 1 is not listed"),
        ("against", "agains", r"harbour\.txt:1: front matter: .*unknown field 'agains'"),
        ("[quotes]", "[quotes", r"harbour\.txt:1: front matter is not TOML"),
    ],
)
def test_a_malformed_article_is_refused_with_its_line(written, old, new, reason):
    _, path = written("markup")
    path.write_text(MARKED.replace(old, new))
    with pytest.raises(GoldError, match=reason):
        read_gold([path])


def test_a_text_without_labels_is_no_article(tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text(TEXT)
    with pytest.raises(GoldError, match=r"plain\.txt:1: no front matter and no tags"):
        read_gold([path])


@pytest.mark.parametrize("form", ["markup", "brat"])
def test_a_text_that_is_not_utf8_is_refused(standoff, form):
    standoff(text=b"caf\xe9")
    with pytest.raises(GoldError, match=r"harbour\.txt: byte 3 is not UTF-8"):
        read_gold([standoff(text=b"caf\xe9")], form=form)


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl", "none.json", "none.ann"])
def test_a_file_that_is_not_there_cannot_be_read(tmp_path, name):
    with pytest.raises(InputError, match=r"cannot read .*none"):
        read_gold([tmp_path / name])


def test_a_folder_without_labelled_files_is_refused(tmp_path):
    with pytest.raises(GoldError, match=r"holds no labelled files; give one with \.ann"):
        read_gold([tmp_path])


def test_a_folder_without_files_of_the_given_form_is_refused(written):
    folder, _ = written("markup")
    with pytest.raises(GoldError, match=r"holds no \.ann file; is it brat\?"):
        read_gold([folder], form="brat")
