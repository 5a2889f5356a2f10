"""Stance pairs with other names."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.stance.passage import common_words
from quotes.types import Span
from training.corpora.stance import Row, mentions

_PEOPLE = ("Oriel Vantongeren", "Tamsin Okabe", "Bertil Quayle", "Ines Corte", "Pavel Dunn")
_BODIES = ("the Harrow League", "Ministry of Tides", "Nordhaven", "Quillon Group", "the Teal Union")


def renamed(row: Row) -> Row:
    """Return a row in which speaker and target have invented names, in the text too.

    What is called by common words, such as a policy, keeps them: they are no name.
    """
    text = row["text"]
    context = row.get("extra", {}).get("context")
    new = dict(row)
    marks: list[tuple[Span, str, str]] = []
    for role in ("source", "target"):
        name = row[role]
        if not name or common_words(name):
            continue
        invented = _invented(name, role, row)
        marks += [(span, role, invented) for span in mentions(text, name, row[f"{role}_span"])]
        new[role] = invented
        if context:
            context = {
                k: _replaced(v, mentions(v, name, None), invented) for k, v in context.items()
            }
    new["text"], spans = _rewritten(text, marks)
    for role in ("source", "target"):
        if row[f"{role}_span"]:
            new[f"{role}_span"] = _moved(row[f"{role}_span"], role, spans)
    if context:
        new["extra"] = row["extra"] | {"context": context}
    return new


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a mention stood, and stands now."""

    role: str
    was: Span
    now: Span


def _invented(name: str, role: str, row: Row) -> str:
    """Return a name of the same kind, never the same for speaker and target."""
    kind = row.get("extra", {}).get(f"{role}_type", "")
    pool = _PEOPLE if kind == "People" and " " in name else _BODIES
    half = len(pool) // 2
    part = pool[:half] if role == "source" else pool[half:]
    return part[zlib.crc32(name.encode()) % len(part)]


def _rewritten(text: str, marks: Sequence[tuple[Span, str, str]]) -> tuple[str, list[_Moved]]:
    written, at = "", 0
    moved: list[_Moved] = []
    for span, role, invented in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start < at:
            continue
        written += text[at : span.start]
        now = Span(len(written), len(written) + len(invented))
        written, at = written + invented, span.end
        moved.append(_Moved(role, span, now))
    tail = Span(len(text), len(text))
    moved.append(
        _Moved("", tail, Span(len(written) + len(text) - at, len(written) + len(text) - at))
    )
    return written + text[at:], moved


def _moved(span: Sequence[int], role: str, spans: Sequence[_Moved]) -> list[int]:
    """Return where a labelled span stands in the rewritten text."""
    for move in spans:
        if move.was.start <= span[0] < move.was.end and move.role == role:
            return list(move.now)
    following = next(move for move in spans if move.was.start >= span[0])
    shift = following.now.start - following.was.start
    return [span[0] + shift, span[1] + shift]


def _replaced(text: str, spans: Sequence[Span], invented: str) -> str:
    return _rewritten(text, [(span, "", invented) for span in spans])[0]
