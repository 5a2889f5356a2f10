"""Tables in text: comma-, semicolon- or tab-separated, the first row naming the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from quotes.readers.decode import is_western, utf8
from quotes.readers.records import LONGEST, Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source, bounded

_SEPARATORS = ",;\t|"
_SAMPLE = 2**16


def read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Yield a document, or a Failure, for each row."""
    csv.field_size_limit(LONGEST)
    with source.open() as (file, position):
        buffered = io.BufferedReader(utf8(file), _SAMPLE)  # type: ignore[type-var]
        encoding = _encoding(buffered.peek(_SAMPLE)[:_SAMPLE])
        # What is not in that encoding becomes surrogates, and its row alone fails.
        lines = io.TextIOWrapper(buffered, encoding, "surrogateescape", newline="")
        header = lines.readline(_SAMPLE)
        separator = max(_SEPARATORS, key=header.count)
        names = next(csv.reader([header], delimiter=separator), [])
        rows = csv.reader(bounded(lines, "\r", "\n"), delimiter=separator)
        number = 1
        while True:
            number += 1
            try:
                row = dict(zip(names, next(rows), strict=False))
            except StopIteration:
                return
            except csv.Error as error:
                yield Failure(source.name, None, f"row {number}: is malformed ({error})")
                continue
            if row:
                yield columns.record(row, source.name, f"row {number}", position())


def _encoding(sample: bytes) -> str:
    try:
        # The last character may be cut.
        sample[: max(0, len(sample) - 4)].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if is_western(sample) else "utf-8"
    return "utf-8-sig"
