from itertools import pairwise

import pytest
from builders import tagged
from hypothesis import given
from hypothesis import strategies as st

from quotes.assemble import assemble
from quotes.types import ROLES, Document, Span, TaggedSpan, Tagging


def quotes_of(marked, scheme="news", score=1.0):
    document, tagging = tagged(marked, score=score)
    return document.text, assemble(document, tagging, scheme=scheme)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ('{s Kim} {v said} {c "it holds"}.', "direct"),
        ('{s Kim} {v said} {c that "it holds for as long as we live"}.', "direct"),
        ('{s Kim} {v said} {c the dam was "safe" and would hold}.', "mixed"),
        ("{s Kim} {v said} {c that it holds}.", "indirect"),
        ('The "dam" leaks. {s Kim} {v said} {c that it holds}.', "indirect"),
        ("{c ‘It holds,’} {v said} {s Kim}.", "direct"),
        ('{s Kim} {v said}: {c "It holds.}\n\n{c "It has to."}', "direct"),
    ],
)
def test_kind_follows_the_quotation_marks(marked, kind):
    _, (quote,) = quotes_of(marked)
    assert quote.kind == kind


def test_spans_outside_the_body_or_in_furniture_do_not_count_in_news():
    marked = "{s A} {v said} {c one}.\n{s B} {v said} {c two}.\n{s C} {v said} {c three}."
    document, tagging = tagged(marked)
    second, third = document.text.index("B said"), document.text.index("C said")
    inside = Document(
        "d",
        document.text,
        body=Span(second, len(document.text)),
        furniture=(Span(third, len(document.text)),),
    )
    (quote,) = assemble(inside, tagging)
    assert document.text[slice(*quote.content[0])] == "two"
    assert len(assemble(inside, tagging, scheme="polnear")) == 3


def test_headline_and_standfirst_count_as_the_body_does():
    marked = "{s A} {v says} {c one}\n{s B} {v says} {c two}\n{s C} {v says} {c three}\nBody."
    document, tagging = tagged(marked)
    starts = [document.text.index(line) for line in ("A says", "B says", "C says", "Body.")]
    headline, standfirst, _ = (Span(*ends) for ends in pairwise(starts))
    article = Document(
        "d",
        document.text,
        body=Span(starts[-1], len(document.text)),
        headline=headline,
        standfirst=(standfirst,),
    )
    said = [document.text[slice(*quote.content[0])] for quote in assemble(article, tagging)]
    assert said == ["one", "two"]


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("'It came too late': pilots on the storm", "'It came too late'"),
        ("“It came too late”: the pilots’ story", "“It came too late”"),
        ("'Too late': pilots on the storm", None),
        ("'It came too late' is the pilots' new song", None),
        ("Pilots: 'It came too late'", None),
    ],
)
def test_a_headline_that_opens_with_words_and_a_colon_has_a_quote(headline, words):
    text = f"{headline}\nBody."
    document = Document(
        "d", text, body=Span(len(headline) + 1, len(text)), headline=Span(0, len(headline))
    )
    found = assemble(document, Tagging())
    assert [text[slice(*q.content[0])] for q in found] == [words] * (words is not None)


def test_punctuation_alone_is_no_content():
    assert quotes_of('{c "} {s Kim} {v said} it.')[1] == ()


def test_a_cue_or_source_without_content_disappears():
    assert quotes_of("{s Kim} {v said} nothing. {s Lee} left.")[1] == ()


def test_pieces_that_only_a_blank_separates_are_joined_in_news():
    marked = '{s Kim} {v said}: {c "It holds.} {c It has to."}'
    text, (quote,) = quotes_of(marked)
    assert [text[slice(*piece)] for piece in quote.content] == ['"It holds. It has to."']
    assert len(quotes_of(marked, "polnear")[1][0].content) == 2


def test_a_quote_without_a_source_says_why():
    _, (alone,) = quotes_of("{c The dam holds for ever.}")
    _, (passive,) = quotes_of("{c The dam} {v was called} {c safe}.")
    assert (alone.source, alone.rule) == ((), "none")
    assert alone.reason == "no cue or source near the quote"
    assert passive.reason == "the cue has no source"


def test_confidence_falls_with_the_spans_and_with_the_rule():
    marked = "{s Kim} {v said} {c that it holds}, {v adding} {c that it must}."
    _, (sure, shared) = quotes_of(marked)
    _, (doubtful, _) = quotes_of(marked, score=0.5)
    assert sure.confidence == 1
    assert shared.confidence < sure.confidence
    assert doubtful.confidence == 0.5


TEXT = 'Kim said: "It holds," and it did.\n\n“No,” said Lee. Who knew? ‘Not I.’\n'
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 20), st.sampled_from(ROLES)), max_size=12
)


