"""Who is who across documents: the names that quotes give, grouped into speakers.

Groups depend on which names there are and how often, never on their order. Every name has the
reason why it is where it is, and a file of the user's own aliases wins over all rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.identity.aliases import Alias, read_aliases
from quotes.identity.clusters import Cluster, Words
from quotes.identity.found import FoundName
from quotes.identity.steps import BODY_STEPS, PERSON_STEPS, SAME_NAME, is_full
from quotes.identity.targets import name_targets
from quotes.names import core_words, name_words

__all__ = [
    "Alias",
    "Explained",
    "FoundName",
    "Identity",
    "explain",
    "identify",
    "merge",
    "name_targets",
    "read_aliases",
]


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker: the name to show, and each name that stands for it with the reason."""

    name: str
    type: str | None
    members: tuple[tuple[FoundName, str], ...]
    id: str | None = None


def merge(names: Sequence[FoundName], *, aliases: Sequence[Alias] = ()) -> list[list[FoundName]]:
    """Group the names of one speaker, the name to show first; every name is in one group."""
    groups = []
    for identity in identify(names, aliases=aliases):
        found = [member for member, _ in identity.members]
        shown = next((m for m in found if m.name == identity.name), None)
        shown = shown or FoundName(identity.name, identity.type, 0)
        groups.append([shown, *(member for member in found if member != shown)])
    return groups


def identify(names: Iterable[FoundName], *, aliases: Sequence[Alias] = ()) -> list[Identity]:
    """Return the speakers that `names` stand for, sorted by name and type.

    People are the same when first and last name agree, in whatever transliteration, with or
    without middle names; short forms join the only person they fit. Bodies are the same under
    one name and its acronym. What would fit two speakers stays alone.
    """
    kinds: dict[str, list[FoundName]] = defaultdict(list)
    for found in sorted(set(names), key=lambda f: (f.name, f.type or "", f.uses)):
        kinds[_KIND.get(found.type or "", "unnamed")].append(found)
    identities: list[Identity] = []
    for kind, found_names in kinds.items():
        entries = [a for a in aliases if a.type is None or _KIND.get(a.type, "unnamed") == kind]
        identities.extend(_identify_kind(kind, found_names, entries))
    return sorted(identities, key=lambda identity: (identity.name, identity.type or ""))


class Explained(NamedTuple):
    """A name of a speaker, how many quotes and stances use it, and why it is the speaker's."""

    speaker: str
    type: str | None
    name: str
    uses: int
    reason: str


def explain(name: str, identities: Iterable[Identity]) -> list[Explained]:
    """Return every name of the speakers that `name` is part of."""
    wanted = set(core_words(name)) or {name}
    return [
        Explained(identity.name, identity.type, found.name, found.uses, why)
        for identity in identities
        if any(wanted <= set(core_words(found.name)) for found, _ in identity.members)
        for found, why in identity.members
    ]


_KIND = {
    "person": "person",
    "organization": "body",
    "group": "body",
    "document": "document",
}
"""Types within which names may be one speaker's; a body may be called a group elsewhere."""


def _identify_kind(
    kind: str, names: Sequence[FoundName], entries: Sequence[Alias]
) -> list[Identity]:
    by_form: dict[Words, list[FoundName]] = defaultdict(list)
    for found in names:
        by_form[_form(kind, found.name)].append(found)
    clusters: list[Cluster] = []
    listed: set[Words] = set()
    for entry in entries:
        forms = {_form(kind, name): "alias file" for name in (entry.name, *entry.aliases)}
        clusters.append(Cluster(forms, entry))
        listed |= forms.keys()
    clusters += [Cluster({form: "as found"}) for form in sorted(by_form.keys() - listed)]
    for step in {"person": PERSON_STEPS, "body": BODY_STEPS}.get(kind, ()):
        clusters = step(clusters)
    return [
        identity for cluster in clusters if (identity := _identity(cluster, by_form)) is not None
    ]


def _form(kind: str, name: str) -> Words:
    words = core_words(name) if kind in ("person", "body") else name_words(name)
    return words or (name.strip(),)


def _identity(cluster: Cluster, by_form: dict[Words, list[FoundName]]) -> Identity | None:
    members = [(f, why) for form, why in cluster.forms.items() for f in by_form.get(form, ())]
    if not members:
        return None
    members.sort(key=lambda member: (-member[0].uses, member[0].name, member[0].type or ""))
    if cluster.entry:
        kind = cluster.entry.type or members[0][0].type
        return Identity(cluster.entry.name, kind, tuple(members), cluster.entry.id)
    # Short forms that joined a name are not shown for it; of the others the commonest is.
    whole = [found for found, why in members if why in ("as found", SAME_NAME)] or [members[0][0]]
    shown = max(whole, key=lambda f: (is_full(core_words(f.name)), f.uses, len(f.name), f.name))
    return Identity(shown.name, shown.type, tuple(members))
