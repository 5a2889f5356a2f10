"""The user's own file of speakers: names that belong together, whatever the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from quotes.entries import read_entries
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
    found = read_entries(path, "speaker", ("name", "aliases", "type", "id"))
    entries = tuple(_alias(*entry) for entry in found)
    owner: dict[tuple[tuple[str, ...], str | None], str] = {}
    for entry in entries:
        for name in {name_words(name) for name in (entry.name, *entry.aliases)}:
            other = owner.setdefault((name, entry.type), entry.name)
            if other != entry.name:
                raise InputError(
                    f"{path}: “{' '.join(name)}” belongs to {other} and to {entry.name}; keep one"
                )
    return entries


def _alias(where: str, name: str, table: Mapping[str, Any]) -> Alias:
    others = table.get("aliases", [])
    if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
        raise InputError(f"{where}: aliases is {others!r}; give a list of names")
    for key in ("type", "id"):
        if not isinstance(table.get(key, ""), str):
            raise InputError(f"{where}: {key} is {table[key]!r}; give a text")
    if table.get("type") not in (None, *_TYPES):
        raise InputError(f"{where}: type is {table['type']!r}; give one of {', '.join(_TYPES)}")
    return Alias(name, tuple(others), table.get("type"), table.get("id"))
