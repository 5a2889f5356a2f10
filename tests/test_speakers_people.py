"""People whom a text describes or calls by a part of the name."""

import pytest
from test_speakers import last, within

from quotes.speakers import name_speakers
from quotes.speakers.cast import Cast
from quotes.types import Document, Entity, Tagging

_TWO = (("Ana Bell", "person"), ("Ivo Lund", "person"))


def speakers(text, *sources, entities=_TWO):
    named = [entity for entity in entities if entity[0] in text]
    return last(text, *sources, entities=named).speakers


def test_a_sentence_of_many_names_is_no_headline():
    line = "Mayor Ana Bell, a Dane, met Mayor Ivo Lund of Porto, a Finn, on Monday."
    assert speakers(f"{line}\n\nIt rained, the Dane said.", "the Dane") == ("Ana Bell",)


@pytest.mark.parametrize(
    ("titled", "found"),
    [("Dr Bell", "Ana Bell"), ("Judge Bell", "Olga Bell"), ("Bell", "Ana Bell")],
)
def test_a_title_tells_which_of_two_of_a_surname_is_meant(titled, found):
    text = f"Dr Ana Bell wrote. Ana Bell met Judge Olga Bell. It rained. {titled} said so."
    named = [("Ana Bell", "person"), ("Olga Bell", "person")]
    assert speakers(text, titled, entities=named) == (found,)


@pytest.mark.parametrize(
    ("source", "found"), [("The senator", "Ivo Lund"), ("The mayor", "Ana Bell")]
)
def test_a_title_reaches_back_to_no_other_person(source, found):
    text = f"Mayor Ana Bell and Senator Ivo Lund met. Ana Bell ate. Lund sat. {source} said so."
    assert speakers(text, source) == (found,)


def test_who_has_a_nickname_is_called_so():
    text = "Ana “Tide” Bell rows. Ivo Lund sat. Tide said it rained."
    named = [("Ana “Tide” Bell", "person"), ("Ivo Lund", "person"), ("Tide", "person")]
    assert speakers(text, "Tide", entities=named) == ("Ana Bell",)


@pytest.mark.parametrize(
    ("couple", "source", "found"),
    [
        ("Ivo and Ana Bell", "Mr Bell", "Ivo Bell"),
        ("The twins Ivo and Ana Bell", "Ivo", "Ivo Bell"),
        ("The Bells and their boys, Ivo and Ana Bell", "Ivo", "Ivo Bell"),
        ("Ivo and Ana Bell", "Ivo", "Ivo"),  # perhaps Ivo's name is another
    ],
)
def test_a_couple_shares_the_surname(couple, source, found):
    text = f"{couple} lost a boat. It rained. {source} said so."
    named = [("Ivo", "person"), ("Ana Bell", "person"), ("Bell", "person")]
    assert speakers(text, source, entities=named) == (found,)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ana Bell met Ivo Bell.", ("Ana Bell", "Ivo Bell")),
        ("Ana Bell met Ivo Bell and Tor Bell.", ("Bells",)),
    ],
)
def test_a_family_is_the_two_of_its_name(told, found):
    names = [(name, "person") for name in ("Ana Bell", "Ivo Bell", "Tor Bell") if name in told]
    assert speakers(f"{told} It rained. The Bells said so.", "The Bells", entities=names) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ivo Bell wept. 'I fell,' said his wife Ana.", "Ana Bell"),
        ("Ivo Bell wept. It rained. Wife Ana, 40, sang.", "Ana Bell"),
        ("Ivo Bell wept. It rained. Mother Ana, an abbess, sang.", "Ana"),
    ],
)
def test_a_relative_bears_the_surname(told, found):
    named = [("Ivo Bell", "person"), ("Ana", "person")]
    assert speakers(f"{told} Ana said so.", "Ana", entities=named) == (found,)


