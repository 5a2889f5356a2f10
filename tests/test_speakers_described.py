"""Bodies, groups and people that a text describes rather than names."""

import pytest
from test_speakers import last, name


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


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Two guilds on the coast", ("Rope Guild", "Sail Guild")),
        ("Three guilds", ("three guilds",)),
        ("Both guilds", ("both guilds",)),
    ],
)
def test_those_counted_are_as_many_as_the_next_sentences_list(source, names):
    text = f"{source} said boats were late. It rained. The Rope Guild and the Sail Guild met."
    bodies = [("Rope Guild", "organization"), ("Sail Guild", "organization")]
    assert last(text, source, entities=bodies).speakers == names


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("A report by the Rope Guild", "Rope Guild"),
        ("A study in the Journal of Ropes", "authors of the Journal of Ropes study"),
        ("A report by Ana Bell", "the authors"),
        ("A report", "the authors"),
        ("A study", "the authors"),
    ],
)
def test_the_authors_are_the_body_that_issued_the_document(document, found):
    text = f"{document} said ropes rot. The authors said boats do, too."
    named = [("Rope Guild", "organization"), ("Journal of Ropes", "organization")]
    named = [entity for entity in named if entity[0] in text]
    assert last(text, document, "The authors", entities=named).speakers == (found,)


@pytest.mark.parametrize(("whose", "joint"), [("Their", True), ("The", False)])
def test_their_report_by_name_and_what_it_says_is_of_both(whose, joint):
    text = f"The Rope Guild and the Sail Guild met. {whose} Pier Report said ropes rot. It said so."
    names = ("Rope Guild", "Sail Guild", "Pier Report")
    entities = [(name, "organization") for name in names]
    quote = last(text, f"{whose} Pier Report", "It", entities=entities)
    assert quote.speakers == (names[:2] if joint else names[2:])


@pytest.mark.parametrize(
    ("source", "found", "kind"),
    [
        ("Analysts at Quellbank", "Quellbank analysts", "group"),
        ("Analysts at Bank Quell", "Bank Quell analysts", "group"),
        ("Some analysts at Quellbank", "some analysts at Quellbank", "unnamed"),
        ("Nurses at Quellbank", "nurses at Quellbank", "group"),
        ("Analysts at the port", "analysts at the port", "unnamed"),
        ("Officials in Quell", "Quell officials", "group"),
        ("Officials in Quell County", "Quell County officials", "group"),
        ("Officials at Quellbank", "Quellbank", "organization"),
        ("Two officials in Quell", "two officials in Quell", "group"),
        ("Officials in Quell's port", "officials in Quell's port", "group"),
    ],
)
def test_people_are_called_by_the_firm_or_the_place_they_are_at(source, found, kind):
    where = "location" if " in " in source else "organization"
    tagged = [(n, where) for n in ("Quellbank", "Quell County", "Quell") if n in source]
    quote = last(f"{source} said ropes were dear.", source, entities=tagged[:1])
    assert (quote.speakers, quote.speaker_type) == ((found,), kind)


@pytest.mark.parametrize(
    ("firm", "found"), [("Quell Air", "Quell Air"), ("Quell Rope", "Crew Association")]
)
def test_a_name_alone_may_tell_that_it_is_a_carrier(firm, found):
    text = f"{firm} and a union met. The Crew Association was late. The carrier said no."
    entities = [("Crew Association", "organization")]
    assert last(text, "The carrier", entities=entities).speakers == (found,)


def test_a_regulator_has_the_place_that_it_is_of():
    text = "The Rope Regulator of Norvik met. The regulator said ropes were dear."
    entities = [("Rope Regulator", "organization"), ("Norvik", "location")]
    assert last(text, "The regulator", entities=entities).speakers == ("Rope Regulator of Norvik",)


