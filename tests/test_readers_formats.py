import gzip
import io
import json
import os
import sys
import time

import duckdb
import pytest
import zstandard
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from quotes.document import parse
from quotes.readers import Failure, Record, read
from quotes.readers.html import convert
from quotes.readers.linked_data import LinkedData
from quotes.readers.markup import tokens

TEXT = "Ferry fares will fall in May, the harbour board said."


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def texts(path):
    return [r.text if isinstance(r, Record) else r.error for r in read([str(path)])]


def save(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# Web pages

PAGE = """<!DOCTYPE html><html lang=en><head><title>Fares fall | The Harrow Post</title>
<meta charset="utf-8"><meta property="og:site_name" content="The Harrow Post">
<meta name=author content="Dana Reyes"><link rel="canonical" href="https://harrow.example/fares">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Ferry fares will fall &amp; bus fares rise",
  "datePublished": "2024-05-03T08:00:00Z", "author": [{"name": "Dana Reyes"}, {"name": "Li Wei"}],
  "publisher": {"name": "The Harrow Post | Harrow News"}}]}</script>
<style>p { content: "no text" }</style></head><body>
<nav><a href=/>Home</a> <p>Menus <div>hide</div></nav>
<div aria-hidden="true">unseen</div><div role=Navigation>more menus</div>
<h1>Ferry fares will fall &amp; bus fares rise</h1>
<p>Ferry fares will <b>fall</b> in
   May, the <a href="x">harbour board</a> said.
<p>&ldquo;It&rsquo;s about time,&rdquo; said Orla&nbsp;Finch.<!-- no > text --><br>She laughed.
<blockquote>Nine, and a goat.</blockquote>
<script>document.write("<p>no text</p>")</script><footer>Copyright</footer></body></html>"""


def test_a_page_is_its_visible_text_block_by_block():
    assert convert(PAGE)[0] == (
        "Ferry fares will fall & bus fares rise\n"
        "Ferry fares will fall in May, the harbour board said.\n"
        "“It’s about time,” said Orla\u00a0Finch.\nShe laughed.\n"
        "Nine, and a goat."
    )


def test_a_page_says_what_it_is():
    assert convert(PAGE)[1] == {
        "title": "Ferry fares will fall & bus fares rise",
        "byline": "Dana Reyes and Li Wei",
        "publisher": "The Harrow Post",
        "published": "2024-05-03",
        "url": "https://harrow.example/fares",
        "origins": {
            **dict.fromkeys(("byline", "publisher", "published"), "json-ld"),
            "title": "heading",
            "url": "meta",
        },
    }


def test_the_head_is_asked_where_linked_data_is_broken():
    broken = PAGE.replace('{"@graph"', '{"@graph')
    given = convert(broken)[1]
    assert (given["byline"], given["publisher"]) == ("Dana Reyes", "The Harrow Post")


def test_an_author_may_be_named_elsewhere_in_the_linked_data():
    graph = """{"@graph": [{"@type": "WebPage", "author": {"@id": "#7"},
        "datePublished": "2024-05-03"}, {"@type": "Person", "@id": "#7", "name": "Li Wei"}]}"""
    given = convert(f'<script type="application/ld+json">{graph}</script><p>{TEXT}')[1]
    assert (given["byline"], given["published"]) == ("Li Wei", "2024-05-03")


def test_an_author_in_a_link_is_no_menu():
    page = f"<h1>Fares fall</h1><div>By</div><a rel=author href=/l>Li Wei</a><p>{TEXT}"
    assert convert(page)[0].split("\n") == ["Fares fall", "By", "Li Wei", TEXT]


def test_lines_that_are_wrapped_keep_their_paragraphs_apart():
    wrapped = "<br>".join(
        f"{n} words that go on to the next line and on and on and on" for n in range(6)
    )
    assert convert(f"<p>{wrapped}</p><p>{TEXT}</p>")[0].endswith(f"\n\n{TEXT}")


def test_a_page_that_wraps_everything_in_a_form_is_read():
    assert convert(f"<form><div><p>{TEXT}</div></form>")[0] == TEXT


def test_an_unclosed_menu_ends_with_what_holds_it():
    assert convert(f"<div><nav><a>Home</div><p>{TEXT}")[0] == TEXT


def test_the_known_title_is_the_headline_of_a_page(tmp_path):
    (found,) = read([str(save(tmp_path / "a.html", PAGE))])
    document = parse(found.text, given=found.given)
    assert document.text[slice(*document.headline)] == document.title


@pytest.mark.parametrize("declared", ["iso-8859-2", "no-such-encoding"])
def test_a_page_is_decoded_as_utf8_or_as_it_says(tmp_path, declared):
    page = f'<meta http-equiv=x content="text/html; charset={declared}"><p>Fares – “łow” said.'
    assert texts(save(tmp_path / "a.html", page)) == ["Fares – “łow” said."]
    if declared == "iso-8859-2":
        page = page.replace("–", "-").replace("“", '"').replace("”", '"')
        latin = save(tmp_path / "b.html", page.encode(declared))
        assert texts(latin) == ['Fares - "łow" said.']


MARKUP = st.sampled_from(
    """<p> </p> <nav> </nav <!-- --> <script> </script> <a_b=' " > <h1> </h1> &amp; &#0; &#xD800;
    <![CDATA[ <meta_name= <br/> text \0""".replace("_", " ").split(" ")
)


@given(st.lists(st.one_of(MARKUP, st.text(max_size=5)), max_size=40).map("".join))
def test_any_markup_is_read(markup):
    text, _ = convert(markup)
    assert text == text.strip()
    parse(text)


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a b='", "<div>", "</div", "<script", "<", "<h1>", "\u00a0"]
)
def test_hostile_markup_takes_linear_time(piece):
    started = time.perf_counter()
    list(tokens(piece * 50_000))
    convert(piece * 5_000)
    assert time.perf_counter() - started < 5


