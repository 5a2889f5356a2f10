"""Transcripts: the name in front of a turn is its source, though a tagger took it for content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.layout import Layout
from quotes.types import TaggedSpan

_LABEL = re.compile(
    r"^[\"'\s(]{0,3}(?P<who>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}):[ \t]+(?=\S)", re.MULTILINE
)


def label_turns(layout: Layout) -> Layout:
    """Return the layout with a source for each turn whose label the tagger missed.

    A label is one that stands in front of several paragraphs.
    """
    labels = list(_LABEL.finditer(layout.folded))
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
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    asked: Counter[str] = Counter()
    turns = Counter(label["who"] for label in labels)
    for label, end in zip(labels, ends, strict=False):
        turn = text[label.end() : end].strip(" \n\t\"'")
        asked[label["who"]] += turn.endswith("?")
    asks = {who for who, count in turns.items() if count > 1 and 2 * asked[who] >= count}
    answers = [who for who, count in turns.items() if count > 1 and 4 * asked[who] <= count]
    return frozenset(asks) if answers else frozenset()


def _parted(content: TaggedSpan, label: re.Match[str]) -> Iterator[TaggedSpan]:
    yield _source(content, label)
    if content.end > label.end():
        yield replace(content, start=label.end())


def _source(content: TaggedSpan, label: re.Match[str]) -> TaggedSpan:
    return replace(content, start=label.start("who"), end=label.end("who"), role="source")
