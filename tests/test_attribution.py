import time
from dataclasses import replace

import pytest
from builders import tagged

from quotes.assemble import assemble
from quotes.attribution import CONTINUES
from quotes.types import Entity


def linked(marked, scheme="news"):
    """The quotes of a marked-up text as (source, cue, contents, rule)."""
    document, tagging = tagged(marked)

    def words(spans):
        return [document.text[start:end] for start, end in spans]

    return [
        (" ".join(words(q.source)), " ".join(words(q.cue)), words(q.content), q.rule)
        for q in assemble(document, tagging, scheme=scheme)
    ]


def mentions(marked):
    """The addressee and the relay of the only quote of a marked-up text."""
    document, tagging = tagged(marked)
    (quote,) = assemble(document, tagging)
    return tuple(
        " ".join(document.text[start:end] for start, end in spans)
        for spans in (quote.addressee_span, quote.relay_span)
    )


@pytest.mark.parametrize(
    ("marked", "source", "rule"),
    [
        ("{s Ann Lee} {v said} {c that the dam holds}.", "Ann Lee", "cue_before/subject"),
        ('{c "It holds,"} {s Ann Lee} {v said}.', "Ann Lee", "cue_after/subject"),
        ('{c "It holds,"} {v said} {s Ann Lee}, the engineer.', "Ann Lee", "cue_after/inverted"),
        ('{c "Does it hold?"} {s Ann Lee} {v asked}.', "Ann Lee", "cue_after/subject"),
        ("{v According to} {s the mayor}, {c the dam holds}.", "the mayor", "cue_before/inverted"),
        ("{c The dam holds}, {v according to} {s the mayor}.", "the mayor", "cue_after/inverted"),
        ("{s Ann Lee} {v said}:\n{c It holds.}", "Ann Lee", "colon/subject"),
        ("{s LEE}: {c It holds, and it will.}", "LEE", "colon/no_cue"),
        ('{s Lee} {v was clear}. {c "It holds."}', "Lee", "free_clause_before/subject"),
        ("{c It holds.} That is what {s Lee} {v said}.", "Lee", "free_clause_after/subject"),
        (
            '{c "It holds for ever."}\n— {s Commissioner LEE}\n',
            "Commissioner LEE",
            "signature/no_cue",
        ),
        ('{c "It holds," } {s Lee}.', "Lee", "source_beside/no_cue"),
        ("Others {v warned} {c it leaks}.", "Others", "cue_before/unlabelled"),
        ("But Lee on Friday {v drew} {c a line}.", "Lee", "cue_before/unlabelled"),
        (
            '{c "It holds,"} {v said} the deputy mayor on Monday.',
            "the deputy mayor",
            "cue_after/unlabelled",
        ),
        ("After {v saying} {c it leaks}, {s Lee} left.", "Lee", "cue_before/participle"),
        ("{v said} on Friday {s the mayor}, {c it leaks}", "the mayor", "cue_before/subject_after"),
        (
            "{c The dam}, {v warned} engineer Ann Lee, {c may leak}.",
            "engineer Ann Lee",
            "cue_after/unlabelled",
        ),
    ],
)
def test_a_content_finds_its_cue_and_source(marked, source, rule):
    ((found, _, _, decided),) = linked(marked)
    assert (found, decided) == (source, rule)


def test_a_second_cue_shares_the_subject():
    first, second = linked("{s Lee} {v warned} {c of leaks} and {v urged} {c the town to leave}.")
    assert first[:2] == ("Lee", "warned")
    assert second[:2] == ("Lee", "urged")


def test_a_relative_clause_leaves_the_subject_to_the_main_cue():
    inner, outer = linked("{s Lee}, {s who} {v said} {c it leaks}, {v wants} {c a new dam}.")
    assert inner[0] == "who"
    assert outer[0] == "Lee"


def test_the_questioner_is_not_the_one_who_answers():
    quotes = linked('{s Lee}, {v asked by} {s Kim} {c if it leaks}, {v replied} {c "no"}.')
    assert quotes[-1][0] == "Lee"


def test_a_passive_cue_names_nobody():
    ((source, cue, _, rule),) = linked("Kim said nothing. {c It} {v was described} {c as safe}.")
    assert (source, cue, rule) == ("", "was described", "cue_after/passive")


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s Ann Lee, Port editor\n\nNorvik Bank} {v said} {c it leaks}.", "Norvik Bank"),
        ('{c "It leaks,"} {v said} {s Ann Lee\n\nTides} rose.', "Ann Lee"),
        ("{s Ann Lee of Norvik Bank} {v said} {c it leaks}.", "Ann Lee of Norvik Bank"),
    ],
)
def test_a_source_has_no_part_in_another_paragraph_than_its_cue(marked, source):
    ((found, *_),) = linked(marked)
    assert found == source


