"""Stance: what the model is shown, and what it makes of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import find
from quotes.stance import StanceScorer
from quotes.stance.passage import (
    MOST_TARGETS,
    Passage,
    StanceEncoder,
    Target,
    common_words,
    occurrences,
    passage_of,
    sentences_around,
)
from quotes.types import Document, Quote, Span


@pytest.fixture(scope="module")
def scorer():
    return StanceScorer(find("stance", kind="stance"), threads=1)


@pytest.fixture(scope="module")
def encoder():
    return StanceEncoder(find("stance", kind="stance").tokenizer)


def passage(text, speaker, *targets):
    return Passage(
        text,
        occurrences(text, speaker),
        tuple(Target(name, occurrences(text, name)) for name in targets),
    )


def test_the_model_never_sees_the_names(encoder):
    first = passage("Ines Corte accused Pavel Dunn of lying.", "Ines Corte", "Pavel Dunn")
    other = passage("Bo Ek accused Oriel Vantongeren of lying.", "Bo Ek", "Oriel Vantongeren")
    assert encoder.encode(first)[0].tolist() == encoder.encode(other)[0].tolist()


def test_the_model_never_sees_the_name_of_a_target_that_is_not_in_the_text(encoder):
    ids = [
        encoder.encode(passage("Corte said it was a disgrace.", "Corte", name))[0].tolist()
        for name in ("Pavel Dunn", "Nordhaven")
    ]
    assert ids[0] == ids[1]


def test_the_common_words_of_a_target_are_told(encoder):
    text = "Corte said it was a disgrace."
    ids = [encoder.encode(passage(text, "Corte", n))[0].tolist() for n in ("the dam", "the tax")]
    assert ids[0] != ids[1]
    assert common_words("the Nordhaven dam") == "dam"


def test_targets_of_one_passage_are_told_apart(encoder):
    text = "Corte said Dunn had lied to Ek, and Ek believed it."
    ids, positions = encoder.encode(passage(text, "Corte", "Dunn", "Ek"))
    assert [len(places) for places in positions] == [2, 3]
    after = {tuple(ids[place + 1] for place in places) for places in positions}
    assert len(after) == 2
    assert all(len(set(digits)) == 1 for digits in after)


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9)), max_size=MOST_TARGETS),
)
@settings(deadline=None)
def test_every_target_has_a_marker_in_any_text(encoder, text, places):
    spans = [Span(s, s + n) for s, n in places if s + n <= len(text)]
    targets = tuple(Target(f"name {i}", (span,)) for i, span in enumerate(spans))
    ids, positions = encoder.encode(Passage(text, (), targets))
    assert len(positions) == len(targets)
    assert all(0 < place < len(ids) for places in positions for place in places)
    assert all(positions)


@pytest.mark.parametrize("words", [1, 10, 300, 3000])
def test_a_passage_of_any_length_fits(encoder, words):
    targets = tuple(Target("a very " * 40, proposition="so " * 90) for _ in range(MOST_TARGETS))
    ids, positions = encoder.encode(Passage("word " * words, (), targets))
    assert len(ids) <= 512
    assert max(place for places in positions for place in places) < len(ids)


def test_the_sentences_around_a_quote_are_its_passage():
    text = "It rained. Corte said the dam would hold. Nobody spoke."
    start = text.index("the dam")
    begin, end = sentences_around(text, [(start, start + 18)])
    assert text[begin:end] == "Corte said the dam would hold."


def test_the_sentence_before_is_part_of_the_passage_if_only_it_names_a_target():
    text = "It rained. Dunn built the dam. Corte said it would break. Nobody spoke."
    start = text.index("it would")
    quote = Quote((Span(start, start + 14),), source=occurrences(text, "Corte"))
    target = Target("Pavel Dunn", occurrences(text, "Dunn"))
    found = passage_of(text, quote, [target])
    assert found.text == "Dunn built the dam. Corte said it would break."
    assert [found.text[slice(*s)] for s in (*found.speaker, *found.targets[0].mentions)] == [
        "Corte",
        "Dunn",
    ]


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


def test_every_speaker_has_a_stance_towards_every_target(scorer):
    text = "Corte and Ek said Dunn had lied."
    quote = Quote(
        (Span(text.index("Dunn"), len(text) - 1),),
        source=(Span(0, 12),),
        speakers=("Ines Corte", "Bo Ek"),
    )
    targets = [Target(f"target {i}") for i in range(MOST_TARGETS + 3)]
    itself = Target("Ek")
    unnamed = replace(quote, speakers=())
    labelled, left = scorer.begin(Document("d", text), (quote, unnamed), [targets, targets])()
    (mutual,) = scorer.begin(Document("d", text), (quote,), [[itself]])()
    assert [stance.speaker for stance in mutual.stances] == ["Ines Corte"]
    ends = [(stance.speaker, stance.target) for stance in labelled.stances]
    assert len(set(ends)) == len(ends) == 2 * len(targets)
    assert left.stances == ()
