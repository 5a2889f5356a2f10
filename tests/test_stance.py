"""Stance: what the model is shown, and what it makes of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import find
from quotes.speakers import Cast
from quotes.stance import StanceScorer, find_targets
from quotes.stance.passage import Passage, StanceEncoder, occurrences, sentences_around
from quotes.types import Document, Entity, Quote, Span, Tagging


@pytest.fixture(scope="module")
def scorer():
    return StanceScorer(find("stance", kind="stance"), threads=1)


@pytest.fixture(scope="module")
def encoder():
    return StanceEncoder(find("stance", kind="stance").tokenizer)


def passage(text, speaker, *targets):
    return Passage(
        text, occurrences(text, speaker), tuple((name, occurrences(text, name)) for name in targets)
    )


def test_the_model_never_sees_the_names(encoder):
    first = passage("Ines Corte accused Pavel Dunn of lying.", "Ines Corte", "Pavel Dunn")
    other = passage("Bo Ek accused Oriel Vantongeren of lying.", "Bo Ek", "Oriel Vantongeren")
    assert encoder.encode(first)[0].tolist() == encoder.encode(other)[0].tolist()


def test_a_target_that_is_not_named_is_appended(encoder):
    ids, positions = encoder.encode(passage("Corte said it was a disgrace.", "Corte", "the dam"))
    assert positions[0][0] > len(ids) - 6


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9))))
@settings(deadline=None)
def test_every_target_has_a_marker_in_any_text(encoder, text, places):
    spans = [Span(s, s + n) for s, n in places if s + n <= len(text)]
    targets = tuple((f"name {i}", (span,)) for i, span in enumerate(spans))
    ids, positions = encoder.encode(Passage(text, (), targets))
    assert len(positions) == len(targets)
    assert all(0 < place < len(ids) for places in positions for place in places)
    assert all(positions)


def test_the_sentences_around_a_quote_are_its_passage():
    text = "It rained. Corte said the dam would hold. Nobody spoke."
    start = text.index("the dam")
    begin, end = sentences_around(text, [(start, start + 18)])
    assert text[begin:end] == "Corte said the dam would hold."


def test_praise_and_blame_are_told_apart(scorer):
    praise = passage('Corte said Dunn is "an honest and brilliant leader".', "Corte", "Dunn")
    blame = passage("Corte accused Dunn of lying and called Dunn a crook.", "Corte", "Dunn")
    (support,), (oppose,) = (scores.argmax(axis=1) for scores in scorer.score([praise, blame]))
    assert (support, oppose) == (1, 2)


def test_a_passage_is_scored_the_same_alone_and_among_others(scorer):
    one = passage("Corte accused Dunn of lying.", "Corte", "Dunn")
    other = passage("Ek thanked the Harrow League for its help.", "Ek", "Harrow League")
    together = scorer.score([other, one, other])
    assert (together[1] == scorer.score([one])[0]).all()
    assert (together[0] == together[2]).all()


def test_targets_are_whom_the_words_name_and_not_the_speaker():
    text = 'Ines Corte said: "France and Pavel Dunn broke their word to Ines Corte."'
    document = Document("d", text)
    names = {"Ines Corte": "person", "France": "location", "Pavel Dunn": "person"}
    entities = sorted(
        (Entity(*span, kind) for name, kind in names.items() for span in occurrences(text, name)),
        key=lambda entity: entity.start,
    )
    quote = Quote((Span(text.index('"'), len(text)),), speakers=("Ines Corte",))
    cast = Cast(document, Tagging((), tuple(entities)))
    (targets,) = find_targets(cast, [quote])
    assert [name for name, _ in targets] == ["France", "Pavel Dunn"]
    (nobody,) = find_targets(cast, [replace(quote, content=())])
    assert nobody == ()
