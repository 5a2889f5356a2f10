"""What a reader yields: one `Record` a document, or a `Failure` for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.types import Failure

__all__ = ["LONGEST", "Failure", "Given", "Record", "record"]

Given = Mapping[str, str | list[int] | Mapping[str, str] | None]
"""Facts of a document by field; `body` is `[start, end]`, `origins` says what gave the others."""

LONGEST = 64 * 2**20
"""Bytes, unpacked, of one document: a hundred times the longest article, and small in memory.

What is longer fails alone, so that a file of any size, or a bomb, needs no more memory than this.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it was read: its text unchanged, what came with it, and bytes read so far.

    `id` is None when the document came without one. `read` counts bytes of all inputs, as they lie
    on disk, up to this document.
    """

    path: str | None
    text: str
    id: str | None = None
    given: Given = field(default_factory=dict)
    read: int = 0


def record(
    path: str | None,
    text: str,
    *,
    id: str | None = None,
    given: Given | None = None,
    read: int = 0,
) -> Record | Failure:
    """Return a Record, or a Failure when `text` is no text."""
    if not text or text.isspace():
        return Failure(path, id, "is empty; give a document with text")
    try:
        text.encode("utf-16-le")  # as strict as UTF-8, and twice as fast
    except UnicodeEncodeError as error:  # half a character, which neither files nor databases hold
        return Failure(path, id, f"has no character at {error.start}; convert it to UTF-8")
    return Record(path, text, id, given or {}, read)
