"""Bodies that sources describe, and several speakers that one source names."""

import pytest
from test_speakers import last, name
from test_speakers_names import said_last

from quotes.speakers.central_banks import country_of_central_bank

PAPERS = [("Rope Press", "organization"), ("Norvik Herald", "organization")]


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("The newspaper", "Norvik Herald"),
        ("The agency", "Rope Press"),  # nothing in the name of either tells an agency
    ],
)
def test_what_a_noun_describes_shows_in_the_name(mention, found):
    text = f"The Norvik Herald saw it. The Rope Press came later with boats. {mention} said so."
    assert last(text, mention, entities=PAPERS).speakers == (found,)


@pytest.mark.parametrize(
    ("named", "found"),
    [("Quay Weather Service", "Quay Weather Service"), ("Quay Bank", "Pier Repair Agency")],
)
def test_the_last_speaker_may_be_an_agency_by_another_word(named, found):
    text = (
        "It rained. It blew. It rained again. Boats came from the Pier Repair Agency. Ropes broke. "
        f"No boat sank. Nobody swam. Lamps went out. Bells rang. The {named} saw "
        "that it was strong, and the agency said so."
    )
    entities = [("Pier Repair Agency", "organization"), (named, "organization")]
    sources = (f"The {named}", "the agency said"[:10])
    assert last(text, *sources, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("body", "noun", "found"),
    [
        ("Ropes Commission", "panel", "Ropes Commission"),
        ("Ropes Bank", "panel", "the panel"),
        ("United Rope Workers", "union", "United Rope Workers"),
    ],
)
def test_a_commission_is_a_panel_and_a_bank_is_none(body, noun, found):
    text = f"The {body} met in Norvik. The {noun} said ropes were dear."
    assert last(text, f"The {noun}", entities=[(body, "organization")]).speakers == (found,)


@pytest.mark.parametrize(
    ("said", "found"),
    [("the firm said", "Quayline"), ("a firm in Norvik, rots", "TideSoft")],
)
def test_who_says_so_after_a_comma_is_not_what_stands_before_it(said, found):
    text = f"Quayline sells ropes. One in ten is made with TideSoft, {said}. The firm said no more."
    entities = [("Quayline", "organization"), ("TideSoft", "organization")]
    assert last(text, "Quayline", "The firm", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("paid", "found"),
    [("Nordtel paid.", "Nordtel"), ("Mr Nordtel paid.", "Norvik Shipping")],
)
def test_a_name_that_nothing_shows_to_be_a_person_may_be_the_company(paid, found):
    text = f"Norvik Shipping lost a boat. {paid} Nordtel said so. The company was sorry."
    entities = [("Norvik Shipping", "organization"), ("Nordtel", "person")]
    named = last(text, "Nordtel said"[:7], "The company", entities=entities)
    assert (named.speakers, named.speaker_type) == ((found,), "organization")


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


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Norvik Council owns the pier and takes a tenth.", "Norvik Council"),
        ("The pier is owned by Norvik council.", "Rope Guild"),
    ],
)
def test_a_spokesman_is_of_whom_the_sentence_before_is_about(before, found):
    text = (
        f"Rope Guild sells ropes. Rope Guild said it was late. {before} A spokesman said no more."
    )
    entities = [("Rope Guild", "organization"), ("Norvik", "organization")]
    assert last(text, "Rope Guild", "A spokesman", entities=entities).speakers == (found,)


