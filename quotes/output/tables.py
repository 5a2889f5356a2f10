"""Answers as a table, JSON, JSON lines, CSV or Parquet."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import math
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from quotes.errors import UsageError
from quotes.output.safety import visible
from quotes.store import Store

FORMATS = ("table", "json", "jsonl", "csv", "parquet")

# More rows than anybody reads in a terminal; a table must be held in memory to be laid out.
_SHOWN_ROWS = 1_000
# A table of cells longer than this wraps them; lines between its rows then keep them apart.
_LONG_CELL = 40

Rows = Iterable[Sequence[Any]]


def write_answer(store: Store, sql: str, form: str, output: Path | None = None) -> None:
    """Ask `store` and write the answer in a format of `FORMATS` to a file, or to stdout.

    Raises UsageError if the query fails or the file cannot be written.
    """
    if form != "parquet":
        columns, rows = store.query(sql)
        write_table(columns, rows, form, output)
    elif output is not None:
        store.write_parquet(sql, output)
    else:  # Parquet ends with an index of offsets, so that it is made as a file first
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answer.parquet"
            store.write_parquet(sql, path)
            with path.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)


def write_table(columns: Sequence[str], rows: Rows, form: str, output: Path | None = None) -> None:
    """Write rows as `table`, `json`, `jsonl` or `csv`, in UTF-8, to a file or to stdout.

    NULL is null in JSON, an empty cell in CSV, and a dim word in a table; lists and structs are
    JSON in CSV and tables. A table shows the first thousand rows and says on stderr if there are
    more. Raises UsageError if the file cannot be written.
    """
    write = _WRITERS[form]
    with _opened(output) as target:
        write(_distinct(columns), rows, target)


def _table(columns: Sequence[str], rows: Rows, target: BinaryIO) -> None:
    rows = iter(rows)
    shown = list(islice(rows, _SHOWN_ROWS))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        values = [row[index] for row in shown if row[index] is not None]
        number = bool(values) and all(_is_number(value) for value in values)
        table.add_column(Text(visible(column)), justify="right" if number else "left")
    for row in shown:
        table.add_row(*(_cell(value) for value in row))
    table.show_lines = any(
        isinstance(value, str) and len(value) > _LONG_CELL for row in shown for value in row
    )
    _print(table, target)
    if next(rows, None) is not None:
        note = f"the first {_SHOWN_ROWS:,} rows; see all with --format csv, or count them in SQL"
        print(note, file=sys.stderr)


def _print(table: Table, target: BinaryIO) -> None:
    """Print to the terminal, or as plain text as wide as the table needs if it goes elsewhere."""
    console = Console()
    if target is sys.stdout.buffer and console.is_terminal:
        console.print(table)
        return
    text = io.StringIO()
    width = Measurement.get(console, console.options.update(width=1_000_000), table).maximum
    Console(file=text, width=max(1, width), color_system=None).print(table)
    lines = (line.rstrip() + "\n" for line in text.getvalue().splitlines())
    target.writelines(line.encode() for line in lines)


def _cell(value: object) -> Text:
    if value is None:
        return Text("NULL", style="dim")
    return Text(visible(_plain(value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _json(columns: Sequence[str], rows: Rows, target: BinaryIO) -> None:
    separator = b"[\n"
    for row in rows:
        target.write(separator + _object(columns, row))
        separator = b",\n"
    target.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def _json_lines(columns: Sequence[str], rows: Rows, target: BinaryIO) -> None:
    for row in rows:
        target.write(_object(columns, row) + b"\n")


def _csv(columns: Sequence[str], rows: Rows, target: BinaryIO) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if value is None else _plain(value) for value in row])
    text.detach()


_WRITERS: Mapping[str, Callable[[Sequence[str], Rows, BinaryIO], None]] = {
    "table": _table,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _dumps(value) if isinstance(value, list | dict | tuple) else str(value)


def _object(columns: Sequence[str], row: Sequence[Any]) -> bytes:
    return _dumps(dict(zip(columns, row, strict=True))).encode()


def _dumps(value: object) -> str:
    return json.dumps(_jsonable(value), ensure_ascii=False)


def _jsonable(value: object) -> object:
    """Return `value` as JSON has it: keys are strings, dates too, and NaN is null."""
    if isinstance(value, dict):
        return {str(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int | None) else str(value)


def _distinct(columns: Sequence[str]) -> list[str]:
    """Return column names made distinct, as DuckDB does: a second `a` is `a_1`."""
    found: list[str] = []
    for column in columns:
        name, number = column, 0
        while name in found:
            number += 1
            name = f"{column}_{number}"
        found.append(name)
    return found


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as file:
            yield file
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot write {output}: {reason}; choose another file") from error
