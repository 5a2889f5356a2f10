"""News text and whole web pages without labels, for a teacher to label."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from quotes.document import bare_text, parse
from quotes.types import SCHEMES
from training.corpora import Example


def read(path: Path) -> Iterator[Example]:
    """Yield one example a text of a `.jsonl.gz` file, by one guide and the other in turn.

    As when articles are annotated, the tagger sees nothing of what stands around the article.
    """
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row, scheme in zip(map(json.loads, rows), cycle(SCHEMES)):
            yield Example(row["id"], bare_text(parse(row["text"])), scheme)
