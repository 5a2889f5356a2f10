"""What pages say about their article in JSON-LD (schema.org), which is often malformed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_KINDS = re.compile(r"(?:article|blogposting|report)$", re.I), re.compile(r"webpage$", re.I)
"""Types of objects that describe the article, the surest first."""


class LinkedData:
    """The objects of a page's JSON-LD, which refer to one another by `@id`."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._objects = list(_objects(values))
        self._named = {
            o["@id"]: o["name"]
            for o in self._objects
            if isinstance(o.get("@id"), str) and "name" in o
        }

    def article(self) -> dict[str, Any]:
        """Return the object that describes the article, empty if there is none."""
        for kind in _KINDS:
            for value in self._objects:
                types = value.get("@type")
                types = types if isinstance(types, list) else [types]
                if any(isinstance(name, str) and kind.search(name) for name in types):
                    return value
        return {}

    def names(self, value: object) -> Iterator[str]:
        """Yield the names in a value: strings, objects with a name or known by one, or lists."""
        for entry in value if isinstance(value, list) else [value]:
            name = entry
            if isinstance(entry, dict):
                key = entry.get("@id")
                name = entry.get("name") or (self._named.get(key) if isinstance(key, str) else None)
            if isinstance(name, str) and name.strip():
                yield name.strip()


def string(value: object) -> str | None:
    """Return a string that says something, else None."""
    return value.strip() or None if isinstance(value, str) else None


def _objects(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects, which stand alone, in lists or in graphs, in order."""
    waiting = list(values)[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.append(value.get("@graph"))