@pytest.mark.parametrize(("told", "found"), [("For the guild", "Rope Guild"), ("In May", "Quell")])
def test_it_is_the_body_for_which_the_sentence_before_tells_something(told, found):
    text = f"Rope Guild met. Rain fell. Wind blew. {told}, the head of Quell was bad. It said so."
    entities = [("Rope Guild", "organization"), ("Quell", "organization")]
    assert last(text, "It", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("The guild and its owners", ("Rope Guild", "Rope Guild's owners")),
        ("Ana Bell and her campaign", ("Ana Bell", "Bell campaign")),
        ("Critics and the Rope Guild", ("critics", "Rope Guild")),
        ("Ana Bell, along with sailor Ivo Lund,", ("Ana Bell", "Ivo Lund")),
        ("The mayor and poet", ("Ana Bell",)),
        ("Two critics, Ana Bell and Ivo Lund,", ("Ana Bell", "Ivo Lund")),
        ("Two critics, friends of Ana Bell and painters,", None),
    ],
)
def test_a_determiner_after_and_begins_another_speaker(mention, names):
    text = f"Mayor Ana Bell met Rope Guild. {mention} said the pier was old. Ivo Lund left."
    entities = [("Rope Guild", "organization")]
    found = last(text, mention, entities=entities).speakers
    assert found == names if names else len(found) == 1


def test_firms_who_have_done_something_are_no_people():
    text = "Norvik, Lund Motors and Quell, who have met, will pay. The firms said no more."
    entities = [("Norvik", "misc"), ("Lund Motors", "organization"), ("Quell", "organization")]
    found = last(text, "The firms", entities=entities).speakers
    assert found == ("Norvik", "Lund Motors", "Quell")


@pytest.mark.parametrize(
    ("before", "names"),
    [("The Conservatives met.", ("Conservatives",)), ("Labour met.", ("the Tories",))],
)
def test_the_tories_have_the_name_that_the_text_gives(before, names):
    assert last(f"{before} The Tories said no.", "The Tories").speakers == names


def test_a_regulator_in_a_headline_is_the_one_named_below():
    text = "Regulator faults ropes\n\nThe Pier Safety Board met in Norvik."
    entities = [("Pier Safety Board", "organization")]
    assert last(text, "Regulator", entities=entities).speakers == ("Pier Safety Board",)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Quell has sold the pier.", "Quell"),
        ("Quell, which has sold the pier, left.", "Quell"),
        ("Quell - a firm that sells ropes - left.", "Quell"),
        ("Quell, whose boats sank with 2.5 tonnes of ropes, sold the pier.", "Quell"),
        ("Quell disputes the tides.", "Quell"),
        ("Quell tides rot.", None),
        ("The contractor that shut the old pier, Quell, was late.", "Quell"),
        ("The tide that shut the old pier, Quell, was late.", None),
        ("The pier was sold by Quell.", "Quell"),
        ("Ivo Lund is a clerk at Quell in Norvik.", "Quell"),
        ("Boats came in, and a Quell spokeswoman left.", "Quell"),
        ("Quell Bank was shut.", "Quell Bank"),
        ("A gig in Quell sold ropes.", None),
        ("Ivo Lund told Quell Bank on Monday.", None),
        ("Sales outside northern Quell rose.", None),
        ("Ropes for Quell ads were dear.", None),
        ("Ivo Lund wrote the novel Quell, which has a pier in it.", None),
        ("Lorries on Quell Street, which has a pier, were late.", None),
    ],
)
def test_only_what_acts_is_the_company_that_is_described(told, named):
    text = f"{told} The company said it was late."
    entities = [("Quell Bank" if "Bank" in told else "Quell", "organization")]
    assert last(text, "The company", entities=entities).speakers == (named or "the company",)


