"""Text files: one document a file."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.errors import DocumentError
from quotes.readers.decode import decode
from quotes.readers.records import LONGEST, Failure, Record, record
from quotes.readers.sources import Source


def read(source: Source) -> Iterator[Record | Failure]:
    """Yield the file's one document."""
    with source.open() as (file, position):
        data = file.read(LONGEST + 1)
        yield document(source.name, data, position())


def document(name: str, data: bytes, read: int) -> Record | Failure:
    """Return the document in `data`, at most `LONGEST` bytes."""
    if len(data) > LONGEST:
        return Failure(name, None, f"is longer than {LONGEST >> 20} MiB; split it into documents")
    try:
        return record(name, decode(data), read=read)
    except DocumentError as error:
        return Failure(name, None, str(error))
