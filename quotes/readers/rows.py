"""Rows of tables and JSON objects to records: which column is what."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from quotes.document import first_date
from quotes.readers.records import Failure, Record, record

log = logging.getLogger(__name__)

FACTS = ("title", "url", "publisher", "agency", "byline", "place", "published")
FIELDS = ("id", "text", *FACTS)
Row = Mapping[str, Any]
_GUESSES = {
    "text": ("content", "article", "maintext", "article_text", "full_text", "plain_text", "body"),
    "title": ("headline",),
    "url": ("link", "source_url", "uri"),
    "publisher": ("source", "outlet", "site", "newspaper", "publication"),
    "byline": ("author", "authors"),
    "published": ("date", "date_publish", "date_published", "publish_date", "published_at"),
    "id": ("document_id", "doc_id", "article_id"),
}
"""Names that data sets give to the fields, the likeliest first."""
_LISTS = frozenset(("author", "authors"))
"""Of those, what may hold several; others that are no text are something else."""

_NAMES, _NAME = 8, 40
"""Columns, and characters of each, that an error shows; the first row may be no names at all."""

_PLANS = 1_000
"""Sets of column names that are remembered; few files have more than one."""


class Columns:
    """Which column holds which field: as told, as named, or as guessed, and then announced once."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told
        self._plans: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._announced: set[tuple[str, str]] = set()

    def values(self, row: Row) -> dict[str, Any]:
        """Return the values in `row` by field, without those that are None."""
        found: dict[str, Any] = {}
        for field, name in self._plan(tuple(row)):
            value = row[name]
            if value is None or field in found:
                continue
            if name != field and field not in self._told:
                if not isinstance(value, str) and not (value and name in _LISTS):
                    continue
                self._announce(field, name)
            found[field] = value
        return found

    def _plan(self, names: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return fields with the columns they may be in, the likeliest first; rows repeat names."""
        plan = self._plans.get(names)
        if plan is None:
            wanted = {
                field: (self._told[field],)
                if field in self._told
                else (field, *_GUESSES.get(field, ()))
                for field in FIELDS
            }
            plan = [(field, n) for field in FIELDS for n in wanted[field] if n in names]
            if len(self._plans) < _PLANS:
                self._plans[names] = plan
        return plan

    def _announce(self, field: str, name: str) -> None:
        if (field, name) not in self._announced:
            self._announced.add((field, name))
            option = "date" if field == "published" else field
            log.warning("taking %s from %r; --%s-field names another", option, name, option)

    def record(self, row: Row, path: str | None, where: str, read: int) -> Record | Failure:
        """Return the row's document; `where` says which row of the file it is."""
        given = self.values(row)
        id, text = given.pop("id", None), given.pop("text", None)
        id = str(id) if isinstance(id, str | int) and str(id).strip() else None
        if not isinstance(text, str):
            kind = "no text" if text is None else f"a text that is {type(text).__name__}"
            names = ", ".join(" ".join(str(name)[:_NAME].split()) for name in list(row)[:_NAMES])
            return Failure(
                path, id, f"{where}: has {kind}; --text-field names its column ({names})"
            )
        for fact, value in given.items():
            given[fact] = _said(value)
        if "published" in given:
            given["published"] = first_date(given["published"]) or given["published"]
        if "body" in row:
            given |= _body(row["body"], text)
        return record(path, text, id=id, given=given, read=read)


def _said(value: object) -> str:
    """Return a value as text; several authors are named together."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return " and ".join(value)
    return value if isinstance(value, str) else str(value)


def _body(value: object, text: str) -> dict[str, list[int]]:
    """Return the body that a row gives, if it is a range of `text`."""
    match value:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return {"body": [start, end]}
    return {}
