"""Two simple systems to compare with: `python -m eval.baselines GOLD... [--system NAME=FILE ...]`.

- `marks`: everything between quotation marks, credited to the nearest run of capitalised words.
- `cues`: sentences that match a pattern around one of a list of reporting verbs.

Prints both beside any other systems, whose annotation JSONL `--system` names; with `--out FOLDER`
the baselines' own annotations are written there.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from quotes.annotations import read_annotations, write_annotations
from quotes.evaluation import evaluate, systems_to_table
from quotes.gold import read_gold
from quotes.gold.kinds import derived_kind
from quotes.text import paragraphs, quoted_spans
from quotes.types import Annotation, Document, Quote, Span

_CUES = (
    "said|says|say|told|tells|announced|announces|added|adds|warned|warns|claimed|claims|argued"
    "|argues|believes|believe|insisted|insists|stated|states|explained|explains|noted|notes|denied"
    "|denies|reported|reports|suggested|suggests|confirmed|confirms|admitted|admits"
)
# Patterns take time that grows with the square of a sentence; longer ones are not prose.
_MAX_SENTENCE = 2_000
_PROPER = r"(?:(?:Mr|Mrs|Ms|Dr)\.|[A-Z](?:[\w’'-]*\w|\.)?)"
_NAME = rf"{_PROPER}(?:\s+(?:(?:of|the|for|and)\s+)?{_PROPER})*"
_SOURCE = rf"(?:{_NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he\s+\w+)"
_CUE = rf"(?:(?:has|have|had)\s+)?(?:{_CUES})"
_NAMES = re.compile(_NAME)
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’']))\s+(?=[A-Z“\"‘'])")

PATTERNS = (
    # According to X, content. / Content, according to X.
    r"(?P<cue>According to)\s+(?P<source>[^,]+),\s+(?P<content>.+?)\.?$",
    r"(?P<content>.+?),\s+(?P<cue>according to)\s+(?P<source>[^,]+?)[,.]?$",
    # Content, X said. / Content, said X.
    rf"(?P<content>.+?[,?!][”\"’']?)\s+(?P<source>{_SOURCE})\s+(?P<cue>{_CUE})\b.*$",
    rf"(?P<content>.+?[,?!][”\"’']?)\s+(?P<cue>{_CUE})\s+(?P<source>{_SOURCE})\b.*$",
    # X said (that) content.
    rf"(?P<source>{_SOURCE})(?:,[^,]+,)?\s+(?P<cue>{_CUE})[,:]?\s+(?P<content>.{{3,}}?)\.?$",
)  # fmt: skip
_COMPILED = tuple(re.compile(pattern, re.DOTALL) for pattern in PATTERNS)


def marks(document: Document) -> tuple[Quote, ...]:
    """Credit everything between quotation marks to the nearest run of capitalised words."""
    text = document.text
    quoted = quoted_spans(text)
    inside = {position for span in quoted for position in range(*span)}
    names = [Span(*match.span()) for match in _NAMES.finditer(text) if match.start() not in inside]

    def distance(name: Span, span: Span) -> int:
        return max(name.start - span.end, span.start - name.end)

    quotes = []
    for span in quoted:
        nearest = min(names, key=lambda name: distance(name, span), default=None)
        quote = Quote((span,), kind="direct", rule="marks")
        quotes.append(_credit(quote, text, nearest) if nearest else quote)
    return tuple(quotes)


def cues(document: Document) -> tuple[Quote, ...]:
    """Find the reporting patterns of `PATTERNS`, the first that fits a sentence."""
    text = document.text
    quoted = quoted_spans(text)
    quotes = []
    last: tuple[str, ...] = ()
    for sentence in _sentences(text):
        words = text[slice(*sentence)] if sentence.end - sentence.start <= _MAX_SENTENCE else ""
        match = next(filter(None, (pattern.match(words) for pattern in _COMPILED)), None)
        if match is None:
            continue
        content, cue, source = (
            Span(sentence.start + match.start(role), sentence.start + match.end(role))
            for role in ("content", "cue", "source")
        )
        quote = Quote(
            (content,), kind=derived_kind(text, (content,), quoted), cue=(cue,), rule="cues"
        )
        quote = _credit(quote, text, source)
        if text[slice(*source)].lower() in _PRONOUNS:
            quote = replace(quote, speakers=last)
        last = quote.speakers
        quotes.append(quote)
    return tuple(quotes)


SYSTEMS: dict[str, Callable[[Document], tuple[Quote, ...]]] = {"marks": marks, "cues": cues}


def _credit(quote: Quote, text: str, source: Span) -> Quote:
    name = " ".join(text[slice(*source)].split())
    return replace(quote, source=(source,), speakers=(name,), speaker_type="person")


def _sentences(text: str) -> Iterator[Span]:
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _SENTENCE_END.finditer(text, *paragraph):
            yield Span(start, match.start())
            start = match.end()
        yield Span(start, paragraph.end)


def main() -> None:
    """Print the baselines and other systems side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, nargs="+", help="in any form that `quotes eval` takes")
    parser.add_argument("--system", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--out", type=Path, help="folder for the baselines' annotations")
    arguments = parser.parse_args()
    gold = read_gold(arguments.gold)
    systems = {
        name: [Annotation(item.document, find(item.document)) for item in gold]
        for name, find in SYSTEMS.items()
    }
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, annotations in systems.items():
            write_annotations(annotations, arguments.out / f"{name}.jsonl")
    for system in arguments.system:
        name, _, file = system.partition("=")
        systems[name] = list(read_annotations(Path(file)))
    print(systems_to_table({name: evaluate(gold, found) for name, found in systems.items()}))


if __name__ == "__main__":
    main()
