"""Stance corpora: source, target and label a row, read into passages with one pass a speaker."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.stance.passage import LABELS, Passage, occurrences, sentences_around
from quotes.types import Span

_TITLES = re.compile(r"^(the|mr|mrs|ms|dr|president|senator|sen|rep|gov)\.? ", re.I)


@dataclass(frozen=True, slots=True)
class StanceExample:
    """A passage with the label id and the weight of each of its targets."""

    passage: Passage
    labels: tuple[int, ...]
    weights: tuple[float, ...]
    ids: tuple[str, ...]


def read_pairs(path: Path) -> Iterator[StanceExample]:
    """Yield the rows of a pair corpus, those of one text and speaker together."""
    grouped: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            grouped[row["text"], row["source"]].append(row)
    for (text, source), rows in grouped.items():
        speaker = _mentions(text, source, rows[0]["source_span"])
        taken = {i for span in speaker for i in range(*span)}
        targets = []
        for row in rows:
            spans = _mentions(text, row["target"], row["target_span"])
            targets.append((row["target"], tuple(s for s in spans if not taken & set(range(*s)))))
        yield StanceExample(
            Passage(text, speaker, tuple(targets), author=source is None),
            tuple(LABELS.index(row["label"]) for row in rows),
            # A small reading found about half of the reversed pairs wrong.
            tuple(0.5 if row["orig_label"][:1] in "24" else 1.0 for row in rows)
            if rows[0]["dataset"] == "dse_clean"
            else (1.0,) * len(rows),
            tuple(row["id"] for row in rows),
        )


def _mentions(text: str, name: str | None, span: list[int] | None) -> tuple[Span, ...]:
    """Return the labelled mention and every other literal one."""
    found = set(occurrences(text, name or ""))
    if name:
        found |= set(occurrences(text, _TITLES.sub("", name)))
    if span:
        found.add(Span(*span))
        found |= set(occurrences(text, text[span[0] : span[1]]))
    return tuple(sorted(found))


_NAME = re.compile(r"\b(?:[A-Z][\w'’.-]*[\w](?: (?=[A-Z]))?)+")


def read_quotes(path: Path) -> Iterator[StanceExample]:
    """Yield the quotes of annotation JSONL; names in the content without a stance are neutral."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for quote in row["quotes"]:
                example = _quote(row["text"], quote, row["id"])
                if example:
                    yield example


def _quote(text: str, quote: dict[str, Any], document: str) -> StanceExample | None:
    pieces = [*quote["content"], *quote["cue"], *quote["source"]]
    begin, end = sentences_around(text, pieces)
    passage = text[begin:end]
    speaker = [Span(s - begin, e - begin) for s, e in quote["source"] if begin <= s and e <= end]
    for name in quote["speakers"]:
        speaker += [*occurrences(passage, name), *occurrences(passage, name.split()[-1])]
    targets: list[tuple[str, tuple[Span, ...]]] = []
    labels = []
    for stance in quote["stances"]:
        name = stance["target"]
        spans = occurrences(passage, name) or occurrences(passage, name.split()[-1])
        targets.append((name, spans))
        labels.append(LABELS.index(stance["label"]))
    taken = {i for span in speaker for i in range(*span)}
    taken |= {i for _, spans in targets for span in spans for i in range(*span)}
    for start, stop in quote["content"]:
        for match in _NAME.finditer(text, start + 2, stop):
            span = Span(match.start() - begin, match.end() - begin)
            if len(match.group()) > 3 and not taken & set(range(*span)):
                targets.append((match.group(), (span,)))
                labels.append(0)
                taken |= set(range(*span))
    if not targets:
        return None
    return StanceExample(
        Passage(passage, tuple(speaker), tuple(targets)),
        tuple(labels),
        (1.0,) * len(labels),
        tuple(f"{document}/{quote['id']}/{i}" for i in range(len(labels))),
    )
