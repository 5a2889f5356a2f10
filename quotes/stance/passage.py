"""What the stance model reads: a passage in which speaker and targets are markers, not names.

The model never sees who speaks or who is spoken of, so that names cannot decide; one pass over a
passage scores all its targets, each at its own markers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotes.text import fold
from quotes.types import Quote, Span, StanceLabel

LABELS: tuple[StanceLabel, ...] = ("neutral", "support", "oppose")

_SPEAKER, _TARGET, _AUTHOR = "[unused3]", "[unused4]", "[unused5]"

MOST_TARGETS = 8
"""Targets a passage; each takes a digit, and more would crowd out the text."""
# A proposition or the common words of a target longer than this are cut: one clause fits.
_TOPIC_PIECES = 32


class Target(NamedTuple):
    """Whom or what a stance is towards: a name, its mentions, and perhaps a proposition."""

    name: str
    mentions: tuple[Span, ...] = ()
    proposition: str = ""

    @property
    def topic(self) -> str:
        """What the model is told: the proposition, else the name's common words, never names."""
        return self.proposition or common_words(self.name)


def common_words(name: str) -> str:
    """Return the words of `name` without a capital, articles left out: `NATO plan` → `plan`."""
    small = (word for word in name.split() if word[:1].islower())
    return " ".join(word for word in small if word not in ("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text with the mentions of one speaker and of each target, as spans of `text`.

    `author` tells that the words are the writer's own and nobody in the text speaks.
    """

    text: str
    speaker: tuple[Span, ...]
    targets: tuple[Target, ...]
    author: bool = False


Encoded = tuple[NDArray[np.int64], list[list[int]]]
"""Input ids and, a target, the positions of its markers (never none)."""

_Mark = tuple[Span, int]
"""A mention of the target of that index, or of the speaker: -1."""


class StanceEncoder:
    """Turns passages into the model's input."""

    def __init__(self, tokenizer_file: Path, *, limit: int = 256) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._limit = limit
        ids = self._tokenizer.get_vocab()
        self._begin, self._end = ids.get("<s>", ids["[CLS]"]), ids.get("</s>", ids["[SEP]"])
        self._id = {token: ids[token] for token in (_SPEAKER, _TARGET, _AUTHOR)}
        self._digits = self._pieces([str(number + 1) for number in range(MOST_TARGETS)])

    def encode(self, passage: Passage) -> Encoded:
        """Return one passage as input."""
        return self.encode_all([passage])[0]

    def encode_all(self, passages: Sequence[Passage]) -> list[Encoded]:
        """Return passages as inputs, the words of all turned into pieces at once.

        The targets come first, each a marker and its common words or proposition; then the text
        with a marker for every mention. Where there are several, digits tell them apart.
        """
        marked = [(passage, _marks(passage)) for passage in passages]
        texts = {text for passage, marks in marked for text in _texts(passage, marks)}
        known = dict(zip(texts, self._pieces(list(texts)), strict=True))
        return [self._encoded(passage, marks, known) for passage, marks in marked]

    def _encoded(
        self, passage: Passage, marks: Sequence[_Mark], known: Mapping[str, list[int]]
    ) -> Encoded:
        several = len(passage.targets) > 1
        marker = [
            [self._id[_TARGET], *(self._digits[index] if several else ())]
            for index in range(len(passage.targets))
        ]
        ids = [self._begin, self._id[_AUTHOR if passage.author else _SPEAKER]]
        positions: list[list[int]] = []
        for index, target in enumerate(passage.targets):
            positions.append([len(ids)])
            ids += [*marker[index], *known[target.topic][:_TOPIC_PIECES]]
        ids.append(self._end)
        at = 0
        for span, index in marks:
            ids += known[passage.text[at : span.start]]
            if len(ids) >= self._limit - 3:
                ids += self._pieces([passage.text[at:]])[0]
                break
            if index >= 0:
                positions[index].append(len(ids))
            ids += marker[index] if index >= 0 else [self._id[_SPEAKER]]
            at = span.end
        else:
            ids += known[passage.text[at:]]
        ids = [*ids[: self._limit - 1], self._end]
        return np.asarray(ids, np.int64), positions

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.encode_batch_fast(
            [fold(text) for text in texts], add_special_tokens=False
        )
        return [encoding.ids for encoding in encodings]


def _marks(passage: Passage) -> list[_Mark]:
    """Return the mentions in text order, those inside others left out."""
    marks: list[_Mark] = [(span, -1) for span in passage.speaker]
    for index, target in enumerate(passage.targets):
        marks += [(span, index) for span in target.mentions]
    marks.sort(key=lambda mark: (mark[0].start, mark[0].start - mark[0].end))
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark[0].start >= kept[-1][0].end:
            kept.append(mark)
    return kept


def _texts(passage: Passage, marks: Sequence[_Mark]) -> Iterator[str]:
    """Yield what of a passage is words: the targets' topics, and what stands between the marks."""
    yield from (target.topic for target in passage.targets)
    edges = [0, *(edge for span, _ in marks for edge in span), len(passage.text)]
    yield from (passage.text[s:e] for s, e in zip(edges[::2], edges[1::2], strict=True))


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


def passage_of(text: str, quote: Quote, targets: Sequence[Target]) -> Passage:
    """Return the sentences around a quote as a passage, spans counted from its start.

    A sentence before that names a target which they do not name is part of it.
    """
    begin, end = sentences_around(text, (*quote.content, *quote.cue, *quote.source))
    for target in targets:
        before = [span for span in target.mentions if begin - _REACH <= span.start < begin]
        if before and not any(begin <= span.start < end for span in target.mentions):
            begin = min(begin, sentences_around(text, before[-1:])[0])

    def inside(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(
            Span(s.start - begin, s.end - begin) for s in spans if begin <= s.start and s.end <= end
        )

    return Passage(
        text[begin:end],
        inside(quote.source),
        tuple(target._replace(mentions=inside(target.mentions)) for target in targets),
    )
