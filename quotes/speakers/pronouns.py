"""Which person a pronoun stands for: candidates ranked by where and how the document names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.speakers.cast import Cast, Referent
from quotes.speakers.lexicon import Gender
from quotes.types import Span

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
PLURALS = frozenset(["they", "them", "their", "themselves"])
NEUTRALS = frozenset(["it", "its", "itself"])
RELATIVES = frozenset(["who", "which", "whom", "whose", "that"])
FIRST_PERSONS = frozenset(["i", "me", "my", "we", "us", "our", "myself"])

_SUBJECT_END = re.compile(
    r"(?:['’]s)?\s+(?:(?:also|then|has|had|have|later|who)\s+)*\w+(?:ed|s|id|ld|nt|te|ew|aid)\b"
)

# Weights of the ranking; a candidate below `_LEAST` is no antecedent.
_LEAST = -6.0


def antecedent(
    cast: Cast,
    position: int,
    gender: Gender,
    quoted: Sequence[Span],
    last: Sequence[Referent],
) -> tuple[Referent | None, float]:
    """Return the person that `he` or `she` at `position` stands for, and a confidence in 0..1.

    `quoted` are spans of reported words, whose names count less; `last` the referents credited
    with the quote before. None when nobody of that gender was named.
    """
    scored = sorted(
        (
            (_score(cast, referent, position, gender, quoted, last), index)
            for index, referent in enumerate(cast.referents)
            if referent.is_person and referent.gender in (gender, None)
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < _LEAST:
        return None, 0.0
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 3.0
    return cast.referents[scored[0][1]], min(0.95, 0.6 + 0.12 * margin)


def _score(
    cast: Cast,
    referent: Referent,
    position: int,
    gender: Gender,
    quoted: Sequence[Span],
    last: Sequence[Referent],
) -> float:
    sentence = cast.sentence(position)
    best = -20.0
    for mention in reversed(referent.mentions):
        if mention.start >= position:
            continue
        distance = sentence - cast.sentence(mention.start)
        if distance > 12:
            break
        score = -0.8 * distance
        if any(s.start <= mention.start < s.end for s in quoted):
            score -= 1.5
        if mention.start - cast.sentence_start(mention.start) < 4 + len(mention.title):
            score += 1.0
        if _SUBJECT_END.match(cast.text, mention.end, mention.end + 40):
            score += 0.7
        if cast.text[mention.end : mention.end + 2] in ("'s", "’s"):
            score -= 0.5
        best = max(best, score)
    if referent in last:
        best = max(best, -1.0) + 1.5
    if referent.gender is None:
        best -= 1.5
    return best + min(1.0, 0.1 * len(referent.mentions))
