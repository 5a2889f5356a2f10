"""`quotes models`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import output_options

if TYPE_CHECKING:
    from quotes.models import Model


@click.command("models")
@output_options
def models_command(form: str, output: Path | None) -> None:
    """List the installed models: size, hash, licence, training data, measured scores."""
    from quotes.models import find, installed
    from quotes.output import write_table

    models = [find(name, kind=None) for name in installed()]
    if form == "table" and output is None:
        click.echo("\n\n".join("\n".join(_card(model)) for model in models))
        return
    columns = (
        "model",
        "title",
        "megabytes",
        "sha256",
        "licence",
        "training_data",
        "speed",
        "scores",
    )
    rows = (
        (
            model.name,
            model.card["title"],
            round(model.size / 1e6, 1),
            model.digest(),
            model.card["licence"],
            "; ".join(model.card["data"]),
            model.card.get("speed"),
            "; ".join(f"{key}: {value}" for key, value in model.card["scores"].items()),
        )
        for model in models
    )
    write_table(columns, rows, form, output)


def _card(model: Model) -> Iterator[str]:
    """Yield the lines of a model's card."""
    card = model.card
    yield f"{model.name}: {card['title']}, on {card['encoder_name']}"
    adapter = model.adapter.stat().st_size if model.adapter.is_file() else 0
    beside = f", {adapter / 1e6:.1f} of them an adapter" if adapter else ""
    yield f"  size     {model.size / 1e6:.1f} MB{beside}"
    yield f"  sha256   {model.digest()}"
    if others := card["decoding"].get("with"):
        shares = ", ".join(f"{name} ({share:.0%})" for name, share in others.items())
        yield f"  mixed    with the scores of {shares}"
    if "speed" in card:
        yield f"  speed    {card['speed']}"
    yield f"  licence  {card['licence']}"
    yield "  trained on"
    yield from (f"    {entry}" for entry in card["data"])
    yield "  scores, F1 in per cent (95 % interval)"
    for name, values in card["scores"].items():
        yield f"    {name}"
        yield f"      {values}"
