"""Who wrote an article: a byline above its body, or a signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|story|reported|reporting|article|provided|news provided)"
    r"\s+)?by\b:?\s*"
    r"|^\W*author:\s*",
    re.I,
)
_DATED_BY = re.compile(r"^.{0,60}\d\W{1,4}(?i:by):? (?=[^\W\d_a-z])")
"""A byline after a date, as blogs have it."""
_BY_GLUED = re.compile(r"^By(?=[A-Z])")
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·(]|, | [-–—] | at | on | via | (?:for|in) (?=[A-Z])|\d|\S+@).*"
    r"|\s+(?:published|updated|posted)\b.*"
    r"|\s(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d.*",
    re.I | re.S,
)
_PERSON = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}"
_NAME = re.compile(rf"{_PERSON}(?:,? (?:Jr|Sr)\.?)?")
_SIGNATURE = re.compile(
    rf"\b(?:Reporting by|Contact|Written by) ({_PERSON})(?= in | at |[;,.]|$)"
    rf"|\b({_PERSON}) can be reached at\b"
    rf"|^\W*({_PERSON}) (?:is|covers) (?:an? |the )?[\w -]{{0,40}}"
    r"(?:columnist|reporter|writer|editor|journalist|correspondent)\b"
)
_SIGNATURE_REACH = 3
"""A signature stands in one of so many lines below the body."""
_ABOVE_TITLE = 5
"""A line "By ..." may stand above the title, so many lines at most."""
_ROLE = re.compile(
    r",? (?:the |special to |for )?"
    r"(?:associated press|staff|senior|chief|contribut|correspondent)\b.*",
    re.I,
)


def find_byline(
    lines: Sequence[str], traits: Sequence[frozenset[str]], top: int, body: tuple[int, int]
) -> tuple[str | None, tuple[int, ...]]:
    """Return names and the lines they stand on: a byline above the body, or a signature below."""
    first, last = body
    for i in range(first - 1, max(0, top - _ABOVE_TITLE) - 1, -1):
        line = _BY_GLUED.sub("By ", lines[i])
        match = _BY.match(line) or ("date" in traits[i] and _DATED_BY.match(line)) or None
        if len(line) > 150 or not match:
            continue
        if match.end() < len(line):
            name, end = _clean_name(line[match.end() :]), i
        else:
            name, end = _names_below(lines, i, first)
        if name:
            return name, tuple(range(i, end + 1))
    for i in range(top, first):
        name = _ROLE.sub("", _AFTER_NAME.sub("", lines[i], count=1)).strip()
        sure = name != lines[i] and not traits[i] & _OF_PICTURES
        if (sure or _quiet(traits[i])) and _NAME.fullmatch(name):
            return name, (i,)
    for line in lines[last + 1 : last + 1 + _SIGNATURE_REACH]:
        if match := _SIGNATURE.search(line[:200]):
            return match[match.lastindex or 0], ()
    return None, ()


_OF_PICTURES = frozenset(("cue:credit", "cue:share"))
"""Traits of lines that name photographers or sites, not authors."""


def _quiet(traits: frozenset[str]) -> bool:
    """Say whether a line has no sign of being a button, a heading or the like."""
    return not (traits & {"upper", "digits"} or any(trait.startswith("cue:") for trait in traits))


def _names_below(lines: Sequence[str], by: int, first: int) -> tuple[str | None, int]:
    """Read names that mark-up has put on lines of their own: "By", "Ann Lee", "and", "Bo Day"."""
    names, i = [], by + 1
    while i < first and (name := _clean_name(lines[i])):
        names.append(name)
        if i + 1 >= first or lines[i + 1].strip(" ,").casefold() not in ("and", "&", ""):
            break
        i += 2
    return (" and ".join(names) or None), min(i, first - 1)


def _clean_name(line: str) -> str | None:
    name = _AFTER_NAME.sub("", line, count=1).strip(" ,;:-–—")
    return name if 0 < len(name) <= 80 and len(name.split()) <= 8 else None
