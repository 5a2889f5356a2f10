"""Where speakers stand towards what their words name: support, oppose or neutral, with a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from quotes.models import Model
from quotes.names import same_name
from quotes.runtime import OpenVinoRuntime, Runtime
from quotes.stance.given import GivenTarget, read_targets
from quotes.stance.passage import (
    LABELS,
    MOST_TARGETS,
    Passage,
    StanceEncoder,
    Target,
    passage_of,
)
from quotes.stance.targets import find_targets
from quotes.types import Document, Quote, Stance

__all__ = ["GivenTarget", "StanceScorer", "Target", "find_targets", "read_targets"]


class StanceScorer:
    """Scores every target of a passage in one pass over it.

    `runtime` is what runs the network, if not the model's own weights.
    """

    def __init__(self, model: Model, *, threads: int = 0, runtime: Runtime | None = None) -> None:
        decoding = model.card["decoding"]
        self._encoder = StanceEncoder(model.tokenizer)
        self._temperature: float = decoding["temperature"]
        # Support or oppose takes this probability: the pairs of the corpora are chosen for their
        # stance, and say nothing of how seldom whole articles have one.
        self._evidence: float = decoding["evidence"]
        self._bias = np.asarray([0.0, decoding["bias"], decoding["bias"]])
        self._runtime = runtime or OpenVinoRuntime(model, threads=threads)

    def score(self, passages: Sequence[Passage]) -> list[NDArray[np.float64]]:
        """Return the label probabilities of each passage's targets, `[targets, labels]`."""
        return self._submit(passages)()

    def _submit(self, passages: Sequence[Passage]) -> Callable[[], list[NDArray[np.float64]]]:
        """Queue the passages; what is returned waits for their probabilities."""
        found: list[NDArray[np.float64] | None] = [None] * len(passages)
        open_ = [len(passages)]
        for index, (ids, positions) in enumerate(self._encoder.encode_all(passages)):

            def done(
                outputs: Sequence[NDArray[np.float32]],
                index: int = index,
                positions: list[list[int]] = positions,
            ) -> None:
                scores = np.stack([outputs[0][place].mean(axis=0) for place in positions])
                found[index] = _softmax((scores + self._bias) / self._temperature)
                open_[0] -= 1

            self._runtime.submit({"input_ids": ids.astype(np.int32)}, done)

        def wait() -> list[NDArray[np.float64]]:
            self._runtime.wait(lambda: open_[0] == 0)
            return [scores for scores in found if scores is not None]

        return wait

    def begin(
        self, document: Document, quotes: tuple[Quote, ...], targets: Sequence[Sequence[Target]]
    ) -> Callable[[], tuple[Quote, ...]]:
        """Queue what is to be scored; what is returned waits for it.

        That gives `quotes` with a stance of each speaker towards each target but the speaker.
        """
        asked = [
            (i, targets[i][first : first + MOST_TARGETS])
            for i, quote in enumerate(quotes)
            if quote.speakers
            for first in range(0, len(targets[i]), MOST_TARGETS)
        ]
        passages = [passage_of(document.text, quotes[i], part) for i, part in asked]
        scores = self._submit(passages)

        def finish() -> tuple[Quote, ...]:
            stances: defaultdict[int, list[Stance]] = defaultdict(list)
            for (i, part), chances in zip(asked, scores(), strict=True):
                for speaker in quotes[i].speakers:
                    for target, row in zip(part, chances, strict=True):
                        if not same_name(speaker, target.name):
                            stances[i].append(self._stance(speaker, target.name, row))
            return tuple(replace(q, stances=tuple(stances[i])) for i, q in enumerate(quotes))

        return finish

    def _stance(self, speaker: str, target: str, chances: NDArray[np.float64]) -> Stance:
        """Return the likeliest label, or neutral where the evidence is thin."""
        best = int(chances.argmax())
        chosen = best if best == 0 or chances[best] >= self._evidence else 0
        return Stance(speaker, target, LABELS[chosen], round(float(chances[chosen]), 4))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return chances
