"""`quotes show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes.cli.options import annotate_all, db_option, model_options
from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.types import Annotation


@click.command("show")
@click.argument("document", metavar="DOCUMENT|FILE")
@db_option
@model_options
def show_command(document: str, db: Path, **options: Any) -> None:
    """Print an article with its quotes coloured, speakers and stances beside them.

    A FILE is annotated first; a DOCUMENT is an id in the database.
    """
    from quotes.output import Terminal, show

    is_file = bool(document) and Path(document).exists()
    if not is_file and not db.exists():
        raise UsageError(
            f"{document} is no file, and {db} does not exist; give an article's file, or --db with "
            "the database that holds the document"
        )
    annotations = _annotated(document, options) if is_file else _stored(document, db)
    console = Terminal(highlight=False)
    for annotation in annotations:
        show(annotation, console)


def _stored(document: str, db: Path) -> list[Annotation]:
    from quotes.store import Store

    with Store.open(db, read_only=True) as store:
        return [store.annotation(document)]


def _annotated(file: str, options: dict[str, Any]) -> list[Annotation]:
    from quotes.readers import read
    from quotes.run import document_of
    from quotes.types import Failure

    items = (item if isinstance(item, Failure) else document_of(item) for item in read([file]))
    return annotate_all(items, options)
