"""Write 500 documents of hostile text in every format, read them back, and compare.

python eval/benchmarks/round_trips.py
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

import duckdb

from quotes.annotations import read_annotations, to_json
from quotes.export import brat, export, label_studio
from quotes.store import Store
from quotes.types import Annotation, Document, Quote, Span, Stance

# Marks, controls, line ends of all kinds, joined emoji, combining marks, scripts written leftwards.
PIECES = (
    *"\"“”«»‘’'\\;|,:…—\t\n\r\x00\x1b\x85\u2028\u2029\u200d\u202e\ufeff\ufffd",
    *("\r\n", "👩🏽‍🚀", "e\u0301", "שלום", "مرحبا", "T1\tCue 0 1\tx", "</b>", "null", "NULL", " "),
    *"Buses come first and trams wait said Ines Okafor".split(),  # noqa: SIM905
)
TABLES = ("documents", "annotated", "quotes", "quote_speakers", "stances", "statements")


def words(chance: random.Random, most: int) -> str:
    """Return a text of 1 to `most` pieces."""
    return "".join(chance.choices(PIECES, k=chance.randint(1, most)))


def annotation(number: int) -> Annotation:
    """Return a document with up to six quotes, the same for a number."""
    chance = random.Random(number)
    text = words(chance, 200)

    def spans(least: int = 0) -> tuple[Span, ...]:
        count = chance.randint(least, 3)
        ends = sorted(chance.sample(range(len(text) + 1), min(2 * count, len(text) // 2 * 2)))
        found = tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True))
        return found or ((Span(0, len(text)),) if least else ())

    def maybe() -> str | None:
        return words(chance, 5) if chance.random() < 0.5 else None

    quotes = tuple(
        Quote(
            content=spans(1),
            kind=chance.choice(("direct", "mixed", "indirect")),
            cue=spans(),
            source=spans(),
            speakers=tuple({words(chance, 5): None for _ in range(chance.randint(0, 2))}),
            speaker_type=chance.choice((None, "person", "organization", "group", "unnamed")),
            addressee=maybe(),
            relay=maybe(),
            relay_span=spans(),
            stances=tuple(
                Stance(words(chance, 5), words(chance, 5), "oppose", chance.randint(0, 100) / 100)
                for _ in range(chance.randint(0, 2))
            ),
            confidence=chance.randint(0, 100) / 100,
            rule=maybe(),
        )
        for _ in range(chance.randint(0, 6))
    )
    published = chance.choice((None, "2031-05-06", words(chance, 3)))
    return Annotation(
        Document(f"{number} {words(chance, 4)}", text, title=maybe(), published=published), quotes
    )


def rows(annotations: Iterable[Annotation]) -> list[object]:
    """Return annotations as JSON has them, without the ids of quotes, which count within a file."""
    return [to_json(annotation) for annotation in annotations]


def parquet_differs(store: Store, folder: Path) -> bool:
    """Say whether any table read from its Parquet files differs from the database's."""
    for table in TABLES:
        sql = f"SELECT * EXCLUDE (month) FROM '{folder}/{table}/*/*.parquet' ORDER BY ALL"
        if duckdb.sql(sql).fetchall() != list(store.query(f"FROM {table} ORDER BY ALL").rows):
            return True
    return False


def main() -> None:
    """Parse the command line, write and read, and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=500)
    written = [annotation(number) for number in range(parser.parse_args().documents)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / "quotes.duckdb") as store:
            run_id = store.begin(config={}, model="synthetic", model_hash="", version="benchmark")
            store.write(written)
            store.finish(run_id)
            for form in ("jsonl", "brat", "label-studio", "parquet"):
                export(store, form, folder / form)
            same = {
                "database": rows(store.annotations()) == rows(written),
                "jsonl": rows(read_annotations(folder / "jsonl")) == rows(written),
                "brat": rows(brat.read(folder / "brat")) == rows(written),
                "label-studio": rows(label_studio.read(folder / "label-studio" / "tasks.json"))
                == rows(written),
                "parquet": not parquet_differs(store, folder / "parquet"),
            }
    quotes = sum(len(annotation.quotes) for annotation in written)
    print(f"{len(written)} documents, {quotes} quotes")
    for form, equal in same.items():
        print(f"{form:13}{'identical' if equal else 'DIFFERENT'}")


if __name__ == "__main__":
    main()