def test_a_likelier_name_that_is_no_bodys_leaves_the_description_alone():
    text = (
        "Rope Guild met. Rain fell. Ropes were dear. Quell tides came. Quell tides went. No boat "
        "sank off Quell. Nobody swam off Quell. A spokesman said no more."
    )
    entities = [("Rope Guild", "organization"), ("Quell", "organization")]
    assert last(text, "A spokesman", entities=entities).speakers == ("a spokesman",)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A spokesman", "Rope Guild"),
        ("A guild spokesman", "Rope Guild"),
        ("A Quell spokesman", "Quell"),
        ("A Liberal spokesman", "a Liberal spokesman"),
        ("A spokesman for her lawyers", "a spokesman for her lawyers"),
        ("The skipper's official spokesman", "the skipper's official spokesman"),
        ("A spokesman for Quell Re", "Quell Re"),
    ],
)
def test_a_spokesman_of_somebody_else_is_not_of_the_body_in_focus(source, found):
    text = f"Rope Guild said it was late. {source} said no more."
    entities = [("Rope Guild", "organization")]
    if "Re" in source:
        entities.append(("Quell Re", "organization"))
    assert last(text, "Rope Guild", source, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("passive", "named"),
    [
        ("it was confirmed on Monday", ()),
        ("it has since been said", ("Rope Guild",)),
        ("it has been revealed", ()),
        ("it has now emerged", ()),
        ("it confirmed on Monday", ("Rope Guild",)),
        ("it is sorry, it said", ("Rope Guild",)),
    ],
)
def test_it_is_nobody_where_something_is_confirmed(passive, named):
    text = f"Rope Guild will sell the pier, {passive}."
    assert last(text, "it", entities=[("Rope Guild", "organization")]).speakers == named


@pytest.mark.parametrize(
    ("before", "named"),
    [("Rope Guild paid.", ("Rope Guild",)), ("Ivo Lund works for Rope Guild.", ())],
)
def test_they_are_no_body_but_the_one_the_sentence_before_is_about(before, named):
    text = f"{before} They said it was late."
    assert last(text, "They", entities=[("Rope Guild", "organization")]).speakers == named


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The report", "Rope Guild"),
        ("The figures", "Rope Guild"),
        ("The lawsuit", "the lawsuit"),
        ("The minutes", "the minutes"),
        ("The letter", "the letter"),
    ],
)
def test_who_spoke_last_put_out_the_report_but_not_the_lawsuit(source, found):
    text = f"Rope Guild said ropes were dear. {source} said boats were late."
    entities = [("Rope Guild", "organization")]
    assert last(text, "Rope Guild", source, entities=entities).speakers == (found,)


@pytest.mark.parametrize(("again", "found"), [("suit", "Ana Bell"), ("order", "the order")])
def test_the_suit_is_the_lawsuit_that_spoke_before(again, found):
    text = f"Ana Bell's lawsuit says boats were late. It rained. The {again} says ropes were dear."
    entities = [("Ana Bell", "person")]
    named = last(text, "Ana Bell's lawsuit", f"The {again}", entities=entities)
    assert named.speakers == (found,)


@pytest.mark.parametrize(
    ("issuer", "found"),
    [
        ("Quell Press editor Ana Bell", "Ana Bell"),
        ("Quell Press", "Quell Press"),
        ("Quell Press, a friend of editor Ana Bell,", "Quell Press"),
    ],
)
def test_a_book_is_by_the_person_whose_title_names_a_body(issuer, found):
    text = f"A book by {issuer} was sold. It rained. The book said boats were late."
    entities = [("Quell Press", "organization"), *([("Ana Bell", "person")] * ("Ana" in issuer))]
    assert last(text, "The book", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("noun", "place", "found"),
    [
        ("city", "Norvik", "Norvik"),
        ("city", "Pier Road", "the city"),
        ("country", "Norway", "Norway"),
        ("country", "Norvik", "the country"),
    ],
)
def test_no_road_is_a_city_and_no_town_a_country(noun, place, found):
    text = f"Boats left {place} late. The {noun} said it was sorry."
    assert last(text, f"The {noun}", entities=[(place, "location")]).speakers == (found,)


@pytest.mark.parametrize(
    ("told", "found"),
    [("Boats from Quell met.", "the Quell company"), ("Quell has sold ropes.", "Quell")],
)
def test_a_name_before_company_is_its_place_unless_it_acts(told, found):
    text = f"{told} The Quell company said it was late."
    assert last(text, "The Quell company", entities=[("Quell", "organization")]).speakers == (
        found,
    )


