"""Bodies, groups and people that a text describes rather than names."""

import pytest
from test_speakers import last


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The bank sold ropes.", "Quay Bank"),
        ("The bank also has ropes.", "Quay Bank"),
        ("The bank loan was late.", "Rope Guild"),  # the loan is what was late
    ],
)
def test_a_noun_before_another_is_not_what_the_sentence_is_about(before, found):
    text = f"Quay Bank lent it. Rope Guild said so. {before} A spokesman said no more."
    bodies = [("Quay Bank", "organization"), ("Rope Guild", "organization")]
    assert last(text, "Rope Guild", "A spokesman", entities=bodies).speakers == (found,)


@pytest.mark.parametrize(
    ("owner", "found"), [("the council's lender", "the council"), ("the council", "Quay Bank")]
)
def test_a_body_is_not_what_its_owner_is(owner, found):
    text = f"Rain fell on {owner}, Quay Bank, in May. The council said it was late."
    bodies = [("Quay Bank", "organization")]
    assert last(text, "The council", entities=bodies).speakers == (found,)


@pytest.mark.parametrize(("told", "found"), [("Norvik is wet. ", "Norvik"), ("", "Quell")])
def test_the_city_is_the_place_that_is_named_most_or_else_last(told, found):
    text = f"{told}Rain fell on Norvik. Boats left Quell late. The city said it was sorry."
    places = [("Norvik", "location"), ("Quell", "location")]
    assert last(text, "The city", entities=places).speakers == (found,)
