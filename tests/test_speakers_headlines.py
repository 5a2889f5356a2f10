"""Whom sources in headlines and standfirsts mean, whom only the text below names."""

import pytest
from test_speakers import entity, within

from quotes.speakers import name_speakers
from quotes.types import Document, Quote, Span, Tagging

_BELL, _QUIST = ("Ana Bell", "person"), ("Quist", "organization")

_CHORUS = tuple((who, "no") for who in ("One clerk", "The port", "One cook", "One boy", "One girl"))


def top(headline, source, said, *below, entities=(_BELL,)):
    """Return who says `said` in a headline where the text below holds (source, content) pairs."""
    text = f"{headline}\n\n{' '.join(f'{who} said {what}.' for who, what in below)}"
    start = len(headline) + 2
    mention = (Span(headline.index(source), headline.index(source) + len(source)),)
    content = Span(headline.index(said), headline.index(said) + len(said))
    quotes = [Quote((content,), source=mention if source else ())]
    for who, what in below:
        begin = text.index(what, start)
        at = text.index(who, start)
        quotes.append(Quote((Span(begin, begin + len(what)),), source=(Span(at, at + len(who)),)))
    document = Document("d", text, body=Span(start, len(text)))
    named = [entity(text, *pair) for pair in entities if pair[0] in text]
    return name_speakers(document, Tagging((), tuple(named)), tuple(quotes))[0].speakers


@pytest.mark.parametrize(
    ("source", "said", "found"),
    [
        ("Widow", "quay is “full of rust”", ("Ana Bell",)),
        ("Widow", "pier may close", ("widow",)),  # other words
        ("Widower", "quay is “full of rust”", ("widower",)),  # she is none
        ("Bank", "quay is “full of rust”", ("bank",)),  # of another kind
        ("Rowers", "“The quay is full of rust”", ("Ana Bell",)),  # one of them is quoted
        ("Rowers", "quay is “full of rust”", ("rowers",)),
    ],
)
def test_a_headline_says_what_is_said_below(source, said, found):
    below = ("Ana Bell", "the quay is full of rust and nobody sweeps it")
    speakers = top(f"{source} warns: {said}", source, said, *_CHORUS, below)
    assert tuple(name.casefold() for name in speakers) == tuple(name.casefold() for name in found)


@pytest.mark.parametrize(
    ("source", "below", "found"),
    [
        ("Mudlark", "Quist, a mudlark with a boat,", ("Quist",)),
        ("Letter", "The letter from Quist", ("Quist",)),
        ("Poll", "A survey by Quist", ("Quist",)),
        ("Mudlark", "Quist, a friend of a mudlark,", ("Mudlark",)),
    ],
)
def test_a_headline_means_who_is_called_so_below(source, below, found):
    headline = f"{source} says boats rot"
    others = (("One Bell", "no"), (below, "it will rain"))
    speakers = top(headline, source, "boats rot", *others, entities=(_QUIST,))
    assert tuple(name.capitalize() for name in speakers) == found


@pytest.mark.parametrize(
    ("headline", "found"),
    [("Clerk sold the ropes, Porto court hears", ("Ana Bell",)), ("Clerk sold the ropes, he", ())],
)
def test_what_a_court_hears_is_from_who_speaks_to_it_first(headline, found):
    text = f"{headline}\n\nIvo Lund said no. Ana Bell told the jury it was him."
    start = len(headline) + 2
    told = within(
        text,
        "Ana Bell",
        "it was him",
        cue=(Span(text.index("told"), text.index(" the jury")),),
        addressee_span=(Span(text.index("the jury"), text.index(" it was")),),
    )
    quotes = (Quote((Span(0, 20),)), within(text, "Ivo Lund", "no."), told)
    document = Document("d", text, body=Span(start, len(text)))
    entities = tuple(entity(text, who, "person") for who in ("Ivo Lund", "Ana Bell"))
    assert name_speakers(document, Tagging((), entities), quotes)[0].speakers == found