def test_a_description_that_named_nobody_does_not_hide_the_name_to_come():
    text = "Boats left Norvik Bay. The firm said it was late. Quell sold ropes. The firm left."
    entities = [("Norvik Bay", "organization"), ("Quell", "organization")]
    first, second = name(text, "The firm", "The firm", entities=entities)
    assert (first.speakers, second.speakers) == (("the firm",), ("Quell",))


@pytest.mark.parametrize(
    ("where", "found"),
    [("in Finland", "a team in Finland"), ("at the Norvik Institute", "Norvik Institute")],
)
def test_a_body_is_no_place_that_it_is_in(where, found):
    text = f"It rained. A team {where} said so."
    assert last(text, f"A team {where}").speakers == (found,)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The Norvik rope firm", "Norvik"),  # a rope firm may be called so
        ("The Norvik firm", "the Norvik firm"),  # and a firm may be in a town called so
        ("The ruling", "Quay Court"),
        ("The memoir", "the memoir"),
    ],
)
def test_more_nouns_tell_a_firm_and_rulings_a_court(source, found):
    text = f"The Quay Court said ropes were dear. It rained in Norvik. {source} said so."
    entities = [("Quay Court", "organization"), ("Norvik", "organization")]
    assert last(text, "The Quay Court", source, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("source", "found"), [("The book", "Ana Bell"), ("The order", "the order")]
)
def test_books_are_their_authors(source, found):
    text = f"A memoir by Ana Bell said ropes were dear. It rained. {source} said so."
    assert last(text, "A memoir by Ana Bell", source).speakers == (found,)


@pytest.mark.parametrize(
    ("source", "told", "found"),
    [
        ("a report", "The Quay Institute tested forty", "Quay Institute"),
        ("a port lender", "Bay firm Quay Institute sold forty", "Quay Institute"),
        ("a report", "Forty were torn at the Quay Institute", "a report"),
        ("a report", "Forty tore. Nobody fell. It rained. The Quay Institute said so", "a report"),
        ("rowers", "The Quay Institute tested forty", "rowers"),
    ],
)
def test_what_opens_a_text_is_of_the_body_that_is_named_next(source, told, found):
    text = f"Ropes rot in rain, {source} said. {told}."
    assert last(text, source, entities=[("Quay Institute", "organization")]).speakers == (found,)


def test_what_comes_late_is_not_of_the_body_that_is_named_next():
    text = "It rained. Boats sank. Ropes tore. A report said so. The Quay Institute tested forty."
    quote = last(text, "A report", entities=[("Quay Institute", "organization")])
    assert quote.speakers == ("a report",)


