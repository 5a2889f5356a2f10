"""Whom and what stances are about, across documents: under the names that speakers have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quotes.identity.aliases import Alias
from quotes.identity.clusters import Words
from quotes.identity.found import FoundName
from quotes.names import core_words
from quotes.places import CAPITAL_OF, COUNTRY_OF


def name_targets(
    uses: Mapping[str, int],
    speakers: Iterable[Sequence[FoundName]],
    *,
    aliases: Sequence[Alias] = (),
) -> dict[str, str]:
    """Return the name across all documents of each target, from how many stances `uses` each.

    `speakers` are the names of each speaker, the one to show first. The alias file wins. A target
    that is called as one speaker is somewhere, or by the surname of one, has that speaker's name;
    targets that differ only in articles, titles, accents and letter case have the commonest of
    their names.
    """
    listed: dict[Words, set[str]] = defaultdict(set)
    for entry in aliases:
        for name in (entry.name, *entry.aliases):
            listed[core_words(name)].add(entry.name)
    spoken: dict[Words, set[str]] = defaultdict(set)
    surnames: dict[Words, set[str]] = defaultdict(set)
    for names in speakers:
        shown = names[0].name
        for found in names:
            spoken[core_words(found.name)].add(shown)
            if found.type == "person" and len(words := core_words(found.name)) > 1:
                surnames[words[-1:]].add(shown)
    for place in COUNTRY_OF.keys() | CAPITAL_OF.keys():
        surnames.pop((place,), None)
    commonest: dict[Words, str] = {}
    for name in sorted(uses, key=lambda name: (-uses[name], name)):
        commonest.setdefault(core_words(name), name)

    def settled(name: str) -> str:
        words = core_words(name)
        # A word in lower case is nobody's surname.
        for known in (listed, spoken, surnames if name != name.lower() else {}):
            if found := known.get(words):
                return next(iter(found)) if len(found) == 1 else commonest[words]
        return commonest[words] if words else name

    return {name: settled(name) for name in uses}
