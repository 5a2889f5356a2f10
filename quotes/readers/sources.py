"""Inputs as the command line names them, expanded to files, and files opened and unpacked."""

from __future__ import annotations

import glob
import gzip
import importlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO, BinaryIO

from quotes.errors import InputError

PACKED = (".gz", ".zst")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or stdin (`path` None); `start` is the bytes of the inputs before it."""

    path: Path | None
    start: int = 0

    @property
    def name(self) -> str:
        """The path as text, or `-`."""
        return "-" if self.path is None else str(self.path)

    @property
    def kind(self) -> str:
        """The suffix that says how to read it, in lower case: `.jsonl` for `news.JSONL.gz`."""
        suffixes = [] if self.path is None else [s.lower() for s in self.path.suffixes]
        while suffixes and suffixes[-1] in PACKED:
            suffixes.pop()
        return suffixes[-1] if suffixes else ""

    @contextmanager
    def open(self) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
        """Open for reading bytes, unpacked; the second value tells the bytes read of all inputs."""
        if self.path is None:
            yield sys.stdin.buffer, lambda: 0
            return
        with self.path.open("rb") as raw, _unpacked(raw, self.path) as unpacked:
            yield unpacked, lambda: self.start + raw.tell()


def _unpacked(raw: BinaryIO, path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return gzip.open(raw)  # type: ignore[return-value]
    if path.suffix.lower() == ".zst":
        return io.BufferedReader(optional("zstandard", path).open(raw))
    return raw


def optional(module: str, path: Path) -> ModuleType:
    """Import what reading `path` needs; raises InputError that names the extra to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(f"{path}: needs {module}; pip install 'quotes[readers]'") from None


def expand(inputs: Sequence[str], kinds: Sequence[str]) -> list[Source]:
    """Return the files that `inputs` name, in order, each once.

    A folder stands for the files of `kinds` in it and below, sorted; a glob for what it matches,
    sorted. Raises InputError for what does not exist, cannot be opened, or stands for nothing.
    """
    paths: dict[Path | None, None] = {}
    for name in inputs:
        for path in (None,) if name == "-" else _paths(name, kinds):
            paths.setdefault(path)
    sources, start = [], 0
    for path in paths:
        sources.append(Source(path, start))
        start += path.stat().st_size if path else 0
    return sources


def _paths(name: str, kinds: Sequence[str]) -> list[Path]:
    path = Path(name)
    try:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if Source(p).kind in kinds and p.is_file())
            if not found:
                raise InputError(f"{name} holds no file that can be read ({' '.join(kinds)})")
        elif path.exists():
            found = [path]
        else:
            found = [Path(p) for p in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - an absolute pattern, too
            found = [p for p in found if p.is_file()]
            if not found:
                raise InputError(f"{name} does not exist; check the path")
        for file in found:
            file.open("rb").close()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{name} cannot be read: {reason}") from None
    return found