@pytest.mark.parametrize(
    ("told", "mention", "names"),
    [
        ("", "The firms", ("Quay Bank", "Rope Works")),
        ("Tide Mills paid. ", "The firms", ("the firms",)),
        ("", "The local firms", ("the local firms",)),
        ("", "The police", ("the police",)),
    ],
)
def test_the_only_two_bodies_that_are_named_are_the_firms(told, mention, names):
    text = f"Quay Bank sold a pier. Rope Works took it. {told}{mention} said it was old."
    bodies = [name for name in ("Quay Bank", "Rope Works", "Tide Mills") if name in text]
    quote = last(text, mention, entities=[(name, "organization") for name in bodies])
    assert quote.speakers == names


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        ("Norvik police came.", "Police", "Norvik police"),
        ("Norvik police came.", "The force", "Norvik police"),
        ("Norvik police came.", "Riot police", "Riot police"),
        ("Norvik police met Lund police.", "Police", "police"),
        ("Norvik police met Lund police.", "Police in Norvik, Ohio,", "Norvik police"),
        ("The Norvik Police Service met Lund police.", "Norvik police", "Norvik Police Service"),
        ("The Norvik Police Service met Lund police.", "Lund police", "Lund police"),
        ("The Norvik Police Service met Lund police.", "The police", "Norvik Police Service"),
        ("The Norvik Police Service came.", "The task force", "task force"),
        ("The Commissioner of Police came.", "Police", "Police"),
        ("The Norvik Police Union came.", "Police", "Police"),
    ],
)
def test_the_police_are_those_of_the_place_that_is_told(told, mention, found):
    text = f"{told} {mention} said it rained."
    entities = ((f"{place}(?=,| police)", "location") for place in ("Norvik", "Lund"))
    assert said_last(text, mention, *entities) == (found,)


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        ("Economists of Riksbank came.", "Sweden's central bank", "Riksbank"),
        ("Economists of Riksbank came.", "The central bank", "Riksbank"),
        ("Economists of Riksbank came.", "Fiji's central bank", "Fiji's central bank"),
        ("The Central Bank of Fiji met Quay Bank.", "The Fijian central bank", "Bank of Fiji"),
        ("Quay Bank of Fiji met rowers.", "The Fijian central bank", "Fiji's central bank"),
        ("Quay Bank met rowers in Fiji.", "The central bank", "Fiji's central bank"),
        ("Quay Bank met rowers.", "The central bank", "the central bank"),
        ("Quay Bank met rowers.", "The bank", "Quay Bank"),
    ],
)
def test_a_central_bank_is_no_other_bank(told, mention, found):
    text = f"{told} Ropes rot. {mention} said it rained."
    entities = [("Riksbank", "organization"), ("Quay Bank", "organization")]
    entities += [("Fiji", "location"), ("Sweden", "location")]
    assert said_last(text, mention, *entities)[0].endswith(found)


@pytest.mark.parametrize(("gap", "found"), [("\n\n", "Fiji's central bank"), (" ", "Quay Bank")])
def test_the_bank_is_the_central_one_that_has_spoken(gap, found):
    fed = "The Federal Reserve said no. The Bank of Fiji asked why. The bank said it was late."
    assert last(fed, "The Federal Reserve", "The bank").speakers == ("Bank of Fiji",)
    text = f"Fiji's central bank said no. Quay Bank asked why.{gap}The bank said it was late."
    entities = [("Fiji", "location"), ("Quay Bank", "organization")]
    quote = last(text, "Fiji's central bank", "Quay Bank", "The bank", entities=entities)
    assert quote.speakers == (found,)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the Fed", "United States"),
        ("Bank of Japan", "Japan"),
        ("National Bank of Fiji", "Fiji"),
        ("Reserve Bank of the Philippines", "Philippines"),
        ("Swiss National Bank", "Switzerland"),
        ("European Central Bank", "European Union"),
        ("Bank of America", None),
        ("Quay Bank of Japan", None),
        ("National Bank", None),
        ("Japan", None),
    ],
)
def test_central_banks_are_known_by_their_names(name, country):
    assert country_of_central_bank(name) == country


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The jury of the Quay Prize", "Quay Prize jury"),
        ("The town council of Norvik", "Norvik town council"),
        ("The board of the Quay Prize", "Quay Prize"),
        ("A jury of the Quay Prize", "Quay Prize"),
    ],
)
def test_a_jury_of_a_prize_is_not_the_prize(source, found):
    entities = [("Quay Prize", "organization"), ("Norvik", "location")]
    text = f"Rowers won the Quay Prize in Norvik. {source} said it was late."
    assert said_last(text, source, *entities) == (found,)


@pytest.mark.parametrize(
    ("told", "found"),
    [("The council's insurer, Quell,", "the council"), ("The council, Quell,", "Quell")],
)
def test_what_a_body_has_is_not_the_body(told, found):
    text = f"{told} met rowers. Quell sold ropes. The council said it was late."
    assert last(text, "The council said"[:11], entities=[("Quell", "organization")]).speakers == (
        found,
    )


