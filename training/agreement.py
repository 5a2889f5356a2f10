"""How far a shipped tagger is from the network it was made of.

`python -m training.agreement MODEL GOLD.jsonl --weights DIR/model.pt --encoder ENCODER`

Runs the model's own weights on the CPU as users do, and the fp32 weights with PyTorch (those of a
checkpoint, or with the model's folder its own and its adapter), both over the same windows. Prints
the share of words with the same label of each layer.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np

from quotes.decoding import Decoder
from quotes.encoding import ENTITY_LABELS, SPAN_LABELS
from quotes.gold import read_gold
from quotes.models import find
from quotes.runtime import OpenVinoRuntime
from quotes.tagger import Emissions, Tagger
from quotes.tagger.gpu import TorchRuntime
from quotes.tagger.network import pretrained
from training.weights import load


def labels_of(decoder: Decoder, scores: np.ndarray) -> np.ndarray:
    """Return the label of each word in the spans that are decoded."""
    labels = np.full(len(scores), "O", object)
    for span in decoder.spans(scores):
        labels[span.first : span.last] = f"I-{span.kind}"
        labels[span.first] = f"B-{span.kind}"
    return labels


def agreement(
    decoder: Decoder, pairs: Sequence[tuple[np.ndarray, np.ndarray]]
) -> tuple[float, float]:
    """Return the shares of words with equal labels: of all, and of those inside a span."""
    ours = np.concatenate([labels_of(decoder, a) for a, _ in pairs])
    theirs = np.concatenate([labels_of(decoder, b) for _, b in pairs])
    inside = (ours != "O") | (theirs != "O")
    return float((ours == theirs).mean()), float((ours == theirs)[inside].mean())


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--encoder", required=True, help="path or hub name")
    parser.add_argument("--scheme", default="news", choices=["news", "polnear"])
    arguments = parser.parse_args()
    model = find(arguments.model)
    network = pretrained(arguments.encoder)
    load(network, arguments.weights)
    alone = OpenVinoRuntime(model)  # without the taggers that the card names besides
    texts = [item.document.text for item in read_gold([arguments.gold])]
    runs = [
        cast(list[Emissions], list(tagger.emissions(texts, arguments.scheme)))
        for tagger in (
            Tagger(model, runtime=alone),
            Tagger(model, runtime=TorchRuntime(network, "cpu")),
        )
    ]
    transitions = np.asarray(model.card["decoding"]["transitions"], np.float32)
    for name, decoder in (
        ("spans", Decoder(SPAN_LABELS, transitions)),
        ("entities", Decoder(ENTITY_LABELS)),
    ):
        pairs = [(getattr(a, name), getattr(b, name)) for a, b in zip(*runs, strict=True)]
        every, inside = agreement(decoder, pairs)
        words = sum(len(a) for a, _ in pairs)
        print(f"{name}: {100 * every:.2f} % of {words} words, {100 * inside:.2f} % of those in one")


if __name__ == "__main__":
    main()
