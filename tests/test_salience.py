import numpy as np

from quotes.speakers.cast import Cast
from quotes.speakers.given_names import FIRST_NAMES
from quotes.speakers.salience import WEIGHTS, Salience
from quotes.types import Document, Entity, Span, Tagging
from training.train_salience import NAMES, accuracy, fit

TEXT = "Nora Quist met Ida Moss. Moss left. “Ida Moss is late,” she said."


def candidates(**changes):
    cast = Cast(Document("d", TEXT), Tagging())
    salience = Salience(cast, [Span(36, 54)])
    for name, value in changes.items():
        setattr(salience, name, value)
    rows = salience.candidates(TEXT.index("she"), "f", (), ())
    return {referent.name: traits for referent, traits in rows}


def test_every_trait_has_a_weight():
    assert {name for traits in candidates().values() for name in traits} <= WEIGHTS.keys()


def test_a_person_named_in_the_content_is_marked():
    marked = candidates(content=(Span(36, 54),))
    assert {name: traits["named in content"] for name, traits in marked.items()} == {
        "Nora Quist": 0.0,
        "Ida Moss": 1.0,
    }


def test_a_nearer_mention_has_fewer_sentences_between():
    traits = candidates()
    assert traits["Ida Moss"]["sentences"] < traits["Nora Quist"]["sentences"]


def test_who_begins_the_sentence_before_the_quote_is_its_subject():
    marked = candidates(content=(Span(36, 54),))
    assert {name: traits["subject before"] for name, traits in marked.items()} == {
        "Nora Quist": 0.0,
        "Ida Moss": 1.0,
    }


def test_the_paragraph_before_the_quote_is_near_however_long_the_quote():
    text = "Nora Quist met Ida Moss.\n\nIt was late.\n\n“One.”\n\n“Two,” she said."
    salience = Salience(Cast(Document("d", text), Tagging()), [])
    position = text.index("she")
    for start, near in ((text.index("“One"), 0.0), (text.index("It"), 1.0)):
        salience.content = (Span(start, position - 1),)
        rows = salience.candidates(position, "f", (), ())
        assert [traits["next paragraph"] for _, traits in rows] == [near, near]


def test_a_first_name_tells_nothing_once_a_pronoun_of_the_other_gender_stood_for_it():
    text = "Ivo Lund sings. She said no. Then she said yes, and he said no."
    salience = Salience(Cast(Document("d", text), Tagging()), [])

    def other(gender):
        return salience.candidates(text.index("Then"), gender, (), ())[0][1]["other first name"]

    assert (other("f"), other("m")) == (1.0, 0.0)
    assert salience.person(text.index("She"), "f", (), ())[0] is not None
    assert (other("f"), other("m")) == (0.0, 0.0)


def test_fitting_learns_which_trait_tells():
    near = np.zeros((2, len(NAMES)))
    near[0, NAMES.index("spoke last")] = 1.0
    rows = [(near, 0)] * 20
    weights = fit(rows)
    assert weights[NAMES.index("spoke last")] > 0.5
    assert accuracy(rows, weights) == len(rows)


def test_first_names_of_many_languages_tell_he_from_she():
    names = ("siobhan", "kwame", "krzysztof", "aylin")
    assert [FIRST_NAMES.get(name) for name in names] == ["f", "m", "m", "f"]


def test_a_pronoun_far_from_every_name_is_the_only_one_who_fits():
    text = "Nora Quist met Ivo Moss. " + "Rain fell. " * 20 + "She sang."
    cast = Cast(Document("d", text), Tagging())
    found, _ = Salience(cast, ()).person(text.index("She"), "f", (), ())
    assert found is cast.referents[0]
    assert Salience(cast, ()).person(text.index("She"), "f", (), (found,)) == (None, 0.0)
    both = Cast(Document("d", text.replace("Ivo", "Ida")), Tagging())
    assert Salience(both, ()).person(text.index("She"), "f", (), ()) == (None, 0.0)


def test_a_word_alone_is_rather_a_person_if_it_is_a_first_name():
    for name, rather in (("Ivo", 0.0), ("Torvi", 1.0), ("Mr Torvi", 0.0)):
        text = f"{name} came late. He sang."
        tagging = Tagging((), (Entity(0, len(name), "person"),))
        salience = Salience(Cast(Document("d", text), tagging), ())
        ((_, traits),) = salience.candidates(text.index("He"), "m", (), ())
        assert traits["one word"] == rather


def test_who_is_named_for_the_first_time_is_introduced():
    text = "Ivo Bell swam. Ana Bell met Nora Quist. It rained. She sang. She left."
    salience = Salience(Cast(Document("d", text), Tagging()), ())
    for she, named in (("It", ["Ana Bell", "Nora Quist"]), ("She sang", [])):
        rows = salience.candidates(text.index(she), None, (), ())
        assert [who.name for who, traits in rows if traits["introduced"]] == named
    again = Cast(Document("d", "Ana Bell swam. Bell met Nora Quist. She sang."), Tagging())
    rows = Salience(again, ()).candidates(35, None, (), ())
    assert [who.name for who, traits in rows if traits["introduced"]] == ["Nora Quist"]


def test_who_is_named_in_a_clause_before_it_does_not_begin_a_sentence():
    for begin, subject in (("The ", True), ("What ", False), ("If ", False), ("", True)):
        cast = Cast(Document("d", f"Rain fell. {begin}Ana Bell knows it."), Tagging())
        assert cast.is_subject(cast.mentions[0]) == subject
