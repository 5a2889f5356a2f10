"""How well body, furniture and header are found: `python -m eval.structure GOLD...`.

GOLD is annotation JSONL. "Other" words are those outside the labelled body. With `-v`, documents
that are not exactly right are listed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotes.document import article, parse
from quotes.types import Span

FIELDS = ("title", "byline", "agency", "place", "published", "publisher")


def words(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the words of `text` inside `spans`, as their offsets."""
    for span in spans:
        position = span.start
        for word in text[span.start : span.end].split():
            start = text.index(word, position)
            position = start + len(word)
            yield Span(start, position)


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Say whether the range shares a character with one of `spans`."""
    return any(start < s.end and s.start < end for s in spans)


def compare(row: dict[str, Any]) -> Counter[str]:
    """Count, for one labelled document, what was kept, let in and lost."""
    text = row["text"]
    document = parse(text)
    kept, gold = article(document), Span(*row["body"])
    inside = set(words(text, [gold]))
    found = set(words(text, kept))
    pieces = [(s, e) for q in row["quotes"] if not q.get("optional") for s, e in q["content"]]
    heads = [document.headline] if document.headline else []
    count = Counter(
        body=len(inside),
        body_kept=len(inside & found),
        other=len(set(words(text, [Span(0, len(text))])) - inside),
        let_in=len(found - inside),
        quotes=len(pieces),
        lost=sum(not overlaps(s, e, kept) for s, e in pieces if overlaps(s, e, [gold])),
        outside=sum(not overlaps(s, e, [gold]) for s, e in pieces),
        in_headline=sum(overlaps(s, e, heads) for s, e in pieces),
        headlines=len(heads),
        decoys=len(row.get("not_quotes", [])),
        decoys_in=sum(overlaps(s, e, [*kept, *heads]) for s, e in row.get("not_quotes", [])),
        exact=kept[:1] != [] and (kept[0].start, kept[-1].end) == tuple(gold),
        documents=1,
    )
    for field in FIELDS:
        if row.get(field):
            count[f"{field}_gold"] += 1
            count[f"{field}_right"] += same(getattr(document, field), row[field])
        elif getattr(document, field):
            count[f"{field}_extra"] += 1
    return count


def same(found: str | None, gold: str) -> bool:
    """Compare a field's values without regard to case and punctuation."""
    return found is not None and _letters(found) == _letters(gold)


def _letters(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())


def report(count: Counter[str]) -> Iterator[str]:
    """Yield the lines of the summary."""

    def share(part: str, whole: str) -> str:
        return f"{count[part]} of {count[whole]} ({count[part] / max(1, count[whole]):.2%})"

    yield f"documents              {count['documents']}, body exactly right in {count['exact']}"
    yield f"body words kept        {share('body_kept', 'body')}"
    yield f"other words let in     {share('let_in', 'other')}"
    yield f"quote pieces lost      {share('lost', 'quotes')}; labelled outside: {count['outside']}"
    yield f"headlines              {count['headlines']}, quotes in them: {count['in_headline']}"
    yield f"decoys still in        {share('decoys_in', 'decoys')}"
    for field in FIELDS:
        right = share(f"{field}_right", f"{field}_gold")
        yield f"{field:<22} {right}; {count[f'{field}_extra']} where none is labelled"


def main() -> None:
    """Print the summary over all files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in options.gold:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            count = compare(row)
            total += count
            if options.verbose and (
                count["lost"] or count["let_in"] or count["body_kept"] < count["body"]
            ):
                kept, let_in = count["body"] - count["body_kept"], count["let_in"]
                print(
                    f"{row['id']}: {kept} words lost, {let_in} let in, {count['lost']} quotes lost"
                )
    print("\n".join(report(total)))


if __name__ == "__main__":
    main()
