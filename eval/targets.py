"""How many labelled targets of stances are found: `python -m eval.targets GOLD... [--names fast]`.

GOLD is labelled articles in any form; their quotes are taken as labelled, names are those that a
tagger finds. Printed per data set: the share of labelled targets that are among those found, with
its 95 % interval over articles, the share of found targets that have a label, and how many targets
a quote has.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quotes.gold import read_gold
from quotes.metrics import intervals
from quotes.models import find
from quotes.names import same_name
from quotes.speakers import Cast
from quotes.stance import find_targets
from quotes.tagger import Tagger
from quotes.types import Annotation, Tagging


class Counts(NamedTuple):
    """What one article's quotes have: labelled targets, those found, all that are found."""

    labelled: int
    hits: int
    found: int
    quotes: int


def counts(annotation: Annotation, tagging: Tagging) -> Counts:
    """Find the targets of an article's labelled quotes and count."""
    cast = Cast(annotation.document, replace(tagging, spans=()))
    labelled = hits = found = 0
    targets = find_targets(annotation.document, cast, annotation.quotes)
    for quote, own in zip(annotation.quotes, targets, strict=True):
        wanted = {stance.target for stance in quote.stances}
        labelled += len(wanted)
        hits += sum(any(same_name(name, target.name) for target in own) for name in wanted)
        found += len(own)
    return Counts(labelled, hits, found, len(annotation.quotes))


def line(name: str, articles: list[Counts]) -> str:
    """Return the shares over articles with a bootstrap interval."""
    table = np.array(articles)
    shares = table[:, None, [1, 0, 0]]  # hits of so many labelled
    low, high = intervals(shares)[0]
    labelled, hits, found, quotes = table.sum(axis=0)
    return (
        f"{name:24} found {hits / max(labelled, 1):.1%} [{low:.1%}, {high:.1%}] of {labelled}; "
        f"labelled {hits / max(found, 1):.1%} of {found}; {found / max(quotes, 1):.2f} a quote"
    )


def measured(path: Path, tagger: Tagger) -> Iterator[Counts]:
    """Yield the counts of each article of a gold set."""
    annotations = read_gold([path])
    taggings = tagger.tag_many(annotation.document.text for annotation in annotations)
    for annotation, tagging in zip(annotations, taggings, strict=True):
        yield counts(annotation, tagging or Tagging())


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--names", default="fast", metavar="MODEL", help="a tagger that finds names"
    )
    arguments = parser.parse_args()
    tagger = Tagger(find(arguments.names))
    for path in arguments.gold:
        print(line(path.name, list(measured(path, tagger))))


if __name__ == "__main__":
    main()
