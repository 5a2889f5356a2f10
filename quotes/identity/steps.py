"""When names of people, of bodies, stand for one; each step decides by all clusters at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from quotes.identity.clusters import Cluster, Words, attach, join, without_chains
from quotes.names import acronyms, is_acronym, owner_first
from quotes.speakers.given_names import GIVEN_NAMES

_Key = TypeVar("_Key", bound=Hashable)

# Letters of which words clipped for headlines keep at least so many: `Lib Dems`, `Pol Sci`.
_CLIP = 3

SAME_NAME = "same name, perhaps spelt otherwise"


def _same_full_name(clusters: list[Cluster]) -> list[Cluster]:
    """Join people whose first and last names agree, unless their middle names differ."""
    pairs = [
        (_sound(_formal(c.fullest[0])), _sound(c.fullest[-1])) if is_full(c.fullest) else None
        for c in clusters
    ]
    middles: dict[object, set[str]] = defaultdict(set)
    for cluster, pair in zip(clusters, pairs, strict=True):
        if pair and len(cluster.fullest) > 2:
            middles[pair].add(_sound(cluster.fullest[1])[0])
    keys: list[object] = []
    for cluster, pair in zip(clusters, pairs, strict=True):
        several = len(middles[pair]) > 1
        middle = _sound(cluster.fullest[1])[0] if len(cluster.fullest) > 2 else ""
        keys.append(None if pair is None else (pair, middle if several else ""))
    return join(clusters, keys, SAME_NAME)


def _last_part(clusters: list[Cluster]) -> list[Cluster]:
    """Join a name of several words to the only longer one that ends in it: `von der Leyen`."""
    parts = [cluster.fullest for cluster in clusters]
    lengths = sorted({len(part) for part in parts if len(part) > 1})
    endings = _index(
        [[part[-length:] for length in lengths if length < len(part)] for part in parts]
    )
    targets = [list(endings.get(part, ())) for part in parts]
    return attach(clusters, without_chains(targets), "end of a longer name")


def _initial(clusters: list[Cluster]) -> list[Cluster]:
    """Join `J. Smith` to the only Smith whose first name begins so."""
    names = [cluster.fullest for cluster in clusters]
    full = _index([[(name[0][0], _sound(name[-1]))] if is_full(name) else [] for name in names])
    targets = [
        full.get((name[0], _sound(name[-1])), []) if len(name) > 1 and len(name[0]) == 1 else []
        for name in names
    ]
    return attach(clusters, targets, "initial of the only such name")


def _surname(clusters: list[Cluster]) -> list[Cluster]:
    """Join a bare surname to the only person who bears it, also where it stands first (`Xi`)."""
    names = [cluster.fullest for cluster in clusters]
    last = _index([[_sound(name[-1])] if len(name) > 1 else [] for name in names])
    first = _index([[name[0]] if len(name) > 1 else [] for name in names])
    targets: list[list[int]] = []
    for name in names:
        bearers = last.get(_sound(name[0]), []) if len(name) == 1 else []
        if not bearers and len(name) == 1 and name[0] not in GIVEN_NAMES:
            bearers = first.get(name[0], [])
        targets.append(bearers)
    return attach(clusters, targets, "surname of only one speaker")


def _same_body(clusters: list[Cluster]) -> list[Cluster]:
    keys: list[object] = [" ".join(owner_first(c.fullest)).replace("&", "and") for c in clusters]
    return join(clusters, keys, SAME_NAME)


def _acronym(clusters: list[Cluster]) -> list[Cluster]:
    """Join an acronym to the only body that it abbreviates."""
    letters = [c.fullest[0].upper() if len(c.fullest) == 1 else "" for c in clusters]
    wanted = _index([[word.casefold()] if word else [] for word in letters])
    beginnings = {word[:end] for word in wanted for end in range(len(word) + 1)}
    targets: list[list[int]] = [[] for _ in clusters]
    for index, cluster in enumerate(clusters):
        if len(cluster.fullest) > 1:
            body = " ".join(cluster.fullest)
            for short in sorted(
                {i for word in acronyms(body, beginnings) for i in wanted.get(word, ())}
            ):
                if is_acronym(letters[short], body):
                    targets[short].append(index)
    return attach(clusters, targets, "acronym of only one name")


def _party(clusters: list[Cluster]) -> list[Cluster]:
    """Join a party's short name to the party: `Labour`, `the Conservatives`, `Greens`."""
    names = [c.fullest for c in clusters]
    parties = _index([[n[:-1]] if len(n) > 1 and n[-1] == "party" else [] for n in names])
    targets = [
        parties.get(name) or parties.get((*name[:-1], name[-1].removesuffix("s")), [])
        for name in names
    ]
    return attach(clusters, targets, "the party so called")


def _clipped(clusters: list[Cluster]) -> list[Cluster]:
    """Join a name of beginnings to the only body whose words so begin: `Lib Dems`."""
    names = [tuple(word.removesuffix("s") for word in c.fullest) for c in clusters]
    starts = _index([[tuple(w[:_CLIP] for w in name)] if len(name) > 1 else [] for name in names])
    targets = [
        [
            i
            for i in (starts.get(name, []) if all(len(w) == _CLIP for w in name) else [])
            if all(len(word) > _CLIP + 1 for word in names[i])
        ]
        for name in names
    ]
    return attach(clusters, targets, "beginnings of the words of only one name")


def _index(keys: Sequence[Iterable[_Key]]) -> dict[_Key, list[int]]:
    """Return where each key is found, so that a step need not compare all clusters with all."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for index, found in enumerate(keys):
        for key in found:
            places[key].append(index)
    return dict(places)


PERSON_STEPS = (_same_full_name, _last_part, _initial, _surname)
BODY_STEPS = (_same_body, _party, _clipped, _acronym)


def is_full(words: Words) -> bool:
    """Say whether a name has a first name that is more than an initial."""
    return len(words) > 1 and len(words[0]) > 1


# Spellings of one sound in names from other scripts: Zelenskyy, Zelenskiy; Lavrov, Lawrow.
_SPELLINGS = (
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|q|ck"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"sch|tch"), "sh"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"eh$"), "e"),
)


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


_NICKNAMES = """
    abe:abraham al:albert alex:alexander andy:andrew tony:anthony ben:benjamin bill:william
    will:william billy:william bob:robert bobby:robert rob:robert charlie:charles chuck:charles
    chris:christopher dan:daniel danny:daniel dave:david dick:richard rick:richard don:donald
    ed:edward eddie:edward ted:edward fred:frederick greg:gregory jack:john johnny:john jake:jacob
    jeff:jeffrey jim:james jimmy:james jamie:james joe:joseph joey:joseph josh:joshua ken:kenneth
    larry:lawrence liz:elizabeth beth:elizabeth betsy:elizabeth kate:katherine kathy:katherine
    katie:katherine maggie:margaret meg:margaret peggy:margaret matt:matthew mike:michael
    mickey:michael mitch:mitchell nick:nicholas pat:patrick pete:peter phil:philip ray:raymond
    ron:ronald sam:samuel steve:stephen steven:stephen sue:susan terry:terence tim:timothy
    tom:thomas tommy:thomas vince:vincent walt:walter zach:zachary jon:jonathan debbie:deborah
    jen:jennifer jenny:jennifer vicky:victoria sandy:sandra cathy:catherine geoff:geoffrey
"""
_FORMAL = dict(pair.split(":") for pair in _NICKNAMES.split())


def _formal(first: str) -> str:
    return _FORMAL.get(first, first)