@pytest.mark.parametrize(
    ("headline", "source", "addressee"),
    [
        ("{c Clerk 'sold boats twice'}, {s court} {v told}\n\nLee sat.", "", "court"),
        ("{c Clerk 'sold boats twice'}, {s inquest} {v hears}\n\nLee sat.", "", "inquest"),
        ("{c Clerk 'sold boats twice'}, {s Lee} {v told} court\n\nLee sat.", "Lee", "court"),
        ("{c Clerk 'sold boats twice'}, {s court} {v rules}\n\nLee sat.", "court", ""),
    ],
)
def test_the_court_that_a_headline_ends_with_has_only_been_told(headline, source, addressee):
    ((found, *_),) = linked(headline)
    assert (found, mentions(headline)[0]) == (source, addressee)


def test_pieces_around_a_cue_are_one_quote():
    ((source, _, pieces, _),) = linked(
        'Kim came. {c "It holds,"} {s she} {v said}. {c "It has to."} Rain fell.'
    )
    assert source == "she"
    assert pieces == ['"It holds,"', '"It has to."']


def test_marks_of_two_characters_end_a_sentence():
    first, second = linked(
        "{c ``It holds,''} {s Kim} {v said}. {c ``It has to.''} {s The port} {v said} {c it leaks}."
    )
    assert first[2] == ["``It holds,''", "``It has to.''"]
    assert second[2] == ["it leaks"]


def test_a_quotation_goes_on_after_what_the_cue_adds():
    first, second = linked(
        '{c "It holds,"} {s Kim} {v said}, {v adding} {c that rain was due}. {c "It has to."}'
    )
    assert first[2] == ['"It holds,"', '"It has to."']
    assert second[2] == ["that rain was due"]


def test_the_label_of_the_next_line_is_no_signature():
    above, below = linked('{c "Buses that come."}\n{s Ana Lee}, a nurse: {c "Fewer rats."}')
    assert (above[0], below[0]) == ("", "Ana Lee")
    both = '{s Kim} {v spoke}.\n{c "It holds."} - {s Lee}: {c "Or so we hope."}'
    assert linked(both)[0][0] == "Lee"


def test_marks_left_open_join_paragraphs():
    ((_, _, pieces, _),) = linked(
        '{s Kim} {v said}: {c "It holds.}\n\n{c "It has to.}\n\n{c "Or else."}\n\nRain fell.'
    )
    assert len(pieces) == 3


def test_marks_closed_begin_a_continuation():
    first, second = linked('{c "It holds,"} {s Kim} {v said}.\n\n{c "It has to, as we know."}')
    assert first[0] == "Kim"
    assert second[:2] == ("", "")
    assert second[3] in CONTINUES


def test_bare_words_after_a_paraphrase_are_a_quote_of_their_own_in_the_news_guide_only():
    marked = '{s Kim} {v said} {c that it holds}. {c "It has to, as we know."}'
    assert len(linked(marked)) == 2
    assert len(linked(marked, "polnear")) == 1


def test_a_sentence_broken_by_an_aside_is_one_quote():
    ((source, _, pieces, _),) = linked(
        "{c The guard} - Bo Hill, on leave since May - {c was not there}, {s police} {v said}."
    )
    assert source == "police"
    assert len(pieces) == 2


def test_neighbours_keep_their_own_speakers():
    quotes = linked('{c "It holds,"} {s Kim} {v said}. {s Lee} {v replied} {c that it leaks}.')
    assert [quote[0] for quote in quotes] == ["Kim", "Lee"]


