"""A run that is killed, or finds the disk full, loses nothing and doubles nothing."""

import re
import subprocess
import sys
from pathlib import Path

from stored import article, contents, run

from quotes.store import Store

KILLS = 10  # eval/benchmarks/kills.py does a hundred
# Forks a writer again and again, each killed at a random moment from its opening of the file on;
# it makes a checkpoint at nearly every commit, so that many are killed during one.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from quotes.store import database
from test_store_crashes import KILLS, crash_articles, run
database._SETTINGS["checkpoint_threshold"] = "16KB"
killed, chance = 0, random.Random(20)
for _ in range(20 * KILLS):  # on a fast machine many a writer is done before it is killed
    if killed == KILLS:
        break
    writer = os.fork()
    if writer == 0:
        run(Path(sys.argv[1]), crash_articles(120), batch=10)
        os._exit(0)
    time.sleep(chance.uniform(0, 0.1))
    os.kill(writer, signal.SIGKILL)
    killed += os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) == -signal.SIGKILL
print(killed)
"""


def crash_articles(count=300):
    return [article(number, words="Buses come first. " * 20) for number in range(count)]


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path):
    calm, killed = tmp_path / "calm.duckdb", tmp_path / "killed.duckdb"
    run(calm, crash_articles(120), batch=10)
    command = [sys.executable, "-c", KILLER, str(killed), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) == KILLS
    run(killed, crash_articles(120), batch=10)
    assert contents(killed) == contents(calm)


# Stands in for a full disk: no file may grow beyond the limit.
FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from quotes.errors import StoreError
from test_store_crashes import crash_articles, run
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    run(Path(sys.argv[1]), crash_articles(), batch=10)
except StoreError as error:
    print(error)
"""


def test_a_full_disk_costs_nothing_that_was_written(tmp_path):
    calm, full = tmp_path / "calm.duckdb", tmp_path / "full.duckdb"
    command = [sys.executable, "-c", FULL, str(full), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"cannot write .*; make room or give another --db, .*\n", done.stdout)
    assert 0 < rows_kept(full) < 300
    run(full, crash_articles(), batch=50)
    run(calm, crash_articles(), batch=50)
    assert contents(full) == contents(calm)


def rows_kept(path):
    with Store.open(path) as store:
        return next(iter(store.query("SELECT count(*) FROM documents").rows))[0]
