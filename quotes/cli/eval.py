"""`quotes eval`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from quotes.cli.options import FILE, annotate_all, model_options

_GROUPS = ("rule", "kind", "speaker_type", "publisher", "tag")
_FORMS = ("jsonl", "markup", "brat", "label-studio")


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--gold-format",
    type=click.Choice(_FORMS),
    help="The form of GOLD, where file names do not tell it.",
)
@click.option("--predictions", type=FILE, help="Score this annotation JSONL; do not annotate.")
@click.option("--against", type=FILE, help="Compare with this annotation JSONL, pair by pair.")
@click.option("--by", type=click.Choice(_GROUPS), help="Also score each group apart.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True
)
@click.option("--report", type=FILE, help="Write a page on which every error can be read.")
@model_options
def eval_command(
    gold: tuple[Path, ...],
    gold_format: Any,
    predictions: Path | None,
    against: Path | None,
    by: Any,
    form: str,
    report: Path | None,
    **options: Any,
) -> None:
    """Score annotations against GOLD: labelled files, or folders of them.

    GOLD is annotation JSONL, PolNeAR in JSONL, marked-up articles (.txt), brat's standoff (.ann
    beside .txt) or a JSON export of Label Studio. Without --predictions the texts of GOLD are
    annotated first, from the text alone.
    """
    from quotes import evaluation
    from quotes.annotations import read_annotations
    from quotes.document import parse
    from quotes.gold import read_gold

    labelled = read_gold(gold, form=gold_format)
    texts = (parse(item.document.text, id=item.document.id) for item in labelled)
    found = list(read_annotations(predictions)) if predictions else annotate_all(texts, options)
    result = evaluation.evaluate(labelled, found)
    groups = result.by(by) if by else {}
    differences = {}
    if against:
        other = evaluation.evaluate(labelled, list(read_annotations(against)))
        differences = evaluation.compare(result, other)
    if form == "json":
        row = evaluation.to_json(result, groups=groups, differences=differences)
        click.echo(json.dumps(row, indent=2, ensure_ascii=False))
    else:
        click.echo(evaluation.to_tables(result, groups=groups, differences=differences))
    if report:
        from quotes.report import write_report

        system = predictions.name if predictions else options["model"]
        write_report(result, report, title=f"{system} on {', '.join(map(str, gold))}")