def test_linked_data_may_be_of_any_shape():
    deep = [{"@type": None, "@graph": [[{"@type": "Article", "x": 1}]]}, 3, "a", None]
    assert LinkedData(deep).article()["x"] == 1


# JSON


@pytest.mark.parametrize(
    "data",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"articles": [{"text": "One."}, {"text": "Two."}]},
    ],
)
def test_json_holds_an_array_of_documents(tmp_path, data):
    for indent in (None, 2):
        assert texts(save(tmp_path / "a.json", json.dumps(data, indent=indent))) == ["One.", "Two."]


def test_json_may_be_one_document_larger_than_what_is_read_at_once(tmp_path):
    text = "Café “x” " * 300_000
    path = save(tmp_path / "a.json", json.dumps({"text": text}, ensure_ascii=False))
    assert texts(path) == [text]


def test_malformed_json_fails_after_what_came_before(tmp_path):
    one, error = texts(save(tmp_path / "a.json", '[{"text": "One."}, {"text": '))
    assert one == "One."
    assert error.startswith("object 2: is not JSON")


def test_json_values_that_are_no_objects_fail_alone(tmp_path):
    found = texts(save(tmp_path / "a.json", '[1, {"text": "One."}]'))
    assert found == ["object 1: is no JSON object", "One."]


# Tables


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables_are_read_by_their_own_separator(tmp_path, name, separator):
    rows = [("id", "title", "text"), ("7", "Fares", f'"{TEXT}\n\nShe said ""no""."')]
    table = "\r\n".join(separator.join(row) for row in rows)
    (found,) = read([str(save(tmp_path / name, table))])
    assert (found.id, found.given) == ("7", {"title": "Fares"})
    assert found.text == TEXT + '\n\nShe said "no".'


def test_a_row_that_is_not_of_the_tables_encoding_fails_alone(tmp_path):
    table = b"text\n" + b"Fares fell.\n" * 9000 + b"\xff\xfe\n" + b"Fares rose.\n"
    found = list(read([str(save(tmp_path / "a.csv", table))]))
    assert [i for i, r in enumerate(found) if isinstance(r, Failure)] == [9000]
    assert found[-1].text == "Fares rose."