def separate(drawn, text):
    """Tagged spans that do not overlap, from drawn (start, length, role)."""
    spans, end = [], 0
    for start, length, role in sorted(drawn):
        stop = min(start + length, len(text))
        if start >= end and start < stop:
            spans.append(TaggedSpan(start, stop, role))
            end = stop
    return tuple(spans)


@given(SPANS, st.sampled_from(("news", "polnear")))
def test_every_content_with_words_is_in_exactly_one_quote(drawn, scheme):
    spans = separate(drawn, TEXT)
    quotes = assemble(Document("d", TEXT), Tagging(spans), scheme=scheme)
    covered = [piece for quote in quotes for piece in quote.content]
    for span in spans:
        if span.role == "content" and any(c.isalnum() for c in TEXT[span.start : span.end]):
            assert sum(p.start <= span.start and span.end <= p.end for p in covered) == 1


@given(st.text(max_size=80), SPANS)
def test_any_text_gives_spans_inside_it(text, drawn):
    quotes = assemble(Document("d", text), Tagging(separate(drawn, text)))
    for quote in quotes:
        spans = (*quote.content, *quote.cue, *quote.source)
        for start, end in (*spans, *quote.relay_span, *quote.addressee_span):
            assert 0 <= start < end <= len(text)


@given(SPANS)
def test_the_order_of_the_tagged_spans_does_not_matter(drawn):
    spans = separate(drawn, TEXT)
    document = Document("d", TEXT)
    assert assemble(document, Tagging(spans)) == assemble(document, Tagging(spans[::-1]))


def test_quotes_come_in_text_order():
    _, quotes = quotes_of(
        "{c One}, {s A} {v said}. {s B} {v said} {c two}. {c Three}, {s C} {v said}."
    )
    starts = [quote.content[0].start for quote in quotes]
    assert starts == sorted(starts)


STATEMENT = (
    "The mayor wrote to the port.\n\nMedia statement from the Mayor of Corvel, Ana Bell\n\n"
    "Corvel Town Hall\n3 May 2025\n\nI have asked for the dredging to stop.\n\n"
    "The council will meet on Friday, and my office will publish what it decides.\n\n"
    "We shall not be hurried.\n\nRelated: tide tables\n\nI like tables."
)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("{c 'No room to dance'}", False),
        ("{c “NO ROOM”}", False),
        ("{c “No room to dance.”}", True),
        ("{c “No room,” she said, “to dance”}", True),
    ],
)
def test_a_heading_in_quotation_marks_is_no_quote(line, kept):
    _, found = quotes_of(f"The hall in Ede has shut.\n{line}\nIts owner has left the town.")
    assert (found != ()) is kept


@pytest.mark.parametrize(
    ("lines", "posted"),
    [
        ("Ana Bell (@anabell)\nThe road is open.\nIt rained.", "The road is open."),
        (
            "@anabell\nThe road is open.\nGo by car!\n7:14 pm · 3 May",
            "The road is open.\nGo by car!",
        ),
        ("Road Board of Ede\nThe road is open.\n11.52", "The road is open."),
        ("Ana Bell\nThe road is open.\nLike · Reply · 2", "The road is open."),
        ("Ana Bell\nThe road is open.\nIt rained.", None),
        ("Snow on the way\nThe road is open.\n11.52", None),
        ("The road was open.\n@anabell", None),
    ],
)
def test_a_post_printed_below_a_name_is_a_quote(lines, posted):
    text = f"The road was shut all week.\n\n{lines}"
    found = assemble(Document("d", text), Tagging())
    assert [q.rule for q in found] == ["printed"] * (posted is not None)
    for quote in found:
        assert text[slice(*quote.source[0])] == lines.partition("\n")[0]
        assert text[quote.content[0].start : quote.content[-1].end] == posted


@pytest.mark.parametrize(
    ("line", "words", "who"),
    [
        ('"Too late" - Ana Bell, port warden', '"Too late"', "Ana Bell, port warden"),
        ("“Too late.” — Lord Lund", "“Too late.”", "Lord Lund"),
        ("‘Not one of us’ – The Tide", "‘Not one of us’", "The Tide"),
        ("Ana Bell, 61, port warden: “Too late.”", "“Too late.”", "Ana Bell, 61, port warden"),
        ("The warden of the port: “Too late.”", None, ""),
        ("“Too late” - it rained all week.", None, ""),
        ("“Too late” - Ana Bell left. So did Lund.", None, ""),
    ],
)
def test_a_quotation_with_a_signature_behind_is_a_quote(line, words, who):
    text = f"What the port heard this week\n\n{line}"
    found = assemble(Document("d", text), Tagging())
    assert [text[slice(*q.content[0])] for q in found] == [words] * (words is not None)
    assert all((text[slice(*q.source[0])], q.kind) == (who, "direct") for q in found)


