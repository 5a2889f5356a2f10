"""Web pages: their text block by block, and what they say about themselves in their head."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from quotes.document import first_date
from quotes.errors import DocumentError
from quotes.readers.decode import declared, decode
from quotes.readers.records import LONGEST, Failure, Given, Record, record
from quotes.readers.sources import Source

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "option",
        "textarea",
        "canvas",
        "audio",
        "video",
        "datalist",
        "title",
        "head",
    ]
)
"""Elements whose text no reader sees."""
_ASIDE = frozenset(["nav", "footer", "form", "button", "dialog", "aside", "menu"])
"""Elements that are not the article: menus, forms, notices, links to other stories."""
_ASIDE_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_ARTICLE = re.compile(r"(?:article|blogposting|report)$", re.I)
_DATES = ("article:published_time", "date", "datepublished", "pubdate", "time")
_DEEPEST = 2_000
"""Elements inside one another; pages have some forty. Deeper ones count as their ancestor's text."""


def read(source: Source) -> Iterator[Record | Failure]:
    """Yield the file's one page."""
    with source.open() as (file, position):
        data = file.read(LONGEST + 1)
        yield page(source.name, data, read=position())


def page(path: str | None, data: bytes, *, read: int, url: str | None = None) -> Record | Failure:
    """Return the page in `data`, which was fetched from `url`."""
    if len(data) > LONGEST:
        return Failure(path, None, f"is longer than {LONGEST >> 20} MiB; no page of text is")
    try:
        text, given = convert(decode(data, declared=declared(data)))
    except DocumentError as error:
        return Failure(path, None, str(error))
    return record(path, text, given={**({"url": url} if url else {}), **given}, read=read)


def convert(markup: str) -> tuple[str, Given]:
    """Return the page's text, blocks parted by blank lines, and the facts that its head gives."""
    parser = _Page()
    parser.feed(markup)
    parser.close()
    return parser.text(), parser.facts()


class _Page(HTMLParser):
    """Collects text by blocks. A page's end tags may be missing or misplaced."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []  # open elements, and whether each is left out
        self._names: Counter[str] = Counter()
        self._left_out = 0
        self._pieces: list[str] = []
        self._meta: dict[str, str] = {}
        self._data: str | None = None
        self._linked: list[Any] = []
        self._headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or note what a void one says."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self._meta.setdefault(name.lower(), values.get("content", "").strip())
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self._meta.setdefault("canonical", values.get("href", ""))
        elif tag == "time" and values.get("datetime"):
            self._meta.setdefault("time", values["datetime"])
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._data = ""
        elif tag == "h1":
            self._headings.append("")
        if tag not in _INLINE and tag != "br":
            self._pieces.append("\n\n")
        if tag not in _VOID and len(self._open) < _DEEPEST:
            left_out = tag in _UNSEEN or tag in _ASIDE or _is_aside(values)
            self._open.append((tag, left_out))
            self._names[tag] += 1
            self._left_out += left_out

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and, but for void elements, close at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost such element, and those left open in it."""
        if tag == "script" and self._data is not None:
            self._note(self._data)
            self._data = None
        if tag not in _INLINE:
            self._pieces.append("\n\n")
        while self._names[tag]:
            name, left_out = self._open.pop()
            self._names[name] -= 1
            self._left_out -= left_out
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if self._data is not None:
            self._data += data
        elif not self._left_out:
            # White space in mark-up is one blank, whatever it is.
            self._pieces.append(re.sub(r"[ \t\r\n\f]+", " ", data))
            if self._names["h1"]:
                self._headings[-1] += self._pieces[-1]

    def _note(self, data: str) -> None:
        try:
            self._linked.append(json.loads(data, strict=False))
        except (ValueError, RecursionError):
            return

    def text(self) -> str:
        """Return the text seen, without blanks at the ends of lines."""
        joined = "".join(self._pieces)
        joined = re.sub(r"[ \u00a0]*\n[ \u00a0]*", "\n", re.sub(r"  +", " ", joined))
        return re.sub(r"\n{3,}", "\n\n", joined).strip()

    def facts(self) -> Given:
        """Return what JSON-LD says of the article, or else the head's other tags."""
        article = next(_articles(self._linked), {})
        names = (self._meta.get(name) for name in _DATES)
        date = next(filter(None, (_string(article.get("datePublished")), *names)), "")
        publisher = " and ".join(_names(article.get("publisher"))) or self._meta.get("og:site_name")
        publisher = re.split(r" [|–-] ", publisher or "")[0]
        byline = " and ".join(_names(article.get("author"))) or self._meta.get("author")
        found = {
            "title": self._title(_string(article.get("headline")) or self._meta.get("og:title")),
            "byline": byline if byline != publisher else None,
            "publisher": publisher,
            "published": first_date(date),
            "url": self._meta.get("canonical") or self._meta.get("og:url"),
        }
        return {name: value for name, value in found.items() if value}

    def _title(self, title: str | None) -> str | None:
        """Return the heading that says what `title` says, which is often cut or lengthened."""
        words = set((title or "").casefold().split())
        for heading in map(str.strip, self._headings):
            shared = words & set(heading.casefold().split())
            if len(shared) > 2 and len(shared) >= 0.5 * len(words):
                return heading
        return title


def _is_aside(values: dict[str, str]) -> bool:
    return (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or values.get("role", "").lower() in _ASIDE_ROLES
    )


def _articles(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article; they stand alone, in lists or graphs."""
    for value in values:
        if isinstance(value, list):
            yield from _articles(value)
        elif isinstance(value, dict):
            kinds = value.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                yield value
            if isinstance(value.get("@graph"), list):
                yield from _articles(value["@graph"])


def _names(value: Any) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    for entry in values:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str) and name.strip():
            yield name.strip()


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
