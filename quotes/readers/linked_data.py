"""What pages say about their article in JSON-LD (schema.org), which is often malformed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:article|blogposting|report)$", re.I)


def articles(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article; they stand alone, in lists or graphs."""
    waiting = list(values)[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            kinds = value.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                yield value
            waiting.append(value.get("@graph"))


def names(value: object) -> Iterator[str]:
    """Yield the names in a value: strings, objects with a name, or lists of those."""
    values = value if isinstance(value, list) else [value]
    for entry in values:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str) and name.strip():
            yield name.strip()


def string(value: object) -> str | None:
    """Return a string that says something, else None."""
    return value.strip() or None if isinstance(value, str) else None
