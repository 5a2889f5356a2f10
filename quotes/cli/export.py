"""`quotes export`."""

from __future__ import annotations

from pathlib import Path

import click

from quotes.cli.options import db_option

FORMATS = ("jsonl", "csv", "parquet", "brat", "label-studio")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@db_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A file or folder to make.",
)
def export_command(form: str, db: Path, output: Path) -> None:
    """Write the latest run of every document as jsonl, csv, parquet, brat or label-studio."""
    from quotes.export import export
    from quotes.store import Store

    with Store.open(db, read_only=True) as store:
        export(store, form, output)
