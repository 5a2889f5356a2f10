"""Characters, paragraphs and quotation marks of raw text.

Everything here returns offsets into the text it was given; nothing changes the length of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from quotes.types import Kind, Span

DOUBLE_OPEN = "“„«‟"
DOUBLE_CLOSE = "”»"
STRAIGHT_DOUBLE = '"＂'
SINGLE_OPEN = "‘‚‹"
SINGLE_CLOSE = "’›"
SINGLE_MARKS = "'`´ʼ" + SINGLE_OPEN + SINGLE_CLOSE

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sens?|Reps?|Lt|Col|Maj|Sgt|Capt|St|Jr|Sr|Rev|Hon|No|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd)|\b[^\W\d_])\.$"
)
"""What a full stop belongs to that ends no sentence."""

_DIRECT_SHARE = 0.8
"""With a greater share of characters inside quotation marks a content is "nearly wholly" quoted.

Below stand contents such as `that the plan was "dead"`, above such as `that "the plan was dead"`.
"""

_LONGEST_NICKNAME = 30
"""Characters of a nickname that stands in the same marks as the quotation around it."""

_TEXTS = 32
"""Texts whose paragraphs and quotations are remembered: several stages ask for them."""

_FOLD = (
    ('"', DOUBLE_OPEN + DOUBLE_CLOSE + "＂"),
    ("'", SINGLE_MARKS.removeprefix("'")),
    ("-", "–—―‒−"),
    (" ", "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"),
)

_LINE = re.compile(r"\S(?:[^\r\n\x0b\x0c\x85\u2028\u2029]*\S)?")
_TERMINAL = re.compile(r"[.!?:;\"'”’)\]]\s*$")
# Lines of plain-text files that an editor or mailer wrapped are about this long.
_WRAPPED_WIDTH = range(50, 101)
# Two marks, or two commas before a word, can stand for one.
_DOUBLE = rf"``|''|‘‘|’’|,,(?=\w)|[{DOUBLE_OPEN}{DOUBLE_CLOSE}{STRAIGHT_DOUBLE}]"
_DOUBLE_MARK = re.compile(_DOUBLE)
_ANY_MARK = re.compile(rf"{_DOUBLE}|[{SINGLE_MARKS}]")


def fold(text: str) -> str:
    """Return `text` with typographic variants of quotation marks, dashes and blanks made one.

    Length-preserving, so offsets into the result are offsets into `text`. Marks written as two
    characters (``''``) become a double mark and a blank.
    """
    for plain, variants in _FOLD:
        for variant in variants:
            text = text.replace(variant, plain)
    return text.replace("''", '" ')


def kind_of(quoted: float, length: int) -> Kind:
    """Return the kind of a content by how many of its characters stand in quotation marks."""
    if quoted > _DIRECT_SHARE * length:
        return "direct"
    return "mixed" if quoted else "indirect"


def is_hard_wrapped(text: str) -> bool:
    """Say whether single line breaks in `text` only wrap lines, as in mail and old text files."""
    lines = text.splitlines()
    wrapped = breaks = 0
    for line, following in pairwise(lines):
        if line and following and not (line.isspace() or following.isspace()):
            breaks += 1
            wrapped += len(line) in _WRAPPED_WIDTH and not _TERMINAL.search(line)
    return breaks >= 4 and wrapped > 0.5 * breaks


def lines(text: str) -> list[Span]:
    """Return the spans of the non-blank lines of `text`, without surrounding white space."""
    return [Span(*match.span()) for match in _LINE.finditer(text)]


@lru_cache(maxsize=_TEXTS)
def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text`: non-blank lines, or blocks of them if it is hard-wrapped."""
    found = lines(text)
    if not is_hard_wrapped(text):
        return tuple(found)
    merged: list[Span] = []
    for span in found:
        gap = text[merged[-1].end : span.start] if merged else ""
        if merged and gap.replace("\r\n", "\n").count("\n") == 1:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def uses_single_quotes(text: str) -> bool:
    """Decide whether single marks are the document's outer quotation marks (British style)."""
    opened = [m.start() for m in re.finditer(r"['‘`](?<![\w'‘’`\"“].)(?=[\w“\"£$])", text)]
    closed = len(re.findall(r"['’](?<=\w[,.?!…].)(?!\w)", text))
    doubles = [m.start() for m in re.finditer(r'["“”«»]', text)]
    pairs = min(len(opened), closed)
    if pairs and 2 * pairs == len(doubles):
        return opened[0] < doubles[0]  # either may stand inside the other; the outer comes first
    return 2 * pairs > len(doubles)


