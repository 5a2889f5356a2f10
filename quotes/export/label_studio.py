"""Label Studio: tasks with the quotes as predictions, to be corrected by hand.

Every piece of a content, cue, source or relay is a region (offsets are code points, as Label Studio
has stored them since 1.4); relations tie it to the first piece of its content, whose own fields
hold speakers, addressee, relay and stances. `labels.xml` is the labelling interface.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quotes.annotations import from_json, to_json
from quotes.errors import GoldError, InputError
from quotes.types import Annotation

_INTERFACE = """\
<View>
  <Labels name="label" toName="text">
    <Label value="Content" background="#2e9949"/>
    <Label value="Cue" background="#c07f00"/>
    <Label value="Source" background="#1f6fb2"/>
    <Label value="Relay" background="#8a4fb5"/>
    <Label value="NotQuote" background="#888888"/>
  </Labels>
  <Relations>
    <Relation value="continues"/><Relation value="cue"/>
    <Relation value="source"/><Relation value="relay_span"/>
  </Relations>
  <Text name="text" value="$text" granularity="word"/>
  <Choices name="kind" toName="text" perRegion="true" whenTagName="label" whenLabelValue="Content">
    <Choice value="direct"/><Choice value="mixed"/><Choice value="indirect"/>
  </Choices>
  <Choices name="speaker_type" toName="text" perRegion="true" whenTagName="label"
           whenLabelValue="Content">
    <Choice value="person"/><Choice value="organization"/><Choice value="group"/>
    <Choice value="document"/><Choice value="unnamed"/>
  </Choices>
  <TextArea name="speakers" toName="text" perRegion="true" placeholder="Speakers, one an entry"/>
  <TextArea name="addressee" toName="text" perRegion="true" placeholder="Addressee"/>
  <TextArea name="relay" toName="text" perRegion="true" placeholder="Relay"/>
  <TextArea name="stances" toName="text" perRegion="true"
            placeholder='{"speaker": "", "target": "", "label": "support|oppose|neutral"}'/>
</View>
"""
_LABELS = {"cue": "Cue", "source": "Source", "relay_span": "Relay"}
_CHOICES = ("kind", "speaker_type")
_AREAS = ("speakers", "addressee", "relay", "stances")
_META = ("id", "confidence", "rule")

Row = dict[str, Any]


def write(annotations: Iterable[Annotation], folder: Path) -> None:
    """Write `tasks.json` and `labels.xml` into an existing folder; OSError if that fails."""
    (folder / "labels.xml").write_text(_INTERFACE, "utf-8")
    with (folder / "tasks.json").open("wb") as file:
        separator = b"[\n"
        for annotation in annotations:
            line = json.dumps(_task(to_json(annotation)), ensure_ascii=False)
            file.write(separator + line.encode("utf-8", "backslashreplace"))
            separator = b",\n"
        file.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def read(path: Path) -> Iterator[Annotation]:
    """Yield the documents of a JSON export of Label Studio, or of a `tasks.json`.

    A document's first annotation that was not cancelled counts, or else its prediction. Raises
    InputError if the file cannot be read and GoldError, with the task, if one is malformed.
    """
    try:
        tasks = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}; give a JSON export") from error
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks]):
        where = f"{path}: task {number}"
        try:
            row = _row(task, where)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            reason = f"{type(error).__name__} {error}"
            raise GoldError(f"{where} is no task of ours: {reason}; export it as JSON") from error
        yield from_json(row, where=where)


def _task(row: Row) -> Row:
    quotes = row.pop("quotes")
    result = [part for n, quote in enumerate(quotes) for part in _parts(row["text"], n, quote)]
    return {"data": row, "predictions": [{"model_version": "quotes", "result": result}]}


def _parts(text: str, number: int, quote: Row) -> Iterator[Row]:
    """Yield the regions, relations and fields of one quote."""
    first = f"q{number}-content-0"
    for role, label in {"content": "Content", **_LABELS}.items():
        for piece, (start, end) in enumerate(quote[role]):
            region = f"q{number}-{role}-{piece}"
            value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
            part = _part(region, "label", "labels", value)
            if region == first:
                part["meta"] = {field: quote[field] for field in _META}
            yield part
            if region != first:
                relation = "continues" if role == "content" else role
                yield {
                    **{"type": "relation", "from_id": first, "to_id": region},
                    **{"direction": "right", "labels": [relation]},
                }
    start, end = quote["content"][0]
    for field in (*_CHOICES, *_AREAS):
        if values := _values(quote[field]):
            kind, key = ("choices", "choices") if field in _CHOICES else ("textarea", "text")
            yield _part(first, field, kind, {"start": start, "end": end, key: values})


def _part(region: str, name: str, kind: str, value: Row) -> Row:
    return {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _values(value: Any) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return [v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in values]


def _row(task: Mapping[str, Any], where: str) -> Row:
    done = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
    labelled = (done or task.get("predictions") or [{}])[0]
    row: Row = {"id": str(task["id"])} if "id" in task else {}
    row |= task["data"]
    regions, fields, related = _sorted(labelled.get("result") or (), row["text"], where)
    continued = {to for (_, to), relation in related.items() if relation == "continues"}
    row["quotes"] = [
        _quote(region, regions, fields.get(region, {}), related)
        for region, part in regions.items()
        if part["value"]["labels"][0] == "Content" and region not in continued
    ]
    row["not_quotes"] = [
        _span(part) for part in regions.values() if part["value"]["labels"][0] == "NotQuote"
    ]
    return row


def _sorted(
    result: Sequence[Row], text: str, where: str
) -> tuple[dict[str, Row], dict[str, Row], dict[tuple[str, str], str]]:
    """Return regions by id, the fields of each, and the relations between them."""
    regions: dict[str, Row] = {}
    fields: dict[str, Row] = {}
    related: dict[tuple[str, str], str] = {}
    for part in result:
        if part["type"] == "relation":
            related[part["from_id"], part["to_id"]] = (part.get("labels") or ["continues"])[0]
        elif part["type"] == "labels":
            start, end = _span(part)
            words = part["value"].get("text")
            if words is not None and words != text[start:end]:
                reason = f"region {part['id']} says {words[:40]!r}, its offsets another text"
                raise GoldError(f"{where}: {reason}; label it anew")
            regions[part["id"]] = part
        else:
            value = part["value"]
            fields.setdefault(part["id"], {})[part["from_name"]] = (
                value["choices"] if part["type"] == "choices" else value["text"]
            )
    return regions, fields, related


def _quote(
    first: str, regions: Mapping[str, Row], fields: Row, related: Mapping[tuple[str, str], str]
) -> Row:
    quote: Row = dict(regions[first].get("meta") or {})
    quote["content"] = [_span(regions[first])]
    for (start, to), relation in related.items():
        if start == first and to in regions:
            role = "content" if relation == "continues" else relation
            quote.setdefault(role, []).append(_span(regions[to]))
    for role in ("content", *_LABELS):
        quote[role] = sorted(quote.get(role, []))
    for field in (*_CHOICES, "addressee", "relay"):
        quote[field] = fields.get(field, [None])[0]
    quote["speakers"] = fields.get("speakers", [])
    quote["stances"] = [json.loads(stance) for stance in fields.get("stances", [])]
    return quote


def _span(part: Row) -> list[int]:
    return [part["value"]["start"], part["value"]["end"]]
