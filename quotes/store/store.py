"""The store: what a run writes, how it resumes, and what is read back."""

from __future__ import annotations

import contextlib
import json
import logging
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
from arro3.core import Table

from quotes.errors import LockedError, StoreError, UsageError, command
from quotes.identity import Alias, FoundName, merge
from quotes.store import latest, search, snapshot
from quotes.store.copies import find_copies, find_repetitions
from quotes.store.database import Result, ask, connect, write_parquet
from quotes.store.done import Done
from quotes.store.identity import Merge, names_of, rebuild_speakers
from quotes.store.reading import read
from quotes.store.rows import arrow, digest, rows_of
from quotes.store.search import Search
from quotes.types import Annotation, Failure

_LOG = logging.getLogger(__name__)

_TABLES = ("documents", "annotated", "quotes", "quote_speakers", "stances", "failures")
# What SQL adds to the rows of a table.
_DAY = "* REPLACE (TRY_CAST(published AS DATE) AS published), true AS shown"
_COMPUTED = {
    "documents": "*, document_id AS cluster_id",
    "quotes": f"{_DAY}, quote_id AS cluster_id, document_id AS story_id",
    "stances": _DAY,
}


class Store:
    """One DuckDB file, opened by `Store.open` and closed by `close` or a `with` statement."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._run_id = ""
        self._done: Done | None = None
        self._failed: set[Failure] = set()
        self._failed_before: set[Failure] = set()
        self._number = 0
        self._merged = True
        self._closing = contextlib.ExitStack()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, external: bool = False) -> Store:
        """Open `path`, made if it is missing and not `read_only`; raises StoreError if unusable.

        A reader of a file that another process writes gets a copy as of the last batch. Queries
        can reach no files and no network unless `external`.
        """
        try:
            return cls(connect(path, read_only=read_only, external=external), path)
        except LockedError:
            if not read_only:
                raise
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="quotes-"))
            copy = snapshot.copy(path, Path(folder))
            _LOG.warning("%s is being written; this is what it held after its last batch", path)
            store = cls(connect(path, read_only=True, external=external, copy=copy), path)
            store._closing = stack.pop_all()
            return store

    @classmethod
    def empty(cls) -> Store:
        """Return a store without a file and without tables, for questions that need none."""
        return cls(duckdb.connect(), Path(":memory:"))

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._connection.close()
        self._closing.close()

    def __enter__(self) -> Store:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def begin(
        self, *, config: Mapping[str, Any], model: str | None, model_hash: str | None, version: str
    ) -> str:
        """Begin a run, or continue the one of the same version, configuration and model.

        From now on the views show this run for every document that it has. Returns its `run_id`.
        """
        settings = json.dumps(config, sort_keys=True, ensure_ascii=False)
        self._run_id = run_id = digest(version, model_hash, model, settings)
        with self._transaction():
            unfinished = self._count("SELECT count(*) FROM runs WHERE finished_at IS NULL")
            self._merged = unfinished == 0 and self.unindexed() == 0
            if self._count("SELECT count(*) FROM runs WHERE run_id = ?", [run_id]):
                self._execute(
                    "UPDATE runs SET started_at = ?, finished_at = NULL WHERE run_id = ?",
                    [_now(), run_id],
                )
            else:
                self._execute(
                    "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, ?)",
                    [run_id, _now(), version, settings, model, model_hash],
                )
            self._merged = not latest.show(self._connection, run_id) and self._merged
        self._number = self._count("SELECT coalesce(max(number), 0) FROM quotes")
        self._done = Done(self._connection, run_id)
        failed = "SELECT path, document_id, error FROM failures WHERE run_id = ?"
        self._failed_before = {Failure(*row) for row in self._execute(failed, [run_id]).fetchall()}
        self._failed = set()
        return run_id

    def seen(self, document_id: str, text_hash: str) -> bool:
        """Say whether the run has this document with this text already."""
        return self._done is not None and self._done.has(document_id, text_hash)

    def write(self, annotations: Iterable[Annotation], failures: Iterable[Failure] = ()) -> None:
        """Add documents with all their quotes, and failures, in one transaction.

        A document that the run has already is replaced; of two with the same id the last counts.
        Raises StoreError if the file cannot be written; then nothing was added.
        """
        if self._done is None:
            raise UsageError("no run has begun; call begin before write")
        batch = list({annotation.document.id: annotation for annotation in annotations}.values())
        with self._transaction():
            failed = self._new_failures(batch, failures)
            rows = rows_of(batch, failed, self._run_id, number=self._number + 1)
            again = [row for row in rows["annotated"] if self._done.knows(row[1])]
            if again:
                latest.retract(self._connection, again)
            for table in _TABLES:
                if rows[table]:
                    with self._registered("incoming", arrow(table, rows[table])):
                        columns = _COMPUTED.get(table, "*")
                        self._execute(f"INSERT INTO {table} BY NAME SELECT {columns} FROM incoming")
        self._number += len(rows["quotes"])
        self._merged = self._merged and not batch
        for _, document_id, text_hash in rows["annotated"]:
            self._done.add(document_id, text_hash)

    def finish(self, run_id: str, *, merge: Merge = merge, aliases: Sequence[Alias] = ()) -> None:
        """End the run: give every speaker one row, find copies, index the words, note the time.

        Speakers are merged when there are new names or `aliases`.
        """
        with self._transaction():
            if aliases or not self._merged:
                rebuild_speakers(self._connection, merge, aliases)
            if not self._merged:
                find_copies(self._connection)
                find_repetitions(self._connection)
                search.index(self._connection)
            self._execute("UPDATE runs SET finished_at = ? WHERE run_id = ?", [_now(), run_id])
        self._merged = True

    def names(self) -> list[FoundName]:
        """Return every name that quotes and stances give, with how many do."""
        return names_of(self._connection)

    def annotation(self, document_id: str) -> Annotation:
        """Return a document with the quotes of its latest run; UsageError if it is not there."""
        for annotation in read(self._connection, [document_id]):
            return annotation
        listing = command("sql 'SELECT document_id, title FROM documents'", self._path)
        raise UsageError(f"{self._path} has no document {document_id!r}; list them with {listing}")

    def annotations(self, document_ids: Sequence[str] | None = None) -> Iterator[Annotation]:
        """Yield documents, all unless ids are given, with the quotes of their latest run."""
        if document_ids is None:
            found = self._execute("SELECT document_id FROM documents ORDER BY rowid").fetchall()
            document_ids = [document_id for (document_id,) in found]
        return read(self._connection, document_ids)

    def query(self, sql: str, parameters: object = None) -> Result:
        """Return the answer to `sql`: column names, and an iterator of rows.

        Raises UsageError, with DuckDB's reason, if the query fails.
        """
        return ask(self._connection, sql, parameters)

    def search(self, wanted: Search) -> Result:
        """Return the quotes that `wanted` describes, best first: score, statement and title.

        Raises UsageError if a day is no date. Quotes of a run that was interrupted are not in the
        index; they are found too, but slowly.
        """
        return self.query(*self.search_sql(wanted))

    def search_sql(self, wanted: Search) -> tuple[str, dict[str, Any]]:
        """Return the SQL by which `search` finds quotes, and its parameters."""
        return search.statement(self._connection, wanted)

    def unindexed(self) -> int:
        """Return how many quotes the search index does not hold yet."""
        return search.unindexed(self._connection)

    def write_parquet(
        self, sql: str, path: Path, parameters: object = None, *, partition: str | None = None
    ) -> None:
        """Write the answer to `sql` to a Parquet file; raises UsageError if either fails.

        With a column to `partition` by, `path` is a folder that gets a file for each of its values.
        """
        write_parquet(self._connection, sql, path, parameters=parameters, partition=partition)

    def find_run(self, prefix: str) -> str:
        """Return the id of the one run that begins with `prefix`; UsageError if none does."""
        sql = "SELECT run_id FROM runs WHERE starts_with(run_id, ?)"
        match self._execute(sql, [prefix]).fetchall():
            case [(run_id,)]:
                return str(run_id)
            case found:
                count = f"{len(found)} runs begin" if found else "no run begins"
                see = command("runs", self._path)
                raise UsageError(f"{count} with {prefix!r} in {self._path}; see {see}")

    def _new_failures(
        self, batch: Sequence[Annotation], failures: Iterable[Failure]
    ) -> list[Failure]:
        """Return the failures that are not recorded yet; forget earlier ones of the same inputs."""
        new = [failure for failure in dict.fromkeys(failures) if failure not in self._failed]
        again = set(new) & self._failed_before
        self._failed |= set(new)
        self._failed_before -= again
        ids = {annotation.document.id for annotation in batch} | {f.document_id for f in new}
        paths = {annotation.document.path for annotation in batch} | {f.path for f in new}
        known = (ids - {None}, paths - {None})
        stale = {f for f in self._failed_before if f.document_id in known[0] or f.path in known[1]}
        self._failed_before -= stale
        for failure in stale:
            self._execute(
                "DELETE FROM failures WHERE run_id = ? AND error = ? "
                "AND path IS NOT DISTINCT FROM ? AND document_id IS NOT DISTINCT FROM ?",
                [self._run_id, failure.error, failure.path, failure.document_id],
            )
        return [failure for failure in new if failure not in again]

    def _execute(self, sql: str, parameters: object = None) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(sql, parameters)

    def _count(self, sql: str, parameters: object = None) -> int:
        row = self._execute(sql, parameters).fetchone()
        return int(row[0]) if row else 0

    @contextlib.contextmanager
    def _registered(self, name: str, table: Table) -> Iterator[None]:
        self._connection.register(name, table)
        try:
            yield
        finally:
            self._connection.unregister(name)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; DuckDB's errors become a StoreError with its reason."""
        try:
            self._execute("BEGIN")
            yield
            self._execute("COMMIT")
        except BaseException as error:
            with contextlib.suppress(duckdb.Error):  # a full disk has ended the transaction
                self._execute("ROLLBACK")
            if isinstance(error, duckdb.Error):
                reason = " ".join(str(error).split())
                raise StoreError(
                    f"cannot write {self._path}: {reason}; make room or give another --db, "
                    "then run the same command again"
                ) from error
            raise


def _now() -> datetime:
    """Return the time in UTC, without a zone: DuckDB needs another package for zones."""
    return datetime.now(UTC).replace(tzinfo=None)
