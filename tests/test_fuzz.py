"""A short run of `python -m eval.fuzz`: hostile files through readers and stages."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.fuzz import SUFFIXES, attempt, check, mutated, texts
from quotes.types import Annotation, Document, Quote, Span

SEEDS = texts()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_mutated_files_are_documents_with_true_offsets_or_failures(suffix, tmp_path):
    for number in range(25):
        chance = random.Random(number)
        attempt(tmp_path / f"a.{suffix}", mutated(SEEDS, chance), chance, None)


@settings(max_examples=60)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_any_file_is_documents_with_true_offsets_or_failures(data, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp()
    for suffix in SUFFIXES:
        attempt(folder / f"a.{suffix}", data, random.Random(len(data)), None)


@pytest.mark.parametrize("span", [Span(0, 9), Span(2, 2), Span(3, 4)])
def test_an_offset_that_points_at_nothing_is_noticed(span):
    with pytest.raises(AssertionError):
        check(Annotation(Document("x", "abc def"), (Quote((span,)),)))
