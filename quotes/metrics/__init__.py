"""What is measured, exactly: spans, quotes, speakers, stances, and how sure the figures are.

Every measure is a sum of counts over documents (`PRF`), so that figures are micro averages and
documents can be resampled. `eval/README.md` defines each measure in words.
"""

from quotes.metrics.agreement import nominal_alpha, stance_alpha
from quotes.metrics.counts import PRF, calibration_error, macro_f1
from quotes.metrics.matching import Outcome, match_quotes
from quotes.metrics.resampling import Difference, compare_counts, intervals
from quotes.metrics.scores import (
    FAULTS,
    MEASURES,
    Measure,
    document_counts,
    mostly_in,
    outcome_counts,
    pair_stances,
    same_speakers,
)
from quotes.metrics.spans import (
    MIN_IOU,
    Words,
    characters,
    span_counts,
    span_hits,
    spans_of,
)

__all__ = [
    "FAULTS",
    "MEASURES",
    "MIN_IOU",
    "PRF",
    "Difference",
    "Measure",
    "Outcome",
    "Words",
    "calibration_error",
    "characters",
    "compare_counts",
    "document_counts",
    "intervals",
    "macro_f1",
    "match_quotes",
    "mostly_in",
    "nominal_alpha",
    "outcome_counts",
    "pair_stances",
    "same_speakers",
    "span_counts",
    "span_hits",
    "spans_of",
    "stance_alpha",
]
