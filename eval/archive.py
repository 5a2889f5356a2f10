"""A web archive of every kind of record, all accounted for: `python -m eval.archive`.

Writes an archive of generated responses (articles in the mark-up of `eval/pages`, other languages,
broken and binary ones, error pages, images), reads it, and compares what became of each record, in
order, with what must become of its kind.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from eval.pages import Page, pages
from quotes.document import parse
from quotes.readers import Failure, Record, read

_GERMAN = """Die Fähre zur Insel wird im Oktober eingestellt, wie der Eigner am Montag sagte. Die
Stadt hat einen Bus zur Brücke versprochen, der nach Ansicht der Bewohner viel langsamer ist und
den Familien nicht hilft, deren Kinder auf dem Festland zur Schule gehen. Auch die Ärztin wird
dann nicht mehr auf die Insel kommen, weil sie kein Auto hat und der Weg zu weit für sie ist."""
_LARGEST = 2_000_000
"""Bytes of the longest page made of repetitions, which unpacks from almost nothing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of response; `make` returns its body, `fate` is what must become of it."""

    name: str
    fate: str
    make: Callable[[random.Random, Page], bytes]
    status: int = 200
    type: str = "text/html; charset=utf-8"


_LATIN = "text/html; charset=iso-8859-1"


def _plain(_: random.Random, page: Page) -> bytes:
    return "\n\n".join(page.article.paragraphs).encode()


def _mangled(chance: random.Random, page: Page) -> bytes:
    """Return a page with bytes replaced and its end lost, but no zero bytes."""
    data = bytearray(page.text.encode())
    for _ in range(20):
        data[chance.randrange(len(data))] = chance.randrange(1, 128)
    return bytes(data[: chance.randrange(len(data) // 2, len(data))])


KINDS = (
    Kind("page", "document", lambda _, page: page.text.encode()),
    Kind("mislabelled page", "document", lambda _, page: page.text.encode(), type=_LATIN),
    Kind("Windows-1252 page", "document", lambda _, page: page.text.encode("cp1252", "replace")),
    Kind("mangled page", "either", _mangled),
    Kind("plain text", "document", _plain, type="text/plain"),
    Kind("page in German", "is in German", lambda _, __: f"<p>{_GERMAN}".encode()),
    Kind("nested page", "document", lambda _, page: b"<div>" * 100_000 + page.text.encode()),
    Kind("long page", "document", lambda _, __: b"<p>He said so. " * (_LARGEST // 15)),
    Kind("binary page", "is binary", lambda chance, _: b"<p>\0" + chance.randbytes(3000)),
    Kind("empty page", "is empty", lambda _, __: b"<html></html>"),
    Kind("image", "only pages", lambda chance, _: chance.randbytes(3000), type="image/png"),
    Kind("missing page", "status 404", lambda _, __: b"<p>Not found", status=404),
    Kind("redirect", "status 301", lambda _, __: b"", status=301),
)  # fmt: skip
_RARE = {"nested page": 0.02, "long page": 0.02}
"""Weights of kinds beside 1 for the others: their size makes them slow to write."""


def write(path: Path, records: int) -> list[Kind]:
    """Write an archive, packed record by record as crawlers do; return the records' kinds."""
    chance, made = random.Random(7), [page for page in pages() if page.form == "html"]
    kinds = chance.choices(KINDS, [_RARE.get(kind.name, 1.0) for kind in KINDS], k=records)
    with path.open("wb") as file:
        for number, kind in enumerate(kinds):
            body = kind.make(chance, chance.choice(made))
            head = f"HTTP/1.1 {kind.status} X\r\nContent-Type: {kind.type}\r\n"
            head += f"Content-Length: {len(body)}\r\n\r\n"
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.headers["WARC-Target-URI"] = f"https://example.org/{number}"
            record.set_bytes_content(head.encode() + body)
            packed = io.BytesIO()
            record.write(packed)
            file.write(gzip.compress(packed.getvalue(), 1))
    return kinds


def is_right(kind: Kind, item: Record | Failure) -> bool:
    """Say whether what became of a record is what must become of its kind."""
    if kind.fate == "either":
        return True
    if isinstance(item, Record):
        return kind.fate == "document"
    return kind.fate in item.error


def main() -> None:
    """Write, read, and print what became of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    options = parser.parse_args()
    right: Counter[str] = Counter()
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        kinds = write(path, options.records)
        # In order and one for one; a record that is missing or double raises ValueError.
        for number, (kind, item) in enumerate(zip(kinds, read([str(path)]), strict=True), 1):
            if isinstance(item, Record):
                parse(item.text, given=item.given)
            right[kind.name] += is_right(kind, item)
            if number * 5 % options.records == 0:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
    for name, count in Counter(kind.name for kind in kinds).items():
        print(f"{name:<20} {right[name]} of {count} as they must be")
    print(f"all {right.total()} of {len(kinds)}; peak memory by fifths, MiB: {peaks}")


if __name__ == "__main__":
    main()
