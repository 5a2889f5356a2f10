"""The HTML page: what is on it, and that no text can break out of it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.errors import UsageError
from quotes.evaluation import evaluate
from quotes.metrics import Outcome, Words, match_quotes
from quotes.report import ERRORS, errors_of, to_html, write_report
from quotes.report.excerpt import marked, sentences, windows
from quotes.types import Annotation, Document, Quote, Span, Stance

TEXT = (
    "The canal is closed, Lena Wood said. It rained. "
    "Her deputy Paul Stone fears that the lock will break."
)
CLOSED, SAID, LENA = Span(0, 19), Span(31, 35), Span(21, 30)
BREAK = Span(74, 100)
GOLD = Quote((CLOSED,), cue=(SAID,), source=(LENA,), speakers=("Lena Wood",))
OTHER = Quote((BREAK,), speakers=("Paul Stone",), speaker_type="person")


class Page(HTMLParser):
    """Collects the elements, their attributes and the text of a page."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page(gold, predicted, *, text=TEXT, **facts):
    document = Document("canal", text, **facts)
    report = evaluate([Annotation(document, tuple(gold))], [Annotation(document, tuple(predicted))])
    return Page(to_html(report))


def errors(gold, predicted, **areas):
    words = Words(TEXT)
    found = match_quotes(gold, predicted, words)
    return [errors_of(outcome, words, **areas) for outcome in found]


def changed(quote, **fields):
    return Quote(
        **{
            "content": quote.content,
            "cue": quote.cue,
            "source": quote.source,
            "speakers": quote.speakers,
            **fields,
        }
    )


def test_a_quote_without_error_has_none():
    assert errors([GOLD], [GOLD]) == [()]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"content": (Span(0, 12),)}, "content"),
        ({"source": (BREAK,)}, "source"),
        ({"source": (Span(21, 25),)}, "bounds"),
        ({"cue": ()}, "cue"),
        ({"speakers": ("Paul Stone",)}, "speaker"),
        ({"speakers": ()}, "unnamed"),
        ({"kind": "direct"}, "kind"),
        ({"relay": "Canal Radio"}, "relay"),
        ({"addressee": "Paul Stone"}, "addressee"),
        ({"stances": (Stance("Lena Wood", "canal", "oppose"),)}, "stance"),
    ],
)
def test_each_difference_is_an_error_of_its_own(fields, error):
    assert errors([GOLD], [changed(GOLD, **fields)]) == [(error,)]


def test_the_type_is_wrong_only_where_gold_has_one():
    assert errors([OTHER], [changed(OTHER, speaker_type="group")]) == [("type",)]
    assert errors([GOLD], [changed(GOLD, speaker_type="group")]) == [()]


def test_missed_and_false_quotes():
    assert errors([GOLD], [OTHER]) == [("missed",), ("false",)]


def test_a_false_quote_may_be_on_a_decoy_or_outside_the_body():
    decoys, body = range(*BREAK), range(*CLOSED)
    assert errors([], [OTHER], decoys=decoys, body=body) == [("false", "decoy", "outside")]


def test_an_optional_quote_has_no_errors():
    assert errors_of(Outcome(changed(GOLD, optional=True), OTHER), Words(TEXT)) == ()


def test_every_error_has_a_card_with_both_sides():
    found = page([GOLD, OTHER], [changed(GOLD, speakers=("Paul Stone",), rule="inverted")])
    wrong, missed = found.all("article")
    assert (wrong["data-errors"], wrong["data-rule"]) == ("speaker", "inverted")
    assert missed["data-errors"] == "missed"
    assert "Lena Wood ≠ Paul Stone" in re.sub(r"\s+", " ", found.text)


def test_quotes_without_error_have_no_card():
    assert page([GOLD], [GOLD]).all("article") == []


def test_there_is_a_filter_for_every_error_that_occurs():
    buttons = page([GOLD, OTHER], [OTHER, Quote((Span(37, 46),))]).all("button")
    assert [button["data-error"] for button in buttons] == ["missed", "false"]
    assert {button["data-error"] for button in buttons} <= ERRORS.keys()


