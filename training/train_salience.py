"""From labelled articles to the weights by which pronouns find their antecedents.

`python -m training.train_salience GOLD... [--model fast] [--folds 8]`

GOLD is annotation JSONL in which speakers are labelled. Names come from the tagger, sources and
contents from the labels. For each pronoun with a labelled person among its candidates the
likelihood of that candidate is maximised by Newton's method with an L2 penalty towards 0; the
objective is convex, so there is no seed. Printed are the weights for `quotes/speakers/salience.py`,
and how often the likeliest candidate is right: under the weights in use, and under weights fitted
without the document (`--folds`).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from quotes.gold import read_gold
from quotes.models import find
from quotes.names import same_name
from quotes.speakers import name_speakers
from quotes.speakers.salience import WEIGHTS, Salience
from quotes.tagger import Tagger
from quotes.types import Annotation, Quote, Tagging

NAMES = tuple(WEIGHTS)
_PENALTY = 0.3
_PRONOUNS = frozenset(("he", "she"))

Choice = tuple[NDArray[np.float64], int]
"""Traits of the candidates, of shape `(candidates, len(NAMES))`, and which of them is right."""


def choices(article: Annotation, tagging: Tagging) -> Iterator[Choice]:
    """Yield the candidates of each pronoun that is a source, with the labelled one."""
    text = article.document.text
    wanted = {
        quote.source[0].start: quote.speakers[0]
        for quote in article.quotes
        if quote.source
        and len(quote.speakers) == 1
        and text[quote.source[0].start : quote.source[-1].end].casefold() in _PRONOUNS
    }
    found: dict[int, Choice] = {}
    candidates = Salience.candidates

    def recorded(self: Salience, position: int, *args: object) -> object:
        rows = candidates(self, position, *args)  # type: ignore[arg-type]
        right = [same_name(referent.name, wanted.get(position, "")) for referent, _ in rows]
        if any(right):
            traits = [[row.get(name, 0.0) for name in NAMES] for _, row in rows]
            found.setdefault(position, (np.array(traits), right.index(True)))
        return rows

    bare = tuple(replace(quote, speakers=(), speaker_type=None) for quote in article.quotes)
    with mock.patch.object(Salience, "candidates", recorded):
        name_speakers(article.document, tagging, _ordered(bare))
    yield from found.values()


def _ordered(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda quote: quote.content[0].start))


def fit(rows: Sequence[Choice]) -> NDArray[np.float64]:
    """Return the weights of a conditional logit, of shape `(len(NAMES),)`."""
    weights = np.zeros(len(NAMES))
    for _ in range(50):
        gradient, hessian = -_PENALTY * weights, _PENALTY * np.eye(len(NAMES))
        for traits, right in rows:
            shares = _shares(traits, weights)
            mean = shares @ traits
            gradient += traits[right] - mean
            hessian += (traits * shares[:, None]).T @ traits - np.outer(mean, mean)
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _shares(traits: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = traits @ weights
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum())


def accuracy(rows: Sequence[Choice], weights: NDArray[np.float64]) -> int:
    """Return how many choices are right under `weights`."""
    return sum(int(np.argmax(traits @ weights)) == right for traits, right in rows)


def main() -> None:
    """Parse the command line, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", default="fast")
    parser.add_argument("--folds", type=int, default=8)
    options = parser.parse_args()
    articles = read_gold(options.gold)
    tagger = Tagger(find(options.model))
    taggings = tagger.tag_many(article.document.text for article in articles)
    groups = [
        list(choices(article, tagging))
        for article, tagging in zip(articles, taggings, strict=True)
        if tagging
    ]
    every = [row for group in groups for row in group]
    current = np.array([WEIGHTS[name] for name in NAMES])
    right = 0
    for fold in range(options.folds):
        rest = [r for i, group in enumerate(groups) if i % options.folds != fold for r in group]
        weights = fit(rest)
        right += sum(accuracy(group, weights) for group in groups[fold :: options.folds])
    print(f"{len(every)} pronouns; right: {accuracy(every, current)} as it is, {right} refitted")
    for name, weight in zip(NAMES, fit(every), strict=True):
        print(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
