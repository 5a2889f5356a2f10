"""Annotations as rows of the tables, and rows as Arrow tables for bulk loading."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

import numpy as np
from arro3.core import Array, DataType, Field, Table, list_array, struct_array

from quotes.types import Annotation, Document, Failure, Quote, Span, SpeakerType

Row = tuple[Any, ...]

_TEXT = DataType.large_utf8()
_INTEGER = DataType.int32()
_REAL = DataType.float64()
_OFFSETS = [Field("start", _INTEGER, nullable=False), Field("end", _INTEGER, nullable=False)]
_SPANS = DataType.list(DataType.struct(_OFFSETS))
_TEXTS = DataType.list(_TEXT)
_BYTES = DataType.large_binary()

_DIGITS = 4  # of confidences and scores: more would be noise, and differ between processors
_SURROGATES = re.compile("[\ud800-\udfff]")

SCHEMAS: Mapping[str, Mapping[str, DataType]] = {
    "documents": {
        **dict.fromkeys(
            ("document_id", "path", "url", "title", "publisher", "agency", "byline"), _TEXT
        ),
        **dict.fromkeys(("place", "published", "text", "text_hash"), _TEXT),
        **dict.fromkeys(("body_start", "body_end"), _INTEGER),
        **dict.fromkeys(("run_id", "origins"), _TEXT),
    },
    "annotated": dict.fromkeys(("run_id", "document_id", "text_hash"), _TEXT),
    "quotes": {
        **dict.fromkeys(("quote_id", "document_id"), _TEXT),
        "position": _INTEGER,
        **dict.fromkeys(("kind", "speaker_type", "addressee", "relay"), _TEXT),
        **{
            name: kind
            for role, spans in (
                ("content", "spans"),
                ("cue", "cue_spans"),
                ("source", "source_spans"),
            )
            for name, kind in ((role, _TEXT), (spans, _SPANS))
        },
        **dict.fromkeys(("addressee_spans", "relay_spans"), _SPANS),
        "confidence": _REAL,
        **dict.fromkeys(("rule", "reason", "run_id"), _TEXT),
        "number": _INTEGER,
        **dict.fromkeys(("speaker", "type", "published", "publisher", "title"), _TEXT),
    },
    "quote_speakers": {
        **dict.fromkeys(("quote_id", "speaker_id"), _TEXT),
        "position": _INTEGER,
        **dict.fromkeys(("name", "type"), _TEXT),
        "number": _INTEGER,
    },
    "stances": {
        **dict.fromkeys(("quote_id", "speaker_id", "target", "label"), _TEXT),
        "score": _REAL,
        "position": _INTEGER,
        **dict.fromkeys(("name", "type", "speaker", "document_id", "content"), _TEXT),
        **dict.fromkeys(("published", "publisher", "target_name"), _TEXT),
    },
    "failures": dict.fromkeys(("path", "document_id", "error", "run_id"), _TEXT),
    "speakers": {**dict.fromkeys(("speaker_id", "name", "type"), _TEXT), "aliases": _TEXTS},
    "signatures": {"document_id": _TEXT, "signature": _BYTES},
    "quote_signatures": {"number": _INTEGER, "signature": _BYTES},
    "copies": dict.fromkeys(("id", "cluster_id"), _TEXT),
    "chosen": {"document_id": _TEXT},
    "names": dict.fromkeys(("name", "type", "speaker_id", "speaker", "speaker_type"), _TEXT),
    "targets": dict.fromkeys(("target_name", "target"), _TEXT),
}
"""Columns of what is loaded: the tables, and lists that queries join with."""


def digest(*parts: str | None) -> str:
    """Return 16 hexadecimal digits that identify `parts`; none but the last may hold a NUL.

    At ten million quotes the odds that any two share 64 bits are 3 in a million.
    """
    joined = "\0".join([part or "" for part in parts])
    return hashlib.blake2b(_bytes(joined), digest_size=8).hexdigest()


@lru_cache(maxsize=100_000)
def speaker_id(name: str, kind: str | None) -> str:
    """Return the identifier of a speaker shown as `name`, of a type."""
    return digest(name, kind)


def text_hash(text: str) -> str:
    """Return what `sha256(text)` returns in DuckDB for the text as it is stored."""
    return hashlib.sha256(_bytes(text)).hexdigest()


def rows_of(
    annotations: Iterable[Annotation], failures: Iterable[Failure], run_id: str, *, number: int = 0
) -> Mapping[str, list[Row]]:
    """Return the rows that a batch adds to each table, in the order of `SCHEMAS`' columns.

    Quotes are numbered from `number`.
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    numbers = count(number)
    for annotation in annotations:
        document = annotation.document
        hashed = text_hash(document.text)
        rows["annotated"].append((run_id, document.id, hashed))
        rows["documents"].append(_document_row(annotation, hashed, run_id))
        for position, (quote, quote_id) in enumerate(_identified(annotation, run_id)):
            identifiers = (quote_id, run_id, next(numbers))
            rows["quotes"].append(_quote_row(annotation, position, quote, identifiers))
            rows["quote_speakers"].extend(_speaker_rows(quote, identifiers))
            rows["stances"].extend(_stance_rows(document, quote, quote_id))
    rows["failures"] = [(f.path, f.document_id, f.error, run_id) for f in failures]
    return rows