def test_the_elder_of_a_name_tells_nothing_of_the_gender_of_the_other():
    text = "Ana Bell rows. Ana Bell met Ivo Bell. The elder Bell knew he swam. Rain. Bell said no."
    named = [(name, "person") for name in ("Ivo Bell", "Ana Bell", "Bell")]
    assert speakers(text, "Bell", entities=named) == ("Ana Bell",)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The artist", "Ana Bell"),
        ("The goalkeeper", "Ivo Lund"),
        ("The player", "Ivo Lund"),
        ("The linesman", "the linesman"),  # who is seldom named
        ("The world number three", "Ivo Lund"),
        ("The accused", "Ivo Lund"),
    ],
)
def test_a_sculptor_is_an_artist(source, found):
    text = f"The sculptor Ana Bell sat. Goalkeeper Ivo Lund sang. Lund ate. {source} said no."
    assert speakers(text, source) == (found,)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The mother-of-two", "Ana Bell"),
        ("The father-of-two", "Ivo Lund"),
        ("The mayor-elect", "Ana Bell"),
    ],
)
def test_a_father_of_two_is_a_man_and_a_mayor_elect_a_mayor(source, found):
    text = f"Ana Bell, the mayor-elect, met Ivo Lund. {source} said it rained."
    assert speakers(text, source) == (found,)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The mayor", "Ana Bell"),
        ("The shadow mayor", "Olga Quist"),
        ("The former mayor", "Ivo Lund"),
        ("The ex-mayor", "Ivo Lund"),
    ],
)
def test_who_is_called_so_is_the_former_or_shadow_mayor(source, found):
    text = (
        "Mayor Ana Bell sued her predecessor, Ivo Lund. The shadow mayor, Olga Quist, sang."
        f" Bell sat. {source} said it rained."
    )
    assert speakers(text, source, entities=[*_TWO, ("Olga Quist", "person")]) == (found,)


@pytest.mark.parametrize(
    ("source", "found"),
    [("The Dutchman", "Ivo Lund"), ("The Dutchwoman", "Ana Bell"), ("The Scot, 45", "Ana Bell")],
)
def test_a_dutchman_is_a_man(source, found):
    text = f"Ivo Lund met Ana Bell. Bell ate. {source} said no."
    assert speakers(text, source) == (found,)


@pytest.mark.parametrize(
    ("told", "source", "found"),
    [
        ("Lund’s lawyer, Ana Bell, sat.", "His lawyer", "Ana Bell"),
        ("Ana Bell, a lawyer, sat.", "His lawyer", "Ivo Lund's lawyer"),
    ],
)
def test_his_lawyer_is_who_is_called_so_or_has_the_name_of_the_client(told, source, found):
    text = f"Ivo Lund rows. {told} Ivo Lund ate. He said no. {source} said it rained."
    assert speakers(text, "He", source) == (found,)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("“I ran,” he said. Ivo Lund sat.", ("Ivo Lund",)),
        ("A clerk ran. He said no. Ivo Lund sat.", ()),
    ],
)
def test_a_text_may_open_with_a_pronoun_before_the_name(opening, found):
    text = f"{opening} It rained."
    assert speakers(text, "he" if found else "He") == found or not found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The mayor", "Ivo Lund"),
        ("The mayor-elect", "Ana Bell"),
        ("The outgoing mayor", "Ivo Lund"),
        ("The keeper", "Olga Quist"),
    ],
)
def test_a_mayor_elect_is_no_mayor_yet(source, found):
    text = (
        "Mayor-elect Ana Bell met outgoing Mayor Ivo Lund. Goalkeeper Olga Quist sang."
        f" It rained. {source} said no."
    )
    assert speakers(text, source, entities=[*_TWO, ("Olga Quist", "person")]) == (found,)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("A woman said no. Ana Bell, 43, rows", "Ana Bell"),
        ("A man said no. Ana Bell, 43, rows", "a man"),
        ("A woman said no. Ana Bell rows", "a woman"),
    ],
)
def test_a_text_may_open_with_who_is_then_named_with_the_age(opening, found):
    assert speakers(f"{opening}, as ever.", opening[: opening.index(" said")]) == (found,)


