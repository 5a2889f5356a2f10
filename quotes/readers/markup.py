"""HTML to tags and text, in time linear in its length whatever is in it.

The standard library's parser takes quadratic time on unclosed comments and tags, and pages are
anybody's. Of the standard's tokenisation (https://html.spec.whatwg.org/#tokenization) this keeps
what matters to text: comments, quoted attributes, and elements that hold no mark-up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^>]*(?:>|\Z)"
    # An opening bracket ends an unfinished tag, so that no text is gone through twice.
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]*+)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
"""Elements whose content is text up to their own end tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; `attributes` is unread text."""

    name: str
    closes: bool
    attributes: str = ""

    def values(self) -> dict[str, str]:
        """Return the attributes, names in lower case, without character references."""
        values: dict[str, str] = {}
        for name, *forms in _ATTRIBUTE.findall(self.attributes):
            values.setdefault(name.lower(), html.unescape("".join(forms)).strip())
        return values


def tokens(markup: str) -> Iterator[Tag | str]:
    """Yield tags and the text between them, character references replaced."""
    position = 0
    while True:
        match = _TAG.search(markup, position)
        end = match.start() if match else len(markup)
        if end > position:
            yield html.unescape(markup[position:end])
        if match is None:
            return
        position = match.end()
        name = (match["name"] or "").lower()
        if not name:
            continue
        yield Tag(name, bool(match["close"]), match["attributes"])
        if name in _RAW and not match["close"]:
            closing = _end_tag(name).search(markup, position)
            end = closing.start() if closing else len(markup)
            if end > position:
                raw = markup[position:end]
                yield html.unescape(raw) if name in ("title", "textarea") else raw
            position = end


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.I)
