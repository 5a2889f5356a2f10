"""Which documents the file has, and which of them a run has, at 8 bytes each: millions fit."""

from __future__ import annotations

import hashlib

import duckdb
import numpy as np

from quotes.store.rows import valid


class Done:
    """Documents that were there when a run began or came since, and those that the run has.

    A document is kept as 64 bits of an MD5: among ten million, one that is new passes for done
    with odds of one in 10^12.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
        self._ids = _Keys(connection, "SELECT md5_number_lower(document_id) FROM documents", [])
        self._texts = _Keys(
            connection,
            "SELECT md5_number_lower(document_id || text_hash) FROM annotated WHERE run_id = ?",
            [run_id],
        )

    def has(self, document_id: str, text_hash: str) -> bool:
        """Say whether the run has the document with this text."""
        return document_id + text_hash in self._texts

    def knows(self, document_id: str) -> bool:
        """Say whether the file has the document, perhaps with another text or of another run."""
        return document_id in self._ids

    def add(self, document_id: str, text_hash: str) -> None:
        """Take a document in."""
        self._ids.add(document_id)
        self._texts.add(document_id + text_hash)


class _Keys:
    """A set of texts, those that a query finds and those added."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, sql: str, values: list[str]) -> None:
        (found,) = connection.execute(sql, values).fetchnumpy().values()
        self._before = np.sort(found)
        self._since: set[int] = set()

    def __contains__(self, text: str) -> bool:
        key = _key(text)
        if key in self._since:
            return True
        index = np.searchsorted(self._before, np.uint64(key))
        return bool(index < len(self._before) and self._before[index] == key)

    def add(self, text: str) -> None:
        self._since.add(_key(text))


def _key(text: str) -> int:
    """Return what DuckDB's `md5_number_lower` gives for a text."""
    hashed = hashlib.md5(valid(text).encode(), usedforsecurity=False)
    return int.from_bytes(hashed.digest()[8:], "little")
