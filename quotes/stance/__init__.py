"""Where speakers stand towards what their words name: support, oppose or neutral, with a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from quotes.models import Model
from quotes.runtime import OpenVinoRuntime
from quotes.stance.passage import LABELS, Passage, StanceEncoder, sentences_around
from quotes.stance.targets import Target, find_targets
from quotes.types import Document, Quote, Span, Stance

# Support or oppose takes this probability. On whole articles (eval/gold dev) few of the stances
# below it were right; the pairs of the corpora are chosen for their stance and say nothing of it.
_EVIDENCE = 0.6

__all__ = ["StanceScorer", "Target", "find_targets"]


class StanceScorer:
    """Scores every target of a passage in one pass over it."""

    def __init__(self, model: Model, *, threads: int = 0) -> None:
        decoding = model.card["decoding"]
        self._encoder = StanceEncoder(model.tokenizer)
        self._temperature: float = decoding["temperature"]
        # Added to the scores of support and oppose: below it the answer is neutral.
        self._bias = np.asarray([0.0, decoding["bias"], decoding["bias"]])
        self._runtime = OpenVinoRuntime(model.weights, threads=threads)

    def score(self, passages: Sequence[Passage]) -> list[NDArray[np.float64]]:
        """Return the label probabilities of each passage's targets, `[targets, labels]`."""
        found: list[NDArray[np.float64] | None] = [None] * len(passages)
        open_ = [len(passages)]
        for index, passage in enumerate(passages):
            ids, positions = self._encoder.encode(passage)

            def done(
                outputs: Sequence[NDArray[np.float32]],
                index: int = index,
                positions: list[list[int]] = positions,
            ) -> None:
                scores = np.stack([outputs[0][place].mean(axis=0) for place in positions])
                found[index] = _softmax((scores + self._bias) / self._temperature)
                open_[0] -= 1

            self._runtime.submit({"input_ids": ids.astype(np.int32)}, done)
        self._runtime.wait(lambda: open_[0] == 0)
        return [scores for scores in found if scores is not None]

    def label(
        self, document: Document, quotes: tuple[Quote, ...], targets: Sequence[Sequence[Target]]
    ) -> tuple[Quote, ...]:
        """Return `quotes` with a stance of each speaker towards each of the quote's targets."""
        asked = [i for i, quote in enumerate(quotes) if quote.speakers and targets[i]]
        passages = [passage_of(document.text, quotes[i], targets[i]) for i in asked]
        labelled = list(quotes)
        for i, chances in zip(asked, self.score(passages), strict=True):
            stances = [
                _stance(speaker, name, row)
                for speaker in quotes[i].speakers
                for (name, _), row in zip(targets[i], chances, strict=True)
            ]
            labelled[i] = replace(quotes[i], stances=tuple(stances))
        return tuple(labelled)


def _stance(speaker: str, target: str, chances: NDArray[np.float64]) -> Stance:
    """Return the likeliest label, or neutral where the evidence is thin."""
    best = int(chances.argmax())
    chosen = best if best == 0 or chances[best] >= _EVIDENCE else 0
    return Stance(speaker, target, LABELS[chosen], round(float(chances[chosen]), 4))


def passage_of(text: str, quote: Quote, targets: Sequence[Target]) -> Passage:
    """Return the sentences around a quote as a passage, all spans counted from its start."""
    begin, end = sentences_around(text, (*quote.content, *quote.cue, *quote.source))

    def inside(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(
            Span(s.start - begin, s.end - begin) for s in spans if begin <= s.start and s.end <= end
        )

    return Passage(
        text[begin:end],
        inside(quote.source),
        tuple((name, inside(spans)) for name, spans in targets),
    )


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return chances
