"""Articles and web pages labelled by the news guide, in any form of gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.document import bare_text, parse
from quotes.gold import read_gold
from quotes.types import ROLES
from training.corpora import Example


def read(paths: Sequence[Path]) -> Iterator[Example]:
    """Yield one example a page, without the furniture around the article.

    Where quotes nest, the outer one's labels win, as in PolNeAR.
    """
    for labelled in read_gold(paths):
        pieces = {
            (start, end, role)
            for quote in labelled.quotes
            for role in ROLES
            for start, end in getattr(quote, role)
        }
        # Labels painted later win: contents over sources and cues, longer over shorter.
        spans = sorted(pieces, key=lambda s: (s[2] == "content", s[1] - s[0], s[0]))
        document = labelled.document
        yield Example(
            id=document.id,
            text=bare_text(parse(document.text)),
            scheme="news",
            spans=tuple(spans),
            body=document.body,
        )