def test_a_title_alone_is_nobody_so_a_court_is_of_justice():
    text = "It rained. The Rope Court of Justice said it was late."
    mention = "The Rope Court of Justice"
    assert last(text, mention, entities=[("Rope Court", "organization")]).speakers == (
        "Rope Court of Justice",
    )


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        ("Fiji Airways has rowed.", "Fiji", "Fiji"),
        ("Quell Therapeutics has rowed.", "Quell", "Quell Therapeutics"),
        ("Quell Maps has rowed.", "Quell", "Quell"),
    ],
)
def test_a_firm_leaves_out_what_it_does_but_is_no_country(told, mention, found):
    text = f"{told} {mention} said it was late."
    body = told.removesuffix(" has rowed.")
    spans = [(body, "organization"), (f"{mention} said"[: len(mention)], "organization")]
    assert said_last(text, mention, *spans) == (found,)


def test_a_label_with_a_name_behind_it_is_no_document():
    text = "Mrs Ana Bell came. Her label, Quell Records, said it was late."
    entities = [("Quell Records", "organization")]
    assert last(text, "Her label, Quell Records,", entities=entities).speakers == ("Quell Records",)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        (
            "Ana Bell of Porto, Ivo Lund of Old Quay and Tor Moss of Norvik",
            ("Ana Bell", "Ivo Lund", "Tor Moss"),
        ),
        ("Ana Bell, head of Quell, and Tor Moss", ("Ana Bell", "Tor Moss")),
    ],
)
def test_those_listed_may_have_their_places(listed, names):
    text = f"It rained. {listed} said it was late."
    people = [(one, "person") for one in ("Ana Bell", "Ivo Lund", "Tor Moss") if one in listed]
    assert last(text, listed, entities=people).speakers == names


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("Her allies", ("Ana Bell's allies",)),
        ("His allies", ("Ivo Lund's allies",)),
        ("Her old friend", ("Ana Bell's old friend",)),
        ("The guild's lawyers", ("Rope Guild's lawyers",)),
        ("The new guild's lawyers", ("the new guild's lawyers",)),  # which may be another
        ("The harbour's lawyers", ("the harbour's lawyers",)),
    ],
)
def test_who_has_no_name_is_called_by_the_name_of_whose_they_are(mention, found):
    text = f"Mrs Ana Bell met Mr Ivo Lund. The Rope Guild has rowed. {mention} said it was late."
    assert last(text, mention, entities=[("Rope Guild", "organization")]).speakers == found


def test_he_is_not_who_is_called_by_his_name():
    text = "Mr Ivo Lund came. His boss thanked him, and he said it was late."
    assert last(text, "His boss", "he said"[:2]).speakers == ("Ivo Lund",)


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        # No union runs ferries, no bank flies, no league is a club.
        ("Crew at Brine Ferries left. The Rope Union was late.", "The operator", "Brine Ferries"),
        ("Quell has sold boats. Rope Bank said so.", "The airline", "Quell"),
        ("Quell has sold boats. The Rope League said so.", "The club", "Quell"),
        ("Quell has sold boats. The Rope Union said so.", "The group", "Rope Union"),
        # A kind of place in a name is enough, wherever it stands.
        ("Boats met near Hotel Brine.", "The hotel", "Hotel Brine"),
        ("Boats met near Hotel Brine.", "The museum", "the museum"),
        # What only tells the kind is no name of another body.
        ("Quell has sold boats.", "The chipmaker", "Quell"),
        ("Quell has sold boats.", "The social network", "Quell"),
        ("Quell has sold boats.", "The Danish broadcaster", "Quell"),
        ("Quell has sold boats.", "The rowers' group", "rowers' group"),
        ("The Rope Institute said so.", "The think tank", "Rope Institute"),
        # Parties, papers and bands have names of any kind, a bank has not.
        ("Boats left. Quell said so.", "The party", "Quell"),
        ("Boats left. Rope Bank said so.", "The party", "the party"),
    ],
)
def test_a_body_is_of_the_kind_that_a_noun_tells(told, mention, found):
    names = ["Quell", "Brine Ferries", "Rope Union", "Rope Bank", "Rope League", "Rope Institute"]
    bodies = [name for name in names if name in told]
    entities = [(body, "organization") for body in bodies]
    entities += [("Hotel Brine", "location")] * ("Hotel Brine" in told)
    text = f"{told} {mention} said it was late."
    spoke = [(body, "said so") for body in bodies if f"{body} said so" in told]
    assert last(text, *spoke, mention, entities=entities).speakers == (found,)


