import json
import time
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.document import article, bare_text, content_id, parse
from quotes.document.body import ENDS, STARTS, load_weights
from quotes.document.dates import dates
from quotes.document.lines import traits, units
from quotes.text import quoted_spans
from quotes.types import Span

BODY = """\
The ferry to Harrow Island will stop running in October, its owner said on Monday.

"We carried nine passengers last Tuesday," said Orla Finch, who runs the line. "Nine, and a goat."

The council has promised a bus to the bridge, which the islanders say is two hours slower.

Advertisement

RELATED STORIES

Bridge tolls to rise again

Goat rescued from harbour wall

Ms. Finch said that she would sell the boat to a museum if one could be found to take it.

The last crossing is planned for the evening of the island's fair, weather permitting."""

PAGE = f"""\
Island ferry to stop in October | The Harrow Post
Skip to content
Home
News
Sport
Weather
Subscribe
Log in
Search
Local News
Island ferry to stop in October
By Dana Reyes
Posted on March 4, 2024
Share
Facebook
Twitter
Email
{BODY}
Share this:
Click to share on Facebook (Opens in new window)
Click to share on Twitter (Opens in new window)
Tags: ferries, Harrow Island
Leave a Reply
Your email address will not be published. Required fields are marked *
Most Read
Mayor denies selling the town clock
School choir to tour Norway
Sign up to our newsletter
Privacy Policy
Terms of Use
Copyright © 2024 The Harrow Post. All rights reserved."""


def part(document, span):
    return document.text[span.start : span.end]


def furniture(document):
    return [part(document, span) for span in document.furniture]


def test_the_body_of_a_page_is_found_between_menu_and_footer():
    document = parse(PAGE)
    assert part(document, document.body) == BODY
    assert document.text == PAGE


def test_the_header_of_a_page_is_read():
    document = parse(PAGE)
    assert document.title == "Island ferry to stop in October"
    assert document.publisher == "The Harrow Post"
    assert document.byline == "Dana Reyes"
    assert document.published == "2024-03-04"
    assert part(document, document.headline) == document.title


def test_furniture_is_what_surrounds_body_and_header_and_boxes_within():
    found = furniture(parse(PAGE))
    assert found[0].startswith("Island ferry to stop in October | The Harrow Post\nSkip")
    box = "RELATED STORIES\n\nBridge tolls to rise again\n\nGoat rescued from harbour wall"
    assert "Advertisement\n\n" + box in found
    assert found[-1].endswith("All rights reserved.")
    assert not any("Dana Reyes" in text or "goat." in text for text in found)


@pytest.mark.parametrize("text", [BODY, BODY.partition("\n")[0], "Fares rise", "one\n\ntwo"])
def test_plain_text_without_a_header_is_body(text):
    assert parse(text).body.end == len(text)
    assert part(parse(BODY), parse(BODY).body) == BODY


def test_the_first_line_of_a_plain_article_is_its_title():
    document = parse("Island ferry to stop\n\n" + BODY)
    assert document.title == "Island ferry to stop"
    assert part(document, document.body) == BODY


STANDFIRST = "Harbour pilots say they were never asked"


@pytest.mark.parametrize(
    ("between", "standfirst"),
    [
        (f"{STANDFIRST}\n\nBy Ann Odell", [STANDFIRST]),
        (
            f"* {STANDFIRST}\n* Fares up a third\n\nBy Ann Odell",
            [f"* {STANDFIRST}", "* Fares up a third"],
        ),
        (f"By Ann Odell\n\n{STANDFIRST}", []),
        (f"Read more: {STANDFIRST}\n\nBy Ann Odell", []),
        ("Pilots at the quay. Photo: Ivo Lund\n\nBy Ann Odell", []),
    ],
)
def test_the_standfirst_is_what_sums_up_below_the_title(between, standfirst):
    document = parse(
        f"Home | News | Harbour\n\nFerry to Wick to stop in May\n\n{between}\n\n{BODY}"
    )
    assert document.title == "Ferry to Wick to stop in May"
    assert [part(document, span) for span in document.standfirst] == standfirst


@pytest.mark.parametrize(
    "above",
    ["News › Islands › Wick Harbour", "Home | News | Sport | Wick Harbour", "Issue 61 | Talks"],
)
def test_a_menu_is_no_title(above):
    assert parse(f"{above}\n\nFerry to Wick to stop in May\nBy Ann Odell\n\n{BODY}").title == (
        "Ferry to Wick to stop in May"
    )


