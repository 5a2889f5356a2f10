"""Reports of reports: `The envoys hailed the deal, the agency said` reports the envoys' words.

So does `"We hail the deal," the envoys told reporters, according to the agency`.

A flat tagging shows the whole sentence as the content of whoever passes it on. By the news guide
the inner speaker is the source, and the third party is a relay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribution.layout import Break, Layout
from quotes.types import Entity, Role, TaggedSpan

# Verbs that report when a subject stands before and an object behind. Those that often are
# participles of a noun ("a plan announced", "a man arrested") are left out. "For his part," and
# the like may come first.
_INNER = re.compile(
    r"(?:[A-Z][\w' ]{1,30},\s)?(?P<source>[\w'$-]+(?:\s[\w'.&-]+){0,11}?)\s"
    r"(?P<cue>(?:(?:has|have|had|also|\w+ly)\s)*(?:told|said"
    r"|hailed|praised|accused|warned|urged|condemned|denied|claimed|argued|insisted|critici[sz]ed"
    r"|thanked|alleged|stressed|welcomed|predicted|pledged|vowed|rejected|blamed|dismissed"
    r"|called\s(?:on|for)))(?:$|\s(?!of\b|by\b|as\b|in\b|on\b|at\b|for\b|to\b|with\b|from\b|and\b))"
)
# `"..." the envoy told reporters`, or `"..." said the envoy`: a quotation with its own clause.
_QUOTED = r"(?P<words>[\"'].+[,?!.][\"'])\s"
_SPEAKER = r"(?P<source>(?:[\w'.-]+\s){0,7}?[\w'-]+)"
_SPOKE = r"(?P<cue>said|told|added|wrote|says|adds|tells|stressed|insisted|warned|declared)"
_AFTER_QUOTATION = (
    re.compile(rf"{_QUOTED}{_SPEAKER}\s{_SPOKE}(?:\s[^\".;]{{1,60}})?,?"),
    re.compile(rf"{_QUOTED}{_SPOKE}\s{_SPEAKER},?"),
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|who|which|that|and|or)$", re.IGNORECASE)
_TOLD = re.compile(r"[^,.;:\"]{2,50}?(?=\s(?:that|to)\s)")
# Verbs whose object is a clause; what others express ends before the occasion is told.
_CLAUSE_VERBS = ("said", "claimed", "argued", "insisted", "alleged", "stressed", "predicted")
_OCCASION = re.compile(r"\s(?:during|(?:in|at)\san?|on\s\w+day|after|when|while)\s")
_ACCORDING = re.compile(r",?\saccording\sto\s")
_SAYS_SO = re.compile(r"(?:said|says|reported|reports)(?:\s\w+day)?", re.IGNORECASE)
_MEDIUM = re.compile(r"\b(?:agenc|ministr|media|newspaper|broadcaster|statement|report|readout)")


def unfold(layout: Layout, entities: Sequence[Entity]) -> Layout:
    """Return the layout with contents that a third party relays split into an inner clause."""
    spans: list[TaggedSpan] = []
    for index, span in enumerate(layout.spans):
        if span.role == "content" and _is_relayed(layout, index, entities):
            spans.extend(_split(layout, index))
        else:
            spans.append(span)
    return layout.with_spans(spans) if len(spans) > len(layout.spans) else layout


def _is_relayed(layout: Layout, content: int, entities: Sequence[Entity]) -> bool:
    """Say whether what follows in the sentence is only a third party's clause."""
    if content and layout.breaks[content - 1] < Break.SENTENCE:
        return False
    rest = [n for n in layout.ahead(content) if layout.role(n) != "content"]
    if len(rest) < 2 and _ACCORDING.match(layout.folded, layout.spans[content].end):
        return all(layout.role(n) == "source" for n in rest)  # taggers miss the cue, or both
    if len(rest) != 2 or {layout.role(n) for n in rest} != {"source", "cue"}:
        return False
    cue, source = sorted(rest, key=lambda n: layout.spans[n].role)
    if layout.words(cue).lower() == "according to":
        return True
    return bool(_SAYS_SO.fullmatch(layout.words(cue))) and _is_body(layout, source, entities)


def _is_body(layout: Layout, source: int, entities: Sequence[Entity]) -> bool:
    """Say whether a source is an agency, a ministry or a capital, and no person."""
    span = layout.spans[source]
    first = bisect_left(entities, span.start, key=lambda entity: entity.start)
    types = {e.type for e in entities[first : first + 4] if e.start < span.end}
    if "person" in types:
        return False
    return bool(types & {"organization", "location"} or _MEDIUM.search(layout.words(source)))


def _split(layout: Layout, content: int) -> Iterator[TaggedSpan]:
    span = layout.spans[content]
    for pattern in _AFTER_QUOTATION:
        if quoted := pattern.fullmatch(layout.folded, span.start, span.end):
            parts: list[tuple[str, Role]] = [
                ("words", "content"),
                ("source", "source"),
                ("cue", "cue"),
            ]
            for group, role in sorted(parts, key=lambda part: quoted.start(part[0])):
                yield replace(span, start=quoted.start(group), end=quoted.end(group), role=role)
            return
    inner = _INNER.match(layout.folded, span.start, span.end)
    begin, end = inner.end() if inner else 0, span.end
    goes_on = begin < end or layout.role(content + 1) == "content"
    if inner is None or _PASSIVE.search(inner["source"]) or not goes_on:
        yield span
        return
    roles: tuple[Role, ...] = ("source", "cue")
    for role in roles:
        yield replace(span, start=inner.start(role), end=inner.end(role), role=role)
    if inner["cue"].endswith(("told", "warned", "urged")):
        told = _TOLD.match(layout.folded, begin, end)
        begin = told.end() + 1 if told else begin
    elif not inner["cue"].endswith(_CLAUSE_VERBS):
        occasion = _OCCASION.search(layout.folded, begin, end)
        end = occasion.start() if occasion else end
    if begin < end:
        yield replace(span, start=begin, end=end)
