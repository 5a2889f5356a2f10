from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.errors import GoldError
from quotes.gold import markup
from quotes.types import Annotation, Document, Quote, Span, Stance

FRONT = """+++
title = "Ferry row deepens"
tags = ["wire"]
[who]
vance = "Maria Vance"
union = ["Dockers' League", "organization"]
hand = ["a deckhand", "unnamed"]
[quotes]
1 = "vance"
2 = { by = ["vance", "union"], to = "reporters", for = ["the strike"], against = ["the port"] }
3 = "hand"
+++
"""
BODY = """Ferry row deepens

{b {c1 "We stay out,"} {s1s2 Ms Vance} {v1 said}, {v2 telling} {a2 reporters} {c2 that {s3 a hand}
{v3 promised} {c3 to help}}. {c1 "All of us."} It is the {n "long wait".}}
The end.
"""


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_tags_become_spans_of_the_bare_text():
    annotation = markup.parse(FRONT + BODY)
    text = annotation.document.text
    first, second, third = annotation.quotes
    assert words(text, first.content) == ['"We stay out,"', '"All of us."']
    assert words(text, second.content) == ["that a hand\npromised to help"]
    assert words(text, second.addressee_span) == ["reporters"]
    assert words(text, third.cue) == ["promised"]
    assert words(text, annotation.not_quotes) == ['"long wait".']
    assert "{" not in text and text.endswith("The end.")


def test_one_span_serves_several_quotes():
    first, second, _ = markup.parse(FRONT + BODY).quotes
    assert first.source == second.source


def test_body_is_a_span_of_the_text():
    document = markup.parse(FRONT + BODY).document
    assert document.body is not None
    assert document.text[slice(*document.body)].startswith('"We stay out,"')


def test_front_matter_names_speakers_and_stances():
    _, second, third = markup.parse(FRONT + BODY).quotes
    assert second.speakers == ("Maria Vance", "Dockers' League")
    assert second.addressee == "reporters"
    assert Stance("Maria Vance", "the port", "oppose") in second.stances
    assert Stance("Dockers' League", "the strike", "support") in second.stances
    assert (third.speaker_type, third.resolvable) == ("unnamed", False)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ('{c1 "We won,"} she said', "direct"),
        ('she said {c1 that "we have won everything this year"}', "direct"),
        ('she said {c1 they had won "everything" again}', "mixed"),
        ("she said {c1 they had won}", "indirect"),
        ('"The crew said {c1 they won} again," she said', "indirect"),
        ("\"The crew said {c1 'we won'} again,\" she said", "direct"),
    ],
)
def test_kind_is_derived_from_the_quotation_marks(marked, kind):
    assert markup.parse(marked).quotes[0].kind == kind


def test_escaped_braces_are_text():
    assert markup.parse(r"a \{b\} and a \\ stay").document.text == r"a {b} and a \ stay"


@pytest.mark.parametrize(
    ("marked", "line", "reason"),
    [
        ("one\n{c1 two", 2, "never closed"),
        ("one\ntwo}", 2, "closes nothing"),
        ("one {x1 two}", 1, "no tag"),
        ("{s1 She} spoke", 1, "quote 1 has no content"),
        ("{c1 }", 1, "empty"),
        ("+++\ntitle = \n+++\ntext", 1, "not TOML"),
        ("+++\n[quotes]\n1 = 'a'\n+++\ntext", 1, "quote 1 is not in the text"),
        ("+++\n[quotes]\n+++\n{c4 text}", 1, "quote 4 is not listed"),
        ("+++\n[quotes]\n1 = { bye = 1 }\n+++\n{c1 text}", 1, "unknown field 'bye'"),
        ("+++\n[quotes]\nfirst = 'a'\n+++\n{c1 text}", 1, "first"),
    ],
)
def test_malformed_files_are_refused_with_line_and_reason(marked, line, reason):
    with pytest.raises(GoldError, match=reason) as caught:
        markup.parse(marked, name="gold/a.txt")
    assert str(caught.value).startswith(f"gold/a.txt:{line}: ")


def test_crossing_spans_cannot_be_written():
    quotes = (Quote((Span(0, 4),), id="q1"), Quote((Span(2, 6),), id="q2"))
    with pytest.raises(GoldError, match="cross"):
        markup.dump(Annotation(Document("d", "abcdefgh"), quotes))


def test_a_file_takes_its_name_as_id(tmp_path):
    path = tmp_path / "007-ferry.txt"
    path.write_text(FRONT + BODY, encoding="utf-8")
    assert markup.read(path).document.id == "007-ferry"


NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
TEXT = st.text(
    st.sampled_from("ab{}\\\"'“” \n\r+") | st.characters(exclude_categories=["Cs"]), max_size=60
)


@st.composite
def annotations(draw):
    """Annotations whose spans nest: halves of halves of the text."""
    text = draw(TEXT)
    pool: list[Span] = []

    def halve(start: int, end: int) -> None:
        if end > start:
            pool.append(Span(start, end))
            if end - start > 1 and len(pool) < 24 and draw(st.booleans()):
                cut = draw(st.integers(start, end))
                halve(start, cut)
                halve(cut, end)

    halve(0, len(text))
    some = (
        st.lists(st.sampled_from(pool), unique=True, max_size=3).map(lambda s: tuple(sorted(s)))
        if pool
        else st.just(())
    )
    names = st.lists(NAME, max_size=2).map(tuple)
    label = st.sampled_from(["support", "oppose", "neutral"])
    quote = st.builds(
        Quote,
        content=some.filter(bool) if pool else some,
        kind=st.sampled_from(["direct", "mixed", "indirect"]),
        cue=some,
        source=some,
        relay_span=some,
        addressee_span=some,
        speakers=names,
        speaker_type=st.none() | st.sampled_from(["person", "document"]),
        addressee=st.none() | NAME,
        relay=st.none() | NAME,
        reason=st.none() | NAME,
        stances=st.lists(st.builds(Stance, NAME, NAME, label), max_size=2).map(tuple),
        resolvable=st.booleans(),
        optional=st.booleans(),
    )
    drawn = draw(st.lists(quote, max_size=4)) if pool else []
    quotes = tuple(
        Quote(**{f: getattr(q, f) for f in q.__slots__} | {"id": f"q{n}"})
        for n, q in enumerate(drawn, 1)
    )
    body = draw(st.none() | st.sampled_from(pool)) if pool else None
    document = Document("d", text, title=draw(st.none() | NAME), body=body)
    return Annotation(document, quotes, draw(some), draw(names))


@given(annotations())
@settings(max_examples=200, deadline=None)
def test_writing_and_reading_give_the_same_annotation(annotation):
    assert markup.parse(markup.dump(annotation)) == annotation
