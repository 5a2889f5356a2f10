"""brat standoff: a `.txt` and an `.ann` file for each document, to be corrected in brat.

The format is described at https://github.com/nlplab/brat/wiki/Annotation-Data-Format. Content, cue,
source and relay are text-bound annotations, tied to their content by relations; kind and type of
speaker are attributes; what brat has no form for is JSON in the content's note. Facts about the
documents are in `documents.jsonl` beside them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes.annotations import from_json, read_rows, to_json
from quotes.errors import GoldError
from quotes.types import Annotation

_CONFIGURATION = """\
[entities]
Content
Cue
Source
Relay
NotQuote
[relations]
cued_by Arg1:Content, Arg2:Cue
said_by Arg1:Content, Arg2:Source
relayed_by Arg1:Content, Arg2:Relay
[events]
[attributes]
Kind Arg:Content, Value:direct|mixed|indirect
SpeakerType Arg:Content, Value:person|organization|group|document|unnamed
"""
_LINKS = {"cue": ("Cue", "cued_by"), "source": ("Source", "said_by")}
_LINKS |= {"relay_span": ("Relay", "relayed_by")}
_FIELDS = {relation: field for field, (_, relation) in _LINKS.items()}
_ATTRIBUTES = {"Kind": "kind", "SpeakerType": "speaker_type"}
_DOCUMENTS = "documents.jsonl"
# Characters that end lines or columns for brat, or for editors.
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")

Row = dict[str, Any]
Spans = list[list[int]]


def write(annotations: Iterable[Annotation], folder: Path) -> None:
    """Write annotations into an existing folder; raises OSError if that fails."""
    (folder / "annotation.conf").write_text(_CONFIGURATION, "utf-8")
    with (folder / _DOCUMENTS).open("wb") as facts:
        for number, annotation in enumerate(annotations, start=1):
            row = to_json(annotation)
            name = f"{number:06}-{re.sub(r'[^A-Za-z0-9]+', '-', row['id'])[:40]}"
            text = row.pop("text")
            (folder / f"{name}.txt").write_bytes(text.encode("utf-8", "replace"))
            lines = "".join(f"{line}\n" for line in _lines(text, row.pop("quotes")))
            (folder / f"{name}.ann").write_bytes(lines.encode("utf-8", "backslashreplace"))
            facts.write(_dumps({"file": name} | row).encode("utf-8", "backslashreplace") + b"\n")


def read(folder: Path) -> Iterator[Annotation]:
    """Yield the documents of a folder that `write` made, as they are labelled now.

    Raises InputError if a file is missing and GoldError, with file and line, if one is malformed.
    """
    for where, row in read_rows(folder / _DOCUMENTS):
        path = folder / str(row.get("file"))
        try:
            text = path.with_name(f"{path.name}.txt").read_bytes().decode()
            lines = path.with_name(f"{path.name}.ann").read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise GoldError(f"{where}: file {path} cannot be read: {error}") from error
        parsed = Standoff(f"{path}.ann", text, lines.split("\n"))
        yield from_json({**row, "text": text, **parsed.labels()}, where=f"{path}.ann")


def _lines(text: str, quotes: Sequence[Row]) -> Iterator[str]:
    bound = related = marked = 0
    for noted, quote in enumerate(quotes, start=1):
        bound += 1
        content, note = f"T{bound}", dict(quote)
        yield _bound(content, "Content", _taken(note, "content", text), text)
        for field, (kind, relation) in _LINKS.items():
            if spans := _taken(note, field, text):
                bound, related = bound + 1, related + 1
                yield _bound(f"T{bound}", kind, spans, text)
                yield f"R{related}\t{relation} Arg1:{content} Arg2:T{bound}"
        for attribute, field in _ATTRIBUTES.items():
            if value := note.pop(field):
                marked += 1
                yield f"A{marked}\t{attribute} {content} {value}"
        yield f"#{noted}\tAnnotatorNotes {content}\t{_dumps(note)}"


def _taken(note: Row, field: str, text: str) -> Spans:
    """Return the fragments of a field; the note keeps only spans that they do not tell."""
    spans: Spans = note.pop(field)
    fragments = _fragments(text, spans)
    if fragments != spans:
        note[field] = spans
    return fragments


def _bound(identifier: str, kind: str, spans: Spans, text: str) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in spans)
    return f"{identifier}\t{kind} {offsets}\t{_words(text, spans)}"


def _words(text: str, spans: Spans) -> str:
    return _BREAKS.sub(" ", " ".join(text[start:end] for start, end in spans))


def _fragments(text: str, spans: Spans) -> Spans:
    """Return `spans` cut at line ends, which no fragment may cross in brat."""
    found = []
    for start, end in spans:
        for match in re.compile(r"[^\n]+").finditer(text, start, end):
            found.append([match.start(), match.end()])
    return found or spans


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class Standoff:
    """The annotations of one `.ann` file by their identifiers, in order of the file.

    Raises GoldError, with file and line, for a line that is malformed or contradicts the text.
    """

    def __init__(self, where: str, text: str, lines: Sequence[str]) -> None:
        self._text = text
        self._bound: dict[str, tuple[str, Spans]] = {}
        self._links: dict[str, dict[str, Spans]] = defaultdict(dict)
        self._values: dict[str, Row] = defaultdict(dict)
        self._notes: dict[str, Row] = {}
        # Relations may stand before the spans that they join.
        for number, line in sorted(
            enumerate(lines, start=1), key=lambda numbered: numbered[1].startswith("R")
        ):
            try:
                self._take(*line.split("\t"))
            except (ValueError, KeyError, TypeError) as error:
                reason = f"{where}:{number}: {line[:60]!r} is not brat standoff"
                raise GoldError(f"{reason}; correct or remove the line") from error

    def labels(self) -> Row:
        """Return `quotes` and `not_quotes` as annotation JSONL has them."""
        contents = [name for name, (kind, _) in self._bound.items() if kind == "Content"]
        decoys = [spans[0] for kind, spans in self._bound.values() if kind == "NotQuote"]
        return {"quotes": [self._quote(name) for name in contents], "not_quotes": decoys}

    def _take(self, identifier: str = "", kind: str = "", value: str = "") -> None:
        match identifier[:1], kind.split(" "):
            case "T", [label, *_]:
                offsets = kind[len(label) + 1 :].split(";")
                spans = [[int(n) for n in o.split()] for o in offsets]
                if value and _words(self._text, spans).split() != value.split():
                    raise ValueError("the words are not those at the offsets")
                self._bound[identifier] = (label, spans)
            case "R", [relation, one, other] if relation in _FIELDS:
                spans = self._bound[other.removeprefix("Arg2:")][1]
                self._links[one.removeprefix("Arg1:")][_FIELDS[relation]] = spans
            case "A", [attribute, target, choice] if attribute in _ATTRIBUTES:
                self._values[target][_ATTRIBUTES[attribute]] = choice
            case "#", ["AnnotatorNotes", target]:
                self._notes[target] = json.loads(value)

    def _quote(self, name: str) -> Row:
        note = self._notes.get(name, {})
        spans = {"content": self._bound[name][1], **self._links[name]}
        for field in ("content", *_LINKS):
            # A piece that crosses a line end is in fragments, as two pieces would be.
            noted = note.pop(field, None)
            if noted and _fragments(self._text, noted) == spans.get(field):
                spans[field] = noted
        return note | spans | self._values[name]
