"""Articles and web pages labelled by the news guide, in the project's annotation JSONL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quotes.document import bare_text, parse
from quotes.types import ROLES
from training.corpora import Example


def read(path: Path) -> Iterator[Example]:
    """Yield one example a page, without the furniture around the article.

    Where quotes nest, the outer one's labels win, as in PolNeAR.
    """
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            pieces = {
                (start, end, role)
                for quote in row["quotes"]
                for role in ROLES
                for start, end in quote[role]
            }
            # Labels painted later win: contents over sources and cues, longer over shorter.
            spans = sorted(pieces, key=lambda s: (s[2] == "content", s[1] - s[0], s[0]))
            body = row.get("body")
            yield Example(
                id=row["id"],
                text=bare_text(parse(row["text"])),
                scheme="news",
                spans=tuple(spans),
                body=(body[0], body[1]) if body else None,
            )
