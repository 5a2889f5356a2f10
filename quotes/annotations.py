"""Annotation JSONL: one document a line with its quotes, predictions and gold alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, get_args

from quotes.errors import GoldError, InputError, UsageError
from quotes.types import Annotation, Document, Kind, Quote, Span, SpeakerType, Stance, StanceLabel

_FACTS = ("title", "url", "publisher", "agency", "byline", "place", "published")
_KINDS: tuple[Kind, ...] = get_args(Kind)
_SPEAKER_TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)
_LABELS: tuple[StanceLabel, ...] = get_args(StanceLabel)
_Choice = TypeVar("_Choice", bound=str)
_DIGITS = 4  # of scores and confidences, here as in the database: more would be noise


def to_json(annotation: Annotation, *, gold: bool = False) -> dict[str, Any]:
    """Return `annotation` as one JSON object; `gold` leaves out scores and adds what gold knows.

    A quote without an id gets `q` and its position.
    """
    document = annotation.document
    row: dict[str, Any] = {"id": document.id, "text": document.text}
    row |= {fact: getattr(document, fact) for fact in _FACTS}
    row["body"] = list(document.body) if document.body is not None else None
    row["quotes"] = [
        _quote_to_json(quote, quote.id or f"q{position}", gold=gold)
        for position, quote in enumerate(annotation.quotes)
    ]
    if gold:
        row["not_quotes"] = _pairs(annotation.not_quotes)
        if annotation.tags:
            row["tags"] = list(annotation.tags)
    return row


def from_json(row: Mapping[str, Any], *, where: str) -> Annotation:
    """Return the annotation that `row` holds; fields it does not know are ignored.

    `where` (file and line) begins every message. Raises GoldError if a field is missing or
    malformed, or if an offset lies outside the text.
    """
    fields = _Fields(row, where, "")
    text = fields.text("text")
    body = fields.value("body")
    document = Document(
        id=fields.text("id"),
        text=text,
        title=fields.optional_text("title"),
        url=fields.optional_text("url"),
        publisher=fields.optional_text("publisher"),
        agency=fields.optional_text("agency"),
        byline=fields.optional_text("byline"),
        place=fields.optional_text("place"),
        published=fields.optional_text("published"),
        body=None if body is None else fields.span(body, "body", len(text), empty=True),
    )
    return Annotation(
        document,
        quotes=tuple(_quote_from_json(quote, len(text)) for quote in fields.objects("quotes")),
        not_quotes=fields.spans("not_quotes", len(text)),
        tags=fields.texts("tags"),
    )


def read_annotations(path: Path) -> Iterator[Annotation]:
    """Yield the annotations of a JSONL file; blank lines are skipped.

    Raises InputError if the file cannot be read and GoldError if a line is malformed.
    """
    for where, row in read_rows(path):
        yield from_json(row, where=where)


def read_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the objects of a JSONL file, each after its place (`file:line`) for messages.

    Raises InputError if the file cannot be read and GoldError if a line is not a JSON object.
    """
    try:
        # Binary, because str lines would also end at characters such as U+2028.
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    where = f"{path}:{number}"
                    yield where, _parse(line, where)
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot read {path}: {reason}; give a readable JSONL file") from error


def write_annotations(annotations: Iterable[Annotation], path: Path, *, gold: bool = False) -> None:
    """Write annotations as JSONL, one document a line; raises UsageError if `path` cannot be."""
    try:
        with path.open("wb") as lines:
            lines.writelines(encode(annotation, gold=gold) for annotation in annotations)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot write {path}: {reason}; choose another file") from error


