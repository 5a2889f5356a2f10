"""Finds source, cue and content spans, and names, in the text of a document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from quotes.decoding import Decoder
from quotes.encoding import ENTITY_LABELS, SPAN_LABELS, Encoder, Tokens, Window, windows
from quotes.models import Model
from quotes.runtime import OpenVinoRuntime, Runtime
from quotes.types import Entity, Scheme, TaggedSpan, Tagging

# Documents that are encoded ahead of the one being decoded, so that no core waits.
_AHEAD = 8


@dataclass(slots=True)
class _Pending:
    """A document on its way through the model; the arrays are `[pieces, labels]`."""

    tokens: Tokens
    spans: NDArray[np.float32]
    entities: NDArray[np.float32]
    open: int = 0


class Tagger:
    """A token classifier with BIO labels, run over windows of whole paragraphs.

    Each window is one inference of its own, so that a document's result never depends on what
    else is annotated with it.
    """

    def __init__(self, model: Model, *, device: str = "cpu", threads: int = 0) -> None:
        decoding = model.card["decoding"]
        self._encoder = Encoder(model.tokenizer)
        self._capacity: int = decoding["window"]
        self._context: int = decoding["context"]
        self._threshold: float = decoding["threshold"]
        self._spans = Decoder(SPAN_LABELS, np.asarray(decoding["transitions"], np.float32))
        self._entities = Decoder(ENTITY_LABELS)
        self._runtime = _open_runtime(model, device=device, threads=threads)

    def tag(self, text: str, scheme: Scheme = "news") -> Tagging:
        """Return the spans and names of one text."""
        return next(filter(None, self.tag_many([text], scheme)))

    def tag_many(
        self, texts: Iterable[str | None], scheme: Scheme = "news"
    ) -> Iterator[Tagging | None]:
        """Yield one `Tagging` a text, None for None, in order, with a few texts in flight."""
        waiting: deque[_Pending | None] = deque()
        for text in texts:
            waiting.append(None if text is None else self._submit(text, scheme))
            if len(waiting) > _AHEAD:
                yield self._decode(waiting.popleft())
        while waiting:
            yield self._decode(waiting.popleft())

    def _submit(self, text: str, scheme: Scheme) -> _Pending:
        tokens = self._encoder.tokens(text)
        pending = _Pending(
            tokens,
            np.empty((len(tokens), len(SPAN_LABELS)), np.float32),
            np.empty((len(tokens), len(ENTITY_LABELS)), np.float32),
        )
        cut = windows(tokens, self._capacity, context=self._context)
        pending.open = len(cut)
        for window in cut:
            ids, features = self._encoder.model_input(tokens, window, scheme)
            self._runtime.submit(
                {"input_ids": ids, "feature_ids": features}, partial(_keep, pending, window)
            )
        return pending

    def _decode(self, pending: _Pending | None) -> Tagging | None:
        if pending is None:
            return None
        self._runtime.wait(lambda: pending.open == 0)
        tokens = pending.tokens
        heads = np.flatnonzero(tokens.first)
        starts, ends = tokens.starts[heads], tokens.ends[heads]
        spans = tuple(
            TaggedSpan(int(starts[s.first]), int(ends[s.last - 1]), s.kind, round(s.score, 4))  # type: ignore[arg-type]
            for s in self._spans.spans(pending.spans[heads])
            if s.score >= self._threshold
        )
        entities = tuple(
            Entity(int(starts[s.first]), int(ends[s.last - 1]), s.kind, round(s.score, 4))  # type: ignore[arg-type]
            for s in self._entities.spans(pending.entities[heads])
        )
        return Tagging(spans, entities)


def _open_runtime(model: Model, *, device: str, threads: int) -> Runtime:
    if device == "cpu":
        return OpenVinoRuntime(model.weights, threads=threads)
    from quotes.tagger.gpu import TorchRuntime  # noqa: PLC0415  (torch is an extra)

    return TorchRuntime(model, device)


def _keep(pending: _Pending, window: Window, outputs: Sequence[NDArray[np.float32]]) -> None:
    """Copy what a window says about the pieces it keeps; two special tokens come before them."""
    spans, entities = outputs[:2]
    begin = 2 + window.keep_start - window.start
    end = 2 + window.keep_end - window.start
    pending.spans[window.keep_start : window.keep_end] = spans[begin:end]
    pending.entities[window.keep_start : window.keep_end] = entities[begin:end]
    pending.open -= 1
