"""Kill a run over 300 documents a hundred times at random moments; compare with a calm one.

    python eval/benchmarks/kills.py

Each writer continues where the killed one stopped; when all documents are there, a new file is
begun, so that kills fall on all stages: making the schema, batches, checkpoints, merging and
indexing. A checkpoint follows nearly every commit. Every file's rows must equal those of an
undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import tempfile
import time
from pathlib import Path

from load import annotation

from quotes.store import Store, database, text_hash

DOCUMENTS = 300
BATCH = 5
TABLES = (
    *("documents", "annotated", "quotes", "quote_speakers", "stances", "speakers", "failures"),
    *("signatures", "search_quotes", "search_words"),
)


def write(path: Path) -> None:
    """Annotate as the command does: skip what is done, write in batches, finish."""
    articles = [annotation(number) for number in range(DOCUMENTS)]
    with Store.open(path) as store:
        run_id = store.begin(config={}, model="synthetic", model_hash="", version="benchmark")
        todo = [a for a in articles if not store.seen(a.document.id, text_hash(a.document.text))]
        for start in range(0, len(todo), BATCH):
            store.write(todo[start : start + BATCH])
        store.finish(run_id)


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    """Return all rows that do not tell the time."""
    with Store.open(path, read_only=True) as store:
        return [list(store.query(f"FROM {table} ORDER BY ALL").rows) for table in TABLES]


def killed(path: Path, wait: float) -> bool:
    """Start a writer and kill it after `wait` seconds; say whether it still ran."""
    writer = os.fork()
    if writer == 0:
        write(path)
        os._exit(0)
    time.sleep(wait)
    os.kill(writer, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1])
    if status not in (0, -signal.SIGKILL):
        raise SystemExit(f"a writer failed with status {status}")
    return status != 0


def main() -> None:
    """Parse the command line, kill, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    kills = parser.parse_args().kills
    database._SETTINGS["checkpoint_threshold"] = "16KB"
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        calm = Path(folder) / "calm.duckdb"
        begin = time.monotonic()
        write(calm)
        duration = time.monotonic() - begin
        expected, done, files, wrong = contents(calm), 0, 0, 0
        while done < kills:
            files += 1
            path = Path(folder) / f"{files}.duckdb"
            while done < kills and killed(path, chance.uniform(0, duration / 2)):
                done += 1
            write(path)
            wrong += contents(path) != expected
            path.unlink()
            print(f"{done} kills, {files} files, {wrong} differ", flush=True)
    print(f"{done} kills of writers of {files} files; {wrong} files differ from a calm run's")


if __name__ == "__main__":
    main()
