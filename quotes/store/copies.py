"""Copies and near copies of articles, as agencies' stories are: found by MinHash, clustered.

A. Broder, On the resemblance and containment of documents (1997), on shingles of words; copies are
sought by bands of the signature as in J. Leskovec and others, Mining of Massive Datasets, ch. 3.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import duckdb
import numpy as np
from numpy.typing import NDArray

from quotes.store.rows import arrow

HASHES = 128  # bytes of a signature; resemblance is known to within 4 points (one deviation)
_BAND = 4  # bytes: of two articles with half their shingles in common, 88 in 100 share a band
_COPY = 0.5  # share of shingles in common from which an article is a copy: an edited agency story
_SHINGLE = 5  # words: longer ones break at every edit, shorter ones are common to all news
_READ = 6_000  # characters, about 1,000 words: enough to know a text by, whatever its length
_PORTION = 2_000  # documents read at a time, about 10 MB

_WORD = re.compile(r"\w+")
_CHANCE = np.random.default_rng(1997)  # the bit generator's numbers are fixed for all versions
_FACTORS, _TERMS = _CHANCE.integers(0, 2**32, (2, HASHES), dtype=np.uint32)
_FACTORS = _FACTORS | np.uint32(1)
_MIX = np.uint32(0x9E3779B1)  # 2^32 over the golden ratio (Knuth): spreads bits to the upper byte

_UNSIGNED = """\
SELECT document_id, substring(text, coalesce(body_start, 0) + 1, least(
    $read, coalesce(body_end, length(text)) - coalesce(body_start, 0))) AS text
FROM documents ANTI JOIN signatures USING (document_id) ORDER BY rowid LIMIT $portion"""

_SIGNED = """\
SELECT document_id, signature FROM documents JOIN signatures USING (document_id)
WHERE octet_length(signature) > 0
ORDER BY TRY_CAST(published AS TIMESTAMP) NULLS LAST, document_id"""

Signatures = NDArray[np.uint8]


def signature(text: str) -> bytes:
    """Return `HASHES` bytes of which two texts share as many as of their shingles of five words.

    Empty if the text is shorter than a shingle. One byte of each minimum is kept, after P. Li and
    A. König, b-Bit minwise hashing (2010).
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _SHINGLE:
        return b""
    hashed = np.array(
        [zlib.crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint32
    )
    shingles: NDArray[np.uint32] = np.zeros(len(words) - _SHINGLE + 1, dtype=np.uint32)
    for position in range(_SHINGLE):
        shingles = shingles * _MIX + hashed[position : position + len(shingles)]
    shingles = np.unique(shingles ^ shingles >> np.uint32(15))
    least: NDArray[np.uint32] = (_FACTORS[:, None] * shingles + _TERMS[:, None]).min(axis=1)
    return (least * _MIX >> np.uint32(24)).astype(np.uint8).tobytes()


def clusters(signatures: Signatures) -> NDArray[np.int64]:
    """Return for each row of `signatures` (N, HASHES) the first row of its cluster.

    Rows that agree in a band are compared with the row before them and the first in that band;
    copies, and copies of copies, are one cluster.
    """
    pairs = [_pairs(band) for band in signatures.view(np.uint32).T]
    found = np.unique(np.concatenate(pairs), axis=0) if pairs else np.empty((0, 2), np.int64)
    one, other = found[_alike(signatures, found)].T
    first: NDArray[np.int64] = np.arange(len(signatures))
    while True:
        before = first.copy()
        for side in (one, other):
            np.minimum.at(first, side, np.minimum(first[one], first[other]))
        first = first[first]
        if np.array_equal(first, before):
            return first


def _pairs(band: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return rows (M, 2) to compare of those that have one value in a band."""
    order = np.argsort(band, kind="stable")
    starts = np.flatnonzero(np.diff(band[order], prepend=~band[order[:1]]))
    same = np.ones(len(order), dtype=bool)
    same[starts] = False
    leader = np.repeat(order[starts], np.diff(starts, append=len(order)))
    beside = np.stack([order[:-1], order[1:]], axis=1)[same[1:]]
    return np.concatenate([beside, np.stack([leader, order], axis=1)[same]])


def _alike(signatures: Signatures, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which of the pairs are copies, by the share of bytes that agree."""
    agree = np.zeros(len(pairs), dtype=np.int64)
    for start in range(0, len(pairs), 100_000):  # 26 MB at a time
        one, other = pairs[start : start + 100_000].T
        agree[start : start + 100_000] = (signatures[one] == signatures[other]).sum(axis=1)
    by_chance = 1 / 256
    return agree / HASHES >= _COPY + (1 - _COPY) * by_chance


def find_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Sign the articles that are new, and fill `documents.cluster_id` by all signatures.

    The id of a cluster is that of its earliest article, by date and then by id, so that it
    depends on which articles there are, never on the order in which they came.
    """
    portion = {"read": _READ, "portion": _PORTION}
    while texts := connection.execute(_UNSIGNED, portion).fetchall():
        rows = [(document_id, signature(text)) for document_id, text in texts]
        _with(connection, "signatures", rows, "INSERT INTO signatures BY NAME FROM incoming")
    found = connection.execute(_SIGNED).fetchnumpy()
    ids = found["document_id"]
    signatures = np.frombuffer(b"".join(found["signature"]), np.uint8).reshape(-1, HASHES)
    copies = [
        (ids[row], ids[first]) for row, first in enumerate(clusters(signatures)) if row != first
    ]
    _with(
        connection,
        "copies",
        copies,
        "UPDATE documents SET cluster_id = document_id WHERE cluster_id <> document_id "
        "AND document_id NOT IN (SELECT document_id FROM incoming);"
        "UPDATE documents AS d SET cluster_id = i.cluster_id FROM incoming AS i "
        "WHERE d.document_id = i.document_id AND d.cluster_id <> i.cluster_id",
    )


def _with(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[tuple[object, ...]], sql: str
) -> None:
    connection.register("incoming", arrow(name, rows))
    connection.execute(sql)
    connection.unregister("incoming")
