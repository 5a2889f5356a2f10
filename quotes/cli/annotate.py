"""`quotes annotate`."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from quotes.cli.options import (
    PROBABILITY,
    aliases_option,
    column_options,
    db_option,
    model_options,
    open_annotator,
)
from quotes.errors import StoreError, UsageError, command

if TYPE_CHECKING:
    from quotes.readers import Records
    from quotes.run import Progress
    from quotes.store import Store


_STDIN = ("txt", "html", "warc", "jsonl", "csv", "tsv", "json", "parquet")


@click.command("annotate")
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@db_option
@click.option("--no-db", is_flag=True, help="Write no database, only --out.")
@click.option("--out", metavar="FILE|-", help="Also write JSONL to FILE, - for stdout.")
@click.option("--retry-failed", is_flag=True, help="Read again the files in which parts failed.")
@click.option("--max-chars", type=click.IntRange(1), help="Record longer documents as failed.")
@click.option("--format", "form", type=click.Choice(_STDIN), help="What stdin carries.")
@column_options
@aliases_option
@model_options
@click.option(
    "--min-confidence",
    type=PROBABILITY,
    help="Name no speaker that is less sure than this; 0.5 unless given.",
)
def annotate_command(
    inputs: tuple[str, ...],
    db: Path,
    no_db: bool,
    out: str | None,
    aliases: Path | None,
    retry_failed: bool,
    **options: Any,
) -> int:
    """Find the quotes in INPUT (files, folders, globs, or - for stdin) and write them to --db.

    Running the same command again continues where it stopped and adds nothing twice.
    """
    from functools import partial

    from quotes.identity import read_aliases
    from quotes.readers import read
    from quotes.run import Run
    from quotes.store import Store

    if no_db and not out:
        raise click.UsageError("--no-db needs --out")
    if retry_failed == bool(inputs) or (retry_failed and no_db):
        raise click.UsageError("give INPUT, or --retry-failed with a database")
    if retry_failed and not db.exists():
        raise StoreError(f"{db} does not exist; give the --db of the run of which parts failed")
    reading = partial(
        read, columns=options["columns"], max_chars=options["max_chars"], stdin=options["form"]
    )
    records = reading(inputs)
    if out and out != "-":
        _refuse_to_overwrite(out, None if no_db else db, records)
    entries = read_aliases(aliases) if aliases else ()
    annotator = open_annotator(options)  # before wrong options can leave an empty database
    with contextlib.ExitStack() as stack:
        store = None if no_db else stack.enter_context(Store.open(db))
        run_id = annotator.begin(store) if store else ""
        if store and retry_failed:
            records = reading(_failed(store, run_id))
        target = stack.enter_context(_output(out))
        report = stack.enter_context(_progress(records.size))
        progress = Run(annotator, store=store, out=target, report=report)(records)
        if store:
            store.finish(run_id, aliases=entries)
    click.echo(_summary(progress, None if no_db else db), err=True)
    return 1 if progress.failures else 0


def _failed(store: Store, run_id: str) -> list[str]:
    """Return the files of which a part failed in the run; say which are gone."""
    sql = "SELECT DISTINCT path FROM failures WHERE run_id = ? ORDER BY path"
    paths = [Path(path or "-") for (path,) in store.query(sql, [run_id])[1]]
    # A page of an archive is named after the archive, "#" and its record.
    files = {path if path.exists() else Path(str(path).partition("#")[0]) for path in paths}
    for file in sorted(files):
        if not file.is_file():
            click.echo(f"quotes: {file} cannot be read again; it is no file", err=True)
    return [str(file) for file in sorted(files) if file.is_file()]


@contextlib.contextmanager
def _output(out: str | None) -> Iterator[TextIO | None]:
    """Open --out; a file appears under its name only when it is complete."""
    if out is None:
        yield None
    elif out == "-":
        yield _stdout()
    else:
        path = Path(out).resolve()
        # A pipe or a device, such as /dev/null, is written to, never replaced.
        whole = path.is_file() or not path.exists()
        part = Path(f"{path}.part") if whole else path
        try:
            file = part.open("w", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"cannot write {out}: {error.strerror}; give another --out") from error
        try:
            with file:
                yield file
            if whole:
                part.replace(path)
        finally:
            if whole:
                part.unlink(missing_ok=True)


def _stdout() -> TextIO:
    """Return stdout, in UTF-8 whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def _refuse_to_overwrite(out: str, db: Path | None, records: Records) -> None:
    """Raise UsageError if --out names the database or an input, which it would replace."""
    target = Path(out)
    if db and target.resolve() == db.resolve():
        raise UsageError(f"--out {out} is the database; give another file")
    inputs = [source.path for source in records.sources if source.path]
    if target.is_file() and any(target.samefile(path) for path in inputs):
        raise UsageError(f"--out {out} is one of the inputs; give another file")


@contextlib.contextmanager
def _progress(size: int | None) -> Iterator[Any]:
    """Show a bar on a terminal's stderr; `size` is the bytes of all input, None if unknown."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[quotes]:,} quotes"),
        TextColumn("{task.fields[speed]:.1f} documents/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size, documents=0, quotes=0, speed=0.0)

        def show(done: Any) -> None:
            elapsed = bar.tasks[0].elapsed or 1e-9
            count = done.documents + done.known
            bar.update(
                task,
                completed=done.read,
                documents=count,
                quotes=done.quotes,
                speed=count / elapsed,
            )

        yield show


def _summary(progress: Progress, db: Path | None) -> str:
    parts = [f"{progress.quotes:,} quotes in {progress.documents:,} documents"]
    if progress.known:
        parts.append(f"{progress.known:,} documents known already")
    if progress.failures:
        where = f"; see {command('failures', db)}" if db else ""
        parts.append(f"{progress.failures:,} failed{where}")
    return ", ".join(parts)
