"""Put labels beside the texts that they are of: `python -m training.join LABELS TEXTS... -o OUT`.

LABELS has a line for each document, in the contract's form but without its text: `id`, `sha256` of
the text, `body`, `quotes` and `not_quotes` by offsets. TEXTS are `.jsonl` or `.jsonl.gz` files with
`id` and `text`. OUT is gold like any other.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path


def join(labels: Path, texts: Sequence[Path]) -> Iterator[dict[str, object]]:
    """Yield the labelled documents with their texts, in the order of the labels.

    Raises SystemExit for a document whose text is missing or is not the one that was labelled.
    """
    by_id = {row["id"]: row["text"] for path in texts for row in _rows(path)}
    for row in _rows(labels):
        name = row["id"]
        if name not in by_id:
            raise SystemExit(f"{labels}: no text has the id {name!r}; give more files of texts")
        if hashlib.sha256(by_id[name].encode()).hexdigest() != row.pop("sha256"):
            raise SystemExit(f"{labels}: the text of {name!r} is not the one that was labelled")
        yield row | {"text": by_id[name]}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Read the command line and write the joined file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    rows = [json.dumps(row, ensure_ascii=False) for row in join(arguments.labels, arguments.texts)]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
