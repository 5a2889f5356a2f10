"""An article in the terminal: its quotes coloured, and in the margin who said what to whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from quotes.names import name_words
from quotes.output.safety import visible
from quotes.text import paragraphs
from quotes.types import Annotation, Document, Kind, Quote, Span, StanceLabel

_KINDS: dict[Kind, str] = {"direct": "green", "mixed": "yellow", "indirect": "cyan"}
# Eight colours that differ on dark and on light backgrounds; more speakers begin again.
_PALETTE = ("green", "cyan", "yellow", "magenta", "blue", "bright_red", "bright_cyan", "red")
_STANCES: dict[StanceLabel, tuple[str, str]] = {
    "support": ("▲ for", "green"),
    "oppose": ("▼ against", "red"),
    "neutral": ("● on", "dim"),
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_TEXT_WIDTH = 72  # characters a line: longer ones tire the eye
_MARGIN = 30  # holds most names in one line
_NARROW = 74  # below this the notes go under their paragraph
_PIECE = 4_000  # characters laid out at once, so that an endless line takes linear time


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A quote with its number in the article and the colour it is shown in."""

    number: int
    quote: Quote
    colour: str

    @property
    def mark(self) -> str:
        return str(self.number).translate(_SUPERSCRIPT)


def show(
    annotation: Annotation, console: Console, *, by: Literal["kind", "speaker"] = "kind"
) -> None:
    """Print an article with its quotes coloured `by` kind or speaker, and notes beside them.

    Each quote ends with a number; its note has speaker, addressee, relay and stances. What its
    speaker takes a side on is underlined. Without colours, brackets show where quotes begin. Text
    outside the body is dimmed, and left out where it has no quotes.
    """
    document = annotation.document
    numbered = _numbered(annotation.quotes, by)
    console.print(_heading(document))
    parts = list(_parts(document, annotation.quotes))
    touching = _touching(parts, numbered)
    for index, part in enumerate(parts):
        if isinstance(part, int):
            lines = "1 line" if part == 1 else f"{part:,} lines"
            console.print(Padding(Text(f"⋯ {lines} around the article", "dim"), (0, 0, 1, 0)))
        else:
            console.print(_paragraph(document, part, touching[index], console))
    console.print(_footer(annotation.quotes, numbered, by))


def _numbered(quotes: Sequence[Quote], by: str) -> list[_Numbered]:
    speakers = dict.fromkeys(quote.speakers for quote in quotes if quote.speakers)
    palette = {name: _PALETTE[i % len(_PALETTE)] for i, name in enumerate(speakers)}
    return [
        _Numbered(
            number,
            quote,
            _KINDS[quote.kind] if by == "kind" else palette.get(quote.speakers, "dim"),
        )
        for number, quote in enumerate(quotes, start=1)
    ]


def _parts(document: Document, quotes: Sequence[Quote]) -> Iterator[Span | int]:
    """Yield the paragraphs to show, and how many are left out where some are."""
    body = document.body or Span(0, len(document.text))
    starts = sorted({span.start for quote in quotes for span in quote.content})

    def shown(paragraph: Span) -> bool:
        inside = paragraph.start < body.end and paragraph.end > body.start
        return inside or bisect_left(starts, paragraph.start) < bisect_left(starts, paragraph.end)

    for keep, group in groupby(paragraphs(document.text), key=shown):
        found = list(group)
        if not keep:
            yield len(found)
            continue
        for start, end in found:
            for piece in range(start, end, _PIECE):
                yield Span(piece, min(piece + _PIECE, end))


def _touching(
    parts: Sequence[Span | int], numbered: Sequence[_Numbered]
) -> Mapping[int, list[_Numbered]]:
    """Return for the index of each part the quotes that have content in it, in order."""
    shown = [(part, index) for index, part in enumerate(parts) if isinstance(part, Span)]
    starts = [part.start for part, _ in shown]
    found: Mapping[int, list[_Numbered]] = defaultdict(list)
    for n in numbered:
        for start, end in n.quote.content:
            first = max(0, bisect_right(starts, start) - 1)
            for part, index in shown[first : bisect_left(starts, end)]:
                if start < part.end and found[index][-1:] != [n]:
                    found[index].append(n)
    return found


def _heading(document: Document) -> RenderableType:
    facts = (document.publisher, document.agency, document.byline, document.place)
    line = " · ".join(visible(fact) for fact in (*facts, document.published) if fact)
    parts = [Text(visible(document.title or document.id), "bold"), Text(line, "dim")]
    return Group(*(part for part in parts if part.plain), Rule(style="dim"), Text())


