"""How well stances are told: `python -m eval.stance --model FOLDER PAIRS... [--train FILE...]`.

`PAIRS` are JSONL files of source, target and label (see `training/corpora/stance.py`). Prints, for
each file and its quotes alone, macro F1 of the three labels (of the two where the gold has no
neutral) with a 95 % bootstrap interval over passages, polarity accuracy on labelled pairs and the
calibration error; below it simple systems: the majority label, a sentiment lexicon and, learnt
from `--train`, names only and surface features.

`--swap` also exchanges all names for invented ones and counts labels that change, and exchanges
speaker and target where both directions are labelled, differently, and counts those that stay.
`--scale` chooses temperature and bias on the first file, for macro F1 and then likelihood, and
writes them into the model's card.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval import stance_baselines as baselines
from eval.stance_swaps import renamed
from quotes.metrics import calibration_error, macro_f1
from quotes.models import Model, find
from quotes.stance import StanceScorer
from quotes.stance.passage import LABELS
from training.corpora.stance import Row, StanceExample, examples, exchanged, read_rows

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


def scores(scorer: StanceScorer, of: Sequence[StanceExample]) -> Array:
    """Return the label probabilities of every target, `[targets, labels]`."""
    return np.concatenate(scorer.score([example.passage for example in of]))


def gold(of: Sequence[StanceExample]) -> Labels:
    """Return the label ids of every target."""
    return np.array([label for example in of for label in example.labels])


def rescaled(chances: Array, temperature: float, bias: float) -> Array:
    """Return probabilities as another temperature and bias would give them."""
    logits = (np.log(np.maximum(chances, 1e-9)) + np.array([0.0, bias, bias])) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def choose_scale(chances: Array, wanted: Labels) -> tuple[float, float]:
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


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs with their gold labels and the passage that each is in; `labels` are those of gold."""

    wanted: Labels
    owners: Labels

    @classmethod
    def of(cls, found: Sequence[StanceExample]) -> Measured:
        """Take the gold from examples."""
        counts = [len(example.labels) for example in found]
        return cls(gold(found), np.repeat(np.arange(len(found)), counts))

    @property
    def labels(self) -> tuple[int, ...]:
        """The labels that count: two where the gold has no neutral."""
        return (0, 1, 2) if (self.wanted == 0).any() else (1, 2)

    def macro(self, guessed: Labels) -> float:
        """Return macro F1 in per cent."""
        return 100 * macro_f1(self.wanted, guessed, self.labels)

    def interval(self, guessed: Labels, *, draws: int = 300) -> tuple[float, float]:
        """Return the 95 % bootstrap interval of macro F1 over passages, in per cent."""
        rng = np.random.default_rng(0)
        places = np.split(np.arange(len(self.wanted)), np.flatnonzero(np.diff(self.owners)) + 1)
        drawn = []
        for _ in range(draws):
            rows = np.concatenate([places[i] for i in rng.integers(0, len(places), len(places))])
            drawn.append(macro_f1(self.wanted[rows], guessed[rows], self.labels))
        low, high = np.quantile(drawn, (0.025, 0.975))
        return 100 * float(low), 100 * float(high)

    def polarity(self, chances: Array) -> float:
        """Return how often support and oppose are told apart where one is right, in per cent."""
        labelled = self.wanted > 0
        guessed = chances[labelled, 1:].argmax(axis=1) + 1
        return 100 * float((guessed == self.wanted[labelled]).mean())


def report(name: str, chances: Array, found: Sequence[StanceExample]) -> str:
    """Return one line of measures in per cent."""
    measured = Measured.of(found)
    shown = chances.copy()
    if 0 not in measured.labels:
        shown[:, 0] = 0
    guessed = shown.argmax(axis=1)
    low, high = measured.interval(guessed)
    right = chances.argmax(axis=1) == measured.wanted
    error = calibration_error(zip(chances.max(axis=1), right, strict=True)) or 0.0
    return (
        f"{name:28} n {len(guessed):5}  macro F1 {measured.macro(guessed):.1f} "
        f"({low:.1f}–{high:.1f})  polarity {measured.polarity(chances):.1f}  ECE {100 * error:.1f}"
    )


