"""Web pages: their text block by block, and what they say about themselves in their head."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from quotes.document import first_date
from quotes.errors import DocumentError
from quotes.readers.decode import declared, decode
from quotes.readers.linked_data import LinkedData, string
from quotes.readers.markup import Tag, tokens
from quotes.readers.records import LONGEST, Failure, Given, Record, record
from quotes.readers.sources import Source
from quotes.text import is_hard_wrapped


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names_in(
    "script style noscript template svg math iframe object select option textarea canvas audio"
    " video datalist title head"
)
"""Elements whose text no reader sees."""
_ASIDE = _names_in("nav footer button dialog aside menu figure figcaption")
"""Elements that are not the article: menus, notices, links to other stories. Forms may hold it."""
_AROUND = _names_in("aside figure")
"""Of those, what may hold a pull quote: in a `blockquote`, or in an element named so."""
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

_NAMED = re.compile(r"\b(?:class|id)\s*=.*", re.I | re.S)
_PULL_QUOTE = re.compile(r"pull-?quote", re.I)
_AUTHOR = re.compile(r"\b(?:author|byline)s?\b", re.I)
_HINT = re.compile(
    r"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))"
    r"(?i:captions?(?:text)?|(?:caption)?credits?|advert\w*|ads?|adslot|related\w*|recirc\w*"
    r"|newsletters?\w*|subscri(?:be|ption)|promos?|read-?more|most-?(?:popular|read)|comment-?(?:list|body)"
    r"|sharedaddy|share-?(?:bar|buttons?|links?|tools?|articles))(?![a-z])"
)
"""What classes and ids call what is not the article, as words of their own in any spelling."""
_NOT_HINTED = _names_in("html body main article")
_HINTS_MISLEAD = 5
"""Times more prose left out by hints than kept: then one of them holds the article."""
_PROSE = 120
"""Characters; a longer piece of text is prose, and no link, heading or caption."""

State = Literal["seen", "unseen", "aside", "around", "hinted"]
"""Whether text is seen, or why it is left out; `around` may still hold quotations."""


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
    """Return the page's text, a block a line, and the facts that its head gives."""
    reading = _Page(hints=True)
    reading.read(markup)
    if reading.hinted > _HINTS_MISLEAD * reading.kept:
        reading = _Page(hints=False)
        reading.read(markup)
    return reading.text(), reading.facts()