def test_a_western_table_is_read(tmp_path):
    assert texts(save(tmp_path / "a.csv", "text\nA café – open all day\n".encode("cp1252"))) == [
        "A café – open all day"
    ]


def test_parquet_is_read_row_by_row(tmp_path):
    path = tmp_path / "it's [one].parquet"
    rows = "(VALUES (1, 'One.', DATE '2024-05-03'), (2, NULL, NULL)) t(id, text, published)"
    with duckdb.connect() as db:
        db.execute(f"COPY (FROM {rows}) TO 'plain.parquet'")
    (tmp_path / "plain.parquet").rename(path)
    one, failed = read([str(path)])
    assert (one.id, one.text, one.given) == ("1", "One.", {"published": "2024-05-03"})
    assert (failed.document_id, failed.error.split(":")[0]) == ("2", "row 2")


def test_a_parquet_file_that_is_none_fails(tmp_path):
    (error,) = texts(save(tmp_path / "a.parquet", "no table"))
    assert "no Parquet file" in error
    assert "\n" not in error


# Archives


def warc(*responses):
    stream = io.BytesIO()
    for number, (status, kind, body) in enumerate(responses):
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.headers["WARC-Target-URI"] = f"https://harrow.example/{number}"
        record.set_bytes_content(head.encode() + body)
        record.write(stream)
    return stream.getvalue()


def test_every_response_in_an_archive_is_accounted_for(tmp_path):
    data = warc(
        (200, "text/html; charset=utf-8", f"<p>{TEXT}".encode()),
        (404, "text/html", b"<p>Gone"),
        (200, "image/png", b"\x89PNG\0"),
        (200, "text/html", b"\0\1\2"),
        (200, "text/plain", TEXT.encode()),
    )
    for path, packed in (
        (tmp_path / "a.warc", data),
        (tmp_path / "b.warc.gz", gzip.compress(data)),
    ):
        found = list(read([str(save(path, packed))]))
        assert [type(r) for r in found] == [Record, Failure, Failure, Failure, Record]
        assert found[0].text == found[4].text == TEXT
        assert found[0].given == {"url": "https://harrow.example/0"}
        assert "status 404" in found[1].error


def parquet(folder):
    path = folder / "made.parquet"
    duckdb.execute(f"COPY (SELECT '{TEXT}' AS text) TO '{path}'")
    return path.read_bytes()


FORMS = {
    "txt": lambda _: TEXT.encode(),
    "md": lambda _: TEXT.encode(),
    "html": lambda _: f"<p>{TEXT}</p>".encode(),
    "jsonl": lambda _: json.dumps({"text": TEXT}).encode(),
    "json": lambda _: json.dumps([{"text": TEXT}]).encode(),
    "csv": lambda _: f'text\n"{TEXT}"\n'.encode(),
    "tsv": lambda _: f"text\ttitle\n{TEXT}\tFares\n".encode(),
    "parquet": parquet,
    "warc": lambda _: warc((200, "text/html", f"<p>{TEXT}".encode())),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_format_is_read_packed_or_not_also_in_several_frames(tmp_path, form):
    data = FORMS[form](tmp_path)
    for suffix, pack in (("", bytes), (".gz", gzip.compress), (".zst", zstandard.compress)):
        halves = data[:40], data[40:]
        whole = b"".join(map(pack, halves))
        assert texts(save(tmp_path / f"a.{form}{suffix}", whole)) == [TEXT]


@pytest.mark.parametrize("form", FORMS)
def test_each_format_is_read_from_stdin(tmp_path, monkeypatch, form):
    stdin = io.TextIOWrapper(io.BytesIO(FORMS[form](tmp_path)))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert [r.text for r in read(["-"], stdin=form)] == [TEXT]


@pytest.mark.parametrize("form", ["jsonl", "csv", "html", "warc", "txt"])
def test_a_bomb_ends_soon_and_alone(tmp_path, monkeypatch, form):
    monkeypatch.setattr("quotes.readers.sources._FREE", 2**20)
    for module in ("plain", "html", "jsonl", "sources"):
        monkeypatch.setattr(f"quotes.readers.{module}.LONGEST", 2**21)
    data = FORMS[form](tmp_path).rstrip(b'"}>\r\n') + b" " * 2**24
    save(tmp_path / f"a.{form}.gz", gzip.compress(data))
    save(tmp_path / "b.txt", TEXT)
    *bomb, after = read([f"a.{form}.gz", "b.txt"])
    assert isinstance(bomb[-1], Failure)
    assert after.text == TEXT


def test_a_line_of_a_table_that_is_too_long_fails_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.readers.csv.LONGEST", 1000)
    monkeypatch.setattr("quotes.readers.sources.LONGEST", 1000)
    save(tmp_path / "a.csv", f'text\n"{TEXT}"\n{"x" * 5000}\n"{TEXT}"\n')
    first, long, last = read(["a.csv"])
    assert (first.text, last.text) == (TEXT, TEXT)
    assert "row 3" in long.error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "tsv"])
