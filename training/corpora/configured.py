"""The corpora that a configuration names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from quotes.types import SCHEMES
from training.corpora import Example, conll, news, polnear, unlabelled


def training_examples(data: dict[str, Any], limit: int | None = None) -> Iterator[Example]:
    """Yield what to train on, from the `[data]` part of a configuration; `limit` from a corpus.

    If `crossed`, each text comes by the other guide too, without labels: a teacher may have some.
    """
    pages = list(news.read([Path(path) for path in data["news"]]))
    corpora = [polnear.read(Path(data["polnear"])), iter(pages)]
    corpora += [conll.read(Path(path)) for path in data["entities"]]
    if "unlabelled" in data:
        texts = unlabelled.read(Path(data["unlabelled"]), besides={page.id for page in pages})
        corpora.append(islice(texts, data["unlabelled_most"]))
    for corpus in corpora:
        for example in islice(corpus, limit):
            yield example
            if data.get("crossed") and (example.spans is not None or example.entities is None):
                (other,) = set(SCHEMES) - {example.scheme}
                yield Example(example.id, example.text, other)


def dev_examples(data: dict[str, Any], limit: int | None = None) -> dict[str, list[Example]]:
    """Return the development sets by name."""
    return {
        "polnear_dev": list(islice(polnear.read(Path(data["polnear_dev"])), limit)),
        "news_dev": list(islice(news.read([Path(data["news_dev"])]), limit)),
    }