def report_baselines(found: Sequence[StanceExample], train: Sequence[StanceExample]) -> str:
    """Return one line of the simple systems' macro F1."""
    measured = Measured.of(found)
    majority = np.full_like(measured.wanted, np.bincount(measured.wanted).argmax())
    systems = {"majority": majority, "lexicon": baselines.lexicon(found)}
    if train:
        systems["names only"] = baselines.regression(baselines.names, train, found)
        systems["surface"] = baselines.regression(baselines.surface, train, found)
    parts = (f"{name} {measured.macro(guessed):.1f}" for name, guessed in systems.items())
    return f"{'':28} {'  '.join(parts)}"


def report_phenomena(chances: Array, rows: Sequence[Row]) -> str:
    """Return lines of the share of right labels among the rows of each phenomenon, in per cent."""
    right: dict[str, list[bool]] = {}
    for row, guess in zip(rows, chances.argmax(axis=1), strict=True):
        for phenomenon in row.get("phenomena", ()):
            right.setdefault(phenomenon, []).append(LABELS[guess] == row["label"])
    shares = sorted((100 * sum(r) / len(r), len(r), name) for name, r in right.items())
    return "\n".join(f"{'':28} {name} {share:.0f} % of {n}" for share, n, name in shares)


def report_swaps(scorer: StanceScorer, rows: Sequence[Row]) -> str:
    """Return one line of what changes with invented names, and what not in the other direction."""

    def guessed(of: Sequence[Row]) -> Labels:
        found = [example for row in of for example in examples([row])]
        return scores(scorer, found).argmax(axis=1)

    plain = guessed(rows)
    changed = (plain != guessed([renamed(row) for row in rows])).mean()
    line = f"{'':28} labels that change with invented names {100 * changed:.1f} %"
    pairs = exchanged(rows)
    if pairs:
        stay = (guessed([a for a, _ in pairs]) == guessed([b for _, b in pairs])).mean()
        line += f"; that stay in the other direction {100 * stay:.1f} % of {len(pairs)}"
    return line


def scale(model: Model, found: Sequence[StanceExample]) -> None:
    """Choose temperature and bias on `found` and write them into the card."""
    decoding = model.card["decoding"]
    decoding |= {"temperature": 1.0, "bias": 0.0}
    temperature, bias = choose_scale(scores(StanceScorer(model), found), gold(found))
    decoding |= {"temperature": temperature, "bias": bias}
    model.write_card()
    print(f"temperature {temperature}, bias {bias}; labels {', '.join(LABELS)}")


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--model", default="stance")
    parser.add_argument("--train", nargs="*", type=Path, default=[])
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--swap", action="store_true")
    arguments = parser.parse_args()
    corpora = {path.stem: read_rows(path) for path in arguments.pairs}
    train = [e for path in arguments.train for e in examples(read_rows(path))]
    if arguments.scale:
        first = next(iter(corpora.values()))
        scale(find(arguments.model, kind="stance"), list(examples(first)))
    scorer = StanceScorer(find(arguments.model, kind="stance"))
    for name, rows in corpora.items():
        parts = {
            name: rows,
            f"{name}, quotes": [r for r in rows if r.get("extra", {}).get("is_quote")],
        }
        for part, of in parts.items():
            found = list(examples(of))
            if found:
                print(report(part, scores(scorer, found), found))
                print(report_baselines(found, train))
        if any("phenomena" in row for row in rows):
            alone = [example for row in rows for example in examples([row])]
            print(report_phenomena(scores(scorer, alone), rows))
        if arguments.swap:
            print(report_swaps(scorer, rows))


if __name__ == "__main__":
    main()
