"""How fast files are read, without a model, beside the library of their format alone.

`python -m eval.benchmarks.reading`: each format gets the same documents, and is read twice: by the
library that understands it (json, csv, DuckDB, gzip, html.parser, FastWARC), and by
`quotes.readers`, which also finds columns, tells the language and checks the text. Processor time
is compared; the best of several runs counts, for what disturbs a run only makes it slower.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path

import duckdb
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from eval.pages import articles, pages
from quotes.readers import Record, read

RUNS = 5


def main() -> None:
    """Write the files, read them both ways, and print a line a format."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=1_000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write(folder, count)
        print(f"{'format':<10} {'library':>9} {'readers':>9}  documents/s of processor time")
        for form, path in files.items():
            alone = best(lambda: LIBRARIES[form](path))  # noqa: B023 - called at once
            ours = best(lambda: ours_only(path))  # noqa: B023
            print(f"{form:<10} {count / alone:>9,.0f} {count / ours:>9,.0f}  {alone / ours:.0%}")


def best(action: Callable[[], None]) -> float:
    """Return the least processor time that `action` took."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times)


def ours_only(path: Path) -> None:
    """Read a file as `quotes annotate` does."""
    assert all(isinstance(item, Record) for item in read([str(path)]))


def write(folder: Path, count: int) -> dict[str, Path]:
    """Write the documents in each format."""
    bodies = ["\n\n".join(article.paragraphs) for article in articles()]
    rows = [
        {"id": str(n), "title": "A title", "text": bodies[n % len(bodies)]} for n in range(count)
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    files = {
        form: folder / f"a.{form}"
        for form in ("jsonl", "jsonl.gz", "json", "csv", "parquet", "html", "warc")
    }
    files["jsonl"].write_text(lines, "utf-8")
    files["jsonl.gz"].write_bytes(gzip.compress(lines.encode()))
    files["json"].write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    with files["csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    duckdb.connect().execute(f"COPY (FROM read_json('{files['jsonl']}')) TO '{files['parquet']}'")
    web = [page.text for page in pages() if page.form == "html"]
    files["html"] = folder / "pages"
    files["html"].mkdir()
    for number in range(count):
        (files["html"] / f"{number}.html").write_text(web[number % len(web)], "utf-8")
    with files["warc"].open("wb") as file:
        for number in range(count):
            body = web[number % len(web)].encode()
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}"
            record.set_bytes_content(head.encode() + b"\r\n\r\n" + body)
            record.write(file)
    return files


def read_lines(file: Iterable[bytes]) -> None:
    """Read JSON lines."""
    for line in file:
        json.loads(line)


def read_packed(path: Path) -> None:
    """Unpack and read JSON lines."""
    with gzip.open(path) as file:
        read_lines(file)


def read_csv(path: Path) -> None:
    """Read a table as text."""
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.DictReader(file):
            pass


def read_parquet(path: Path) -> None:
    """Fetch rows."""
    found = duckdb.connect(config={"threads": 1}).execute("FROM read_parquet(?)", [[str(path)]])
    while found.fetchmany(256):
        pass


class _Text(HTMLParser):
    """Collects the text of a page, all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def page_text(markup: str) -> str:
    """Return all text of a page."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return "".join(parser.pieces)


def read_pages(path: Path) -> None:
    """Parse pages."""
    for page in sorted(path.iterdir()):
        page_text(page.read_text("utf-8"))


def read_archive(path: Path) -> None:
    """Go through an archive and parse its pages."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            page_text(record.reader.read().decode())


LIBRARIES: dict[str, Callable[[Path], None]] = {
    "jsonl": lambda path: read_lines(io.BytesIO(path.read_bytes())),
    "jsonl.gz": read_packed,
    "json": lambda path: json.loads(path.read_bytes()),
    "csv": read_csv,
    "parquet": read_parquet,
    "html": read_pages,
    "warc": read_archive,
}


if __name__ == "__main__":
    main()
