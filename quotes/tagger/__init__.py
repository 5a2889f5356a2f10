"""Finds source, cue and content spans, and names, in the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import tee
from typing import cast

import numpy as np
from numpy.typing import NDArray

from quotes.decoding import Calibration, Decoder, Worth
from quotes.encoding import ENTITY_LABELS, SPAN_LABELS, Encoder, Tokens, Window, windows
from quotes.errors import UsageError
from quotes.models import Model, find
from quotes.runtime import Done, Inputs, OpenVinoRuntime, Runtime
from quotes.types import Entity, EntityType, Role, Scheme, TaggedSpan, Tagging

TOGETHER = 64
"""Windows that are queued together, while those before are decoded."""
# Documents of them at most.
_DOCUMENTS = 16

_AS_IT_IS = Calibration()
_GPU = re.compile("cuda(:[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Emissions:
    """What the model says of each word of a text, before decoding.

    `starts` and `ends` are the words' character offsets; `spans` and `entities` are log scores
    `[words, labels]` over `SPAN_LABELS` and `ENTITY_LABELS`.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    spans: NDArray[np.float32]
    entities: NDArray[np.float32]


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
    else is annotated with it. Where the card names other taggers, their scores count by their
    share, and so do their `transitions` `[labels, labels]`. `runtime` is what runs the network, if
    not the model's own weights; it runs alone.
    """

    def __init__(
        self, model: Model, *, device: str = "cpu", threads: int = 0, runtime: Runtime | None = None
    ) -> None:
        decoding = model.card["decoding"]
        self._encoder = Encoder(model.tokenizer)
        self._capacity: int = decoding["window"]
        self._context: int = decoding["context"]
        self._threshold: float = decoding["threshold"]
        # What finding a span is worth by each guide, and what a name is.
        self._worth = {of: Worth(*values) for of, values in decoding.get("worth", {}).items()}
        self._calibrations = {
            (scheme, role): Calibration(*values)
            for scheme, by_role in decoding.get("calibration", {}).items()
            for role, values in by_role.items()
        }
        self._others = [
            (Tagger(find(name), device=device, threads=threads), share)
            for name, share in ({} if runtime else decoding.get("with", {})).items()
        ]
        own = np.asarray(decoding["transitions"], np.float32)
        theirs = [other.transitions for other, _ in self._others]
        self.transitions: NDArray[np.float32] = self._mixed(own, theirs)
        self._spans = Decoder(SPAN_LABELS, self.transitions)
        self._entities = Decoder(ENTITY_LABELS)
        self._runtime = runtime or _open_runtime(model, device=device, threads=threads)

    @property
    def lightest(self) -> Tagger:
        """The tagger that the card names last, for what is read besides; itself if it has none."""
        return self._others[-1][0] if self._others else self

    def tag(self, text: str, scheme: Scheme = "news") -> Tagging:
        """Return the spans and names of one text."""
        return next(filter(None, self.tag_many([text], scheme)))

    def tag_many(
        self, texts: Iterable[str | None], scheme: Scheme = "news"
    ) -> Iterator[Tagging | None]:
        """Yield one `Tagging` a text, None for None, in order, with a few texts in flight."""
        for emissions in self.emissions(texts, scheme):
            yield None if emissions is None else self._decode(emissions, scheme)

    def emissions(
        self, texts: Iterable[str | None], scheme: Scheme = "news"
    ) -> Iterator[Emissions | None]:
        """Yield the scores of one text after the other, None for None, a few in flight."""
        own, *others = tee(texts, 1 + len(self._others))
        streams = [t.emissions(o, scheme) for (t, _), o in zip(self._others, others, strict=True)]
        for mine, *theirs in zip(self._emissions(own, scheme), *streams, strict=True):
            yield None if mine is None else self._together(mine, [e for e in theirs if e])

    def _together(self, mine: Emissions, theirs: Sequence[Emissions]) -> Emissions:
        """Return the weighted mean of the scores that taggers give the same words."""
        if not theirs or not all(np.array_equal(mine.starts, e.starts) for e in theirs):
            return mine
        return replace(
            mine,
            spans=self._mixed(mine.spans, [e.spans for e in theirs]),
            entities=self._mixed(mine.entities, [e.entities for e in theirs]),
        )

    def _mixed(
        self, mine: NDArray[np.float32], theirs: Sequence[NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        shares = [share for _, share in self._others]
        mixed: NDArray[np.float32] = (1 - sum(shares)) * mine
        for share, scores in zip(shares, theirs, strict=True):
            mixed += share * scores
        return mixed

    def _emissions(self, texts: Iterable[str | None], scheme: Scheme) -> Iterator[Emissions | None]:
        before: Sequence[_Pending | None] = ()
        for group in self._submitted(texts, scheme):
            yield from map(self._collect, before)
            before = group
        yield from map(self._collect, before)

    def _submitted(
        self, texts: Iterable[str | None], scheme: Scheme
    ) -> Iterator[Sequence[_Pending | None]]:
        """Yield groups of documents whose windows have been queued."""
        group: list[_Pending | None] = []
        queued: list[tuple[Inputs, Done]] = []
        for text in texts:
            group.append(None if text is None else self._encoded(text, scheme, queued))
            if len(queued) >= TOGETHER or len(group) >= _DOCUMENTS:
                self._submit(queued)
                yield group
                group, queued = [], []
        self._submit(queued)
        yield group

    def _submit(self, queued: Iterable[tuple[Inputs, Done]]) -> None:
        """Queue windows, those of a length together: each change of length costs a tenth of one."""
        for inputs, done in sorted(queued, key=lambda one: -len(one[0]["input_ids"])):
            self._runtime.submit(inputs, done)

    def _encoded(self, text: str, scheme: Scheme, queued: list[tuple[Inputs, Done]]) -> _Pending:
        """Return a document on its way, its windows appended to `queued`."""
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
            inputs = {"input_ids": ids, "feature_ids": features}
            queued.append((inputs, partial(_keep, pending, window)))
        return pending

    def _collect(self, pending: _Pending | None) -> Emissions | None:
        if pending is None:
            return None
        self._runtime.wait(lambda: pending.open == 0)
        tokens, heads = pending.tokens, np.flatnonzero(pending.tokens.first)
        return Emissions(
            tokens.starts[heads], tokens.ends[heads], pending.spans[heads], pending.entities[heads]
        )

    def _decode(self, emissions: Emissions, scheme: Scheme) -> Tagging:
        starts, ends = emissions.starts.tolist(), emissions.ends.tolist()
        spans = []
        worth, worth_of_names = (self._worth.get(of, Worth()) for of in (scheme, "names"))
        for first, last, kind, score in self._spans.spans(emissions.spans, worth):
            score = self._calibrations.get((scheme, kind), _AS_IT_IS)(score)
            if score >= self._threshold:
                role = cast(Role, kind)
                spans.append(TaggedSpan(starts[first], ends[last - 1], role, round(score, 4)))
        entities = tuple(
            Entity(starts[first], ends[last - 1], cast(EntityType, kind), round(score, 4))
            for first, last, kind, score in self._entities.spans(emissions.entities, worth_of_names)
        )
        return Tagging(tuple(spans), entities)


def _open_runtime(model: Model, *, device: str, threads: int) -> Runtime:
    if device == "cpu":
        return OpenVinoRuntime(model, threads=threads)
    if not _GPU.fullmatch(device):
        raise UsageError(f"no device {device!r}; give --device cpu, cuda, or cuda:1 for a 2nd GPU")
    from quotes.tagger.gpu import open_torch  # noqa: PLC0415  (torch is an extra)

    return open_torch(model, device)


def _keep(pending: _Pending, window: Window, outputs: Sequence[NDArray[np.float32]]) -> None:
    """Copy what a window says about the pieces it keeps; two special tokens come before them."""
    spans, entities = outputs[:2]
    begin = 2 + window.keep_start - window.start
    end = 2 + window.keep_end - window.start
    pending.spans[window.keep_start : window.keep_end] = spans[begin:end]
    pending.entities[window.keep_start : window.keep_end] = entities[begin:end]
    pending.open -= 1