def test_a_point_is_no_title():
    points = "* Fares on other lines up a third\n* Pilots were never asked"
    document = parse(
        f"MARKETS\n\nFerry to Wick to stop in May\n\n{points}\n\nBy Ann Odell\n\n{BODY}"
    )
    assert document.title == "Ferry to Wick to stop in May"


def test_a_repeated_title_is_no_headline():
    title = "Harrow, Wick hail new ferry line in harbour talks"
    text = (
        f"Harbour News\nFERRIES\n{title}\n{title}\nBy Ann ODELL\nWick (AFP) April 9, 2024\n\n{BODY}"
    )
    document = parse(text)
    assert (document.title, document.headline) == (title, None)
    assert (document.byline, document.place, document.agency) == ("Ann ODELL", "Wick", "AFP")
    assert document.published == "2024-04-09"
    assert part(document, document.body) == BODY


def test_the_headline_is_the_copy_without_the_publisher():
    text = f"Home\nNews\nFerry to Wick stops - Harrow Live\nFerry to Wick stops\n\n{BODY}"
    document = parse(text)
    assert (document.title, document.publisher) == ("Ferry to Wick stops", "Harrow Live")


@pytest.mark.parametrize(
    ("opening", "place", "agency", "published"),
    [
        ("WICK — ", "WICK", None, None),
        ("PORT HARROW, Maine (AP) — ", "PORT HARROW, Maine", "AP", None),
        ("Wick (Reuters) - ", "Wick", "Reuters", None),
        ("WICK, May 2, 2024 (Reuters) - ", "WICK", "Reuters", "2024-05-02"),
        ("AUSTIN (KXQN) -- ", "AUSTIN", None, None),
        ("", None, None, None),
    ],
)
def test_datelines_give_place_agency_and_date(opening, place, agency, published):
    document = parse("Island ferry to stop\n\n" + opening + BODY)
    assert (document.place, document.agency, document.published) == (place, agency, published)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Dana Reyes", "Dana Reyes"),
        ("ByDana Reyes", "Dana Reyes"),
        ("by: Dana Reyes and Li Wei", "Dana Reyes and Li Wei"),
        ("By Dana Reyes, Staff Writer", "Dana Reyes"),
        ("By Dana Reyes | dreyes@example.org", "Dana Reyes"),
        ("Written by Dana Reyes on July 2, 2021", "Dana Reyes"),
        ("By\nDana Reyes\nand\nLi Wei", "Dana Reyes and Li Wei"),
        ("Dana Reyes", "Dana Reyes"),
        ("Dana Reyes, Staff Writer", "Dana Reyes"),
    ],
)
def test_bylines(line, name):
    assert parse(f"Island ferry to stop in autumn\n{line}\n\n{BODY}").byline == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023-03-25 21:27:30", ["2023-03-25"]),
        ("PUBLISHED: November 8, 2023 at 4:56 p.m.", ["2023-11-08"]),
        ("Apr. 26, 2022Apr. 27, 2022", ["2022-04-26", "2022-04-27"]),
        ("24 September 2019", ["2019-09-24"]),
        ("12/30/2019 05:03 AM EST", ["2019-12-30"]),
        ("30/12/2019", ["2019-12-30"]),
        ("9 Hrs Ago", []),
        ("February 31, 2020", []),
        ("May 2023", []),
    ],
)
def test_dates(text, found):
    assert list(dates(text)) == found


def test_what_is_given_is_taken():
    given = {"title": "T", "url": "u", "publisher": "P", "agency": "A", "byline": "B"}
    given |= {"place": "L", "published": "2020-01-01"}
    document = parse(PAGE, id="7", path="a.txt", given={**given, "body": [5, 90]})
    assert {name: getattr(document, name) for name in given} == given
    assert (document.id, document.path, document.body) == ("7", "a.txt", Span(5, 90))


def test_equal_content_has_one_id():
    assert parse(BODY, path="a").id == parse(BODY, path="b").id == content_id(BODY)
    assert parse(BODY).id != parse(BODY + "\n").id


def test_a_paragraph_that_mentions_links_and_photos_stays():
    lines = (
        "More than 40 people signed up for the newsletter, he said, and shared a photo of it.",
        "Related: that is the word the judge used for the two men, who had never met.",
    )
    text = BODY.replace("The council", lines[0] + "\n\nThe council")
    document = parse(text)
    assert part(document, document.body) == text
    assert not any("newsletter" in found for found in furniture(document))


