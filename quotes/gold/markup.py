"""Labelled articles as an author writes them: TOML front matter, then the text with inline tags.

    +++
    title = "Ferry row deepens"
    tags = ["wire", "relay"]
    [who]
    vance = "Maria Vance"
    crew = ["a deckhand", "unnamed"]
    [quotes]
    1 = "vance"
    2 = { by = ["vance"], to = "reporters", relay = "the NKA agency", against = ["Port Authority"] }
    +++
    {b {c1 "We won,"} {s1s2 Ms Vance} {v1 said}, {v2 telling} {a2 reporters} {c2 she was tired}.}

A tag is `{`, its marks, one blank, the text, `}`. A mark is a role and a quote's number: `c`
content, `v` cue, `s` source, `r` relay, `a` addressee; or `n` for what is not a quote, `b` for the
body. Tags nest. One span serves several quotes (`s1s2`), one quote has several pieces (`c1` twice).
A literal brace or backslash has a backslash before it.

`who` names speakers by a short key: a name, or `[name, type]`; the default type is `person`, and
`unnamed` speakers are not resolvable. A value of `quotes` is a key, or a table of `by` (keys or
names), `type`, `resolvable`, `to`, `relay`, `for` and `against` (targets of each speaker's stance),
`stances` ([speaker, target, label] lists), `kind`, `reason`, `optional`. `kind` is derived unless
given. Without front matter, quotes are what the text tags, with no speaker.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from quotes.errors import GoldError, InputError
from quotes.gold.kinds import derived_kind
from quotes.text import quoted_spans
from quotes.types import Annotation, Document, Quote, Span, Stance

_ROLES = {"c": "content", "v": "cue", "s": "source", "r": "relay_span", "a": "addressee_span"}
_TOKEN = re.compile(r"\\([{}\\])|\{((?:[cvsra]\d+|[nb])+) |([{}])")
_MARK = re.compile(r"([cvsranb])(\d*)")
_FRONT = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)
_FIELDS = ("id", "title", "url", "publisher", "agency", "byline", "place", "published")
_QUOTE_FIELDS = {"by", "type", "resolvable", "to", "relay", "for", "against", "stances"}
_QUOTE_FIELDS |= {"kind", "reason", "optional"}

Spans = dict[str, list[Span]]


def read(path: Path) -> Annotation:
    """Read one labelled article; its id defaults to the file's stem.

    Raises `GoldError` if it is malformed or has neither front matter nor tags, and `InputError` if
    it cannot be read.
    """
    try:
        marked = path.read_bytes().decode()
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot read {path}: {reason}; give a labelled article") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from error
    found = parse(marked, name=str(path), id=path.stem)
    if not (_FRONT.match(marked) or found.quotes or found.not_quotes or found.document.body):
        raise GoldError(f"{path}:1: no front matter and no tags; is this labelled?")
    return found


def parse(marked: str, *, name: str = "<text>", id: str = "") -> Annotation:
    """Turn marked-up text into an `Annotation`; one final newline of `marked` is dropped.

    Raises `GoldError` with `name`, line and reason.
    """
    front = _FRONT.match(marked)
    offset = front.end() if front else 0
    text, spans = _untag(marked.removesuffix("\n"), offset, name)
    try:
        head = tomllib.loads(front.group(1)) if front else {}
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{name}:1: front matter is not TOML: {error}") from error
    body = spans.pop("b", [])
    not_quotes = tuple(sorted(spans.pop("n", [])))
    numbers = sorted({int(mark[1:]) for mark in spans})
    try:
        listed = _listed(head, numbers)
        document = Document(
            text=text,
            body=Span(body[0].start, body[-1].end) if body else None,
            **({"id": id} | {field: head[field] for field in _FIELDS if field in head}),
        )
        quoted = quoted_spans(text)
        quotes = tuple(_quote(n, spans, listed.get(n, {}), text, quoted) for n in numbers)
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{name}:1: front matter: {error}") from error
    return Annotation(document, quotes, not_quotes, tuple(head.get("tags", ())))


def _untag(marked: str, position: int, name: str) -> tuple[str, Spans]:
    text: list[str] = []
    spans: Spans = {}
    opened: list[tuple[str, int, int]] = []
    length = 0

    def fail(where: int, reason: str) -> GoldError:
        return GoldError(f"{name}:{marked.count(chr(10), 0, where) + 1}: {reason}")

    for token in _TOKEN.finditer(marked, position):
        text.append(marked[position : token.start()])
        length += token.start() - position
        position = token.end()
        escaped, marks, brace = token.groups()
        if escaped:
            text.append(escaped)
            length += 1
        elif marks:
            opened.append((marks, length, token.start()))
        elif brace == "{":
            raise fail(token.start(), f"no tag after {marked[token.start() :][:12]!r}; write \\{{")
        elif not opened:
            raise fail(token.start(), "'}' closes nothing; write \\} for a literal brace")
        else:
            marks, start, where = opened.pop()
            if start == length:
                raise fail(where, f"tag {{{marks} is empty")
            for role, number in _MARK.findall(marks):
                key = f"{role}{int(number)}" if number else role
                spans.setdefault(key, []).append(Span(start, length))
    if opened:
        raise fail(opened[-1][2], f"tag {{{opened[-1][0]} is never closed")
    text.append(marked[position:])
    return "".join(text), {key: sorted(found) for key, found in spans.items()}


def _listed(head: dict[str, Any], numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Resolve the `quotes` table to fields a quote, and check it against the tagged numbers."""
    who = {
        key: (value, "person") if isinstance(value, str) else tuple(value)
        for key, value in head.get("who", {}).items()
    }
    listed: dict[int, dict[str, Any]] = {}
    for number, value in head.get("quotes", {}).items():
        fields = dict(value) if isinstance(value, dict) else {"by": value}
        if unknown := fields.keys() - _QUOTE_FIELDS:
            raise ValueError(f"quote {number}: unknown field {sorted(unknown)[0]!r}")
        by = fields.get("by", ())
        speakers = [who.get(key, (key, None)) for key in ([by] if isinstance(by, str) else by)]
        fields["by"] = tuple(name for name, _ in speakers)
        fields.setdefault("type", next((type_ for _, type_ in speakers if type_), None))
        listed[int(number)] = fields
    if "quotes" in head and (odd := listed.keys() ^ set(numbers)):
        where = "not in the text" if min(odd) in listed else "not listed under [quotes]"
        raise ValueError(f"quote {min(odd)} is {where}")
    return listed


