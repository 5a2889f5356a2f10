"""A copy of the database as of its last batch, to read from while a run writes the file.

DuckDB lets no other process open a file that one writes. The file may be copied at any time all
the same: changes are appended to a log beside it (`.wal`), and a checkpoint, which moves them
into the file, writes to free blocks until it ends with a new header. So log and file, copied in
this order, are the database as of its last commit if the header is the same before and after.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from quotes.errors import StoreError

_HEADER = 3 * 4096  # bytes: the file's own header, and the two that checkpoints write by turns
_ATTEMPTS = 20  # checkpoints are rare: a second attempt was needed in 4 of 100 copies at most


def copy(path: Path, folder: Path) -> Path:
    """Copy the database `path` into `folder` and return the copy's path.

    Raises StoreError if there is no room for it.
    """
    target = folder / path.name
    log, target_log = (Path(f"{file}.wal") for file in (path, target))
    try:
        for _ in range(_ATTEMPTS):
            header = _header(path)
            target_log.unlink(missing_ok=True)
            with suppress(FileNotFoundError):  # there is no log after a checkpoint
                shutil.copyfile(log, target_log)
            shutil.copyfile(path, target)
            if _header(path) == header:
                return target
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(
            f"{path} is being written and cannot be copied to {folder}: {reason}; wait until the "
            "run ends, or let TMPDIR name a folder with room"
        ) from error
    raise StoreError(f"{path} changes too fast to be read; try again when the run ends")


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)
