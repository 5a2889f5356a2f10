"""One row for each speaker across all documents, made from the names that the quotes give.

Quotes keep the name as found, so that speakers can be merged anew at any time and the result
depends on which names there are, never on the order in which they came.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import duckdb

from quotes.store.rows import Row, arrow, speaker_id


class FoundName(NamedTuple):
    """A name with its type, as articles give them, and how many quotes and stances use it."""

    name: str
    type: str | None
    uses: int


Merge = Callable[[Sequence[FoundName]], Iterable[Sequence[FoundName]]]
"""Groups the names of one speaker, the name to show first; every name is in one group.

The names come sorted and without duplicates.
"""


def by_name(names: Sequence[FoundName]) -> list[list[FoundName]]:
    """Group names of one type that differ only in letter case, accents' encoding and blanks.

    The most frequent spelling comes first.
    """
    keyed = sorted((_key(found), -found.uses, found) for found in names)
    return [[found for *_, found in group] for _, group in groupby(keyed, key=lambda row: row[0])]


def rebuild_speakers(connection: duckdb.DuckDBPyConnection, merge: Merge) -> None:
    """Fill `speakers` and every `speaker_id` from the names that quotes and stances give."""
    found = connection.execute(
        "SELECT name, type, count(*) FROM ("
        "    SELECT name, type FROM quote_speakers UNION ALL SELECT name, type FROM stances"
        ") GROUP BY ALL ORDER BY name, type NULLS FIRST"
    ).fetchall()
    speakers: list[Row] = []
    names: list[Row] = []
    for group in merge([FoundName(*row) for row in found]):
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


def _key(found: FoundName) -> tuple[str, str]:
    name = unicodedata.normalize("NFKC", found.name).casefold()
    return " ".join(name.split()), found.type or ""