BODIES = ["Rope Agency", "Quay Bank", "Rope Committee", "Norvik Front", "Rope Bank", "Quell"]


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        ("Fiji's central bank met.", "The bank", "Fiji's central bank"),
        ("Fiji's central bank met Quay Bank.", "The bank", "Quay Bank"),
        ("Fiji's foreign ministry met.", "The ministry", "Fiji's foreign ministry"),
        ("Fiji's foreign ministry met.", "A ministry spokesman", "Fiji's foreign ministry"),
        ("Fiji's foreign ministry met.", "The army", "Fijian army"),
        ("Fiji met.", "The Tongan side", "Tonga"),
        ("The Rope Agency said so.", "The U.N. agency", "Rope Agency"),
        ("The Rope Agency said so.", "The UN humanitarian office", "UN humanitarian office"),
        ("Boats met.", "The EU executive", "European Commission"),
        ("The Rope Committee said so.", "The MPs", "Rope Committee"),
        ("The Norvik Front said so.", "The rebels", "Norvik Front"),
        ("Quay Bank said so.", "The MPs", "the MPs"),
        # Who works for a body has not spoken as the body.
        ("Quay Bank met Quay Bank. Analysts at Rope Bank said so.", "The bank", "Quay Bank"),
    ],
)
def test_a_body_is_known_by_its_country_kind_or_members(told, mention, found):
    bodies = [body for body in BODIES if body in told]
    entities = [(body, "organization") for body in bodies]
    entities += [(place, "location") for place in ("Fiji", "U.N.") if place in f"{told} {mention}"]
    sources = ("The Rope Agency", "The Rope Committee", "The Norvik Front", "Analysts at Rope Bank")
    spoke = [(source, "said so") for source in sources if f"{source} said so" in told]
    text = f"{told} {mention} said it was late."
    assert last(text, *spoke, mention, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("told", "found"),
    [("", "Quell"), ("Boats met. ", "rope watchdog")],
)
def test_a_watchdog_that_opens_a_text_is_named_behind(told, found):
    text = told + "It rained. It blew. " * bool(told)
    text += "Fees will rise, the rope watchdog said. Quell has found holes in three boats."
    entities = [("Quell", "organization")]
    mention = ("the rope watchdog", "Fees will rise")
    assert last(text, mention, entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("body", "noun", "found"),
    [
        ("Ropes Inspectorate", "watchdog", "Ropes Inspectorate"),
        ("Mast Standards Panel", "regulator", "Mast Standards Panel"),
        ("Norvik Public Schools", "district", "Norvik Public Schools"),
        ("World Rope Council", "world body", "World Rope Council"),
    ],
)
def test_a_watchdog_is_no_more_often_named_association(body, noun, found):
    text = (
        f"The Quay Sailors' Association fears rats. The Quay Sailors' Association has written to"
        f" {body}. The {noun} said so."
    )
    entities = [("Quay Sailors' Association", "organization"), (body, "organization")]
    assert last(text, f"The {noun}", entities=entities).speakers == (found,)


