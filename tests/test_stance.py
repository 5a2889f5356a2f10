"""Stance: what the model is shown, and what it makes of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.document import parse
from quotes.models import find
from quotes.pipeline import Annotator, Settings
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

SAMPLES = Path(__file__).parent.parent / "quotes" / "samples"


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


def test_a_passage_fares_among_others_as_alone(scorer):
    texts = [
        "Corte accused Dunn of lying.",
        "Ek thanked the Harrow League for its help, which Dunn said came late." + " It rained." * 9,
        "Corte said Dunn was honest. " * 90,  # longer than the network takes
    ]
    speakers = ["Corte", "Ek", "Corte"]
    passages = [
        passage(text, name, "Dunn", "the Harrow League")
        for text, name in zip(texts, speakers, strict=True)
    ]
    passages = passages * 7
    for one, among in zip(passages, scorer.score(passages), strict=True):
        (alone,) = scorer.score([one])
        assert among == pytest.approx(alone, abs=0.02)
        assert (among.argmax(axis=1) == alone.argmax(axis=1)).all()


def test_other_passages_of_a_sequence_do_not_bear_on_one(scorer):
    one = passage("Corte accused Dunn of lying.", "Corte", "Dunn")
    praise = passage("Ek called Dunn an honest and brilliant leader.", "Ek", "Dunn")
    blame = passage("Ek called Dunn a liar, a crook and a shameful dolt.", "Ek", "Dunn")
    first, second = (scorer.score([one, other])[0] for other in (praise, blame))
    assert first == pytest.approx(second, abs=1e-6)


def test_a_document_has_the_same_stances_alone_and_in_a_run():
    annotator = Annotator(find("fast"), Settings(), threads=2)
    documents = [parse(file.read_text("utf-8")) for file in sorted(SAMPLES.glob("[c-h]*.txt"))]
    in_a_run = [stances(annotation) for annotation in annotator.annotate(documents)]
    alone = [stances(next(annotator.annotate([document]))) for document in documents[:2]]
    assert in_a_run[:2] == alone
    assert all(alone)


def stances(annotation):
    return [stance for quote in annotation.quotes for stance in quote.stances]


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
