"""Web pages: their text block by block, and what they say about themselves in their head."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator

from quotes.document import first_date
from quotes.errors import DocumentError
from quotes.readers.decode import declared, decode
from quotes.readers.linked_data import articles, names, string
from quotes.readers.markup import Tag, tokens
from quotes.readers.records import LONGEST, Failure, Given, Record, record
from quotes.readers.sources import Source


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names_in(
    "script style noscript template svg math iframe object select option textarea canvas audio"
    " video datalist title head"
)
"""Elements whose text no reader sees."""
_ASIDE = _names_in("nav footer button dialog aside menu")
"""Elements that are not the article: menus, notices, links to other stories. Forms may hold it."""
_ASIDE_ROLES = _names_in("navigation complementary contentinfo dialog alertdialog search menu")
_INLINE = _names_in(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter q s"
    " samp small span strike strong sub sup time tt u var wbr"
)
_VOID = _names_in("area base br col embed hr img input link meta source track wbr")
_REPEATED = _names_in("li dt dd tr td th p")
"""Elements whose end tag is often missing; the next of their kind ends them."""
_DATES = ("article:published_time", "date", "datepublished", "pubdate", "time")
_DEEPEST = 2_000
"""Elements inside one another; pages have some forty. Deeper ones are text of their ancestor."""


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
    reading = _Page()
    for token in tokens(markup):
        if isinstance(token, str):
            reading.see(token)
        elif token.closes:
            reading.end(token.name)
        else:
            reading.start(token)
    return reading.text(), reading.facts()


class _Page:
    """Collects text by blocks, and facts. A page's end tags may be missing or misplaced."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []  # open elements, and whether each is left out
        self._names: Counter[str] = Counter()
        self._left_out = 0
        self._pieces: list[str] = []
        self._meta: dict[str, str] = {}
        self._linked: list[object] = []
        self._in_data = False
        self._headings: list[str] = []

    def start(self, tag: Tag) -> None:
        """Open an element, or note what a void one says."""
        name = tag.name
        self._in_data = name == "script" and "ld+json" in tag.attributes.lower()
        if name in ("meta", "link", "time"):
            self._note(name, tag.values())
        elif name == "h1":
            self._headings.append("")
        if name == "br":
            self._pieces.append("\n")
        elif name not in _INLINE:
            self._pieces.append("\n\n")
        last = self._open[-1][0] if self._open else ""
        if (last == "p" and name not in _INLINE) or (last == name and name in _REPEATED):
            self._close()
        if name not in _VOID and len(self._open) < _DEEPEST:
            left_out = name in _UNSEEN or name in _ASIDE or _is_aside(tag)
            self._open.append((name, left_out))
            self._names[name] += 1
            self._left_out += left_out

    def end(self, name: str) -> None:
        """Close the innermost such element, and those left open in it."""
        if name not in _INLINE:
            self._pieces.append("\n\n")
        while self._names[name] and self._close() != name:
            pass

    def _close(self) -> str:
        name, left_out = self._open.pop()
        self._names[name] -= 1
        self._left_out -= left_out
        return name

    def see(self, text: str) -> None:
        """Keep what a reader sees, and data about the article."""
        if self._in_data:
            with contextlib.suppress(ValueError, RecursionError):
                self._linked.append(json.loads(text, strict=False))
            self._in_data = False
        elif not self._left_out:
            # White space in mark-up is one blank, whatever it is.
            self._pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))
            if self._names["h1"]:
                self._headings[-1] += self._pieces[-1]

    def _note(self, name: str, values: dict[str, str]) -> None:
        if name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self._meta.setdefault(key.lower(), values.get("content", ""))
        elif name == "time" and values.get("datetime"):
            self._meta.setdefault("time", values["datetime"])
        elif values.get("rel", "").lower() == "canonical":
            self._meta.setdefault("canonical", values.get("href", ""))

    def text(self) -> str:
        """Return the text seen, without blanks at the ends of lines."""
        joined = re.sub(r"  +", " ", "".join(self._pieces))
        stripped = "\n".join(line.strip(" \u00a0") for line in joined.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", stripped).strip()

    def facts(self) -> Given:
        """Return what JSON-LD says of the article, or else the head's other tags."""
        article = next(articles(self._linked), {})
        others = (self._meta.get(name) for name in _DATES)
        date = next(filter(None, (string(article.get("datePublished")), *others)), "")
        publisher = " and ".join(names(article.get("publisher"))) or self._meta.get("og:site_name")
        publisher = re.split(r" [|–-] ", publisher or "")[0]
        byline = " and ".join(names(article.get("author"))) or self._meta.get("author")
        found = {
            "title": self._title(string(article.get("headline")) or self._meta.get("og:title")),
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


def _is_aside(tag: Tag) -> bool:
    if "hidden" not in tag.attributes and "role" not in tag.attributes:
        return False
    values = tag.values()
    hidden = "hidden" in values or values.get("aria-hidden") == "true"
    return hidden or values.get("role", "").lower() in _ASIDE_ROLES
