"""The user's own file of speakers: names that belong together, whatever the rules say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from quotes.errors import InputError
from quotes.names import name_words
from quotes.types import SpeakerType

_TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)


@dataclass(frozen=True, slots=True)
class Alias:
    """An entry of the alias file: a speaker by the name to show; `id` such as a Wikidata QID."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    id: str | None = None


def read_aliases(path: Path) -> tuple[Alias, ...]:
    """Read an alias file: TOML with a `[[speaker]]` table of `name`, `aliases`, `type`, `id` each.

    Raises InputError with the entry that is wrong, or if two entries claim one name.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot read {path}: {reason}; give TOML with [[speaker]]") from error
    if unknown := content.keys() - {"speaker"}:
        raise InputError(f"{path}: {sorted(unknown)[0]!r} is no key; head each with [[speaker]]")
    tables = content.get("speaker", [])
    if not isinstance(tables, list):
        raise InputError(f"{path}: speaker is no list; head each with [[speaker]]")
    entries = tuple(_alias(path, number, table) for number, table in enumerate(tables, 1))
    owner: dict[tuple[tuple[str, ...], str | None], str] = {}
    for entry in entries:
        for name in {name_words(name) for name in (entry.name, *entry.aliases)}:
            other = owner.setdefault((name, entry.type), entry.name)
            if other != entry.name:
                raise InputError(
                    f"{path}: “{' '.join(name)}” belongs to {other} and to {entry.name}; keep one"
                )
    return entries


def _alias(path: Path, number: int, table: object) -> Alias:
    where = f"{path}: speaker {number}"
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(name, str) or not name.strip():
        raise InputError(f'{where} has no name; give name = "..."')
    if unknown := table.keys() - {"name", "aliases", "type", "id"}:
        raise InputError(f"{where}: {sorted(unknown)[0]!r} is no key; give name, aliases, type, id")
    others = table.get("aliases", [])
    if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
        raise InputError(f"{where}: aliases is {others!r}; give a list of names")
    for key in ("type", "id"):
        if not isinstance(table.get(key, ""), str):
            raise InputError(f"{where}: {key} is {table[key]!r}; give a text")
    if table.get("type") not in (None, *_TYPES):
        raise InputError(f"{where}: type is {table['type']!r}; give one of {', '.join(_TYPES)}")
    return Alias(name, tuple(others), table.get("type"), table.get("id"))
