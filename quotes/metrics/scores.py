"""The measures: from one document, or one quote's outcome, to counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.metrics.counts import PRF
from quotes.metrics.matching import Outcome
from quotes.metrics.spans import Words, characters, span_counts
from quotes.names import same_name
from quotes.types import Annotation, Quote, Stance


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table; `kind` says how to read it: an F1, a share of cases or of faults."""

    key: str
    label: str
    kind: Literal["f1", "share", "fault"] = "f1"


_SPANS = tuple(
    Measure(f"{role}.{way}", f"{role}, {label}")
    for role in ("source", "cue", "content")
    for way, label in (
        ("exact", "exact"),
        ("iou", "IoU ≥ 0.5"),
        ("token", "tokens"),
        ("start", "same start"),
    )
)

MEASURES: tuple[Measure, ...] = (
    *_SPANS,
    Measure("direct.exact", "pieces of direct quotes, exact"),
    Measure("quote", "quotes found (content IoU ≥ 0.5)"),
    Measure("source", "source right, on found", "share"),
    Measure("attribution", "attribution"),
    Measure("speaker", "speaker, of the resolvable"),
    Measure("speaker.accuracy", "speaker accuracy", "share"),
    Measure("speaker.precision", "speaker precision, on found", "share"),
    Measure("speaker.answered", "speaker given, on found", "share"),
    Measure("speaker_type", "speaker type, on found", "share"),
    Measure("kind", "kind, on found", "share"),
    Measure("relay", "relay"),
    Measure("relay.found", "relay, on found"),
    Measure("addressee", "addressee"),
    Measure("addressee.found", "addressee, on found"),
    Measure("stance", "stance"),
    Measure("stance.polarity", "stances with the wrong sign", "fault"),
    Measure("not_quotes", "quotes on not_quotes", "fault"),
    Measure("outside", "quotes outside the body", "fault"),
)
FAULTS = frozenset(measure.key for measure in MEASURES if measure.kind == "fault")


def document_counts(
    gold: Annotation, predicted: Sequence[Quote], outcomes: Sequence[Outcome], words: Words
) -> dict[str, PRF]:
    """Return the counts that need the whole document: spans, and quotes where none may be.

    A false quote is on a labelled decoy, or in the body, with at least half of its content.
    """
    counts = span_counts(gold.document.text, gold.quotes, predicted, words)
    false = [outcome.predicted for outcome in outcomes if outcome.gold is None]
    if gold.not_quotes:
        decoys = characters(gold.not_quotes)
        hits = sum(mostly_in(quote, decoys, words) for quote in false if quote)
        counts["not_quotes"] = PRF.share(hits, of=len(predicted))
    if gold.document.body is not None:
        body = characters([gold.document.body])
        outside = sum(not mostly_in(quote, body, words) for quote in false if quote)
        counts["outside"] = PRF.share(outside, of=len(predicted))
    return counts


def mostly_in(quote: Quote, area: Collection[int], words: Words) -> bool:
    """Say whether at least half of a quote's content is among the characters of `area`."""
    content = characters(words.snap_all(quote.content))
    return bool(content) and 2 * len(content.intersection(area)) >= len(content)


def outcome_counts(outcome: Outcome) -> dict[str, PRF]:
    """Return the counts of one quote's outcome by measure; an optional gold quote has none."""
    if not outcome.counts:
        return {}
    gold, predicted = outcome.gold, outcome.predicted
    found = gold is not None and predicted is not None
    one = PRF(0, predicted is not None, gold is not None)
    counts = {
        "quote": PRF(found, one.predicted, one.gold),
        "attribution": PRF(found and outcome.source_right, one.predicted, one.gold),
        **_speaker_counts(gold, predicted),
        **_stance_counts(gold, predicted),
    }
    for field in ("relay", "addressee"):
        counts[field] = _name_counts(gold, predicted, field)
        if found:
            counts[f"{field}.found"] = counts[field]
    if gold and predicted:
        counts["source"] = PRF.share(outcome.source_right, of=1)
        counts["kind"] = PRF.share(gold.kind == predicted.kind, of=1)
        if gold.speaker_type:
            right = gold.speaker_type == predicted.speaker_type
            counts["speaker_type"] = PRF.share(right, of=1)
    return counts


def _speaker_counts(gold: Quote | None, predicted: Quote | None) -> Mapping[str, PRF]:
    answered = predicted is not None and bool(predicted.speakers)
    if gold is None:
        return {"speaker": PRF(0, answered, 0)}
    if not gold.resolvable or not gold.speakers:
        return {}
    right = predicted is not None and same_speakers(gold.speakers, predicted.speakers)
    counts = {
        "speaker": PRF(right, answered, 1),
        "speaker.accuracy": PRF.share(right, of=1),
    }
    if predicted is not None:
        counts["speaker.answered"] = PRF.share(answered, of=1)
        counts["speaker.precision"] = PRF.share(right, of=answered)
    return counts


def same_speakers(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two sets of names are the same: each name has its equal on the other side."""
    return all(any(same_name(x, y) for y in b) for x in a) and all(
        any(same_name(x, y) for x in a) for y in b
    )


def _name_counts(gold: Quote | None, predicted: Quote | None, field: str) -> PRF:
    wanted: str | None = getattr(gold, field, None)
    given: str | None = getattr(predicted, field, None)
    right = bool(wanted and given and same_name(wanted, given))
    return PRF(right, bool(given), bool(wanted))


def _stance_counts(gold: Quote | None, predicted: Quote | None) -> Mapping[str, PRF]:
    pairs = pair_stances(gold, predicted)
    both = [mine.label == other.label for mine, other in pairs if mine and other]
    wanted = sum(mine is not None for mine, _ in pairs)
    given = sum(other is not None for _, other in pairs)
    return {
        "stance": PRF(sum(both), given, wanted),
        "stance.polarity": PRF.share(len(both) - sum(both), of=len(both)),
    }


def pair_stances(
    gold: Quote | None, predicted: Quote | None
) -> list[tuple[Stance | None, Stance | None]]:
    """Pair the stances of one speaker towards one target, one to one, those of one label first.

    A stance without a partner is paired with None; neutral is the same as no stance.
    """
    wanted, given = _polar(gold), _polar(predicted)
    pairs: list[tuple[Stance | None, Stance | None]] = []
    for agree in (True, False):
        for mine in list(wanted):
            for other in given:
                if _same_ends(mine, other) and (mine.label == other.label or not agree):
                    pairs.append((mine, other))
                    wanted.remove(mine)
                    given.remove(other)
                    break
    return [*pairs, *((mine, None) for mine in wanted), *((None, other) for other in given)]


def _polar(quote: Quote | None) -> list[Stance]:
    stances = quote.stances if quote else ()
    return [stance for stance in stances if stance.label != "neutral"]


def _same_ends(a: Stance, b: Stance) -> bool:
    return same_name(a.speaker, b.speaker) and same_name(a.target, b.target)
