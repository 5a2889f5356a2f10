"""Which run the views show of each document, and what a document replaces.

The views show the run that `documents` names. Its quotes and stances are marked, and carry what
the views show of the article, so that questions join no tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from quotes.store.rows import arrow

_TAKE_OVER = """\
UPDATE documents SET run_id = $run
WHERE run_id <> $run AND document_id IN (SELECT document_id FROM annotated WHERE run_id = $run)
RETURNING document_id"""

_SHOW = """\
UPDATE quotes AS q SET
    shown = q.run_id = d.run_id, published = TRY_CAST(d.published AS DATE),
    publisher = d.publisher, title = d.title, story_id = d.cluster_id
FROM documents AS d SEMI JOIN chosen USING (document_id) WHERE q.document_id = d.document_id;
UPDATE stances AS t SET shown = q.shown, published = q.published, publisher = q.publisher
FROM quotes AS q SEMI JOIN chosen USING (document_id) WHERE t.quote_id = q.quote_id"""

_STALE = """\
SELECT a.run_id, a.document_id, a.text_hash FROM annotated AS a JOIN incoming AS i
ON a.document_id = i.document_id AND (a.run_id = i.run_id OR a.text_hash <> i.text_hash)"""

# What quotes take with them, by the column that says whose it is.
_BELONGINGS = {
    "number": ("search_words", "search_quotes", "quote_signatures"),
    "quote_id": ("quote_speakers", "stances", "quotes"),
}


def show(connection: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    """Let the views show this run for every document it has; say whether they did not before."""
    documents = connection.execute(_TAKE_OVER, {"run": run_id}).fetchall()
    if documents:
        connection.register("chosen", arrow("chosen", documents))
        connection.execute(_SHOW)
        connection.unregister("chosen")
    return bool(documents)


def retract(
    connection: duckdb.DuckDBPyConnection, annotated: Sequence[tuple[str, str, str]]
) -> None:
    """Make room for documents, given as rows of `annotated`: their articles go, and their quotes.

    Quotes of another run of the same text stay, without being shown.
    """
    connection.register("incoming", arrow("annotated", annotated))
    among = "document_id IN (SELECT document_id FROM incoming)"
    for table in ("documents", "signatures"):
        connection.execute(f"DELETE FROM {table} WHERE {among}")
    for table in ("quotes", "stances"):
        connection.execute(f"UPDATE {table} SET shown = false WHERE shown AND {among}")
    _remove(connection, connection.execute(_STALE).fetchall())
    connection.unregister("incoming")


def _remove(connection: duckdb.DuckDBPyConnection, stale: Sequence[tuple[str, str, str]]) -> None:
    """Remove the quotes of documents in a run, with what belongs to them."""
    if not stale:
        return
    connection.register("stale", arrow("annotated", stale))
    for key, tables in _BELONGINGS.items():
        quotes = f"SELECT {key} FROM quotes SEMI JOIN stale USING (run_id, document_id)"
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE {key} IN ({quotes})")
    connection.execute(
        "DELETE FROM annotated WHERE (run_id, document_id) IN "
        "(SELECT (run_id, document_id) FROM stale)"
    )
    connection.unregister("stale")
