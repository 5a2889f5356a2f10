"""Who is credited: ordered, named rules over tagged spans."""

from quotes.attribution.clauses import Clause, find_clauses
from quotes.attribution.contents import Link, link_contents
from quotes.attribution.layout import Layout, layout
from quotes.attribution.mentions import find_addressee, find_relay
from quotes.attribution.printed import (
    answers_given,
    body_lines,
    headings,
    opening_quotation,
    posts,
    printed_statements,
    signed_lines,
)
from quotes.attribution.relayed import unfold
from quotes.attribution.silence import is_silence
from quotes.attribution.turns import interviewers, label_turns

CONTINUES = frozenset({"continuation"})
"""Rules of quotes without cue and source whose speakers are those of the quote before them."""

__all__ = [
    "CONTINUES",
    "Clause",
    "Layout",
    "Link",
    "answers_given",
    "body_lines",
    "find_addressee",
    "find_clauses",
    "find_relay",
    "headings",
    "interviewers",
    "is_silence",
    "label_turns",
    "layout",
    "link_contents",
    "opening_quotation",
    "posts",
    "printed_statements",
    "signed_lines",
    "unfold",
]
