"""PolNeAR 1.0 (Newell, Margolin & Ruths, LREC 2018): US news with every attribution labelled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quotes.types import ENTITY_TYPES, ROLES
from training.corpora import Example


def read(path: Path) -> Iterator[Example]:
    """Yield one example an article; the entity layer is CoreNLP's and only fit for training."""
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            spans = {
                (start, end, role)
                for attribution in row["attributions"]
                for role in ROLES
                for start, end in attribution[role]
            }
            entities = [
                (start, end, kind.lower())
                for start, end, kind in row.get("silver_entities", ())
                if kind.lower() in ENTITY_TYPES
            ]  # a few articles have none
            yield Example(
                id=row["id"],
                text=row["text"],
                scheme="polnear",
                spans=tuple(sorted(spans)),
                entities=tuple(entities) or None,
            )
