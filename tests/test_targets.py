"""Targets: whom and what the words of a quote mean."""

import re

import pytest

from quotes.errors import InputError
from quotes.speakers import Cast
from quotes.speakers.tokens import words
from quotes.stance import GivenTarget, find_targets, read_targets
from quotes.stance.passage import occurrences
from quotes.stance.things import Things
from quotes.types import Document, Entity, Quote, Span, Tagging

NAMES = {
    "Ines Corte": "person",
    "Pavel Dunn": "person",
    "France": "location",
    "Beijing": "location",
    "Harbour Agency": "organization",
    "Ostism": "misc",
    "Wall Street": "location",
    "Well": "misc",
    "Spring": "misc",
}


def targets(marked, *, given=(), **facts):
    """The targets of a text's last quote, whose source is in {} and content in []."""
    text = re.sub(r"[{}\[\]]", "", marked)
    document = Document("d", text)
    entities = sorted(
        (Entity(*span, kind) for name, kind in NAMES.items() for span in occurrences(text, name)),
        key=lambda entity: entity.start,
    )
    quote = Quote(
        (_span(marked, "[", "]"),),
        source=(_span(marked, "{", "}"),),
        **({"speakers": ("Ines Corte",)} | facts),
    )
    (found,) = find_targets(document, Cast(document, Tagging((), tuple(entities))), [quote], given)
    return {target.name: [text[slice(*span)] for span in target.mentions] for target in found}


def _span(marked, opening, closing):
    plain = [
        len(re.sub(r"[{}\[\]]", "", marked[: marked.index(mark)])) for mark in (opening, closing)
    ]
    return Span(*plain)


def test_they_are_whom_the_words_name_and_not_the_speaker():
    found = targets("{Ines Corte} said [France and Pavel Dunn broke their word to Ines Corte].")
    assert found == {"France": ["France"], "Pavel Dunn": ["Pavel Dunn"]}


def test_a_capital_stands_for_its_country_and_the_west_for_itself():
    found = targets("{Ines Corte} said [Beijing would gain if the West did nothing].")
    assert found == {"China": ["Beijing"], "the West": ["West"]}
    found = targets("{Ines Corte} said [the West Quay and Western Isles were calm].")
    assert "the West" not in found


@pytest.mark.parametrize(
    ("cue", "content", "found"),
    [
        ("welcomed", "the longer break", ["longer break"]),
        ("dismissed", "suggestions that the pool would close", ["suggestions"]),
        ("called for", "for a monitoring team to be sent", ["monitoring team"]),
        ("has laughed off", "warning buoys", ["warning buoys"]),
        ("said", "the longer break", []),
        ("criticised", "everyone", []),
    ],
)
def test_a_verb_of_judging_has_its_object_for_a_target(cue, content, found):
    marked = f"{{Ines Corte}} {cue} [{content}]."
    begin = len("Ines Corte ")
    assert [*targets(marked, cue=(Span(begin, begin + len(cue)),))] == found


def test_adherents_are_targets_under_the_name_of_their_creed():
    assert targets("{Ines Corte} said [Democrats and some greens had slept].").keys() == {
        "Democrats",
        "greens",
    }


def test_a_pronoun_means_whom_the_text_named_before():
    text = "Pavel Dunn left. {Ines Corte} called [him a coward]."
    assert targets(text) == {"Pavel Dunn": ["him"]}


def test_the_two_countries_are_those_named_last():
    text = "Beijing and France met. {Ines Corte} hailed [ties between the two countries]."
    assert targets(text) == {"France": ["two"], "China": ["two"]}


def test_those_who_speak_together_are_targets_of_each_other():
    text = "{Ines Corte and Pavel Dunn} said [%s]."
    both = ("Ines Corte", "Pavel Dunn")
    assert targets(text % "they would never part", speakers=both).keys() == set(both)
    assert targets(text % "it would rain", speakers=both) == {}


def test_you_is_the_addressee():
    text = "{Ines Corte} told him: [You have lied]."
    assert targets(text, addressee="Pavel Dunn") == {"Pavel Dunn": ["You"]}


