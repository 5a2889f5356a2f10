"""Bodies that sources describe, and several speakers that one source names."""

import pytest
from test_speakers import last


@pytest.mark.parametrize(
    ("said", "found"),
    [("the firm said", "Quayline"), ("a firm in Norvik, rots", "TideSoft")],
)
def test_who_says_so_after_a_comma_is_not_what_stands_before_it(said, found):
    text = f"Quayline sells ropes. One in ten is made with TideSoft, {said}. The firm said no more."
    entities = [("Quayline", "organization"), ("TideSoft", "organization")]
    assert last(text, "Quayline", "The firm", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("shop", "found"), [("Super Quay", "Super Quay"), ("Ana Bell", "Rope Guild")]
)
def test_what_is_a_body_once_is_no_person_elsewhere(shop, found):
    text = (
        f"Ropes of {shop} rot. It rained. It blew. Rope Guild met. No boat sank. "
        f"Last week {shop} sold more. The firm said it was sorry."
    )
    entities = [(shop, "organization"), ("Rope Guild", "organization")]
    assert last(text, "The firm", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Fishermen Without Harbours", "organization"), ("Skipper Nora Quist", "person")],
)
def test_a_plural_of_people_begins_the_name_of_a_body(name, kind):
    text = f"The pier was shut. {name} said it was old."
    assert last(text, name, entities=[(name, "person")]).speaker_type == kind
