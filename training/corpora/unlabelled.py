"""News text and whole web pages without labels, for a teacher to label."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Collection, Iterator
from itertools import cycle
from pathlib import Path

from quotes.document import bare_text, parse
from quotes.types import Scheme
from training.corpora import Example

_SEED = 5
# PolNeAR's guide has no other texts, while pages by the news guide are labelled too.
_IN_TURN: tuple[Scheme, ...] = ("polnear", "polnear", "news")
_WORDS = range(121, 2500)
"""Pages that are shorter or longer are seldom articles."""


def read(path: Path, *, besides: Collection[str] = ()) -> Iterator[Example]:
    """Yield the texts of a `.jsonl.gz` file in random order, by one guide and the other in turn.

    `besides` are ids of texts to leave out. As when articles are annotated, the tagger sees nothing
    of what stands around the article.
    """
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        texts = {row["id"]: bare_text(parse(row["text"])) for row in map(json.loads, rows)}
    fit = [i for i in texts if i not in besides and len(texts[i].split()) in _WORDS]
    random.Random(_SEED).shuffle(fit)
    for id_, scheme in zip(fit, cycle(_IN_TURN)):
        yield Example(id_, texts[id_], scheme)
