"""Rows of Parquet files, read by DuckDB, which is installed anyway."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from quotes.errors import InputError

_BATCH = 32
"""Rows fetched at a time: articles, so some hundred kilobytes, but they may be of any size."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file in order; raises InputError when it is none."""
    with duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True}) as db:
        try:
            # A parameter, so that no character of the name is read as a glob or as SQL.
            found = db.execute("FROM read_parquet(?)", [[str(path)]])
            names = [column[0] for column in found.description or ()]
            while batch := found.fetchmany(_BATCH):
                for values in batch:
                    yield dict(zip(names, values, strict=True))
        except duckdb.Error as error:
            reason = str(error).splitlines()[0].replace(f"'{path}'", "it")
            raise InputError(f"it is no Parquet file that can be read: {reason}") from None
