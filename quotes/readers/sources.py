"""Inputs as the command line names them, expanded to files, and files opened and unpacked."""

from __future__ import annotations

import glob
import gzip
import importlib
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO, Any, AnyStr, BinaryIO

from quotes.errors import InputError
from quotes.readers.records import LONGEST

PACKED = (".gz", ".zst")
_BUFFER = 2**16
"""Bytes read at a time: a few hundred lines of text, so that the system is seldom asked."""
_MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
"""First bytes of packed data, by which stdin, which has no suffix, is told."""


_FREE, _MOST = 2**26, 200
"""Bytes that any package may unpack to, and times its size beyond; text packs to a twentieth."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or stdin (`path` None); `start` is the bytes of the inputs before it.

    `form` stands in for the suffix that stdin has not.
    """

    path: Path | None
    start: int = 0
    form: str = ""

    @property
    def name(self) -> str:
        """The path as text, or `-`."""
        return "-" if self.path is None else str(self.path)

    @property
    def kind(self) -> str:
        """The suffix that says how to read it, in lower case: `.jsonl` for `news.JSONL.gz`."""
        if self.path is None:
            return self.form
        suffixes = [s.lower() for s in self.path.suffixes]
        while suffixes and suffixes[-1] in PACKED:
            suffixes.pop()
        return suffixes[-1] if suffixes else ""

    @contextmanager
    def open(self) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
        """Open for reading bytes, unpacked; the second value tells the bytes read of all inputs."""
        if self.path is None:
            stdin = _peekable(sys.stdin.buffer)
            start = stdin.peek(4)
            suffix = next((s for magic, s in _MAGIC.items() if start.startswith(magic)), "")
            yield _unpacked(stdin, suffix, "stdin"), lambda: 0
            return
        suffix = self.path.suffix.lower()
        with self.path.open("rb", _BUFFER) as raw, _unpacked(raw, suffix, self.name) as unpacked:
            yield unpacked, lambda: self.start + (raw.tell() if raw.seekable() else 0)


def _peekable(stdin: BinaryIO) -> io.BufferedReader:
    return stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(stdin)  # type: ignore[arg-type]


def _unpacked(raw: BinaryIO, suffix: str, name: str) -> IO[bytes]:
    packed = _Counted(raw)
    if suffix == ".gz":
        return io.BufferedReader(_Unpacking(packed, gzip.open(packed), zlib.error))
    if suffix == ".zst":
        zstandard = optional("zstandard", name)
        return io.BufferedReader(_Unpacking(packed, zstandard.open(packed), zstandard.ZstdError))
    return raw


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacking(io.RawIOBase):
    """Bytes that a package holds; what is broken in it is an OSError, and so is a bomb."""

    def __init__(self, packed: _Counted, file: Any, error: type[Exception]) -> None:
        self._packed = packed
        self._file = file
        self._error = error
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except self._error as error:
            raise OSError(str(error)) from None
        self._count += len(data)
        if self._count > _FREE + _MOST * self._packed.count:
            raise OSError(f"it unpacks to over {_MOST} times its size; unpack it if it is no bomb")
        buffer[: len(data)] = data
        return len(data)


def bounded(file: IO[AnyStr], *ends: AnyStr) -> Iterator[AnyStr]:
    """Yield lines, one that is too long cut to one character, or byte, more than `LONGEST`."""
    while line := file.readline(LONGEST + 1):
        rest = line
        while len(rest) > LONGEST and not rest.endswith(ends):
            rest = file.readline(LONGEST + 1)
        yield line


def optional(module: str, name: str) -> ModuleType:
    """Import what reading the input `name` needs; InputError names the extra to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(f"{name}: needs {module}; pip install 'quotes[readers]'") from None


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
            if not file.is_fifo():  # which can be opened only once
                file.open("rb").close()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{name} cannot be read: {reason}") from None
    return found