def test_a_wrapped_text_is_read_by_its_paragraphs():
    wrapped = "\n\n".join(
        f"The harbour board met for the {n}th time on Monday and heard from\n"
        "several owners of small boats, who said that the new fees were far\n"
        "higher than those in any other port along this part of the coast."
        for n in range(4, 9)
    )
    document = parse("Harbour fees under fire\n\n" + wrapped)
    assert part(document, document.body) == wrapped


LINES = st.sampled_from([*PAGE.split("\n"), "", " ", "\t|", "By", "— (", "\u2028", "٣ ٤", "\x00"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40).map("\n".join),
)


@given(TEXTS)
def test_any_text_has_a_structure_inside_it(text):
    document = parse(text)
    assert (document.body is None) == (not text.strip())
    spans = [s for s in (document.body, document.headline) if s] + list(document.furniture)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(document.furniture))
    assert document.furniture != (document.body,)


@given(TEXTS, st.lists(st.integers(-5, 400), max_size=3))
def test_any_body_may_be_given(text, body):
    found = parse(text, given={"body": body}).body
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_weights_are_for_the_groups_that_are_scored():
    assert set(load_weights()) == {"inside", *STARTS, *ENDS}
    stored = (files("quotes.document") / "weights.json").read_text("utf-8")
    assert json.loads(stored) == load_weights()


@pytest.mark.parametrize(
    "line",
    [
        "Have you been affected by this story? Email our newsroom.",
        "Dana Reyes is a staff writer who covers the coast.",
        "Do you know more about the ferry? Call us in confidence.",
        "A version of this article appears in print on March 4, 2024, Page 3.",
        "Reporting by Dana Reyes; editing by Li Wei",
        "SOURCE Harrow Ferries Ltd",
        "___",
        "###",
    ],
)
def test_what_stands_below_the_last_paragraph_is_no_body(line):
    document = parse(f"{BODY}\n\n{line}")
    assert part(document, document.body) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "“Have you been on the ferry this year? I have not, and I live here,” she said.",
        "Have you been on the ferry this year? The council asked every house on the island.",
    ],
)
def test_a_question_inside_the_article_is_body(line):
    text = f"{BODY}\n\n{line}\n\nMost answered that they had not, and would not."
    document = parse(text)
    assert part(document, document.body) == text


def test_a_pull_quote_that_repeats_the_body_is_no_second_quote():
    pulled = "“Nine, and a goat, on a Tuesday”"
    paragraph = '"Nine, and a goat, on a Tuesday," said Orla Finch, "is not a living."'
    document = parse(f"{BODY}\n\n{pulled}\n\n{paragraph}\n\nThe last boat is on Friday, she said.")
    assert pulled in furniture(document)
    assert not any("not a living" in text for text in furniture(document))


def test_a_statement_that_is_given_twice_stays():
    lines = ("The boat has been sold to a museum.", "I thank all who sailed in her with me.")
    document = parse("\n\n".join((BODY, " ".join(lines), *lines, "She left the hall at once.")))
    assert not any("thank all" in text for text in furniture(document))


def test_the_line_under_a_caption_mark_is_a_caption():
    document = parse(BODY.replace("Advertisement", "Image caption,\nThe goat on the pier"))
    assert any("The goat on the pier" in text for text in furniture(document))


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Image caption: Pia Roth says the goat eats rope (Photo: Joe Bell)", True),
        ("Pia Roth feeds the goat. She said it eats rope. (Joe Bell / Harrow Post)", True),
        ("Pia Roth called the goat \u201ca pest\u201d. Photograph: Joe Bell/Harrow Post", True),
        ("Pia Roth said the goat eats rope. (Post file photo)", True),
        ("Image caption,\nThe goat eats rope, says Pia Roth", True),
        ("Image caption: The goat on the pier (Photo: Joe Bell)", False),
        ("Photo: Joe Bell, who said he liked goats", False),
    ],
)
def test_a_caption_that_reports_speech_is_no_furniture(line, counts):
    document = parse(BODY.replace("Advertisement", f"Advertisement\n{line}"))
    last = line.split("\n")[-1]
    assert any(last in text for text in furniture(document)) is not counts


