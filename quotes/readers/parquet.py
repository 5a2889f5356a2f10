"""Parquet tables."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.readers.records import Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source
from quotes.store.parquet import rows


def read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Yield a document, or a Failure, for each row."""
    if source.path is None:
        return
    size = source.path.stat().st_size
    for number, row in enumerate(rows(source.path), 1):
        yield columns.record(row, source.name, f"row {number}", source.start + size)
