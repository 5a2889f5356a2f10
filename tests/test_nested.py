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
    found = nested("{s Ana Bell} {v told} me {c the old road was closed}, so I walked.", quotes)
    (inner,) = set(found) - set(quotes)
    assert [TEXT[slice(*s)] for s in inner.content] == ["the old road was closed"]
    assert [TEXT[slice(*s)] for s in (*inner.source, *inner.cue)] == ["Ana Bell", "told"]
    assert inner.rule.startswith("nested/") and inner.kind == "indirect"


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Bell {v told} {s me} {c the old road was closed}, so I walked.",  # one's own words
        "Ana Bell told me {c the old road was closed, so I walked}.",  # nobody's
        "Ana Bell told me the old road was closed, so I walked.",
    ],
)
def test_own_words_and_what_nobody_says_are_no_other_quotes(marked):
    quotes = outer("“Ana Bell told me the old road was closed, so I walked,”")
    assert nested(marked, quotes) == tuple(quotes)


@pytest.mark.parametrize(
    "more", ["and I believe her", "so that was that", "but that’s not what I saw"]
)
def test_reported_words_end_where_who_reports_them_goes_on(more):
    text = f"“Ana Bell says there is no road at all, {more},” Lund said."
    quote = Quote((Span(0, text.index("”") + 1),), kind="direct")
    document = Document("d", text)
    inner, tagging = tagged(f"{{s Ana Bell}} {{v says}} {{c there is no road at all, {more}}}.")
    parts = parts_to_read(document, [quote])
    assert parts[0].text == inner.text
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


def test_a_quotation_within_ends_before_who_reports_it_goes_on():
    text = "“They asked, ‘Is it you?’ and I said, ‘I wish it were,’” Lund said."
    quote = Quote((Span(0, text.index("”") + 1),), kind="direct")
    inner, tagging = tagged("{s They} {v asked}, {c ‘Is it you?’ and I said, ‘I wish it were,’}")
    document = Document("d", text)
    parts = parts_to_read(document, [quote])
    assert parts[0].text == inner.text
    _, found = with_nested(document, [quote], parts, tagging)
    assert text[slice(*found.content[0])] == "‘Is it you?’"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("that the bus was late, drivers said", "The bus was late, drivers said."),
        ("“and drivers said the bus was late,”", "Drivers said the bus was late."),
        ("“Drivers asked: ‘Is the bus late?’”", "Drivers asked: ‘Is the bus late?’"),
    ],
)
def test_what_is_read_once_more_is_dressed_as_a_sentence(words, read):
    (part,) = parts_to_read(Document("d", words), [Quote((Span(0, len(words)),))])
    assert part.text == read
    assert words[part.start : part.end].casefold() in read.replace(".", ",").casefold()


def test_each_paragraph_of_a_quotation_is_read_once_more():
    text = "“My father said the sea was cold.\n“It is not.\n“My aunt said it was warm.”"
    parts = parts_to_read(Document("d", text), [Quote((Span(0, len(text)),), kind="direct")])
    read = ["My father said the sea was cold.", "My aunt said it was warm."]
    assert [part.text for part in parts] == read
    assert [text[part.start : part.end] for part in parts] == read


@pytest.mark.parametrize(
    ("before", "words", "count"),
    [
        ("Lund said ", "she had told the council that the old road was closed", 1),
        ("Lund said ", "the van was late and she had told the council that the road was closed", 1),
        ("Lund said: “", "She had told the council that the old road was closed", 2),
        ("Lund said: “", "And she had told the council that the old road was closed", 2),
        ("Lund: ", "My sister waited, and she had told the council that the road was closed", 2),
    ],
)
def test_she_is_the_speaker_in_reported_words_and_in_quotation_marks_somebody_else(
    before, words, count
):
    text = f"{before}{words}."
    quote = Quote((Span(len(before), len(before + words)),))
    document = Document("d", text)
    (part,) = parts_to_read(document, [quote])
    start, cue, content = (part.text.index(w) for w in ("he had", "had told", "that the "))
    spans = (
        TaggedSpan(start - 1, start + 2, "source", 1.0),
        TaggedSpan(cue, cue + 8, "cue", 1.0),
        TaggedSpan(content, len(part.text), "content", 1.0),
    )
    found = with_nested(document, [quote], [part], Tagging(spans))
    assert len(found) == count
    assert all(q.content[0].end == len(before + words) for q in found)


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