def _quote(
    number: int, spans: Spans, fields: dict[str, Any], text: str, quoted: Sequence[Span]
) -> Quote:
    if f"c{number}" not in spans:
        raise ValueError(f"quote {number} has no content; tag it with {{c{number} ...}}")
    roles: dict[str, Any] = {
        role: tuple(spans.get(f"{mark}{number}", ())) for mark, role in _ROLES.items()
    }
    by = fields.get("by", ())
    stances = [Stance(*stance) for stance in fields.get("stances", ())]
    stances += [Stance(who, what, "support") for what in fields.get("for", ()) for who in by]
    stances += [Stance(who, what, "oppose") for what in fields.get("against", ()) for who in by]
    return Quote(
        **roles,
        kind=fields.get("kind") or derived_kind(text, roles["content"], quoted),
        id=f"q{number}",
        speakers=by,
        speaker_type=fields.get("type"),
        addressee=fields.get("to"),
        relay=fields.get("relay"),
        stances=tuple(stances),
        reason=fields.get("reason"),
        resolvable=fields.get("resolvable", fields.get("type") != "unnamed"),
        optional=fields.get("optional", False),
    )


def dump(annotation: Annotation) -> str:
    """Write an `Annotation` as marked-up text, so that `parse(dump(a)) == a` for gold.

    Quotes are numbered by their ids (`q7`). Raises `GoldError` where spans cross without nesting.
    """
    document = annotation.document
    head = [f"{f} = {_toml(v)}\n" for f in _FIELDS if (v := getattr(document, f)) is not None]
    head.append(f"tags = {_toml(annotation.tags)}\n[quotes]\n")
    marks: dict[Span, str] = dict.fromkeys(annotation.not_quotes, "n")
    for quote in annotation.quotes:
        number = quote.id.removeprefix("q")
        head.append(f"{number} = {_table(quote)}\n")
        for mark, role in _ROLES.items():
            for span in getattr(quote, role):
                marks[span] = marks.get(span, "") + mark + number
    return f"+++\n{''.join(head)}+++\n{_tagged(document, marks)}\n"


def _table(quote: Quote) -> str:
    stances = [(stance.speaker, stance.target, stance.label) for stance in quote.stances]
    fields: dict[str, object] = {"by": quote.speakers, "type": quote.speaker_type}
    fields |= {"to": quote.addressee, "relay": quote.relay, "kind": quote.kind}
    fields |= {"reason": quote.reason, "stances": stances}
    fields |= {"resolvable": quote.resolvable, "optional": quote.optional}
    written = (f"{key} = {_toml(value)}" for key, value in fields.items() if value is not None)
    return "{ " + ", ".join(written) + " }"


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tagged(document: Document, marks: dict[Span, str]) -> str:
    spans = list(marks.items())
    if document.body:
        spans.append((document.body, "b"))
    spans.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1] != "b"))
    pieces: list[str] = []
    opened: list[Span] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        while opened and opened[-1].end <= to:
            end = opened.pop().end
            pieces.append(re.sub(r"[{}\\]", r"\\\g<0>", document.text[position:end]) + "}")
            position = end
        pieces.append(re.sub(r"[{}\\]", r"\\\g<0>", document.text[position:to]))
        position = to

    for span, mark in spans:
        advance(span.start)
        if opened and span.end > opened[-1].end:
            raise GoldError(f"{document.id}: spans {opened[-1]} and {span} cross; nest or cut them")
        pieces.append("{" + mark + " ")
        opened.append(span)
    advance(len(document.text))
    return "".join(pieces)
