"""Names as strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.names import core_words, is_acronym, one_edit_apart, same_name, strip_titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Bell", "ANA BELL"),
        ("Foreign Minister Ivo Lund", "Ivo Lund"),
        ("Mr Lund", "Ivo Lund"),
        ("Ivo P. Lund", "Ivo Lund"),
        ("I. Lund", "Ivo Lund"),
        ("José Núñez", "Jose Nunez"),
        ("The Harbour Post", "Harbour Post"),
        ("the Harbour Post newspaper", "Harbour Post"),
        ("Port Workers' Union", "Port Workers’ Union (PWU)"),
        ("PWU", "Port Workers' Union"),
        ("P.W.U.", "Port Workers Union"),
        ("UKSA", "UK Sailing Association"),
        ("Ward campaign", "Lena Ward campaign"),
        ("Acme Inc.", "Acme"),
        ("Acme AB", "Acme"),
        ("Northern Reform party", "Northern Reform"),
        ("Acme Pumps, SE (OSE: ACM)", "Acme Pumps"),
        ("Norway's army", "Norwegian army"),
        ("South Korean navy", "South Korea's navy"),
        ("Central Bank of Norway", "the Norwegian central bank"),
        ("police in Port Ede", "Port Ede police"),
        ("Analysts at the Bank of Ede", "Bank of Ede analysts"),
        ("Zhang", "Zhang Wei"),
    ],
)
def test_same_names(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Bell", "Ida Bell"),
        ("Bell", "Bell Harbour"),
        ("Norway", "Foreign Ministry of Norway"),
        ("Ana Bell", "Bell Ana Moss"),
        ("PWU", "Port Union"),
        ("", "Bell"),
        ("United States", "United Nations"),
        ("Ana", "Ana Bell"),
        ("Zhang", "Zhang Wei Harbour Company"),
        ("Rosa Sa", "Rosa"),
        ("Norwegians", "Norway"),
        ("Norwegian", "Norway"),
        ("University of Ede", "Ede University"),
        ("Bank of Norway", "Bank of Finland"),
    ],
)
def test_different_names(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Foreign Minister Ivo Lund", "Ivo Lund"),
        ("former Vice President Ida Moss", "Ida Moss"),
        ("Mrs Moss", "Moss"),
        ("Ida Moss", "Ida Moss"),
        ("President", "President"),
    ],
)
def test_titles_are_stripped(name, bare):
    assert strip_titles(name) == bare


def test_a_bare_title_is_its_own_core():
    assert core_words("The President") == ("president",)


def test_lower_case_is_no_acronym():
    assert not is_acronym("pwu", "Port Workers Union")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("havel", "havvel", True),
        ("havel", "hazel", True),
        ("havel", "hafele", False),
        ("a", "a", False),
    ],
)
def test_one_edit(one, other, apart):
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart


@given(st.text(max_size=40), st.text(max_size=40))
def test_sameness_is_symmetric_and_never_raises(one, other):
    assert same_name(one, other) == same_name(other, one)


@given(st.text(max_size=40))
def test_every_name_is_itself(name):
    assert same_name(name, name)
