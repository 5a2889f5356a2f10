"""Labelled documents to score against, in every form in which they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Literal, get_args

from quotes.errors import GoldError
from quotes.export import brat, label_studio
from quotes.gold import markup, standoff
from quotes.gold.rows import read_rows_of
from quotes.types import Annotation

Form = Literal["jsonl", "markup", "brat", "label-studio"]
FORMS: tuple[Form, ...] = get_args(Form)

# The first that a folder holds tells its form: one of brat has `.txt` and `.jsonl` files, too.
_SUFFIXES: Mapping[str, Form] = {
    ".ann": "brat",
    ".json": "label-studio",
    ".txt": "markup",
    ".jsonl": "jsonl",
}


def read_gold(paths: Sequence[Path], *, form: Form | None = None) -> tuple[Annotation, ...]:
    """Read labelled documents from files and folders, of one form or each of its own.

    - `jsonl`: annotation JSONL, articles of PolNeAR, and speakers for them (`quotes.gold.rows`).
    - `markup`: `.txt` files with inline tags (`quotes.gold.markup`).
    - `brat`: standoff, `.ann` beside `.txt`; `label-studio`: a JSON export. Both as `quotes export`
      writes them, corrected by hand.

    Without `form` the file names tell it. Forms are read in this order, a folder's files in that of
    their names. Raises GoldError with file, place and reason for what is malformed or not labelled,
    InputError for what cannot be read.
    """
    files: dict[Form, list[Path]] = {known: [] for known in FORMS}
    for path in paths:
        own = form or form_of(path)
        files[own] += _files(path, own)
    return tuple(chain.from_iterable(_READERS[known](files[known]) for known in FORMS))


def form_of(path: Path) -> Form:
    """Tell the form of a file by its suffix, of a folder by the files in it; else JSONL."""
    if not path.is_dir():
        return _SUFFIXES.get(path.suffix, "jsonl")
    for suffix, form in _SUFFIXES.items():
        if any(path.glob(f"*{suffix}")):
            return form
    raise GoldError(f"{path} holds no labelled files; give one with {', '.join(_SUFFIXES)}")


def _files(path: Path, form: Form) -> list[Path]:
    if not path.is_dir():
        return [path]
    suffix = next(suffix for suffix, known in _SUFFIXES.items() if known == form)
    files = sorted(path.glob(f"*{suffix}"))
    if not files:
        raise GoldError(f"{path} holds no {suffix} file; is it {form}?")
    return files


def _read_brat(files: Iterable[Path]) -> Iterator[Annotation]:
    for folder, own in groupby(files, key=lambda file: file.parent):
        # With the facts that `quotes export` wrote beside them, or as anybody's standoff.
        if (folder / "documents.jsonl").exists():
            yield from brat.read(folder)
        else:
            yield from map(standoff.read, own)


_READERS: Mapping[Form, Callable[[Sequence[Path]], Iterable[Annotation]]] = {
    "jsonl": read_rows_of,
    "markup": lambda files: map(markup.read, files),
    "brat": _read_brat,
    "label-studio": lambda files: chain.from_iterable(map(label_studio.read, files)),
}
