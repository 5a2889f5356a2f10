"""Kill a run over 300 documents a hundred times at random moments; compare with a calm one.

    python eval/benchmarks/kills.py
    python eval/benchmarks/kills.py --kills 0 --full FOLDER

Each writer continues where the killed one stopped. Ten are killed to a file at most, each in the
first quarter of what a whole run takes, so that kills fall on all stages: making the schema,
batches, checkpoints, merging and indexing. A checkpoint follows nearly every commit, and is part of
it. Every file's rows must equal those of an undisturbed run. With a FOLDER, on a small file system
such as a tmpfs, the disk is full again and again until all documents are there.
"""

from __future__ import annotations

import argparse
import mmap
import os
import random
import shutil
import signal
import tempfile
import time
from pathlib import Path

import duckdb
from load import annotation

from quotes.errors import StoreError
from quotes.store import Store, database, text_hash

DOCUMENTS = 300
BATCH = 20
KILLS = 10  # a file
TABLES = (
    *("documents", "annotated", "quotes", "quote_speakers", "stances", "speakers", "failures"),
    *("signatures", "quote_signatures", "search_quotes", "search_words"),
    *("statements", "speaker_stances"),
)
ARTICLES = [annotation(number) for number in range(DOCUMENTS)]
COMMITTING = mmap.mmap(-1, 1)  # shared with writers: whether one is in a commit


class Writer(Store):
    """A store that says when it commits."""

    def _execute(self, sql: str, parameters: object = None) -> duckdb.DuckDBPyConnection:
        COMMITTING[0] = sql == "COMMIT"
        try:
            return super()._execute(sql, parameters)
        finally:
            COMMITTING[0] = False


def write(path: Path) -> None:
    """Annotate as the command does: skip what is done, write in batches, finish."""
    with Writer.open(path) as store:
        run_id = store.begin(config={}, model="synthetic", model_hash="", version="benchmark")
        todo = [a for a in ARTICLES if not store.seen(a.document.id, text_hash(a.document.text))]
        for start in range(0, len(todo), BATCH):
            store.write(todo[start : start + BATCH])
        store.finish(run_id)


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    """Return all rows that do not tell the time."""
    with Store.open(path, read_only=True) as store:
        return [list(store.query(f"FROM {table} ORDER BY ALL").rows) for table in TABLES]


def killed(path: Path, wait: float) -> bool:
    """Start a writer and kill it after `wait` seconds; say whether it still ran."""
    COMMITTING[0] = False
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


def kill(folder: Path, kills: int, expected: object, duration: float) -> None:
    """Kill writers until `kills` have died, and print how many files differ."""
    chance = random.Random(20)
    done, committing, files, wrong = 0, 0, 0, 0
    while done < kills:
        files += 1
        path = folder / f"{files}.duckdb"
        while done < min(kills, KILLS * files) and killed(path, chance.uniform(0, duration / 4)):
            done += 1
            committing += COMMITTING[0]
        write(path)
        wrong += contents(path) != expected
        path.unlink()
        print(f"{done} kills, {committing} in a commit, {files} files, {wrong} differ", flush=True)


def fill(folder: Path, expected: object) -> None:
    """Write where there is too little room, give a little more whenever it is full, compare."""
    path, ballast = folder / "full.duckdb", folder / "ballast"
    size, full = shutil.disk_usage(folder).free - 500_000, 0
    with ballast.open("wb") as file:
        for _ in range(size // 100_000):
            file.write(bytes(100_000))
    while True:
        try:
            write(path)
            break
        except StoreError:
            full += 1
            size = ballast.stat().st_size - 300_000
            if size < 0:
                raise
            os.truncate(ballast, size)
    same = "equal" if contents(path) == expected else "DIFFER from"
    print(f"{full} times no room; the rows {same} those of a calm run")
    for file in (path, ballast):
        file.unlink()


def main() -> None:
    """Parse the command line, disturb writers, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--full", type=Path, help="a folder on a small file system, to be filled")
    arguments = parser.parse_args()
    database._SETTINGS["checkpoint_threshold"] = "16KB"
    with tempfile.TemporaryDirectory() as name:
        calm = Path(name) / "calm.duckdb"
        begin = time.monotonic()
        write(calm)
        duration = time.monotonic() - begin
        expected = contents(calm)
        print(f"a calm run takes {duration:.1f} s and {calm.stat().st_size / 2**20:.1f} MiB")
        kill(Path(name), arguments.kills, expected, duration)
        if arguments.full:
            fill(arguments.full, expected)


if __name__ == "__main__":
    main()