def arrow(name: str, rows: Sequence[Row]) -> Table:
    """Return `rows` as an Arrow table with the columns of `SCHEMAS[name]`."""
    schema = SCHEMAS[name]
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return Table.from_pydict(
        {
            column: _column(values, kind)
            for (column, kind), values in zip(schema.items(), columns, strict=True)
        }
    )


def _document_row(annotation: Annotation, hashed: str, run_id: str) -> Row:
    document = annotation.document
    start, end = document.body or (None, None)
    facts = (document.path, document.url, document.title, document.publisher, document.agency)
    place = (document.byline, document.place, document.published)
    origins = json.dumps(dict(document.origins), sort_keys=True) if document.origins else None
    return (document.id, *facts, *place, document.text, hashed, start, end, run_id, origins)


def _identified(annotation: Annotation, run_id: str) -> Iterator[tuple[Quote, str]]:
    """Yield each quote with its identifier; exact duplicates are told apart by number."""
    found: dict[str, int] = {}
    for quote in annotation.quotes:
        offsets = f"{_flat(quote.content)}{_flat(quote.cue)}{_flat(quote.source)}"
        number = found[offsets] = found.get(offsets, -1) + 1
        yield quote, digest(run_id, annotation.document.id, f"{offsets}{number}")


def _flat(spans: Iterable[Span]) -> list[int]:
    return [*chain.from_iterable(spans)]


def _quote_row(
    annotation: Annotation, position: int, quote: Quote, identifiers: tuple[str, str, int]
) -> Row:
    document = annotation.document
    text = document.text
    quote_id, run_id, number = identifiers
    speaker = quote.speakers[0] if quote.speakers else None
    return (
        *(quote_id, document.id, position),
        *(quote.kind, quote.speaker_type, quote.addressee or None, quote.relay or None),
        *(_words(text, quote.content) or "", quote.content),
        *(_words(text, quote.cue), quote.cue, _words(text, quote.source), quote.source),
        *(quote.addressee_span, quote.relay_span, round(quote.confidence, _DIGITS)),
        *(quote.rule, quote.reason, run_id, number, speaker, quote.speaker_type),
        *(document.published, document.publisher, document.title),
    )


def _words(text: str, spans: Sequence[Span]) -> str | None:
    return " ".join([text[start:end] for start, end in spans]) if spans else None


def _speaker_rows(quote: Quote, identifiers: tuple[str, str, int]) -> Iterator[Row]:
    quote_id, _, number = identifiers
    kind = quote.speaker_type
    for position, name in enumerate(dict.fromkeys(quote.speakers)):
        yield quote_id, speaker_id(name, kind), position, name, kind, number


def _stance_rows(document: Document, quote: Quote, quote_id: str) -> Iterator[Row]:
    if not quote.stances:
        return
    content = _words(document.text, quote.content) or ""
    shown = (document.id, content, document.published, document.publisher)
    for position, stance in enumerate(quote.stances):
        name, score = stance.speaker, round(stance.score, _DIGITS)
        # The quote's type is that of its speakers; of anybody else the type is not known.
        kind: SpeakerType | None = quote.speaker_type if name in quote.speakers else None
        stands = (stance.target, stance.label, score, position)
        yield (quote_id, speaker_id(name, kind), *stands, name, kind, name, *shown, stance.target)


def _column(values: Sequence[Any], kind: DataType) -> Array:
    if kind == _SPANS:
        return _lists(values, _structs([span for spans in values for span in spans]))
    if kind == _TEXTS:
        return _lists(values, _column([text for texts in values for text in texts], _TEXT))
    try:
        return Array(values, kind)
    except UnicodeEncodeError:
        return Array([value and valid(value) for value in values], kind)


def _structs(spans: Sequence[Span]) -> Array:
    offsets = np.array(spans, dtype=np.int32).reshape(-1, 2)
    columns = [Array.from_numpy(np.ascontiguousarray(offsets[:, side])) for side in (0, 1)]
    return struct_array(columns, fields=_OFFSETS)


def _lists(values: Sequence[Sequence[Any]], items: Array) -> Array:
    ends = np.cumsum([0, *map(len, values)], dtype=np.int32)
    return list_array(Array.from_numpy(ends), items)


def valid(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 lacks, replaced one for one."""
    return _SURROGATES.sub("\ufffd", text)


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return valid(text).encode()
