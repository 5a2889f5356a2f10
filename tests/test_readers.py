import gzip
import io
import json
import sys

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import DocumentError, InputError
from quotes.readers import Failure, Record, read
from quotes.readers.decode import decode

TEXT = "Ferry fares will fall in May, the harbour board said.\n"


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def test_a_text_file_is_one_document_unchanged(tmp_path):
    text = "A title\r\n\r\n" + TEXT + "\tCafé — “open” \u200b\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (found,) = read(["a.txt"])
    assert found == Record("a.txt", text, read=len(text.encode()))


def test_a_folder_is_read_sorted_and_with_what_lies_below_it(tmp_path):
    for name in ("b.txt", "a/z.md", "a/y.txt", "picture.png"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(TEXT)
    assert [r.path for r in read(["in"])] == ["in/a/y.txt", "in/a/z.md", "in/b.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [r.path for r in read(["b.txt", "*.txt"])] == ["b.txt", "a.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "*.txt", "folder", "a\0b", ""])
def test_an_input_that_stands_for_nothing_is_refused_at_once(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError):
        read([name])


def test_rows_keep_id_and_what_is_given(tmp_path):
    row = {"id": 7, "text": TEXT, "title": "Fares", "published": "May 3, 2024", "body": [0, 5]}
    (found,) = read([write(tmp_path / "a.jsonl", row)])
    assert found.id == "7"
    assert found.given == {"title": "Fares", "published": "2024-05-03", "body": [0, 5]}


def test_a_malformed_row_fails_alone_and_says_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    deep = b'{"text": ' + b"[" * 100_000
    path.write_bytes(
        b'{"text": "One."}\n{"text": \n\n[1]\n{"id": "x"}\n{"text": 5}\n\xff\n'
        + deep
        + b'\n{"text": "Two."}'
    )
    found = list(read([str(path)]))
    assert [r.text for r in found if isinstance(r, Record)] == ["One.", "Two."]
    errors = [r.error.split(":")[0] for r in found if isinstance(r, Failure)]
    assert errors == ["line 2", "line 4", "line 5", "line 6", "line 7", "line 8"]
    assert found[3].document_id == "x"


def test_a_body_outside_the_text_is_not_taken(tmp_path):
    rows = [{"text": TEXT, "body": body} for body in ([0, 9999], [5, 2], ["a", 1], "x", [-3, 2])]
    assert all("body" not in r.given for r in read([write(tmp_path / "a.jsonl", *rows)]))


def test_columns_are_named(tmp_path):
    path = write(tmp_path / "a.jsonl", {"story": TEXT, "head": "Fares", "text": "not this"})
    (found,) = read([path], columns={"text": "story", "title": "head"})
    assert (found.text, found.given["title"]) == (TEXT, "Fares")


def test_several_authors_are_named_together(tmp_path):
    row = {"text": TEXT, "byline": ["Dana Reyes", "Li Wei"], "authors": ["not", "these"]}
    (found,) = read([write(tmp_path / "a.jsonl", row)])
    assert found.given == {"byline": "Dana Reyes and Li Wei"}


def test_a_guess_may_be_a_list_of_authors_and_of_nothing_else(tmp_path):
    row = {"content": ["no text"], "body": TEXT, "author": [], "authors": ["Dana Reyes", "Li Wei"]}
    (found,) = read([write(tmp_path / "a.jsonl", row)])
    assert (found.text, found.given["byline"]) == (TEXT, "Dana Reyes and Li Wei")


def test_rows_with_other_columns_than_those_before_are_read_by_their_own(tmp_path):
    rows = ({"text": None, "content": TEXT}, {"text": TEXT, "content": "no"}, {"body": TEXT})
    assert [r.text for r in read([write(tmp_path / "a.jsonl", *rows)])] == [TEXT] * 3


def test_a_guessed_column_is_announced_once(tmp_path, caplog):
    path = write(tmp_path / "a.jsonl", {"content": TEXT}, {"content": TEXT})
    assert [r.text for r in read([path])] == [TEXT, TEXT]
    assert [r.getMessage() for r in caplog.records] == [
        "taking text from 'content'; --text-field names another"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\0\0\0", "is binary"),
        (b"\xff\xfe\x00\xd8", "says it is UTF-16"),
        (bytes(range(128, 256)) * 4, "is not UTF-8"),
    ],
)
def test_a_file_that_holds_no_text_fails(tmp_path, data, reason):
    (tmp_path / "a.txt").write_bytes(data)
    (found,) = read(["a.txt"])
    assert isinstance(found, Failure)
    assert found.path == "a.txt"
    assert found.error.startswith(reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_decoded_by_its_mark_or_as_western(encoding):
    text = "The café “will reopen”, she said – in May, for £5. " * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_told_without_its_mark(encoding):
    assert decode(("“It is late,” she said. " * 9).encode(encoding)).endswith("she said. ")


def test_a_stray_zero_byte_does_not_make_a_text_binary(tmp_path):
    text = "The ferry will stop, she said. " * 9 + "\0"
    (tmp_path / "a.txt").write_text(text)
    assert [r.text for r in read(["a.txt"])] == [text]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data):
    try:
        assert isinstance(decode(data), str)
    except DocumentError as error:
        assert "\n" not in str(error)


def test_a_lone_surrogate_is_no_text(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "He said \\ud800."}')
    assert list(read(["a.jsonl"])) == [
        Failure("a.jsonl", "x", "has no character at 8; convert it to UTF-8")
    ]


