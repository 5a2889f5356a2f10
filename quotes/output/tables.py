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
# A column narrower than this breaks sentences too often to be read.
_WRAPPED = 24
# Wider than any table.
_UNBOUNDED = 1_000_000

Rows = Iterable[Sequence[Any]]


def write_answer(
    store: Store, sql: str, form: str, output: Path | None = None, *, parameters: object = None
) -> None:
    """Ask `store` and write the answer in a format of `FORMATS` to a file, or to stdout.

    Raises UsageError if the query fails or the file cannot be written.
    """
    if form != "parquet":
        columns, rows = store.query(sql, parameters)
        write_table(columns, rows, form, output)
    elif output is not None:
        store.write_parquet(sql, output, parameters)
    else:  # Parquet ends with an index of offsets, so that it is made as a file first
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answer.parquet"
            store.write_parquet(sql, path, parameters)
            with path.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)


def write_table(columns: Sequence[str], rows: Rows, form: str, output: Path | None = None) -> None:
    """Write rows in a format of `FORMATS`, text in UTF-8, to a file or to stdout.

    NULL is null in JSON, an empty cell in CSV, and a dim word in a table; lists and structs are
    JSON in CSV and tables. A table shows the first thousand rows and says on stderr if there are
    more. Raises UsageError if the file cannot be written.
    """
    if form == "parquet":
        listed = [dict(zip(columns, row, strict=True)) for row in rows]
        sql = "SELECT unnest($rows, recursive := true)"
        with Store.empty() as store:
            write_answer(store, sql, form, output, parameters={"rows": listed})
        return
    write = _WRITERS[form]
    with _opened(output) as target:
        write(_distinct(columns), rows, target)


def _table(columns: Sequence[str], rows: Rows, target: BinaryIO) -> None:
    rows = iter(rows)
    shown = list(islice(rows, _SHOWN_ROWS))
    cells = [[_cell(value) for value in row] for row in shown]
    headings = [Text(visible(column), "bold") for column in columns]
    console = Console()
    if target is sys.stdout.buffer and console.is_terminal:
        fits = _needed([headings, *cells]) <= console.width
        console.print(_grid(headings, cells, shown) if fits else _records(headings, cells))
    else:
        _print_plain(_grid(headings, cells, shown), target)
    if next(rows, None) is not None:
        note = f"the first {_SHOWN_ROWS:,} rows; see all with --format csv, or count them in SQL"
        print(note, file=sys.stderr)


def _needed(lines: Sequence[Sequence[Text]]) -> int:
    """Return the width at which every column is readable: as wide as its text, or wide enough."""
    widths: Iterable[int] = (
        max(cell.cell_len for cell in column) for column in zip(*lines, strict=True)
    )
    return sum(min(_WRAPPED, width) + 3 for width in widths) - 3


def _grid(headings: Sequence[Text], cells: Sequence[Sequence[Text]], rows: Rows) -> Table:
    """Return rows as lines under headings, with a line between them if any wraps."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    values = list(zip(*rows, strict=True)) or [()] * len(headings)
    for heading, column in zip(headings, values, strict=True):
        known = [value for value in column if value is not None]
        number = bool(known) and all(_is_number(value) for value in known)
        table.add_column(heading, justify="right" if number else "left", overflow="fold")
    for row in cells:
        table.add_row(*row)
    return table


def _records(headings: Sequence[Text], cells: Sequence[Sequence[Text]]) -> Table:
    """Return each row as lines of a name and a value, for rows too wide for the terminal."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in cells:
        for heading, cell in zip(headings, row, strict=True):
            table.add_row(heading, cell)
        table.add_row()
    return table


def _print_plain(table: Table, target: BinaryIO) -> None:
    """Print as plain text, as wide as the table needs."""
    text = io.StringIO()
    console = Console(file=text, color_system=None, width=_UNBOUNDED)
    width: int = Measurement.get(console, console.options, table).maximum
    console.print(table, width=max(1, width))
    target.writelines(f"{line.rstrip()}\n".encode() for line in text.getvalue().splitlines())


def _cell(value: object) -> Text:
    if value is None:
        return Text("NULL", style="dim")
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return Text(visible(", ".join(value)))
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
