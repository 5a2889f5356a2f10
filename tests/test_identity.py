"""Speakers across documents."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import article, rows, run

from quotes.errors import InputError
from quotes.identity import (
    Alias,
    FoundName,
    explain,
    identify,
    merge,
    name_targets,
    read_aliases,
)


def person(name, uses=1):
    return FoundName(name, "person", uses)


def body(name, uses=1, kind="organization"):
    return FoundName(name, kind, uses)


def groups(*names, aliases=()):
    return {frozenset(f.name for f in group) for group in merge(names, aliases=aliases)}


def test_spellings_titles_and_surname_are_one_person():
    names = ["Lavrov", "Sergey Lavrov", "Sergei Lavrov", "Foreign Minister Lavrov"]
    assert groups(*map(person, names)) == {frozenset(names)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olena Havrylenko", "Olena Havrilenko"),
        ("Joe Mercer", "Joseph Mercer"),
        ("Ana María Ruiz", "Ana Maria Ruiz"),
        ("Mary K. Holt", "Mary Holt"),
        ("Ursula von der Brandt", "von der Brandt"),
        ("Tao Wenli", "Tao"),
        ("J. Okafor", "Jonah Okafor"),
    ],
)
def test_forms_of_one_name_are_merged(one, other):
    assert groups(person(one), person(other)) == {frozenset({one, other})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Marsh", "Jan Marsh"),
        ("Anna Reed", "Anna Reid"),
        ("Tom A. Bell", "Tom C. Bell"),
        ("Nora", "Nora Monroe"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert len(groups(person(one), person(other))) == 2


def test_a_country_and_its_adjective_name_one_body():
    names = ["Norway's foreign ministry", "the Norwegian Foreign Ministry"]
    others = ["Swedish foreign ministry", "Norwegian Air", "Norway Air"]
    alone = {frozenset({name}) for name in others}
    assert groups(*map(body, names + others)) == {frozenset(names), *alone}


def test_a_surname_of_two_people_stays_alone():
    names = [person("Ida Moss"), person("Karl Moss"), person("Moss"), person("Mr Moss")]
    assert groups(*names) == {
        frozenset({"Ida Moss"}),
        frozenset({"Karl Moss"}),
        frozenset({"Moss", "Mr Moss"}),
    }


def test_the_commonest_full_name_is_shown():
    (group,) = merge([person("Okoro", 9), person("Ben Okoro", 2), person("Benjamin Okoro", 5)])
    assert group[0].name == "Benjamin Okoro"


def test_an_acronym_joins_its_body_whatever_its_type():
    names = body("NFU"), body("National Farmers' Union", 2), body("NFU", kind="group")
    assert groups(*names) == {frozenset({"NFU", "National Farmers' Union"})}


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Harbour", "Harbour Party"),
        ("the Rowers", "Rower Party"),
        ("Har Dems", "Harbour Democrats"),
        ("the Har Dem", "Harbour Democrats"),
    ],
)
def test_parties_are_called_by_short_names(short, whole):
    assert len(groups(body(short, 9, "group"), body(whole))) == 1
    assert len(groups(body(short, 9, "group"), body(f"{whole} of Norvik"))) == 2


def test_clipped_words_of_two_names_stay_alone():
    names = "Har Dems", "Harbour Democrats", "Harvest Democrats", "Harp Demo"
    assert len(groups(*map(body, names))) == 4


def test_an_acronym_of_two_bodies_stays_alone():
    names = body("NFU"), body("National Farmers Union"), body("Northern Film Union")
    assert len(groups(*names)) == 3


def test_a_person_and_a_body_of_one_name_are_two():
    assert len(merge([person("Bloom"), body("Bloom")])) == 2


def test_the_alias_file_wins():
    aliases = [Alias("Nora Quist", ("The Baroness", "Nora Kvist"), "person", "Q1")]
    names = [person("The Baroness", 4), person("Nora Kvist"), person("Quist"), person("Nora Quist")]
    (identity,) = identify(names, aliases=aliases)
    assert (identity.name, identity.id) == ("Nora Quist", "Q1")


def test_two_entries_of_the_alias_file_are_never_merged():
    aliases = [Alias("Sergei Orlov", type="person"), Alias("Sergey Orlov", type="person")]
    assert len(merge([person("Sergei Orlov"), person("Sergey Orlov")], aliases=aliases)) == 2


def test_a_name_to_show_that_no_article_gives_heads_its_group():
    aliases = [Alias("Amal Haddad", ("A. H.",), "person")]
    (group,) = merge([person("A. H.")], aliases=aliases)
    assert [found.name for found in group] == ["Amal Haddad", "A. H."]


def test_every_alias_has_its_reason():
    rows = explain("Moss", identify([person("Ida Moss", 3), person("Moss", 2), person("Bo Li")]))
    assert rows == [
        ("Ida Moss", "person", "Ida Moss", 3, "as found"),
        ("Ida Moss", "person", "Moss", 2, "surname of only one speaker"),
    ]


def test_an_alias_file_is_read(tmp_path):
    path = tmp_path / "aliases.toml"
    path.write_text('[[speaker]]\nname = "Ida Moss"\naliases = ["Moss"]\nid = "Q7"\n')
    assert read_aliases(path) == (Alias("Ida Moss", ("Moss",), None, "Q7"),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[[speaker]]\nid = 'Q1'\n", "speaker 1 has no name"),
        ("[[speaker]]\nname = 'A'\naliases = 'B'\n", "aliases is 'B'; give a list"),
        ("[[speaker]]\nname = 'A'\nid = 7\n", "id is 7; give a text"),
        ("[[speaker]]\nname = 'A B'\n[[speaker]]\nname = 'C'\naliases = ['a b']\n", "keep one"),
        ("[[speaker]]\nname = ' '\n", "speaker 1 has no name"),
        ("speaker = [5]\n", "speaker 1 has no name"),
        ("[[speaker]]\nname = 'A'\nalias = ['B']\n", "'alias' is no key"),
        ("[[speaker]]\nname = 'A'\ntype = 'river'\n", "type is 'river'; give one of person"),
        ("[[speakers]]\nname = 'A'\n", "'speakers' is no key"),
        ("speaker = 5\n", "speaker is no list"),
        ("[[speaker", "cannot read .*; give TOML"),
    ],
)
def test_a_wrong_alias_file_is_refused(tmp_path, content, reason):
    path = tmp_path / "aliases.toml"
    path.write_text(content)
    with pytest.raises(InputError, match=reason):
        read_aliases(path)


FIRST = st.sampled_from(
    ["", "Ida", "Karl", "K.", "Sergei", "Sergey", "Mr", "Dr Ida", "Joe", "Joseph"]
)
LAST = st.sampled_from(["Moss", "Orlov", "Orlow", "von der Brandt", "Li", "Moss Orlov"])
PEOPLE = st.builds(lambda a, b: f"{a} {b}".strip(), FIRST, LAST)
NAMES = st.one_of(PEOPLE, st.text(max_size=12), st.sampled_from(["NFU", "National Farmers Union"]))
KINDS = st.sampled_from(["person", "organization", "group", "document", "unnamed", None])
FOUND = st.lists(
    st.builds(FoundName, NAMES, KINDS, st.integers(1, 9)),
    max_size=12,
    unique_by=lambda found: (found.name, found.type),
)


@given(FOUND, st.randoms(use_true_random=False))
def test_the_order_of_names_changes_nothing(names, random):
    shuffled = list(names)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(names)


@given(FOUND)
def test_every_name_is_in_one_group(names):
    assert sorted(map(str, names)) == sorted(str(f) for group in merge(names) for f in group)


SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "pe", "ro", "sa", "ti", "vu", "wo")


def invented(chance):
    """A name of a person, perhaps with an initial or without a first name, or of a body."""

    def word(length):
        return "".join(chance.choices(SYLLABLES, k=length)).title()

    if chance.random() < 0.5:
        first = chance.choice([word(2), word(2)[0] + ".", ""])
        return person(f"{first} {word(3)}".strip())
    parts = [word(2) for _ in range(chance.randint(2, 4))]
    return body(chance.choice([" of ".join(parts), "".join(part[0] for part in parts)]))


def test_fifty_thousand_names_take_seconds():
    chance = random.Random(4)
    names: set[FoundName] = set()
    while len(names) < 50_000:
        names.add(invented(chance))
    names = sorted(names)
    begin = time.process_time()
    found = merge(names)
    assert time.process_time() - begin < 10  # 2 s on an idle machine; all pairs took 10 minutes
    assert len(found) < len(names)
    chance.shuffle(names)
    assert merge(names) == found


def forms(number):
    """How articles write one of fifty people; two share each surname, five each first name."""
    first = ("Ines", "Karl", "Nora", "Sergei", "Joseph", "Ana", "Tao", "Mary", "Ben", "Ida")[
        number % 10
    ]
    last = SYLLABLES[number % 12].title() + SYLLABLES[number % 5] + SYLLABLES[number % 25 // 9]
    written = f"{first} {last}", last, f"{first[0]}. {last}", f"Dr {last}", f"{first} K. {last}"
    return [*written, f"{first.replace('Sergei', 'Sergey')} {last.upper()}"]


def test_shuffled_articles_give_the_same_speakers(tmp_path):
    chance = random.Random(50)
    articles = [article(n, chance.choice(forms(chance.randrange(50)))) for n in range(200)]
    tables = []
    for number in range(10):
        chance.shuffle(articles)
        path = tmp_path / f"{number}.duckdb"
        run(path, articles, batch=100)
        links = "SELECT document_id, name, speaker_id FROM quotes JOIN quote_speakers"
        tables.append(
            (rows(path, "FROM speakers"), rows(path, f"{links} USING (quote_id) ORDER BY ALL"))
        )
    assert all(table == tables[0] for table in tables)
    assert any(len(aliases) > 2 for _, _, _, aliases in tables[0][0])


# Targets of stances


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("Lavrov", "Sergei Lavrov"),
        ("Foreign Minister Sergey Lavrov", "Sergei Lavrov"),
        ("President Adeyemi", "Ines Adeyemi"),
        ("Jordan", "Jordan"),  # the country more likely than Ben Jordan
        ("mercury", "mercury"),
        ("Mercury", "Mercury"),  # two speakers could be meant
        ("The Transit Fund", "Transit Fund"),  # the commoner of two ways to write it
        ("Bonn", "Germany"),  # the alias file says so
        ("...", "..."),
    ],
)
def test_a_target_has_the_name_of_the_only_speaker_it_can_be(target, name):
    speakers = [
        [person("Sergei Lavrov"), person("Sergey Lavrov"), person("Lavrov")],
        [person("Ines Adeyemi")],
        [person("Ben Jordan")],
        [person("Freddie Mercury")],
        [person("Daniela Mercury")],
    ]
    uses = {target: 1, "Transit Fund": 2}
    aliases = [Alias("Germany", ("Bonn",))]
    assert name_targets(uses, speakers, aliases=aliases)[target] == name