def test_a_document_that_is_too_long_fails_alone(tmp_path, monkeypatch):
    for module in ("plain", "jsonl"):
        monkeypatch.setattr(f"quotes.readers.{module}.LONGEST", 50)
    (tmp_path / "a.txt").write_text("x" * 51)
    (tmp_path / "b.jsonl").write_text('{"text": "' + "x" * 500 + '"}\n{"text": "Short."}\n')
    long, longer, short = read(["a.txt", "b.jsonl"])
    assert "longer than" in long.error
    assert longer.error.startswith("line 1: is longer than")
    assert short.text == "Short."


def test_packed_files_are_read_like_others(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.JSONL.GZ").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    assert [r.text for r in read(["a.txt.gz", "b.JSONL.GZ"])] == [TEXT, TEXT]


def test_a_broken_package_fails_alone(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 99)[:-12])
    (tmp_path / "b.txt.gz").write_bytes(b"not packed")
    (tmp_path / "c.txt").write_text(TEXT)
    found = list(read(["a.txt.gz", "b.txt.gz", "c.txt"]))
    assert [type(r) for r in found] == [Failure, Failure, Record]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b"{brackets} open a text\nof two lines", ["{brackets} open a text\nof two lines"]),
    ],
)
def test_stdin_is_json_lines_or_a_text(monkeypatch, data, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    records = read(["-"])
    assert records.size is None
    assert [r.text for r in records] == texts


def test_progress_counts_bytes_up_to_the_size(tmp_path):
    paths = [write(tmp_path / f"{n}.jsonl", {"text": TEXT}, {"text": TEXT}) for n in range(3)]
    records = read(paths)
    done = [r.read for r in records]
    assert done == sorted(done)
    assert done[-1] == records.size


def test_reading_again_gives_the_same(tmp_path):
    records = read([write(tmp_path / "a.jsonl", {"text": TEXT})])
    assert list(records) == list(records)


FRENCH = """Le bac pour l'île ne passera plus en octobre, a dit lundi son propriétaire. La ville a
promis un car jusqu'au pont, qui selon les habitants est plus lent que le bateau et ne sert pas les
familles dont les enfants vont à l'école sur la côte."""


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "French"), ("Паром на остров перестанет ходить в октябре.", "Cyrillic")],
)
def test_other_languages_fail_with_their_name(tmp_path, text, language):
    (found,) = read([write(tmp_path / "a.jsonl", {"id": "x", "text": text})])
    assert isinstance(found, Failure)
    assert found.document_id == "x"
    assert language in found.error


def test_a_document_over_the_users_limit_fails_whole(tmp_path):
    path = write(tmp_path / "a.jsonl", {"id": "x", "text": "y" * 1001}, {"text": "y" * 1000})
    failed, kept = read([path], max_chars=1000)
    assert failed == Failure(path, "x", "has 1,001 characters, more than --max-chars 1,000")
    assert kept.text == "y" * 1000


@pytest.mark.parametrize("text", ["It â€œwonâ€™tâ€\x9d fit", "The cafÃ©s cost Â£5"])
def test_mojibake_is_read_as_it_is_and_warned_of(tmp_path, text, caplog):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (found,) = read(["a.txt"])
    assert found.text == text
    assert [r.getMessage().split(";")[0][:12] for r in caplog.records] == ["a.txt: holds"]


@pytest.mark.parametrize("text", ["São Tomé, Âncora", "Pâté “à la carte” — £5 © 2020 Ã"])
def test_accents_are_no_mojibake(tmp_path, text, caplog):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    list(read(["a.txt"]))
    assert caplog.records == []


ROW = json.dumps({"text": TEXT}).encode()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (gzip.compress(ROW), None),
        (zstandard.ZstdCompressor().compress(ROW), None),
        (f"<nav>Menu</nav><p>{TEXT.strip()}</p>".encode(), "html"),
        (f'text\n"{TEXT.strip()}"\n'.encode(), "csv"),
        (b"[" + ROW + b"]", "json"),
    ],
)
def test_stdin_may_be_packed_or_of_any_form(monkeypatch, data, form):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (found,) = read(["-"], stdin=form)
    assert (found.path, found.text.strip()) == (None, TEXT.strip())


def test_a_damaged_character_does_not_make_the_rest_another_encoding(tmp_path, caplog):
    text = "The café “will reopen” – on Monday, she said."
    data = text.encode().replace("–".encode(), b"\xe2\x80")
    assert decode(data, declared="iso-8859-1") == text.replace("–", "\ufffd")


def test_a_package_with_a_damaged_byte_fails_alone(tmp_path):
    packed = bytearray(gzip.compress(TEXT.encode() * 9))
    packed[15:20] = b"\xff" * 5
    (tmp_path / "a.txt.gz").write_bytes(packed)
    (tmp_path / "b.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd not packed")
    (tmp_path / "c.txt").write_text(TEXT)
    assert [type(r) for r in read(["a.txt.gz", "b.txt.zst", "c.txt"])] == [
        Failure,
        Failure,
        Record,
    ]


def test_an_error_shows_columns_in_one_line_even_if_they_are_none(tmp_path):
    (tmp_path / "a.csv").write_text('"A first\nparagraph, ' + "x" * 500 + '"\nwords\n')
    found = next(iter(read(["a.csv"])))
    assert "\n" not in found.error
    assert len(found.error) < 200
