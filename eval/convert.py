"""Labelled documents of every form as annotation JSONL: `python -m eval.convert GOLD... -o FILE`.

GOLD is a marked-up article (`.txt`, see `eval.markup`), a folder of them, annotation JSONL,
or PolNeAR's articles with or without the file that names their speakers.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval import markup
from quotes.annotations import write_annotations
from quotes.errors import QuotesError
from quotes.gold import read_gold
from quotes.types import Annotation


def read(paths: Iterable[Path]) -> tuple[Annotation, ...]:
    """Read labelled documents, folders in the order of their file names.

    Raises GoldError or InputError, as the readers of the forms do.
    """
    files = [
        file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])
    ]
    marked = tuple(markup.read(file) for file in files if file.suffix == ".txt")
    return marked + read_gold([file for file in files if file.suffix != ".txt"])


def main(argv: Sequence[str] | None = None) -> int:
    """Convert as the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args(argv)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_annotations(read(arguments.gold), arguments.out, gold=True)
    except QuotesError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