def test_a_caption_above_the_body_that_reports_speech_counts():
    line = "Pia Roth says the goat eats rope. Photo by Joe Bell"
    document = parse(PAGE.replace("Dana Reyes\n", f"Dana Reyes\n{line}\n", 1))
    assert [part(document, span) for span in document.captions] == [line]


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        ("By Dana Reyes via KXQN", "Dana Reyes", None),
        ("By Dana Reyes, Associated Press", "Dana Reyes", "AP"),
        ("7 March 2025 – by Dana Reyes", "Dana Reyes", None),
        ("AFP/The Harrow Post", None, "AFP"),
        ("Photo by Dana Reyes via Lensbank", None, None),
    ],
)
def test_bylines_may_name_an_agency_or_follow_a_date(line, byline, agency):
    document = parse(f"Island ferry to stop in autumn\n{line}\n\n{BODY}")
    assert (document.byline, document.agency) == (byline, agency)


@pytest.mark.parametrize("line", ["7 March 2025", "March 7, 2025 4:30 pm EST", "Fri 7 Mar 2025"])
def test_the_date_of_a_picture_is_not_when_it_was_published(line):
    caption = "Orla Finch stands on the pier with a goat on a wet Sunday, March 2, 2020, at dusk"
    document = parse(f"Island ferry to stop in autumn\n{line}\n{caption}\n\n{BODY}")
    assert document.published == "2025-03-07"


@pytest.mark.parametrize(
    "above",
    [
        "Friday, March 7, 2025",
        "The Harrow Notebook\nThoughts on boats and towns\nHome\nArchive",
        "Monday 7am 9°C 10am 11°C",
        "The Harrow Post · World · Islands and Seas",
    ],
)
def test_the_title_is_the_line_above_byline_and_date(above):
    text = f"{above}\nFerry to Harrow will stop\nDana Reyes\nMarch 7, 2025\nShare\n\n{BODY}"
    assert parse(text).title == "Ferry to Harrow will stop"


def test_a_first_paragraph_with_a_picture_below_it_is_body():
    lead = (
        "The island council voted on Tuesday night to buy the ferry and to run it for a year with "
        "money that had been put aside for the harbour wall, its clerk said after the meeting."
    )
    text = (
        f"Council to buy ferry\nBy Dana Reyes\nTuesday, 7 March 2025\n4:30 PM\n{lead}\n"
        f"Boats in the harbour on a grey day. – Photo: L. Tan\n{BODY}"
    )
    document = parse(text)
    assert part(document, document.body).startswith(lead)


@given(st.text(max_size=300))
def test_bare_text_keeps_offsets_and_leaves_furniture_out(text):
    page = f"Home\nSubscribe\n\nFerry to stop\n\n{BODY}\n\nAdvertisement\n\n{text}\n\n{BODY}"
    document = parse(page)
    bare = bare_text(document)
    assert len(bare) == len(page)
    for left, right in zip(page, bare, strict=True):
        assert right in (left, "\n")
    assert not any(bare[span.start : span.end].strip() for span in document.furniture)
    assert all(bare[s.start : s.end] == page[s.start : s.end] for s in article(document))


def test_a_document_says_what_each_fact_is_taken_from():
    text = f"Island ferry to stop in autumn\nBy Dana Reyes\n7 March 2025\n\n{BODY}"
    given = {"title": "Ferry", "publisher": "The Post", "origins": {"title": "json-ld"}}
    assert parse(text, given=given).origins == {
        "title": "json-ld",
        "publisher": "given",
        "byline": "text",
        "published": "text",
    }


@pytest.mark.parametrize(
    "piece", ["“It is late,” she said. ", "‘No,’ ", "“", "a", "\u0301", "a\n", "By "]
)
def test_a_huge_text_is_parsed_in_little_time(piece):
    text = piece * (50_000 // len(piece))
    started = time.process_time()
    parse(text)
    spans = quoted_spans(text)
    assert time.process_time() - started < 5
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("line", "trait"),
    [
        ("¹²³", "digits"),
        ("HTTPS://a", "address"),
        ("x@y", "address"),
        ("1.2.2024", "date"),
        ("— Might also", "cue:related"),
        ("(staff writer)", "cue:author"),
        ("NameRequired fields", "cue:comment"),
        ("(c) 2024", "cue:legal"),
    ],
)
def test_a_line_has_the_trait_of_what_is_in_it(line, trait):
    assert trait in traits(line, units(line))[0]


@pytest.mark.parametrize("line", ["(@y", "ashare", "shareholder", "a might also", "ninetwelve.9"])
def test_a_part_of_a_word_gives_no_trait(line):
    found = traits(line, units(line))[0]
    assert not [trait for trait in found if trait.startswith(("cue:", "address", "date"))]
