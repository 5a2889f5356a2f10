"""One row for each speaker across all documents, made from the names that the quotes give.

Quotes keep the name as found, so that speakers can be merged anew at any time and the result
depends on which names there are, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import duckdb

from quotes.identity import FoundName
from quotes.store.rows import Row, arrow, speaker_id

Merge = Callable[[Sequence[FoundName]], Iterable[Sequence[FoundName]]]
"""Groups the names of one speaker, the name to show first; every name is in one group.

The names come sorted and without duplicates.
"""


def names_of(connection: duckdb.DuckDBPyConnection) -> list[FoundName]:
    """Return every name that quotes and stances give, sorted."""
    rows = connection.execute(
        "SELECT name, type, count(*) FROM ("
        "    SELECT name, type FROM quote_speakers UNION ALL SELECT name, type FROM stances"
        ") GROUP BY ALL ORDER BY name, type NULLS FIRST"
    ).fetchall()
    return [FoundName(*row) for row in rows]


def rebuild_speakers(connection: duckdb.DuckDBPyConnection, merge: Merge) -> None:
    """Fill `speakers` and every `speaker_id` from the names that quotes and stances give."""
    found = names_of(connection)
    speakers: list[Row] = []
    names: list[Row] = []
    for group in merge(found):
        name, kind, _ = group[0]
        identifier = speaker_id(name, kind)
        aliases = sorted({alias.name for alias in group} - {name})
        speakers.append((identifier, name, kind, aliases))
        names.extend((alias.name, alias.type, identifier) for alias in group)
    speakers.sort(key=lambda speaker: (speaker[1], speaker[2] or ""))
    connection.register("merged", arrow("speakers", speakers))
    connection.execute("DELETE FROM speakers; INSERT INTO speakers BY NAME FROM merged")
    connection.register("merged", arrow("names", names))
    for table in ("quote_speakers", "stances"):
        connection.execute(
            f"UPDATE {table} AS t SET speaker_id = m.speaker_id FROM merged AS m "
            "WHERE t.name = m.name AND t.type IS NOT DISTINCT FROM m.type "
            "AND t.speaker_id <> m.speaker_id"
        )
    connection.unregister("merged")