def test_a_description_means_the_body_that_it_fits():
    text = "The Harbour Agency raised its fees. {Ines Corte} said [the agency was greedy]."
    assert targets(text) == {"Harbour Agency": ["the agency"]}


def test_a_plan_has_its_fullest_name():
    text = "The harbour tunnel plan is back. {Ines Corte} called [the plan a folly]."
    assert targets(text) == {"harbour tunnel plan": ["plan"]}


def test_what_is_called_something_is_a_target_whatever_its_noun():
    text = "{Ines Corte} called [the salt crust “offensively simple”]."
    assert targets(text) == {"salt crust": ["salt crust"]}
    assert targets("{Ines Corte} thanked [the insurers for their help].") == {
        "insurers": ["insurers"]
    }


def test_he_in_reported_words_is_the_speaker_and_in_quoted_ones_another():
    text = "Pavel Dunn left. {Ines Corte} said [%s]."
    assert targets(text % "she knew why") == {}
    assert targets(text % "“he knew why”") == {"Pavel Dunn": ["he"]}
    assert targets(text % "he knew why", speaker_type="organization") == {"Pavel Dunn": ["he"]}


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Jan. 6 defendants were kept apart", ["defendants"]),
        ("the Dunns solicited campaign gifts", ["Dunns"]),
        ("they like the roofed harbour tunnel", ["roofed harbour tunnel"]),
        ("ropes cost the most", []),
    ],
)
def test_neither_numbers_nor_verbs_nor_shares_begin_a_target(content, names):
    assert list(targets(f"{{Ines Corte}} said [{content}].")) == names


def test_a_verb_is_no_thing():
    assert targets("{Ines Corte} said [they bid well and plan ahead].") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fear the new carbon tax.", ["carbon tax"]),
        ("They read the draft treaty, and the harbour treaty itself.", ["harbour treaty"]),
        ("He spoke of the freeze on fuel duty.", ["freeze on fuel duty"]),
        ("He opposes arbitrary detention.", ["arbitrary detention"]),
        ("Nobody read the report.", ["the report"]),
        ("Nobody read a report.", []),
    ],
)
def test_things_are_named_by_their_phrases(text, names):
    found = Things(Document("d", text), words(text, 0, len(text))).within(Span(0, len(text)))
    assert sorted({name for _, name in found}) == names


@pytest.mark.parametrize("text", ["", "the", "plan", "the plan's's plan plan", "Plan\x00 the ban"])
def test_odd_text_has_things_or_none(text):
    for thing, name in Things(Document("d", text), words(text, 0, len(text))).within(
        Span(0, len(text))
    ):
        assert name
        assert 0 <= thing.start < thing.end <= len(text)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("tired night nurses had slept", {"tired night nurses"}),
        ("feudalism was nothing to him", {"feudalism"}),
        ("they live in fear of piracy and terrorism", {"terrorism"}),
        ("the mechanism was to blame", set()),
        ("people cheat", set()),
        ("clever people cheat", {"clever people"}),
        ("it would mean exploiting tired widows", {"tired widows"}),
    ],
)
def test_groups_and_creeds_are_targets(content, names):
    assert targets(f"{{Ines Corte}} said [{content}].").keys() == names


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("she would repeal the dog licence levy", {"dog licence levy"}),
        ("they should protect old lighthouses", {"old lighthouses"}),
        ("they had fought for clean harbours and won", {"clean harbours"}),
        ("they would protect it", set()),
        ("they would lower 3", set()),
    ],
)
def test_the_objects_of_verbs_of_acting_and_judging_are_targets(content, names):
    assert targets(f"{{Ines Corte}} said [{content}].").keys() == names


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("their fishing grounds", {"fishing grounds"}),
        ("that they fish", set()),
        ("the loss of an old ferry", {"loss"}),
    ],
)
def test_a_content_that_is_a_noun_phrase_is_a_target(content, names):
    marked = f"{{Ines Corte}} cited [{content}]."
    begin = len("Ines Corte ")
    assert targets(marked, cue=(Span(begin, begin + len("cited")),)).keys() == names


