"""Speech within speech."""

import pytest
from builders import tagged
from hypothesis import given
from hypothesis import strategies as st

from quotes.nested import parts_to_read, with_nested
from quotes.types import ROLES, Document, Quote, Span, TaggedSpan, Tagging

TEXT = "“Ana Bell told me the old road was closed, so I walked,” Lund said. “I think it is open.”"


def outer(*contents):
    starts = [TEXT.index(content) for content in contents]
    return [
        Quote((Span(start, start + len(content)),), kind="direct")
        for start, content in zip(starts, contents, strict=True)
    ]


def nested(marked, quotes):
    """Return the quotes when what is read once more is tagged as marked."""
    document, tagging = tagged(marked)
    outer = Document("d", TEXT)
    parts = parts_to_read(outer, quotes)
    assert [part.text for part in parts] == [document.text]
    return with_nested(outer, quotes, parts, tagging)


def test_what_a_quoted_person_says_that_others_said_is_a_quote():
    quotes = outer(
        "“Ana Bell told me the old road was closed, so I walked,”", "“I think it is open.”"
    )
    found = nested("{s Ana Bell} {v told} me {c the old road was closed}, so I walked,", quotes)
    (inner,) = set(found) - set(quotes)
    assert [TEXT[slice(*s)] for s in inner.content] == ["the old road was closed"]
    assert [TEXT[slice(*s)] for s in (*inner.source, *inner.cue)] == ["Ana Bell", "told"]
    assert inner.rule.startswith("nested/") and inner.kind == "indirect"


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Bell {v told} {s me} {c the old road was closed}, so I walked,",  # one's own words
        "Ana Bell told me {c the old road was closed, so I walked,}",  # nobody's
        "Ana Bell told me the old road was closed, so I walked,",
    ],
)
def test_own_words_and_what_nobody_says_are_no_other_quotes(marked):
    quotes = outer("“Ana Bell told me the old road was closed, so I walked,”")
    assert nested(marked, quotes) == tuple(quotes)


def test_reported_words_end_where_who_reports_them_goes_on():
    text = "“Ana Bell says there is no road at all, and I believe her,” Lund said."
    words = text[1 : text.index(",”") + 1]
    quote = Quote((Span(0, text.index("”") + 1),), kind="direct")
    document = Document("d", text)
    inner, tagging = tagged("{s Ana Bell} {v says} {c there is no road at all, and I believe her},")
    parts = parts_to_read(document, [quote])
    assert (parts[0].text, inner.text) == (words, words)
    _, found = with_nested(document, [quote], parts, tagging)
    assert text[slice(*found.content[0])] == "there is no road at all"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("“She stopped the van and said, ‘Is this yours?’”", slice(1, -1)),
        ("'She stopped the van and said it wasn't hers.'", slice(1, -1)),
        ("“She said ‘maybe’ when the council asked.”", slice(1, -1)),
        ("“She stopped the van and said, ‘Is this yours?", slice(1, None)),
    ],
)
def test_a_mark_that_ends_a_quotation_within_is_read_too(words, read):
    (part,) = parts_to_read(Document("d", words), [Quote((Span(0, len(words)),), kind="direct")])
    assert part.text == words[read]


@pytest.mark.parametrize(("before", "count"), [("Lund said ", 1), ("Lund said: “", 2), ("", 1)])
def test_who_begins_reported_words_is_the_speaker_and_in_quotation_marks_somebody_else(
    before, count
):
    words = "she had told the council that the old road was closed"
    inner, tagging = tagged("{s she} {v had told} the council {c that the old road was closed}")
    text = before + inner.text + "."
    quote = Quote((Span(len(before), len(before + words)),))
    document = Document("d", text)
    parts = parts_to_read(document, [quote])
    assert [part.text for part in parts] == [words] == [inner.text]
    assert len(with_nested(document, [quote], parts, tagging)) == count


def test_nothing_is_read_once_more_where_nobody_reports():
    assert not parts_to_read(Document("d", TEXT), outer("“I think it is open.”"))


@given(st.text(max_size=60), st.data())
def test_quotes_within_lie_within(text, data):
    text = f"“{text} he said that it would all be over soon”"
    document, quotes = Document("d", text), [Quote((Span(0, len(text)),))]
    parts = parts_to_read(document, quotes)
    places = st.integers(0, sum(len(part.text) + 1 for part in parts))
    drawn = data.draw(st.lists(st.tuples(places, places, st.sampled_from(ROLES)), max_size=4))
    spans = tuple(TaggedSpan(min(a, b), max(a, b), r, 1.0) for a, b, r in drawn if a != b)
    for found in with_nested(document, quotes, parts, Tagging(spans)):
        assert all(0 <= s <= e <= len(text) for s, e in (*found.content, *found.cue, *found.source))
