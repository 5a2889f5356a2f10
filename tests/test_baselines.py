"""The baselines: what each finds, and that any text will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.baselines import SYSTEMS, cues, marks
from quotes.types import Document


def found(system, text):
    quotes = system(Document("d", text))
    return [(text[slice(*q.content[0])], q.speakers) for q in quotes]


def test_marks_credits_the_nearest_name():
    text = "Ann Cole met Joe Park. “Sell the mill,” said Joe Park, before Ann Cole left."
    assert found(marks, text) == [("“Sell the mill,”", ("Joe Park",))]


def test_marks_finds_no_speaker_where_there_is_no_name():
    assert found(marks, "“sell the mill”") == [("“sell the mill”", ())]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Joe Park said the mill is sold.", "the mill is sold", "Joe Park"),
        ("“The mill is sold,” Joe Park said on Monday.", "“The mill is sold,”", "Joe Park"),
        ("“The mill is sold,” said Joe Park.", "“The mill is sold,”", "Joe Park"),
        ("According to Joe Park, the mill is sold.", "the mill is sold", "Joe Park"),
        ("The mill is sold, according to Joe Park.", "The mill is sold", "Joe Park"),
    ],
)
def test_cues_knows_the_common_orders(text, content, speaker):
    assert found(cues, text) == [(content, (speaker,))]


def test_cues_takes_a_pronoun_for_the_speaker_before():
    text = "Ann Cole warned that prices rise. She believes it will last."
    assert [speakers for _, speakers in found(cues, text)] == [("Ann Cole",), ("Ann Cole",)]


def test_cues_passes_over_what_has_no_cue():
    assert found(cues, "The mill was sold in May. Nobody came.") == []


@given(st.text(max_size=200))
def test_any_text_will_do(text):
    for system in SYSTEMS.values():
        for quote in system(Document("d", text)):
            assert all(0 <= s < e <= len(text) for s, e in (*quote.content, *quote.source))
