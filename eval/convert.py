"""Labelled documents of every form as annotation JSONL: `python -m eval.convert GOLD... -o FILE`.

GOLD is anything that `quotes eval` takes: see `quotes.gold.read_gold`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from quotes.annotations import write_annotations
from quotes.errors import QuotesError
from quotes.gold import read_gold


def main(argv: Sequence[str] | None = None) -> int:
    """Convert as the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args(argv)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_annotations(read_gold(arguments.gold), arguments.out, gold=True)
    except QuotesError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
