"""Pages in the mark-up of many sites are read as well as is claimed (`python -m eval.pages`)."""

import re
from collections import Counter

import pytest

from eval.pages import pages
from eval.pages.__main__ import score

PAGES = list(pages())


@pytest.mark.parametrize(("form", "number"), [("html", 40), ("txt", 20)])
def test_headers_and_bodies_of_pages_are_found_and_furniture_is_not(form, number):
    count = sum((score(page) for page in PAGES if page.form == form), Counter())
    assert count["pages"] == number
    for field in ("title", "byline", "published"):
        assert count[field] >= 0.97 * number, field
    assert count["kept"] >= 0.99 * count["body"]
    assert count["let_in"] <= 0.01 * count["other"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.name}-{page.form}")
def test_templates_are_filled_in(page):
    assert not re.search(r"\$\{?[a-z]{2}", page.text)
    assert page.article.title
