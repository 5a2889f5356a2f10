"""The table of results in the README: `python -m eval.results [GOLD] [--readme README.md]`.

Annotates GOLD (the test half of `eval/gold/`) with every tagger that is installed and with the
baselines, and prints their F1 in per cent with 95 % bootstrap intervals over articles, as Markdown.
With `--readme` the table replaces what stands between the marks in that file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.baselines import SYSTEMS
from quotes.document import parse
from quotes.errors import InputError
from quotes.evaluation import Report, evaluate
from quotes.evaluation.reports import count_array
from quotes.gold import read_gold
from quotes.metrics import MEASURES, intervals
from quotes.models import find, installed
from quotes.pipeline import Annotator, Settings
from quotes.types import Annotation

GOLD = Path(__file__).parent / "gold" / "test"
BEGIN, END = "<!-- results of python -m eval.results -->", "<!-- end of results -->"
COLUMNS = {
    "source.exact": "source, exact",
    "cue.exact": "cue, exact",
    "content.exact": "content, exact",
    "quote": "found",
    "attribution": "attribution",
    "speaker": "speakers",
    "not_quotes": "on no quote",
}


def systems(gold: Sequence[Annotation]) -> Iterator[tuple[str, list[Annotation]]]:
    """Yield the name and the annotations of each installed tagger, then of each baseline."""
    for name in installed():
        if find(name, kind=None).card["kind"] == "tagger":
            annotator = Annotator.open(name, Settings("news", stance=False))
            texts = [parse(item.document.text, id=item.document.id) for item in gold]
            found = annotator.annotate(texts)
            yield f"`{name}`", [item for item in found if isinstance(item, Annotation)]
    for name, find_quotes in SYSTEMS.items():
        yield (
            f"baseline `{name}`",
            [Annotation(item.document, find_quotes(item.document)) for item in gold],
        )


def to_markdown(reports: Mapping[str, Report]) -> str:
    """Return one line a system, with the measures of `COLUMNS` in per cent and their intervals."""
    measures = [measure for measure in MEASURES if measure.key in COLUMNS]
    lines = [
        " | ".join(["", "system", *(COLUMNS[measure.key] for measure in measures), ""]).strip(),
        "|---" * (len(measures) + 1) + "|",
    ]
    for name, report in reports.items():
        bounds = intervals(count_array(report, measures))
        cells = [
            f"{100 * report.total(measure.key).f1:.1f} ({100 * low:.1f}–{100 * high:.1f})"
            for measure, (low, high) in zip(measures, bounds, strict=True)
        ]
        lines.append(" | ".join(["", name, *cells, ""]).strip())
    return "\n".join(lines)


def replaced(page: str, table: str) -> str:
    """Return `page` with `table` between its marks; raises InputError if it lacks them."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise InputError(f"no place for the table; write {BEGIN} and {END} around it")
    return f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}"


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table, and write it into the README if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--readme", type=Path)
    arguments = parser.parse_args(argv)
    gold = read_gold([arguments.gold])
    table = to_markdown({name: evaluate(gold, found) for name, found in systems(gold)})
    print(table)
    if arguments.readme:
        page = arguments.readme.read_text(encoding="utf-8")
        arguments.readme.write_text(replaced(page, table), encoding="utf-8")


if __name__ == "__main__":
    main()
