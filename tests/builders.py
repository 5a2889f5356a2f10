"""Documents with tagged spans from inline markup, for tests of what comes after the tagger."""

from __future__ import annotations

import re

from quotes.types import Document, Role, TaggedSpan, Tagging

_ROLES: dict[str, Role] = {"s": "source", "v": "cue", "c": "content"}
_MARK = re.compile(r"\{([svc]) (.*?)\}", re.DOTALL)


def tagged(marked: str, *, score: float = 1.0) -> tuple[Document, Tagging]:
    """Return the text of `{c We won}, {s Ann} {v said}.` without its marks, and their spans."""
    text, spans, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match.group(2)
        spans.append(TaggedSpan(start, len(text), _ROLES[match.group(1)], score))
        position = match.end()
    return Document("test", text + marked[position:]), Tagging(tuple(spans))
