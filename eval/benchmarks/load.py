"""Measure bulk loading: synthetic annotations into a new database, in batches.

    python eval/benchmarks/load.py --documents 100000

prints quotes per second from annotation objects to committed rows (`loading`; `finishing` makes
speakers and the search index), peak memory of the process, and what the file weighs. Making the
annotations is not part of the time. On a machine that is busy with other things, processor time
says what a free core would do.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from quotes.store import Store
from quotes.types import Annotation, Document, Quote, Span, Stance

QUOTES = 10  # a document: twice what news has, so that quotes are what is measured
BATCH = 1_000  # documents a transaction
FORENAMES = "Ines Ben Cora Dai Esi Finn Gita Hugo Isla Jun Kofi Lena Mara Nils Omar Pia".split()  # noqa: SIM905
SYLLABLES = "ba do ke li mu na pe ro sa ti vu wo".split()  # noqa: SIM905
# Drawn by rank with odds of 1 in rank (Zipf), as words of a language are: 20,736 of them.
VOCABULARY = ["".join(syllables) for syllables in product(SYLLABLES, repeat=4)]


def words(chance: random.Random, count: int) -> str:
    """Return `count` words of the vocabulary as a sentence."""
    ranks = (int(len(VOCABULARY) ** chance.random()) - 1 for _ in range(count))
    return " ".join(VOCABULARY[rank] for rank in ranks).capitalize()


def annotation(number: int) -> Annotation:
    """Return an article of about 2,500 characters with `QUOTES` quotes, the same for a number."""
    chance = random.Random(number)
    text, quotes = "", []
    for position in range(QUOTES):
        surname = "".join(chance.choices(SYLLABLES, k=3)).title()
        name = f"{chance.choice(FORENAMES)} {surname}"
        content = f'"{words(chance, 20)},"'
        start = len(text)
        said = start + len(content) + 1
        source = said + 5
        text += f"{content} said {name}. {words(chance, 20)}.\n\n"
        label = chance.choice(("support", "oppose", "neutral"))
        stance = Stance(name, f"the {words(chance, 1)} plan", label, chance.random())
        joint = (f"{chance.choice(FORENAMES)} Okobado",) if position == number % 30 else ()
        quotes.append(
            Quote(
                content=(Span(start, start + len(content)),),
                kind="direct",
                cue=(Span(said, said + 4),),
                source=(Span(source, source + len(name)),),
                speakers=(name, *joint),
                speaker_type="person",
                stances=(stance,) if position % 5 == 0 else (),
                confidence=chance.random(),
                rule="inverted",
            )
        )
    facts = {"title": text[1:60], "publisher": f"The {chance.choice(SYLLABLES).title()} Post"}
    published = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
    document = Document(
        f"article-{number}", text, **facts, published=published, body=Span(0, len(text))
    )
    return Annotation(document, tuple(quotes))


@dataclass
class Watch:
    """Seconds on the wall and of the processor, added up while it runs."""

    wall: float = 0.0
    processor: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Add what the block takes."""
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor


def load(path: Path, documents: int) -> dict[str, Watch]:
    """Load `documents` synthetic documents into `path`; return the time of each step."""
    loading, finishing, closing = Watch(), Watch(), Watch()
    store = Store.open(path)
    run_id = store.begin(config={}, model="synthetic", model_hash="", version="benchmark")
    for start in range(0, documents, BATCH):
        batch = [annotation(number) for number in range(start, min(start + BATCH, documents))]
        with loading.running():
            store.write(batch)
    with finishing.running():
        # Random names have nobody in common: merging them is for a benchmark of its own.
        store.finish(run_id, merge=lambda names, aliases: [[name] for name in names])
    with closing.running():
        store.close()
    return {"loading": loading, "finishing": finishing, "closing": closing}


# What tells a copied row from its original. No question reads the texts of articles or offsets.
COPIED = {
    "documents": "document_id || $copy AS document_id, document_id AS cluster_id, '' AS text",
    "annotated": "document_id || $copy AS document_id",
    "quotes": """quote_id[4:] || $copy AS quote_id, document_id || $copy AS document_id,
        number + $shift AS number, quote_id AS cluster_id, document_id AS story_id,
        [] AS spans, [] AS cue_spans, [] AS source_spans""",
    "quote_speakers": "quote_id[4:] || $copy AS quote_id, number + $shift AS number",
    "stances": "quote_id[4:] || $copy AS quote_id, document_id || $copy AS document_id",
    "search_quotes": "number + $shift AS number",
    "search_words": "number + $shift AS number",
}


def multiply(path: Path, times: int) -> None:
    """Copy what `path` holds until it is there `times`, 99 at most, with ids of their own."""
    with Store.open(path) as store:
        ((quotes,),) = store.query("SELECT count(*) FROM quotes").rows
        for copy in range(1, times):
            names = {"$copy": f"'-{copy:02}'", "$shift": str(copy * quotes)}
            for table, columns in COPIED.items():
                for name, value in names.items():
                    columns = columns.replace(name, value)
                first = f"FROM {table} LIMIT (SELECT count(*) // {copy} FROM {table})"
                list(store.query(f"INSERT INTO {table} SELECT * REPLACE ({columns}) {first}").rows)


def main() -> None:
    """Parse the command line, load, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--db", type=Path, help="where to leave the database (default: nowhere)")
    parser.add_argument("--times", type=int, default=1, help="copy it in the end until it is there")
    arguments = parser.parse_args()
    quotes = arguments.documents * QUOTES
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.db or Path(folder) / "load.duckdb"
        steps = load(path, arguments.documents)
        size = path.stat().st_size
        multiply(path, arguments.times)
    total = Watch(sum(w.wall for w in steps.values()), sum(w.processor for w in steps.values()))
    for step, watch in (steps | {"all": total}).items():
        print(f"{step:17}{watch.wall:8.1f} s, processor {watch.processor:.1f} s")
    loading = steps["loading"]
    print(f"{'quotes loaded':17}{quotes:8,}: {quotes / loading.wall:,.0f} a second", end="")
    print(f", {quotes / loading.processor:,.0f} a second of processor time")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':17}{peak:8,.0f} MiB")
    print(f"{'file':17}{size / 2**20:8,.0f} MiB, {size / quotes:,.0f} bytes a quote")


if __name__ == "__main__":
    main()
