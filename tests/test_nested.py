"""Speech within speech."""

import pytest
from builders import tagged
from hypothesis import given
from hypothesis import strategies as st

from quotes.nested import with_nested
from quotes.types import ROLES, Document, Quote, Span, TaggedSpan, Tagging

TEXT = "“Ana Bell told me the old road was closed, so I walked,” Lund said. “I think it is open.”"


def outer(*contents):
    starts = [TEXT.index(content) for content in contents]
    return [
        Quote((Span(start, start + len(content)),), kind="direct")
        for start, content in zip(starts, contents, strict=True)
    ]


def tagger(marked):
    """Return what tags its text as `marked` says, and the texts it was given."""
    document, tagging = tagged(marked)
    given = []

    def tag(text):
        given.append(text)
        return tagging

    return tag, given, document.text


def test_what_a_quoted_person_says_that_others_said_is_a_quote():
    quotes = outer(
        "“Ana Bell told me the old road was closed, so I walked,”", "“I think it is open.”"
    )
    tag, given, _ = tagger("{s Ana Bell} {v told} me {c the old road was closed}, so I walked,")
    found = with_nested(Document("d", TEXT), quotes, tag)
    assert given == ["Ana Bell told me the old road was closed, so I walked,"]
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
    assert with_nested(Document("d", TEXT), quotes, tagger(marked)[0]) == tuple(quotes)


def test_nothing_is_tagged_where_nobody_reports():
    quotes = outer("“I think it is open.”")
    assert with_nested(Document("d", TEXT), quotes, lambda _: pytest.fail()) == tuple(quotes)


@given(st.text(max_size=60), st.data())
def test_quotes_within_lie_within(text, data):
    text = f"“{text} he said that it would all be over soon”"
    quote = Quote((Span(0, len(text)),))

    def tag(part):
        places = st.integers(0, len(part))
        spans = data.draw(st.lists(st.tuples(places, places, st.sampled_from(ROLES)), max_size=4))
        return Tagging(
            tuple(TaggedSpan(min(a, b), max(a, b), r, 1.0) for a, b, r in spans if a != b)
        )

    for found in with_nested(Document("d", text), [quote], tag):
        assert all(0 <= s <= e <= len(text) for s, e in (*found.content, *found.cue, *found.source))
