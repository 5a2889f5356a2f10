"""Annotations read back from the database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from quotes.store.rows import arrow
from quotes.types import Annotation, Document, Quote, Span, Stance

_CHUNK = 5_000  # documents at a time: about 25 MB of text, and few scans of a large table

_DOCUMENTS = """\
SELECT
    document_id, text, title, url, publisher, agency, byline, place, published,
    body_start, body_end, path, origins
FROM documents SEMI JOIN chosen USING (document_id)
ORDER BY rowid"""

_QUOTES = """\
WITH latest AS (
    SELECT q.*
    FROM quotes AS q SEMI JOIN (
        FROM documents SEMI JOIN chosen USING (document_id)
    ) USING (document_id, run_id)
), names AS (
    SELECT quote_id, list(name ORDER BY position) AS names
    FROM quote_speakers SEMI JOIN latest USING (quote_id) GROUP BY quote_id
), positions AS (
    SELECT quote_id, list((name, target_name, label, score) ORDER BY position) AS stances
    FROM stances SEMI JOIN latest USING (quote_id) GROUP BY quote_id
)
SELECT
    document_id, kind, spans, cue_spans, source_spans, names, speaker_type, addressee,
    addressee_spans, relay, relay_spans, stances, confidence, rule, reason
FROM latest LEFT JOIN names USING (quote_id) LEFT JOIN positions USING (quote_id)
ORDER BY document_id, position"""


def read(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[Annotation]:
    """Yield the documents `ids` with the quotes of their latest run, in the table's order.

    Quotes carry no `id`, and names stand as the article gives them.
    """
    for start in range(0, len(ids), _CHUNK):
        connection.register("chosen", arrow("chosen", [(i,) for i in ids[start : start + _CHUNK]]))
        documents = connection.execute(_DOCUMENTS).fetchall()
        quotes: Mapping[str, list[Quote]] = defaultdict(list)
        for document_id, *row in connection.execute(_QUOTES).fetchall():
            quotes[document_id].append(_quote(row))
        connection.unregister("chosen")
        for document in map(_document, documents):
            yield Annotation(document, tuple(quotes[document.id]))


def _document(row: Sequence[Any]) -> Document:
    document_id, text, title, url, publisher, agency, byline, place, published = row[:9]
    start, end, path, origins = row[9:]
    return Document(
        id=document_id,
        text=text,
        title=title,
        url=url,
        publisher=publisher,
        agency=agency,
        byline=byline,
        place=place,
        published=published,
        body=None if start is None else Span(start, end),
        path=path,
        origins=json.loads(origins or "{}"),
    )


def _quote(row: Sequence[Any]) -> Quote:
    kind, content, cue, source, names, speaker_type, addressee = row[:7]
    addressee_span, relay, relay_span, stances, confidence, rule, reason = row[7:]
    return Quote(
        content=_spans(content),
        kind=kind,
        cue=_spans(cue),
        source=_spans(source),
        speakers=tuple(names or ()),
        speaker_type=speaker_type,
        addressee=addressee,
        relay=relay,
        relay_span=_spans(relay_span),
        addressee_span=_spans(addressee_span),
        stances=tuple(Stance(*stance) for stance in stances or ()),
        confidence=confidence,
        rule=rule,
        reason=reason,
    )


def _spans(offsets: Sequence[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(span["start"], span["end"]) for span in offsets)