@pytest.mark.parametrize(
    ("before", "source", "found"),
    [
        ("Oslo wants boats.", "It", "Norway"),
        ("Oslo wants boats.", "Its embassy in Quell", "Norway"),
        ("Oslo's boats sank.", "It", "Rope Guild"),
        ("Rain fell on Oslo.", "It", "Rope Guild"),
    ],
)
def test_it_is_the_country_whose_name_begins_the_sentence_before(before, source, found):
    text = f"The Rope Guild met. {before} {source} said it was late."
    entities = [("Rope Guild", "organization"), ("Oslo", "location")]
    assert last(text, source, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("body", "found"),
    [("campaign", "Bell campaign"), ("office", "Ana Bell's office")],
)
def test_what_is_a_persons_has_the_whole_name_but_for_a_campaign(body, found):
    text = f"Mayor Ana Bell left. Her {body} said it was late."
    assert last(text, f"Her {body}").speakers == (found,)


@pytest.mark.parametrize(
    ("noun", "found"), [("mum-of-two", "Ana Bell"), ("rope-of-two", "the rope-of-two")]
)
def test_a_mum_of_two_is_a_person(noun, found):
    text = f"Ana Bell left. The {noun} said it was late."
    assert last(text, f"The {noun}").speakers == (found,)


def test_a_style_is_no_name_and_means_who_is_spoken_of():
    text = "The king, His Royal Highness, Ivo Lund, came. Rain fell. So the king said it was late."
    people = [("Highness", "person"), ("Ivo Lund", "person")]
    assert last(text, "the king", entities=people).speakers == ("Ivo Lund",)
    text = "Mrs Ana Bell came. Mr Tor Lund saw her. Her Excellency said it was late."
    assert last(text, "Her Excellency").speakers == ("Ana Bell",)


@pytest.mark.parametrize(
    ("source", "found"), [("The Mayor", "Ana Bell"), ("The mayor", "Ivo Lund")]
)
def test_an_office_with_a_capital_is_whose_it_is(source, found):
    first = "\n".join(("Mayor Ana Bell came.", *["Rain fell."] * 20, "Ivo Lund left."))
    text = f"{first}\nIvo Lund said so. Ivo Lund said it again. {source} said it was late."
    sources = (("Ivo Lund", "said so"), ("Ivo Lund", "said it"), source)
    assert last(text, *sources).speakers == (found,)


@pytest.mark.parametrize(
    ("came", "found"),
    [
        ("On the pier sat Tor Lund.", "Tor Lund"),
        ("On the pier sat Ana Bell.", "Ana Bell"),
        ("He said that Tor Lund swam.", "Ivo Moss"),
        ("Ivo Moss came with Tor Lund.", "Ivo Moss"),
    ],
)
def test_the_rower_is_who_has_just_been_introduced(came, found):
    text = f"Ivo Moss came. Ivo Moss said so. Ivo Moss said it again. {came} The rower said no."
    sources = (("Ivo Moss", "said so"), ("Ivo Moss", "said it"), *["He"] * ("He" in text))
    people = [(name, "person") for name in ("Ivo Moss", "Tor Lund") if name in text]
    assert last(text, *sources, "The rower", entities=people).speakers == (found,)


@pytest.mark.parametrize(
    ("source", "found", "kind"),
    [
        ("State pier officials", "Ohio state pier officials", "group"),
        ("Some state officials", "some state officials", "unnamed"),
        ("Pier officials", "Pier officials", "unnamed"),
        ("The state", "Ohio", "organization"),
    ],
)
def test_state_officials_are_of_the_state_that_is_named(source, found, kind):
    text = f"Rain fell on Ohio and on Norvik. Norvik and Norvik bay are wet. {source} said so."
    places = [("Ohio", "location"), ("Norvik", "location")]
    quote = last(text, source, entities=places)
    assert (quote.speakers, quote.speaker_type) == ((found,), kind)


