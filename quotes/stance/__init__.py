"""Where speakers stand towards what their words name: support, oppose or neutral, with a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from quotes.models import Model
from quotes.names import same_name
from quotes.runtime import OpenVinoRuntime, Runtime
from quotes.runtime.packing import joined, packs
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

# Pieces of a document's passages that go through the network as one sequence: with fewer a piece
# costs more in the layers, with more in attention. 128 to 256 differ little.
_TOGETHER = 192


class StanceScorer:
    """Scores every target of a passage in one pass over it, a document's passages together.

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
        encoded = self._encoder.encode_all(passages)
        found: dict[int, NDArray[np.float64]] = {}
        for pack in packs([len(ids) for ids, _ in encoded], _TOGETHER):
            texts, positions = zip(*(encoded[i] for i in pack), strict=True)
            places = [list(chain.from_iterable(own)) for own in positions]
            done = partial(self._keep, found, pack, positions)
            self._runtime.submit(joined(texts, places), done)

        def wait() -> list[NDArray[np.float64]]:
            self._runtime.wait(lambda: len(found) == len(passages))
            return [found[i] for i in range(len(passages))]

        return wait

    def _keep(
        self,
        found: dict[int, NDArray[np.float64]],
        pack: Sequence[int],
        positions: Sequence[Sequence[Sequence[int]]],
        outputs: Sequence[NDArray[np.float32]],
    ) -> None:
        """Keep the probabilities of a sequence's passages, from the scores at all markers."""
        counts = np.asarray([len(places) for own in positions for places in own], np.int64)
        ends = np.cumsum(counts)
        means = np.add.reduceat(outputs[0][: ends[-1]], ends - counts) / counts[:, None]
        chances = _softmax((means + self._bias) / self._temperature)
        targets = np.cumsum([len(own) for own in positions])
        found.update(zip(pack, np.split(chances, targets[:-1]), strict=True))

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
