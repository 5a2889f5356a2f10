"""Which documents a run has already, at 8 bytes each, so that millions fit in memory."""

from __future__ import annotations

import hashlib

import duckdb
import numpy as np

from quotes.store.rows import valid


class Done:
    """Documents, by id and hash of the text, that a run had when it began or has got since.

    A document is kept as 64 bits of an MD5: among ten million, one that is new passes for done
    with odds of one in 10^12.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
        keys = "SELECT md5_number_lower(document_id || text_hash) FROM annotated WHERE run_id = ?"
        (found,) = connection.execute(keys, [run_id]).fetchnumpy().values()
        self._before = np.sort(found)
        self._since: set[int] = set()

    def has(self, document_id: str, text_hash: str) -> bool:
        """Say whether the document is there with this text."""
        key = _key(document_id, text_hash)
        if key in self._since:
            return True
        index = np.searchsorted(self._before, np.uint64(key))
        return bool(index < len(self._before) and self._before[index] == key)

    def add(self, document_id: str, text_hash: str) -> None:
        """Take a document in."""
        self._since.add(_key(document_id, text_hash))


def _key(document_id: str, text_hash: str) -> int:
    """Return what DuckDB's `md5_number_lower` gives for document and text."""
    joined = hashlib.md5(valid(document_id + text_hash).encode(), usedforsecurity=False)
    return int.from_bytes(joined.digest()[8:], "little")
