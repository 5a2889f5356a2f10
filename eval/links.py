"""How well gold spans are put together: `python -m eval.links --polnear PATH` or `--gold PATH`.

Every gold span goes into one flat tagging, as a perfect tagger would give it (where quotes nest the
outer content wins), and `assemble` has to find which belong together. `--polnear` reads PolNeAR
articles, `--speakers` adds kinds, addressees and relays to them (rows that name `doc` and `n`),
`--gold` reads annotation JSONL. Printed:

- source, cue: share of gold quotes whose best-overlapping quote has a source (cue) that overlaps
  the gold one, or none where gold has none;
- pieces: share of gold quotes whose pieces are exactly those of one quote;
- kind: share of the matched quotes; relay, addressee: precision and recall, right when a word is
  shared with the gold name, or when a pronoun stands for it;
- rules: how many matched quotes each rule decided, and the share of those with the right source.

`--show N` prints N wrong quotes, `--measure source|cue|pieces|kind|addressee|relay` says wrong in
what, and `--rule NAME` keeps those of one rule.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.assemble import assemble
from quotes.types import ROLES, Document, Quote, Scheme, Span, TaggedSpan, Tagging

_PRONOUN = re.compile(r"(?:him|her|them|me|us|you|it|he|she|they)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A document with its gold quotes; `judged` says whether kind, relay and addressee are gold."""

    document: Document
    quotes: tuple[Quote, ...]
    judged: tuple[bool, ...]
    scheme: Scheme


def read_polnear(path: Path, speakers: Path | None = None) -> Iterator[Case]:
    """Yield PolNeAR articles; with `speakers`, only those that it labels."""
    extra: dict[tuple[str, int], dict[str, Any]] = {}
    if speakers is not None:
        for row in _rows(speakers):
            extra[row["doc"], row["n"]] = row
    labelled = {doc for doc, _ in extra}
    for row in _rows(path):
        if speakers is not None and row["id"] not in labelled:
            continue
        found = [(row["id"], n) in extra for n in range(len(row["attributions"]))]
        quotes = [
            _quote({**attribution, **extra.get((row["id"], n), {})})
            for n, attribution in enumerate(row["attributions"])
        ]
        document = Document(row["id"], row["text"])
        yield Case(document, tuple(quotes), tuple(found), "polnear")


def read_gold(path: Path) -> Iterator[Case]:
    """Yield documents of annotation JSONL."""
    for row in _rows(path):
        quotes = tuple(_quote(quote) for quote in row["quotes"])
        yield Case(Document(row["id"], row["text"]), quotes, (True,) * len(quotes), "news")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _quote(row: dict[str, Any]) -> Quote:
    return Quote(
        content=_spans(row["content"]),
        cue=_spans(row["cue"]),
        source=_spans(row["source"]),
        kind=row.get("kind", "indirect"),
        addressee=row.get("addressee"),
        relay=row.get("relay"),
        relay_span=_spans(row.get("relay_span", ())),
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def flat_tagging(length: int, quotes: Sequence[Quote]) -> Tagging:
    """Return all spans of `quotes` as one layer: contents over the rest, longer over shorter."""
    spans = {(s.start, s.end, role) for q in quotes for role in ROLES for s in getattr(q, role)}
    painted = sorted(spans, key=lambda s: (s[2] == "content", s[1] - s[0], s[0]))
    owner = [-1] * length
    for index, (start, end, _) in enumerate(painted):
        owner[start:end] = [index] * (end - start)
    found = []
    start = 0
    for position in range(1, length + 1):
        if position == length or owner[position] != owner[start]:
            if owner[start] >= 0:
                found.append(TaggedSpan(start, position, painted[owner[start]][2]))
            start = position
    return Tagging(tuple(found))


@dataclass(slots=True)
class Tally:
    """Counts over all cases; `rules` maps a rule to its decisions and to those that were right."""

    total: int = 0
    hidden: int = 0
    right: Counter[str] = field(default_factory=Counter)
    judged: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    rules_right: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)


Report = Callable[[Case, Quote, Quote, set[str]], None]


