"""Web pages against their scraped text: `python -m eval.html_pair GOLD.jsonl FOLDER`.

FOLDER holds `ID.html` for documents of GOLD, whose offsets refer to the scraped text. Found quotes
and labelled ones are compared by their words, so that both readings are scored alike.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.document import parse
from quotes.pipeline import Annotator, Settings
from quotes.readers import Record, read
from quotes.types import Annotation, Document

Words = tuple[str, ...]
_SAME = 0.5
"""Share of words in common, of those in either, from which two contents are one quote."""


@dataclass(slots=True)
class Counts:
    """Quotes found, labelled and both; and found among the decoys."""

    both: int = 0
    found: int = 0
    labelled: int = 0
    decoys: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return 200 * self.both / max(1, self.found + self.labelled)


def words(text: str, spans: Iterable[Sequence[int]]) -> Words:
    """Return the words of some pieces of a text, in lower case."""
    return tuple(re.findall(r"\w+", " ".join(text[s:e] for s, e in spans).casefold()))


def overlap(left: Words, right: Words) -> float:
    """Return the share of words that two contents have in common."""
    first, second = set(left), set(right)
    return len(first & second) / max(1, len(first | second))


def score(row: dict[str, Any], found: Annotation, counts: Counts) -> None:
    """Add one document to `counts`; optional quotes are scored neither way."""
    text = row["text"]
    gold = [words(text, q["content"]) for q in row["quotes"] if not q.get("optional")]
    optional = [words(text, q["content"]) for q in row["quotes"] if q.get("optional")]
    decoys = [words(text, [span]) for span in row.get("not_quotes", [])]
    contents = [words(found.document.text, quote.content) for quote in found.quotes]
    pairs = sorted(
        ((overlap(g, c), -i, -j) for i, g in enumerate(gold) for j, c in enumerate(contents)),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = set(), set()
    for share, i, j in pairs:
        if share >= _SAME and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
    rest = [c for j, c in enumerate(contents) if j not in used[1]]
    rest = [c for c in rest if all(overlap(c, o) < _SAME for o in optional)]
    counts.both += len(used[0])
    counts.labelled += len(gold)
    counts.found += len(used[0]) + len(rest)
    counts.decoys += sum(any(overlap(c, d) >= _SAME for d in decoys) for c in rest)


def page(path: Path, id: str) -> Document:
    """Read a web page as `quotes annotate` does."""
    (record,) = read([str(path)])
    assert isinstance(record, Record), record
    return parse(record.text, id=id, path=record.path, given=record.given)


def main() -> None:
    """Annotate both forms of each page and print the scores side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="fast")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    rows = [row for row in rows if (options.folder / f"{row['id']}.html").exists()]
    annotator = Annotator.open(options.model, Settings())
    forms = {
        "html": [page(options.folder / f"{row['id']}.html", row["id"]) for row in rows],
        "text": [parse(row["text"], id=row["id"]) for row in rows],
    }
    for form, documents in forms.items():
        total = Counts()
        for row, found in zip(rows, annotator.annotate(documents), strict=True):
            assert isinstance(found, Annotation), found
            before = total.both, total.found, total.labelled
            score(row, found, total)
            both, all_found, labelled = total.both, total.found, total.labelled
            print(
                f"{form}  {row['id']}: {both - before[0]} of {labelled - before[2]} labelled,"
                f" {all_found - before[1]} found"
            )
        print(f"{form}: content F1 {total.f1:.1f}, quotes on not_quotes {total.decoys}")


if __name__ == "__main__":
    main()
