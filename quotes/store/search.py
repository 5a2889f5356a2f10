"""Full-text search over the contents of quotes: an inverted index, ranked by BM25.

Plain tables and SQL: on a million quotes a query took a seventh of the time of DuckDB's full-text
extension (eval/benchmarks/LOG.md), which also is tied to one version and has to be installed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import duckdb

_ADD_QUOTES = """\
INSERT INTO search_quotes
SELECT number, len(search_terms(content))
FROM quotes ANTI JOIN search_quotes USING (number)
ORDER BY number LIMIT $limit"""

_ADD_WORDS = """\
INSERT INTO search_words
SELECT word, number, count(*), any_value(words) FROM (
    SELECT number, words, unnest(search_terms(content)) AS word
    FROM quotes JOIN (FROM search_quotes WHERE number > $last) USING (number)
) GROUP BY ALL ORDER BY word, number"""

# Quotes indexed at once: sorting the words of a million took 1.9 GB. A search reads a row group of
# each portion, so that few large ones are best.
_PORTION = 400_000

_POSTINGS = "(FROM search_words WHERE {wanted})"

# What the index does not hold yet is read through.
_FRESH = """\
(
    FROM search_words WHERE {wanted} UNION ALL
    SELECT word, number, count(*), any_value(words) FROM (
        SELECT
            number, len(search_terms(content)) AS words, unnest(search_terms(content)) AS word
        FROM quotes ANTI JOIN search_quotes USING (number)
    ) WHERE {wanted} GROUP BY word, number
)"""

# Each word is a join, the rarest first. Of a whole paragraph these weigh; the rest must be there.
_JOINED = 6
_OTHERS = """\
SEMI JOIN (
        SELECT number FROM {others} SEMI JOIN {rarest} USING (number)
        GROUP BY number HAVING count(*) = len($others)
    ) AS others USING (number)"""

# The usual constants of BM25 (Robertson and Zaragoza 2009): 1.2 damps repetition, 0.75 length.
_WEIGHT = "$weight{i} * h{i}.uses * 2.2 / (h{i}.uses + 1.2 * (0.25 + 0.75 * h0.words / $length))"

_SEARCH = """\
WITH ranked AS MATERIALIZED (
    SELECT h0.number, {score} AS score
    FROM {postings}
    ORDER BY score DESC, h0.number LIMIT $limit
), found AS MATERIALIZED (
    SELECT score, number, q.* EXCLUDE (number) FROM quotes AS q JOIN ranked USING (number)
)
SELECT
    round(score, 3) AS score, published, publisher,
    coalesce(s.name, p.name, f.speaker) AS speaker,
    kind, content, title, f.quote_id, document_id
FROM found AS f
LEFT JOIN (FROM quote_speakers SEMI JOIN ranked USING (number)) AS p ON p.number = f.number
LEFT JOIN speakers AS s ON s.speaker_id = p.speaker_id
WHERE $speaker IS NULL OR contains(lower(coalesce(s.name, p.name)), lower($speaker))
ORDER BY f.score DESC, f.number, p.position
LIMIT $limit"""

_SHOWN = "ANTI JOIN (SELECT number FROM quotes WHERE NOT shown) AS hidden USING (number)"
_AMONG = (
    "SEMI JOIN (SELECT number FROM quotes WHERE shown AND {conditions}) AS among USING (number)"
)
_SPOKEN = """\
SEMI JOIN (
        SELECT number FROM quotes WHERE contains(lower(speaker), lower($speaker)) UNION ALL
        SELECT number FROM quote_speakers AS p JOIN speakers AS s USING (speaker_id)
        WHERE p.position > 0 AND contains(lower(s.name), lower($speaker))
    ) AS spoken USING (number)"""
_CONDITIONS = {
    "kind": "kind = $kind",
    "since": "published >= $since::DATE",
    "until": "published <= $until::DATE",
    "target": """quote_id IN (
        SELECT quote_id FROM stances WHERE contains(lower(target), lower($target)))""",
}


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: all of `words`, and where given a speaker, target, kind and days.

    Speaker and target match a part of the name, in any letter case; days are ISO 8601.
    """

    words: str
    speaker: str | None = None
    target: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20


def index(connection: duckdb.DuckDBPyConnection) -> None:
    """Add all quotes that the index does not hold yet."""
    while unindexed(connection):
        last = _value(connection, "SELECT coalesce(max(number), 0) FROM search_quotes")
        connection.execute(_ADD_QUOTES, {"limit": _PORTION})
        connection.execute(_ADD_WORDS, {"last": last})


def unindexed(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many quotes the index does not hold; it never holds one that is gone."""
    counts = "SELECT (SELECT count(*) FROM quotes) - (SELECT count(*) FROM search_quotes)"
    return int(_value(connection, counts))


def statement(connection: duckdb.DuckDBPyConnection, search: Search) -> tuple[str, dict[str, Any]]:
    """Return the SQL that answers `search`, and its parameters."""
    terms, weights, length = _weights(connection, search.words)
    others, terms = terms[_JOINED:], terms[:_JOINED]
    posting = _FRESH if unindexed(connection) else _POSTINGS
    postings = [posting.format(wanted=f"word = $word{i}") for i in range(len(terms))]
    joined = [f"JOIN {other} AS h{i} USING (number)" for i, other in enumerate(postings) if i]
    if others:
        rest = posting.format(wanted="list_contains($others, word)")
        joined.append(_OTHERS.format(others=rest, rarest=postings[0]))
    given = [field for field in _CONDITIONS if getattr(search, field) is not None]
    conditions = " AND ".join(_CONDITIONS[field] for field in given)
    if conditions:
        joined.append(_AMONG.format(conditions=conditions))
    elif _value(connection, "SELECT count(*) FROM quotes WHERE NOT shown"):
        joined.append(_SHOWN)
    if search.speaker is not None:
        joined.append(_SPOKEN)
    sql = _SEARCH.format(
        score=" + ".join(_WEIGHT.format(i=i) for i in range(len(terms))),
        postings="\n    ".join([f"{postings[0]} AS h0", *joined]),
    )
    parameters = {field: getattr(search, field) for field in (*given, "speaker", "limit")}
    parameters |= {f"word{i}": term for i, term in enumerate(terms)}
    parameters |= {f"weight{i}": weights[i] for i in range(len(terms))}
    return sql, parameters | {"length": length} | ({"others": others} if others else {})


def _weights(
    connection: duckdb.DuckDBPyConnection, words: str
) -> tuple[list[str], list[float], float]:
    """Return the words to look for, rarest first, their weights, and the mean length of quotes."""
    sizes = connection.execute("SELECT count(*), avg(words) FROM search_quotes").fetchone()
    quotes, length = sizes or (0, None)
    wanted = _value(connection, "SELECT list_distinct(search_terms(?))", [words])
    uses = "SELECT count(*) FROM search_words WHERE word = ?"  # 5 times as fast as counting at once
    counted = sorted((_value(connection, uses, [word]), word) for word in wanted)
    weights = [math.log(1 + (max(quotes, uses) - uses + 0.5) / (uses + 0.5)) for uses, _ in counted]
    return [word for _, word in counted] or [""], weights or [0.0], length or 1.0


def _value(connection: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> Any:
    row = connection.execute(sql, parameters).fetchone()
    return row[0] if row else None
