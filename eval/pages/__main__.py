"""How well pages are read: `python -m eval.pages`; with `-v`, what is wrong with each.

Words are compared in order: those of the body that are kept, and other words that are let in, out
of those on the page. A pull quote repeats the body and counts neither way.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from eval.pages import Page, pages
from eval.structure import same
from quotes.document import article, parse
from quotes.readers.html import convert
from quotes.readers.markup import tokens

_FIELDS = ("title", "byline", "published")


def score(page: Page, *, verbose: bool = False) -> Counter[str]:
    """Count what is kept, let in and right on one page."""
    text, given = convert(page.text) if page.form == "html" else (page.text, {})
    document = parse(text, given=given)
    body = " ".join(page.article.paragraphs).split()
    found = [word for span in article(document) for word in text[span.start : span.end].split()]
    kept, extra = _compared(body, found)
    pulled = Counter(page.article.pulled.split()) if page.pulled else Counter()
    let_in = Counter(extra) - pulled
    count = Counter(
        pages=1,
        body=len(body),
        kept=kept,
        other=max(0, sum(1 for _ in _visible(page)) - len(body)),
        let_in=let_in.total(),
        publisher=same(document.publisher, page.article.publisher),
    )
    wanted = {name: str(getattr(page.article, name)) for name in _FIELDS}
    for name, value in wanted.items():
        right = same(getattr(document, name), value)
        count[name] = right
        if verbose and not right:
            print(f"{page.name}: {name} {value!r}, found {getattr(document, name)!r}")
    if verbose and (kept < len(body) or let_in):
        print(f"{page.name}: {len(body) - kept} of {len(body)} words lost, let in: {list(let_in)}")
    return count


def _compared(body: list[str], found: list[str]) -> tuple[int, list[str]]:
    """Return how many words of the body are found, in order, and the words found besides."""
    kept, extra = 0, []
    matcher = SequenceMatcher(None, body, found, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            kept += end - start
        else:
            extra += found[begin:stop]
    return kept, extra


def _visible(page: Page) -> Iterator[str]:
    """Yield all words of a page but those of scripts and styles."""
    hidden = False
    for token in tokens(page.text) if page.form == "html" else [page.text]:
        if not isinstance(token, str):
            hidden = not token.closes and token.name in ("script", "style", "title")
        elif not hidden:
            yield from re.findall(r"\S+", token)


def report(count: Counter[str]) -> Iterator[str]:
    """Yield the lines of the summary."""
    for name in (*_FIELDS, "publisher"):
        right, whole = count[name], count["pages"]
        yield f"{name:<20} {right} of {whole} ({right / whole:.1%})"
    for name, part, whole in (("body words kept", "kept", "body"), ("let in", "let_in", "other")):
        yield f"{name:<20} {count[part]} of {count[whole]} ({count[part] / count[whole]:.2%})"


def main() -> None:
    """Print the summaries of web pages and of plain text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    totals: dict[str, Counter[str]] = {"html": Counter(), "txt": Counter()}
    for page in pages():
        totals[page.form] += score(page, verbose=options.verbose)
    for form, count in totals.items():
        print(f"\n{count['pages']} pages, {form}", *report(count), sep="\n")


if __name__ == "__main__":
    main()
