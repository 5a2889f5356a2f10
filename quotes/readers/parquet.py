"""Parquet tables."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from quotes.readers.records import Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source
from quotes.store.parquet import rows


def read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Yield a document, or a Failure, for each row.

    Parquet is read from its end, so that packed files and stdin are first copied to disk.
    """
    if source.path and source.path.suffix.lower() == ".parquet":
        yield from _documents(source.path, source, columns, source.path.stat().st_size)
        return
    with source.open() as (file, position), tempfile.NamedTemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield from _documents(Path(copy.name), source, columns, position() - source.start)


def _documents(
    path: Path, source: Source, columns: Columns, size: int
) -> Iterator[Record | Failure]:
    for number, row in enumerate(rows(path), 1):
        yield columns.record(row, source.name, f"row {number}", source.start + size)
