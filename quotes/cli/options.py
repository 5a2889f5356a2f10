"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quotes.errors import InputError
from quotes.types import SCHEMES

if TYPE_CHECKING:
    from quotes.pipeline import Annotator
    from quotes.types import Annotation, Document, Failure

Command = TypeVar("Command", bound=Callable[..., Any])

# Whoever opens a file says that it cannot be read, with the status that fits.
FILE = click.Path(path_type=Path, dir_okay=False, readable=False)
FORMATS = ("table", "json", "jsonl", "csv", "parquet")


class _Probability(click.FloatRange):
    """A number from 0 to 1; `nan`, which no range refuses, is none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number = float(super().convert(value, param, ctx))
        if isnan(number):
            self.fail(f"{value!r} is not a number from 0 to 1.", param, ctx)
        return number


PROBABILITY = _Probability(0, 1)

db_option = click.option(
    "--db",
    type=FILE,
    default=Path("quotes.duckdb"),
    show_default=True,
    help="The DuckDB file.",
)


aliases_option = click.option(
    "--aliases",
    type=FILE,
    envvar="QUOTES_ALIASES",
    help="TOML file of speakers and their other names, which wins over all other evidence.",
)


_COLUMNS = {
    "text": "text",
    "id": "id",
    "title": "title",
    "date": "published",
    "byline": "byline",
    "publisher": "publisher",
    "agency": "agency",
    "place": "place",
    "url": "url",
}
"""Fields as the options call them, and as the readers do."""


def column_options(command: Command) -> Command:
    """Add `--text-field` and its like; the command gets `columns`, names in the data by field."""

    @wraps(command)
    def mapped(**options: Any) -> Any:
        given = {field: options.pop(f"{name}_field") for name, field in _COLUMNS.items()}
        return command(columns={field: name for field, name in given.items() if name}, **options)

    for name in reversed(_COLUMNS):
        option = click.option(
            f"--{name}-field", metavar="NAME", help=f"Column or key of tables and JSON: {name}."
        )
        mapped = option(mapped)
    return mapped  # type: ignore[return-value]


def model_options(command: Command) -> Command:
    """Add `--model`, `--scheme`, `--targets`, `--no-stance`, `--device` and `--threads`."""
    for option in (
        click.option("--no-stance", is_flag=True, help="Find no stances; faster."),
        click.option(
            "--targets",
            type=FILE,
            help="TOML file of targets: name, aliases, and a proposition if the stance is to it.",
        ),
        click.option(
            "--threads",
            type=click.IntRange(0),
            default=0,
            help="CPU threads; 0 means all cores.",
        ),
        click.option("--device", default="cpu", show_default=True, help="cpu, or cuda for a GPU."),
        click.option(
            "--scheme",
            type=click.Choice(SCHEMES),
            default="news",
            show_default=True,
            help="Annotation guide that spans follow.",
        ),
        click.option(
            "--model",
            default="fast",
            show_default=True,
            help="A model that `quotes models` lists, or the folder of one.",
        ),
    ):
        command = option(command)
    return command


def output_options(command: Command) -> Command:
    """Add `--format` and `-o`."""
    for option in (
        click.option(
            "-o",
            "--output",
            type=FILE,
            help="Write to this file instead of standard output.",
        ),
        click.option(
            "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True
        ),
    ):
        command = option(command)
    return command


def open_annotator(options: dict[str, Any]) -> Annotator:
    """Load what the options of `model_options`, and perhaps `min_confidence`, ask for."""
    from dataclasses import replace

    from quotes.pipeline import Annotator, Settings
    from quotes.stance import read_targets

    if options["targets"] and options["no_stance"]:
        raise click.UsageError("give --targets or --no-stance, not both")
    targets = read_targets(options["targets"]) if options["targets"] else ()
    settings = Settings(options["scheme"], stance=not options["no_stance"], targets=targets)
    if options.get("min_confidence") is not None:
        settings = replace(settings, min_confidence=options["min_confidence"])
    return Annotator.open(
        options["model"], settings, device=options["device"], threads=options["threads"]
    )


def annotate_all(items: Iterable[Document | Failure], options: dict[str, Any]) -> list[Annotation]:
    """Annotate a few documents in memory; raises InputError for the first that fails."""
    from quotes.types import Failure

    found = []
    for item in open_annotator(options).annotate(items):
        if isinstance(item, Failure):
            raise InputError(f"{item.path or item.document_id} {item.error}")
        found.append(item)
    return found
