import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text import (
    fold,
    is_hard_wrapped,
    kind_of,
    paragraphs,
    quoted_spans,
    uses_single_quotes,
)

ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\"'“”‘’«»„`\n\r ,.sS"))


def quoted(text):
    return [text[start:end] for start, end in quoted_spans(text)]


@given(ANY_TEXT)
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_quoted_spans_lie_in_order_inside_the_text(text):
    end = 0
    for span in quoted_spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(ANY_TEXT)
def test_paragraphs_cover_every_visible_character(text):
    covered = set()
    for start, end in paragraphs(text):
        assert text[start:end].strip()
        covered.update(range(start, end))
    assert all(
        i in covered for i, char in enumerate(text) if not char.isspace() and char.isprintable()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said "we won" twice.', ['"we won"']),
        ("The mayor said “we won” twice.", ["“we won”"]),
        ("Der Chef: „we won“ und «we lost».", ["„we won“", "«we lost»"]),
        ("The clerk wrote ``we won'' and left.", ["``we won''"]),
        ("The clerk wrote ''we won'' and left.", ["''we won''"]),
        ("Der Chef: »we won« und »we lost.«", ["»we won«", "»we lost.«"]),
        ("The clerk wrote « we won » and left.", ["« we won »"]),
        ("`We won,' she said. `It's late,' said he.", ["`We won,'", "`It's late,'"]),
        ("‘Rock ’n’ roll!’ she said. ‘It’s the ’60s.’", ["‘Rock ’n’ roll!’", "‘It’s the ’60s.’"]),
        ("‘He said “never” twice,’ she said.", ["‘He said “never” twice,’"]),
        ("“He said ‘never,’ twice,” she said.", ["“He said ‘never,’ twice,”"]),
        ("“WE WON,” THE MAYOR SAID.", ["“WE WON,”"]),
        ("\u200b“\u200bWe won\u00ad,\u200b”\u200f said he.", ["“\u200bWe won\u00ad,\u200b”"]),
        ('He said "it is 6\' tall" and sat.', ['"it is 6\' tall"']),
        ('"She told me ‘never’ again," he said.', ['"She told me ‘never’ again,"']),
    ],
)
def test_each_style_of_marks_is_found(text, expected):
    assert quoted(text) == expected


def test_single_marks_count_where_they_are_the_outer_marks():
    text = "‘We’ll win,’ the players’ captain said. ‘It’s the boys’ turn.’"
    assert uses_single_quotes(text)
    assert quoted(text) == ["‘We’ll win,’", "‘It’s the boys’ turn.’"]


def test_apostrophes_alone_do_not_make_a_single_quote_style():
    text = "The players' union doesn't care what the clubs' owners say about the '90s."
    assert not uses_single_quotes(text)
    assert quoted(text) == []


def test_an_open_quotation_ends_with_its_paragraph_and_goes_on_in_the_next():
    text = '"First we plan.\n\n"Then we build," she said.'
    assert quoted(text) == ['"First we plan.', '"Then we build,"']


def test_a_stray_mark_does_not_swallow_the_next_paragraph():
    text = 'The sign read "closed.\n\nNobody was hurt. "Go home," he said.'
    assert quoted(text) == ['"closed.', '"Go home,"']


def test_wrapped_lines_are_one_paragraph():
    line = "the committee met again on Tuesday to talk about the drains and"
    text = "\n".join([line] * 6) + "\n\n" + "\n".join([line] * 3)
    assert is_hard_wrapped(text)
    assert len(paragraphs(text)) == 2


def test_one_line_a_paragraph_is_not_wrapped():
    text = "\n".join(["The committee met again on Tuesday to talk about drains."] * 8)
    assert not is_hard_wrapped(text)
    assert len(paragraphs(text)) == 8


@pytest.mark.parametrize(
    ("quoted", "length", "kind"),
    [(0, 10, "indirect"), (1, 10, "mixed"), (8, 10, "mixed"), (9, 10, "direct")],
)
def test_a_kind_is_told_from_what_is_quoted(quoted, length, kind):
    assert kind_of(quoted, length) == kind
