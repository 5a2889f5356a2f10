"""Copies of articles, as agencies' stories are, and repeated quotes: signed, then clustered.

The id of a cluster is that of its earliest article or quote, by date and then by id, so that it
depends on what the file holds, never on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np

from quotes.store.rows import arrow
from quotes.store.signatures import ARTICLES, QUOTES, Sketch

_READ = 6_000  # characters, about 1,000 words: enough to know a text by, whatever its length
_PORTION = {"articles": 2_000, "quotes": 50_000}  # texts signed at a time, about 10 MB

_UNSIGNED_ARTICLES = f"""\
SELECT document_id, substring(text, coalesce(body_start, 0) + 1, least(
    {_READ}, coalesce(body_end, length(text)) - coalesce(body_start, 0))) AS text
FROM documents ANTI JOIN signatures USING (document_id)
ORDER BY rowid LIMIT {_PORTION["articles"]}"""

_SIGNED_ARTICLES = """\
SELECT document_id AS id, signature FROM documents JOIN signatures USING (document_id)
WHERE octet_length(signature) > 0
ORDER BY TRY_CAST(published AS TIMESTAMP) NULLS LAST, document_id"""

_UNSIGNED_QUOTES = f"""\
SELECT number, left(content, {_READ}) FROM quotes ANTI JOIN quote_signatures USING (number)
ORDER BY number LIMIT {_PORTION["quotes"]}"""

_SIGNED_QUOTES = """\
SELECT quote_id AS id, signature FROM quotes JOIN quote_signatures USING (number)
WHERE shown AND octet_length(signature) > 0
ORDER BY published NULLS LAST, quote_id"""

# The same few words are the same statement in copies of one article only.
_SHORT_QUOTES = """\
WITH short AS (
    SELECT quote_id, first_value(quote_id) OVER (
        PARTITION BY story_id, search_terms(content) ORDER BY published NULLS LAST, quote_id
    ) AS cluster_id
    FROM quotes JOIN quote_signatures USING (number)
    WHERE shown AND octet_length(signature) = 0
        AND story_id IN (SELECT cluster_id FROM documents WHERE cluster_id <> document_id)
)
FROM short WHERE cluster_id <> quote_id"""


def find_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Sign the articles that are new, and fill `cluster_id` of all, `story_id` of their quotes."""
    while texts := connection.execute(_UNSIGNED_ARTICLES).fetchall():
        _sign(connection, "signatures", ARTICLES, texts)
    copies = _copies(connection, _SIGNED_ARTICLES, ARTICLES)
    connection.register("copies", arrow("copies", copies))
    connection.execute(
        "CREATE TEMP TABLE moved AS "
        "SELECT document_id, coalesce(c.cluster_id, document_id) AS cluster_id "
        "FROM documents AS d LEFT JOIN copies AS c ON c.id = document_id "
        "WHERE d.cluster_id <> coalesce(c.cluster_id, document_id);"
        "UPDATE documents AS d SET cluster_id = m.cluster_id FROM moved AS m "
        "WHERE d.document_id = m.document_id;"
        "UPDATE quotes AS q SET story_id = m.cluster_id FROM moved AS m "
        "WHERE q.document_id = m.document_id;"
        "DROP TABLE moved"
    )
    connection.unregister("copies")


def find_repetitions(connection: duckdb.DuckDBPyConnection) -> None:
    """Sign the quotes that are new, and fill `quotes.cluster_id` by those that the views show.

    Copies of articles must have been found.
    """
    while texts := connection.execute(_UNSIGNED_QUOTES).fetchall():
        _sign(connection, "quote_signatures", QUOTES, texts)
    copies = _copies(connection, _SIGNED_QUOTES, QUOTES)
    copies += connection.execute(_SHORT_QUOTES).fetchall()
    connection.register("copies", arrow("copies", copies))
    connection.execute(
        "UPDATE quotes SET cluster_id = quote_id "
        "WHERE cluster_id <> quote_id AND quote_id NOT IN (SELECT id FROM copies);"
        "UPDATE quotes AS q SET cluster_id = c.cluster_id FROM copies AS c "
        "WHERE q.quote_id = c.id AND q.cluster_id <> c.cluster_id"
    )
    connection.unregister("copies")


def _sign(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    sketch: Sketch,
    texts: Sequence[tuple[object, str]],
) -> None:
    signed = sketch.sign([text for _, text in texts])
    rows = [(name, signature) for (name, _), signature in zip(texts, signed, strict=True)]
    connection.register("incoming", arrow(table, rows))
    connection.execute(f"INSERT INTO {table} BY NAME FROM incoming")
    connection.unregister("incoming")


def _copies(
    connection: duckdb.DuckDBPyConnection, signed: str, sketch: Sketch
) -> list[tuple[str, str]]:
    """Return id and cluster of whatever is a copy of something earlier."""
    found = connection.execute(signed).fetchnumpy()
    signatures = np.frombuffer(b"".join(found["signature"]), np.uint8).reshape(-1, sketch.hashes)
    first = sketch.clusters(signatures)
    later = np.flatnonzero(first != np.arange(len(first)))
    return list(zip(found["id"][later], found["id"][first[later]], strict=True))
