"""The hand-labelled articles of eval/gold: enough of them, well formed, and by the guide."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from quotes.gold import markup
from quotes.types import Annotation, Quote, SpeakerType, StanceLabel

GOLD = Path(__file__).parents[1] / "eval" / "gold"
EVALUATED = sorted([*GOLD.glob("dev/*.txt"), *GOLD.glob("test/*.txt")])
FILES = [*EVALUATED, *sorted(GOLD.glob("train/*.txt"))]
# What eval/GUIDELINES.md promises to cover, with the least number of articles that show it.
PHENOMENA = {
    "pronouns": 30,
    "same-surname": 6,
    "apposition": 20,
    "country-speaker": 8,
    "relay": 10,
    "joint": 8,
    "multi-paragraph": 5,
    "interrupted": 20,
    "nested": 30,
    "scare-quotes": 20,
    "nickname": 8,
    "work-title": 10,
    "headline-quote": 20,
    "poll": 5,
    "report": 20,
    "social-media": 10,
    "question": 15,
    "negated": 25,
    "hypothetical": 15,
    "furniture": 12,
    "broken-marks": 4,
    "no-quotes": 3,
    "single-marks": 6,
    "transcript": 2,
}


@cache
def article(path: Path) -> Annotation:
    return markup.read(path)


def spans_of(quote: Quote):
    return quote.content + quote.cue + quote.source + quote.relay_span + quote.addressee_span


def every_article(test):
    return pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)(test)


def test_train_dev_and_test_are_150_40_and_20_articles():
    parts = Counter(path.parent.name for path in FILES)
    assert parts == {"train": 150, "dev": 40, "test": 20}


def test_numbers_and_texts_are_unique():
    assert len({path.stem[:3] for path in FILES}) == len(FILES)
    assert len({article(path).document.text for path in FILES}) == len(FILES)


def test_there_are_enough_quotes_of_every_kind():
    kinds = Counter(quote.kind for path in EVALUATED for quote in article(path).quotes)
    assert kinds.total() >= 1200
    assert min(kinds["direct"], kinds["mixed"], kinds["indirect"]) >= 200


@pytest.mark.parametrize("tag", PHENOMENA)
def test_every_phenomenon_is_covered(tag):
    assert sum(tag in article(path).tags for path in EVALUATED) >= PHENOMENA[tag]


@every_article
def test_an_article_is_as_long_as_news_and_has_a_title_and_a_body(path):
    document = article(path).document
    assert 350 <= len(document.text.split()) <= 1000
    assert document.title
    assert document.body is not None


@every_article
def test_spans_begin_and_end_with_a_word_or_mark(path):
    annotation = article(path)
    text = annotation.document.text
    for quote in annotation.quotes:
        for start, end in spans_of(quote):
            assert text[start:end] == text[start:end].strip()


@every_article
def test_sources_end_before_the_comma(path):
    annotation = article(path)
    for quote in annotation.quotes:
        for start, end in quote.source + quote.addressee_span + quote.relay_span:
            assert annotation.document.text[end - 1] not in ",;:", annotation.document.text[
                start:end
            ]


@every_article
def test_a_quote_has_speakers_and_a_known_type(path):
    for quote in article(path).quotes:
        assert all(quote.speakers) and quote.speakers, quote.id
        assert quote.speaker_type in get_args(SpeakerType), quote.id
        assert quote.resolvable or quote.speaker_type != "person", quote.id


@every_article
def test_what_is_tagged_is_named(path):
    for quote in article(path).quotes:
        assert bool(quote.relay_span) <= bool(quote.relay), quote.id
        assert bool(quote.addressee_span) <= bool(quote.addressee), quote.id


@every_article
def test_stances_belong_to_the_speakers(path):
    for quote in article(path).quotes:
        for stance in quote.stances:
            assert stance.speaker in quote.speakers, quote.id
            assert stance.label in get_args(StanceLabel) and stance.label != "neutral", quote.id


@every_article
def test_contents_are_apart_or_nest(path):
    annotation = article(path)
    pieces = sorted(
        (piece for quote in annotation.quotes for piece in quote.content),
        key=lambda piece: (piece.start, -piece.end),
    )
    open_until: list[int] = []
    for piece in pieces:
        while open_until and open_until[-1] <= piece.start:
            open_until.pop()
        assert not open_until or piece.end <= open_until[-1]
        open_until.append(piece.end)


@every_article
def test_decoys_are_not_inside_quotes(path):
    annotation = article(path)
    quoted = {i for quote in annotation.quotes for piece in quote.content for i in range(*piece)}
    for decoy in annotation.not_quotes:
        assert quoted.isdisjoint(range(*decoy)), annotation.document.text[slice(*decoy)]


def test_articles_without_quotes_have_decoys():
    for path in FILES:
        if "no-quotes" in article(path).tags:
            assert not article(path).quotes
            assert article(path).not_quotes
