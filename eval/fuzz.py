"""Hostile inputs through the readers and all stages: `python -m eval.fuzz --inputs 200000`.

An input is a file of some format: a page, article or table of ours, mutated, or noise. It is read;
every document is parsed, given random spans as a tagger might find them, or the real ones with
`--model`, and goes through all further stages. Whatever raises, and every offset that does not
point into the text, is printed with the file that showed it. `--engine atheris` lets libFuzzer
search for inputs that reach new code (needs `pip install atheris`).
"""

from __future__ import annotations

import argparse
import gzip
import inspect
import json
import logging
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

from eval.pages import pages
from quotes.annotations import to_json
from quotes.assemble import assemble
from quotes.document import parse
from quotes.pipeline import Annotator, Settings
from quotes.readers import Record, read
from quotes.speakers import name_speakers
from quotes.types import (
    ENTITY_TYPES,
    ROLES,
    Annotation,
    Document,
    Entity,
    Failure,
    Span,
    TaggedSpan,
    Tagging,
)

SUFFIXES = ("txt", "html", "jsonl", "json", "csv", "tsv", "warc", "txt.gz", "jsonl.zst")
_FRAGMENTS = (
    *("“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "\n", "\n\n", "\r\n", "\t", "\0"),
    *("\u200b", "\u00ad", "\u202e", "\u0301", "\ufeff", "\U0001f410", "\u2028", "&quot;", "&#0;"),
    *("said", " he ", "According to ", "Mr. ", ", ", ". ", ": ", "—", "By ", "Advertisement", "©"),
    *("<p>", "</p>", "<!--", "<script>", "<div ", "</", "<a href='", "<blockquote>", "]]>", "&amp"),
    *('{"text": "', '"}', "[", "]", "\\ud800", "text,id\n", '""', "WARC/1.0\r\n", "3 May 2025"),
)
_LONGEST = 3_000
"""Characters of most inputs; more input a second finds more than longer inputs do."""
_WORDS = 400
"""Words of a document that get random spans."""


def texts() -> list[bytes]:
    """Return what is mutated: pages and articles of ours, in several formats."""
    found = [page.text[:_LONGEST] for page in pages()]
    bodies = ["\n\n".join(page.article.paragraphs)[:_LONGEST] for page in pages()]
    rows = [json.dumps({"id": n, "text": body}) for n, body in enumerate(bodies[:10])]
    tables = ['text,title\n"' + body.replace('"', '""') + '",x\n' for body in bodies[:10]]
    return [text.encode() for text in (*found, *bodies, *rows, *tables, "\n".join(rows))]


def mutated(seeds: list[bytes], chance: random.Random) -> bytes:
    """Return a seed with pieces put in, taken out, repeated and exchanged, or noise."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(200))
    data = bytearray(chance.choice(seeds))
    if chance.random() < 0.5:
        start = chance.randrange(len(data))
        data = data[start : start + chance.randrange(1, 800)]
    for _ in range(chance.randrange(8)):
        at, length = chance.randrange(len(data) + 1), chance.randrange(40)
        piece = chance.choice(_FRAGMENTS).encode("utf-8", "surrogatepass")
        match chance.randrange(5):
            case 0:
                data[at:at] = piece * chance.choice((1, 1, 1, 3, 200))
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length]
            case 3:
                data[at : at + 1] = chance.randbytes(1)
            case _:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                data[at : at + length] = other[start : start + length]
    return bytes(data)


def packed(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """Pack data as the suffix says, some of it with a byte changed or the end lost."""
    if suffix not in (".gz", ".zst") or chance.random() < 0.1:
        return data
    whole = bytearray(gzip.compress(data, 1) if suffix == ".gz" else zstandard.compress(data, 1))
    if chance.random() < 0.3:
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole[: len(whole) - chance.choice((0, 0, 0, 1, 20))])


def tagging(text: str, chance: random.Random) -> Tagging:
    """Return random spans over whole words, as a tagger that knows nothing would find them."""
    spans, entities = [], []
    words = list(re.finditer(r"\w+|[^\w\s]", text[: 20 * _WORDS]))[:_WORDS]
    position = 0
    while position < len(words):
        last = min(len(words), position + chance.randrange(1, 15)) - 1
        start, end = words[position].start(), words[last].end()
        if chance.random() < 0.4:
            spans.append(TaggedSpan(start, end, chance.choice(ROLES), chance.random()))
        if chance.random() < 0.3:
            entities.append(Entity(start, end, chance.choice(ENTITY_TYPES)))
        position = last + 1
    return Tagging(tuple(spans), tuple(entities))


def offsets(annotation: Annotation) -> Iterator[tuple[str, Span]]:
    """Yield every span of an annotation with its name."""
    document = annotation.document
    yield from (("body", span) for span in (document.body,) if span)
    yield from (("headline", span) for span in (document.headline,) if span)
    yield from (("furniture", span) for span in document.furniture)
    for quote in annotation.quotes:
        for name in ("content", "cue", "source", "relay_span", "addressee_span"):
            yield from ((name, span) for span in getattr(quote, name))


def check(annotation: Annotation) -> None:
    """Raise AssertionError for a span that does not point at words, or unserialisable output."""
    text = annotation.document.text
    for name, (start, end) in offsets(annotation):
        assert 0 <= start < end <= len(text), f"{name} [{start}, {end}] of {len(text)}"
        assert text[start:end].strip(), f"{name} [{start}, {end}] holds only blanks"
    for quote in annotation.quotes:
        assert quote.content, "a quote without content"
        assert list(quote.content) == sorted(quote.content), "content out of order"
    json.dumps(to_json(annotation)).encode()


def documents(path: Path) -> Iterator[Document]:
    """Read a file; what fails must say why in one line."""
    for item in read([str(path)]):
        if isinstance(item, Record):
            yield parse(item.text, id=item.id, path=item.path, given=item.given)
        else:
            assert item.error and "\n" not in item.error, item.error


def attempt(path: Path, data: bytes, chance: random.Random, annotator: Annotator | None) -> None:
    """Take one input through everything; raises what is wrong."""
    path.write_bytes(packed(data, path.suffix, chance))
    found: Iterable[Document] = documents(path)
    if annotator:
        for annotation in annotator.annotate(found):
            assert not isinstance(annotation, Failure), annotation.error
            check(annotation)
        return
    for document in found:
        spans = tagging(document.text, chance)
        quotes = assemble(document, spans, scheme="news")
        check(Annotation(document, tuple(name_speakers(document, spans, quotes))))


def mutation(options: argparse.Namespace, folder: Path) -> int:
    """Try mutated inputs until `--inputs` or `--seconds` are over; return how many failed."""
    annotator = Annotator.open(options.model, Settings()) if options.model else None
    seeds, failed, begun = texts(), 0, time.monotonic()
    number = 0
    while number < options.inputs and time.monotonic() - begun < options.seconds:
        chance = random.Random(options.seed + number)
        data, suffix = mutated(seeds, chance), chance.choice(SUFFIXES)
        try:
            attempt(folder / f"input.{suffix}", data, chance, annotator)
        except Exception:
            failed += 1
            traceback.print_exc(limit=-3)
            kept = options.keep / f"{options.seed + number}.{suffix}"
            kept.write_bytes(data)
            print(f"input {options.seed + number} is kept as {kept}", file=sys.stderr)
        number += 1
    seconds = time.monotonic() - begun
    print(f"{number:,} inputs in {seconds:.0f} s, {failed} failed; seeds from {options.seed}")
    return failed


def coverage_guided(options: argparse.Namespace, folder: Path) -> None:
    """Let libFuzzer choose inputs; it stops at the first that fails."""
    import atheris  # noqa: PLC0415 - an optional tool

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, text in enumerate(texts()):
        (corpus / str(number)).write_bytes(bytes([number % 256]) + text)

    def one(data: bytes) -> None:
        if data:
            suffix = SUFFIXES[data[0] % len(SUFFIXES)]
            attempt(folder / f"input.{suffix}", data[1:], random.Random(len(data)), None)

    for name in [name for name in sys.modules if name.startswith("quotes.")]:
        for value in list(vars(sys.modules[name]).values()):
            if inspect.isfunction(value) and value.__module__ == name:
                atheris.instrument_func(value)
    limits = [f"-runs={options.inputs}", f"-max_total_time={int(options.seconds)}"]
    atheris.Setup([sys.argv[0], *limits, "-max_len=4000", str(corpus)], one)
    atheris.Fuzz()


def main() -> None:
    """Parse the command line and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0, help="number of the first input")
    parser.add_argument("--model", help="find spans with this model")
    parser.add_argument("--engine", choices=("mutation", "atheris"), default="mutation")
    logging.getLogger("quotes").setLevel(logging.ERROR)
    parser.add_argument("--keep", type=Path, default=Path(), help="folder for failing inputs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.engine == "atheris":
            coverage_guided(options, Path(folder))
        elif mutation(options, Path(folder)):
            sys.exit(1)


if __name__ == "__main__":
    main()
