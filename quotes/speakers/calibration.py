"""How probable it is that a credit is right, by what sort of mention it was made from.

Measured with gold spans on 14,000 speakers of 1,000 articles (`training/labels`, labelled news and
`eval/gold/train`): the share of the credits of each kind whose speakers were all right, small
samples drawn to what was known before. How much that and the doubt about the quote's own spans
count was fitted to 3,087 quotes that `fast` and `accurate` found in the development sets; quotes
are among them whose speaker nobody can name, where the right source is enough.
"""

from __future__ import annotations

from quotes.decoding import Calibration
from quotes.speakers.credits import Credit

# By kind of mention: from which score on a credit counts as sure, and how many of the sure and of
# the others were right.
_RIGHT: dict[str, tuple[float, float, float]] = {
    "full name": (0.9, 0.99, 0.95),
    "surname": (0.9, 0.97, 0.89),
    "apposition": (0.9, 0.94, 0.9),
    "body": (0.9, 0.91, 0.71),
    "joint": (0.9, 0.82, 0.54),
    "role": (0.8, 0.74, 0.74),
    "spokesperson": (0.8, 0.85, 0.54),
    "unnamed": (0.7, 0.79, 0.6),
    "group": (0.7, 0.58, 0.53),
    "police": (0.6, 0.89, 0.6),
    "body description": (0.7, 0.71, 0.6),
    "document": (0.8, 0.52, 0.42),
    "description": (0.5, 0.49, 0.49),
    "relative": (0.8, 0.81, 0.35),
    "it": (0.8, 0.82, 0.51),
    "they": (0.8, 0.57, 0.39),
    "possessive": (0.7, 0.7, 0.5),
    "unknown name": (0.5, 0.54, 0.5),
    "other": (0.5, 0.28, 0.28),
    "writer": (0.6, 0.5, 0.08),
    "interviewed": (0.8, 0.97, 0.9),
}
_CONTINUED = 0.97
"""How often words without a source go on with those of whom the words before were rightly said."""
_FOUND = Calibration(slope=0.8, shift=0.75)
"""From the probability that all spans are exact to that of a quote that is one."""
_WEIGHT = 0.5


def confidence(spans: float, credit: Credit) -> float:
    """Return how probable it is that a quote is one and rightly credited.

    `spans` is the probability that its spans are exact.
    """
    return float(_FOUND(spans) * probability(credit) ** _WEIGHT)


def probability(credit: Credit) -> float:
    """Return how probable it is that `credit` is right, in 0..1."""
    if credit.how == "pronoun":
        # The salience model is too sure where gender or focus are not what they seem.
        return 0.23 + 0.74 * credit.confidence
    if credit.how in _RIGHT:
        sure, right, others = _RIGHT[credit.how]
        return right if credit.confidence >= sure else others
    return credit.confidence


def probability_continued(before: Credit) -> float:
    """Return how probable it is that words go on with those that `before` credits rightly."""
    return _CONTINUED * probability(before)