@pytest.mark.parametrize(("tie", "found"), [("dad", "Ivo Bell"), ("girlfriend", "Ivo")])
def test_only_kin_shares_the_surname(tie, found):
    text = f"Ana Bell rows. Her {tie}, Ivo, sat. Ivo said no."
    assert speakers(text, "Ivo", entities=[("Ana Bell", "person"), ("Ivo", "person")]) == (found,)


@pytest.mark.parametrize(
    "source", ["Cllr Ana Bell (Ind, Quay Street)", "Cllr Ana Bell (Ind, Quay St"]
)
def test_a_parenthesis_that_a_source_cuts_tells_no_speaker(source):
    text = "It rained. Cllr Ana Bell (Ind, Quay Street) said no."
    named = [("Ana Bell", "person"), ("Ind", "organization"), ("Quay Street", "location")]
    assert speakers(text, source, entities=named) == ("Ana Bell",)


@pytest.mark.parametrize("source", ["Mr Lund's widow, Ana Bell", "Dr. Lund’s deputy, Ana Bell"])
def test_whose_relative_somebody_is_with_a_title_is_somebody_else(source):
    text = f"Ivo Lund rows. Lund sat. {source} said no."
    assert speakers(text, source, entities=[*_TWO, ("Lund", "person")]) == ("Ana Bell",)


@pytest.mark.parametrize(("source", "found"), [("The C.E.O.", "Ana Bell"), ("The CFO", "Ivo Lund")])
def test_an_office_may_be_written_with_points(source, found):
    text = f"Ana Bell, the C.E.O. of Quist, sat. Ivo Lund, the C.F.O., ate. {source} said no."
    assert speakers(text, source) == (found,)


@pytest.mark.parametrize(
    ("written", "kind", "found"),
    [
        ("Ana Bell SC", "person", "Ana Bell"),
        ("Ana Bell AM", "person", "Ana Bell"),
        ("Orla City SC", "organization", "Orla City SC"),
    ],
)
def test_letters_behind_a_name_are_no_part_of_it(written, kind, found):
    assert speakers(f"{written} said no.", written, entities=[(written, kind)]) == (found,)


@pytest.mark.parametrize(
    ("told", "source", "found"),
    [
        ("Lund, whose mother, Ana Bell, rows, ate.", "My mother", "Ana Bell"),
        ("Lund, whose mother, Ana Bell, rows, ate.", "My mum", "Ana Bell"),
        ("His supervisor, Ana Bell, rows.", "My supervisor", "Ana Bell"),
        ("His aunt, Ana Bell, rows.", "My mum", "Ivo Lund's mum"),
    ],
)
def test_who_speaks_of_his_own_mother_means_whom_the_text_calls_so(told, source, found):
    text = f"Ivo Lund sat. {told} “{source} said no,” he recalled."
    quotes = (within(text, "he", f"“{source} said no,”"), within(text, source, "no,”"))
    named = [
        Entity(text.index(person), text.index(person) + len(person), kind) for person, kind in _TWO
    ]
    _, inner = name_speakers(Document("d", text), Tagging((), tuple(named)), quotes)
    assert inner.speakers == (found,)


@pytest.mark.parametrize(
    ("age", "source", "found"),
    [
        (", 61, rows", "the 23-year-old", "Ivo Lund"),
        (" (61) rows", "the 61-year-old", "Ana Bell"),
        (", 3,000 miles away, rows", "the 23-year-old", "Ana Bell"),
    ],
)
def test_nobody_is_meant_who_is_of_another_age(age, source, found):
    text = f"Ivo Lund ate. Ana Bell{age}. She said no. It rained, {source} said."
    assert speakers(text, "She", source) == (found,)


@pytest.mark.parametrize(
    ("opening", "begins"), [("Asked by a clerk if it rained", True), ("When it rained", False)]
)
def test_who_is_asked_begins_the_sentence(opening, begins):
    text = f"{opening}, Ana Bell ate."
    start = text.index("Ana Bell")
    named = Entity(start, start + len("Ana Bell"), "person")
    cast = Cast(Document("d", text), Tagging((), (named,)))
    assert cast.is_subject(cast.mentions[0]) is begins