class _Page:
    """Collects text by blocks, and facts. A page's end tags may be missing or misplaced."""

    def __init__(self, *, hints: bool) -> None:
        self.kept = self.hinted = 0  # characters of prose seen, and left out for nothing but a hint
        self._hints = hints
        self._state: State = "seen"
        self._open: list[tuple[str, State]] = []  # open elements, and the state before each
        self._names: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._block = 0  # the piece with which the block begins
        self._is_link = True  # whether all of it is inside links
        self._meta: dict[str, str] = {}
        self._linked: list[object] = []
        self._in_data = False
        self._headings: list[str] = []

    def read(self, markup: str) -> None:
        """Go through a page."""
        for token in tokens(markup):
            if isinstance(token, str):
                self.see(token)
            elif token.closes:
                self.end(token.name)
            else:
                self.start(token)

    def start(self, tag: Tag) -> None:
        """Open an element, or note what a void one says."""
        name = tag.name
        self._in_data = name == "script" and "ld+json" in tag.attributes.lower()
        if name in ("meta", "link", "time"):
            self._note(name, tag.values())
        elif name == "h1":
            self._headings.append("")
        elif name == "a" and _AUTHOR.search(tag.attributes):
            self._is_link = False  # who wrote it stands in a link, and is no menu
        if name == "br":
            self._pieces.append("\n")
        elif name not in _INLINE:
            self._break()
        last = self._open[-1][0] if self._open else ""
        if (last == "p" and name not in _INLINE) or (last == name and name in _REPEATED):
            self._close()
        if name not in _VOID and len(self._open) < _DEEPEST:
            self._open.append((name, self._state))
            self._names[name] += 1
            self._state = _state(tag, self._state, hints=self._hints)

    def end(self, name: str) -> None:
        """Close the innermost such element, and those left open in it."""
        if name not in _INLINE:
            self._break()
        while self._names[name] and self._close() != name:
            pass

    def _break(self) -> None:
        """End a block; one that is nothing but links leads elsewhere and is left out."""
        if self._is_link:
            del self._pieces[self._block :]
        self._pieces.append("\n\n")
        self._block, self._is_link = len(self._pieces), True

    def _close(self) -> str:
        name, self._state = self._open.pop()
        self._names[name] -= 1
        return name

    def see(self, text: str) -> None:
        """Keep what a reader sees, and data about the article."""
        if len(text) > _PROSE:
            self.kept += self._state == "seen" and len(text)
            self.hinted += self._state == "hinted" and len(text)
        if self._in_data:
            with contextlib.suppress(ValueError, RecursionError):
                self._linked.append(json.loads(text, strict=False))
            self._in_data = False
        elif self._state == "seen":
            # White space in mark-up is one blank, whatever it is.
            self._pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))
            if self._names["h1"] or not (self._names["a"] or text.isspace()):
                self._is_link = False
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
        self._break()
        joined = re.sub(r"  +", " ", "".join(self._pieces))
        stripped = "\n".join(line.strip(" \u00a0") for line in joined.split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", stripped).strip()
        # A block a line, as scrapers write pages, unless line breaks wrap lines of paragraphs.
        return text if is_hard_wrapped(text) else text.replace("\n\n", "\n")

    def facts(self) -> Given:
        """Return what JSON-LD says of the article, or else other tags, and which it was."""
        linked = LinkedData(self._linked)
        article = linked.article()
        data = {
            "title": string(article.get("headline")),
            "byline": " and ".join(linked.names(article.get("author"))),
            "publisher": " and ".join(linked.names(article.get("publisher"))),
            "published": string(article.get("datePublished")),
        }
        tags = {
            "title": self._meta.get("og:title"),
            "byline": self._meta.get("author"),
            "publisher": self._meta.get("og:site_name"),
            "published": next(filter(None, map(self._meta.get, _DATES)), ""),
            "url": self._meta.get("canonical") or self._meta.get("og:url"),
        }
        found = {name: data.get(name) or value or "" for name, value in tags.items()}
        origins = {name: "json-ld" if data.get(name) else "meta" for name in tags}
        found["publisher"] = re.split(r" [|–-] ", found["publisher"])[0]
        if found["byline"] == found["publisher"]:
            del found["byline"]
        found["published"] = first_date(found["published"]) or ""
        if heading := self._heading(found["title"]):
            found["title"], origins["title"] = heading, "heading"
        known = {name: value for name, value in found.items() if value}
        return known | ({"origins": {name: origins[name] for name in known}} if known else {})

    def _heading(self, title: str) -> str | None:
        """Return the heading that says what `title` says, which is often cut or lengthened."""
        words = set(title.casefold().split())
        for heading in map(str.strip, self._headings):
            shared = words & set(heading.casefold().split())
            if len(shared) > 2 and len(shared) >= 0.5 * len(words):
                return heading
        return None


def _state(tag: Tag, outside: State, *, hints: bool) -> State:
    """Return whether what is in an element is seen, when what is `outside` of it is."""
    if tag.name in _UNSEEN or outside == "unseen":
        return "unseen"
    if tag.name == "blockquote" and outside == "around":
        return "seen"
    if outside != "seen":
        return "aside" if tag.name in _ASIDE and outside == "around" else outside
    named = _NAMED.search(tag.attributes)
    if tag.name in _AROUND:
        return "seen" if named and _PULL_QUOTE.search(named[0]) else "around"
    if tag.name in _ASIDE or _is_aside(tag):
        return "aside"
    hinted = hints and named and tag.name not in _NOT_HINTED and _HINT.search(named[0])
    return "hinted" if hinted else "seen"


def _is_aside(tag: Tag) -> bool:
    if "hidden" not in tag.attributes and "role" not in tag.attributes:
        return False
    values = tag.values()
    hidden = "hidden" in values or values.get("aria-hidden") == "true"
    return hidden or values.get("role", "").lower() in _ASIDE_ROLES
