"""How well stances are told: `python -m eval.stance --model FOLDER PAIRS...`.

`PAIRS` are JSONL files of source, target and label (see `training/corpora/stance.py`). Prints, for
each file, macro F1 of the three labels (of the two where the gold has no neutral) with a 95 %
bootstrap interval over passages, that of the majority label, polarity accuracy on labelled pairs
and the calibration error. `--scale` chooses temperature and bias on the first file, for macro F1
and then likelihood, and writes them into the model's card. `--swap` exchanges all names for
invented ones and counts labels that change.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotes.metrics import calibration_error, macro_f1
from quotes.models import Model, find
from quotes.stance import StanceScorer
from quotes.stance.passage import LABELS, Passage
from quotes.types import Span
from training.corpora.stance import StanceExample, read_pairs

Array = NDArray[np.float64]

_INVENTED = (
    "Oriel Vantongeren",
    "Tamsin Okabe",
    "the Harrow League",
    "Dorrigan",
    "Ministry of Tides",
)


def load(path: Path) -> list[StanceExample]:
    """Return the passages of a pair corpus."""
    return list(read_pairs(path))


def scores(scorer: StanceScorer, examples: Sequence[StanceExample]) -> Array:
    """Return the label probabilities of every target, `[targets, labels]`."""
    return np.concatenate(scorer.score([example.passage for example in examples]))


def gold(examples: Sequence[StanceExample]) -> NDArray[np.int64]:
    """Return the label ids of every target."""
    return np.array([label for example in examples for label in example.labels])


def rescaled(chances: Array, temperature: float, bias: float) -> Array:
    """Return probabilities as another temperature and bias would give them."""
    logits = (np.log(np.maximum(chances, 1e-9)) + np.array([0.0, bias, bias])) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def choose_scale(chances: Array, wanted: Array) -> tuple[float, float]:
    """Return the temperature and bias: the bias for macro F1, then the likeliest temperature."""
    bias = max(
        np.arange(-1.5, 1.51, 0.1),
        key=lambda b: macro_f1(wanted, rescaled(chances, 1, b).argmax(axis=1), range(3)),
    )
    rows = np.arange(len(wanted))
    temperature = min(
        np.arange(0.5, 4.01, 0.05),
        key=lambda t: -np.log(rescaled(chances, t, bias)[rows, wanted] + 1e-9).mean(),
    )
    return round(float(temperature), 2), round(float(bias), 2)


def swapped(example: StanceExample) -> StanceExample:
    """Return the example with every marked name, and appended ones, exchanged for invented ones."""
    passage = example.passage
    marks = [(span, -1) for span in passage.speaker]
    marks += [(span, i) for i, (_, spans) in enumerate(passage.targets) for span in spans]
    text, at = "", 0
    moved: dict[int, list[Span]] = {}
    for span, owner in sorted(marks):
        if span.start < at:
            continue
        text += passage.text[at : span.start]
        name = _INVENTED[owner % len(_INVENTED)]
        moved.setdefault(owner, []).append(Span(len(text), len(text) + len(name)))
        text, at = text + name, span.end
    targets = tuple(
        (_INVENTED[i % len(_INVENTED)], tuple(moved.get(i, ())))
        for i in range(len(passage.targets))
    )
    text += passage.text[at:]
    return replace(
        example, passage=Passage(text, tuple(moved.get(-1, ())), targets, passage.author)
    )


def report(name: str, chances: Array, examples: Sequence[StanceExample]) -> str:
    """Return one line of measures in per cent."""
    wanted = gold(examples)
    labels = tuple(range(3)) if (wanted == 0).any() else (1, 2)
    shown = chances if 0 in labels else np.concatenate([chances[:, :1] * 0, chances[:, 1:]], axis=1)
    guessed = shown.argmax(axis=1)
    owners = np.repeat(np.arange(len(examples)), [len(e.labels) for e in examples])
    rng = np.random.default_rng(0)
    drawn = []
    by_owner = np.split(np.arange(len(wanted)), np.flatnonzero(np.diff(owners)) + 1)
    for _ in range(300):
        rows = np.concatenate([by_owner[i] for i in rng.integers(0, len(by_owner), len(by_owner))])
        drawn.append(macro_f1(wanted[rows], guessed[rows], labels))
    low, high = np.quantile(drawn, (0.025, 0.975))
    labelled = wanted > 0
    polarity = (chances[labelled, 1:].argmax(axis=1) + 1 == wanted[labelled]).mean()
    right = chances.argmax(axis=1) == wanted
    error = calibration_error(zip(chances.max(axis=1), right, strict=True)) or 0.0
    majority = macro_f1(wanted, np.full_like(wanted, np.bincount(wanted).argmax()), labels)
    return (
        f"{name:20} n {len(wanted):5}  macro F1 {100 * macro_f1(wanted, guessed, labels):.1f} "
        f"({100 * low:.1f}–{100 * high:.1f})  majority {100 * majority:.1f}  "
        f"polarity {100 * polarity:.1f}  ECE {100 * error:.1f}"
    )


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--model", default="stance")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--swap", action="store_true")
    arguments = parser.parse_args()
    model = find(arguments.model, kind="stance")
    corpora = {path.stem: load(path) for path in arguments.pairs}
    if arguments.scale:
        first = next(iter(corpora.values()))
        scale(model, first)
    scorer = StanceScorer(find(arguments.model, kind="stance"))
    for name, examples in corpora.items():
        chances = scores(scorer, examples)
        print(report(name, chances, examples))
        if arguments.swap:
            other = scores(scorer, [swapped(example) for example in examples])
            changed = (chances.argmax(axis=1) != other.argmax(axis=1)).mean()
            print(f"{name:20} labels that change with invented names: {100 * changed:.1f} %")


def scale(model: Model, examples: Sequence[StanceExample]) -> None:
    """Choose temperature and bias on `examples` and write them into the card."""
    card = dict(model.card)
    card["decoding"] |= {"temperature": 1.0, "bias": 0.0}
    chances = scores(StanceScorer(Model(model.name, model.folder, card)), examples)
    temperature, bias = choose_scale(chances, gold(examples))
    card["decoding"] |= {"temperature": temperature, "bias": bias}
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (model.folder / "card.json").write_text(text + "\n", encoding="utf-8")
    print(f"temperature {temperature}, bias {bias}; labels {', '.join(LABELS)}")


if __name__ == "__main__":
    main()
