"""Web archives, as CC-NEWS and others publish them: each page that a crawler fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from quotes.readers import html, plain
from quotes.readers.records import LONGEST, Failure, Record
from quotes.readers.sources import Source, optional


def read(source: Source) -> Iterator[Record | Failure]:
    """Yield every page that was fetched; other records of the archive are no documents."""
    fastwarc = optional("fastwarc.warc", source.name)
    with source.open() as (file, position):
        archive = fastwarc.ArchiveIterator(
            _Stream(file), record_types=fastwarc.WarcRecordType.response, parse_http=True
        )
        for entry in archive:
            url = entry.headers.get("WARC-Target-URI")
            path = f"{source.name}#{entry.record_id}"
            headers = entry.http_headers
            status = headers.status_code if headers else None
            kind = entry.http_content_type or ""
            if status != 200:
                yield Failure(path, None, f"{url}: was answered with status {status}")
            elif "html" in kind:
                data = entry.reader.read(LONGEST + 1)
                yield html.page(path, data, read=position(), url=url)
            elif kind == "text/plain":
                yield plain.document(path, entry.reader.read(LONGEST + 1), position())
            else:
                yield Failure(path, None, f"{url}: is {kind or 'of no type'}; only pages are read")


class _Stream:
    """A file as FastWARC wants it: one that knows where it is, which pipes and packages do not."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position
