"""Which language a text is in, as far as is needed to keep to English.

The commonest short words of a language make up a third of its prose, and nearly none of another's
(Grefenstette 1995, "Comparing two language identification schemes"); scripts other than Latin are
told by their letters. Thresholds were set with `python -m eval.languages`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_GLANCE = 1_000
"""Characters from the middle that are enough to see that a text is English, as nearly all are."""
_PLAINLY = 5
"""Occurrences of "the" in so many characters of plain English, half of what is usual."""
_SAMPLE = 4_000
"""Characters looked at otherwise, from the middle, where menus in another language are rarer."""
_LINE = 8
"""Words of a line of prose; menus and headings, often in another language, have fewer."""
_SHORT, _FEWEST = 40, 20
"""Words of a short text, which must be more plainly not English, and of the shortest told."""
_DISTINCT = {True: 4, False: 6}
"""Different common words that prose has, a short text and others; lists of names repeat a few."""
_UNLIKE = 0.05
"""Share of common English words that no English prose is below; it has 0.3 on average."""
_LETTERS = 20
"""Letters of another script in a text that is in it, each as good as two Latin ones."""

_LETTER = re.compile("[A-Za-z]")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def other_language(text: str) -> str | None:
    """Return the language of `text`, or the script it is written in, or None when it is English.

    Short texts, tables and lists say too little, and count as English.
    """
    half = len(text) // 2
    start, end = half - _GLANCE // 2, half + _GLANCE // 2
    if start > 0 and text.count(" the ", start, end) >= _PLAINLY:
        return None
    sample = text[max(0, half - _SAMPLE // 2) : half + _SAMPLE // 2]
    return _script_of(sample) or _language_of(_prose(sample) or sample)


def _script_of(text: str) -> str | None:
    letters = Counter(_script(char) for char in text if not char.isascii() and char.isalpha())
    latin = letters.pop("LATIN", 0) + len(_LETTER.findall(text))
    if letters.total() < _LETTERS or 2 * letters.total() < latin:
        return None
    script = max(letters, key=lambda name: (letters[name], name))
    return f"a language in {script if script == 'CJK' else script.capitalize()} script"


def _prose(text: str) -> str:
    """Return the lines that are prose, nothing when they are too few."""
    prose = "\n".join(line for line in text.splitlines() if len(line.split()) >= _LINE)
    return prose if len(prose.split()) >= _FEWEST else ""


def _language_of(text: str) -> str | None:
    capitals = text.isupper()
    words = _WORD.findall(text.casefold() if capitals else text)
    lower = [word for word in words if word.islower()]
    if len(words) < _FEWEST or len(lower) < 0.5 * len(words):  # a list of names: "Los", "la"
        return None
    short = len(words) < _SHORT
    counts, common = Counter(lower), _common_words()
    hits = {name: sum(counts[word] for word in known) for name, known in common.items()}
    english = hits.pop("English")
    found = max(hits, key=lambda name: (hits[name], name))
    # "to", "a" and "in" are words of many languages.
    distinct = sum(word in counts for word in common[found] - common["English"])
    if hits[found] > english and distinct >= _DISTINCT[short]:
        return found
    unlike = english == 0 if short else english < _UNLIKE * len(words)
    # Tables and headlines have no common words either, but are in no sentences.
    return "another language" if unlike and not capitals and _is_in_sentences(text) else None


def _is_in_sentences(text: str) -> bool:
    lines = text.splitlines()
    return 2 * sum(_SENTENCE.search(line) is not None for line in lines) > len(lines)


@cache
def _common_words() -> dict[str, frozenset[str]]:
    """Return the commonest words of languages, by the languages' names."""
    lines = (files(__package__) / "common_words.txt").read_text("utf-8").splitlines()
    return {name: frozenset(w.split()) for name, _, w in (line.partition(": ") for line in lines)}


def _script(char: str) -> str:
    """Return the script of a letter, the first word of its name; that of Chinese is `CJK`."""
    return unicodedata.name(char, "LATIN").split(" ", 1)[0]