def _paragraph(
    document: Document, within: Span, touching: Sequence[_Numbered], console: Console
) -> RenderableType:
    plain = console.no_color or console.color_system is None
    text = _coloured(document, within, touching, plain=plain)
    starting = [n for n in touching if within.start <= n.quote.content[0].start < within.end]
    notes = Group(*(_note(n) for n in starting))
    if console.width < _NARROW:
        return Group(text, Padding(notes, (0, 0, 1, 2)))
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(width=min(_TEXT_WIDTH, console.width - _MARGIN - 3))
    grid.add_column(width=_MARGIN)
    grid.add_row(text, notes)
    return Padding(grid, (0, 0, 1, 0))


def _coloured(
    document: Document, within: Span, touching: Sequence[_Numbered], *, plain: bool
) -> Text:
    body = document.body or within
    inside = within.start < body.end and within.end > body.start
    text = Text(visible(document.text[within.start : within.end]), "" if inside else "dim")
    marks: list[tuple[int, Text]] = []

    def paint(spans: Sequence[Span], style: str) -> list[Span]:
        found = [Span(s.start - within.start, s.end - within.start) for s in spans]
        found = [Span(max(0, s.start), min(s.end, len(text))) for s in found]
        found = [span for span in found if span.start < span.end]
        for span in found:
            text.stylize(style, *span)
        return found

    for n in touching:
        for span in paint(n.quote.content, n.colour):
            if plain:
                marks += [(span.start, Text("[")), (span.end, Text("]"))]
            last = span.end
        marks.append((last, Text(n.mark, f"bold {n.colour}")))
        paint(n.quote.cue, "italic")
        paint(n.quote.source, "bold")
        for label, target in _named_targets(document.text, n.quote):
            paint([target], f"underline {_STANCES[label][1]}")
    return _inserted(text, marks)


def _named_targets(text: str, quote: Quote) -> Iterator[tuple[StanceLabel, Span]]:
    """Yield where a content has the name of what its speaker takes a side on, or its last word."""
    for stance in quote.stances:
        words = name_words(stance.target)
        if stance.label != "neutral" and words:
            name = rf"(?:{re.escape(stance.target)}|\b{re.escape(words[-1])}\b)"
            for piece in quote.content:
                for match in re.compile(name, re.I).finditer(text, *piece):
                    yield stance.label, Span(*match.span())


def _inserted(text: Text, marks: Sequence[tuple[int, Text]]) -> Text:
    """Return `text` with every mark put at its offset."""
    result, position = Text(style=text.style), 0
    for offset, mark in sorted(marks, key=lambda placed: placed[0]):
        result.append_text(text[position:offset])
        result.append_text(mark)
        position = offset
    return result.append_text(text[position:])


def _note(n: _Numbered) -> RenderableType:
    quote = n.quote
    names = " and ".join(quote.speakers)
    who = Text(visible(names), "bold") if names else Text(_unnamed(quote), "dim italic")
    lines = [who]
    if quote.addressee:
        lines.append(Text(f"→ {visible(quote.addressee)}"))
    if quote.relay:
        lines.append(Text(f"via {visible(quote.relay)}"))
    lines.extend(_stances(quote))
    note = Table.grid(padding=(0, 1, 0, 0))
    note.add_column(min_width=2)  # keeps the notes of the first 99 quotes aligned
    note.add_row(Text(n.mark, f"bold {n.colour}"), Group(*lines))
    return note


def _unnamed(quote: Quote) -> str:
    return visible(quote.reason or "nobody named")


def _stances(quote: Quote) -> Iterator[Text]:
    """Yield a line for each stance; the speakers of a joint statement share theirs."""
    others = [s.speaker if s.speaker not in quote.speakers else "" for s in quote.stances]
    stances = [(s.label, s.target, other) for s, other in zip(quote.stances, others, strict=True)]
    for label, target, other in dict.fromkeys(stances):
        line = Text.assemble(_STANCES[label], f" {visible(target)}")
        if other:
            line.append(f" ({visible(other)})", "dim")
        yield line


def _footer(quotes: Sequence[Quote], numbered: Sequence[_Numbered], by: str) -> RenderableType:
    speakers = {name for quote in quotes for name in quote.speakers}
    stances = sum(len(quote.stances) for quote in quotes)
    counts = (("quote", len(quotes)), ("speaker", len(speakers)), ("stance", stances))
    line = Text(" · ".join(f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in counts), "dim")
    keys = {
        n.quote.kind if by == "kind" else " and ".join(n.quote.speakers): n.colour for n in numbered
    }
    for key, colour in keys.items():
        if key:
            line.append(f"   {visible(key)}", f"not dim {colour}")
    return Group(Rule(style="dim"), line)