def test_what_differs_among_the_errors_can_be_chosen():
    golds = [
        Annotation(Document("a", TEXT, publisher="The Lock"), (GOLD,), tags=("wire", "relay")),
        Annotation(Document("b", TEXT), (GOLD, OTHER), tags=("wire",)),
    ]
    found = Page(to_html(evaluate(golds, [])))
    assert [select["name"] for select in found.all("select")] == ["tag", "publisher", "document"]
    choices = [option["value"] for option in found.all("option")]
    assert choices == ["", "relay", "wire", "", "-", "The Lock", "", "a", "b"]
    assert [card["data-tag"] for card in found.all("article")] == ["wire\nrelay", "wire", "wire"]


def test_nothing_outside_the_page_is_referred_to():
    found = page([GOLD], [OTHER])
    (policy,) = (a["content"] for a in found.all("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not any({"src", "href", "style"} & attributes.keys() for _, attributes in found.elements)


HOSTILE = "</mark><script>alert(1)</script>\" ' & <!-- \x00\udc00\u202eThe end. "


def test_hostile_text_stays_text():
    quote = Quote(
        (Span(0, len(HOSTILE)),), speakers=(HOSTILE,), rule=HOSTILE, reason=HOSTILE, relay=HOSTILE
    )
    document = Document(HOSTILE, HOSTILE, publisher=HOSTILE)
    report = evaluate([Annotation(document)], [Annotation(document, (quote,))])
    html = to_html(report, title=HOSTILE)
    html.encode("utf-8")
    assert len(Page(html).all("script")) == 1
    assert not {"\x00", "\udc00", "\u202e"} & set(html)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_makes_a_page_with_the_same_elements(text, a, b):
    span = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    document = Document(text, text)
    quotes = (Quote((span,), speakers=(text,), rule=text),)
    html = to_html(evaluate([Annotation(document)], [Annotation(document, quotes)]), title=text)
    html.encode("utf-8")
    found = Page(html)
    assert [len(found.all(tag)) for tag in ("script", "style", "article", "nav")] == [1, 1, 1, 1]
    assert not any(name.startswith("on") for _, attributes in found.elements for name in attributes)


def test_the_page_is_written_to_a_file(tmp_path):
    report = evaluate([Annotation(Document("canal", TEXT), (GOLD,))], [])
    write_report(report, tmp_path / "page.html", title="Canal news")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == to_html(
        report, title="Canal news"
    )
    with pytest.raises(UsageError, match=r"cannot write .*nowhere"):
        write_report(report, tmp_path / "nowhere" / "page.html")


# Excerpts


def shown(text, *spans):
    return [text[slice(*window)] for window in windows(text, sentences(text), spans)]


def test_the_sentence_around_a_span_is_shown():
    assert shown(TEXT, SAID) == ["The canal is closed, Lena Wood said."]


def test_sentences_apart_are_shown_apart():
    assert shown(TEXT, LENA, BREAK) == [
        "The canal is closed, Lena Wood said.",
        "Her deputy Paul Stone fears that the lock will break.",
    ]


def test_sentences_that_follow_each_other_are_shown_together():
    assert shown(TEXT, LENA, Span(37, 39)) == ["The canal is closed, Lena Wood said. It rained."]


def test_an_endless_sentence_is_shortened():
    text = "so " * 10_000
    assert [len(part) for part in shown(text, Span(9_000, 9_003))] == [603]
    assert sum(len(part) for part in shown(text, Span(3_000, 20_000))) < 2_000


def test_overlapping_spans_share_their_marks():
    html = marked("abc", [Span(0, 3)], {"content": [Span(0, 2)], "other": [Span(1, 3)]})
    assert html == (
        '<bdi><mark class="content">a</mark><mark class="content other">b</mark>'
        '<mark class="other">c</mark></bdi>'
    )