def encode(annotation: Annotation, *, gold: bool = False) -> bytes:
    """Return one line of annotation JSONL, line end included.

    UTF-8 has no lone surrogates; they are written as the escapes that JSON has for them.
    """
    line = json.dumps(to_json(annotation, gold=gold), ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace") + b"\n"


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _quote_to_json(quote: Quote, identifier: str, *, gold: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": identifier,
        "kind": quote.kind,
        "content": _pairs(quote.content),
        "cue": _pairs(quote.cue),
        "source": _pairs(quote.source),
        "speakers": list(quote.speakers),
        "speaker_type": quote.speaker_type,
        "addressee": quote.addressee,
        "relay": quote.relay,
        "relay_span": _pairs(quote.relay_span),
        "stances": [_stance_to_json(stance, gold=gold) for stance in quote.stances],
    }
    if gold:
        row["resolvable"] = quote.resolvable
        if quote.optional:
            row["optional"] = True
        return row
    return row | {"confidence": round(quote.confidence, _DIGITS), "rule": quote.rule}


def _stance_to_json(stance: Stance, *, gold: bool) -> dict[str, Any]:
    row = {"speaker": stance.speaker, "target": stance.target, "label": stance.label}
    return row if gold else row | {"score": round(stance.score, _DIGITS)}


def _parse(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: not JSON: {error}; write one object a line") from error
    if not isinstance(row, dict):
        raise GoldError(f"{where}: {_shown(row)} is not an object; write one object a line")
    return row


def _quote_from_json(fields: _Fields, length: int) -> Quote:
    content = fields.pieces("content", length)
    if not content:
        raise fields.error("content", "has no span; give at least one [start, end]")
    return Quote(
        content=content,
        kind=fields.choice("kind", _KINDS) or "indirect",
        cue=fields.pieces("cue", length),
        source=fields.pieces("source", length),
        id=fields.optional_text("id") or "",
        speakers=fields.texts("speakers"),
        speaker_type=fields.choice("speaker_type", _SPEAKER_TYPES),
        addressee=fields.optional_text("addressee"),
        relay=fields.optional_text("relay"),
        relay_span=fields.pieces("relay_span", length),
        stances=tuple(_stance_from_json(stance) for stance in fields.objects("stances")),
        confidence=fields.share("confidence"),
        rule=fields.optional_text("rule"),
        resolvable=fields.flag("resolvable", default=True),
        optional=fields.flag("optional", default=False),
    )


def _stance_from_json(fields: _Fields) -> Stance:
    label = fields.choice("label", _LABELS)
    if label is None:
        raise fields.error("label", f"is missing; give one of {', '.join(_LABELS)}")
    return Stance(fields.text("speaker"), fields.text("target"), label, fields.share("score"))


class _Fields:
    """The fields of one JSON object, checked as they are taken; a missing one counts as null."""

    def __init__(self, row: Mapping[str, Any], where: str, prefix: str) -> None:
        self._row, self._where, self._prefix = row, where, prefix

    def error(self, name: str, reason: str) -> GoldError:
        return GoldError(f"{self._where}: {self._prefix}{name} {reason}")

    def value(self, name: str) -> object:
        return self._row.get(name)

    def text(self, name: str) -> str:
        value = self.optional_text(name)
        if value is None:
            raise self.error(name, "is missing; give a string")
        return value

    def optional_text(self, name: str) -> str | None:
        value = self.value(name)
        if value is not None and not isinstance(value, str):
            raise self.error(name, f"is {_shown(value)}; give a string or null")
        return value

    def choice(self, name: str, choices: tuple[_Choice, ...]) -> _Choice | None:
        value = self.value(name)
        if value is None:
            return None
        if value not in choices:
            raise self.error(name, f"is {_shown(value)}; give one of {', '.join(choices)}")
        return choices[choices.index(value)]

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.value(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.error(name, f"is {_shown(value)}; give true or false")
        return value

    def share(self, name: str) -> float:
        value = self.value(name)
        if value is None:
            return 1.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(name, f"is {_shown(value)}; give a number from 0 to 1")
        return float(value)

    def items(self, name: str) -> list[Any]:
        value = self.value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error(name, f"is {_shown(value)}; give a list")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        for item in self.items(name):
            if not isinstance(item, str):
                raise self.error(name, f"holds {_shown(item)}; give a list of strings")
        return tuple(self.items(name))

    def objects(self, name: str) -> Iterator[_Fields]:
        for index, item in enumerate(self.items(name)):
            if not isinstance(item, dict):
                raise self.error(name, f"holds {_shown(item)}; give a list of objects")
            yield _Fields(item, self._where, f"{self._prefix}{name}[{index}].")

    def spans(self, name: str, length: int) -> tuple[Span, ...]:
        """Return the spans, of a text of `length` characters, that a list holds."""
        return tuple(
            self.span(item, f"{name}[{index}]", length)
            for index, item in enumerate(self.items(name))
        )

    def pieces(self, name: str, length: int) -> tuple[Span, ...]:
        """Return spans that must stand in reading order and must not overlap."""
        found = self.spans(name, length)
        for index, (before, after) in enumerate(pairwise(found), start=1):
            if after.start < before.end:
                reason = f"is {list(after)}, before the end of {list(before)}; order the pieces"
                raise self.error(f"{name}[{index}]", reason)
        return found

    def span(self, item: object, name: str, length: int, *, empty: bool = False) -> Span:
        match item:
            case [int(start), int(end)] if bool not in (type(start), type(end)):
                if 0 <= start <= end <= length and (empty or start < end):
                    return Span(start, end)
        wanted = f"[start, end] with 0 <= start < end <= {length}, the length of the text"
        raise self.error(name, f"is {_shown(item)}; give {wanted}")


def _shown(value: object) -> str:
    """Return `value` short enough for a message of one line."""
    shown = json.dumps(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
