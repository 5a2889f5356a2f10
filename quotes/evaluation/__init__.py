"""Predictions against gold, as a table, as JSON and by group.

What each measure means is in `quotes.metrics` and, in words, in `eval/README.md`.
"""

from quotes.evaluation.reports import (
    GROUPS,
    DocumentResult,
    Group,
    Report,
    compare,
    evaluate,
)
from quotes.evaluation.tables import (
    differences_to_table,
    groups_to_table,
    systems_to_table,
    to_json,
    to_table,
    to_tables,
)

__all__ = [
    "GROUPS",
    "DocumentResult",
    "Group",
    "Report",
    "compare",
    "differences_to_table",
    "evaluate",
    "groups_to_table",
    "systems_to_table",
    "to_json",
    "to_table",
    "to_tables",
]
