"""Countries, their adjectives and capitals: that each word means one country."""

from collections import Counter

import pytest

from quotes import places


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("salvadoran", "El Salvador"),
        ("czechia", "Czech Republic"),
        ("dominican", "Dominican Republic"),
        ("guinea-bissau", "Guinea-Bissau"),
        ("samoa", "Samoa"),
        ("palestinian", "Palestine"),
    ],
)
def test_a_name_or_an_adjective_means_a_country(word, country):
    assert places.COUNTRY_OF[word] == country
    assert country.casefold() in places.COUNTRIES


def test_capitals_and_those_from_there():
    assert places.CAPITAL_OF["port moresby"] == "Papua New Guinea"
    assert places.CAPITAL_OF["hague"] == "Netherlands"  # its article is no part of a mention
    assert places.CAPITAL_OF["n’djamena"] == "Chad"
    assert places.CAPITAL_OF["brasília"] == "Brazil"
    assert places.INHABITANTS["tongan"] == "tonga"
    assert places.INHABITANTS["palestinian"] == "palestine"
    assert places.ADJECTIVE_OF["north macedonia"] == "Macedonian"


def test_a_place_that_is_no_countrys_seat_speaks_for_itself():
    for place in ("jerusalem", "tel aviv", "ramallah", "gaza"):
        assert place not in places.CAPITAL_OF | places.COUNTRY_OF


def test_no_word_means_two_countries():
    entries = [e.split("|") for e in places._COUNTRIES.replace("\n", ";").split(";") if e]
    words = Counter(w for name, *rest in entries for w in (name, *" ".join(rest).split()))
    assert [word for word, count in words.items() if count > 1] == []
    assert len(entries) > 180
