"""Measure questions to a large database: the examples, statistics, and searches.

    python eval/benchmarks/load.py --documents 100000 --times 10 --db large.duckdb
    python eval/benchmarks/ask.py --db large.duckdb --threads 2

prints for each the least of three times, the first not counted, in seconds on the wall and of the
processor. The file holds ten times a million quotes, all with ids of their own.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from quotes.store import Result, Search, Store, database, questions, stances

SEARCHES = {
    "search, a rare word": Search("wosavuti"),
    "search, two frequent words": Search("babababa bababado"),
    "search, a word and a speaker": Search("babababa", speaker="Okobado"),
    "search, a word in a month": Search("babababe", since="2020-06-01", until="2020-06-30"),
}

STANCES = dict.fromkeys(("speaker", "since", "until", "min_score"))
STANCES |= {"by": "month", "target": "bababado"}


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
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    database._SETTINGS["threads"] = arguments.threads
    with Store.open(arguments.db, read_only=True) as store:
        asked = {example.question: example.sql for example in questions.EXAMPLES}
        asks = {name: partial(store.query, sql) for name, sql in asked.items()}
        monthly = stances.stances(by=True)
        asks["quotes stances --by month --target bababado"] = partial(store.query, monthly, STANCES)
        asks |= {name: partial(store.search, wanted) for name, wanted in SEARCHES.items()}
        canned = {"quotes stats": questions.STATS, "quotes speakers": questions.SPEAKERS}
        asks |= {name: partial(store.query, sql) for name, sql in canned.items()}
        for name, ask in asks.items():
            wall, processor = least(ask)
            print(f"{wall:7.2f} s, processor {processor:5.2f} s  {name}", flush=True)


if __name__ == "__main__":
    main()
