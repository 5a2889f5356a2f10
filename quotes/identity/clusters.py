"""Clusters of name forms, and the two ways in which clusters become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.identity.aliases import Alias

Words = tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """Names held to be one speaker's: folded forms, each with the reason, and perhaps an entry."""

    forms: dict[Words, str] = field(default_factory=dict)
    entry: Alias | None = None

    @property
    def fullest(self) -> Words:
        """The form with most words."""
        return max(self.forms, key=lambda words: (len(words), words))


def join(clusters: Sequence[Cluster], keys: Sequence[object], reason: str) -> list[Cluster]:
    """Unite clusters with one key (None: alone); two entries of the alias file are never united."""
    groups: dict[object, list[Cluster]] = defaultdict(list)
    for index, (cluster, key) in enumerate(zip(clusters, keys, strict=True)):
        groups[("alone", index) if key is None else ("key", key)].append(cluster)
    joined: list[Cluster] = []
    for group in groups.values():
        if len(group) == 1 or sum(cluster.entry is not None for cluster in group) > 1:
            joined.extend(group)
            continue
        head = max(group, key=lambda c: (c.entry is not None, len(c.fullest), c.fullest))
        forms = dict(head.forms)
        for cluster in group:
            for form, why in cluster.forms.items():
                forms.setdefault(form, reason if why == "as found" else why)
        joined.append(Cluster(forms, head.entry))
    return joined


def attach(clusters: Sequence[Cluster], targets: Sequence[list[int]], reason: str) -> list[Cluster]:
    """Join each cluster to its only target; those with none or several stay."""
    forms = [dict(cluster.forms) for cluster in clusters]
    gone = set()
    for index, found in enumerate(targets):
        if len(found) == 1 and clusters[index].entry is None:
            gone.add(index)
            for form in clusters[index].forms:
                forms[found[0]].setdefault(form, reason)
    return [
        Cluster(forms[index], cluster.entry)
        for index, cluster in enumerate(clusters)
        if index not in gone
    ]


def without_chains(targets: list[list[int]]) -> list[list[int]]:
    """Drop targets that are attached elsewhere themselves, so that chains end at their last."""
    return [[t for t in found if not targets[t]] for found in targets]
