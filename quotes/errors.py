"""Errors a user can act on: one line that says what is wrong, with the value, and what to do."""

from __future__ import annotations

import shlex
from pathlib import Path


def command(words: str, db: Path) -> str:
    """Return a command to run next on the database `db`, as messages show it."""
    return f"`quotes {words} --db {shlex.quote(str(db))}`"


class QuotesError(Exception):
    """Base of everything the command line reports in one line; `exit_status` is the process's."""

    exit_status = 1


class UsageError(QuotesError):
    """The command or a setting is wrong."""

    exit_status = 2


class InputError(QuotesError):
    """An input cannot be read at all."""

    exit_status = 3


class StoreError(QuotesError):
    """The database cannot be used: locked, newer, or not a DuckDB file."""

    exit_status = 4


class LockedError(StoreError):
    """Another process is writing the database; the message names it."""


class DocumentError(QuotesError):
    """One document cannot be annotated; the run goes on and records it as a failure."""


class GoldError(InputError):
    """A labelled file is malformed; the message names line, field and reason."""
