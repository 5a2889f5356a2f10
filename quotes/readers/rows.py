"""Rows of tables and JSON objects to records: which column is what."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from quotes.document import first_date
from quotes.readers.records import Failure, Record, record

log = logging.getLogger(__name__)

FACTS = ("title", "url", "publisher", "agency", "byline", "place", "published")
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

_NAMES, _NAME = 8, 40
"""Columns, and characters of each, that an error shows; the first row may be no names at all."""


class Columns:
    """Which column holds which field: as told, as named, or as guessed, and then announced once."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told
        self._announced: set[tuple[str, str]] = set()

    def value(self, row: Row, field: str) -> object:
        """Return the field's value in `row`, None where there is none."""
        if field in self._told:
            return row.get(self._told[field])
        if row.get(field) is not None:
            return row[field]
        for name in _GUESSES.get(field, ()):
            if isinstance(row.get(name), str):
                self._announce(field, name)
                return row[name]
        return None

    def _announce(self, field: str, name: str) -> None:
        if (field, name) not in self._announced:
            self._announced.add((field, name))
            option = "date" if field == "published" else field
            log.warning("taking %s from %r; --%s-field names another", option, name, option)

    def record(self, row: Row, path: str | None, where: str, read: int) -> Record | Failure:
        """Return the row's document; `where` says which row of the file it is."""
        id = self.value(row, "id")
        id = str(id) if isinstance(id, str | int) and str(id).strip() else None
        text = self.value(row, "text")
        if not isinstance(text, str):
            kind = "no text" if text is None else f"a text that is {type(text).__name__}"
            names = ", ".join(" ".join(str(name)[:_NAME].split()) for name in list(row)[:_NAMES])
            return Failure(
                path, id, f"{where}: has {kind}; --text-field names its column ({names})"
            )
        given = {fact: str(value) for fact in FACTS if (value := self.value(row, fact)) is not None}
        if "published" in given:
            given["published"] = first_date(given["published"]) or given["published"]
        return record(path, text, id=id, given=given | _body(row, text), read=read)


def _body(row: Row, text: str) -> dict[str, list[int]]:
    """Return the body that the row gives, if it is a range of `text`."""
    match row.get("body"):
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return {"body": [start, end]}
    return {}
