"""A run: records in, annotations out to the database and to JSONL, resumable and batch by batch."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TextIO

from quotes.annotations import encode
from quotes.document import parse
from quotes.pipeline import Annotator
from quotes.readers import Record
from quotes.store import Store, text_hash
from quotes.types import Annotation, Document, Failure

_LOG = logging.getLogger(__name__)

# A batch is one transaction: large enough that writing costs little, small enough that an
# interrupted run loses no more than a few seconds of work.
_BATCH_DOCUMENTS = 200
_BATCH_SECONDS = 5.0


def document_of(record: Record) -> Document:
    """Return the structure of what was read."""
    return parse(record.text, id=record.id, path=record.path, given=record.given)


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts so far; `known` documents were in the database already, `read` is bytes of input."""

    documents: int = 0
    quotes: int = 0
    known: int = 0
    failures: int = 0
    read: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that the run has already."""

    annotation: Annotation


@dataclass(slots=True)
class Run:
    """One run over records: `store` and `out` are where annotations go, either may be None.

    A document that fails becomes a row of `failures`, and the run goes on. Documents that the
    store's run has already are not annotated again; `out` gets them from the store.
    """

    annotator: Annotator
    store: Store | None = None
    out: TextIO | None = None
    report: Callable[[Progress], None] = lambda _: None
    progress: Progress = Progress()
    _texts: dict[int, int] = field(default_factory=dict)
    _replaced: list[str] = field(default_factory=list)

    def __call__(self, records: Iterable[Record | Failure]) -> Progress:
        """Annotate everything, in order, and return the final counts."""
        batch: list[Annotation | Failure] = []
        written = time.monotonic()
        items: Iterator[Annotation | Failure | _Known] = self.annotator.annotate(
            self._prepared(records)
        )
        for item in items:
            if not isinstance(item, _Known):
                batch.append(item)
            self._count(item)
            if len(batch) >= _BATCH_DOCUMENTS or time.monotonic() - written > _BATCH_SECONDS:
                self._write(batch)
                batch, written = [], time.monotonic()
        self._write(batch)
        if self._replaced:
            _LOG.warning(
                "%d of the texts took the place of another with the same id, the first %r; "
                "give every text an id of its own",
                len(self._replaced),
                self._replaced[0],
            )
        return self.progress

    def _prepared(
        self, records: Iterable[Record | Failure]
    ) -> Iterator[Document | _Known | Failure]:
        for record in records:
            if isinstance(record, Failure):
                yield record
                continue
            self.progress = replace(self.progress, read=record.read)
            document = document_of(record)
            if self.store is None or not self._is_known(self.store, document):
                yield document
            elif self.out is not None:
                yield _Known(self.store.annotation(document.id))
            else:
                yield _Known(Annotation(document))

    def _is_known(self, store: Store, document: Document) -> bool:
        """Say whether the store's run has a document, noting ids that came with another text."""
        digest = text_hash(document.text)
        # Numbers, since millions of ids and texts would not fit.
        text = hash(digest)
        if self._texts.setdefault(hash(document.id), text) != text:
            self._replaced.append(document.id)
        return store.seen(document.id, digest)

    def _count(self, item: Annotation | _Known | Failure) -> None:
        old = self.progress
        if isinstance(item, Failure):
            self.progress = replace(old, failures=old.failures + 1)
            if self.store is None:  # which would record it
                _LOG.warning("%s %s", item.path or item.document_id or "stdin", item.error)
        elif isinstance(item, _Known):
            self.progress = replace(old, known=old.known + 1)
            self._emit(item.annotation)
        else:
            self.progress = replace(
                old, documents=old.documents + 1, quotes=old.quotes + len(item.quotes)
            )
            self._emit(item)
        self.report(self.progress)

    def _emit(self, annotation: Annotation) -> None:
        if self.out is not None:
            self.out.write(encode(annotation).decode())

    def _write(self, batch: list[Annotation | Failure]) -> None:
        if self.store is not None and batch:
            self.store.write(
                [item for item in batch if isinstance(item, Annotation)],
                [item for item in batch if isinstance(item, Failure)],
            )