@lru_cache(maxsize=_TEXTS)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return what stands inside quotation marks, marks included, paragraph by paragraph.

    A quotation that is still open at the end of its paragraph ends there; if the next paragraph
    begins with an opening mark it continues in a span of its own. Nested quotations are part of
    the outer span. Unbalanced marks never raise.
    """
    single = uses_single_quotes(text)
    starts = [paragraph.start for paragraph in paragraphs(text)]
    marks: defaultdict[int, list[Span]] = defaultdict(list)
    for match in (_ANY_MARK if single else _DOUBLE_MARK).finditer(text):
        marks[bisect_right(starts, match.start()) - 1].append(Span(*match.span()))
    found: list[Span] = []
    for number, spans in marks.items():
        found.extend(_quoted_in(text, paragraphs(text)[number], spans, single))
    return tuple(found)


def _quoted_in(text: str, paragraph: Span, spans: Sequence[Span], single: bool) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    marks = [(at, _mark_at(text, at.start, at.end - at.start, paragraph, single)) for at in spans]
    marks = [(at, mark) for at, mark in marks if mark]
    nickname = -1
    for index, (at, mark) in enumerate(marks):
        if mark == "open" and opened is None:
            opened = at.start
        elif mark == "open" and _is_nickname(marks[index : index + 3]):
            nickname = index + 1
        elif (
            opened is not None
            and index != nickname
            and (mark in ("close", "either") or text[opened] + text[at.start] == "„“")
        ):
            found.append(Span(opened, at.end))
            opened = None
        elif mark == "either" and index != nickname:
            opened = at.start
    if opened is not None:
        found.append(Span(opened, paragraph.end))
    return found


def _is_nickname(marks: Sequence[tuple[Span, str | None]]) -> bool:
    """Say whether marks that follow one still open enclose a few words, and a third closes it."""
    if [mark for _, mark in marks] != ["open", "close", "close"]:
        return False
    return marks[1][0].start - marks[0][0].end <= _LONGEST_NICKNAME


def _mark_at(text: str, position: int, width: int, within: Span, single: bool) -> str | None:
    """Classify the character(s) at `position` as an `open`, `close` or `either` mark, or None."""
    char = text[position]
    if single:
        if width == 2 or char not in "'`" + SINGLE_OPEN + SINGLE_CLOSE:
            return None
        return _single_mark(text, position, within)
    if width == 2:
        if char in "`‘,":
            return "open"
        if char == "’":
            return "close"
    elif char not in DOUBLE_OPEN + DOUBLE_CLOSE + STRAIGHT_DOUBLE:
        return None
    before = text[position - 1] if position > within.start else " "
    after = text[position + width] if position + width < within.end else " "
    if char in DOUBLE_OPEN:
        inverted = char == "«" and not before.isspace() and not after.isalnum()
        return "close" if inverted else "open"
    if char in DOUBLE_CLOSE:
        inverted = char == "»" and before.isspace() and not after.isspace()
        return "open" if inverted else "close"
    if before.isspace() or before in "([{-–—/":
        return "open" if not after.isspace() else "either"
    return "close" if not after.isalnum() else "either"


def _single_mark(text: str, position: int, within: Span) -> str | None:
    char = text[position]
    before = text[position - 1] if position > within.start else " "
    after = text[position + 1] if position + 1 < within.end else " "
    if before.isalnum() and after.isalnum():
        return None  # an apostrophe inside a word
    if char in SINGLE_OPEN or (char in "'`" and not before.isalnum() and before not in ",.?!…"):
        return "open" if after.isalnum() or after in '“"£$([' else None
    if before.isspace() or re.fullmatch(r"['’]n", text[max(within.start, position - 2) : position]):
        return None  # an elision such as ’em, rock ’n’ roll
    if before == "s" and after == " " and _closes_later(text, position + 1, within.end):
        return None  # the possessive of a plural
    return "close"


_CLOSER = re.compile(r"[,.?!…]['’](?!\w)|(?<![\w'’])['‘](?=\w)")


def _closes_later(text: str, position: int, end: int) -> bool:
    """Say whether a mark that closes after punctuation comes before the next one that opens."""
    match = _CLOSER.search(text, position, end)
    return match is not None and match.group()[0] in ",.?!…"
