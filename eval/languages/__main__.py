"""How well English is told from other languages: `python -m eval.languages`.

Our own articles, and two stories in many languages, each also as they come: short, in capitals,
without accents, amid the menu of a page in another language, around a foreign quotation. The story
of the ferry was at hand when words and thresholds were chosen, that of the storm was not, and is in
languages that the reader does not know by name. With `-v` what is judged wrongly is printed.
`python -m eval.languages FILE...` counts instead which documents of files that are known to be
English are taken for something else.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.pages import articles
from quotes.readers import Failure, read
from quotes.readers.language import other_language

_MENUS = {
    "English": "Skip to content\nHome\nNews and views of the day\nWhat is on in the city\nMore",
    "Spanish": "Ir al contenido\nInicio\nLas noticias de la ciudad\nLo que pasa en el país\nMás",
}
_QUOTATIONS = {
    "English": "“We were not asked, and they did not say that it is the last boat of the year.”",
    "Spanish": "«No nos preguntaron, y no dijeron que es el último barco que sale de la isla.»",
}
_SHORT = 30
"""Words of a short text, such as a teaser."""
_NO_PROSE = (
    "FINAL SCORES\nMemphis 3, Tulsa 1\nEl Paso 2, San Antonio 2\nLas Vegas 4, Des Moines 0\n" * 9,
    "Los Angeles, Calif.; La Paz, Bolivia; San Juan de la Cruz; Den Haag; Les Cayes, Haiti. " * 6,
    "GBP/USD 1.27 -0.4%\nEUR/USD 1.08 +0.1%\nBrent $81.20\nNikkei 225 39,103\nDAX 18,002\n" * 9,
    "Orla Finch, Dana Reyes, Li Wei, Jürgen von der Heide, Ana de la Vega y Soto, João da Silva. "
    * 8,
)
"""Tables and lists, which are of no language and pass as English."""


def texts(story: str) -> dict[str, str]:
    """Return a story in each of its languages or scripts, by their names."""
    parts = (Path(__file__).parent / f"{story}.txt").read_text("utf-8").strip().split("\n\n")
    return {name: text for name, _, text in (part.partition("\n") for part in parts)}


def forms(text: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield a text in all its forms by name; `other` is the language of what surrounds it."""
    words = text.split()
    half = len(words) // 2
    bare = unicodedata.normalize("NFD", text)
    yield "whole", text
    yield "short", " ".join(words[:_SHORT])
    yield "capitals", text.upper()
    yield "no accents", "".join(char for char in bare if not unicodedata.combining(char))
    yield "on a page", f"{_MENUS[other]}\n{text}\n{_MENUS[other]}"
    yield "quoting", " ".join((*words[:half], _QUOTATIONS[other], *words[half:]))


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield language, form and text of everything that is judged."""
    for language, text in texts("ferry").items():
        yield from ((language, form, made) for form, made in forms(text, "English"))
    yield from ((language, "held out", text) for language, text in texts("storm").items())
    for article in articles():
        body = "\n\n".join(article.paragraphs)
        yield from (("English", form, made) for form, made in forms(body, "Spanish"))
    yield from (("English", "no prose", text) for text in _NO_PROSE)


def main() -> None:
    """Print how many texts of each form are kept as English, skipped and rightly named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="files of English documents")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if options.files:
        taken = Counter(
            item.error if isinstance(item, Failure) else "English" for item in read(options.files)
        )
        for judgement, count in taken.most_common():
            print(f"{count:>8,} {judgement}")
        return
    seen: Counter[tuple[bool, str]] = Counter()
    right: Counter[tuple[bool, str]] = Counter()
    named: Counter[tuple[bool, str]] = Counter()
    for language, form, text in cases():
        found = other_language(text)
        english = language == "English"
        seen[english, form] += 1
        right[english, form] += english == (found is None)
        named[english, form] += language in (found or "English")
        if options.verbose and language not in (found or "English"):
            print(f"{language}, {form}: found {found or 'English'}")
    for english, form in seen:
        name = "English" if english else "others"
        print(f"{name}, {form:<11} {right[english, form]} of {seen[english, form]} told", end="")
        print("" if english else f", {named[english, form]} named")


if __name__ == "__main__":
    main()
