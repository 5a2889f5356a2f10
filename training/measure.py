"""Score a model folder and write the figures into its card.

`python -m training.measure quotes/models/fast NAME=SCHEME=GOLD ...`, for example
`"PolNeAR dev=polnear=polnear/dev.jsonl" "news dev=news=out/dev.jsonl"`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from quotes.document import parse
from quotes.evaluation import evaluate, to_json
from quotes.gold import read_gold
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


def scores_of(model: Path, scheme: Any, gold: Path) -> tuple[dict[str, str], int]:
    """Return each measure as `F1 (95 % interval)` in per cent, and the number of documents."""
    labelled = read_gold([gold])
    annotator = Annotator.open(str(model), Settings(scheme))
    documents = [parse(item.document.text, id=item.document.id) for item in labelled]
    found = [item for item in annotator.annotate(documents) if isinstance(item, Annotation)]
    measures = to_json(evaluate(labelled, found))["measures"]
    return {
        name: "{:.1f} ({:.1f}–{:.1f})".format(
            *(100 * value for value in (measures[key]["f1"], *measures[key]["interval"]))
        )
        for key, name in _MEASURES.items()
        if key in measures
    }, len(labelled)


def main() -> None:
    """Read the command line and rewrite the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("gold", nargs="+", metavar="NAME=SCHEME=GOLD")
    arguments = parser.parse_args()
    card_file = arguments.model / "card.json"
    card = json.loads(card_file.read_text(encoding="utf-8"))
    card["scores"] = {}
    for item in arguments.gold:
        name, scheme, gold = item.split("=", 2)
        scores, documents = scores_of(arguments.model, scheme, Path(gold))
        values = ", ".join(f"{measure} {value}" for measure, value in scores.items())
        card["scores"][f"{name}, {documents} documents, {time.strftime('%Y-%m-%d')}"] = values
        print(name, values, flush=True)
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