def test_names_of_other_kinds_are_targets_where_no_noun_follows():
    assert targets("{Ines Corte} said [they would not forget Ostism].").keys() == {"Ostism"}
    assert targets("{Ines Corte} said [they met on Ostism day].") == {}
    assert targets("{Ines Corte} said [Well, Spring did it].") == {}


def test_some_places_stand_for_those_who_sit_there():
    text = "{Ines Corte} said [they slept while Wall Street ate]."
    assert targets(text) == {"Wall Street": ["Wall Street"]}


def test_people_whom_the_sentence_names_beside_the_quote_are_targets():
    text = "After Pavel Dunn resigned, {Ines Corte} said [it was a disgrace]."
    assert targets(text) == {"Pavel Dunn": ["Pavel Dunn"]}


def test_whom_a_cue_is_about_is_a_target():
    text = "In France {Ines Corte} accused the Harbour Agency [of theft]."
    cue = Span(text.index("accused") - 2, text.index(" the Harbour") - 2)
    assert targets(text, cue=(cue,)).keys() == {"Harbour Agency", "theft"}


def test_he_in_a_womans_reported_words_is_another():
    text = "Mr Pavel Dunn left. His car was gone. {Ms Ines Corte} said [he was a coward]."
    assert targets(text) == {"Pavel Dunn": ["he"]}
    assert targets(text.replace("[he ", "[she ")) == {}


def test_a_given_target_is_found_by_its_aliases():
    text = "{Ines Corte} said [the old crossing was a risk and France knew it]."
    ferry = GivenTarget("Nordhaven ferry", ("old crossing",))
    assert targets(text, given=[ferry]) == {
        "Nordhaven ferry": ["old crossing"],
        "France": ["France"],
    }


def test_a_given_target_takes_the_place_of_what_was_found():
    text = "Pavel Dunn left. {Ines Corte} called [him a coward]."
    assert targets(text, given=[GivenTarget("Dunn")]) == {"Dunn": ["him"]}


def test_a_given_target_is_not_its_own():
    text = "{Ines Corte} said [Ines Corte was right]."
    assert targets(text, given=[GivenTarget("Corte")]) == {}


def test_a_target_file_is_read(tmp_path):
    path = tmp_path / "targets.toml"
    path.write_text(
        '[[target]]\nname = "the ferry"\naliases = ["the boat"]\n'
        'proposition = "The ferry should stay."\n[[target]]\nname = "France"\n'
    )
    assert read_targets(path) == (
        GivenTarget("the ferry", ("the boat",), "The ferry should stay."),
        GivenTarget("France"),
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "has no targets"),
        ("[[target]]\naliases = []", "target 1 has no name"),
        ("[[target]]\nname = ' '", "target 1 has no name"),
        ("target = [1]", "target 1 has no name"),
        ("[[target]]\nname = 'x'\n[[targets]]\nname = 'y'", "'targets' is no key"),
        ('[[target]]\nname = "x"\naliases = "y"', "aliases is 'y'"),
        ('[[target]]\nname = "x"\nproposition = 3', "proposition is 3"),
        ('[[target]]\nname = "x"\nalias = "y"', "'alias' is no key"),
        ('[[target]]\nname = "x"\n[[target]]\nname = "x"', "two targets 'x'"),
        ("[[", "cannot read .*; give TOML"),
    ],
)
def test_a_wrong_target_file_is_refused(tmp_path, written, complaint):
    path = tmp_path / "targets.toml"
    path.write_text(written)
    with pytest.raises(InputError, match=complaint):
        read_targets(path)


@pytest.mark.parametrize("given", [(), (GivenTarget("Nothing"),)])
def test_a_quote_without_content_has_no_targets(given):
    document = Document("d", "Nothing.")
    quote = Quote((), speakers=("Ines Corte",), id="q")
    assert find_targets(document, Cast(document, Tagging()), [quote], given) == [()]
