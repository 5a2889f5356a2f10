"""From mentions to names within one document."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.names import same_name
from quotes.speakers import name_speakers
from quotes.speakers.calibration import confidence
from quotes.speakers.credits import Credit
from quotes.types import Document, Entity, Quote, Span, Tagging


def name(text, *sources, entities=(), **fields):
    """Name the speakers of one quote a source; each source is found after the one before it.

    A source is a mention, or (mention, content); the content is otherwise what follows.
    """
    quotes, position = [], 0
    for source in sources:
        mention, content = source if isinstance(source, tuple) else (source, None)
        start = text.index(mention, position)
        end = start + len(mention)
        begin = text.index(content) if content else end
        stop = begin + len(content) if content else min(len(text), end + 1)
        position = end
        quotes.append(
            Quote(content=(Span(begin, stop),), source=(Span(start, end),) if mention else ())
        )
    tagging = Tagging((), tuple(entity(text, *pair) for pair in entities))
    return name_speakers(Document("d", text, **fields), tagging, tuple(quotes))


def entity(text, mention, kind):
    start = text.index(mention)
    return Entity(start, start + len(mention), kind)


def last(text, *sources, **fields):
    return name(text, *sources, **fields)[-1]


def test_a_quote_without_content_stays_as_it_is():
    text = "Nora Quist said the quay was closed. The port agreed."
    source = (Span(text.index("The port"), text.index(" agreed")),)
    quotes = (Quote(()), Quote((Span(16, 35),), source=(Span(0, 10),)), Quote((), source=source))
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert [quote.speakers for quote in named] == [(), ("Nora Quist",), ()]
    assert named[::2] == quotes[::2]


PERSON = [
    # the mention as written, the name to find
    ("Nora Quist", "Nora Quist"),
    ("Mayor Nora Quist", "Nora Quist"),
    ("Harbour Town Mayor Nora Quist", "Nora Quist"),
    ("Nora Quist, a doctor,", "Nora Quist"),
    ("Nora Quist, who runs the port,", "Nora Quist"),
    ("the group's leader, Nora Quist,", "Nora Quist"),
    ("Nora Quist (D-Ohio)", "Nora Quist"),
    ("Secretary of State Nora Quist", "Nora Quist"),
    ("Dr Nora Quist head of ropes", "Nora Quist"),
    ("Quist", "Nora Quist"),
    ("Ms Quist", "Nora Quist"),
    ("QUIST", "Nora Quist"),
    ("—Commissioner Quist", "Nora Quist"),
    ("Quist's", "Nora Quist"),
    ("Ms Quist's talk", "Nora Quist"),
]


@pytest.mark.parametrize(("mention", "found"), PERSON)
def test_a_person_has_the_full_name_without_title(mention, found):
    text = f"Nora Quist came to the harbour on Monday. {mention} said the tide was late."
    start = text.index(mention, 40)
    quote = Quote(
        content=(Span(len(text) - 5, len(text)),), source=(Span(start, start + len(mention)),)
    )
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.speakers == (found,)
    assert quote.speaker_type == "person"


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Nora May runs the ferry. May said it was late.", "Nora May", "Nora May"),
        ("The Harbour Police on Monday said so.", "The Harbour Police", "Harbour Police"),
        (
            "The Council of Patient Owners said no.",
            "The Council of Patient Owners",
            "Council of Patient Owners",
        ),
        ("Lenders' Norvik is small. Norvik said no.", "Norvik said"[:6], "Norvik"),
        (
            "The Centres for Tide Control and Repair said no.",
            "The Centres for Tide Control and Repair",
            "Centres for Tide Control and Repair",
        ),
    ],
)
def test_names_end_where_they_end(text, mention, found):
    start = text.rindex(mention)
    quote = Quote((Span(len(text) - 3, len(text)),), source=(Span(start, start + len(mention)),))
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.speakers == (found,)


@pytest.mark.parametrize(
    ("text", "mention", "found", "kind", "scheme"),
    [
        ("Six in 10 rowers said no.", "Six in 10 rowers", "six in 10 rowers", "unnamed", "news"),
        ("Six in 10 rowers said no.", "Six in 10 rowers", "six in 10 rowers", "group", "polnear"),
        (
            "More than half (55%) of them said no.",
            "More than half (55%) of them",
            "more than half (55%) of them",
            "unnamed",
            "news",
        ),
        (
            "More than 90,000 rowers said no.",
            "More than 90,000 rowers",
            "more than 90,000 rowers",
            "group",
            "polnear",
        ),
        (
            "Tens of thousands of rowers said no.",
            "Tens of thousands of rowers",
            "tens of thousands of rowers",
            "unnamed",
            "news",
        ),
        ("Exporters said no.", "Exporters", "exporters", "unnamed", "news"),
    ],
)
def test_counted_people_are_no_name(text, mention, found, kind, scheme):
    quote = Quote((Span(len(text) - 3, len(text)),), source=(Span(0, len(mention)),))
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,), scheme=scheme)
    assert tuple(name.casefold() for name in quote.speakers) == (found,)
    assert quote.speaker_type == kind


def test_two_who_are_new_are_not_the_two_before():
    text = "Ana Bell and Ivo Lund said no. Two harbour pilots said yes."
    assert last(text, "Ana Bell and Ivo Lund", "Two harbour pilots").speaker_type == "unnamed"


@pytest.mark.parametrize(
    ("text", "mention", "found", "kind"),
    [
        ("The Tide Board met. A former official said no.", "A former official", None, "unnamed"),
        ("Nora Will rows. Then Will said no.", "Will said"[:4], "Nora Will", "person"),
        ("Vince Cable rows. Mr Cable said no.", "Mr Cable", "Vince Cable", "person"),
        ("Ana Bell of Lund & Sons said no.", "Ana Bell of Lund & Sons", "Ana Bell", "person"),
        ("Norway's foreign ministry said no.", "Norway's foreign ministry", None, "organization"),
        ("The boating community said no.", "The boating community", None, "group"),
        ("The Quay Police came. The force said no.", "The force", "Quay Police", "organization"),
        ("He left. The chat firm TideGPT said no.", "TideGPT", "TideGPT", "organization"),
    ],
)
def test_what_sort_of_speaker_a_source_is(text, mention, found, kind):
    start = text.rindex(mention)
    quote = Quote((Span(len(text) - 3, len(text)),), source=(Span(start, start + len(mention)),))
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.speaker_type == kind
    assert found is None or quote.speakers == (found,)


def test_a_surname_before_the_full_name_is_resolved_too():
    text = "Quist wants a new pier. Mayor Nora Quist said so on Monday."
    assert last(text, "Quist").speakers == ("Nora Quist",)


def test_a_title_tells_two_people_of_one_surname_apart():
    text = "Nora Quist and Peter Quist met. Mr Quist said yes. Ms Quist said no."
    quotes = name(text, "Mr Quist", "Ms Quist")
    assert [q.speakers for q in quotes] == [("Peter Quist",), ("Nora Quist",)]


@pytest.mark.parametrize(
    ("between", "sources", "named"),
    [
        ("She sailed.", (), "Nora Quist"),
        ("Ivo Quist said yes. A clerk said no.", ("Ivo Quist", "A clerk"), "Ivo Quist"),
        ("Nora Quist said yes, and Ivo Quist slept.", ("Nora Quist",), "Nora Quist"),
    ],
)
def test_of_two_of_one_surname_who_spoke_or_is_named_first_is_meant(between, sources, named):
    text = f"Nora Quist, whose father, Ivo Quist, sails, is late. {between} It was Quist's view"
    text += " that she sails." if not sources else "."
    assert last(text, *sources, "Quist's").speakers == (named,)


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Beatrix Quist sang. Dame Bea said it was late.", "Dame Bea", "Beatrix Quist"),
        ("Ivo Lund sold the boat. His son, Peter, said no.", "His son, Peter", "Peter Lund"),
        ("PC Ana Bell came. PC Bell said no.", "PC Bell", "Ana Bell"),
        ("Ana Lundqvist came. On Monday Lundqivst said no.", "Lundqivst", "Ana Lundqvist"),
        ("Ana Bennet came. On Monday Benett said no.", "Benett", "Ana Bennet"),
        ("Ana Lundqvist came. On Monday Lundmark said no.", "Lundmark", "Lundmark"),
    ],
)
def test_short_and_decorated_names_are_completed(text, mention, found):
    start = text.rindex(mention)
    quote = Quote((Span(len(text) - 3, len(text)),), source=(Span(start, start + len(mention)),))
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.speakers == (found,)


def test_a_name_that_the_tagger_cut_is_whole():
    text = "Lo Wi-jan, a sailor, rowed home. Mr Lo said it was late."
    (quote,) = name(text, "Mr Lo", entities=[("Lo Wi-", "person")])
    assert quote.speakers == ("Lo Wi-jan",)


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Lund Marine sold the yard.", "Lund Marine"),
        ("The port sold the yard to Lund Marine.", "Lund Marine"),
        ("Ivo Lund sold Lund Marine.", "Ivo Lund"),
        ("The Port of Lund sold the yard.", "Lund"),
    ],
)
def test_a_firm_named_in_full_is_meant_by_its_first_word(first, found):
    text = f"{first} Yesterday Lund said it was late."
    entities = [("Lund Marine", "organization")] if "Marine" in first else []
    quote = last(text, first, "Lund", entities=entities)
    assert quote.speakers == (found,)


def test_answers_without_a_name_are_those_of_who_is_interviewed():
    text = (
        "Ana Bell has built ferries since she was nine. Bell met Ivo Lund in Porto.\n"
        "What does a ferry need?\nA keel and a good bell.\nAnd patience?\n\nNone at all.\n"
        "It rained.\nNone at all that day.\n"
    )
    starts = [text.index("A keel"), text.index("None"), text.rindex("None")]
    quotes = tuple(Quote((Span(start, start + 4),)) for start in starts)
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert [q.speakers for q in named] == [("Ana Bell",), ("Ana Bell",), ()]


@pytest.mark.parametrize(
    ("source", "named"),
    [("I", ("Nora Quist",)), ("you", ("Nora Quist",)), ("we", ("Norvik Post",))],
)
def test_i_in_an_answer_is_who_is_interviewed(source, named):
    text = (
        "Nora Quist met us on the pier.\n\nQ: Do you think of Peter Lund, Lund and Lund?\n\n"
        "A: Yes, I think of Lund.\n\nAll that we think is ours."
    )
    assert last(text, source, publisher="Norvik Post").speakers == named


@pytest.mark.parametrize(
    ("written", "cut", "found"),
    [
        ("Quillon Terrace", "Quillon", "Quillon Terrace"),
        ("Quillon Research", "Quillon", "Quillon Research"),
        ("Institute of Naval Rigging", "Institute of Naval", "Institute of Naval Rigging"),
        ("Quillon Deputy Ana Bell", "Quillon", "Quillon"),
        ("Quillon Rope Tarring", "Quillon Rope", "Quillon Rope Tarring"),
        ("Quillon Rope Tarring Yard", "Quillon Rope", "Quillon Rope"),
        ("Quillon Rope Tarring's boat", "Quillon Rope", "Quillon Rope"),
        ("Quillon Bank Tarring", "Quillon Bank", "Quillon Bank"),
    ],
)
def test_a_bodys_name_that_the_tagger_cut_is_whole(written, cut, found):
    text = f"They worked for {written} in May. The company said it was late."
    (quote,) = name(text, "The company", entities=[(cut, "organization")])
    assert quote.speakers == (found,)


def test_a_surname_is_seldom_who_is_called_by_the_first_name():
    text = (
        "Peter Quist sold the boat that Nora Quist and Nora Quist alone had rowed. "
        "Nora laughed, Nora cried. Quist said he was glad."
    )
    content = Span(text.index("he was"), len(text))
    source = Span(text.index("Quist said"), text.index(" said"))
    (quote,) = name_speakers(Document("d", text), Tagging(), (Quote((content,), source=(source,)),))
    assert quote.speakers == ("Peter Quist",)


@pytest.mark.parametrize(
    ("cue", "named"), [("replied", "Ida Moss"), ("answered", "Ida Moss"), ("added", "Nora Quist")]
)
def test_who_replies_is_not_who_spoke_last(cue, named):
    text = f"Ida Moss came. Nora Quist said it was late. She {cue} that it was not."
    first = Quote(content=(Span(31, 42),), cue=(Span(26, 30),), source=(Span(15, 25),))
    start = text.index("She")
    second = Quote(
        content=(Span(text.index("that"), len(text) - 1),),
        cue=(Span(start + 4, start + 4 + len(cue)),),
        source=(Span(start, start + 3),),
    )
    quotes = name_speakers(Document("d", text), Tagging(), (first, second))
    assert [quote.speakers for quote in quotes] == [("Nora Quist",), (named,)]


def test_pronouns_learn_gender_from_titles():
    text = (
        "Mr Robin Hale met Ms Kim Dorn at the pier. Dorn opened the gate. "
        "He said it was cold. She said it was warm."
    )
    he, she = name(text, "He", "She")
    assert (he.speakers, she.speakers) == (("Robin Hale",), ("Kim Dorn",))


def test_a_pronoun_without_anybody_to_stand_for_abstains():
    quote = last("The tide was late. He said it would rise.", "He")
    assert quote.speakers == ()
    assert quote.reason == "nobody named before fits “he”"
    assert quote.speaker_type == "unnamed"


PARAGRAPHS = "Ida Moss was firm. “No,” she said.\n\n{} “The tide will turn,” she said."


@pytest.mark.parametrize(
    ("between", "named"),
    [
        ("Alice Quist waved.\n\n", "Alice Quist"),
        ("Alice Quist waved at her.", "Alice Quist"),
        ("The river rose, said friends of Alice Quist.", "Ida Moss"),
        ("The hall was full.\n\n", "Ida Moss"),
    ],
)
def test_a_pronoun_stands_for_whom_the_sentence_before_begins_with(between, named):
    text = PARAGRAPHS.format(between)
    quotes = name(text, ("she", "“No,”"), ("she", "“The tide will turn,”"))
    assert quotes[-1].speakers == (named,)


COLUMN = "Ida Moss mends nets. {} say she is right.\n\n{}\n"


@pytest.mark.parametrize(
    ("word", "end", "named"),
    [
        ("I", "Nora Quist is the mayor of Porto.", ("Nora Quist",)),
        ("We", "Nora Quist, a doctor, was the mayor of Porto.", ("Nora Quist",)),
        ("I", "Ida Moss is the mayor of Porto.", ()),
        ("I", "Nora Quist was late, “as ever”.", ()),
        ("I", "Nora Quist left.", ()),
    ],
)
def test_a_column_is_by_whom_its_last_line_introduces(word, end, named):
    assert last(COLUMN.format(word, end), word).speakers == named


def test_he_is_not_the_writer():
    text = "Ivo Lund sings.\n\nI say he may. He hopes so.\n\nOle Brock is a critic in Porto."
    assert last(text, "I", "He").speakers == ("Ivo Lund",)


def test_answers_in_an_interview_are_of_whom_it_names_most():
    text = "Ida Moss met Nora Quist. Moss mends nets.\n\nQ: Who sings?\n\nA: Never better."
    assert last(text, "A").speakers == ("Ida Moss",)
    dotted = text.replace("Q:", "Q.").replace("A:", "A.")
    assert last(dotted, "A").speakers == last(dotted, "A.").speakers == ("Ida Moss",)
    assert last("A. Lund met Ida Moss.\n\nA. Lund said no.", "A. Lund").speakers != ("Ida Moss",)
    assert last("A friend of Ida Moss said no.", "A friend of Ida Moss").speakers != ("Ida Moss",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms. Moss and Mr. Lund met there. They said no.", ("Ida Moss", "Ivo Lund")),
        ("Quist, Moss and Mr. Lund met. They said no.", ("Nora Quist", "Ida Moss", "Ivo Lund")),
        ("Moss and Nora Quist and Lund ran. They said no.", ("Ida Moss", "Nora Quist", "Ivo Lund")),
        ("Moss and Lund sang. It rained all day. They said no.", ("the growers",)),
        ("Moss met Lund. They said no.", ("the growers",)),
        ("Ms. Moss and Mr. Lund met there. The two said no.", ("Ida Moss", "Ivo Lund")),
        ("Ms. Moss met Mr. Lund there. The two said no.", ("the two",)),
    ],
)
def test_they_are_those_whom_the_sentence_before_joins(text, names):
    text = "Ida Moss, Nora Quist and Ivo Lund sing. The growers said yes. " + text
    source = "The two" if "The two" in text else "They"
    assert last(text, "The growers", source).speakers == names


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The port's divers have met.", "the port's divers"),
        ("Two harbour pilots, tired of waiting, left.", "two harbour pilots"),
        ("Fans from Porto painted a boat. They sold it.", "fans"),
        ("Fans painted a boat. It leaked.", "the growers"),
        ("Bell met divers on Monday.", "the growers"),
        ("The mayor told divers that it rained.", "the growers"),
    ],
)
def test_they_are_the_people_with_whom_the_sentence_before_begins(before, name):
    text = f"The growers said yes. Ida Moss said no. {before} They want boats."
    assert last(text, "The growers", "Ida Moss", "They").speakers == (name,)
    text = f"Ida Moss said no. The growers said yes. {before} They want boats."
    assert last(text, "Ida Moss", "The growers", "They").speakers == ("the growers",)


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("A witness said no.", ("a witness",)),
        ("The growers said yes. A witness said no.", ("the growers",)),
        ("Ida Moss said no.", ()),
    ],
)
def test_they_are_one_person_only_if_nameless_and_after_no_group(before, names):
    sources = [source for source in ("The growers", "A witness", "Ida Moss") if source in before]
    assert last(f"{before} They want boats.", *sources, "They").speakers == names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The agency has no ships. It said no.", "Fjord Safety Agency"),
        ("The agency has no ships.\n\nIt said no.", "Fjord Safety Agency"),
        ("A ship met the agency. It said no.", "Nordbank Shipping"),
    ],
)
def test_it_is_what_a_description_begins_the_sentence_before_with(text, named):
    text = "Nordbank Shipping said yes. Ida Moss runs the Fjord Safety Agency. " + text
    names = (("Fjord Safety Agency", "organization"), ("Nordbank Shipping", "organization"))
    assert last(text, "Nordbank Shipping", "It", entities=names).speakers == (named,)


@pytest.mark.parametrize(
    ("description", "named"),
    [
        ("The Oslo senator", "Nora Quist"),
        ("The Porto senator", "Ida Moss"),
        ("The senator", "Ida Moss"),
        ("The U.S. senator", "Ida Moss"),
    ],
)
def test_a_place_in_a_description_tells_who_is_not_meant(description, named):
    text = f"Nora Quist met Ida Moss, a Porto senator. Quist said yes. {description} said no."
    assert last(text, "Quist said", description).speakers == (named,)


@pytest.mark.parametrize(
    ("said", "document", "named"),
    [
        ("Nora Quist wrote so in a short memo.", "The memo", "Nora Quist"),
        ("Nora Quist emailed her friends.", "The email", "Nora Quist"),
        ("Nora Quist said so at home.", "The memo", "Nordbank"),
        ("Nora Quist took a survey.", "The survey", "Nordbank"),
    ],
)
def test_a_letter_is_of_who_spoke_last_in_one(said, document, named):
    text = f"Nordbank sent a memo and a survey. Nordbank said yes. {said} {document} is short."
    names = (("Nordbank", "organization"),)
    assert last(text, "Nordbank", "Nora Quist", document, entities=names).speakers == (named,)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("An old man", "Nora Quist"),
        ("A nun", "a nun"),
        ("A clerk", "a clerk"),
        ("A man's lawyer", "a man's lawyer"),
    ],
)
def test_she_is_no_man_who_spoke_last(source, found):
    text = f"Nora Quist lost her boat. {source} said it was late. She disagreed."
    assert last(text, source, "She").speakers == (found,)


@pytest.mark.parametrize(
    ("text", "source", "named"),
    [
        ("Nora Quist, a doctor leading the ward, said no.", "a doctor", "Nora Quist"),
        ("Nordbank, a lender that likes risk, said no.", "a lender", "Nordbank"),
        ("Asked by Nora Quist, a doctor said no.", "a doctor", "a doctor"),
        ("Nordbank, a doctor who banks there said, is fine.", "a doctor", "a doctor"),
    ],
)
def test_an_apposition_stands_for_the_name_before_it(text, source, named):
    names = (("Nordbank", "organization"),) if "Nordbank" in text else ()
    assert last(text, source, entities=names).speakers == (named,)


def test_a_description_that_begins_the_sentence_before_is_whom_a_pronoun_stands_for():
    text = "Alice Quist said no.\n\nA former guard remembers it well. She said yes."
    assert last(text, "Alice Quist", "She").speakers == ("a former guard",)
    text = "Ivo Lund said no.\n\nA former guard remembers Ida Moss well. She said yes."
    assert last(text, "Ivo Lund", "She").speakers == ("Ida Moss",)


def test_a_relative_named_in_commas_is_a_person():
    text = "Alice Quist mends boats; her father, Brock, sold them. He said it was a pity."
    assert last(text, "He").speakers == ("Brock Quist",)


def test_a_quotation_without_cue_is_of_whom_the_sentence_before_is_about():
    before = "“It is fine,” said Ida Moss.\n\nAlice Quist is ninety, and she talks standing up.\n\n"
    text = before + "“We had goats.”\n\n“Then we had none.”"
    contents = ("“It is fine,”", "“We had goats.”", "“Then we had none.”")
    sources = ("Ida Moss", "", "")
    quotes = name(text, *zip(sources, contents, strict=True))
    assert [q.speakers for q in quotes] == [("Ida Moss",), *[("Alice Quist",)] * 2]


def test_a_pronoun_after_an_unnamed_speaker_stands_for_that_one():
    text = "Nora Quist opened the pier. A sailor said it was late. He said it would rain."
    assert last(text, "A sailor", "He").speakers == ("a sailor",)


def test_a_role_leads_to_its_bearer():
    text = (
        "Russian Foreign Minister Ivan Orlin met Li Wen, a Chinese engineer. They talked. "
        "The minister said no. The engineer said yes."
    )
    minister, engineer = name(text, "The minister", "The engineer")
    assert (minister.speakers, engineer.speakers) == (("Ivan Orlin",), ("Li Wen",))


@pytest.mark.parametrize(
    ("between", "named"),
    [
        # Of two senators it is who is in focus, but a role that one has alone counts for more.
        ("Lund said no. A friend of Senator Ida Moss was there.", "Ivo Lund"),
        ("Senator Ida Moss came. Moss said no.", "Ida Moss"),
        ("Ida Moss came. Moss said no.", "Ivo Lund"),
        ("Neither Moss nor Lund came. Moss said no.", "Ivo Lund"),
    ],
)
def test_a_role_is_that_of_who_has_it_and_is_in_focus(between, named):
    text = f"Senator Ivo Lund asked Ida Moss for a vote. {between} The senator said yes."
    sources = [mention for mention in ("Lund said", "Moss said") if mention in text]
    assert last(text, *(mention[:4] for mention in sources), "The senator").speakers == (named,)


@pytest.mark.parametrize(
    ("text", "source", "named"),
    [
        ("I told Nora I was late, and Nora said no.", "Nora said", "Nora"),
        ("It was Queen Nora I, they say. Nora I said no.", "Queen Nora I", "Nora I"),
    ],
)
def test_i_before_a_verb_is_no_part_of_a_name(text, source, named):
    assert last(text, source.removesuffix(" said")).speakers == (named,)


def test_a_description_before_the_name_waits_for_it():
    text = "A harbour judge ruled for the crew. Judge Nora Quist said the pay was owed."
    assert last(text, "A harbour judge").speakers == ("Nora Quist",)


def test_a_description_of_somebody_unnamed_stays():
    text = "A sailor slept on the pier. The sailor said it was warm. Nora Quist left."
    quote = last(text, "The sailor")
    assert (quote.speakers, quote.speaker_type) == (("the sailor",), "unnamed")


def test_a_spokesperson_without_a_name_speaks_for_the_body():
    text = "Norvik Shipping sank two boats. A Norvik Shipping spokeswoman said it was sorry."
    quote = last(text, "A Norvik Shipping spokeswoman")
    assert (quote.speakers, quote.speaker_type) == (("Norvik Shipping",), "organization")


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("His spokesman", "Ivo Lund's spokesman"),
        ("The singer's spokeswoman", "Ivo Lund's spokeswoman"),
        ("Lund's spokesman", "Ivo Lund's spokesman"),
        ("Brass Guild's spokesman", "Brass Guild"),
        ("Its spokesman", "Brass Guild"),
    ],
)
def test_who_speaks_for_a_person_is_called_after_that_one(mention, found):
    text = (
        "The Brass Guild met in May. Ivo Lund, a singer, came late, and Lund sang. "
        f"{mention} said it rained."
    )
    entities = [("Brass Guild", "organization"), ("Ivo Lund", "person")]
    (quote,) = name(text, mention, entities=entities)
    assert quote.speakers == (found,)


@pytest.mark.parametrize("mention", ["The company", "The shipping firm", "It", "They"])
def test_a_body_in_focus(mention):
    text = f"Norvik Shipping lost two boats. Norvik Shipping paid. {mention} said it was sorry."
    entities = [("Norvik Shipping", "organization")]
    assert last(text, mention, entities=entities).speakers == ("Norvik Shipping",)


def test_an_acronym_stands_for_what_it_was_defined_as():
    text = "The Alliance to Repair Our Piers (AROP) met. AROP said the wood was bad."
    assert last(text, "AROP said"[:4]).speakers == ("Alliance to Repair Our Piers",)


def test_a_capital_speaks_for_its_government():
    assert last("Beijing said it would wait.", "Beijing").speakers == ("China",)


@pytest.mark.parametrize(
    ("mention", "names", "kind"),
    [
        ("Ana Bell and Ivo Lund", ("Ana Bell", "Ivo Lund"), "person"),
        ("Norway, Denmark and Finland", ("Norway", "Denmark", "Finland"), "organization"),
        ("Ana Bell, a sailor, and Ivo Lund", ("Ana Bell", "Ivo Lund"), "person"),
        ("Ana Bell, head of wood and ropes", ("Ana Bell",), "person"),
        ("Ana Bell, an aide to Mayor Ivo Lund and a dean,", ("Ana Bell",), "person"),
        ("Ana Bell, an aide to Ivo Lund and Ida Moss,", ("Ana Bell",), "person"),
        ("Ana Bell, who sails with Ivo Lund and Ida Moss,", ("Ana Bell",), "person"),
        ("Ana Bell, who sails, and Ivo Lund", ("Ana Bell", "Ivo Lund"), "person"),
        ("Critics, including Ana Bell and Ivo Lund,", ("Ana Bell", "Ivo Lund"), "group"),
        ("Critics such as Ana Bell and Ivo Lund", ("Ana Bell", "Ivo Lund"), "person"),
        ("Ana Bell and other clerks", ("Ana Bell", "other clerks"), "person"),
        ("Norvik Bank and other lenders", ("Norvik Bank", "other lenders"), "group"),
        ("the Bureau of Ropes and Sails", ("Bureau of Ropes and Sails",), "organization"),
    ],
)
def test_joint_sources(mention, names, kind):
    quote = last(f"On Monday {mention} said the pier was old.", mention)
    assert (quote.speakers, quote.speaker_type) == (names, kind)


def test_a_role_shared_by_two_countries_names_both():
    text = (
        "Russian Foreign Minister Ivan Orlin met Chinese Foreign Minister Li Wen. "
        "The foreign ministers of China and Russia said they agreed."
    )
    quote = last(text, "The foreign ministers of China and Russia")
    assert set(quote.speakers) == {"Ivan Orlin", "Li Wen"}


def test_one_minister_is_not_that_of_two_countries():
    text = "Nora Quist, the Russian-born Chinese foreign minister, sat. The foreign ministers of"
    quote = last(f"{text} China and Russia sang.", "The foreign ministers of China and Russia")
    assert "Nora Quist" not in quote.speakers


def test_a_body_may_have_an_owner_in_its_name():
    text = "The Norvik County Sheriff's Office came. It said the pier was shut."
    assert last(text, "It").speakers == ("Norvik County Sheriff's Office",)


def test_both_sums_up_the_last_two():
    text = "Ana Bell said no. Ivo Lund said yes. The two sailors said they would vote."
    assert last(text, "Ana Bell", "Ivo Lund", "The two sailors").speakers == (
        "Ana Bell",
        "Ivo Lund",
    )


@pytest.mark.parametrize(
    ("before", "mention", "names"),
    [
        ("A barge passed Ana Bell and Ivo Lund.", "The couple", ("Ana Bell", "Ivo Lund")),
        ("A barge passed Ana Bell and Ivo Lund.", "The pair", ("Ana Bell", "Ivo Lund")),
        ("A barge passed Ana Bell and Ivo Lund.", "The two firms", ("the two firms",)),
        ("A barge passed Ana Bell, Ivo Lund and Tom Hale.", "The duo", ("the duo",)),
        ("A barge passed Brass Guild and Rope Bank.", "The duo", ("Brass Guild", "Rope Bank")),
    ],
)
def test_two_joined_by_and_are_the_pair(before, mention, names):
    entities = [("Ana Bell", "person"), ("Ivo Lund", "person"), ("Tom Hale", "person")]
    entities += [("Brass Guild", "organization"), ("Rope Bank", "organization")]
    found = [pair for pair in entities if pair[0] in before]
    (quote,) = name(f"{before} {mention} said it was late.", mention, entities=found)
    assert tuple(n.casefold() for n in quote.speakers) == tuple(n.casefold() for n in names)


@pytest.mark.parametrize("mention", ["The survey", "the survey"])
def test_a_document_is_its_issuer(mention):
    text = f"A survey by Norvik Institute came out. Later {mention} found more rust."
    quote = last(text, mention)
    assert (quote.speakers, quote.speaker_type) == (("Norvik Institute",), "document")


@pytest.mark.parametrize(
    ("mention", "kind"),
    [("analysts", "unnamed"), ("A witness", "unnamed"), ("dock workers", "unnamed"),
     ("several firms", "group"), ("Democrats", "group"), ("Welsh farmers", "group")],
)  # fmt: skip
def test_people_without_names_keep_their_description(mention, kind):
    quote = last(f"On Monday {mention} said the pier was old.", mention)
    assert same_name(quote.speakers[0], mention)
    assert quote.speaker_type == kind


TYPES = [
    # the mention as written, its speaker, the type
    ("The growers", "the growers", "group"),
    ("His lawyers", "his lawyers", "group"),
    ("The sources", "the sources", "unnamed"),
    ("Bookmakers", "bookmakers", "unnamed"),
    ("Oslo insiders", "Oslo insiders", "unnamed"),
    ("Oslo rowers", "Oslo rowers", "group"),
    ("The analysts", "the analysts", "group"),
    ("Norvik police", "Norvik police", "organization"),
    ("The Conservatives", "the Conservatives", "organization"),
    ("Local conservatives", "local conservatives", "group"),
    ("The Liberal Democrats", "the Liberal Democrats", "organization"),
    ("The Democrats", "the Democrats", "group"),
    ("The US", "United States", "organization"),
    ("Orvo Dunn Jr.", "Orvo Dunn", "person"),
    ("Councils", "councils", "unnamed"),
    ("The new growers", "the new growers", "group"),
    ("Paediatricians", "paediatricians", "unnamed"),
    ("A bank", "a bank", "organization"),
    ("@tidewatcher", "@tidewatcher", "person"),
    ("Forty percent of the 2,300 who replied", "forty percent of the 2,300", "unnamed"),
    ("A plaque in the hall", "a plaque in the hall", "document"),
    ("Its term sheet", "its term sheet", "document"),
    ("Fire regulations", "fire regulations", "document"),
    ("The Northern Tide Handbook", "Northern Tide Handbook", "document"),
    ("Sorrel Re, a reinsurer,", "Sorrel Re", "organization"),
    ("Ivana Brask, port director at Holm,", "Ivana Brask", "person"),
    ("Ferry operator and insurer Norvik", "Norvik", "organization"),
]


@pytest.mark.parametrize(("mention", "speaker", "kind"), TYPES)
def test_types_follow_the_noun(mention, speaker, kind):
    named = last(f"A gate broke in May. {mention} said the tide was late.", mention)
    assert named.speaker_type == kind
    assert same_name(named.speakers[0], speaker)


@pytest.mark.parametrize(
    ("opening", "mention", "found"),
    [
        ("In Porto, where it rained,", "rowers", "rowers in Porto"),
        ("In Porto,", "residents", "residents of Porto"),
        ("In Porto,", "the rowers", "the rowers"),
        ("In Porto,", "young rowers", "young rowers"),
        ("In Porto's harbour,", "rowers", "rowers"),
        ("Near Porto,", "rowers", "rowers"),
    ],
)
def test_the_place_that_opens_a_sentence_is_where_people_are(opening, mention, found):
    text = f"It was late. {opening} {mention} said the pier was old."
    assert last(text, mention, entities=[("Porto", "location")]).speakers == (found,)


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("It was put to rowers. Some said no.", "Some", "rowers"),
        ("Some rowers left and others said no.", "others", "other rowers"),
        ("At a club for candidates, most said no.", "most", "candidates"),
        ("The rowers knew what some said was late.", "some", "some"),
        ("It was put to rowers.\n\nSome said no.", "Some", "some"),
        ("It was put to Norvik. Some said no.", "Some", "some"),
    ],
)
def test_some_are_of_the_people_named_just_before(text, mention, found):
    assert last(text, mention).speakers == (found,)


def test_definite_people_are_a_group_also_where_they_came_up_before():
    quotes = name(
        "Researchers said the tide was late. The researchers said it would rise.",
        "Researchers",
        "The researchers",
    )
    assert [quote.speaker_type for quote in quotes] == ["unnamed", "group"]


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Two rowers close to the talks", "Two rowers close to the talks"),
        ("Fans of the rowers", "the rowers"),
    ],
)
def test_definite_people_have_the_words_of_those_described_before(first, found):
    text = f"{first} said the tide was late. The rowers said it would rise."
    assert last(text, first, "The rowers").speakers[0].casefold() == found.casefold()


def test_an_insider_stays_without_a_name():
    text = "An insider said the gate broke. Nora Quist was away. The insider said she knew."
    assert last(text, "An insider", "The insider").speaker_type == "unnamed"


def test_a_study_in_a_journal_has_its_name():
    text = "A study in the Journal of Ropes found knots slip. The paper said wet knots slip more."
    for quote in name(text, "A study in the Journal of Ropes", "The paper"):
        assert (quote.speakers, quote.speaker_type) == (("Journal of Ropes study",), "document")


def test_a_study_by_a_titled_person_is_a_document_with_their_name():
    quote = last(
        "A 2014 study by law professor Nora Quist said so.",
        "A 2014 study by law professor Nora Quist",
    )
    assert (quote.speakers, quote.speaker_type) == (("Nora Quist",), "document")


def test_what_a_relative_clause_lists_does_not_speak():
    text = (
        "The Dockers' Alliance and the Quist Institute met. The Dockers' Alliance, which includes"
        " two unions and the Quist Institute, said no."
    )
    source = "The Dockers' Alliance, which includes two unions and the Quist Institute,"
    assert last(text, source).speakers == ("Dockers' Alliance",)


def test_a_journal_names_a_study_before_those_who_wrote_it():
    text = (
        "Porto biologists see knots slip. Their paper, out in the journal Norvik Letters, said so."
    )
    quote = last(text, "Porto biologists", "Their paper")
    assert quote.speakers == ("Norvik Letters study",)


def test_by_the_other_guide_people_without_names_are_a_group():
    text, mention = "Analysts said the pier was old.", Span(0, 8)
    quote = Quote(content=(Span(14, 30),), source=(mention,))
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,), scheme="polnear")
    assert named.speaker_type == "group"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Envoys met the Norvik Port Union, which said no.", ("Norvik Port Union",)),
        ("Envoys met China and Japan, the two biggest buyers, which said no.", ("China", "Japan")),
        ("It hurt members of the Saudi government, which said no.", ("Saudi government",)),
        ("They fined Nora Quist, a clerk at the Port Union, who said no.", ("Nora Quist",)),
        ("They met a tired porter who said no.", ("a tired porter",)),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before_it(text, names):
    assert last(text, "who" if "who " in text else "which").speakers == names


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        ("They met Senator Nora Quist of Lundham, who said no.", "Lundham", ("Nora Quist",)),
        ("It hit Nora Quist, a clerk from Lundham, who said no.", "Lundham", ("Nora Quist",)),
        ("It hit friends of Nora Quist, who said no.", None, ("Nora Quist",)),
    ],
)
def test_who_is_no_place_that_somebody_is_from(text, place, names):
    places = [(place, "location")] if place else []
    assert last(text, "who", entities=places).speakers == names


def test_and_who_is_of_whom_the_clause_before_tells():
    text = "They met Nora Quist, who runs the port with Ivo Lund, and who said no."
    assert last(text, "who", "who").speakers == ("Nora Quist",)


def test_a_body_that_begins_the_sentence_is_it():
    text = "The Lisbon Bank fell. On Monday, the Norvik Port Union spoke of what it called alarm."
    assert last(text, "The Lisbon Bank", ("it", "alarm")).speakers == ("Norvik Port Union",)


def test_nobody_speaks_of_themselves_by_name():
    text = "Nora Quist met Ida Moss at noon. Moss left. “Ida Moss is late,” she said."
    (quote,) = name(text, ("she", "“Ida Moss is late,”"))
    assert quote.speakers == ("Nora Quist",)


def test_a_person_described_since_is_in_focus():
    text = "Mayor Nora Quist met Ida Moss. Moss left. The mayor stayed, and she said no."
    assert last(text, "she").speakers == ("Nora Quist",)


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("A Norvik Post/Port TV report found rust.", "A Norvik Post/Port TV report",
         ("Norvik Post/Port TV",)),
        ("A Norvik Post/Port TV poll found rust.", "A Norvik Post/Port TV poll",
         ("Norvik Post/Port TV poll",)),
        ("Polls by Norvik Radio, Port Institute and Lund University found rust.",
         "Polls by Norvik Radio, Port Institute and Lund University",
         ("Norvik Radio", "Port Institute", "Lund University")),
        ("Other Port Institute emails found rust.", "emails", ("Port Institute",)),
        ("The Norvik Post ran a feature. The article found rust.", "The article",
         ("Norvik Post",)),
    ],
)  # fmt: skip
def test_documents_may_have_several_issuers(text, mention, names):
    quote = last(text, mention)
    assert (quote.speakers, quote.speaker_type) == (names, "document")


@pytest.mark.parametrize(
    ("publisher", "text", "speakers"),
    [
        ("Norvik Post", "The pier seems old.", ("Norvik Post",)),
        (None, "The pier seems old.", ()),
        ("Norvik Post", "The pier seems old.\n\nNora Quist.\n\nLund.", ("Nora Quist",)),
    ],
)
def test_what_seems_so_to_nobody_is_the_writers_view(publisher, text, speakers):
    quote = Quote(content=(Span(0, 8),), cue=(Span(9, 14),))
    document = Document("d", text, publisher=publisher)
    (named,) = name_speakers(document, Tagging(), (quote,))
    assert named.speakers == speakers


@pytest.mark.parametrize(
    ("around", "kind"),
    [
        ("Boats cost more. {} chairman Ivo Lund left.", "organization"),
        ("She has a stake in {}.", "organization"),
        ("Ivo Lund, an analyst at {}, left.", "organization"),
        ("The rowing gear maker {} left.", "organization"),
        ("The rower {} left.", "person"),
        ("She has a friend in {}.", "person"),
    ],
)
def test_what_only_companies_have_outweighs_a_tagger(around, kind):
    text = f"{around.format('Norvik')} Norvik said no."
    quote = last(text, "Norvik said"[:6], entities=[("Norvik", "person")])
    assert quote.speaker_type == kind


def test_the_noun_right_before_a_name_tells_its_type():
    text = "The consultants Norvik Vane said no. A clerk told the court Ana Bell lied."
    firm, person = name(text, "The consultants Norvik Vane", "Ana Bell")
    assert (firm.speakers, firm.speaker_type) == (("Norvik Vane",), "organization")
    assert (person.speakers, person.speaker_type) == (("Ana Bell",), "person")


@pytest.mark.parametrize(
    ("text", "cue", "speakers"),
    [
        ("Nora Quist met Ivo Lund, calling the pier old.", "calling", ("Nora Quist",)),
        ("Nora Quist came. She left late and called the pier old.", "called", ("Nora Quist",)),
        ("Ivo Lund was there, accused of naming it old.", "accused of", ()),
        ("Ivo Lund left. Naming it old was cheap.", "Naming", ()),
    ],
)
def test_a_participle_or_second_verb_shares_the_subject(text, cue, speakers):
    start = text.index(cue)
    end = start + len(cue)
    quote = Quote(content=(Span(end + 1, len(text) - 1),), cue=(Span(start, end),))
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.speakers == speakers


@pytest.mark.parametrize(
    ("content", "speaker", "relay"),
    [
        ("“It was late,” Quist told the clerk,", "Nora Quist", "Norvik Post"),
        ("“It was late,” said Nora Quist,", "Nora Quist", "Norvik Post"),
        ("Nora Quist was late,", "Norvik Post", None),
    ],
)
def test_who_passes_words_on_is_not_who_said_them(content, speaker, relay):
    text = f"Nora Quist came. {content} according to the Norvik Post."
    start = len("Nora Quist came. ") + len(content)
    quote = Quote(
        content=(Span(17, start),),
        cue=(Span(start + 1, start + 13),),
        source=(Span(start + 14, len(text) - 1),),
    )
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,), scheme="polnear")
    assert (named.speakers, named.relay) == ((speaker,), relay)


def test_a_letter_is_its_signers():
    text = "I think the pier is old.\n\n@nora_q.\n\nNo."
    assert last(text, "I").speakers == ("@nora_q",)


def test_an_and_may_stand_inside_a_bodys_name():
    text = "The Ports and Fisheries Commission said no. The commission left."
    assert last(text, "The Ports and Fisheries Commission").speakers == (
        "Ports and Fisheries Commission",
    )


@pytest.mark.parametrize(
    ("relay", "found"),
    [
        ("a readout published by the agency Lund Now", "agency Lund Now"),
        ("a blog post for Lund Now", "Lund Now"),
        ("a readout in May", "a readout in May"),
    ],
)
def test_a_relay_is_the_body_that_a_document_is_from(relay, found):
    text = f"Nora Quist said it rained, according to {relay}."
    quote = within(text, "Nora Quist", "it rained", cue=(Span(11, 15),))
    at = text.index(relay)
    quote = replace(quote, relay_span=(Span(at, at + len(relay)),))
    tagging = Tagging((), (entity(text, "Lund Now", "organization"),) if "Now" in text else ())
    (quote,) = name_speakers(Document("d", text), tagging, (quote,))
    assert quote.relay == found


def test_a_quotation_that_goes_on_keeps_its_speaker():
    text = 'Nora Quist said: "It is late."\n\n"And it is cold."'
    first = Quote(content=(Span(17, 30),), source=(Span(0, 10),))
    second = Quote(content=(Span(32, len(text)),), rule="continuation")
    quotes = name_speakers(Document("d", text), Tagging(), (first, second))
    assert quotes[1].speakers == ("Nora Quist",)
    assert quotes[1].confidence < quotes[0].confidence


def test_i_is_who_signed():
    quote = last("I said so to nobody.", "I", byline="By Nora Quist")
    assert quote.speakers == ("Nora Quist",)


def test_an_addressee_and_a_relay_are_named_in_full():
    text = "Nora Quist met Ivo Lund. Quist told Lund it was late, according to the Harbour Post."
    quote = Quote(
        content=(Span(41, 51),),
        cue=(Span(31, 35),),
        source=(Span(25, 30),),
        addressee_span=(Span(36, 40),),
        relay_span=(Span(text.index("the Harbour"), len(text) - 1),),
    )
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert (quote.addressee, quote.relay) == ("Ivo Lund", "Harbour Post")


def test_a_relay_keeps_what_kind_of_outlet_it_is():
    text = "It rained, Ana Bell said, according to Norvik's Lund Press news agency."
    quote = Quote(
        (Span(0, len("It rained")),),
        source=(Span(text.index("Ana"), text.index(" said")),),
        relay_span=(Span(text.index("Norvik"), len(text) - 1),),
    )
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.relay == "Norvik's Lund Press news agency"


def test_in_a_dialogue_each_speaks_to_the_other():
    text = "Ana Bell met Ivo Lund.\nBELL: Well?\nLUND: No.\nBELL: Why?"
    quotes = name(text, ("BELL", "Well?"), ("LUND", "No."), ("BELL", "Why?"))
    assert [q.addressee for q in quotes] == ["Ivo Lund", "Ana Bell", "Ivo Lund"]


def test_you_means_the_person_spoken_to_before():
    text = "Ana Bell told Ivo Lund to wait. Bell said: “You know why.”"
    told = Quote(content=(Span(23, 30),), cue=(Span(9, 13),), source=(Span(0, 8),))
    said = Quote(content=(Span(43, len(text)),), cue=(Span(37, 41),), source=(Span(32, 36),))
    told, said = name_speakers(
        Document("d", text), Tagging(), (told, Quote(**{**fields(said), "kind": "direct"}))
    )
    assert (told.addressee, said.addressee) == ("Ivo Lund", "Ivo Lund")


def fields(quote):
    return {key: getattr(quote, key) for key in ("content", "cue", "source")}


def test_names_in_menus_do_not_count():
    text = "Read: Petra Quist wins\nNora Quist rowed home. Quist said it was late."
    body = Span(text.index("Nora"), len(text))
    quote = Quote(content=(Span(60, 65),), source=(Span(46, 51),))
    (quote,) = name_speakers(Document("d", text, body=body), Tagging(), (quote,))
    assert quote.speakers == ("Nora Quist",)


def test_quotes_keep_their_order():
    text = "Ana Bell said yes. Ivo Lund said no."
    quotes = name(text, "Ana Bell", "Ivo Lund")
    backwards = name_speakers(Document("d", text), Tagging(), quotes[::-1])
    assert [q.speakers for q in backwards] == [("Ivo Lund",), ("Ana Bell",)]


def within(text, mention, content, **fields):
    """Return a quote whose source is the last `mention` and whose content is `content`."""
    start, begin = text.rindex(mention), text.index(content)
    return Quote(
        (Span(begin, begin + len(content)),), source=(Span(start, start + len(mention)),), **fields
    )


def test_a_pronoun_in_somebodys_words_is_somebody_else():
    text = "Ivo Lund met Peter Bell. “He told me no,” Bell said."
    outer = within(text, "Bell", "“He told me no,”")
    inner = within(text, "He", "no,", cue=(Span(text.index("told"), text.index(" me")),))
    inner = replace(inner, addressee_span=(Span(text.index("me no"), text.index(" no")),))
    _, inner = name_speakers(Document("d", text), Tagging(), (outer, inner))
    assert (inner.speakers, inner.addressee) == (("Ivo Lund",), "Peter Bell")


@pytest.mark.parametrize(
    ("asked", "answer", "found"),
    [
        ("if it rained", "He said no.", "Ivo Lund"),
        ("for a boat", "He said no.", "Tor Bell"),  # perhaps he went on
        ("whether it rained", "“No. It snowed.”", "Ivo Lund"),
        ("for a boat", "“No. It snowed.”", "Tor Bell"),
    ],
)
def test_whom_a_question_is_put_to_answers(asked, answer, found):
    gap = "\n\n" if "“" in answer else " "
    text = f"Tor Bell asked Ivo Lund {asked}.{gap}{answer}"
    cue, to = Span(9, 14), Span(15, 23)
    question = within(text, "Tor Bell", asked, cue=(cue,), addressee_span=(to,))
    answered = Quote((Span(text.index(answer), len(text)),))
    if answer.startswith("He"):
        answered = within(text, "He", "no.", cue=(Span(text.index("said"), text.index(" no.")),))
    tagging = Tagging((), tuple(entity(text, name, "person") for name in ("Tor Bell", "Ivo Lund")))
    assert name_speakers(Document("d", text), tagging, (question, answered))[1].speakers == (found,)


def test_who_asks_stands_behind_by():
    text = "Asked by the judge, Ana Bell, why it rained, Ivo Lund sat."
    quote = Quote((Span(30, 43),), cue=(Span(0, 5),))
    tags = tuple(entity(text, name, "person") for name in ("Ana Bell", "Ivo Lund"))
    named = name_speakers(Document("d", text), Tagging((), tags), (quote,))
    assert named[0].speakers == ("Ana Bell",)


def test_of_two_who_take_turns_the_other_answers():
    text = "“It rained,” Tor Bell said.\n\n“Where?” Ana Lund asked.\n\n“In Porto.”"
    asked = Span(text.index("asked"), text.index(".\n\n“In"))
    quotes = (
        within(text, "Tor Bell", "“It rained,”"),
        within(text, "Ana Lund", "“Where?”", cue=(asked,)),
        Quote((Span(text.index("“In"), len(text)),)),
    )
    tagging = Tagging((), tuple(entity(text, name, "person") for name in ("Tor Bell", "Ana Lund")))
    assert name_speakers(Document("d", text), tagging, quotes)[2].speakers == ("Tor Bell",)


def test_words_go_on_from_those_that_no_others_hold():
    text = "“The clerk said no,” Ana Bell said.\n\n“So I left.”"
    quotes = (
        within(text, "Ana Bell", "“The clerk said no,”"),
        within(text, "The clerk", "no,"),
        Quote((Span(text.index("“So"), len(text)),)),
    )
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert named[2].speakers == ("Ana Bell",)


def test_he_after_a_spokesman_is_the_body():
    text = "Norvik Shipping paid. A Norvik Shipping spokesman said it was late. He said no more."
    assert last(text, "A Norvik Shipping spokesman", "He").speakers == ("Norvik Shipping",)


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Norway voted. Its fisheries agency said so.", "Its fisheries agency", "Norwegian"),
        ("Norway voted. A foreign ministry spokesman said so.", "A foreign ministry spokesman", ""),
    ],
)
def test_bodies_are_named_after_their_country(text, mention, found):
    quote = last(text, "Norway", mention)
    assert quote.speakers[0].startswith(found or "Norwegian foreign ministry")


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("The harbour master's office", "harbour master's office"),
        ("The singing guild", "Brass Guild"),
        ("The office", "Brass Guild"),
    ],
)
def test_a_body_keeps_its_words_where_the_likeliest_shares_none(mention, found):
    text = (
        "Members of the Harbour Union rowed home. Brass Guild members sang. Brass Guild sang on. "
        f"Brass Guild left, and Brass Guild came back. {mention} said it was late."
    )
    entities = [("Harbour Union", "organization"), ("Brass Guild", "organization")]
    (quote,) = name(text, mention, entities=entities)
    assert quote.speakers == (found,)


def test_a_body_described_in_full_is_meant_by_its_noun():
    text = "Norway's central bank said yes. World Bank staff sang. The bank said no."
    quote = last(text, "Norway's central bank", "The bank")
    assert quote.speakers == ("Norway's central bank",)


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        (
            "Norvik Bank met. A survey the bank sent home found rust.",
            "A survey the bank sent home",
            0,
        ),
        ("Norvik Bank released a report that found rust.", "a report", 0),
        ("A study, published in the journal Norvik Letters, found rust.", "A study", 1),
        (
            "A study from researchers at Norvik Bank was in the journal Eel.",
            "A study from researchers at Norvik Bank",
            0,
        ),
        ("A review of ropes, published in the journal Norvik Letters, found rust.", "A review", 1),
        (
            "Norvik Bank figures fell. The figures contradict a survey from Brass Guild. "
            "Still, the figures show rust.",
            "the figures",
            0,
        ),
    ],
)
def test_documents_are_issued_by_whom_the_text_says(text, mention, found):
    quote = last(text, mention)
    assert quote.speakers == (("Norvik Bank", "Norvik Letters study")[found],)
    assert quote.speaker_type == "document"


@pytest.mark.parametrize(
    ("before", "mention", "named"),
    [
        ("", "A report by the port auditor in 2023", "port auditor"),
        ("", "A report by Norvik Bank's chief auditor", "Norvik Bank chief auditor"),
        ("", "A letter from the bank", "Norvik Bank"),
        ("Nora Quist, the mayor, ate.", "A note signed by the mayor", "Nora Quist"),
        ("", "A poll of 900 rowers by this newspaper", "Eel Post"),
        ("", "A report by an economist at Norvik Bank", "Norvik Bank"),
    ],
)
def test_a_document_is_of_whom_it_describes_as_its_source(before, mention, named):
    text = f"Norvik Bank lost. {before} {mention} found rust."
    names = (("Norvik Bank", "organization"),)
    quote = last(text, mention, entities=names, publisher="Eel Post")
    assert (quote.speakers, quote.speaker_type) == ((named,), "document")


@pytest.mark.parametrize(
    ("text", "mention", "named"),
    [
        # whom an article makes known later, and by which words
        ("Late in May a report found rust. The Norvik Bank report is long.", "a report",
         "Norvik Bank"),
        ("Late in May a report found rust. The Ana Bell report is long.", "a report", "a report"),
        ("Late in May, early reports told of rust. The Norvik Bank report is long.",
         "early reports", "early reports"),
        ("Ana Bell's book is out. The new book tells of rust.", "The new book", "Ana Bell"),
        ("Ana Bell likes the book. The new book tells of rust.", "The new book", "The new book"),
        ("The Norvik Bank in Rome issued a report that told of rust.", "a report", "Norvik Bank"),
    ],
)  # fmt: skip
def test_a_document_is_of_whose_it_is_called_elsewhere(text, mention, named):
    text = f"Nobody slept.\n\nIt was a long night.\n\n{text}"
    names = ((n, k) for n, k in (("Norvik Bank", "organization"), ("Ana Bell", "person"),
             ("Rome", "location")) if n in text)  # fmt: skip
    assert same_name(last(text, mention, entities=names).speakers[0], named)


def test_a_document_that_spoke_before_goes_on_under_the_same_noun():
    text = (
        "A report by Norvik Bank's auditor found rust. The Brass Guild report on eels is older. "
        "Nobody read it. The report said it was late."
    )
    names = (("Norvik Bank", "organization"), ("Brass Guild", "organization"))
    quote = last(text, "A report by Norvik Bank's auditor", "The report", entities=names)
    assert quote.speakers == ("Norvik Bank auditor",)


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Ana and Peter Lund", ("Ana Lund", "Peter Lund")),
        ("the Irish and Danish unions", ("Irish unions", "Danish unions")),
        ("the Irish and Danish tide ministries", ("Irish tide ministry", "Danish tide ministry")),
        ("the rope and tide ministries", ("rope ministry", "tide ministry")),
        ("Chad, Niger", ("Chad", "Niger")),
        ("the clerk, Ana Bell", ("Ana Bell",)),
        ("analysts at Norvik Bank", ("Norvik Bank analysts",)),
        ("Ana Bell, along with clerk Ivo Lund,", ("Ana Bell", "Ivo Lund")),
        ("Ana Bell and her campaign", ("Ana Bell", "Bell campaign")),
        ("Ana Bell and her ropes", ("Ana Bell and her ropes",)),
    ],
)
def test_sources_of_several_parts(mention, names):
    assert last(f"On Monday {mention} said the pier was old.", mention).speakers == names


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Bell and Lund", ("Ana Bell", "Ivo Lund")),
        ("Bell, Lund", ("Ana Bell", "Ivo Lund")),
        ("Bell, Porto", ("Ana Bell",)),
    ],
)
def test_a_headline_names_several_by_their_surnames(mention, names):
    text = f"{mention} Agree To Mend The Old Pier\n\nAna Bell of Porto met Ivo Lund on the pier."
    assert last(text, mention).speakers == names


def test_whom_a_headline_and_the_first_sentence_describe_is_the_next_who_is_named():
    text = (
        "Norvik Bank fears rain\n\nThe firm's chief has said so. It may rain.\n\n"
        "Ana Bell said on Monday that it would."
    )
    sources = ("Norvik Bank", "The firm's chief", "Ana Bell")
    assert name(text, *sources)[1].speakers == ("Ana Bell",)


def test_a_description_understood_before_is_the_same_again():
    text = (
        "Ana Bell sat down. The tides minister said yes. A clerk said it was late, and Ivo Lund "
        "came. Lund rose. {} said no."
    )
    sources = ("The tides minister", "Lund")
    assert last(text.format("The minister"), *sources, "The minister").speakers == ("Ana Bell",)
    other = "The port minister"
    assert last(text.format(other), *sources, other).speakers == ("Ivo Lund",)


def test_a_headline_is_whose_words_it_repeats():
    text = "Pier “full of rust and holes”\n\nThe pier is full of rust and holes, Ana Bell said."
    top = Quote((Span(5, 29),))
    below = within(text, "Ana Bell", "The pier is full of rust and holes")
    top, _ = name_speakers(Document("d", text), Tagging(), (top, below))
    assert top.speakers == ("Ana Bell",)


@pytest.mark.parametrize(
    ("headline", "speakers"),
    [("“I will swim”", ("Ivo Lund",)), ("Rust may win", ()), ("“Rust”: it is time", ("Ivo Lund",))],
)
def test_a_quotation_for_a_headline_is_whom_the_text_quotes_first(headline, speakers):
    text = f"{headline}\n\nAna Bell said it was late. “No,” Ivo Lund said. “Yes,” Eve Moss said."
    below = (
        within(text, "Ana Bell", "it was late"),
        replace(within(text, "Ivo Lund", "“No,”"), kind="direct", cue=(Span(9, 10),)),
        replace(within(text, "Eve Moss", "“Yes,”"), kind="direct", cue=(Span(9, 10),)),
    )
    quotes = (Quote((Span(0, headline.rindex("”") + 1 if "”" in headline else 4),)), *below)
    assert name_speakers(Document("d", text), Tagging(), quotes)[0].speakers == speakers


def test_a_quotation_for_the_headline_of_an_interview_is_who_answers():
    text = (
        "“Tea is late”\n\nEve Moss calls Ivo Lund “mad”.\nQ: Why?\nLUND: No.\nQ: Well?\nLUND: Yes."
    )
    cue = (Span(text.index("calls"), text.index(" Ivo")),)
    called = replace(within(text, "Eve Moss", "“mad”"), kind="direct", cue=cue)
    answers = (within(text, "LUND", words) for words in ("No.", "Yes."))
    quotes = (Quote((Span(0, 13),)), called, *answers)
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert [quote.speakers[0] for quote in named[:2]] == ["Ivo Lund", "Eve Moss"]


def test_who_replies_speaks_to_who_spoke():
    text = "“Is it late?” Ana Bell asked. “Very,” Ivo Lund replied."
    asked = within(text, "Ana Bell", "“Is it late?”")
    replied = within(text, "Ivo Lund", "“Very,”", cue=(Span(text.index("replied"), len(text) - 1),))
    assert (
        name_speakers(Document("d", text), Tagging(), (asked, replied))[1].addressee == "Ana Bell"
    )


@pytest.mark.parametrize(
    ("between", "addressee"),
    [(" ", "Ana Bell"), (" He sat down for a while, drank some water from a tin cup and looked"
     " out at the rain over the harbour and its cranes. ", None)],
)  # fmt: skip
def test_whoever_was_asked_answers_who_asked(between, addressee):
    text = f"Ana Bell asked Ivo Lund whether it was late.{between}“Yes,” Lund said."
    asked = within(text, "Ana Bell", "whether it was late", cue=(Span(9, 14),))
    at = text.rindex("said")
    said = within(text, "Lund", "“Yes,”", cue=(Span(at, at + 4),))
    said = replace(said, source=(Span(at - 5, at - 1),))
    _, said = name_speakers(Document("d", text), Tagging(), (asked, said))
    assert (said.speakers, said.addressee) == (("Ivo Lund",), addressee)


def test_a_word_inside_what_was_said_does_not_come_between_question_and_answer():
    text = "Ana Bell said, “He said no. Is it late?” Ivo Lund replied, “Yes.”"
    asked = within(text, "Ana Bell", "“He said no. Is it late?”")
    inner = within(text, "He", "no")
    replied = within(text, "Ivo Lund", "“Yes.”", cue=(Span(text.index("replied"), len(text) - 8),))
    quotes = name_speakers(Document("d", text), Tagging(), (asked, inner, replied))
    assert quotes[2].addressee == "Ana Bell"


def test_nobody_is_called_q():
    text = "Ana Bell meets.\nQ: Why?\nBELL: No.\nMOSS: I see.\nQ: Well?\nBELL: Yes."
    quotes = name(text, ("BELL", "No."), ("MOSS", "I see."), ("BELL", "Yes."))
    assert [q.addressee for q in quotes] == [None, None, None]


def test_answers_go_to_the_interviewer():
    text = "Ana Bell meets Ivo Lund.\nBELL: Why boats?\nLUND: Why not?\nBELL: Well?\nLUND: Yes."
    quotes = name(text, ("LUND", "Why not?"), ("LUND", "Yes."))
    assert [q.addressee for q in quotes] == ["Ana Bell", "Ana Bell"]


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Nora Cook rowed home. Ms Cook said no.", "Ms Cook", "Nora Cook"),
        ("Nora Court rowed home. Court said no.", "Court", "Nora Court"),
        ("Nora Cook hired a cook. The cook said no.", "The cook", "the cook"),
        ("Ropes to Sea Founder Nora Cook said no.", "Ropes to Sea Founder Nora Cook", "Nora Cook"),
        ("A friend of Nora Quist said no.", "A friend of Nora Quist", "a friend of Nora Quist"),
    ],
)
def test_a_surname_may_be_a_noun_and_a_title_hold_small_words(text, mention, found):
    start = text.rindex(mention)
    quote = Quote((Span(len(text) - 3, len(text)),), source=(Span(start, start + len(mention)),))
    (quote,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert quote.speakers == (found,)


def test_a_title_never_outvotes_a_name():
    text = "Treasury Secretary Ana Bell left. US Secretary of State Mossby said no."
    assert last(text, "US Secretary of State Mossby").speakers == ("Mossby",)


def test_whom_the_first_sentences_only_describe_is_the_next_speaker_named_in_full():
    text = (
        "Top lawyer has doubts.\nA senior lawyer has said the law is weak. He would rather wait.\n"
        "Ana Bell said it could not hold."
    )
    quotes = name(text, "Top lawyer", "A senior lawyer", "He", "Ana Bell")
    assert {q.speakers for q in quotes} == {("Ana Bell",)}
    assert {q.speaker_type for q in quotes} == {"person"}


@pytest.mark.parametrize(
    ("office", "found"),
    [
        ("The prime minister", "Ivo Lund"),
        ("The mayor", "Nora Quist"),
        ("The rower", "Nora Quist"),
        ("The former prime minister", "Nora Quist"),
    ],
)
def test_an_office_is_not_that_of_somebody_with_another(office, found):
    text = f"Mayor Nora Quist met Ivo Lund. Quist rowed on. {office} said the pier was old."
    assert last(text, office).speakers == (found,)


@pytest.mark.parametrize(
    ("source", "found", "kind"),
    [
        ("Lord Potter", "Potter", "person"),
        ("Mr Mates", "Mates", "person"),
        ("The potter", "the potter", "unnamed"),
        ("Lord Mayor", "Lord Mayor", "unnamed"),
        ("Ida Moss MP, a friend", "Ida Moss", "person"),
        ("committee chair Ida Moss KC MP", "Ida Moss", "person"),
        ("The Rope Bay MP", "the Rope Bay MP", "unnamed"),
        ("The WHO", "WHO", "organization"),
        ("MPs", "MPs", "unnamed"),
        ("Animal groups", "animal groups", "unnamed"),
        ("Harbour groups", "Harbour groups", "unnamed"),  # the text knows no harbour
        ("Republican leaders", "Republican leaders", "unnamed"),
        ("Villagers", "Villagers", "unnamed"),  # so written within a sentence
        ("President Moss's advisers", "President Moss's advisers", "group"),
        ("Japanese government officials", "Japanese government officials", "unnamed"),
        ("Policy makers in Japan", "Policy makers in Japan", "group"),
    ],
)
def test_capitals_tell_names_from_common_words(source, found, kind):
    text = f"No animal was hurt, said the Villagers. It rained in Japan. {source} said so."
    quote = last(text, source)
    assert quote.speakers == (found,)
    assert quote.speaker_type == kind


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("A spokeswoman", "Ana Bell said no."),  # speaks for others
        ("A senior lawyer", "Bell said no."),  # known already
        ("A senior lawyer", "It was late. It rained. It blew. It froze. Ana Bell said no."),
        ("A senior lawyer", "Norvik Bank said no."),
        ("A second lawyer", "Ana Bell said no."),
        ("One lawyer", "Ana Bell said no."),
        ("A senior diplomat", "Ana Bell said no."),
    ],
)
def test_other_people_at_the_top_stay_described(first, following):
    text = f"{first} has said the law is weak.\n{following}"
    source = "Ana Bell" if "Ana" in following else following.split(" said")[0]
    assert name(text, first, source)[0].speakers[0].casefold() == first.casefold()


def test_a_shadow_minister_is_not_the_minister():
    text = "Ivo Lund, the mayor, came. Deputy Mayor Ana Bell stayed. The mayor said yes."
    assert last(text, "The mayor").speakers == ("Ivo Lund",)
    text = "Ivo Lund, the mayor, came. Deputy Mayor Ana Bell stayed. The deputy mayor said yes."
    assert last(text, "The deputy mayor").speakers == ("Ana Bell",)


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Bids from Lund & Quist fell. The firm said no.", "The firm", "Lund & Quist"),
        ("The Harbour Commissioner's Office said no.", "The Harbour Commissioner's Office",
         "Harbour Commissioner's Office"),
    ],
)  # fmt: skip
def test_names_of_bodies_are_whole(text, source, speaker):
    assert last(text, source).speakers == (speaker,)


@pytest.mark.parametrize(
    ("rest", "speaker"), [("Biscuits", "Silver Moon Biscuits"), ("Fans", "Silver Moon")]
)
def test_a_firm_is_also_called_without_what_it_sells(rest, speaker):
    text = f"Silver Moon {rest} met. Silver Moon said no."
    spans = ((0, text.index(" met")), (text.rindex("Silver"), text.index(" said")))
    entities = [Entity(*span, "organization") for span in spans]
    cited = Quote((Span(len(text) - 1, len(text)),), source=(Span(*spans[1]),))
    (named,) = name_speakers(Document("d", text), Tagging((), tuple(entities)), (cited,))
    assert named.speakers == (speaker,)


def test_a_sure_mention_is_more_probable_than_a_guess():
    text = "Norvik Shipping sank. Ana Bell said no. They said yes."
    sure, guess = name(text, "Ana Bell", "They")
    assert sure.confidence > 0.9
    assert 0.0 < guess.confidence < 0.7


def test_doubt_about_spans_and_about_the_mention_lower_the_confidence():
    sure, guess = (Credit(("Ana Bell",), "person", c, "full name") for c in (0.95, 0.5))
    assert 0.99 > confidence(0.99, sure) > confidence(0.99, guess) > confidence(0.4, guess) > 0.5
    assert confidence(0.2, sure) < 0.5
    assert confidence(0.99, Credit(reason="nobody")) == 0


def test_long_texts_take_time_in_proportion():
    names = [f"Ana {a}{b}{c}en" for a in "BCDFGHKLMN" for b in "aeiou" for c in "bdfgklmnprstvz"]
    text, quotes = "", []
    for full in names * 3:
        quotes.append(
            Quote((Span(len(text) + len(full) + 6, len(text) + len(full) + 26),),
                  source=(Span(len(text), len(text) + len(full)),))
        )  # fmt: skip
        text += f"{full} said the pier was very old. The clerk slept.\n"
    began = time.process_time()
    name_speakers(Document("d", text), Tagging(), tuple(quotes))
    assert time.process_time() - began < 8.0  # 2,100 quotes, about one second


def test_a_name_has_a_letter_or_digit():
    tagging = Tagging((), (Entity(0, 5, "person"),))
    assert name_speakers(Document("d", "the _"), tagging, ()) == ()


SNIPPETS = "Nora|Quist|Mr.|said|the|a|company,|and|his|(D-Ohio)|who|“it”|U.S.|of|\n\n|report|’s|—|["
WORDS = st.sampled_from(SNIPPETS.split("|"))
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join))


@given(TEXTS, st.data())
def test_no_text_raises(text, data):
    def span():
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    quotes = tuple(
        Quote(content=(span(),), cue=(span(),), source=(span(),), addressee_span=(span(),))
        for _ in range(data.draw(st.integers(0, 3)))
    )
    entities = tuple(
        Entity(*span(), data.draw(st.sampled_from(["person", "organization", "location", "misc"])))
        for _ in range(data.draw(st.integers(0, 3)))
    )
    named = name_speakers(Document("d", text), Tagging((), entities), quotes)
    assert [q.content for q in named] == [q.content for q in quotes]
    assert all(q.speakers or q.reason for q in named)
    assert all(0.0 <= q.confidence <= 1.0 for q in named)


@pytest.mark.parametrize(
    ("text", "span", "cue", "addressee"),
    [
        ("Nora Quist told staff no.", "staff", "told", "staff"),
        ("Nora Quist went on Norvik's Box Nine and said no.", "Norvik's Box Nine", "said",
         "Norvik's Box Nine"),
        ("Asked by Port Radio, Ivo Lund said no.", "Port Radio", "said", "Port Radio"),
        ("Nora Quist spoke to farmers by telling them no.", "them", "telling", "farmers"),
        ("Nora Quist told them no.", "them", "told", None),
        ("Nora Quist briefed Lund Port on Monday and said no.", "Lund Port on Monday", "said",
         "Lund Port"),
    ],
)  # fmt: skip
def test_addressees_are_named_or_kept_as_written(text, span, cue, addressee):
    def at(words):
        return Span(text.index(words), text.index(words) + len(words))

    speaker = "Ivo Lund" if "Ivo" in text else "Nora Quist"
    quote = Quote((at("no."),), cue=(at(cue),), source=(at(speaker),), addressee_span=(at(span),))
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == addressee


def test_a_letter_goes_to_a_part_of_a_body():
    text = "A group of parents wrote a letter to the NPA board of directors urging calm."
    cue = Span(text.index("wrote"), text.index(" calm"))
    quote = Quote((Span(cue.end + 1, len(text) - 1),), cue=(cue,), source=(Span(0, 18),))
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == "NPA board of directors"


def test_a_letter_goes_to_the_leaders_of_a_body():
    text = "Parents sent a letter on Friday to Norvik Council leaders opposing the road."
    cue = Span(text.index("sent"), text.index(" the road"))
    quote = Quote((Span(cue.end + 1, len(text) - 1),), cue=(cue,), source=(Span(0, 7),))
    tagging = Tagging((), (entity(text, "Norvik Council", "organization"),))
    (named,) = name_speakers(Document("d", text), tagging, (quote,))
    assert named.addressee == "Norvik Council leaders"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "addressee"),
    [
        # A relative clause and a possessed noun belong to who is told.
        ("Nora Quist warned people who had moved to wait.", "Nora Quist", "warned", "to wait",
         "people who had moved"),
        # Whoever stands alone between the cue and the content is spoken to.
        ("Nora Quist gave the Lund Bank until May to pay.", "Nora Quist", "gave", "until May",
         "Lund Bank"),
        ("Nora Quist said late Sunday it rained.", "Nora Quist", "said", "it rained", None),
        ("Nora Quist wrote to Ivo Lund that it rained.", "Nora Quist", "wrote", "that it rained",
         "Ivo Lund"),
        ("Nora Quist appealed to Ivo Lund to wait.", "Nora Quist", "appealed to", "to wait",
         "Ivo Lund"),
        ("Nora Quist promised a new council by May.", "Nora Quist", "promised",
         "a new council by May", None),
        ("“No,” Nora Quist replied when Ivo Lund rose.", "Nora Quist", "replied", "“No,”",
         "Ivo Lund"),
        # What is told is somebody, whatever the noun; what is asked only before a clause.
        ("Nora Quist told the front row that it rained.", "Nora Quist", "told",
         "that it rained", "the front row"),
        ("Nora Quist directed the harbour master of Lund to wait.", "Nora Quist", "directed",
         "to wait", "the harbour master"),
        ("Nora Quist ordered the release of the boats.", "Nora Quist", "ordered",
         "the release of the boats", None),
        ("Nora Quist asked only whether it rained.", "Nora Quist", "asked", "whether it rained",
         None),
        ("Nora Quist asked the Lund Bank earlier this month to pay.", "Nora Quist", "asked",
         "to pay", "Lund Bank"),
        # "In" ends the object, the beginning of "inspector" does not.
        ("Nora Quist told the inspector of boats that it rained.", "Nora Quist", "told",
         "that it rained", "the inspector"),
        # A show in quotation marks, a number of people.
        ("Nora Quist told “Lunch Box” on Sunday that it rained.", "Nora Quist", "told",
         "that it rained", "“Lunch Box”"),
        ("Nora Quist told about 60 people in a barn that it rained.", "Nora Quist", "told",
         "that it rained", "about 60 people"),
        # A letter that opens the sentence, the subject of a passive.
        ("In a note sent Monday to Ivo Lund, Nora Quist asked for boats.", "Nora Quist", "asked",
         "for boats", "Ivo Lund"),
        ("An officer who was late was told by Nora Quist that it rained.", "Nora Quist",
         "was told", "that it rained", "an officer"),
        ("Ivo Lund was warned by Nora Quist that it rained.", "Nora Quist", "was warned",
         "that it rained", "Ivo Lund"),
        # Where boats went is not whom the letter went to.
        ("Nora Quist said in an email it had moved two boats to Lund.", "Nora Quist",
         "said in an email", "it had moved two boats to Lund", None),
        # In a long cue only who stands behind a verb of address or `with` is spoken to.
        ("Nora Quist said in an interview with Port Radio it rained.", "Nora Quist",
         "said in an interview with Port Radio", "it rained", "Port Radio"),
        ("Nora Quist said at a Lund Port picnic it rained.", "Nora Quist",
         "said at a Lund Port picnic", "it rained", None),
        ("Nora Quist used her Ivo Lund column to argue that it rained.", "Nora Quist",
         "used her Ivo Lund column to argue", "that it rained", None),
        # Neither a manner nor a time, nor whoever asks, nor a thing that is given.
        ("Nora Quist warned darkly that it rained.", "Nora Quist", "warned", "that it rained",
         None),
        ("Nora Quist told clerks idly that it rained.", "Nora Quist", "told", "that it rained",
         "clerks"),
        ("Nora Quist warned this week that it rained.", "Nora Quist", "warned", "that it rained",
         None),
        ("“Is it late?” asked the clerk.", "the clerk", "asked", "“Is it late?”", None),
        # The name right behind a verb of writing.
        ("It rained, Nora Quist wrote Ivo Lund. The rest was dry.", "Nora Quist", "wrote",
         "It rained", "Ivo Lund"),
        # A title's full stop ends nothing; a weekday may begin a name.
        ("Nora Quist called on Lund Gov. Ivo Lund to wait.", "Nora Quist", "called on", "to wait",
         "Ivo Lund"),
        ("Nora Quist told the bank Tuesday it rained.", "Nora Quist", "told", "it rained",
         "the bank"),
        # The show is named in full, whatever follows.
        ("“No,” Nora Quist told Port TV's Dawn show when asked.", "Nora Quist", "told", "“No,”",
         "Port TV's Dawn show"),
        # An interview may stand between the words.
        ("“No,” Nora Quist said in a Monday interview with Port Radio. “It rained.”", "Nora Quist",
         "said", "“No,”", "Port Radio"),
        # The source may tell, too.
        ("A clerk who spoke with reporters on Monday said it rained.",
         "A clerk who spoke with reporters on Monday", "said", "it rained", "reporters"),
        ("A clerk who spoke on Monday said it rained.", "A clerk who spoke on Monday", "said",
         "it rained", None),
        ("A memo to staff warns that it rained.", "A memo to staff", "warns", "that it rained",
         "staff"),
        # A participle goes on from a verb with somebody as its object.
        ("Nora Quist wrote to Ivo Lund last week, saying it rained.", "Nora Quist", "saying",
         "it rained", "Ivo Lund"),
        ("Nora Quist rallied supporters, saying it rained.", "Nora Quist", "saying", "it rained",
         "supporters"),
        ("Nora Quist walked to the port, saying it rained.", "Nora Quist", "saying", "it rained",
         None),
        # Whom the speaker meets, and who questions them, in the same sentence.
        ("Nora Quist met with his deputy Ivo Lund, where she hailed the pier.", "she", "hailed",
         "the pier", "Ivo Lund"),
        ("Nora Quist met Ivo Lund on Friday to discuss the pier.", "Nora Quist", "to discuss",
         "the pier", "Ivo Lund"),
        ("Nora Quist met the tide and hailed the pier.", "Nora Quist", "hailed", "the pier", None),
        ("Nora Quist admitted under Ivo Lund's questioning that it rained.", "Nora Quist",
         "admitted", "that it rained", "Ivo Lund"),
        ("Ivo Lund sat. He had been told by Nora Quist that it rained.", "Nora Quist", "told by",
         "that it rained", "Ivo Lund"),
        ("Nora Quist sent a text message to clerks. It read that it rained.", "It", "read",
         "that it rained", "clerks"),
        ("An email relating to Lund Port says it rained.", "An email relating to Lund Port",
         "says", "it rained", None),
        # A letter that the words themselves tell of went to somebody else.
        ("“We sent a letter to the mayor,” Nora Quist said.", "Nora Quist", "said",
         "“We sent a letter to the mayor,”", None),
    ],
)  # fmt: skip
def test_the_words_around_the_cue_tell_who_is_spoken_to(text, source, cue, content, addressee):
    def at(words):
        return Span(text.index(words), text.index(words) + len(words))

    told = (at("people"),) if "people who" in text else ()
    quote = Quote((at(content),), cue=(at(cue),), source=(at(source),), addressee_span=told)
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == addressee


@pytest.mark.parametrize("outlet", ["this newspaper", "our correspondent"])
def test_what_a_paper_calls_itself_is_its_name(outlet):
    text = f"Nora Quist told {outlet} it rained."
    at = text.index("it rained")
    quote = Quote((Span(at, at + 9),), cue=(Span(11, 15),), source=(Span(0, 10),))
    document = Document("d", text, publisher="Lund Post")
    (named,) = name_speakers(document, Tagging(), (quote,))
    assert named.addressee == "Lund Post"


@pytest.mark.parametrize(
    ("said", "addressee"),
    [
        ("“Yes or no, Mr. Lund?”", "Ivo Lund"),
        ("“Senator Lund, it rained.”", "Ivo Lund"),
        ("“Mr. Lund rained.”", None),
        ("“It rained, Ivo.”", "Ivo Lund"),
        ("“That's right, Lund — it rained.”", "Ivo Lund"),
        ("“My son said, ‘It rained, Lund.’”", None),
        ("“I saw clerks, Lund and rain.”", None),
    ],
)
def test_who_is_called_by_name_is_spoken_to(said, addressee):
    text = f"Ivo Lund met Nora Quist. {said} Quist said."
    at = text.rindex("Quist")
    quote = Quote((Span(25, 25 + len(said)),), source=(Span(at, at + 5),), kind="direct")
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == addressee


def test_a_participle_goes_on_with_who_is_told():
    text = "Nora Quist told Ivo Lund it rained, adding that it was late."
    told = within(text, "Nora Quist", "it rained", cue=(Span(11, 15),))
    at = text.index("adding")
    added = within(text, "Nora Quist", "that it was late", cue=(Span(at, at + 6),))
    _, added = name_speakers(Document("d", text), Tagging(), (told, added))
    assert added.addressee == "Ivo Lund"


def test_a_nameless_speaker_is_not_whom_they_tell():
    text = "Ivo Lund said he was tired. A nurse told him to rest."
    said = within(text, "Ivo Lund", "he was tired")
    at = text.index("told")
    told = within(text, "A nurse", "to rest", cue=(Span(at, at + 4),))
    told = replace(told, addressee_span=(Span(at + 5, at + 8),))
    _, told = name_speakers(Document("d", text), Tagging(), (said, told))
    assert told.addressee == "Ivo Lund"


@pytest.mark.parametrize(
    ("text", "span", "addressee"),
    [
        ("Nora Quist told Port TV's Dawn programme no.", "Port TV", "Port TV's Dawn programme"),
        ("Nora Quist told a meeting of beekeepers in Lund no.", "a meeting",
         "a meeting of beekeepers in Lund"),
        ("Nora Quist told Port TV's “Dawn” no.", "Port TV's", "Port TV's “Dawn”"),
        ("Nora Quist told PTV' Face the Port no.", "PTV' Face", "PTV' Face the Port"),
        ("Nora Quist told people in the valley no.", "people", "people in the valley"),
        ("Nora Quist told Port Radio’s Ivo Lund no.", "Port Radio’s Ivo Lund", "Ivo Lund"),
    ],
)  # fmt: skip
def test_the_rest_of_who_is_told_belongs_to_them(text, span, addressee):
    def at(words):
        return Span(text.index(words), text.index(words) + len(words))

    quote = Quote((at("no."),), (at("told"),), (at("Nora Quist"),), addressee_span=(at(span),))
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == addressee


def test_an_infinitive_behind_the_words_is_no_hearer():
    text = "Nora Quist listed the boats to make her case."
    listed = within(text, "Nora Quist", "the boats", cue=(Span(11, 17),))
    listed = replace(listed, addressee_span=(Span(text.index("make"), text.index("make") + 13),))
    (listed,) = name_speakers(Document("d", text), Tagging(), (listed,))
    assert listed.addressee is None


def test_you_is_whoever_the_same_speaker_spoke_to():
    text = "Nora Quist told Ivo Lund it rained. “You lie,” Ida Moss said. “You smile,” Quist said."
    told = within(text, "Nora Quist", "it rained", cue=(Span(11, 15),))
    other = replace(within(text, "Ida Moss", "“You lie,”"), kind="direct")
    at = text.rindex("Quist")
    start = text.index("“You smile")
    again = Quote((Span(start, start + 12),), source=(Span(at, at + 5),), kind="direct")
    quotes = name_speakers(Document("d", text), Tagging(), (told, other, again))
    assert [q.addressee for q in quotes] == ["Ivo Lund", None, "Ivo Lund"]


def test_of_three_in_a_transcript_who_asks_is_answered():
    text = (
        "Moss: Is it wet?\n\nNora Quist: Yes.\n\nMoss: I see.\n\nIvo Lund: No."
        "\n\nNora Quist: It is."
    )
    quotes = name(text, ("Nora Quist", "Yes."), ("Ivo Lund", "No."), ("Nora Quist", "It is."))
    assert [q.addressee for q in quotes] == ["Moss", None, None]


def test_a_heading_with_a_colon_is_no_turn():
    text = "Nora Quist: It rains\n\nRelated: Boats\n\nNora Quist: It pours"
    quotes = name(text, ("Nora Quist", "It rains"), ("Nora Quist", "It pours"))
    assert [q.addressee for q in quotes] == [None, None]


def test_whoever_is_known_as_the_interviewer_asks_the_questions():
    text = (
        "Interview by Ida Moss\n\nPost: Why?\n\nNora Quist: No.\n\nPost: When?\n\nNora Quist: Now."
    )
    quotes = name(text, ("Nora Quist", "No."), ("Nora Quist", "Now."))
    assert [q.addressee for q in quotes] == ["Ida Moss", "Ida Moss"]


@pytest.mark.parametrize(
    ("text", "tagged", "mention", "speaker", "kind"),
    [
        ("Nora King spoke. King said no.", None, "King", "Nora King", "person"),
        ("Minister of Ports Nora Quist spoke. Quist left.", ("Quist", "organization"), "Quist",
         "Nora Quist", "person"),
        ("V-QUAY left. V-QUAY said no.", ("V-QUAY", "person"), "V-QUAY", "V-QUAY",
         "organization"),
        ("The Quill sank. Quill said no.", ("Quill", "person"), "Quill", "Quill",
         "organization"),
        ("Quill sank. Quill said no.", ("Quill", "person"), "Quill", "Quill", "person"),
        ("Rain met Quill's Ana Bell. Quill said no.", ("Quill", "person"), "Quill", "Quill",
         "organization"),
        ("Rain met Quill's Tides. Quill said no.", ("Quill", "person"), "Quill", "Quill", "person"),
        ("Rain fell. Quill Lund, the insurer, said no.", ("Quill Lund", "person"), "Quill Lund",
         "Quill Lund", "organization"),
        ("Rain fell. Quill Lund, the rower, said no.", ("Quill Lund", "person"), "Quill Lund",
         "Quill Lund", "person"),
        ("Brisa said its price fell.", ("Brisa", "person"), "Brisa", "Brisa",
         "organization"),
    ],
)  # fmt: skip
def test_what_a_tagger_says_of_a_name_is_weighed(text, tagged, mention, speaker, kind):
    def at(words):
        return Span(text.rindex(words), text.rindex(words) + len(words))

    entities = [Entity(*at(tagged[0]), tagged[1])] if tagged else []
    quote = Quote((Span(len(text) - 3, len(text)),), source=(at(mention),))
    (named,) = name_speakers(Document("d", text), Tagging((), tuple(entities)), (quote,))
    assert (named.speakers, named.speaker_type) == ((speaker,), kind)


def test_of_two_who_share_a_surname_the_last_speaker_goes_on():
    text = "Ana Bell spoke. Ana Bell left. Ivo Bell said no. Bell said it was late."
    assert last(text, "Ivo Bell", ("Bell", "it was late")).speakers == ("Ivo Bell",)


def test_somebody_named_in_full_since_is_meant_by_the_surname():
    text = "Ivo Bell said no. Ana Bell spoke. Ana Bell left. Bell was late."
    sources = [Span(0, 8), Span(text.rindex("Bell"), text.rindex("Bell") + 4)]
    quotes = tuple(Quote((Span(s.end, s.end + 5),), source=(s,)) for s in sources)
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert named[1].speakers == ("Ana Bell",)


def test_the_firms_are_all_of_a_list():
    text = "Norvik Bank, Lund Motors, Port Radio Group and Moss Energy met. The firms said no."
    assert last(text, "The firms").speakers == (
        "Norvik Bank",
        "Lund Motors",
        "Port Radio Group",
        "Moss Energy",
    )


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        (
            "Nora Quist voted with her son Dag. Dag Quist stayed. He laughed. His mother said no.",
            "His mother",
            ("Nora Quist",),
        ),
        (
            "Nora Quist has a son, Dag Quist. Her son Dag rows. Her daughter Ida sings. "
            "Their mother said both could swim.",
            "Their mother",
            ("Nora Quist",),
        ),
        (
            "Leo Quist plays. His brother, Jon Quist, was there. Jon Quist smiled. "
            "His brother said it was late.",
            "His brother said",
            ("Leo Quist",),
        ),
    ],
)
def test_a_relative_is_found_from_either_side(text, mention, names):
    mention = mention.removesuffix(" said")
    where = text.rindex(mention)
    quote = Quote(
        content=(Span(len(text) - 5, len(text)),), source=(Span(where, where + len(mention)),)
    )
    assert name_speakers(Document("d", text), Tagging(), (quote,))[0].speakers == names


def test_leaders_speak_for_their_countries():
    text = (
        "The leaders of Norway, Sweden and Denmark said ice was near. Rain fell. "
        "The three leaders said it would melt."
    )
    first, second = name(text, "The leaders of Norway, Sweden and Denmark", "The three leaders")
    assert first.speakers == second.speakers == ("Norway", "Sweden", "Denmark")


def test_the_body_of_a_country_is_its_own():
    found = last(
        "Rain fell. Norway's own weather agency said it would stay.",
        "Norway's own weather agency",
    )
    assert found.speakers == ("Norway's weather agency",)


def test_an_apposition_names_the_owners():
    found = last(
        "Rain fell. The owners, Orla Estates Ltd, said it would stay.",
        "The owners, Orla Estates Ltd",
    )
    assert found.speakers == ("Orla Estates Ltd",)


def test_a_body_without_a_name_is_an_organization():
    assert last("Rain fell. A bank said it would stay.", "A bank").speaker_type == "organization"


def test_trades_are_roles_that_people_bear():
    text = "Ida Moss, a retired bricklayer, stood up. Tor Lund left. The bricklayer said no."
    assert last(text, "The bricklayer").speakers == ("Ida Moss",)


def test_a_body_described_by_words_of_its_own_is_no_other_body():
    text = "Nordbank lent money. Nordbank smiled. The rowers' federation said it would stay."
    assert last(text, "The rowers' federation").speakers == ("rowers' federation",)


def test_a_style_is_whose_it_was_last():
    text = (
        "Her Majesty Queen Ida Moss came with Tor Lund. It rained. Her Majesty said it would stay."
    )
    people = [("Ida Moss", "person"), ("Tor Lund", "person")]
    found = last(text, "Her Majesty", "Her Majesty", entities=people)
    assert found.speakers == ("Ida Moss",)


def test_a_rival_is_the_other_one():
    text = (
        "Ida Moss runs the port, and Jon Lund wants to. Jon Lund smiled. "
        "Ida Moss said no. Her challenger said yes."
    )
    quotes = name(text, "Ida Moss", "Her challenger")
    assert quotes[1].speakers == ("Jon Lund",)


def test_an_officer_without_a_name_speaks_for_the_body():
    text = "The Rowers Union met. The Rowers Union said no. Its treasurer said it would stay."
    quotes = name(text, "The Rowers Union", "Its treasurer")
    assert quotes[1].speakers == ("Rowers Union",)


def test_what_a_bodys_experts_find_it_finds():
    found = last(
        "Rain fell. The Rowers Union's economists said no.", "The Rowers Union's economists"
    )
    assert found.speakers == ("Rowers Union",)


@pytest.mark.parametrize("dane", ["the Dane", "the 31-year-old Dane", "the Moroccan"])
def test_one_from_a_country_is_a_person(dane):
    text = f"Leo Quist swam. Leo Quist said no. Rain fell, and {dane} said it would stay."
    assert name(text, "Leo Quist", dane)[1].speakers == ("Leo Quist",)


def test_the_owner_of_an_adviser_is_not_the_adviser():
    text = (
        "Nora Quist opened the lock. Ivo Lund, the minister's adviser, watched. Ivo Lund left. "
        "Nora Quist, the minister, waved. Ivo Lund slept. The minister said it was open."
    )
    assert last(text, "The minister").speakers == ("Nora Quist",)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "addressee"),
    [
        # Whoever answers a question that opens the sentence was asked it.
        ("Asked whether it rained, Ivo Lund nodded. “It did,” Lund replied.", "", "Asked",
         "whether it rained", "Ivo Lund"),
        ("Ivo Lund rose. Asked whether it rained, he said no.", "", "Asked",
         "whether it rained", "Ivo Lund"),
        ("Asked whether it rained, a third of the crew left.", "", "Asked", "whether it rained",
         None),
        # Whose question is answered.
        ("“It did,” Nora Quist said when asked about the boats by a clerk.", "Nora Quist", "said",
         "“It did,”", "a clerk"),
        ("“It did,” Nora Quist said in response to a question from a clerk ahead of lunch.",
         "Nora Quist", "said", "“It did,”", "a clerk"),
        # An interview of the same clause, not one that another clause tells of.
        ("In a Port Radio interview on Monday, Nora Quist scorned the boats.", "Nora Quist",
         "scorned", "the boats", "Port Radio"),
        ("Nora Quist scorned the boats in a long interview with Port Radio aired Monday.",
         "Nora Quist", "scorned", "the boats", "Port Radio"),
        ("Nora Quist scorned the boats, but in an interview with Port Radio Ivo Lund sang.",
         "Nora Quist", "scorned", "the boats", None),
        ("“It rained,” added Nora Quist, speaking to Port Radio on Monday.", "Nora Quist",
         "added", "“It rained,”", "Port Radio"),
        # Whom the clause before a participle writes to.
        ("Nora Quist lit a candle, arguing that it rained.", "Nora Quist", "arguing",
         "that it rained", None),
        # Who is greeted or called by name at the beginning.
        ("Ivo Lund left. “Thanks, Lund, for the boats,” Nora Quist said.", "Nora Quist", "said",
         "“Thanks, Lund, for the boats,”", "Ivo Lund"),
        ("Ivo Lund left. “Lund, come back!” Nora Quist said.", "Nora Quist", "said",
         "“Lund, come back!”", "Ivo Lund"),
        ("Ivo Lund left. “Lund, the port, is wet,” Nora Quist said.", "Nora Quist", "said",
         "“Lund, the port, is wet,”", None),
        # A cue cut short, and none at all.
        ("Nora Quist called on the Lund Bank to wait.", "Nora Quist", "called", "to wait",
         "Lund Bank"),
        ("Ivo Lund was once warned by Nora Quist that it rained.", "Nora Quist", "warned",
         "that it rained", "Ivo Lund"),
        ("Ivo Lund has been asked by Nora Quist to wait.", "Nora Quist", "asked", "to wait",
         "Ivo Lund"),
        ("Nora Quist often advises clerks not to sail.", "Nora Quist", "", "not to sail",
         "clerks"),
        # How somebody is asked; which outlet a paper is.
        ("“It rained,” Nora Quist asked clerks idly by noon.", "Nora Quist", "asked clerks idly",
         "“It rained,”", "clerks"),
        ("Nora Quist told the Lund Post newspaper that it rained.", "Nora Quist", "told",
         "that it rained", "Lund Post"),
        ("Nora Quist told clerks gathered in a barn that it rained.", "Nora Quist", "told",
         "that it rained", "clerks"),
        ("Nora Quist tells the story of how it rained.", "Nora Quist", "tells the story of",
         "how it rained", None),
    ],
)  # fmt: skip
def test_the_circumstances_tell_who_is_spoken_to(text, source, cue, content, addressee):
    def at(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    kind = "direct" if content.startswith("“") else "indirect"
    quote = Quote(at(content), cue=at(cue), source=at(source), kind=kind)
    (named,) = name_speakers(Document("d", text), Tagging(), (quote,))
    assert named.addressee == addressee


@pytest.mark.parametrize(
    ("text", "first", "second", "addressee"),
    [
        ("“Yes,” Ivo Lund said when asked whether it rained.", ("Ivo Lund", "“Yes,”"),
         ("", "asked", "whether it rained"), "Ivo Lund"),
        ("“Yes,” Ivo Lund said. Quist wept when asked whether it rained.", ("Ivo Lund", "“Yes,”"),
         ("", "asked", "whether it rained"), None),
        ("“It rains,” Ivo Lund said.\n\n“Where?” Nora Quist asked.", ("Ivo Lund", "“It rains,”"),
         ("Nora Quist", "asked", "“Where?”"), "Ivo Lund"),
        ("“It rains,” Ivo Lund said.\n\n“Wait,” Nora Quist asked.", ("Ivo Lund", "“It rains,”"),
         ("Nora Quist", "asked", "“Wait,”"), None),
    ],
)  # fmt: skip
def test_whoever_spoke_before_is_asked(text, first, second, addressee):
    def at(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    said = Quote(at(first[1]), cue=at("said"), source=at(first[0]), kind="direct")
    kind = "direct" if second[2].startswith("“") else "indirect"
    asked = Quote(at(second[2]), cue=at(second[1]), source=at(second[0]), kind=kind)
    _, asked = name_speakers(Document("d", text), Tagging(), (said, asked))
    assert asked.addressee == addressee


def test_turns_answer_nobody_where_questions_have_no_name_in_front():
    text = (
        "Is it wet?\n\nNora Quist: It rained.\n\nWhy?\n\nIvo Lund: The clouds.\n\nWhen?\n\n"
        "Nora Quist: At noon."
    )
    quotes = name(
        text, ("Nora Quist", "It rained."), ("Ivo Lund", "The clouds."), ("Nora Quist", "At noon.")
    )
    assert [q.addressee for q in quotes] == [None, None, None]


def test_a_letter_in_front_of_a_question_is_nobody():
    text = "Q: Is it wet?\n\nNora Quist: It is.\n\nQ: Why?\n\nNora Quist: It rained."
    quotes = name(text, ("Nora Quist", "It is."), ("Nora Quist", "It rained."))
    assert [q.addressee for q in quotes] == [None, None]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("An “insider”", "an “insider”"),
        ('A "witness"', 'a "witness"'),
        ("“A witness”", "a witness"),
        ("A witness,”", "a witness"),
    ],
)
def test_a_word_in_quotation_marks_keeps_both(source, found):
    assert last(f"{source} told the harbour mail that it was late.", source).speakers == (found,)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("that the pier must go, because she feared rot.", "Nora Quist"),
        ("“The pier must go. She feared rot.”", "Ida Moss"),
    ],
)
def test_a_pronoun_in_words_not_quoted_may_be_who_says_them(said, found):
    text = f"Ida Moss swam. Nora Quist said {said}"
    she = "she" if "she" in said else "She"
    assert last(text, ("Nora Quist", said), (she, "rot")).speakers == (found,)


def test_a_pronoun_in_a_turn_is_somebody_else():
    text = "Ida Moss swam.\n\nNora Quist: It must go. She feared rot."
    turn = ("Nora Quist", "It must go. She feared rot.")
    assert last(text, turn, ("She", "rot")).speakers == ("Ida Moss",)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("The Post: You said rain fell.", "Ida Moss"),
        ("Ivo Bell: You said rain fell.", "Ida Moss"),
        ("Ida Moss: You said rain fell.", None),
    ],
)
def test_you_in_a_question_is_who_has_the_next_turn(asked, found):
    text = f"Ida Moss met Ivo Bell.\n\n{asked}\n\nIda Moss: Yes."
    assert last(text, ("You", "rain fell")).speakers == ((found,) if found else ("You",))


def test_you_in_words_to_somebody_is_who_hears_them():
    text = "Ida Moss met Ivo Bell. Moss told Bell: “You said rain fell.”"
    outer = within(text, "Moss", "“You said rain fell.”")
    outer = replace(outer, cue=(Span(text.index("told"), text.index(": “")),))
    inner = within(text, "You", "rain fell")
    _, named = name_speakers(Document("d", text), Tagging(), (outer, inner))
    assert named.speakers == ("Ivo Bell",)
