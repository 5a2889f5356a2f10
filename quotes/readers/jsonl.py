"""JSON lines: one document a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator

from quotes.readers.decode import utf8
from quotes.readers.records import LONGEST, Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source, bounded

_decode = json.JSONDecoder().decode


def read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Yield a document, or a Failure, for each line that is not blank."""
    with source.open() as (file, position):
        yield from documents(source.name, bounded(utf8(file), b"\n"), columns, position)


def documents(
    name: str, numbered: Iterable[bytes], columns: Columns, position: Callable[[], int]
) -> Iterator[Record | Failure]:
    """Yield what each line holds."""
    for number, line in enumerate(numbered, 1):
        where = f"line {number}"
        if len(line) > LONGEST:
            yield Failure(name, None, f"{where}: is longer than {LONGEST >> 20} MiB; shorten it")
            continue
        if line.isspace():
            continue
        try:
            row = _decode(line.removeprefix(codecs.BOM_UTF8).decode())
        except (ValueError, RecursionError) as error:
            yield Failure(name, None, f"{where}: is not JSON ({error}); write one object a line")
            continue
        if isinstance(row, dict):
            yield columns.record(row, name, where, position())
        else:
            yield Failure(name, None, f"{where}: is no JSON object; write one object a line")
