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
