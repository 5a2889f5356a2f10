"""Names that a tagger cut, or that other words stand beside: whole and without those."""

import pytest
from test_speakers import last


def speakers(text, mention, *entities):
    return last(text, mention, entities=entities).speakers


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Rowers ate only Quist's for a month.", "Quist's"),
        ("Rowers ate Quist's ropes for a month.", "Quist"),
        ("Rowers asked Quist for a rope.", "Quist"),
    ],
)
def test_what_never_lacks_its_s_is_called_so(first, found):
    text = f"{first} Quist's announced a sale."
    assert speakers(text, "Quist's", ("Quist", "organization")) == (found,)


def test_a_nationality_is_no_body():
    text = "Norvik builds boats. The Danish giant said it may build more."
    assert speakers(text, "The Danish giant", ("Norvik", "organization")) == ("Norvik",)
    text = "It rained. A spokesman for the Danish embassy said so."
    assert speakers(text, "A spokesman for the Danish embassy") == ("Denmark",)


@pytest.mark.parametrize(
    ("opening", "found"),
    [("The new Danish government", "Danish government"), ("The New York court", "New York court")],
)
def test_new_is_no_part_of_a_government(opening, found):
    assert speakers(f"It rained. {opening} said so.", opening) == (found,)


def test_a_countrys_officials_are_not_named_after_it_twice():
    text = "Japan lost boats. Japanese government officials said so."
    assert "japanese" not in last(text, "Japanese government officials").speakers[0]