def test_tables_say_their_encoding_by_a_mark(tmp_path, form, encoding):
    path = save(tmp_path / f"a.{form}", FORMS[form](tmp_path).decode().encode(encoding))
    assert texts(path) == [TEXT]


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_latin_1_on_the_web_means_windows_1252(tmp_path, label):
    page = f"<meta charset={label}><p>“It’s late” – she said.".encode("cp1252")
    assert texts(save(tmp_path / "a.html", page)) == ["“It’s late” – she said."]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"<figure><img><figcaption>The pier</figcaption></figure><p>{TEXT}", TEXT),
        (f"<figure class=pull><blockquote>{TEXT}</blockquote></figure>", TEXT),
        (f"<aside class=PullQuote><p>{TEXT}</p></aside>", TEXT),
        (f"<nav><figure><blockquote>no</blockquote></figure></nav><p>{TEXT}", TEXT),
        (f"<p>{TEXT}<ul><li><a href=1>Goat rescued</a><li><a>Bridge <b>tolls</b></a></ul>", TEXT),
        (f"<h1><a href=self>Fares fall</a></h1><p>{TEXT}", f"Fares fall\n{TEXT}"),
        (f"<p class=imageCaption>The pier</p><p>{TEXT}", TEXT),
        (f'<p>{TEXT}<div id="x" class="c-RelatedLinks top">See this too</div>', TEXT),
        (f"<div class=credited><p>{TEXT}</div>", TEXT),
    ],
)
def test_captions_links_and_boxes_are_left_out_of_a_page(markup, text):
    assert convert(markup)[0] == text


def test_a_page_whose_classes_mislead_is_read_whole():
    article = "".join(f"<p>{n}. {TEXT * 4}</p>" for n in range(4))
    assert convert(f"<div class='promo-related'>{article}</div><p>Menu")[0].count("Ferry") == 16


@pytest.mark.parametrize("cut", [40, 150, 400])
def test_an_archive_whose_package_is_broken_ends_with_a_failure(tmp_path, cut):
    data = gzip.compress(warc(*[(200, "text/html", f"<p>{TEXT}".encode() * 50)] * 3))
    save(tmp_path / "a.warc.gz", data[: len(data) - cut] + b"\xff" * 20)
    save(tmp_path / "b.txt", TEXT)
    found = list(read([str(tmp_path)]))
    assert isinstance(found[-2], Failure)
    assert found[-1].text == TEXT


def test_an_archive_may_come_through_a_pipe(monkeypatch):
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as file:
        file.write(warc((200, "text/html", f"<p>{TEXT}".encode())))
    with os.fdopen(read_end) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        (found,) = read(["-"], stdin="warc")
    assert found.text == TEXT
