"""Stance corpora: source, target and label a row, read into passages with one pass a speaker."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from quotes.assemble import assemble
from quotes.document import parse
from quotes.gold import read_gold
from quotes.names import core_words, same_name
from quotes.speakers import Cast, name_speakers
from quotes.stance import find_targets
from quotes.stance.passage import (
    LABELS,
    MOST_TARGETS,
    Passage,
    Target,
    occurrences,
    passage_of,
    sentences_around,
)
from quotes.tagger import Tagger
from quotes.types import Annotation, Quote, Span, Tagging

_TITLES = re.compile(r"^(the|mr|mrs|ms|dr|president|senator|sen|rep|gov)\.? ", re.I)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*\w(?: (?:of |for |the )*[A-Z][\w'’.-]*\w)*")
Row = dict[str, Any]

UNKNOWN = -1
"""The label of what only a teacher can tell."""


@dataclass(frozen=True, slots=True)
class StanceExample:
    """A passage with the label id (or `UNKNOWN`) and the weight of each of its targets.

    `paired` is the first of two with one target each, which are speaker and target exchanged.
    """

    passage: Passage
    labels: tuple[int, ...]
    weights: tuple[float, ...]
    ids: tuple[str, ...]
    paired: bool = False

    @property
    def key(self) -> str:
        """What tells this example from all others, whatever its labels."""
        passage = self.passage
        asked = [(target.name, target.mentions) for target in passage.targets]
        return sha256(repr((passage.text, passage.speaker, asked)).encode()).hexdigest()[:24]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a pair corpus."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_pairs(path: Path, *, mirrored: float = 0.0) -> Iterator[StanceExample]:
    """Yield the rows of a pair corpus, those of one text and speaker together.

    With a weight `mirrored`, a pair whose direction is labelled also says that nothing is said
    the other way round.
    """
    yield from examples(read_rows(path), mirrored=mirrored)


def read_directed(path: Path) -> Iterator[tuple[StanceExample, StanceExample]]:
    """Yield the pairs of a corpus that are labelled in both directions, each differently."""
    for there, back in exchanged(read_rows(path)):
        yield replace(_pairs([there]), paired=True), _pairs([back])


def exchanged(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Return the pairs of rows that label one sentence in both directions, each differently."""
    by_ends = {(row["text"], row["source"], row["target"]): row for row in rows}
    found = []
    for (text, source, target), row in by_ends.items():
        other = by_ends.get((text, target, source))
        if other and row["label"] != other["label"] and (source or "") < (target or ""):
            found.append((row, other))
    return found


def examples(rows: Iterable[Row], *, mirrored: float = 0.0) -> Iterator[StanceExample]:
    """Yield rows of a pair corpus as examples, see `read_pairs`."""
    grouped: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["text"], row["source"]].append(row)
    for together in grouped.values():
        for begin in range(0, len(together), MOST_TARGETS):
            yield _pairs(together[begin : begin + MOST_TARGETS])
        for row in together if mirrored else ():
            if row["dataset"] == "dse_clean" and row["orig_label"][:1] in "13":
                yield replace(_pairs([mirror(row)]), weights=(mirrored,))


def mirror(row: Row) -> Row:
    """Return a row with speaker and target exchanged, labelled neutral."""
    return row | {
        "source": row["target"],
        "target": row["source"],
        "source_span": row["target_span"],
        "target_span": row["source_span"],
        "label": "neutral",
    }


def _pairs(rows: Sequence[Row]) -> StanceExample:
    text, shift = _in_context(rows)
    source = rows[0]["source"]
    speaker = mentions(text, source, rows[0]["source_span"], shift)
    taken = {i for span in speaker for i in range(*span)}
    targets = []
    for row in rows:
        spans = mentions(text, row["target"], row["target_span"], shift)
        free = tuple(s for s in spans if not taken & set(range(*s)))
        proposition = row["target"] if row["dataset"] in _PROPOSITIONS else ""
        targets.append(Target(row["target"], free, proposition))
    return StanceExample(
        Passage(text, speaker, tuple(targets), author=source is None),
        tuple(LABELS.index(row["label"]) for row in rows),
        tuple(map(_weight, rows)),
        tuple(row["id"] for row in rows),
    )


_PROPOSITIONS = ("perspectrum", "gwsd")


def _weight(row: Row) -> float:
    # A small reading found about half of the reversed pairs wrong.
    return 0.5 if row["dataset"] == "dse_clean" and row["orig_label"][:1] in "24" else 1.0


def _in_context(rows: Sequence[Row]) -> tuple[str, int]:
    """Return the text, with the sentences around that name a target it lacks, and its offset."""
    text, shift = rows[0]["text"], 0
    context = rows[0].get("extra", {}).get("context") or {"before": "", "after": ""}
    missing = [r["target"] for r in rows if not mentions(text, r["target"], r["target_span"])]
    for name in missing:
        if shift == 0 and (before := mentions(context["before"], name, None)):
            begin, _ = sentences_around(context["before"], before[-1:])
            near = context["before"][begin:]
            text, shift = f"{near} {text}", len(near) + 1
    for name in missing:
        after = mentions(context["after"], name, None)
        if after and not mentions(text, name, None):
            _, end = sentences_around(context["after"], after[:1])
            return f"{text} {context['after'][:end]}", shift
    return text, shift


