"""A DuckDB file: opening it, its versions, and questions to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from quotes.errors import LockedError, StoreError, UsageError, command

_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_LOCKED = ("Could not set lock", "being used by another process")  # on Unix, on Windows
_PLACE = re.compile(r"\n\n(?:LINE |At:\n)")  # in the query; in Python, where that reads the answer
_ZONED = "TIMESTAMP WITH TIME ZONE"
_FETCHED = 10_000  # rows at a time: enough to hide the cost of the call

_Settings = dict[str, str | bool | int | float | list[str]]
_SETTINGS: _Settings = {
    # A checkpoint compresses the last, incomplete row groups anew: at DuckDB's 16 MB that took a
    # third of the time of loading a million quotes, and grew. After a crash, opening the file
    # reads at most this much of its log.
    "checkpoint_threshold": "256MB",
    "python_enable_replacements": "false",  # a query must not read the program's variables
}


class Result(NamedTuple):
    """The answer to a question: names of the columns, and rows as they are fetched."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class RelationStream:
    """A relation of one connection as an Arrow stream that another connection can read."""

    def __init__(self, relation: duckdb.DuckDBPyRelation) -> None:
        self._relation = relation

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the stream as a capsule of the Arrow C interface."""
        return self._relation.__arrow_c_stream__(requested_schema)


def connect(
    path: Path, *, read_only: bool, external: bool = False, copy: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file with the current schema, made or brought up to date unless `read_only`.

    With `copy`, that copy of `path` is what is opened.

    Unless `external`, no query can reach files, the network, Python objects or these settings.
    Raises LockedError if another process has it, StoreError if it is newer, not ours, no DuckDB.
    """
    if read_only and not path.exists():
        raise StoreError(f"{path} does not exist; make it with {command('annotate INPUT', path)}")
    settings = dict(_SETTINGS)
    if not external:
        settings |= {"enable_external_access": "false", "lock_configuration": "true"}
    try:
        connection = duckdb.connect(str(copy or path), read_only=read_only, config=settings)
    except duckdb.Error as error:
        raise _unusable(path, str(error)) from error
    try:
        _migrate(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def ask(connection: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> Result:
    """Run `sql` and return its answer; raises UsageError with DuckDB's reason if it fails.

    Times with a zone come as text: DuckDB needs another package to make them objects.
    """
    try:
        cursor = connection.execute(sql, parameters)
        if cursor is None:  # no statement, only blanks or a comment
            raise UsageError("the query is empty; without one `quotes sql` prints examples")
        described = [(column[0], str(column[1])) for column in cursor.description or ()]
        columns = tuple(name for name, _ in described)
        if any(_ZONED in kind for _, kind in described):
            kinds = [kind.replace(_ZONED, "VARCHAR") for _, kind in described]
            plain = ", ".join(f"#{place}::{kind}" for place, kind in enumerate(kinds, start=1))
            return Result(columns, _rows(connection.sql(sql, params=parameters).project(plain)))
        return Result(columns, _rows(cursor))
    except duckdb.Error as error:
        raise UsageError(_wrong(error)) from error


def write_parquet(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    path: Path,
    *,
    parameters: object = None,
    partition: str | None = None,
) -> None:
    """Write the answer to `sql` to a Parquet file; raises UsageError if either fails.

    With a column to `partition` by, `path` is a folder that gets a file for each of its values.

    A second connection writes, so that the query itself needs no access to files.
    """
    try:
        relation = connection.sql(sql, params=parameters)
        if relation is None:
            raise UsageError("the query returns no rows to write; end it with a SELECT")
        with duckdb.connect() as writer:
            writer.register("answer", RelationStream(relation))
            target = str(path).replace("'", "''")
            options = (
                f"FORMAT parquet, PARTITION_BY ({partition})" if partition else "FORMAT parquet"
            )
            try:
                writer.execute(f"COPY (FROM answer) TO '{target}' ({options})")
            except duckdb.IOException as error:
                reason = " ".join(str(error).split())
                raise UsageError(f"cannot write {path}: {reason}; choose another file") from error
    except duckdb.Error as error:
        raise UsageError(_wrong(error)) from error


def _rows(cursor: duckdb.DuckDBPyConnection | duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    try:
        while chunk := cursor.fetchmany(_FETCHED):
            yield from chunk
    except duckdb.Error as error:
        raise UsageError(_wrong(error)) from error


def _wrong(error: duckdb.Error) -> str:
    """Return DuckDB's reason in one line, with the remedy if a file or address was forbidden."""
    reason = " ".join(_PLACE.split(str(error))[0].split())
    if "disabled by configuration" in reason:
        reason += "; allow files and network with --allow-external"
    return f"the query failed: {reason}"


def _unusable(path: Path, reason: str) -> StoreError:
    if any(words in reason for words in _LOCKED):
        process = "another process"
        if holder := _HOLDER.search(reason):
            program = Path(holder["program"]).name  # none if the process is just ending
            process = f"process {holder['pid']}" + (f" ({program})" if program else "")
        return LockedError(
            f"{path} is locked by {process}; wait until it ends, or give another --db"
        )
    if "not a valid DuckDB" in reason:
        return StoreError(f"{path} is not a DuckDB file; give another --db")
    return StoreError(f"cannot open {path}: {' '.join(reason.split())}; give another --db")


def _migrations() -> list[tuple[int, str]]:
    """Return version and SQL of every migration, in order."""
    folder = files("quotes") / "migrations"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return sorted((int(entry.name.split("_")[0]), entry.read_text("utf-8")) for entry in found)


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    migrations = _migrations()
    latest = migrations[-1][0]
    version = _version(connection, path)
    if version > latest:
        raise StoreError(
            f"{path} has schema {version}, newer than {latest}, the latest that this version "
            "knows; upgrade with `pip install --upgrade quotes`, or give another --db"
        )
    if version == latest:
        return
    if read_only:
        raise StoreError(
            f"{path} has schema {version}, older than {latest}; "
            f"bring it up to date with {command('annotate INPUT', path)}"
        )
    try:
        for number, sql in migrations[version:]:
            # One at a time: DuckDB refuses to change a table again that a transaction has filled.
            connection.execute("BEGIN")
            connection.execute(sql)
            connection.execute("INSERT INTO schema_version VALUES (?)", [number])
            connection.execute("COMMIT")
    except duckdb.Error as error:
        raise _unusable(path, str(error)) from error


def _version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the schema's version, 0 if the file is empty."""
    tables = {
        name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    if not tables:
        return 0
    if "schema_version" not in tables:
        raise StoreError(f"{path} is a DuckDB file of something else; give another --db")
    row = connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
    return int(row[0]) if row else 0