def test_an_unlabelled_rival_beside_a_cue_beats_the_labelled_subject_before():
    quotes = linked("{s Kim} {v said} {c that it holds}, but Lee {v argued} {c that it leaks}.")
    assert [quote[0] for quote in quotes] == ["Kim", "Lee"]


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("{s Kim} {v told} reporters on Friday {c that it holds}.", "reporters"),
        ('{c "It holds,"} {s Kim} {v told} Mayor Lee.', "Mayor Lee"),
        ("{s Kim} {v urged} the people of Arno {c to leave}.", "the people of Arno"),
        ("{s Kim} {v called on} parliament {c to act}.", "parliament"),
        ("{s Kim} {v said} to the board {c that it holds}.", "the board"),
        ('{c "It holds,"} {s Kim} {v wrote} in a letter to staff.', "staff"),
        ("{s Kim} {v said} in an interview with Radio Arno {c that it holds}.", "Radio Arno"),
        ("In an interview with Radio Arno, {s Kim} {v said} {c that it holds}.", "Radio Arno"),
        ("{s Kim} {v told} him {c that it holds}.", "him"),
        ("{s Kim} {v passed on} to Ms. Lee {c that it holds}.", "Ms. Lee"),
        ("{s Kim} {v said} on Friday {c that it holds}.", ""),
        ("{s Kim} {v told} {c that it holds}.", ""),
        ("In a meeting with the board of the Norvik Post {s Lee} {v said} {c it leaks}.",
         "the board of the Norvik Post"),
        ("In a Norvik Radio interview {s Lee} {v said} {c it leaks}.", "Norvik Radio"),
        ("In a May interview on Norvik's Box Nine, {s Lee} {v said} {c it leaks}.",
         "Norvik's Box Nine"),
        ("After a meeting with the board, {s Lee} {v said} {c it leaks}.", ""),
        ("{s Clerks} wrote a letter to the vice chairman of the port, {v asking for} {c a gate}.",
         "the vice chairman of the port"),
        ("{s Lee} {v announced} {c a leak} in a speech to the council.", "the council"),
        ("{s Lee} {v told} reporters outside the hall {c it leaks}.", "reporters"),
        ("{s Lee} {v told} the crew the same for years: {c it leaks}.", "the crew"),
        ('{s Lee} {v told} "Box Nine" host Ida Moss {c it leaks}.', '"Box Nine" host Ida Moss'),
    ],
)  # fmt: skip
def test_whom_it_was_said_to(marked, addressee):
    assert mentions(marked)[0] == addressee


