"""Fit how probable a tagger's spans are, and write it into the model's card.

`python -m training.calibrate quotes/models/fast news=eval/gold/dev polnear=polnear/dev.jsonl`

A tagger is too sure of its spans. For each guide and role two numbers stretch and shift the logit
of a span's score (Platt, 1999) so that it is the share of such spans that are exactly right. The
calibration errors printed are of folds of documents that had no part in the fit.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from quotes.decoding import Calibration, logit
from quotes.gold import read_gold
from quotes.metrics import Words, calibration_error, span_hits
from quotes.models import Model, find
from quotes.tagger import Tagger
from quotes.types import ROLES, Role, Scheme

_FOLDS = 5
# Keeps the two numbers near "as it is" where there are few spans.
_PRIOR = 1.0

Hits = dict[Role, list[tuple[float, bool]]]
"""Scores of one document's spans, by role, and whether each was exactly right."""


def hits_of(tagger: Tagger, scheme: Scheme, gold: Path) -> list[Hits]:
    """Return the hits of every document of a gold set."""
    items = read_gold([gold])
    found = []
    texts = [item.document.text for item in items]
    for item, tagging in zip(items, tagger.tag_many(texts, scheme), strict=True):
        assert tagging is not None
        words, hits = Words(item.document.text), Hits()
        for role in ROLES:
            spans = [span for span in tagging.spans if span.role == role]
            hits[role] = span_hits(item.quotes, spans, words)
        found.append(hits)
    return found


def fit(hits: Sequence[tuple[float, bool]]) -> Calibration:
    """Return the maximum a posteriori slope and shift, by Newton's method with step halving."""
    if not hits:
        return Calibration()
    inputs = np.array([(logit(score), 1.0) for score, _ in hits])
    right = np.array([hit for _, hit in hits], np.float64)

    def loss(values: np.ndarray) -> float:
        margins = inputs @ values
        prior = _PRIOR / 2 * ((values - [1, 0]) ** 2).sum()
        return float((np.logaddexp(0, margins) - right * margins).sum() + prior)

    values = np.array([1.0, 0.0])
    for _ in range(20):
        chances = 1 / (1 + np.exp(-inputs @ values))
        slope = inputs.T @ (chances - right) + _PRIOR * (values - [1, 0])
        weighted = inputs * (chances * (1 - chances))[:, None]
        step = np.linalg.solve(weighted.T @ inputs + _PRIOR * np.eye(2), slope)
        while loss(values - step) > loss(values) and np.abs(step).max() > 1e-6:
            step /= 2
        values = values - step
    return Calibration(*(round(float(value), 4) for value in values))


def calibrated(hits: Hits, by_role: dict[Role, Calibration]) -> list[tuple[float, bool]]:
    return [
        (by_role[role](score), right) for role, scored in hits.items() for score, right in scored
    ]


def fit_roles(documents: Iterable[Hits]) -> dict[Role, Calibration]:
    """Return the calibration of each role."""
    together: dict[Role, list[tuple[float, bool]]] = defaultdict(list)
    for hits in documents:
        for role, scored in hits.items():
            together[role].extend(scored)
    return {role: fit(together[role]) for role in ROLES}


def cross_validated(documents: Sequence[Hits]) -> float | None:
    """Return the expected calibration error of documents that the fit did not see."""
    outcomes: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        by_role = fit_roles(d for i, d in enumerate(documents) if i % _FOLDS != fold)
        for hits in documents[fold::_FOLDS]:
            outcomes.extend(calibrated(hits, by_role))
    return calibration_error(outcomes)


def main() -> None:
    """Read the command line, print calibration errors and rewrite the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("gold", nargs="+", metavar="SCHEME=GOLD")
    arguments = parser.parse_args()
    model = find(str(arguments.model))
    model.card["decoding"].pop("calibration", None)
    tagger = Tagger(model)
    documents: dict[Scheme, list[Hits]] = defaultdict(list)
    for item in arguments.gold:
        scheme, gold = item.split("=", 1)
        documents[cast(Scheme, scheme)].extend(hits_of(tagger, scheme, Path(gold)))
    fitted = {}
    for scheme, hits in documents.items():
        before = calibration_error(
            pair for one in hits for scored in one.values() for pair in scored
        )
        fitted[scheme] = fit_roles(hits)
        print(f"{scheme}: calibration error {before:.3f}, fitted {cross_validated(hits):.3f}")
    write(model, fitted)


def write(model: Model, fitted: dict[Scheme, dict[Role, Calibration]]) -> None:
    decoding = model.card["decoding"]
    decoding["calibration"] = {
        scheme: {role: list(calibration) for role, calibration in by_role.items()}
        for scheme, by_role in fitted.items()
    }
    model.write_card()


if __name__ == "__main__":
    main()
