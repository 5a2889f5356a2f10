"""Full-text search over the contents of quotes: an inverted index, ranked by BM25.

Plain tables and SQL: on a million quotes a query took a seventh of the time of DuckDB's full-text
extension (eval/benchmarks/LOG.md), which also is tied to one version and has to be installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

_ADD_QUOTES = """\
INSERT INTO search_quotes
SELECT
    (SELECT coalesce(max(number), 0) FROM search_words) + row_number() OVER (ORDER BY q.rowid),
    quote_id, len(search_terms(content))
FROM quotes AS q ANTI JOIN search_quotes USING (quote_id)
ORDER BY q.rowid LIMIT $limit"""

_ADD_WORDS = """\
INSERT INTO search_words
SELECT word, number, count(*) FROM (
    SELECT number, unnest(search_terms(content)) AS word
    FROM quotes JOIN search_quotes USING (quote_id)
    WHERE number > (SELECT coalesce(max(number), 0) FROM search_words)
) GROUP BY ALL ORDER BY word, number"""

# Quotes indexed at once: sorting the words of a million took 1.9 GB. A search reads a row group of
# each portion, so that few large ones are best.
_PORTION = 400_000

# The usual constants of BM25 (Robertson and Zaragoza 2009): 1.2 damps repetition, 0.75 length.
_SEARCH = """\
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(search_terms($words)) AS word
), size AS (
    SELECT count(*) AS quotes, avg(words) AS words FROM search_quotes
), hits AS (
    SELECT quote_id, word, uses, s.words
    FROM search_words SEMI JOIN wanted USING (word) JOIN search_quotes AS s USING (number)
    {fresh}
), weights AS (
    SELECT word, ln(1 + (greatest(quotes, count(*)) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits, size GROUP BY word, quotes
), ranked AS MATERIALIZED (
    SELECT
        quote_id,
        sum(weight * uses * 2.2 / (uses + 1.2 * (0.25 + 0.75 * h.words / coalesce(s.words, 1))))
            AS score
    FROM hits AS h JOIN weights USING (word), size AS s
    GROUP BY quote_id
    HAVING count(*) = (SELECT count(*) FROM wanted)
), found AS MATERIALIZED (
    -- The view statements would join all quotes before these few are taken from it.
    SELECT
        r.score, TRY_CAST(d.published AS DATE) AS published, publisher, kind, content, title,
        quote_id, document_id
    FROM quotes JOIN ranked AS r USING (quote_id) JOIN documents AS d USING (document_id, run_id)
)
SELECT
    round(score, 3) AS score, published, publisher, coalesce(s.name, p.name) AS speaker,
    kind, content, title, f.quote_id, document_id
FROM found AS f
LEFT JOIN (FROM quote_speakers SEMI JOIN found USING (quote_id)) AS p ON p.quote_id = f.quote_id
LEFT JOIN speakers AS s ON s.speaker_id = p.speaker_id
WHERE ($speaker IS NULL OR contains(lower(coalesce(s.name, p.name)), lower($speaker)))
    AND ($kind IS NULL OR kind = $kind)
    AND ($since IS NULL OR published >= $since::DATE)
    AND ($until IS NULL OR published <= $until::DATE)
    AND ($target IS NULL OR f.quote_id IN (
        SELECT quote_id FROM stances WHERE contains(lower(target), lower($target))))
ORDER BY score DESC, f.quote_id, speaker
LIMIT $limit"""

_FRESH = """\
UNION ALL
    SELECT quote_id, word, count(*), any_value(words) FROM (
        SELECT
            quote_id, len(search_terms(content)) AS words, unnest(search_terms(content)) AS word
        FROM quotes ANTI JOIN search_quotes USING (quote_id)
    ) SEMI JOIN wanted USING (word) GROUP BY quote_id, word"""


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
        connection.execute(_ADD_QUOTES, {"limit": _PORTION})
        connection.execute(_ADD_WORDS)


def unindexed(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many quotes the index does not hold; it never holds one that is gone."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM quotes) - (SELECT count(*) FROM search_quotes)"
    ).fetchone()
    return int(row[0]) if row else 0


def statement(search: Search, *, fresh: bool) -> tuple[str, dict[str, Any]]:
    """Return SQL and parameters; with `fresh`, quotes that are not indexed are read through."""
    sql = _SEARCH.replace("{fresh}", _FRESH if fresh else "")
    fields = ("words", "speaker", "target", "kind", "since", "until", "limit")
    return sql, {field: getattr(search, field) for field in fields}
