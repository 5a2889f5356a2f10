"""Score a model folder, time it, and write the figures into its card.

`python -m training.measure quotes/models/fast NAME=SCHEME=GOLD ...`, for example
`"PolNeAR dev=polnear=polnear/dev.jsonl" "news dev=news=out/dev.jsonl"`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openvino import Core

from quotes.document import parse
from quotes.evaluation import evaluate, to_json
from quotes.gold import read_gold
from quotes.models import find
from quotes.pipeline import Annotator, Settings
from quotes.types import Annotation

_MEASURES = {
    "source.exact": "source",
    "cue.exact": "cue",
    "content.exact": "content",
    "content.token": "content tokens",
    "quote": "quotes found",
    "attribution": "attribution",
    "speaker": "speakers",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """F1 of each measure as `F1 (95 % interval)` in per cent, and what it took."""

    scores: dict[str, str]
    documents: int
    words: int
    processor_seconds: float


def measure(model: Path, scheme: Any, gold: Path) -> Measured:
    """Annotate a gold set from its text alone, without stances, and score what is found."""
    labelled = read_gold([gold])
    annotator = Annotator.open(str(model), Settings(scheme, stance=False))
    documents = [parse(item.document.text, id=item.document.id) for item in labelled]
    begin = time.process_time()
    found = [item for item in annotator.annotate(documents) if isinstance(item, Annotation)]
    seconds = time.process_time() - begin
    measures = to_json(evaluate(labelled, found))["measures"]
    scores = {
        name: "{:.1f} ({:.1f}–{:.1f})".format(
            *(100 * value for value in (measures[key]["f1"], *measures[key]["interval"]))
        )
        for key, name in _MEASURES.items()
        if key in measures
    }
    words = sum(len(document.text.split()) for document in documents)
    return Measured(scores, len(labelled), words, seconds)


def speed(sets: Sequence[Measured]) -> str:
    """Return the words a second that the sets were annotated at, and on what."""
    rate = sum(one.words for one in sets) / sum(one.processor_seconds for one in sets)
    core = Core()
    name = core.get_property("CPU", "FULL_DEVICE_NAME")
    if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        name += " with bfloat16"
    return f"{rate:,.0f} words a second of processor time, without stances, on {name}"


def main() -> None:
    """Read the command line and rewrite the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("gold", nargs="+", metavar="NAME=SCHEME=GOLD")
    arguments = parser.parse_args()
    model = find(str(arguments.model))
    model.card["scores"], sets = {}, []
    for item in arguments.gold:
        name, scheme, gold = item.split("=", 2)
        sets.append(measure(arguments.model, scheme, Path(gold)))
        values = ", ".join(f"{key} {value}" for key, value in sets[-1].scores.items())
        title = f"{name}, {sets[-1].documents} documents, {time.strftime('%Y-%m-%d')}"
        model.card["scores"][title] = values
        print(name, values, flush=True)
    model.card["speed"] = speed(sets)
    print(model.card["speed"])
    model.write_card()


if __name__ == "__main__":
    main()
