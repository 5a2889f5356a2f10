"""How well speakers are named from gold spans: `python -m eval.speakers --dev-speakers PATH ...`.

`--polnear-dev` with `--dev-speakers` reads PolNeAR articles, their machine-made names, and rows
that say who each source is; `--gold` reads gold in any form. `--names MODEL` lets a tagger find
the names, `--no-entities` names speakers without any. `--errors` lists what is wrong.

Printed per data set: right speakers of the resolvable (all names match, by `same_name`), by kind of
mention, types, addressees, relays, and precision over the answered with the share answered, for
each `--min-confidence`, and the expected calibration error over ten bins.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from eval.links import flat_tagging
from quotes.assemble import assemble
from quotes.gold import read_gold
from quotes.models import find
from quotes.names import same_name
from quotes.speakers import name_speakers
from quotes.tagger import Tagger
from quotes.types import Document, Entity, Quote, Scheme, Span, Tagging

Case = tuple[Document, Tagging, tuple[Quote, ...]]

_TYPES = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "location"}
# PolNeAR abbreviates its publishers.
_PUBLISHERS = {
    "nyt": "The New York Times", "usa-today": "USA TODAY", "breitbart": "Breitbart News",
    "west-journal": "The Western Journal", "wash-post": "The Washington Post",
    "politico": "POLITICO", "huff-post": "The Huffington Post",
}  # fmt: skip
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "who",
        "which",
        "we",
        "i",
        "you",
        "him",
        "her",
        "his",
        "them",
        "that",
        "me",
        "my",
    ]
)
_THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def polnear_cases(articles: Path, speakers: Path) -> Iterator[Case]:
    """Yield PolNeAR articles with the quotes that `speakers` describes."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in speakers.read_text().splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    for line in articles.read_text().splitlines():
        article = json.loads(line)
        if article["id"] not in rows:
            continue
        document = Document(
            article["id"], article["text"], publisher=_PUBLISHERS.get(article["publisher"])
        )
        entities = tuple(
            Entity(start, end, _TYPES.get(kind, "misc"))  # type: ignore[arg-type]
            for start, end, kind in article["silver_entities"]
        )
        quotes = tuple(
            _quote({**row, **article["attributions"][row["n"]]}) for row in rows[article["id"]]
        )
        yield document, Tagging((), entities), quotes


def gold_cases(path: Path) -> Iterator[Case]:
    """Yield the articles of a file or folder of gold."""
    for labelled in read_gold([path]):
        yield labelled.document, Tagging(), labelled.quotes


def _quote(row: dict[str, Any]) -> Quote:
    def pieces(key: str) -> tuple[Span, ...]:
        return tuple(Span(*span) for span in row.get(key) or ())

    return Quote(
        content=pieces("content"), cue=pieces("cue"), source=pieces("source"),
        relay_span=pieces("relay_span"), speakers=tuple(row["speakers"]),
        speaker_type=row.get("speaker_type"), addressee=row.get("addressee"),
        relay=row.get("relay"), resolvable=row.get("resolvable", True),
        kind=row.get("kind", "indirect"),
    )  # fmt: skip


def tagged(cases: Sequence[Case], tagger: Tagger) -> Iterator[Case]:
    """Yield the cases with the names that a tagger finds."""
    taggings = tagger.tag_many(document.text for document, _, _ in cases)
    for (document, _, quotes), tagging in zip(cases, taggings, strict=True):
        yield document, replace(tagging or Tagging(), spans=()), quotes


def mention_kind(text: str, quote: Quote) -> str:
    """Return what sort of mention the gold source is: full name, pronoun, role, ..."""
    if not quote.source:
        return "no source"
    source = text[quote.source[0].start : quote.source[-1].end]
    if source.casefold() in _PRONOUNS:
        return source.casefold()
    if len(quote.speakers) > 1:
        return "joint"
    speaker = quote.speakers[0] if quote.speakers else ""
    if quote.speaker_type != "person":
        return f"{quote.speaker_type}{'' if same_name(source, speaker) else ' (described)'}"
    if speaker.casefold() in source.casefold():
        return "full name"
    last = speaker.split()[-1].casefold()
    return "surname" if last in source.casefold() else "role"


