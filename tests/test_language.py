"""Other languages are told from English as well as is claimed (`python -m eval.languages`)."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.languages.__main__ import cases
from quotes.readers.language import other_language

CASES = list(cases())


@pytest.mark.parametrize("form", sorted({form for _, form, _ in CASES}))
def test_english_is_kept_and_other_languages_are_not(form):
    told = Counter((name == "English", other_language(t)) for name, f, t in CASES if f == form)
    assert sum(n for (english, found), n in told.items() if english and found) == 0
    others = Counter({found: n for (english, found), n in told.items() if not english})
    assert others[None] <= 0.1 * others.total()


def test_languages_are_named():
    wrong = [name for name, form, text in CASES if form == "whole" and name != "English"
             and name not in (other_language(text) or "")]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "Ferry fares will fall in May, the harbour board said.",
        "MEMPHIS 3, TULSA 1. " * 40,
        "The mayor of San Juan de la Cruz said “no me voy” and that he would stay. " * 9,
        "Los Angeles, La Paz, San Juan de la Cruz, El Paso y Las Vegas. " * 9,
        "Deputies arrest man, 34, after chase; nobody hurt, police say\n" * 9,
    ],
)
def test_short_texts_tables_names_and_foreign_words_are_english(text):
    assert other_language(text) is None


def test_an_english_passage_does_not_make_a_page_english():
    french = next(text for name, form, text in CASES if (name, form) == ("French", "whole"))
    assert (
        other_language(f"{french}\n\nThe rest is for those of the staff.\n\n{french}") == "French"
    )


def test_a_long_article_is_glanced_at_in_its_middle():
    menu = "Las noticias de la ciudad y lo que pasa en el país, para los que no están\n" * 20
    article = "The board of the harbour said that the fares for the ferry would fall. " * 60
    assert other_language(menu + article + menu) is None


@given(st.text(max_size=400))
def test_any_text_has_a_language_or_passes(text):
    assert other_language(text) is None or other_language(text).strip()
