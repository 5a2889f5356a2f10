"""Examples as token labels, and epochs of windows of like length as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from quotes.encoding import (
    ENTITY_LABELS,
    IGNORE,
    SPAN_LABELS,
    Encoder,
    Tokens,
    Window,
    label_tokens,
    windows,
)
from training.corpora import Example
from training.teacher import Lesson


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example as tokens, with what each piece should be.

    `spans`, `entities` and `body` hold one label id a piece (`IGNORE` where unlabelled);
    `taught` a teacher's scores, `[pieces, span and entity labels]` (NaN where there are none).
    """

    example: Example
    tokens: Tokens
    spans: np.ndarray
    entities: np.ndarray
    body: np.ndarray
    taught: np.ndarray | None = None


def encode(example: Example, encoder: Encoder, lesson: Lesson | None = None) -> Encoded:
    """Return an example's tokens and labels; raise ValueError if the lesson has other words."""
    tokens = encoder.tokens(example.text)
    nothing = np.full(len(tokens), IGNORE, np.int64)
    body = nothing
    if example.body is not None:
        inside = (tokens.starts >= example.body[0]) & (tokens.ends <= example.body[1])
        body = np.where(tokens.first, inside, IGNORE)
    return Encoded(
        example,
        tokens,
        nothing if example.spans is None else label_tokens(tokens, example.spans, SPAN_LABELS),
        nothing
        if example.entities is None
        else label_tokens(tokens, example.entities, ENTITY_LABELS),
        body,
        None if lesson is None else _at_heads(example, tokens, lesson),
    )


def _at_heads(example: Example, tokens: Tokens, lesson: Lesson) -> np.ndarray:
    """Spread a teacher's scores of words over the words' first pieces."""
    heads = np.flatnonzero(tokens.first)
    if not np.array_equal(tokens.starts[heads], lesson.starts):
        raise ValueError(f"{example.id}: teacher and student see different words")
    taught = np.full((len(tokens), lesson.scores.shape[1]), np.nan, np.float32)
    taught[heads] = lesson.scores
    return taught


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of windows of nearly equal length, `[batch, length]`; `taught` has labels besides."""

    input_ids: Tensor
    feature_ids: Tensor
    mask: Tensor
    spans: Tensor
    entities: Tensor
    body: Tensor
    taught: Tensor | None

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        moved = {}
        for field in fields(self):
            value = getattr(self, field.name)
            moved[field.name] = None if value is None else value.to(device)
        return Batch(**moved)


Item = tuple[Encoded, Window]


def make_batch(items: Sequence[Item], encoder: Encoder) -> Batch:
    """Pad windows to the longest; two special tokens come before each and one after."""
    length = max(len(window) for _, window in items) + encoder.overhead
    shape = (len(items), length)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    mask = np.zeros(shape, np.int64)
    labels = [np.full(shape, IGNORE, np.int64) for _ in range(3)]
    taught = None
    if any(encoded.taught is not None for encoded, _ in items):
        taught = np.full((*shape, len(SPAN_LABELS) + len(ENTITY_LABELS)), np.nan, np.float32)
    for row, (encoded, window) in enumerate(items):
        window_ids, window_features = encoder.model_input(
            encoded.tokens, window, encoded.example.scheme
        )
        ids[row, : len(window_ids)] = window_ids
        features[row, : len(window_ids)] = window_features
        mask[row, : len(window_ids)] = 1
        pieces, seen = slice(window.start, window.end), slice(2, 2 + len(window))
        for target, source in zip(
            labels, (encoded.spans, encoded.entities, encoded.body), strict=True
        ):
            target[row, seen] = source[pieces]
        if taught is not None and encoded.taught is not None:
            taught[row, seen] = encoded.taught[pieces]
    return Batch(
        *(torch.from_numpy(array) for array in (ids, features, mask, *labels)),
        None if taught is None else torch.from_numpy(taught),
    )


def epoch_batches(
    corpus: list[Encoded], encoder: Encoder, settings: dict[str, Any], rng: random.Random
) -> Iterator[Batch]:
    """Yield the epoch's batches in random order, windows of like length together."""
    low, high = settings["window"]
    items: list[Item] = []
    for encoded in corpus:
        labelled = encoded.example.spans is not None
        news = encoded.example.scheme == "news" and labelled
        for _ in range(settings["news_repeats"] if news else 1):
            cut = windows(encoded.tokens, rng.randint(low, high))
            items.extend((encoded, window) for window in cut)
    items.sort(key=lambda item: (len(item[1]) // 8, rng.random()))
    groups: list[list[Item]] = [[]]
    for item in items:
        if (len(groups[-1]) + 1) * (len(item[1]) + encoder.overhead) > settings["batch_tokens"]:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for group in groups:
        yield make_batch(group, encoder)


def augment(batch: Batch, settings: dict[str, Any], mask_id: int, rng: torch.Generator) -> Batch:
    """Hide some words and, in a few windows, all features."""
    hidden = torch.rand(batch.input_ids.shape, generator=rng) < settings["mask_words"]
    hidden &= batch.feature_ids > 0
    plain = torch.rand((len(batch.input_ids), 1), generator=rng) < settings["drop_features"]
    return replace(
        batch,
        input_ids=batch.input_ids.masked_fill(hidden, mask_id),
        feature_ids=batch.feature_ids.masked_fill(plain, 0),
    )