@dataclass
class Tally:
    """Counts of right and all, by what was measured."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    answers: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, key: str, right: bool) -> None:
        """Count one case."""
        self.right[key] += right
        self.all[key] += 1

    def lines(self) -> Iterator[str]:
        """Yield a line for each key: share right with its 95 % Wilson interval, counts."""
        for key in self.all:
            yield _share(key, self.right[key], self.all[key])

    def confidence_lines(self, thresholds: Sequence[float]) -> Iterator[str]:
        """Yield precision and share answered from each confidence on, and the calibration error."""
        for least in thresholds:
            kept = [right for confidence, right in self.answers if confidence >= least]
            if kept:
                yield _share(f"precision, confidence >= {least:g}", sum(kept), len(kept))
                yield _share(f"answered, confidence >= {least:g}", len(kept), self._resolvable)
        bins: dict[int, list[float]] = defaultdict(list)
        for confidence, right in self.answers:
            bins[min(9, int(10 * confidence))].append(confidence - right)
        error = sum(abs(sum(gaps)) for gaps in bins.values()) / max(1, len(self.answers))
        yield f"  expected calibration error           {error:.3f}"

    @property
    def _resolvable(self) -> int:
        return self.all["speakers (resolvable)"]


def _share(name: str, right: int, total: int) -> str:
    low, high = _wilson(right, total)
    return f"  {name:36} {right / total:6.1%} [{low:.1%}, {high:.1%}]  {right}/{total}"


def _wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + (z / (2 * total)) ** 2)
    return middle - half, middle + half


def same_speakers(found: tuple[str, ...], gold: tuple[str, ...]) -> bool:
    """Say whether both name the same speakers, each once."""
    rest = list(found)
    for name in gold:
        match = next((other for other in rest if same_name(name, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest


def measure(
    cases: Iterable[Case], *, scheme: Scheme, entities: bool = True, errors: bool = False
) -> Tally:
    """Name the speakers of every case and count what is right."""
    tally = Tally()
    for document, tagging, gold in cases:
        assembled = assemble(document, flat_tagging(len(document.text), gold), scheme="polnear")
        bare = tuple(_attributed(quote, assembled) for quote in gold)
        found = name_speakers(document, tagging if entities else Tagging(), bare, scheme=scheme)
        for quote, wanted in zip(found, gold, strict=True):
            _count(tally, document, quote, wanted, errors=errors)
    return tally


def _attributed(gold: Quote, assembled: Sequence[Quote]) -> Quote:
    """Return a gold quote with its own spans, the other mentions and rule of the attribution."""
    bare = replace(gold, speakers=(), speaker_type=None, addressee=None, relay=None)
    best = max(assembled, key=lambda q: _overlap(q, gold), default=None)
    if best is None or not _overlap(best, gold):
        return bare
    relay = gold.relay_span or best.relay_span
    # A quote inside another is hidden from the attribution, which tells about the outer one.
    addressee = best.addressee_span if best.source == gold.source else ()
    return replace(bare, rule=best.rule, addressee_span=addressee, relay_span=relay)


def _overlap(a: Quote, b: Quote) -> int:
    return sum(
        max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content for y in b.content
    )


def _count(tally: Tally, document: Document, quote: Quote, gold: Quote, *, errors: bool) -> None:
    right = same_speakers(quote.speakers, gold.speakers)
    kind = mention_kind(document.text, gold)
    if gold.resolvable and gold.speakers:
        tally.add("speakers (resolvable)", right)
        tally.add(f"  {kind}", right)
        tally.add("answered", bool(quote.speakers))
        if quote.speakers:
            tally.add("precision of answered", right)
            tally.answers.append((quote.confidence, right))
    if gold.speaker_type:
        tally.add("speaker type", quote.speaker_type == gold.speaker_type)
    if gold.addressee:
        tally.add("addressee recall", same_name(quote.addressee or "", gold.addressee))
    if quote.addressee:
        tally.add("addressee precision", same_name(quote.addressee, gold.addressee or ""))
    if gold.relay:
        tally.add("relay recall", same_name(quote.relay or "", gold.relay))
    wrong_type = bool(gold.speaker_type) and quote.speaker_type != gold.speaker_type
    wrong_addressee = not same_name(quote.addressee or "-", gold.addressee or "-")
    if errors and ((gold.resolvable and not right) or wrong_type or wrong_addressee):
        source = document.text[gold.source[0].start : gold.source[-1].end] if gold.source else ""
        print(
            f"{'S' if gold.resolvable and not right else ' '}{'T' if wrong_type else ' '}"
            f"{'A' if wrong_addressee else ' '} {document.id[:24]:24} {kind:12} [{source[:90]}] "
            f"{list(gold.speakers)} {gold.speaker_type} <- {list(quote.speakers)} "
            f"{quote.speaker_type} {quote.reason or ''} @{gold.addressee} <- {quote.addressee}"
        )


def main() -> None:
    """Parse the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--dev-speakers", type=Path)
    parser.add_argument("--polnear-dev", type=Path)
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--names", metavar="MODEL", help="a tagger that finds names")
    parser.add_argument("--no-entities", action="store_true")
    parser.add_argument(
        "--min-confidence", type=float, nargs="*", default=_THRESHOLDS, metavar="SHARE"
    )
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    sets: list[tuple[str, Scheme, Iterable[Case]]] = [
        (p.name, "news", gold_cases(p)) for p in options.gold
    ]
    if options.dev_speakers and options.polnear_dev:
        rows = polnear_cases(options.polnear_dev, options.dev_speakers)
        sets.insert(0, (options.dev_speakers.name, "polnear", rows))
    tagger = Tagger(find(options.names)) if options.names else None
    for name, scheme, cases in sets:
        if tagger:
            cases = tagged([*cases], tagger)
        tally = measure(
            cases, scheme=scheme, entities=not options.no_entities, errors=options.errors
        )
        print(name)
        print("\n".join((*tally.lines(), *tally.confidence_lines(options.min_confidence))))


if __name__ == "__main__":
    main()
