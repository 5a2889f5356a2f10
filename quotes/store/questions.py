"""Questions to the database in SQL, in one place: the canned ones and the examples."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A question in words, and the SQL that answers it."""

    question: str
    sql: str


_ORDER = (
    "['statements', 'speaker_stances', 'stories', 'repeated_quotes', 'documents', 'quotes', "
    "'quote_speakers', 'speakers', "
    "'stances', 'runs', 'annotated', 'failures', 'search_quotes', 'search_words', "
    "'signatures', 'quote_signatures', 'schema_version']"
)

TABLES = f"""\
SELECT name AS "table", comment FROM (
    SELECT view_name AS name, comment, internal, database_name FROM duckdb_views()
    UNION ALL
    SELECT table_name, comment, internal, database_name FROM duckdb_tables()
)
WHERE NOT internal AND database_name = current_database()
ORDER BY list_position({_ORDER}, name)"""
"""Every view and table with its meaning; the views, which answer most questions, come first."""

COLUMNS = f"""\
SELECT table_name AS "table", column_name AS "column", data_type AS type, comment
FROM duckdb_columns()
WHERE NOT internal AND database_name = current_database()
ORDER BY list_position({_ORDER}, table_name), column_index"""
"""Every column with its type and meaning, in the same order."""

RUNS = """\
SELECT
    r.run_id, date_trunc('second', r.started_at) AS started_at,
    date_trunc('second', r.finished_at) AS finished_at, r.version, r.model,
    (SELECT count(*) FROM annotated AS a WHERE a.run_id = r.run_id) AS documents,
    (SELECT count(*) FROM documents AS d WHERE d.run_id = r.run_id) AS shown,
    (SELECT count(*) FROM quotes AS q WHERE q.run_id = r.run_id) AS quotes,
    (SELECT count(*) FROM failures AS f WHERE f.run_id = r.run_id) AS failures,
    r.config
FROM runs AS r
ORDER BY r.started_at, r.run_id"""
"""All runs, oldest first; `shown` counts the documents for which the views show this run."""

FAILURES = """\
SELECT path, document_id, error, run_id
FROM failures
ORDER BY path NULLS LAST, document_id NULLS FIRST, error"""

SPEAKERS = """\
SELECT
    speaker, speaker_type AS type,
    count(DISTINCT quote_id) AS quotes, count(DISTINCT cluster_id) AS statements,
    count(DISTINCT document_id) AS documents, count(DISTINCT story_id) AS stories,
    count(DISTINCT publisher) AS publishers, min(published) AS first, max(published) AS last
FROM statements
WHERE speaker IS NOT NULL
GROUP BY ALL
ORDER BY quotes DESC, documents DESC, speaker, type"""
"""Who is quoted, most quoted first.

`quotes` and `documents` count what was printed; `statements` counts repeated quotes, and `stories`
copies of an article, once.
"""

STATS = """\
WITH latest AS (FROM quotes WHERE shown)
SELECT unnest([
    {'measure': 'documents', 'value': (SELECT count(*) FROM documents)},
    {'measure': 'stories', 'value': (SELECT count(DISTINCT cluster_id) FROM documents)},
    {'measure': 'documents with quotes', 'value': count(DISTINCT document_id)},
    {'measure': 'quotes', 'value': count(*)},
    {'measure': 'quotes, repeated ones counted once', 'value': count(DISTINCT cluster_id)},
    {'measure': 'direct', 'value': count(*) FILTER (kind = 'direct')},
    {'measure': 'mixed', 'value': count(*) FILTER (kind = 'mixed')},
    {'measure': 'indirect', 'value': count(*) FILTER (kind = 'indirect')},
    {'measure': 'quotes with a speaker', 'value': count(speaker)},
    {'measure': 'speakers', 'value': (
        SELECT count(DISTINCT (speaker, speaker_type)) FROM statements WHERE speaker IS NOT NULL)},
    {'measure': 'stances', 'value': (SELECT count(*) FROM stances WHERE shown)},
    {'measure': 'runs', 'value': (SELECT count(*) FROM runs)},
    {'measure': 'failures', 'value': (SELECT count(*) FROM failures)}
], recursive := true)
FROM latest"""
"""How much there is, latest run of each document."""

