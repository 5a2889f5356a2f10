"""Tagged spans in text order, and what ends between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from quotes.text import ABBREVIATION, fold, paragraphs, quoted_spans
from quotes.types import Role, Span, TaggedSpan


class Break(IntEnum):
    """What ends between two spans; a `TURN` is a `?"` or `!"`, which need not end the sentence."""

    NONE = 0
    TURN = 1
    SENTENCE = 2
    PARAGRAPH = 3


_END = re.compile(r"[.!?…][\"')\]]*(?=\s)")
_SENTENCE = re.compile(r"[.!?…][\"')]*\s|\n")
# How far around a clause more about it is looked for, in characters and in spans: sentences are
# rarely longer, and a text that never ends one must not take quadratic time.
_REACH = 200
_NEAR = 16
_BLANK_OR_MARK = " \t\n\r\"'([-"


@dataclass(frozen=True, slots=True)
class Layout:
    """The spans of one text; `breaks[i]` stands between span `i` and the next."""

    text: str
    folded: str
    spans: tuple[TaggedSpan, ...]
    breaks: tuple[Break, ...]
    quoted: tuple[Span, ...]
    starts: tuple[int, ...]
    """Where the paragraphs start."""

    def with_spans(self, spans: Sequence[TaggedSpan]) -> Layout:
        """Return the same text with other spans."""
        breaks = tuple(self._break(one.end, other.start) for one, other in pairwise(spans))
        return replace(self, spans=tuple(spans), breaks=breaks)

    def _break(self, end: int, start: int) -> Break:
        if self.paragraph(end - 1) != self.paragraph(start):
            return Break.PARAGRAPH
        return _break(self.folded, end, start)

    def role(self, index: int) -> Role | None:
        """Return the role of span `index`, or None before the first and after the last."""
        return self.spans[index].role if 0 <= index < len(self.spans) else None

    def words(self, index: int) -> str:
        """Return the text of span `index`, marks and blanks folded."""
        return self.folded[self.spans[index].start : self.spans[index].end]

    def gap(self, index: int) -> str:
        """Return the text between span `index` and the next, marks and blanks folded."""
        return self.folded[self.spans[index].end : self.spans[index + 1].start]

    def next_start(self, index: int) -> int:
        """Return where the span after `index` starts, or where the text ends."""
        return self.spans[index + 1].start if index + 1 < len(self.spans) else len(self.text)

    def strongest(self, first: int, last: int) -> Break:
        """Return the strongest break between two spans; what ends inside spans does not count."""
        return max(self.breaks[max(first, 0) : last], default=Break.NONE)

    def back(self, index: int, farthest: Break = Break.TURN) -> Iterator[int]:
        """Yield the near spans before `index`, nearest first, up to a break above `farthest`."""
        for before in range(index - 1, max(-1, index - 1 - _NEAR), -1):
            if self.breaks[before] > farthest:
                return
            yield before

    def ahead(self, index: int, farthest: Break = Break.TURN) -> Iterator[int]:
        """Yield the near spans after `index`, nearest first, up to a break above `farthest`."""
        for after in range(index + 1, min(len(self.spans), index + 1 + _NEAR)):
            if self.breaks[after - 1] > farthest:
                return
            yield after

    def sentence_end(self, offset: int) -> int:
        """Return where the sentence or line with `offset` ends, or `_REACH` from there."""
        limit = min(offset + _REACH, len(self.text))
        return next(self._ends(offset, limit), limit)

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence or line before `offset` begins, or `_REACH` from there."""
        begin = max(0, offset - _REACH)
        return max(self._ends(begin, offset), default=begin)

    def _ends(self, begin: int, end: int) -> Iterator[int]:
        for match in _SENTENCE.finditer(self.folded, begin, end):
            if not ABBREVIATION.search(self.folded, match.start() - 6, match.start() + 1):
                yield match.start() + 1

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that `offset` stands in."""
        return bisect_right(self.starts, offset)

    def quotation(self, offset: int) -> Span | None:
        """Return the quotation, marks included, that `offset` stands in."""
        index = bisect_right(self.quoted, (offset, len(self.text) + 1)) - 1
        if index >= 0 and self.quoted[index].end > offset:
            return self.quoted[index]
        return None

    def is_open(self, quotation: Span) -> bool:
        """Say whether a quotation ends with its paragraph and without a closing mark."""
        after = self.folded[quotation.end : quotation.end + 1]
        return (not after or after in "\r\n") and self.folded[quotation.end - 1] not in "\"'"

    def quoted_share(self, span: Span) -> float:
        """Return the share of the characters of `span` inside quotation marks, marks included."""
        first = max(0, bisect_right(self.quoted, (span.start, len(self.text))) - 1)
        inside = 0
        for quoted in self.quoted[first:]:
            if quoted.start >= span.end:
                break
            inside += max(0, min(quoted.end, span.end) - max(quoted.start, span.start))
        return inside / max(1, span.end - span.start)


def layout(text: str, spans: Sequence[TaggedSpan]) -> Layout:
    """Lay out `spans`, which must be in text order and must not overlap."""
    starts = tuple(paragraph.start for paragraph in paragraphs(text))
    empty = Layout(text, fold(text), (), (), quoted_spans(text), starts)
    return empty.with_spans(spans)


def _break(folded: str, end: int, start: int) -> Break:
    strongest = Break.NONE
    end -= folded[end - 1 : end] == " "  # a mark of two characters is folded to one and a blank
    for match in _END.finditer(folded, max(0, end - 3), start):
        if match.end() < end:
            continue
        following = folded[match.end() : start + 2].lstrip(_BLANK_OR_MARK)
        if following[:1].islower() or ABBREVIATION.search(
            folded, match.start() - 6, match.start() + 1
        ):
            continue
        if match.group()[0] != "." and len(match.group()) > 1:
            strongest = Break.TURN
        else:
            return Break.SENTENCE
    return strongest