def score(case: Case, tally: Tally, report: Report) -> None:
    """Add one document's counts to `tally`; `report(case, gold, found, wrong)` gets every quote."""
    text = case.document.text
    tagging = flat_tagging(len(text), case.quotes)
    visible = {s.span for s in tagging.spans if s.role == "content"}
    quotes = assemble(case.document, tagging, scheme=case.scheme)
    for gold, judged in zip(case.quotes, case.judged, strict=True):
        if not visible.intersection(gold.content):
            tally.hidden += 1
            continue
        found = max(quotes, key=lambda q: _shared(q.content, gold.content) / _size(q.content))
        rule = found.rule or "none"
        right = {
            "source": _agree(found.source, gold.source),
            "cue": _agree(found.cue, gold.cue),
            "pieces": found.content == gold.content,
        }
        tally.total += 1
        tally.rules[rule] += 1
        tally.rules_right[rule] += right["source"]
        if judged:
            tally.judged += 1
            right["kind"] = found.kind == gold.kind
            for role in ("addressee", "relay"):
                right[role] = _count_mention(text, role, gold, found, tally)
        tally.right.update(name for name, good in right.items() if good)
        report(case, gold, found, {name for name, good in right.items() if not good})


def _count_mention(text: str, role: str, gold: Quote, found: Quote, tally: Tally) -> bool:
    """Count one addressee or relay; say whether it is right, or rightly absent."""
    name: str | None = getattr(gold, role)
    spans: tuple[Span, ...] = getattr(found, f"{role}_span")
    words = " ".join(text[s.start : s.end] for s in spans)
    tally.mentions[f"{role} gold"] += bool(name)
    tally.mentions[f"{role} found"] += bool(spans)
    shared = set(re.findall(r"\w+", words.lower())) & set(re.findall(r"\w+", (name or "").lower()))
    pronoun = bool(_PRONOUN.fullmatch(words))
    right = bool(name) and (bool(shared - {"the", "of"}) or pronoun)
    tally.mentions[f"{role} right"] += right
    return right or not (name or spans)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _size(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _agree(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return _shared(one, other) > 0 if one and other else not one and not other


def show(case: Case, gold: Quote, found: Quote) -> None:
    """Print a wrongly linked quote with its surroundings."""

    def words(spans: Iterable[Span]) -> str:
        return " … ".join(case.document.text[s.start : s.end] for s in spans)

    every = [*gold.content, *gold.source, *gold.cue]
    start, end = min(s.start for s in every), max(s.end for s in every)
    print(f"\n{case.document.id} [{found.rule}]")
    print("  text:", repr(case.document.text[max(0, start - 120) : end + 60]))
    print(f"  gold: {words(gold.source)} | {words(gold.cue)} | {words(gold.content)}")
    print(f"  found: {words(found.source)} | {words(found.cue)} | {words(found.content)}")
    for role in ("addressee", "relay"):
        name, spans = getattr(gold, role), getattr(found, f"{role}_span")
        if name or spans:
            print(f"  {role}: {name} | {words(spans)}")
    print(f"  kind: {gold.kind} | {found.kind}")


def table(tally: Tally) -> str:
    """Return the measures as lines of text."""
    lines = [f"quotes {tally.total} (and {tally.hidden} hidden inside others)"]
    for name in ("source", "cue", "pieces", "kind"):
        out_of = tally.judged if name == "kind" else tally.total
        if out_of:
            share = tally.right[name] / out_of
            lines.append(f"{name:<10} {100 * share:5.1f} %  {tally.right[name]}/{out_of}")
    for role in ("addressee", "relay"):
        gold, found, right = (tally.mentions[f"{role} {k}"] for k in ("gold", "found", "right"))
        if tally.judged:
            lines.append(f"{role:<10} {right} right of {found} found and {gold} in gold")
    for rule, count in tally.rules.most_common():
        lines.append(f"  {rule:<22} {count:6} {100 * tally.rules_right[rule] / count:5.1f} %")
    return "\n".join(lines)


def main() -> None:
    """Parse the command line, score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--measure", default="source")
    parser.add_argument("--rule")
    options = parser.parse_args()
    cases = (
        read_gold(options.gold) if options.gold else read_polnear(options.polnear, options.speakers)
    )
    tally, left = Tally(), options.show

    def report(case: Case, gold: Quote, found: Quote, wrong: set[str]) -> None:
        nonlocal left
        if left and options.measure in wrong and options.rule in (None, found.rule):
            left -= 1
            show(case, gold, found)

    for case in cases:
        score(case, tally, report)
    print(table(tally))


if __name__ == "__main__":
    main()
