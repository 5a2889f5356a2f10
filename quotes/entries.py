"""Files that users write: TOML with a table for each entry, under one key."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quotes.errors import InputError


class Entry(NamedTuple):
    """One table: where it stands, as messages say it, its name, and all that it has."""

    where: str
    name: str
    table: Mapping[str, Any]


def read_entries(path: Path, kind: str, keys: Container[str]) -> list[Entry]:
    """Return the `[[kind]]` tables of a file, each with a name and no other than these `keys`.

    Raises InputError with what is wrong, or if the file cannot be read.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot read {path}: {reason}; give TOML with [[{kind}]]") from error
    if unknown := content.keys() - {kind}:
        raise InputError(f"{path}: {sorted(unknown)[0]!r} is no key; head each with [[{kind}]]")
    tables = content.get(kind, [])
    if not isinstance(tables, list):
        raise InputError(f"{path}: {kind} is no list; head each with [[{kind}]]")
    return [_entry(f"{path}: {kind} {n}", table, keys) for n, table in enumerate(tables, 1)]


def _entry(where: str, table: Any, keys: Container[str]) -> Entry:
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise InputError(f'{where} has no name; give name = "..."')
    if unknown := [key for key in sorted(table) if key not in keys]:
        raise InputError(f"{where}: {unknown[0]!r} is no key; see quotes annotate --help")
    return Entry(where, name, table)
