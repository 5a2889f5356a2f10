"""What the stance model reads: a passage in which speaker and targets are markers, not names.

The model never sees who speaks or who is spoken of, so that names cannot decide; one pass over a
passage scores all its targets, each at its own markers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotes.text import fold
from quotes.types import Span, StanceLabel

LABELS: tuple[StanceLabel, ...] = ("neutral", "support", "oppose")

_SPEAKER, _TARGET, _AUTHOR = "[unused3]", "[unused4]", "[unused5]"


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text with the mentions of one speaker and of each target, as spans of `text`.

    A target without mentions is appended by its name. `author` tells that the words are the
    writer's own and nobody in the text speaks.
    """

    text: str
    speaker: tuple[Span, ...]
    targets: tuple[tuple[str, tuple[Span, ...]], ...]
    author: bool = False


class StanceEncoder:
    """Turns passages into the model's input."""

    def __init__(self, tokenizer_file: Path, *, limit: int = 256) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._limit = limit
        self._id = {
            token: self._tokenizer.token_to_id(token)
            for token in ("[CLS]", "[SEP]", _SPEAKER, _TARGET, _AUTHOR)
        }

    def encode(self, passage: Passage) -> tuple[NDArray[np.int64], list[list[int]]]:
        """Return the input ids and, a target, the positions of its markers (never none)."""
        marks: list[tuple[Span, int]] = [(span, -1) for span in passage.speaker]
        for index, (_, spans) in enumerate(passage.targets):
            marks += [(span, index) for span in spans]
        marks.sort(key=lambda mark: (mark[0].start, mark[0].start - mark[0].end))
        ids = [self._id["[CLS]"], self._id[_AUTHOR if passage.author else _SPEAKER]]
        positions: list[list[int]] = [[] for _ in passage.targets]
        tail = self._tail(passage, marks)
        room = self._limit - len(tail) - 1
        at = 0
        for span, index in [*marks, (Span(len(passage.text), len(passage.text)), -2)]:
            if span.start < at:
                continue  # inside a mention that is already a marker
            ids += self._pieces(passage.text[at : span.start])
            if len(ids) >= room:
                ids = ids[:room]
                break
            if index >= -1:
                if index >= 0:
                    positions[index].append(len(ids))
                ids.append(self._id[_TARGET if index >= 0 else _SPEAKER])
            at = span.end
        ids.append(self._id["[SEP]"])
        for index, (name, _) in enumerate(passage.targets):
            if not positions[index]:
                positions[index].append(len(ids))
                ids += [self._id[_TARGET], *self._pieces(name)[:12]]
        return np.asarray(ids, np.int64), positions

    def _tail(self, passage: Passage, marks: Sequence[tuple[Span, int]]) -> list[int]:
        """Return room for targets that are appended by name; at most a quarter of the input."""
        placed = {index for _, index in marks}
        missing = sum(index not in placed for index in range(len(passage.targets)))
        return [0] * min(13 * missing, self._limit // 4)

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(fold(text), add_special_tokens=False).ids)


def occurrences(text: str, name: str) -> tuple[Span, ...]:
    """Return where `name` stands in `text` as whole words, whatever its case at the start."""
    found: list[Span] = []
    begin = 0
    while name and (at := text.find(name, begin)) >= 0:
        end = at + len(name)
        clear = not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
        if clear:
            found.append(Span(at, end))
        begin = end
    return tuple(found)


_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
# A quote whose sentences are longer is seen without their far ends.
_REACH = 300


def sentences_around(text: str, pieces: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return where the sentences around `pieces` begin and end."""
    pieces = list(pieces)
    begin = min(start for start, _ in pieces)
    end = max(end for _, end in pieces)
    low = max(0, begin - _REACH)
    before = [match.end() for match in _SENTENCE_END.finditer(text, low, begin)]
    after = _SENTENCE_END.search(text, max(0, end - 1), end + _REACH)
    return before[-1] if before else low, after.start() + 1 if after else end
