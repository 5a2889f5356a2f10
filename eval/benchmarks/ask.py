"""Measure questions to a large database: the examples, statistics, and searches.

    python eval/benchmarks/load.py --documents 100000 --db large.duckdb
    python eval/benchmarks/ask.py --db large.duckdb

prints for each the least of three times, the first not counted.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from quotes.store import Result, Search, Store, questions

SEARCHES = {
    "search, a rare word": Search("wosavuti"),
    "search, two frequent words": Search("babababa bababado"),
    "search, a word and a speaker": Search("babababa", speaker="Okobado"),
    "search, a word in a month": Search("babababe", since="2020-06-01", until="2020-06-30"),
}

STANCES = {"by": "month", "speaker": None, "target": "bababado", "since": None, "until": None}


def least(ask: Callable[[], Result]) -> tuple[float, float]:
    """Return seconds on the wall and of the processor of the fastest of three runs."""
    times = []
    for _ in range(4):
        wall, processor = time.perf_counter(), time.process_time()
        list(ask().rows)
        times.append((time.perf_counter() - wall, time.process_time() - processor))
    return min(times[1:])


def main() -> None:
    """Parse the command line, ask, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db", type=Path, required=True, help="a database made by load.py")
    with Store.open(parser.parse_args().db, read_only=True) as store:
        asked = {example.question: example.sql for example in questions.EXAMPLES}
        asked |= {"quotes speakers": questions.SPEAKERS, "quotes stats": questions.STATS}
        times = {name: least(lambda sql=sql: store.query(sql)) for name, sql in asked.items()}
        name = "quotes stances --by month --target bababado"
        times[name] = least(lambda: store.query(questions.STANCES_OVER_TIME, STANCES))
        times |= {name: least(lambda s=s: store.search(s)) for name, s in SEARCHES.items()}
    for name, (wall, processor) in times.items():
        print(f"{wall:7.2f} s, processor {processor:5.2f} s  {name}")


if __name__ == "__main__":
    main()