@pytest.mark.parametrize(
    ("marked", "relay"),
    [
        ('{c "It holds,"} {s Kim} {v said}, according to Arno Radio.', "Arno Radio"),
        (
            '{c "It holds,"} {s Kim} {v told} Lee, {v according to} {s news agencies}.',
            "news agencies",
        ),
        (
            "{s Kim} {v told} Lee {c that it holds}, {v according to} {s news agencies}.",
            "news agencies",
        ),
        ('{c "It holds,"} {s Kim} {v told} Lee, as cited by Arno Radio.', "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v said} (via Arno Radio).', "Arno Radio"),
        ("{s Kim} {v praised} {c the dam} in a call on Monday, the ministry said.", "the ministry"),
        ("{s Kim} {v said} {c the dam holds}, {s the agency} {v reported}.", "the agency"),
        ("According to Arno Radio, {s Kim} {v said} {c that it holds}.", "Arno Radio"),
        ("{s Kim} {v said} {c it holds}, Arno Radio reported, and {v blamed} Lee.", "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v said}, according to Arno Radio, {c "for now."}', "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v was quoted as saying} by Arno Radio.', "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v was quoted} by the U.S. Herald as saying.', "the U.S. Herald"),
        ('{c "It holds,"} {s Kim} {v was quoted} by Arno Radio as saying.', "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v said} by the dam.', ""),
        ('{c "It holds,"} {s Kim} {v added} in remarks quoted by Arno Radio.', "Arno Radio"),
        ('{c "It holds,"} {s Kim} {v said} via email.', ""),
        ("{s Kim} {v said} {c it holds}\nPublished by Arno Desk", ""),
        ("{c The dam holds}, {v according to} {s Arno Radio}.", ""),
        ("{s Kim} {v said} {c that it holds}. Lee disagrees, according to Arno Radio.", ""),
    ],
)
def test_who_passes_the_words_on(marked, relay):
    assert mentions(marked)[1] == relay


def test_the_speaker_stays_the_speaker_when_there_is_a_relay():
    ((source, _, _, _),) = linked(
        '{c "It holds,"} {s Kim} {v told} Lee, {v according to} {s news agencies}.'
    )
    assert source == "Kim"


@pytest.mark.parametrize(
    ("sentence", "source", "content", "relay"),
    [
        (
            "{c The envoys hailed the new pact in a call on Monday}, {s Arnoburg} {v said}.",
            "The envoys",
            "the new pact",
            "Arnoburg",
        ),
        (
            "{c The mayor told a rival that the dam holds}, {v according to} {s court papers}.",
            "The mayor",
            "that the dam holds",
            "court papers",
        ),
        (
            "{c For her part, Osei told Lee that it holds}, {v according to} {s state radio}.",
            "Osei",
            "that it holds",
            "state radio",
        ),
        (
            "{c The mayor told} her rival {c that it holds}, {v according to} {s court papers}.",
            "The mayor",
            "that it holds",
            "court papers",
        ),
        (
            "{c The mayor has denied that it leaks}, {s the news agency} {v reported}.",
            "The mayor",
            "that it leaks",
            "the news agency",
        ),
        (
            '{c "The dam holds," Osei told a rival}, {v according to} {s court papers}.',
            "Osei",
            '"The dam holds,"',
            "court papers",
        ),
        (
            "{c “The dam holds,” said the envoy}, {v according to} {s news agencies}.",
            "the envoy",
            "“The dam holds,”",
            "news agencies",
        ),
        # Without a label, "according to" tells as much.
        (
            '{c "The dam holds," Osei said}, according to {s the Arno news agency}.',
            "Osei",
            '"The dam holds,"',
            "the Arno news agency",
        ),
        (
            "{c For her part, Osei told Lee that it holds}, according to state radio.",
            "Osei",
            "that it holds",
            "state radio",
        ),
        (
            "{c The mayor told}, {v according to} {s court papers}.",
            "court papers",
            "The mayor told",
            "",
        ),
        (
            "{c The mayor praised the dam}, {s Kim} {v said}.",
            "Kim",
            "The mayor praised the dam",
            "",
        ),
        (
            "{c A man accused of theft was held}, {v according to} {s court papers}.",
            "court papers",
            "A man accused of theft was held",
            "",
        ),
        (
            "{c The mayor was told to leave}, {v according to} {s court papers}.",
            "court papers",
            "The mayor was told to leave",
            "",
        ),
    ],
)
def test_a_third_party_relays_the_inner_speaker(sentence, source, content, relay):
    document, tagging = tagged(sentence)
    capital = document.text.find("Arnoburg")
    entities = (Entity(capital, capital + 8, "location"),) if capital >= 0 else ()
    (quote,) = assemble(document, replace(tagging, entities=entities))

    def words(spans):
        return " ".join(document.text[start:end] for start, end in spans)

    found = words(quote.source), words(quote.content), words(quote.relay_span)
    assert found == (source, content, relay)


@pytest.mark.parametrize(
    "unit",
    [
        "{s a} {v b} ",
        '{c "x"} ',
        "{v said} ",
        "{s a} ",
        "{c x}, {s y} ",
        '{c "x"} {s y} {v said}. ',
    ],
)
def test_one_endless_paragraph_takes_time_in_proportion(unit):
    document, tagging = tagged(unit * 4000)
    begin = time.perf_counter()
    assemble(document, tagging)
    assert time.perf_counter() - begin < 5


TURNS = "LEE: Does it hold?\n\n{c KIM: It holds.}\n\nLEE: For ever?\n\nKIM: {c It leaks.}"


def test_the_label_of_a_turn_is_its_source():
    assert [(quote[0], quote[2]) for quote in linked(TURNS)] == [
        ("KIM", ["It holds."]),
        ("KIM", ["It leaks."]),
    ]


def test_a_label_that_stands_once_is_none():
    assert linked("{c NOTE: It holds.}")[0][0] == ""


def test_a_label_with_a_source_keeps_it():
    quotes = linked("{s KIM}: {c It holds.}\n\n{s KIM}: {c It leaks.}")
    assert [quote[0] for quote in quotes] == ["KIM", "KIM"]


@pytest.mark.parametrize(
    "words",
    [
        "“We call him “Bear” Lund, and he holds it,”",
        "\"We call him 'Bear' Lund, and he holds it,\"",
    ],
)
def test_a_nickname_in_marks_stays_inside_its_quote(words):
    document, tagging = tagged(f"{{c {words}}} {{s Kim}} {{v said}}.")
    (quote,) = assemble(document, tagging)
    assert [document.text[start:end] for start, end in quote.content] == [words]
    assert quote.kind == "direct"


def test_a_quotation_of_several_paragraphs_with_one_closing_mark_is_one_quote():
    quotes = linked(
        "{s Kim} {v said}: {c “It holds.}\n\n{c “It held last year.}\n\n{c “It will hold.”}"
    )
    assert [(quote[0], len(quote[2])) for quote in quotes] == [("Kim", 3)]
