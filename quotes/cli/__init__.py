"""The command line: parses, then calls plain functions; an error is one line and a status."""

from __future__ import annotations

import io
import logging
import os
import sys
from importlib import import_module
from typing import Any

import click

from quotes import __version__
from quotes.errors import QuotesError

_COMMANDS = {
    "annotate": "find quotes in articles and write them to the database",
    "sql": "ask the database, read-only",
    "search": "find quotes by their words",
    "show": "print an article with its quotes coloured and credited",
    "speakers": "list who is quoted, and how often",
    "stances": "list where speakers stand",
    "stats": "count what the database holds",
    "runs": "list the runs in the database",
    "diff": "list what changed from one run to another",
    "failures": "list the documents that could not be annotated",
    "eval": "score annotations against a labelled gold set",
    "export": "write the annotations in another format",
    "models": "list the installed models",
}
# Commands that share a module.
_ASKING = ("sql", "search", "speakers", "stances", "stats", "runs", "diff", "failures")
_MODULES = dict.fromkeys(_ASKING, "ask")


class _ReaderGone(Exception):
    """The reader of our output has gone, as in `quotes sql ... | head`."""


class _Lazy(click.Group):
    """Imports a command's module only when it is used, so that `--help` is instant."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = import_module(f"quotes.cli.{_MODULES.get(name, name)}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError as error:  # of which click makes status 1: that documents failed
            raise _ReaderGone(context.invoked_subcommand) from error

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


class _Warnings(logging.Handler):
    """Writes what the package warns of to stderr, a line each."""

    def emit(self, record: logging.LogRecord) -> None:
        _say(record.getMessage())


_WARNINGS = _Warnings(logging.WARNING)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Who said what, and where do they stand? Quotes from news, in DuckDB."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the contract's status."""
    words = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    logging.getLogger("quotes").addHandler(_WARNINGS)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal shows what its encoding lacks as `?`
    try:
        status = cli.main(words, prog_name="quotes", standalone_mode=False)
    except QuotesError as error:
        if debug:
            raise
        _fail(str(error), error.exit_status)
    except click.ClickException as error:
        if not words:  # click says all that there is
            error.show()
            sys.exit(2)
        _fail(_wrong_usage(error), 2)
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted; run the same command again to continue", 130)
    except _ReaderGone as gone:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if "annotate" in gone.args:
            _fail("standard output was closed; run the same command again to continue", 130)
        sys.exit(0)
    except OSError as error:  # a full disk, say
        if debug:
            raise
        where = f" with {error.filename}" if error.filename else ""
        _fail(f"cannot go on{where}: {error.strerror or error}", 1)
    except Exception as error:
        if debug:
            raise
        _fail(f"unexpected {type(error).__name__}: {error} (--debug shows where)", 1)
    sys.exit(status if isinstance(status, int) else 0)


def _wrong_usage(error: click.ClickException) -> str:
    """Return what click finds wrong, as our own messages say it."""
    reason = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = context.command_path if context else "quotes"
    return f"{reason[:1].lower()}{reason[1:]}; see `{where} --help`"


def _fail(message: str, status: int) -> None:
    _say(" ".join(message.split()))
    sys.exit(status)


def _say(message: str) -> None:
    """Write a line to stderr; names of files in it come from anywhere."""
    from quotes.output import visible

    click.echo(f"quotes: {visible(message)}", err=True)
