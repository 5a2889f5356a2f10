"""Cues find their sources: the ordered rules that make reporting clauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quotes.attribution.layout import Break, Layout
from quotes.attribution.missed import subject_after, subject_before
from quotes.types import Span

_PASSIVE = re.compile(
    r"(?:\w+ )*?(?:is|are|was|were|be|been|being) (?:\w+ly |\w+ )?\w+(?:ed|wn|en|ought|aid|old)\b"
    r"|(?:when )?asked (?:about|if|whether|by|how|why|what)\b|when asked\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s*$")
_PARTICIPLE = re.compile(r"\w+ing\b", re.IGNORECASE)
_TOLD = re.compile(r"(?:told|hears?|heard)[ \t]*(?:\n|$)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|which|that|whose|whom)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: the number of its cue span, its source, and the rule that joined them.

    `first` and `last` are the numbers of the outermost spans that stand together, as contents
    see them.
    """

    cue: int | None
    source: Span | None
    rule: str
    first: int
    last: int


NOBODY = -1
"""What a rule answers when a cue rightly has no source."""

TOLD = "told"
"""The rule by which the mention before a cue is who was told."""

Source = int | Span | None
SourceRule = Callable[[Layout, int], Source]


def _inverted(layout: Layout, cue: int) -> Source:
    """`said Smith`, `according to Smith`: the source follows at once."""
    if layout.role(cue + 1) == "source" and layout.breaks[cue] < Break.SENTENCE:
        gap = layout.gap(cue).strip()
        if gap in {"", "the", "a", "an", ":"}:
            return cue + 1
    return None


def _told(layout: Layout, cue: int) -> Source:
    """`Boat 'sank twice', court told`: whoever a line ends with so has only heard it."""
    if (
        layout.role(cue - 2) == "content"
        and layout.role(cue - 1) == "source"
        and layout.strongest(cue - 2, cue) < Break.SENTENCE
        and _TOLD.match(layout.folded, layout.spans[cue].start)
    ):
        return NOBODY
    return None


def _subject(layout: Layout, cue: int) -> Source:
    """`Smith said`: the source is the span before."""
    if layout.role(cue - 1) == "source" and layout.breaks[cue - 1] < Break.SENTENCE:
        return cue - 1
    return None


def _passive(layout: Layout, cue: int) -> Source:
    """`was asked about`, `are known as`: whoever is credited is not the subject."""
    if _PASSIVE.match(layout.words(cue)) and not _by(layout, cue):
        return NOBODY
    return None


def _participle(layout: Layout, cue: int) -> Source:
    """`After warning that …, Smith said`: the subject of the sentence comes later."""
    source = cue + 2
    if (
        _PARTICIPLE.match(layout.words(cue))
        and layout.role(cue + 1) == "content"
        and layout.role(source) == "source"
        and layout.strongest(cue, source) < Break.SENTENCE
        and (cue == 0 or layout.breaks[cue - 1] >= Break.SENTENCE)
    ):
        return source
    return None


def _shared_subject(layout: Layout, cue: int) -> Source:
    """`Smith said that …, adding that`, `Smith, who said …, warned`: an earlier cue's source."""
    if layout.role(cue + 1) != "content" or layout.breaks[cue] >= Break.SENTENCE:
        return None
    for index in layout.back(cue):
        if layout.role(index) != "source":
            continue
        if _RELATIVE.match(layout.words(index)) and layout.role(index - 1) == "source":
            return index - 1
        # In `Smith, asked by Jones whether …, answered` Jones is not who answered.
        asked = layout.role(index - 1) == "cue" and layout.role(index - 2) == "source"
        if not asked or layout.strongest(index - 2, index) >= Break.SENTENCE:
            return index
    return None


def _subject_after(layout: Layout, cue: int) -> Source:
    """`said on Monday the minister`, `was drawn … from voters`: the source follows later."""
    if layout.role(cue + 1) == "source" and layout.breaks[cue] < Break.SENTENCE:
        return cue + 1
    if (
        layout.role(cue + 1) == "content"
        and layout.role(cue + 2) == "source"
        and layout.strongest(cue, cue + 2) < Break.SENTENCE
        and layout.role(cue + 3) != "cue"
    ):
        return cue + 2
    return None


def _by(layout: Layout, cue: int) -> bool:
    """Say whether a source after `by` follows the cue, at once or after a content."""
    for index in (cue + 1, cue + 2):
        if layout.role(index) == "source" and layout.strongest(cue, index) < Break.SENTENCE:
            start = layout.spans[index].start
            return bool(_BY.search(layout.folded, start - 4, start)) or index == cue + 1
    return False


def _unlabelled_subject(layout: Layout, cue: int) -> Source:
    """A mention beside the cue that the tagger missed, if no labelled one touches the cue."""
    return subject_before(layout, cue) or subject_after(layout, cue)


SOURCE_RULES: tuple[tuple[str, SourceRule], ...] = (
    ("inverted", _inverted),
    (TOLD, _told),
    ("subject", _subject),
    ("passive", _passive),
    ("participle", _participle),
    ("unlabelled", _unlabelled_subject),
    ("shared_subject", _shared_subject),
    ("subject_after", _subject_after),
)


def _in_paragraph(layout: Layout, source: int, *, before: bool) -> Span:
    """Return a source without other paragraphs than its cue's: a byline, then `Norvik Bank` said.

    `before` says that it stands before its cue.
    """
    span = layout.spans[source].span
    if before:
        first = layout.starts[layout.paragraph(span.end - 1) - 1]
        return Span(max(span.start, first), span.end)
    following = layout.paragraph(span.start)
    last = layout.starts[following] if following < len(layout.starts) else span.end
    words = layout.folded[span.start : min(span.end, last)].rstrip()
    return Span(span.start, span.start + len(words))


def find_clauses(layout: Layout) -> dict[int, Clause]:
    """Return the clause of each cue, and of each source that no cue claims, by span number."""
    clauses: dict[int, Clause] = {}
    claimed: set[int] = set()
    for cue, span in enumerate(layout.spans):
        if span.role != "cue":
            continue
        clauses[cue] = Clause(cue, None, "no_source", cue, cue)
        for name, rule in SOURCE_RULES:
            source = rule(layout, cue)
            if source is None:
                continue
            if isinstance(source, Span):
                clauses[cue] = Clause(cue, source, name, cue, cue)
            elif source == NOBODY:
                first = cue - (name == TOLD)
                clauses[cue] = Clause(cue, None, name, first, cue)
                claimed.update(range(first, cue))
            else:
                near = (cue, source) if abs(source - cue) == 1 else (cue,)
                mention = _in_paragraph(layout, source, before=source < cue)
                clauses[cue] = Clause(cue, mention, name, min(near), max(near))
                claimed.add(source)
            break
    for index, span in enumerate(layout.spans):
        if span.role == "source" and index not in claimed:
            clauses[index] = Clause(None, span.span, "no_cue", index, index)
    return dict(sorted(clauses.items()))