def mentions(
    text: str, name: str | None, span: list[int] | None, shift: int = 0
) -> tuple[Span, ...]:
    """Return the labelled mention, every other literal one, and names that are the same."""
    found: set[Span] = set()
    for written in {name, _TITLES.sub("", name)} if name else ():
        found |= set(occurrences(text, written))
    if span:
        labelled = Span(span[0] + shift, span[1] + shift)
        found |= {labelled, *occurrences(text, text[slice(*labelled)])}
    if name and name[:1].isupper():
        party = core_words(name)[:-1] if name.endswith(" Party") else ()
        for match in _NAME.finditer(text):
            words = core_words(match.group())
            member = len(words) == len(party) == 1 and words[0].removesuffix("s") == party[0]
            if member or same_name(match.group(), name):
                found.add(Span(*match.span()))
    elif name and not found and " " in name:
        # "The law" is the health care law.
        head = re.escape(name.rsplit(" ", 1)[1])
        found |= {
            Span(*m.span()) for m in re.finditer(rf"\b(?:the|this|that) {head}\b", text, re.I)
        }
    return tuple(sorted(found))


def read_quotes(
    paths: Sequence[Path], tagger: Tagger, *, weight: float = 1.0, mirrored: float = 0.0
) -> Iterator[StanceExample]:
    """Yield the quotes of labelled articles: what they speak of, neutral without a labelled stance.

    `weight` is that of the labelled stances. With a weight `mirrored`, a target also says nothing
    of the speaker.
    """
    annotations = read_gold(paths)
    taggings = tagger.tag_many(annotation.document.text for annotation in annotations)
    for annotation, tagging in zip(annotations, taggings, strict=True):
        if tagging:
            yield from _quotes(annotation, tagging, weight, mirrored)


def _quotes(
    annotation: Annotation, tagging: Tagging, weight: float, mirrored: float
) -> Iterator[StanceExample]:
    document = annotation.document
    found = find_targets(document, Cast(document, tagging), annotation.quotes)
    for quote, targets in zip(annotation.quotes, found, strict=True):
        for speaker in quote.speakers[:1]:
            labelled = _labelled(document.text, quote, speaker, targets)[:MOST_TARGETS]
            if not labelled:
                continue
            passage = passage_of(document.text, quote, [target for target, _ in labelled])
            labels = tuple(label or 0 for _, label in labelled)
            ids = tuple(f"{document.id}/{quote.id}/{i}" for i in range(len(labelled)))
            weights = tuple(1.0 if label is None else weight for _, label in labelled)
            yield StanceExample(passage, labels, weights, ids)
            for target, label, id_ in zip(passage.targets, labels, ids, strict=True):
                if mirrored and label and target.mentions and passage.speaker:
                    other = Passage(
                        passage.text, target.mentions, (Target(speaker, passage.speaker),)
                    )
                    yield StanceExample(other, (0,), (mirrored,), (id_,))


def read_unlabelled(texts: Iterable[str], tagger: Tagger) -> Iterator[StanceExample]:
    """Yield the quotes that are found in texts, and what they speak of."""
    documents = [parse(text) for text in texts]
    taggings = tagger.tag_many(document.text for document in documents)
    for number, (document, tagging) in enumerate(zip(documents, taggings, strict=True)):
        if tagging is None:
            continue
        cast = Cast(document, tagging)
        quotes = name_speakers(document, tagging, assemble(document, tagging), cast=cast)
        for quote, targets in zip(quotes, find_targets(document, cast, quotes), strict=True):
            if quote.speakers and targets:
                passage = passage_of(document.text, quote, targets[:MOST_TARGETS])
                count = len(passage.targets)
                ids = tuple(f"{number}/{quote.id}/{i}" for i in range(count))
                yield StanceExample(passage, (UNKNOWN,) * count, (1.0,) * count, ids)


def _labelled(
    text: str, quote: Quote, speaker: str, targets: Sequence[Target]
) -> list[tuple[Target, int | None]]:
    """Pair targets with labels, None for those that nobody spoke of.

    A stance towards what was not found has a target of its own.
    """
    left = [s for s in quote.stances if same_name(s.speaker, speaker)]
    pairs: list[tuple[Target, int | None]] = []
    for target in targets:
        stance = next((s for s in left if same_name(s.target, target.name)), None)
        pairs.append((target, LABELS.index(stance.label) if stance else None))
        left = [s for s in left if s is not stance]
    own: list[tuple[Target, int | None]] = []
    for stance in left:
        spans = {s for piece in quote.content for s in _within(text, piece, stance.target)}
        own.append((Target(stance.target, tuple(sorted(spans))), LABELS.index(stance.label)))
    return [*own, *pairs]


def _within(text: str, piece: Span, name: str) -> Iterator[Span]:
    for span in mentions(text[slice(*piece)], name, None):
        yield Span(span.start + piece.start, span.end + piece.start)
