"""Reading labelled documents: which form a row is in, and what is refused."""

import json

import pytest

from quotes.errors import GoldError, InputError
from quotes.gold import read_gold
from quotes.types import Stance

TEXT = "Ana Bell said “the pier is lost”. She blames the council, and the council agrees."
ARTICLE = {
    "id": "pier",
    "text": TEXT,
    "publisher": "Daily Shore",
    "attributions": [
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 32]]},
        {"source": [[34, 37]], "cue": [[38, 44]], "content": [[45, 56]]},
    ],
}
SPEAKER = {
    "doc": "pier",
    "n": 1,
    "speakers": ["Ana Bell"],
    "speaker_type": "person",
    "resolvable": True,
    "addressee": None,
    "relay": None,
    "kind": "indirect",
    "stances": [{"target": "council", "label": "oppose"}],
}
ANNOTATION = {"id": "a", "text": "Yes.", "quotes": []}


@pytest.fixture
def written(tmp_path):
    def write(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return path

    return write


def test_an_article_of_polnear_becomes_quotes(written):
    (annotation,) = read_gold([written("dev.jsonl", ARTICLE)])
    first, second = annotation.quotes
    assert annotation.document.publisher == "Daily Shore"
    assert (first.source, first.cue, first.content) == (((0, 8),), ((9, 13),), ((14, 32),))
    assert (first.kind, second.kind) == ("direct", "indirect")
    assert first.speakers == ()


def test_speakers_are_added_to_their_attributions(written):
    (annotation,) = read_gold([written("a.jsonl", ARTICLE), written("b.jsonl", SPEAKER)])
    first, second = annotation.quotes
    assert first.speakers == ()
    assert (second.speakers, second.speaker_type) == (("Ana Bell",), "person")
    assert second.stances == (Stance("Ana Bell", "council", "oppose"),)


def test_articles_without_speaker_rows_are_dropped(written):
    other = {**ARTICLE, "id": "other"}
    found = read_gold([written("a.jsonl", other, ARTICLE), written("b.jsonl", SPEAKER)])
    assert [annotation.document.id for annotation in found] == ["pier"]


def test_the_articles_of_a_speakers_file_are_those_beside_it(written):
    written("dev.jsonl", ARTICLE)
    (annotation,) = read_gold([written("dev_speakers.jsonl", SPEAKER)])
    assert annotation.quotes[1].speakers == ("Ana Bell",)


def test_forms_can_be_mixed(written):
    found = read_gold([written("a.jsonl", ARTICLE, ANNOTATION)])
    assert {annotation.document.id for annotation in found} == {"pier", "a"}


def test_malformed_rows_about_speakers_are_refused_with_a_place(written):
    row = {**SPEAKER, "speakers": ["Ana Bell"], "stances": [7]}
    with pytest.raises(GoldError, match=r"gold.jsonl:2: quotes\[\d\].stances holds 7"):
        read_gold([written("gold.jsonl", row, ARTICLE)])
    written("b.jsonl", {**ANNOTATION, "id": SPEAKER["doc"]})
    with pytest.raises(GoldError, match=r"b.jsonl:1: attributions is not a list"):
        read_gold([written("b_speakers.jsonl", SPEAKER)])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": "x", "text": "No."}, "no quotes, attributions, or doc and n"),
        ({**ARTICLE, "attributions": 3}, "attributions is not a list of objects"),
        ({**ARTICLE, "attributions": [{"content": [[0, 999]]}]}, r"quotes\[0\].content"),
        ({**SPEAKER, "doc": 1}, "doc and n are"),
    ],
)
def test_a_malformed_row_is_refused_with_its_place(written, row, reason):
    with pytest.raises(GoldError, match=rf"gold.jsonl:1: .*{reason}"):
        read_gold([written("gold.jsonl", row)])


def test_a_speaker_of_no_attribution_is_refused(written):
    with pytest.raises(GoldError, match=r"b.jsonl:1: no article has id 'pier' .* attribution 7"):
        read_gold([written("a.jsonl", ARTICLE), written("b.jsonl", {**SPEAKER, "n": 7})])


def test_two_speaker_rows_for_one_attribution_are_refused(written):
    with pytest.raises(GoldError, match=r"b.jsonl:2: attribution 1 of 'pier' is there twice"):
        read_gold([written("a.jsonl", ARTICLE), written("b.jsonl", SPEAKER, SPEAKER)])


def test_a_speakers_file_without_its_articles_is_refused(written):
    with pytest.raises(InputError):
        read_gold([written("dev_speakers.jsonl", SPEAKER)])
    with pytest.raises(GoldError, match="no article has id 'pier'"):
        read_gold([written("names.jsonl", SPEAKER)])