@pytest.mark.parametrize(
    ("before", "after"),
    [("OSLO (Quay Newswire) - ", ""), ("", "Ana Bell told the Quay Herald about it. ")],
)
def test_no_agency_of_a_dateline_or_paper_that_is_told_is_the_firm(before, after):
    text = f"{before}Nordbank sold ropes. {after}The firm said no more."
    entities = [
        ("Quay Newswire", "organization"),
        ("Quay Herald", "organization"),
        ("Nordbank", "organization"),
    ]
    entities = [e for e in entities if e[0] in text]
    assert last(text, "The firm", entities=entities).speakers == ("Nordbank",)


@pytest.mark.parametrize(
    ("told", "mention", "found"),
    [
        ("The Department of Ropes met.", "The Ropes Department", "Department of Ropes"),
        ("The Department of Justice met.", "The department", "Department of Justice"),
        ("Six Days for Quay Creek met.", "Six Days", "Six Days for Quay Creek"),
        ("Lund Freight Lines sank.", "Lund Freight", "Lund Freight Lines"),
        ("Profit at Quell Bank fell.", "The lender", "Quell Bank"),
        ("Ana Bell sued Moss Records.", "The label", "Moss Records"),
        ("Quell Pharma paid.", "A spokesman for the Danish manufacturer", "Quell Pharma"),
        ("It hailed.", "The Danubian tourist board", "Danubian tourist board"),
        ("It hailed.", "A Quist Nations-backed panel", "a Quist Nations-backed panel"),
        (
            "The Ropes Department sank. The Department of Justice met.",
            "The Justice Department",
            "Department of Justice",
        ),
        (
            "The National Ropes Commission met.",
            "Fiji's ropes commission",
            "National Ropes Commission",
        ),
        ("Quay Radio ran it.", "A spokesman for the broadcaster", "Quay Radio"),
        (
            "Quell University met the University Sailors' Union.",
            "The university",
            "Quell University",
        ),
        ("It hailed.", "The Mounties", "Royal Canadian Mounted Police"),
        ("It hailed.", "Gardaí", "An Garda Síochána"),
        ("It hailed.", "A Garda spokesman", "An Garda Síochána"),
    ],
)
def test_a_body_goes_by_several_names(told, mention, found):
    names = (
        *("Department of Ropes", "Department of Justice", "Six Days for Quay Creek", "Six Days"),
        *("Lund Freight Lines", "Lund Freight", "Quell Bank", "Moss Records", "Quell Pharma"),
        *("Ropes Department", "Danish", "Danubian", "National Ropes Commission", "Quay Radio"),
        *("Quell University", "University Sailors' Union", "Justice Department", "Fiji"),
    )
    text = f"{told} {mention} said so."
    entities = [(n, "organization") for n in names if n in text]
    assert last(text, mention, entities=entities).speakers == (found,)


@pytest.mark.parametrize("name", ["Quay Workers", "Rowers' Guild", "Brotherhood of Rowers"])
def test_a_union_may_be_called_after_who_is_in_it(name):
    entities = [(name, "organization"), ("Pier Bank", "organization")]
    text = f"The Pier Bank paid them. The {name} said no. The Pier Bank sat. The union said so."
    assert last(text, f"The {name}", "The union", entities=entities).speakers == (name,)


def test_the_hague_is_a_country_with_its_article():
    assert last("It rained. The Hague said so.", "The Hague").speakers == ("Netherlands",)


@pytest.mark.parametrize("mention", ["The developer", "The utility", "The firm"])
def test_a_council_is_no_business(mention):
    entities = [("Quay Council", "organization"), ("Tarn Homes", "organization")]
    text = f"Tarn Homes said yes. It rained. The Quay Council said no. {mention} said so."
    assert last(text, mention, entities=entities).speakers == ("Tarn Homes",)


def test_no_residents_group_is_the_company():
    text = "Quell Bank met. It rained. Quay Residents Group said no. The company said it was late."
    entities = [("Quell Bank", "organization"), ("Quay Residents Group", "organization")]
    sources = ("Quay Residents Group", "The company")
    assert last(text, *sources, entities=entities).speakers == ("Quell Bank",)
