"""The database's tables and views as CSV and Parquet files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from quotes.store import Store

_CSV = ("documents", "statements", "speaker_stances")

_WHOLE = ("runs", "speakers", "failures", "stories", "repeated_quotes")
_BY_DOCUMENT = ("documents", "annotated", "quotes", "stances", "statements", "speaker_stances")
_MONTH = "coalesce(strftime(TRY_CAST(d.published AS DATE), '%Y-%m'), 'undated') AS month"


def write_csv(store: Store, folder: Path) -> None:
    """Write a CSV file each for documents, statements and stances; NULL is an empty cell."""
    for name in _CSV:
        columns, rows = store.query(f"FROM {name} ORDER BY ALL")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([_cell(value) for value in row] for row in rows)


def write_parquet(store: Store, folder: Path) -> None:
    """Write all tables and views, a folder each; where a row has a document, split by month.

    The folders are named as Hive does (`month=2031-05`), `month=undated` without a date.
    """
    for name in _WHOLE:
        store.write_parquet(f"FROM {name}", folder / f"{name}.parquet")
    for name in _BY_DOCUMENT:
        sql = f"SELECT t.*, {_MONTH} FROM {name} AS t JOIN documents AS d USING (document_id)"
        store.write_parquet(sql, folder / name, partition="month")
    sql = (
        f"SELECT t.*, {_MONTH} FROM quote_speakers AS t JOIN quotes AS q USING (quote_id) "
        "JOIN documents AS d USING (document_id)"
    )
    store.write_parquet(sql, folder / "quote_speakers", partition="month")


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
