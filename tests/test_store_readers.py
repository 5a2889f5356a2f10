"""Reading while another process writes."""

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from stored import article, rows, run

from quotes.errors import LockedError, StoreError
from quotes.store import Search, Store, snapshot

# Writes batches of ten articles until it is told to stop, with a checkpoint at nearly every one.
WRITER = """
import sys, threading
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from quotes.store import Store, database
from stored import RUN, article
database._SETTINGS["checkpoint_threshold"] = "64KB"
with Store.open(Path(sys.argv[1])) as store:
    store.begin(**RUN)
    store.write([article(0)])
    print(flush=True)
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set())).start()
    number = 1
    while not stop.is_set():
        batch = [article(number + n, words="Buses come first. " * 20) for n in range(10)]
        store.write(batch)
        number += len(batch)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.duckdb"


@pytest.fixture
def writer(path):
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        yield process
        process.communicate("")
    assert process.returncode == 0


COUNTS = """\
SELECT
    (SELECT count(*) FROM documents), (SELECT count(*) FROM annotated),
    (SELECT count(*) FROM quotes), (SELECT count(*) FROM stances)"""


def test_readers_see_whole_batches_and_ever_more_of_them(path, writer):
    seen = []
    while len(set(seen)) < 4:
        assert writer.poll() is None
        ((documents, annotated, quotes, stances),) = rows(path, COUNTS)
        assert annotated == stances == documents
        assert quotes == 2 * documents
        assert documents % 10 == 1
        seen.append(documents)
    assert seen == sorted(seen)


def test_a_reader_is_told_and_leaves_no_copy(path, writer, tmp_path, monkeypatch, caplog):
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with caplog.at_level(logging.WARNING), Store.open(path, read_only=True) as store:
        assert len(list(store.search(Search("buses", limit=1)).rows)) == 1
        assert len(list(folder.iterdir())) == 1
    assert list(folder.iterdir()) == []
    assert caplog.messages == [
        f"{path} is being written; this is what it held after its last batch"
    ]


def test_a_second_writer_is_refused(path, writer):
    with pytest.raises(LockedError, match=rf"is locked by process {writer.pid} \(python"):
        Store.open(path)


def test_no_room_for_a_copy_is_said(path, tmp_path):
    run(path, [article(1)])
    with pytest.raises(StoreError, match=r"cannot be copied to .*nowhere: .*; wait until"):
        snapshot.copy(path, tmp_path / "nowhere")
