"""What a search found, in the terminal: the words quoted, matches marked, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from quotes.output.safety import visible
from quotes.store import Result

_WORD = re.compile(r"[^\W_]+")
# Endings of plurals, which the index does without.
_ENDING = re.compile(r"(?<=\w{3})(?:ies|es|s|y|e)$")


def show_hits(result: Result, words: str, console: Console) -> int:
    """Print quotes that `Store.search` found, the `words` reversed; return how many there were.

    Where there are no styles, the matches are in brackets.
    """
    count = 0
    for row in result.rows:
        count += 1
        hit = dict(zip(result.columns, row, strict=True))
        console.print(_marked(hit["content"], words, plain=not console.is_terminal))
        console.print(Padding.indent(_origin(hit), 2))
        console.print()
    return count


def _marked(content: str, words: str, *, plain: bool) -> Text:
    stems = {_ENDING.sub("", word) for word in _WORD.findall(_bare(words))}
    text, position = Text(), 0
    for match in _WORD.finditer(bare := _bare(content)):
        if _ENDING.sub("", match.group()) in stems:
            start, end = match.span()
            text.append(visible(content[position:start]))
            shown = visible(content[start:end])
            text.append(f"[{shown}]" if plain else shown, "bold reverse")
            position = end
    text.append(visible(content[position : len(bare)]))
    return text


def _origin(hit: dict[str, Any]) -> Text:
    facts = (hit["publisher"], hit["published"], hit["title"], hit["document_id"])
    line = Text(visible(hit["speaker"] or "nobody named"), "bold")
    for fact in facts:
        if fact is not None:
            line.append(f" · {visible(str(fact))}", "not bold dim")
    return line


def _bare(text: str) -> str:
    """Return `text` in lower case without accents, character for character."""
    bare = (unicodedata.normalize("NFD", character)[0].lower() for character in text)
    return "".join(lower if len(lower) == 1 else " " for lower in bare)
