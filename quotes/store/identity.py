"""One row for each speaker across all documents, made from the names that the quotes give.

Quotes and stances keep names as found, so that speakers can be merged anew at any time and the
result depends on which names the views show, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import duckdb

from quotes.identity import Alias, FoundName, name_targets
from quotes.store.rows import Row, arrow, speaker_id


class Merge(Protocol):
    """Groups the names of one speaker, the name to show first; every name is in one group."""

    def __call__(
        self, names: Sequence[FoundName], /, *, aliases: Sequence[Alias]
    ) -> Iterable[Sequence[FoundName]]:
        """Take names sorted and without duplicates, and what the user's alias file says."""


_NAMES = """\
SELECT name, type, count(*) FILTER (shown) FROM (
    SELECT name, type, number NOT IN (SELECT number FROM quotes WHERE NOT shown) AS shown
    FROM quote_speakers
    UNION ALL SELECT name, type, shown FROM stances
) GROUP BY ALL ORDER BY name, type NULLS FIRST"""

# Speakers of quotes and stances follow the names that moved to another speaker, few as a rule.
_MOVED = "FROM merged AS m WHERE {t}.name = m.name AND {t}.type IS NOT DISTINCT FROM m.type "
_FOLLOW = f"""\
UPDATE quotes AS q
SET speaker = m.speaker, type = coalesce(m.speaker_type, q.speaker_type)
FROM (
    SELECT p.number, m.speaker, m.speaker_type
    FROM quote_speakers AS p JOIN merged AS m
    ON p.name = m.name AND p.type IS NOT DISTINCT FROM m.type
    WHERE p.position = 0 AND p.speaker_id <> m.speaker_id
) AS m WHERE q.number = m.number;
UPDATE quote_speakers AS p SET speaker_id = m.speaker_id
{_MOVED.format(t="p")} AND p.speaker_id <> m.speaker_id;
UPDATE stances AS t SET speaker_id = m.speaker_id, speaker = m.speaker
{_MOVED.format(t="t")} AND t.speaker_id <> m.speaker_id"""

_TARGETS = "SELECT target_name, count(*) FILTER (shown) FROM stances GROUP BY ALL"
_FOLLOW_TARGETS = """\
UPDATE stances AS t SET target = m.target FROM merged AS m
WHERE t.target_name = m.target_name AND t.target <> m.target"""


def names_of(connection: duckdb.DuckDBPyConnection) -> list[FoundName]:
    """Return every name that quotes and stances in the views give, sorted."""
    return [name for name in _all_names(connection) if name.uses]


def rebuild_speakers(
    connection: duckdb.DuckDBPyConnection, merge: Merge, aliases: Sequence[Alias]
) -> None:
    """Fill `speakers` and whom quotes and stances are by and about from the names that these give.

    A name that only superseded runs give is a speaker of its own, without a row in `speakers`.
    """
    found = _all_names(connection)
    speakers: list[Row] = []
    names: list[Row] = [
        (name, kind, speaker_id(name, kind), name, kind) for name, kind, uses in found if not uses
    ]
    groups = [*merge([name for name in found if name.uses], aliases=aliases)]
    for group in groups:
        name, kind, _ = group[0]
        identifier = speaker_id(name, kind)
        others = sorted({alias.name for alias in group} - {name})
        speakers.append((identifier, name, kind, others))
        names.extend((alias.name, alias.type, identifier, name, kind) for alias in group)
    speakers.sort(key=lambda speaker: (speaker[1], speaker[2] or ""))
    connection.register("merged", arrow("speakers", speakers))
    connection.execute("DELETE FROM speakers; INSERT INTO speakers BY NAME FROM merged")
    connection.register("merged", arrow("names", names))
    connection.execute(_FOLLOW)
    targets = name_targets(dict(connection.execute(_TARGETS).fetchall()), groups, aliases=aliases)
    connection.register("merged", arrow("targets", [*targets.items()]))
    connection.execute(_FOLLOW_TARGETS)
    connection.unregister("merged")


def _all_names(connection: duckdb.DuckDBPyConnection) -> list[FoundName]:
    return [FoundName(*row) for row in connection.execute(_NAMES).fetchall()]
