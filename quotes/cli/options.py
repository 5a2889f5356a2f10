"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from quotes.types import SCHEMES

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "parquet")

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("quotes.duckdb"),
    show_default=True,
    help="The DuckDB file.",
)


aliases_option = click.option(
    "--aliases",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="QUOTES_ALIASES",
    help="TOML file of speakers and their other names, which wins over all other evidence.",
)


def model_options(command: Command) -> Command:
    """Add `--model`, `--scheme`, `--device` and `--threads`."""
    for option in (
        click.option("--threads", default=0, help="CPU threads; 0 means all cores."),
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
            type=click.Path(path_type=Path, dir_okay=False),
            help="Write to this file instead of standard output.",
        ),
        click.option(
            "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True
        ),
    ):
        command = option(command)
    return command
