"""Pages to measure reading with: our own articles in the mark-up of many kinds of news sites.

A template (`*.html`, or a part of `text.txt`) has a head and, after a line `---`, a page. The head
says how a paragraph is marked up (`paragraph`), how one that is nothing but a quotation (`quoted`),
how many line ends part paragraphs (`newline`), and what stands between them (`after N`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from quotes.gold.markup import read
from quotes.types import Document

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold" / "dev"
_AFTER = re.compile(r"after (\d+)")
_FURNITURE = re.compile(r"(?i:read also|image caption|media contact|correction)\b.*", re.S)
"""Paragraphs of the articles that are furniture themselves; here the templates bring their own."""
_PULL = (8, 30)
"""Words of a pull quote, which is a sentence of the article."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page should be found to hold; `pulled` is the sentence that a pull quote repeats."""

    title: str
    byline: str
    published: date
    publisher: str
    paragraphs: tuple[str, ...]

    @property
    def pulled(self) -> str:
        """A sentence of the second half, for pull quotes."""
        for paragraph in self.paragraphs[len(self.paragraphs) // 2 :]:
            for sentence in re.split(r"(?<=[.!?])\s", paragraph):
                if _PULL[0] <= len(sentence.split()) <= _PULL[1]:
                    return sentence
        return ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one of the styles, `form` is `html` or `txt`."""

    name: str
    form: str
    text: str
    article: Article
    pulled: bool


def articles() -> list[Article]:
    """Return the labelled articles, with a byline and a date where they have none."""
    return [_article(read(path).document, n) for n, path in enumerate(sorted(GOLD.glob("*.txt")))]


def _article(document: Document, number: int) -> Article:
    body = document.body
    assert body
    names = re.split(r",| at ", document.byline or "Rosa Tillmann")[0]
    day = document.published or f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    paragraphs = document.text[body.start : body.end].split("\n\n")
    return Article(
        document.title or "",
        names,
        date.fromisoformat(day),
        document.publisher or "The Harrow Post",
        tuple(" ".join(p.split()) for p in paragraphs if not _FURNITURE.fullmatch(p)),
    )


def pages() -> Iterator[Page]:
    """Yield forty web pages, four in each style, and twenty plain-text ones, one in each."""
    found = articles()
    styles = sorted(HERE.glob("*.html"))
    for number, article in enumerate(found):
        style = styles[number % len(styles)]
        yield page(article, style.stem, "html", style.read_text("utf-8"))
    for number, part in enumerate((HERE / "text.txt").read_text("utf-8").split("\n--------\n")):
        name, _, template = part.partition("\n")
        yield page(found[2 * number], name, "txt", template)


def page(article: Article, name: str, form: str, template: str) -> Page:
    """Fill in a template."""
    head, _, rest = template.partition("---\n")
    parts = re.split(r"^(paragraph|quoted|newline|after \d+): ", head, flags=re.M)
    settings = dict(zip(parts[1::2], map(str.rstrip, parts[2::2]), strict=True))
    web = form == "html"
    fields = _fields(article, escaped=web)
    pieces = []
    for number, paragraph in enumerate(article.paragraphs):
        pieces += [settings[key] for key in settings if key == f"after {number}"]
        text = escape(paragraph, quote=False) if web else paragraph
        kind = "quoted" if _is_quotation(paragraph) else "paragraph"
        pieces.append(settings.get(kind, "$text").replace("$text", text.replace("$", "$$")))
    parted = "\n" * (1 if web else int(settings.get("newline", "2")))
    # Furniture between paragraphs has fields too; a dollar in the article is none.
    body = Template(parted.join(pieces)).safe_substitute(fields)
    text = Template(rest).safe_substitute(fields | {"body": body})
    return Page(name, form, text, article, pulled="$pull" in head)


def _is_quotation(paragraph: str) -> bool:
    return paragraph[0] in '“"‘' and paragraph[-1] in '”"’'


def _fields(article: Article, *, escaped: bool) -> dict[str, str]:
    day = article.published
    fields = {
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "pull": article.pulled,
    }
    values = {name: escape(v, quote=True) if escaped else v for name, v in fields.items()}
    values |= {f"json_{name}": json.dumps(v) for name, v in fields.items()}
    return values | {
        "iso": f"{day}T16:30:00.000Z",
        "iso_day": str(day),
        "dow": f"{day:%A}",
        "us": f"{day:%B} {day.day}, {day.year}",
        "day": f"{day.day} {day:%B %Y}",
        "day_short": f"{day.day} {day:%b %Y}",
        "short": f"{day:%b} {day.day:02}, {day.year}",
        "slash": f"{day:%m/%d/%Y}",
    }
