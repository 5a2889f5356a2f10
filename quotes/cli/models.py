"""`quotes models`."""

from __future__ import annotations

from pathlib import Path

import click

from quotes.cli.options import output_options


@click.command("models")
@output_options
def models_command(form: str, output: Path | None) -> None:
    """List the installed models: size, hash, licence, training data, measured scores."""
    from quotes.models import find, installed
    from quotes.output import write_table

    columns = ("model", "title", "megabytes", "sha256", "licence", "training data", "scores")
    rows = []
    for name in installed():
        model = find(name, kind=None)
        scores = "; ".join(f"{key}: {value}" for key, value in model.card["scores"].items())
        rows.append(
            (
                name,
                model.card["title"],
                round(model.size / 1e6, 1),
                model.digest(),
                model.card["licence"],
                "; ".join(model.card["data"]),
                scores,
            )
        )
    write_table(columns, rows, form, output)
