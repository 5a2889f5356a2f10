"""`quotes eval`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from quotes.cli.options import annotate_all, model_options

_FILE = click.Path(path_type=Path, dir_okay=False)
_GROUPS = ("rule", "kind", "speaker_type", "publisher", "tag")


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=_FILE)
@click.option("--predictions", type=_FILE, help="Score this annotation JSONL; do not annotate.")
@click.option("--against", type=_FILE, help="Compare with this annotation JSONL, pair by pair.")
@click.option("--by", type=click.Choice(_GROUPS), help="Also score each group apart.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True
)
@click.option("--report", type=_FILE, help="Write a page on which every error can be read.")
@model_options
def eval_command(
    gold: tuple[Path, ...],
    predictions: Path | None,
    against: Path | None,
    by: Any,
    form: str,
    report: Path | None,
    **options: Any,
) -> None:
    """Score annotations against GOLD: annotation JSONL, PolNeAR, or PolNeAR's speakers.

    Without --predictions the texts of GOLD are annotated first, from the text alone.
    """
    from quotes import evaluation
    from quotes.annotations import read_annotations
    from quotes.document import parse
    from quotes.gold import read_gold

    labelled = read_gold(gold)
    texts = (parse(item.document.text, id=item.document.id) for item in labelled)
    found = list(read_annotations(predictions)) if predictions else annotate_all(texts, options)
    result = evaluation.evaluate(labelled, found)
    groups = result.by(by) if by else {}
    if form == "json":
        row = evaluation.to_json(result)
        if by:
            row["by"] = {name: evaluation.to_json(part) for name, part in groups.items()}
        click.echo(json.dumps(row, indent=2, ensure_ascii=False))
    else:
        click.echo(evaluation.to_table(result))
        if by:
            click.echo("\n" + evaluation.groups_to_table(groups))
    if against:
        other = evaluation.evaluate(labelled, list(read_annotations(against)))
        click.echo("\n" + evaluation.differences_to_table(evaluation.compare(result, other)))
    if report:
        from quotes.report import write_report

        write_report(result, report)
