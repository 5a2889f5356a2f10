"""Measure how many edited copies of articles are found, on articles of your own.

    python eval/benchmarks/copies.py articles.jsonl

takes the `text` of up to 2,000 articles, edits the first 400 as agencies' subscribers do, and
prints for each kind of edit the share of copies that join their article's cluster, and how many
other articles they bring together.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from quotes.store.signatures import ARTICLES as SKETCH

ARTICLES, EDITED = 2_000, 400
CHARACTERS = 1_500  # shorter ones are teasers


def changed(text: str, share: float) -> str:
    """Return `text` with a share of its words changed, wherever they stand."""
    return " ".join("changed" if random.random() < share else word for word in text.split(" "))


def cut(text: str) -> str:
    """Return the first 70 % of the words."""
    words = text.split(" ")
    return " ".join(words[: len(words) * 7 // 10])


EDITS: dict[str, Callable[[str], str]] = {
    "cut to 70 %": cut,
    "40 words more at both ends": lambda text: f"{'more ' * 40}{text}{' more' * 40}",
    "3 % of words changed": lambda text: changed(text, 0.03),
    "cut to 70 %, 3 % of words changed": lambda text: changed(cut(text), 0.03),
    "8 % of words changed": lambda text: changed(text, 0.08),
}


def signed(texts: list[str]) -> np.ndarray:
    """Return the signatures (N, HASHES) of texts."""
    return np.frombuffer(b"".join(SKETCH.sign(texts)), np.uint8).reshape(-1, SKETCH.hashes)


def main() -> None:
    """Parse the command line, edit, cluster, and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON lines with a text")
    with parser.parse_args().articles.open("rb") as lines:
        texts = [text for line in lines if len(text := json.loads(line)["text"]) > CHARACTERS]
    texts = [text[:6_000] for text in texts[:ARTICLES]]
    random.seed(1)
    begin = time.process_time()
    originals = signed(texts)
    cost = (time.process_time() - begin) / len(texts)
    before = SKETCH.clusters(originals)
    copies = int((before != np.arange(len(texts))).sum())
    print(f"{len(texts)} articles, {1e6 * cost:.0f} µs each to sign; {copies} are copies already")
    for name, edit in EDITS.items():
        edited = signed([edit(text) for text in texts[:EDITED]])
        after = SKETCH.clusters(np.concatenate([originals, edited]))
        found = (after[len(texts) :] == after[: len(edited)]).mean()
        others = int((after[: len(texts)] != before).sum())
        print(f"{100 * found:5.1f} % found, {others} others joined: {name}")


if __name__ == "__main__":
    main()
