"""Transcripts: the name in front of a turn is its source, though a tagger took it for content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribution.layout import Layout
from quotes.text import lines
from quotes.types import Span, TaggedSpan

_LABEL = re.compile(
    r"^[\"'\s(]{0,3}(?P<who>[QA]\.(?=[ \t])|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}(?=:))"
    r":?[ \t]+(?=\S)",
    re.MULTILINE,
)


def label_turns(layout: Layout) -> Layout:
    """Return the layout with a source for each turn whose label the tagger missed.

    A label is one that stands in front of several paragraphs.
    """
    labels = _labels(layout.folded)
    often = Counter(label["who"] for label in labels)
    turns = {label.end(): label for label in labels if often[label["who"]] > 1}
    if not turns:
        return layout
    covered = {label.start("who"): label for label in turns.values()}
    spans: list[TaggedSpan] = []
    for span in layout.spans:
        label = next(
            (covered[at] for at in range(span.start, span.start + 4) if at in covered), None
        )
        if span.role != "content":
            spans.append(span)
        elif label is not None:
            spans.extend(_parted(span, label))
        else:
            label = turns.get(span.start)
            sourced = label and any(
                s.role == "source" and s.end > label.start() for s in spans[-2:]
            )
            if label and not sourced:
                spans.append(_source(span, label))
            spans.append(span)
    return layout.with_spans(spans)


def interviewers(text: str) -> frozenset[str]:
    """Return the labels of whose turns at least half end with a question.

    Somebody else must hardly ask any: where both do, it is a conversation.
    """
    return _roles(_turns(text))[0]


def answers(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield the label of each answer to an interviewer, and the answer's first paragraph."""
    turns = _turns(text)
    asks, replies = _roles(turns)
    for label, turn in turns if asks else ():
        if label["who"] in replies:
            words = next(iter(lines(turn)), None)
            if words:
                yield (
                    Span(*label.span("who")),
                    Span(label.end() + words.start, label.end() + words.end),
                )


def _labels(text: str) -> list[re.Match[str]]:
    """Return the labels in a text; `A. Moss sang` begins with an initial if nobody asks (`Q.`)."""
    labels = list(_LABEL.finditer(text))
    asks = any(label["who"] == "Q." for label in labels)
    return [label for label in labels if asks or label["who"] != "A."]


def _turns(text: str) -> list[tuple[re.Match[str], str]]:
    """Return the labels in a text, and what stands between each and the next."""
    labels = _labels(text)
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [(label, text[label.end() : end]) for label, end in zip(labels, ends, strict=False)]


def _roles(turns: Sequence[tuple[re.Match[str], str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the labels of those who ask and of those who answer; none if nobody answers."""
    asked: Counter[str] = Counter()
    count = Counter(label["who"] for label, _ in turns)
    for label, turn in turns:
        asked[label["who"]] += turn.strip(" \n\t\"'").endswith("?")
    asks = {who for who, n in count.items() if n > 1 and 2 * asked[who] >= n}
    replies = {who for who, n in count.items() if n > 1 and 4 * asked[who] <= n}
    return (frozenset(asks), frozenset(replies)) if replies else (frozenset(), frozenset())


def _parted(content: TaggedSpan, label: re.Match[str]) -> Iterator[TaggedSpan]:
    yield _source(content, label)
    if content.end > label.end():
        yield replace(content, start=label.end())


def _source(content: TaggedSpan, label: re.Match[str]) -> TaggedSpan:
    return replace(content, start=label.start("who"), end=label.end("who"), role="source")