def test_people_of_a_body_by_its_name_are_called_by_it():
    text = "The Rope Guild met. Rope Guild researchers said so. Rope Guild inspectors said no."
    sources = ("Rope Guild researchers", "Rope Guild inspectors")
    found = name(text, *sources, entities=[("Rope Guild", "organization")])
    assert [q.speakers for q in found] == [("Rope Guild researchers",), ("Rope Guild",)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("a study from researchers at the port's Quell University", True),
        ("a study from sailors at Quell University", False),
    ],
)
def test_the_scientists_are_of_where_the_text_says_they_are(told, found):
    text = f"Rain fell on {told}. The scientists said ropes rot."
    quote = last(text, "The scientists", entities=[("Quell University", "organization")])
    assert quote.speakers == ("Quell University researchers" if found else "the scientists",)


@pytest.mark.parametrize(
    ("told", "source", "found"),
    [
        ("Norvik's Quell council is split.", "The council", "Norvik council"),
        ("Norvik's Quell council is split.", "The borough", "Norvik council"),
        ("Boats left Norvik borough council.", "The council", "Norvik council"),
        ("Norvik council tax is high.", "The council", "the council"),
        ("Norvik council owns a pier.", "A spokesman", "Norvik council"),
        ("Norvik council tax is high.", "A spokesman", "Rope Guild"),
    ],
)
def test_a_council_has_the_name_of_its_place(told, source, found):
    text = f"The Rope Guild met. {told} {source} said it was late."
    named = [("Norvik", "location"), ("Quell", "organization"), ("Rope Guild", "organization")]
    entities = [entity for entity in named if entity[0] in text]
    assert last(text, source, entities=entities).speakers == (found,)


def test_a_long_sentence_of_the_last_speaker_is_about_no_body_within_it():
    long = ", and that ropes rot" * 20
    text = f"The Rope Guild said that wind blew{long}, Quell Bank had sold it. Boats sank, it said."
    bodies = [("Rope Guild", "organization"), ("Quell Bank", "organization")]
    assert last(text, "The Rope Guild", ", it", entities=bodies).speakers == ("Rope Guild",)


@pytest.mark.parametrize(
    ("body", "found"),
    [("Government Harbour Office", "the government"), ("Kent Government", "Kent Government")],
)
def test_no_office_with_it_in_its_name_is_the_government(body, found):
    text = f"The {body} met. It rained. The government said it was late."
    quote = last(text, "The government", entities=[(body, "organization")])
    assert quote.speakers == (found,)


@pytest.mark.parametrize(
    ("noun", "names"),
    [("ministries", ("the two ministries",)), ("guilds", ("Rope Guild", "Sail Guild"))],
)
def test_no_two_that_spoke_last_are_the_two_ministries(noun, names):
    text = f"The Rope Guild said so. The Sail Guild said no. The two {noun} said it was late."
    bodies = [("Rope Guild", "organization"), ("Sail Guild", "organization")]
    sources = ("The Rope Guild", "The Sail Guild", f"The two {noun}")
    assert last(text, *sources, entities=bodies).speakers == names


@pytest.mark.parametrize(("mark", "found"), [('"', "Rope Guild"), ("", "Fiji")])
def test_it_is_no_country_that_begins_what_somebody_says(mark, found):
    text = f"The Rope Guild said it rained. {mark}Fiji wants ropes.{mark} It said boats were late."
    entities = [("Rope Guild", "organization"), ("Fiji", "location")]
    assert last(text, "Rope Guild", "It", entities=entities).speakers == (found,)


def test_he_is_not_whom_the_text_just_introduced_as_somebodys():
    text = (
        "Ivo Lund left. It rained on boats. Earlier Lund met with his Danish counterpart Pal Moss"
    )
    people = [("Ivo Lund", "person"), ("Pal Moss", "person")]
    said = f"{text}, where he said boats were late."
    assert last(said, "he", entities=people).speakers == ("Ivo Lund",)


def test_as_for_somebody_he_is_that_one():
    text = "Ivo Lund left. Rain fell on Ivo Lund. As for Pal Moss, he said it was late."
    people = [("Ivo Lund", "person"), ("Pal Moss", "person")]
    assert last(text, "he", entities=people).speakers == ("Pal Moss",)
