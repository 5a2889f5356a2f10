"""Targets that the user gives: `--targets FILE`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.entries import read_entries
from quotes.errors import InputError
from quotes.names import same_name
from quotes.stance.passage import Target
from quotes.types import Quote, Span


@dataclass(frozen=True, slots=True)
class GivenTarget:
    """A name, other words for it, and perhaps the proposition that a stance is towards."""

    name: str
    aliases: tuple[str, ...] = ()
    proposition: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


def read_targets(path: Path) -> tuple[GivenTarget, ...]:
    """Read a target file: TOML with a `[[target]]` table of `name`, `aliases`, `proposition` each.

    Raises InputError with the entry that is wrong, or if two have one name.
    """
    entries = read_entries(path, "target", ("name", "aliases", "proposition"))
    if not entries:
        raise InputError(f"{path}: has no targets; give each a [[target]] with a name")
    found = tuple(_given(*entry) for entry in entries)
    names = [target.name for target in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{path}: there are two targets {name!r}; join them or rename one")
    return found


def _given(where: str, name: str, table: Mapping[str, Any]) -> GivenTarget:
    aliases, proposition = table.get("aliases", []), table.get("proposition", "")
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise InputError(f"{where}: aliases is {aliases!r}; give a list of names")
    if not isinstance(proposition, str):
        raise InputError(f"{where}: proposition is {proposition!r}; give a sentence")
    return GivenTarget(name, tuple(aliases), proposition)


class GivenTargets:
    """Finds given targets in quotes: by name or alias, or as what was found there already."""

    def __init__(self, targets: Sequence[GivenTarget], text: str) -> None:
        self._text = text
        self._patterns = [(target, _pattern(target.names)) for target in targets]

    def join(self, quote: Quote, found: Sequence[Target]) -> list[Target]:
        """Return the given targets that a quote touches, then what else was found in it.

        A quote touches what its content or the words around it name; one without content, nothing.
        """
        if not quote.content:
            return list(found)
        pieces = (*quote.content, *quote.cue, *quote.source)
        region = Span(min(p.start for p in pieces), max(p.end for p in pieces))
        joined, left = [], list(found)
        for target, pattern in self._patterns:
            if any(same_name(name, s) for name in target.names for s in quote.speakers):
                continue
            alike = [t for t in left if any(same_name(t.name, name) for name in target.names)]
            spans = {Span(*match.span()) for match in pattern.finditer(self._text, *region)}
            spans.update(span for other in alike for span in other.mentions)
            if spans:
                joined.append(Target(target.name, tuple(sorted(spans)), target.proposition))
                left = [other for other in left if other not in alike]
        return joined + left


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return what finds names as whole words; a name in small letters also with a capital."""
    return re.compile("|".join(rf"(?<!\w){_written(name)}(?!\w)" for name in _longest(names)))


def _longest(names: Sequence[str]) -> Iterator[str]:
    yield from sorted(names, key=len, reverse=True)


def _written(name: str) -> str:
    first = name[0]
    begin = (
        f"[{re.escape(first)}{re.escape(first.upper())}]" if first.islower() else re.escape(first)
    )
    return begin + r"\s+".join(re.escape(part) for part in name[1:].split(" "))
