"""Between character offsets and token labels: tokens with features, windows, BIO labels.

Training and inference share this module, so that a model always sees what it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotes.text import SINGLE_MARKS, fold, paragraphs, quoted_spans
from quotes.types import ENTITY_TYPES, ROLES, Scheme, Span

IGNORE = -100
"""Label of tokens that carry no loss: continuation pieces, special tokens, unlabelled text."""

# A longer paragraph is tokenised in slices, so that one endless line needs bounded memory.
_SLICE_CHARS = 20_000

_DOUBLED = re.compile(rf"[{SINGLE_MARKS}]{{2}}")
_SHAPES = 6  # none, lower, title, upper, mixed, digits
_BREAKS = 3  # none, first word of a line, first word after a blank line
FEATURES = _SHAPES * _BREAKS * 2 + 1
"""Number of feature ids: case x line break x inside quotation marks, 0 for special tokens."""

# Uncased BERT vocabularies reserve these; the encoder learns what each guide asks for.
_MARKERS: dict[Scheme, str] = {"news": "[unused1]", "polnear": "[unused2]"}


def bio_labels(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the BIO label set over `kinds`: `O`, then `B-` and `I-` of each."""
    return ("O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


SPAN_LABELS = bio_labels(ROLES)
ENTITY_LABELS = bio_labels(ENTITY_TYPES)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The word pieces of one text, column by column; every array has one entry a piece.

    `starts`/`ends` are character offsets of the piece's *word*; `first` marks a word's first piece,
    whose prediction counts for the word; `features` are ids below `FEATURES`;
    `units` holds the piece ranges `[start, end)` of the paragraphs, or slices of very long ones.
    """

    ids: NDArray[np.int32]
    features: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.bool_]
    units: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` that the model sees, of which `[keep_start, keep_end)` count."""

    start: int
    end: int
    keep_start: int
    keep_end: int

    def __len__(self) -> int:
        return self.end - self.start


class Encoder:
    """A word-piece vocabulary and the special tokens of the model's input."""

    overhead = 3
    """Special tokens a window carries besides its pieces: class, scheme marker, separator."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        # MPNet and RoBERTa name these tokens otherwise than BERT.
        self._cls = vocabulary.get("<s>", vocabulary.get("[CLS]", 0))
        self._sep = vocabulary.get("</s>", vocabulary.get("[SEP]", 0))
        self.mask = vocabulary.get("<mask>", vocabulary.get("[MASK]", 0))
        self._markers = {scheme: vocabulary[token] for scheme, token in _MARKERS.items()}

    def tokens(self, text: str) -> Tokens:
        """Tokenise `text` paragraph by paragraph; offsets are exact for any Unicode input."""
        folded = fold(text)
        slices = [s for span in paragraphs(text) for s in _slices(text, span)]
        encodings = self._tokenizer.encode_batch(
            [folded[s.start : s.end] for s in slices], add_special_tokens=False
        )
        ids: list[int] = []
        words: list[int | None] = []  # numbered within each slice
        offsets: list[tuple[int, int]] = []
        for encoding in encodings:
            ids += encoding.ids
            words += encoding.word_ids
            offsets += encoding.offsets
        lengths = np.array([len(encoding) for encoding in encodings], np.intp)
        edges = np.concatenate(([0], np.cumsum(lengths)))
        units = tuple((begin, end) for begin, end in pairwise(edges.tolist()) if begin < end)
        first = np.diff(np.asarray(words, np.int64), prepend=-1) != 0
        first[[begin for begin, _ in units]] = True
        places = np.asarray(offsets, np.int64).reshape(-1, 2)
        places += np.repeat(np.array([s.start for s in slices], np.int64), lengths)[:, None]
        # Two marks that stand for one became a mark and a blank.
        doubled = [match.start() for match in _DOUBLED.finditer(text)]
        places[:, 1] += (np.diff(places)[:, 0] == 1) & np.isin(places[:, 0], doubled)
        # A word reaches from its first piece to the one before the next word's first.
        starts, ends = places[first, 0], places[np.roll(first, -1), 1]
        word = np.cumsum(first) - 1
        return Tokens(
            ids=np.asarray(ids, np.int32),
            features=_features(text, starts, ends, first),
            starts=starts[word],
            ends=ends[word],
            first=first,
            units=units,
        )

    def model_input(
        self, tokens: Tokens, window: Window, scheme: Scheme
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return a window's `(input_ids, feature_ids)`, of length `len(window) + overhead`."""
        part = slice(window.start, window.end)
        ids = np.concatenate(
            ([self._cls, self._markers[scheme]], tokens.ids[part], [self._sep])
        ).astype(np.int32)
        features = np.concatenate(([0, 0], tokens.features[part], [0])).astype(np.int32)
        return ids, features


def _slices(text: str, span: Span) -> Iterator[Span]:
    """Cut a very long paragraph at white space, or anywhere if it has none."""
    start = span.start
    while span.end - start > _SLICE_CHARS:
        cut = text.rfind(" ", start + 1, start + _SLICE_CHARS)
        cut = cut if cut > start else start + _SLICE_CHARS
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _features(
    text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], first: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Return the features of pieces, of which the `first` begin words `[starts, ends)`."""
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    shapes = np.array([_shape(text[start:end]) for start, end in spans], np.int32)
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    lines = np.concatenate(([0], np.cumsum(characters == ord("\n"))))
    newlines = lines[starts] - lines[np.roll(np.maximum.accumulate(ends), 1)]
    newlines[:1] = 2
    quoted = np.zeros(len(text) + 1, np.int32)
    for span in quoted_spans(text):
        quoted[span.start : span.end] = 1
    word = np.cumsum(first) - 1
    breaks = np.where(first, newlines.clip(0, _BREAKS - 1)[word], 0)
    features: NDArray[np.int32] = 1 + 2 * (shapes[word] * _BREAKS + breaks) + quoted[starts[word]]
    return features.astype(np.int32)


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle():
        return 2
    if any(char.isdigit() for char in word):
        return 5
    return 4 if any(char.isalpha() for char in word) else 0


def windows(tokens: Tokens, capacity: int, *, context: int = 0) -> list[Window]:
    """Pack paragraphs into windows of at most `capacity` pieces that keep every piece once.

    Windows begin and end between paragraphs; each sees up to `context` pieces before what it
    keeps. A paragraph that does not fit is cut between words into overlapping windows, each
    piece kept by the window in which it stands farther from a cut.
    """
    room = capacity - context
    packed: list[tuple[int, int]] = []
    for start, end in tokens.units:
        if packed and end - packed[-1][0] <= room and packed[-1][1] == start:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((start, end))
    result: list[Window] = []
    for start, end in packed:
        if end - start <= room:
            result.append(Window(max(0, start - context), end, start, end))
        else:
            result.extend(_cut(tokens, start, end, capacity))
    return result


def _cut(tokens: Tokens, start: int, end: int, capacity: int) -> Iterator[Window]:
    """Cut between words where a word begins near enough, else anywhere."""
    overlap = capacity // 4
    begin, keep = start, start
    while end - begin > capacity:
        stop = _word_boundary(tokens, begin + capacity, begin + 2 * overlap)
        keep_end = _word_boundary(tokens, stop - overlap // 2, max(keep, stop - overlap))
        yield Window(begin, stop, keep, keep_end)
        begin = _word_boundary(tokens, stop - overlap, stop - 2 * overlap)
        keep = keep_end
    yield Window(begin, end, keep, end)


def _word_boundary(tokens: Tokens, index: int, floor: int) -> int:
    """Return the last position in `(floor, index]` at which a word begins, or `index`."""
    heads = np.flatnonzero(tokens.first[floor + 1 : index + 1])
    return floor + 1 + int(heads[-1]) if len(heads) else index


def label_tokens(
    tokens: Tokens, spans: Iterable[tuple[int, int, str]], labels: Sequence[str]
) -> NDArray[np.int64]:
    """Return BIO label ids, one a piece, for `(start, end, kind)` spans; later spans win overlaps.

    Continuation pieces get `IGNORE`. A word belongs to a span when more than half of it is inside.
    """
    index = {label: i for i, label in enumerate(labels)}
    heads = np.flatnonzero(tokens.first)
    middles = (tokens.starts[heads] + tokens.ends[heads] - 1) / 2
    words = np.zeros(len(heads), np.int64)
    for start, end, kind in spans:
        low, high = np.searchsorted(middles, (start, end - 0.5))
        if low == high:
            continue
        if high < len(words) and words[high] and labels[words[high]].startswith("I-"):
            words[high] -= 1  # the rest of a span that this one splits begins anew
        words[low:high] = index[f"I-{kind}"]
        words[low] = index[f"B-{kind}"]
    result = np.full(len(tokens), IGNORE, np.int64)
    result[heads] = words
    return result
