"""`quotes sql` and the canned questions: speakers, stances, stats, runs, failures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import aliases_option, db_option, output_options
from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.store import Store


def _answer(store: Store, sql: str, form: str, output: Path | None) -> None:
    """Write the answer to a question."""
    from quotes.output import write_table

    if form == "parquet":
        if output is None:
            raise click.UsageError("--format parquet needs -o FILE")
        store.write_parquet(sql, output)
    else:
        columns, rows = store.query(sql)
        write_table(columns, rows, form, output)


def _canned(db: Path, question: str, form: str, output: Path | None) -> None:
    from quotes.store import Store, questions

    with Store.open(db, read_only=True) as store:
        _answer(store, getattr(questions, question), form, output)


@click.command("sql")
@click.argument("query", required=False)
@db_option
@click.option("--allow-external", is_flag=True, help="Let the query reach files and network.")
@output_options
def sql_command(
    query: str | None, db: Path, allow_external: bool, form: str, output: Path | None
) -> None:
    """Ask the database in SQL, read-only; without QUERY, print the schema and example questions."""
    from quotes.store import Store, questions

    with Store.open(db, read_only=True, external=allow_external) as store:
        if query is not None:
            _answer(store, query, form, output)
            return
        _answer(store, questions.TABLES, form, output)
        click.echo()
        _answer(store, questions.COLUMNS, form, output)
        for example in questions.EXAMPLES:
            click.echo(f"\n-- {example.question}\n{example.sql};")


@click.command("speakers")
@db_option
@click.option("--explain", metavar="NAME", help="Say which names count as this speaker, and why.")
@aliases_option
@output_options
def speakers_command(
    db: Path, explain: str | None, aliases: Path | None, form: str, output: Path | None
) -> None:
    """List who is quoted, most quoted first."""
    if explain is None:
        _canned(db, "SPEAKERS", form, output)
        return
    from quotes import identity
    from quotes.store import Store

    entries = identity.read_aliases(aliases) if aliases else ()
    with Store.open(db, read_only=True) as store:
        lines = identity.explain(explain, identity.identify(store.names(), aliases=entries))
    if not lines:
        raise UsageError(f"nobody in {db} is called {explain!r}; `quotes speakers` lists all")
    click.echo("\n".join(lines))


@click.command("stances")
@db_option
@output_options
def stances_command(db: Path, form: str, output: Path | None) -> None:
    """List where speakers stand, the pairs with the clearest record first."""
    _canned(db, "STANCES", form, output)


@click.command("stats")
@db_option
@output_options
def stats_command(db: Path, form: str, output: Path | None) -> None:
    """Count what the database holds."""
    _canned(db, "STATS", form, output)


@click.command("runs")
@db_option
@output_options
def runs_command(db: Path, form: str, output: Path | None) -> None:
    """List the runs, oldest first."""
    _canned(db, "RUNS", form, output)


@click.command("failures")
@db_option
@output_options
def failures_command(db: Path, form: str, output: Path | None) -> None:
    """List the documents that could not be annotated, with the reason."""
    _canned(db, "FAILURES", form, output)
