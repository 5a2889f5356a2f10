"""Documents from files, folders, globs and stdin, one at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from quotes.errors import QuotesError
from quotes.readers import jsonl, plain
from quotes.readers.decode import warn_of_mojibake
from quotes.readers.language import other_language
from quotes.readers.records import LONGEST, Failure, Record
from quotes.readers.rows import Columns
from quotes.readers.sources import Source, bounded, expand

__all__ = ["Failure", "Record", "Records", "read"]

# Modules are imported when a file of theirs is read: Parquet needs a database, WARC a library.
_PAGES = {
    **dict.fromkeys((".txt", ".md", ".text"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".warc": "warc",
}
_TABLES = {
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".json": "json",
    ".parquet": "parquet",
}
"""Readers by suffix; those of tables are told which column holds what."""


@dataclass(frozen=True, slots=True)
class Records:
    """The documents of some inputs, read as they are iterated over, always in the same order."""

    sources: tuple[Source, ...]
    columns: Mapping[str, str]
    max_chars: int | None = None

    @property
    def size(self) -> int | None:
        """Bytes of all inputs on disk, for a progress bar; None when stdin is one of them."""
        if any(source.path is None for source in self.sources):
            return None
        return sum(source.path.stat().st_size for source in self.sources if source.path)

    def __iter__(self) -> Iterator[Record | Failure]:
        """Yield each document, or a Failure in its place."""
        columns = Columns(self.columns)
        for source in self.sources:
            try:
                yield from map(self._checked, _read(source, columns))
            except (OSError, EOFError, QuotesError) as error:
                # A file that vanishes, or whose packing is broken half-way, ends alone.
                yield self._checked(Failure(source.name, None, f"cannot be read on: {error}"))

    def _checked(self, item: Record | Failure) -> Record | Failure:
        """Turn a document that is too long, or not in English, into a Failure."""
        if item.path == "-":
            item = replace(item, path=None)
        if isinstance(item, Failure):
            return item
        if self.max_chars is not None and len(item.text) > self.max_chars:
            reason = f"has {len(item.text):,} characters, more than --max-chars {self.max_chars:,}"
        elif language := other_language(item.text):
            reason = f"is in {language}; only English is annotated"
        else:
            warn_of_mojibake(item.text, item.path)
            return item
        return Failure(item.path, item.id, reason)


def read(
    inputs: Sequence[str],
    *,
    columns: Mapping[str, str] | None = None,
    max_chars: int | None = None,
    stdin: str | None = None,
) -> Records:
    """Return the documents that `inputs` name: files, folders, globs, or `-` for stdin.

    `columns` maps fields (`text`, `id`, `title`, ...) to the names they have in the data. Documents
    of more than `max_chars` are Failures, never cut. `stdin` is the suffix, without its dot, that
    stdin would have; without it JSON lines are told from a text. What does not exist or cannot be
    opened raises InputError at once; what fails later yields a Failure.
    """
    sources = expand(inputs, (*_PAGES, *_TABLES))
    if stdin:
        sources = [s if s.path else replace(s, form=f".{stdin}") for s in sources]
    return Records(tuple(sources), columns or {}, max_chars)


def _read(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    if source.path is None and not source.kind:
        return _stdin(source, columns)
    if source.kind in _TABLES:
        module = importlib.import_module(f"quotes.readers.{_TABLES[source.kind]}")
        return module.read(source, columns)  # type: ignore[no-any-return]
    module = importlib.import_module(f"quotes.readers.{_PAGES.get(source.kind, 'plain')}")
    return module.read(source)  # type: ignore[no-any-return]


def _stdin(source: Source, columns: Columns) -> Iterator[Record | Failure]:
    """Read stdin as JSON lines if its first line is one, else as one text."""
    with source.open() as (file, position):
        first = file.readline(LONGEST + 1)
        if first.lstrip(b"\xef\xbb\xbf \t").startswith(b'{"'):
            numbered = chain((first,), bounded(file, b"\n"))
            yield from jsonl.documents(source.name, numbered, columns, position)
        else:
            yield plain.document(source.name, first + file.read(LONGEST), 0)
