"""What is wrong with one quote."""

from __future__ import annotations

from collections.abc import Collection

from quotes.metrics import Outcome, Words, mostly_in, pair_stances, same_speakers
from quotes.names import same_name
from quotes.types import Quote

ERRORS = {
    "missed": "missed",
    "false": "false quote",
    "decoy": "on not_quotes",
    "outside": "outside the body",
    "content": "content bounds",
    "source": "wrong source",
    "bounds": "source bounds",
    "cue": "cue",
    "speaker": "wrong speaker",
    "unnamed": "no speaker",
    "kind": "kind",
    "type": "speaker type",
    "relay": "relay",
    "addressee": "addressee",
    "stance": "stance",
}
"""Every error by its key, with the words for it, in the order of their weight."""


def errors_of(
    outcome: Outcome,
    words: Words,
    *,
    decoys: Collection[int] = frozenset(),
    body: Collection[int] | None = None,
) -> tuple[str, ...]:
    """Return the keys of `ERRORS` that one outcome has; none for an optional gold quote.

    `decoys` and `body` are the characters of labelled decoys and of the article's body.
    """
    gold, found = outcome.gold, outcome.predicted
    if not outcome.counts:
        return ()
    if found is None:
        return ("missed",)
    if gold is None:
        wrong = {
            "false": True,
            "decoy": mostly_in(found, decoys, words),
            "outside": body is not None and not mostly_in(found, body, words),
        }
    else:
        wrong = _differences(gold, found, words, same_source=outcome.source_right)
    return tuple(key for key in ERRORS if wrong.get(key))


def _differences(gold: Quote, found: Quote, words: Words, *, same_source: bool) -> dict[str, bool]:
    def differ(role: str) -> bool:
        mine, other = getattr(gold, role), getattr(found, role)
        return words.snap_all(mine) != words.snap_all(other)

    speakers = gold.speakers if gold.resolvable else ()
    named = bool(speakers and found.speakers)
    pairs = pair_stances(gold, found)
    return {
        "content": differ("content"),
        "source": not same_source,
        "bounds": same_source and differ("source"),
        "cue": differ("cue"),
        "speaker": named and not same_speakers(speakers, found.speakers),
        "unnamed": bool(speakers) and not named,
        "kind": gold.kind != found.kind,
        "type": gold.speaker_type not in {None, found.speaker_type},
        "relay": _other_name(gold.relay, found.relay),
        "addressee": _other_name(gold.addressee, found.addressee),
        "stance": any(not (a and b and a.label == b.label) for a, b in pairs),
    }


def _other_name(gold: str | None, found: str | None) -> bool:
    if gold and found:
        return not same_name(gold, found)
    return bool(gold or found)