DIFF = """\
WITH common AS (
    SELECT document_id FROM annotated WHERE run_id = $before
    INTERSECT SELECT document_id FROM annotated WHERE run_id = $after
), described AS (
    SELECT
        document_id, run_id, spans, content, position,
        row_number() OVER (PARTITION BY document_id, run_id, spans ORDER BY position) AS number,
        kind, cue, source, speaker_type, addressee, relay,
        (SELECT string_agg(name, ', ' ORDER BY p.position)
            FROM quote_speakers AS p WHERE p.quote_id = q.quote_id) AS speakers,
        (SELECT string_agg(format('{}: {} {}', name, label, target_name), ', ' ORDER BY t.position)
            FROM stances AS t WHERE t.quote_id = q.quote_id) AS stances
    FROM quotes AS q SEMI JOIN common USING (document_id)
    WHERE run_id IN ($before, $after)
), paired AS (
    SELECT
        document_id, spans, coalesce(a.content, b.content) AS words,
        coalesce(a.position, b.position) AS position, unnest([
            {'what': 'quote', 'before': b.content, 'after': a.content},
            {'what': 'kind', 'before': b.kind, 'after': a.kind},
            {'what': 'cue', 'before': b.cue, 'after': a.cue},
            {'what': 'source', 'before': b.source, 'after': a.source},
            {'what': 'speakers', 'before': b.speakers, 'after': a.speakers},
            {'what': 'speaker_type', 'before': b.speaker_type, 'after': a.speaker_type},
            {'what': 'addressee', 'before': b.addressee, 'after': a.addressee},
            {'what': 'relay', 'before': b.relay, 'after': a.relay},
            {'what': 'stances', 'before': b.stances, 'after': a.stances}
        ], recursive := true), a.run_id IS NOT NULL AND b.run_id IS NOT NULL AS in_both
    FROM (FROM described WHERE run_id = $before) AS b
    FULL JOIN (FROM described WHERE run_id = $after) AS a USING (document_id, spans, number)
)
SELECT document_id, words AS content, what, before, after
FROM paired
WHERE before IS DISTINCT FROM after AND (in_both OR what = 'quote')
ORDER BY document_id, position, spans, what"""
"""What changed from run `$before` to run `$after` in the documents that both have.

A quote that only one of them has is one row, with NULL on the other side; of a quote with the same
content in both, there is a row for each thing that differs.
"""

EXAMPLES = (
    Example(
        "Who is quoted most, and from when to when?",
        """\
SELECT
    speaker, speaker_type, count(*) AS quotes, min(published) AS first, max(published) AS last
FROM statements
WHERE speaker IS NOT NULL
GROUP BY ALL
ORDER BY quotes DESC, speaker
LIMIT 10""",
    ),
    Example(
        "What did one speaker say, newest first? (Put a name in place of the subquery.)",
        """\
SELECT published, publisher, kind, content, addressee, relay
FROM statements
WHERE speaker = (SELECT name FROM speakers ORDER BY len(aliases) DESC, name LIMIT 1)
ORDER BY published DESC NULLS LAST, quote_id
LIMIT 10""",
    ),
    Example(
        "What divides the speakers: who supports it, and who opposes it?",
        """\
SELECT
    target,
    list(DISTINCT speaker ORDER BY speaker) FILTER (label = 'support') AS supporters,
    list(DISTINCT speaker ORDER BY speaker) FILTER (label = 'oppose') AS opponents
FROM speaker_stances
GROUP BY target
HAVING supporters IS NOT NULL AND opponents IS NOT NULL
ORDER BY len(supporters) + len(opponents) DESC, target
LIMIT 10""",
    ),
    Example(
        "How do stances move from month to month?",
        """\
SELECT
    date_trunc('month', published)::DATE AS month, target,
    count(*) FILTER (label = 'support') AS support,
    count(*) FILTER (label = 'oppose') AS oppose
FROM speaker_stances
WHERE published IS NOT NULL
GROUP BY ALL
HAVING support + oppose > 0
ORDER BY month, support + oppose DESC, target
LIMIT 20""",
    ),
    Example(
        "How much of what each outlet reports is in the speaker's own words, and has a name?",
        """\
SELECT
    publisher, count(*) AS statements,
    round(100 * avg((kind = 'direct')::INTEGER)) AS percent_direct,
    round(100 * avg((speaker IS NOT NULL)::INTEGER)) AS percent_named
FROM statements
GROUP BY publisher
ORDER BY statements DESC, publisher
LIMIT 10""",
    ),
)
"""Five questions to start from; `quotes sql` without a query prints them."""