def test_the_answers_of_an_interview_are_quotes_though_the_tagger_missed_them():
    text = "Q: Does it hold?\n\nA: It does.\nFor now.\n\nQ: Why?\n\nA: It was built well."
    found = assemble(Document("d", text), Tagging())
    assert [text[slice(*q.content[0])] for q in found] == ["It does.", "It was built well."]
    assert {text[slice(*q.source[0])] for q in found} == {"A"}
    dotted = Document("d", text.replace("Q:", "Q.").replace("A:", "A."))
    assert [q.content for q in assemble(dotted, Tagging())] == [q.content for q in found]
    assert not assemble(Document("d", "A. Moss sang.\n\nA. Lund did not."), Tagging())
    tagged = TaggedSpan(text.index("It does"), text.index("\n\nQ: Why"), "content", 1.0)
    source = TaggedSpan(text.index("A: It"), text.index("A: It") + 1, "source", 1.0)
    found = assemble(Document("d", text), Tagging((source, tagged)))
    assert [text[slice(*q.content[0])] for q in found] == [
        "It does.\nFor now.",
        "It was built well.",
    ]
    assert not assemble(Document("d", text.replace("now.", "now?")), Tagging())
    assert not assemble(Document("d", text), Tagging(), scheme="polnear")


def test_a_statement_printed_in_full_is_one_quote():
    (quote,) = assemble(Document("d", STATEMENT), Tagging())
    assert [STATEMENT[slice(*span)] for span in quote.source] == ["the Mayor of Corvel, Ana Bell"]
    pieces = [STATEMENT[slice(*span)] for span in quote.content]
    assert pieces[0] == "I have asked for the dredging to stop."
    assert pieces[-1] == "We shall not be hurried."
    assert (len(pieces), quote.kind, quote.rule) == (3, "indirect", "printed")
    found = Span(STATEMENT.index("We shall"), STATEMENT.index("Related") - 2)
    spans = (TaggedSpan(*found, "content", 0.9),)
    assert [q.rule for q in assemble(Document("d", STATEMENT), Tagging(spans))] == ["printed"]
    assert not assemble(Document("d", STATEMENT), Tagging(), scheme="polnear")
    assert not assemble(Document("d", STATEMENT, body=Span(0, 20)), Tagging())


@pytest.mark.parametrize(
    "text",
    [
        "Statement by minister angers fishers\nThe fishers said no.\nThey will strike.",
        "Remarks by Ana Bell\n“I will go,” she said.\n“We are done,” she added.",
        "Statement from Ana Bell\nI will go.",
        "Statement from Ana Bell\nPhoto: AP\nShare\nMore",
    ],
)
def test_what_only_looks_like_a_statement_is_none(text):
    assert not assemble(Document("d", text), Tagging())


@pytest.mark.parametrize(
    "marked",
    [
        "{s The mayor} {v did not say} {c whether it holds}.",
        "{s The mayor} {v would not immediately say} {c when it opens}.",
        "{s The mayor} {v declined} {c to comment on the dam}.",
        "{s The mayor} {v has refused to discuss} {c the dam}.",
        "{s Nobody} {v asked} {c whether it holds}.",
        "{s The mayor} {v said} {c nothing}.",
        "{s The mayor} {v said} {c little more about the dam}.",
    ],
)
def test_silence_is_no_quote_by_the_news_guide(marked):
    assert not quotes_of(marked)[1]
    assert quotes_of(marked, "polnear")[1]


@pytest.mark.parametrize(
    "marked",
    [
        "{s The mayor} {v refused to blame} {c the port}.",
        "{s The mayor} {v did not accept} {c that it leaks}.",
        "{s The mayor} {v said} {c nobody would say whether it holds}.",
        '{s The mayor} {v declined}, {c "to say no more,"} he told us.',
        "{s The mayor} {v said} {c nothing had leaked}.",
        "{s The mayor} {v promised} {c nothing}.",
    ],
)
def test_denial_is_a_quote(marked):
    assert quotes_of(marked)[1]


def test_what_an_interviewer_asks_is_no_quote_by_the_news_guide():
    marked = (
        "{s POST}: {c Does it hold?}\n{s KIM}: {c It does.}\n{s POST}: {c You have said so. Why?}\n"
        "{s KIM}: {c It was built well.}"
    )
    text, quotes = quotes_of(marked)
    assert [text[slice(*q.content[0])] for q in quotes] == ["It does.", "It was built well."]
    assert len(quotes_of(marked, "polnear")[1]) == 4
    both = marked.replace("It does.", "Does it not?")
    assert len(quotes_of(both)[1]) == 4
