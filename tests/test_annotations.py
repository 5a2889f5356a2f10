import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.annotations import encode, from_json, read_annotations, to_json, write_annotations
from quotes.errors import GoldError, InputError
from quotes.types import Annotation, Document, Quote, Span, Stance

TEXT = '"We will not wait," Mayor Ines Okafor told the council, adding that buses come first.'
ROW = {
    "id": "okafor",
    "text": TEXT,
    "body": [0, len(TEXT)],
    "quotes": [{"content": [[0, 19]], "cue": [[38, 42]], "source": [[20, 37]]}],
}

# Everything that text files can hold, and the characters that break naive readers of lines.
hostile = st.text(
    st.characters() | st.sampled_from('\u2028\u0085\r\n\x00\x1b["\\\ud83d👩🏽‍🚀'), max_size=60
)
names = st.text(min_size=1, max_size=8)
shares = st.integers(0, 10_000).map(lambda share: share / 10_000)


@st.composite
def pieces(draw, length, least=0):
    """Disjoint spans of a text of `length` characters, in order."""
    ends = sorted(draw(st.lists(st.integers(0, length), unique=True, max_size=6)))
    spans = tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))
    return spans if len(spans) >= least else (Span(0, length),)


@st.composite
def quotes(draw, length):
    stances = st.builds(
        Stance, names, names, st.sampled_from(["support", "oppose", "neutral"]), shares
    )
    return Quote(
        content=draw(pieces(length, least=1)),
        kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
        cue=draw(pieces(length)),
        source=draw(pieces(length)),
        speakers=tuple(draw(st.lists(names, unique=True, max_size=3))),
        speaker_type=draw(st.sampled_from([None, "person", "organization", "unnamed"])),
        addressee=draw(st.none() | names),
        relay=draw(st.none() | names),
        relay_span=draw(pieces(length)),
        stances=tuple(draw(st.lists(stances, max_size=2))),
        confidence=draw(shares),
        rule=draw(st.none() | names),
    )


@st.composite
def annotations(draw):
    text = draw(hostile.filter(bool))
    found = draw(st.lists(quotes(len(text)), max_size=3))
    return Annotation(
        Document(
            id=draw(names),
            text=text,
            title=draw(st.none() | hostile),
            published=draw(st.none() | st.just("2031-05-06")),
            body=draw(st.none() | st.just(Span(0, len(text)))),
        ),
        tuple(replace(quote, id=f"q{position}") for position, quote in enumerate(found)),
    )


@settings(max_examples=60, deadline=None)
@given(annotations())
def test_a_line_gives_back_what_was_written(annotation):
    line = encode(annotation)
    assert line.count(b"\n") == 1
    assert from_json(json.loads(line), where="line") == annotation


@settings(max_examples=20, deadline=None)
@given(st.lists(annotations(), max_size=3))
def test_a_file_gives_back_what_was_written(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    write_annotations(written, path)
    assert list(read_annotations(path)) == written


def test_keys_are_those_of_the_format():
    row = to_json(from_json(ROW, where="row"))
    assert list(row) == [
        *("id", "text", "title", "url", "publisher", "agency", "byline", "place", "published"),
        *("body", "quotes"),
    ]
    assert list(row["quotes"][0]) == [
        *("id", "kind", "content", "cue", "source", "speakers", "speaker_type", "addressee"),
        *("relay", "relay_span", "stances", "confidence", "rule"),
    ]


def test_gold_has_decoys_instead_of_scores():
    stance = {"speaker": "Ines Okafor", "target": "buses", "label": "support"}
    quote = ROW["quotes"][0] | {"stances": [stance], "resolvable": False, "optional": True}
    row = ROW | {"quotes": [quote], "not_quotes": [[60, 70], [5, 9]], "tags": ["city"]}
    written = to_json(from_json(row, where="row"), gold=True)
    assert written["not_quotes"] == [[60, 70], [5, 9]]
    assert written["tags"] == ["city"]
    assert written["quotes"][0]["stances"] == [stance]
    assert written["quotes"][0]["resolvable"] is False
    assert written["quotes"][0]["optional"] is True
    assert not {"confidence", "rule"} & set(written["quotes"][0])


def test_a_quote_without_an_id_is_numbered():
    assert to_json(from_json(ROW, where="row"))["quotes"][0]["id"] == "q0"


def test_unknown_fields_are_ignored():
    extra = ROW | {"mood": "calm", "quotes": [ROW["quotes"][0] | {"colour": "red"}]}
    assert from_json(extra, where="row") == from_json(ROW, where="row")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": None}, "id is missing; give a string"),
        ({"text": 7}, "text is 7; give a string or null"),
        ({"title": ["x"]}, 'title is ["x"]; give a string or null'),
        ({"body": [0, 900]}, "body is [0, 900]; give [start, end] with 0 <= start < end <= 85"),
        ({"quotes": {}}, "quotes is {}; give a list"),
        ({"quotes": ["x"]}, 'quotes holds "x"; give a list of objects'),
        ({"not_quotes": [[3, 3]]}, "not_quotes[0] is [3, 3]; give [start, end]"),
        ({"not_quotes": [[False, True]]}, "not_quotes[0] is [false, true]; give [start, end]"),
        ({"tags": [1]}, "tags holds 1; give a list of strings"),
    ],
)
def test_a_malformed_document_is_named(change, message):
    with pytest.raises(GoldError, match=r"^gold\.jsonl:3: ") as raised:
        from_json(ROW | change, where="gold.jsonl:3")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"content": []}, "quotes[0].content has no span"),
        ({"content": [[9, 12], [0, 4]]}, "quotes[0].content[1] is [0, 4], before the end of"),
        ({"cue": [[0, 86]]}, "quotes[0].cue[0] is [0, 86]; give"),
        ({"kind": "loud"}, 'quotes[0].kind is "loud"; give one of direct, mixed, indirect'),
        ({"speaker_type": "dog"}, 'quotes[0].speaker_type is "dog"; give one of person,'),
        ({"speakers": "Okafor"}, 'quotes[0].speakers is "Okafor"; give a list'),
        ({"confidence": 2}, "quotes[0].confidence is 2; give a number from 0 to 1"),
        ({"optional": 1}, "quotes[0].optional is 1; give true or false"),
        (
            {"stances": [{"speaker": "Ines Okafor", "target": "buses"}]},
            "quotes[0].stances[0].label is missing; give one of support, oppose, neutral",
        ),
    ],
)
def test_a_malformed_quote_is_named(change, message):
    row = ROW | {"quotes": [ROW["quotes"][0] | change]}
    with pytest.raises(GoldError) as raised:
        from_json(row, where="gold.jsonl:3")
    assert message in str(raised.value)


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_line_that_is_no_object_is_named(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n" + line + b"\n")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: .*; write one object a line"):
        list(read_annotations(path))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.jsonl: No such file.*; give a readable"):
        list(read_annotations(tmp_path / "nowhere.jsonl"))
