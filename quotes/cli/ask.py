"""`quotes sql`, `quotes search` and the canned questions: speakers, stances, stats, runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import click
from click.core import ParameterSource

from quotes.cli.options import PROBABILITY, Command, aliases_option, db_option, output_options
from quotes.errors import UsageError, command
from quotes.types import Kind


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a day as DuckDB reads it."""
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; give one such as 2031-05-06") from error


def _narrowing(command: Command) -> Command:
    """Add `--speaker`, `--target`, `--since` and `--until`."""
    for option in (
        click.option("--until", metavar="DAY", callback=_day, help="Published that day or before."),
        click.option(
            "--since",
            metavar="DAY",
            callback=_day,
            help="Published on this day (2031-05-06) or after.",
        ),
        click.option("--target", metavar="NAME", help="With a stance towards what is called so."),
        click.option("--speaker", metavar="NAME", help="A part of the speaker's name."),
    ):
        command = option(command)
    return command


def _canned(db: Path, question: str, form: str, output: Path | None, **parameters: object) -> None:
    from quotes.output import write_answer
    from quotes.store import Store, questions

    with Store.open(db, read_only=True) as store:
        sql = getattr(questions, question)
        write_answer(store, sql, form, output, parameters=parameters or None)


@click.command("sql")
@click.argument("query", required=False)
@db_option
@click.option("--allow-external", is_flag=True, help="Let the query reach files and network.")
@output_options
def sql_command(
    query: str | None, db: Path, allow_external: bool, form: str, output: Path | None
) -> None:
    """Ask the database in SQL, read-only; without QUERY, print the schema and example questions."""
    from quotes.output import write_answer
    from quotes.store import Store, questions

    if query is None and (form != "table" or output):
        raise click.UsageError("--format and -o need a QUERY")
    with Store.open(db, read_only=True, external=allow_external) as store:
        if query is not None:
            write_answer(store, query, form, output)
            return
        write_answer(store, questions.TABLES, form, output)
        click.echo()
        write_answer(store, questions.COLUMNS, form, output)
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
        given = click.get_current_context().get_parameter_source("aliases")
        if given is ParameterSource.COMMANDLINE:
            raise click.UsageError("--aliases needs --explain; `quotes annotate` applies it to all")
        _canned(db, "SPEAKERS", form, output)
        return
    from quotes import identity
    from quotes.output import write_table
    from quotes.store import Store

    entries = identity.read_aliases(aliases) if aliases else ()
    with Store.open(db, read_only=True) as store:
        rows = identity.explain(explain, identity.identify(store.names(), aliases=entries))
    if not rows:
        everybody = command("speakers", db)
        raise UsageError(f"nobody in {db} is called {explain!r}; {everybody} lists all")
    write_table(identity.Explained._fields, rows, form, output)


@click.command("stances")
@db_option
@_narrowing
@click.option(
    "--by", type=click.Choice(("day", "week", "month", "year")), help="Count each by itself."
)
@click.option("--once", is_flag=True, help="Count what several articles have once.")
@click.option("--matrix", is_flag=True, help="A column for each of the most disputed targets.")
@click.option(
    "--min-score",
    type=PROBABILITY,
    metavar="SCORE",
    help="Count a side that is taken only with this score (0 to 1) or more.",
)
@output_options
def stances_command(
    db: Path,
    by: str | None,
    once: bool,
    matrix: bool,
    form: str,
    output: Path | None,
    **narrowed: Any,
) -> None:
    """List where speakers stand, the pairs with the clearest record first."""
    from quotes.output import write_answer
    from quotes.store import Store, stances

    if matrix and by:
        raise click.UsageError("give --matrix or --by, not both")
    with Store.open(db, read_only=True) as store:
        if matrix:
            _, rows = store.query(stances.top_targets(once=once), narrowed)
            sql = stances.matrix([target for (target,) in rows], once=once)
        else:
            sql = stances.stances(by=by is not None, once=once)
        parameters = narrowed | ({"by": by} if by else {})
        write_answer(store, sql, form, output, parameters=parameters)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@db_option
@_narrowing
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only quotes of this kind.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most.")
@output_options
def search_command(
    words: tuple[str, ...], db: Path, form: str, output: Path | None, **narrowed: Any
) -> None:
    """Find the quotes that have all of WORDS, singular or plural, the best matches first."""
    from quotes.output import Terminal, show_hits, write_answer
    from quotes.store import Search, Store

    wanted = Search(" ".join(words), **narrowed)
    if not any(map(str.isalnum, wanted.words)):
        raise UsageError(f"{wanted.words!r} has no word to search for; give one")
    with Store.open(db, read_only=True) as store:
        if stale := store.unindexed():
            note = f"quotes: {stale:,} quotes are not in the index yet, so that search is slow"
            adding = command("annotate INPUT", db)
            click.echo(f"{note}; the next {adding} that ends adds them", err=True)
        if form != "table" or output:
            sql, parameters = store.search_sql(wanted)
            write_answer(store, sql, form, output, parameters=parameters)
        elif not show_hits(store.search(wanted), wanted.words, Terminal()):
            others = any(value for name, value in narrowed.items() if name != "limit")
            fits = " fits the other options and" if others else ""
            click.echo(f"quotes: no quote in {db}{fits} has all of: {wanted.words}", err=True)


@click.command("diff")
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@db_option
@output_options
def diff_command(before: str, after: str, db: Path, form: str, output: Path | None) -> None:
    """List what changed from one RUN to another, each by the first letters of its id."""
    from quotes.output import write_answer
    from quotes.store import Store, questions

    with Store.open(db, read_only=True) as store:
        runs = {"before": store.find_run(before), "after": store.find_run(after)}
        write_answer(store, questions.DIFF, form, output, parameters=runs)


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
