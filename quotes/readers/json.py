"""JSON: an array of documents, an object with such an array, or one document."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from quotes.readers.decode import utf8
from quotes.readers.records import LONGEST, Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source

_CHUNK = 2**16
"""Bytes read at a time: a score of articles, which stay in the processor's cache."""
_BETWEEN = re.compile(r'[\s,\[]*(?:\{\s*"\w{1,40}"\s*:\s*\[[\s\[]*(?=\{))?')
"""What may stand before the next object: the array's bracket, also after the key that holds it."""
_END = re.compile(r"[\s\]}]*+\Z")


def read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Yield the documents one by one; after malformed JSON nothing more can be read."""
    with source.open() as (file, position):
        decoder, number = json.JSONDecoder(strict=False), 0
        pieces = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        stream = utf8(file)
        text, start, ended = "", 0, False
        while True:
            start = _BETWEEN.match(text, start).end()  # type: ignore[union-attr]
            try:
                if ended and _END.match(text, start):
                    return
                row, start = decoder.raw_decode(text, start)
            except (ValueError, RecursionError) as error:
                if not ended and len(text) - start <= LONGEST:
                    # The object goes on; doubling keeps the time linear.
                    data = stream.read(max(_CHUNK, len(text) - start))
                    ended = not data
                    text, start = text[start:] + pieces.decode(data, ended), 0
                    continue
                wrong = (
                    "is not JSON" if ended else f"is not JSON, or longer than {LONGEST >> 20} MiB"
                )
                where = f"object {number + 1}"
                yield Failure(source.name, None, f"{where}: {wrong} ({error}); mend the file")
                return
            number += 1
            if isinstance(row, dict):
                yield columns.record(row, source.name, f"object {number}", position())
            else:
                yield Failure(source.name, None, f"object {number}: is no JSON object")
