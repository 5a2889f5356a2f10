"""The annotations in other formats, and labelled files back as gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from quotes.annotations import write_annotations
from quotes.errors import UsageError
from quotes.export import brat, label_studio, tables
from quotes.store import Store

__all__ = ["FORMATS", "brat", "export", "label_studio"]


def _jsonl(store: Store, path: Path) -> None:
    write_annotations(store.annotations(), path)


_WRITERS: Mapping[str, Callable[[Store, Path], None]] = {
    "jsonl": _jsonl,
    "csv": tables.write_csv,
    "parquet": tables.write_parquet,
    "brat": lambda store, path: brat.write(store.annotations(), path),
    "label-studio": lambda store, path: label_studio.write(store.annotations(), path),
}
FORMATS = tuple(_WRITERS)


def export(store: Store, form: str, path: Path) -> None:
    """Write the latest run of every document to `path`: a file for `jsonl`, else a new folder.

    - `jsonl`: annotation JSONL.
    - `csv`: one file each for documents, statements and speaker_stances.
    - `parquet`: every table and view, those with documents in one folder a month.
    - `brat`, `label-studio`: for correcting by hand; `brat.read` and `label_studio.read` give gold.

    Raises UsageError if `path` exists already or cannot be written.
    """
    if path.exists():
        raise UsageError(f"{path} exists already; give a new path with -o")
    try:
        if form != "jsonl":
            path.mkdir(parents=True)
        _WRITERS[form](store, path)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot write {path}: {reason}; choose another path") from error
