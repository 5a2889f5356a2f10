"""What kind of noun phrase a source is: its head, its names, its appositions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotes.speakers.cast import Cast, Referent
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    PERSON_NOUNS,
)
from quotes.speakers.mentions import Mention, words
from quotes.types import Span

PhraseKind = Literal["name", "person", "body", "document", "group", "other"]

_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_RELATIVE = re.compile(
    r",? (?:who|whom|whose|which|where|when)\b.*|, (?:as|with|speaking) .*", re.S
)
_CUT = re.compile(
    r" (?:of|from|for|at|in|on|with|by|to|that|near|inside|outside|within|about|against|after|before"
    r"|during|under|over|behind|among|between|across|around|into|like|including|as|than|familiar"
    r"|conducted|published|released|obtained|gathered|compiled|posted|issued|filed|written|run"
    r"|based|led|known|called|named|affiliated|working|seeking|handling|representing|close) ",
)
_SEGMENT = re.compile(r"[^,;]+")
_EDGE = " \t\r\n,;:.—–-\"“”«»'‘’`"
_LEADING = re.compile(r"(?:and|but|yet|while|as|though|even|also|both|then|all) ", re.I)
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your"])
INDEFINITE = frozenset(
    ["a", "an", "one", "another", "some", "any", "many", "several", "few", "two", "three", "four", "five", "most"]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase `text[start:end]`; `core` ends at its head, `head` is folded."""

    start: int
    end: int
    core: Span
    kind: PhraseKind
    head: str
    determiner: str
    name: tuple[Mention, Referent] | None
    modifiers: tuple[str, ...]

    @property
    def definite(self) -> bool:
        """Whether the phrase points to something already known, as `the mayor` does."""
        return self.determiner in DEFINITE


def masked(text: str, start: int, end: int) -> str:
    """Return `text[:end]` from `start` with parentheses and relative clauses blanked, same length."""
    piece = _PARENTHESIS.sub(lambda m: " " * len(m.group()), text[start:end])
    relative = _RELATIVE.search(piece)
    if relative and relative.start() > 0:
        piece = piece[: relative.start()] + " " * (len(piece) - relative.start())
    return piece.replace("\n", " ").replace("\u00a0", " ")


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without marks at its edges and conjunctions before it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    match = _LEADING.match(text, start, end)
    if match and match.end() < end:
        return trimmed(text, match.end(), end)
    return Span(start, end)


def segments(text: str, start: int, end: int) -> list[Span]:
    """Return the parts between the commas of a phrase, edges trimmed, empty ones left out."""
    piece = masked(text, start, end)
    spans = (
        trimmed(text, start + m.start(), start + len(piece[: m.end()].rstrip()))
        for m in _SEGMENT.finditer(piece)
        if m.group().strip()
    )
    return [span for span in spans if span.start < span.end]


def analyse(cast: Cast, segment: Span) -> Phrase:
    """Find head, determiner and name of one comma-free part of a source."""
    text = cast.text
    inside = cast.within(*segment)
    end = _core_end(text, segment, [m for m, _ in inside])
    tokens = words(text, segment.start, end)
    determiner = tokens[0].fold if tokens and tokens[0].fold in DEFINITE | INDEFINITE else ""
    last = tokens[-1] if tokens else None
    core = Span(segment.start, last.end if last else end)
    name = next(((m, r) for m, r in inside if m.end == core.end), None)
    head = last.fold if last else ""
    kind: PhraseKind = "name" if name else _noun_kind(head, last.text if last else "")
    lower = tuple(t.fold for t in tokens[:-1] if t.fold != determiner)
    return Phrase(segment.start, segment.end, core, kind, head, determiner, name, lower)


def _core_end(text: str, segment: Span, mentions: list[Mention]) -> int:
    piece = text[segment.start : segment.end].replace("\n", " ")
    for match in _CUT.finditer(piece):
        at = segment.start + match.start()
        if match.start() > 0 and not any(m.start <= at < m.end for m in mentions):
            return at
    return segment.end


def _noun_kind(head: str, written: str) -> PhraseKind:
    singular = head.removeprefix("ex-")
    compound = singular.rsplit("-", 1)[-1]
    for noun in (singular, compound):
        if noun in GROUP_NOUNS:
            return "group"
        if noun in DOCUMENT_NOUNS:
            return "document"
        if noun in BODY_NOUNS and not noun.endswith("ss"):
            return "body"
        if noun in PERSON_NOUNS or noun.endswith(("man", "woman", "person", "year-old")):
            return "person"
        if noun in BODY_NOUNS:
            return "body"
    if written[:1].isupper():
        return "name"
    if head.endswith("s") and head[:-1] in PERSON_NOUNS:
        return "group"
    if head.endswith("s") and (head[:-1] in BODY_NOUNS or head[:-3] + "y" in BODY_NOUNS):
        return "group"
    if head.endswith(("ist", "ian", "eer", "ologist", "grapher")) or head.endswith("year-old"):
        return "person"
    if head.endswith(("ists", "ians", "eers", "ers", "ors", "men", "women", "people")):
        return "group"
    return "other"
