"""Questions to the database about who stands where, in SQL."""

from __future__ import annotations

from collections.abc import Sequence

NARROWED = """\
WHERE ($speaker IS NULL OR contains(lower(speaker), lower($speaker)))
    AND ($target IS NULL OR contains(lower(target), lower($target)))
    AND ($since IS NULL OR published >= $since::DATE)
    AND ($until IS NULL OR published <= $until::DATE)
    AND ($min_score IS NULL OR label = 'neutral' OR score >= $min_score)"""
"""`$speaker` and `$target` are parts of names in any letter case, `$since` and `$until` days; each
may be NULL, and so may `$min_score`, below which a side that was taken does not count."""

_ONCE = """\
(
    SELECT s.speaker, s.target, s.label, max(s.score) AS score, min(s.published) AS published
    FROM speaker_stances AS s JOIN quotes AS q USING (quote_id)
    GROUP BY s.speaker, s.target, s.label, q.cluster_id
)"""

_COUNTS = """\
    count(*) FILTER (label = 'support') AS support,
    count(*) FILTER (label = 'oppose') AS oppose,
    count(*) FILTER (label = 'neutral') AS neutral"""


def stances(*, by: bool = False, once: bool = False) -> str:
    """Return the question who stands where, the pairs with the clearest record first.

    `by` counts each day, week, month or year, `$by`, by itself, named by its first day; `once`
    counts a statement once that several articles have, when it was first printed.
    """
    source = _ONCE if once else "speaker_stances"
    columns, order, dated = "", "", ""
    dates = ",\n    min(published) AS first, max(published) AS last"
    if by:
        columns, order, dates = "date_trunc($by, published)::DATE AS since, ", "since, ", ""
        dated = " AND published IS NOT NULL"
    return f"""\
SELECT
    {columns}speaker, target,
{_COUNTS}{dates}
FROM {source}
{NARROWED}{dated}
GROUP BY ALL
ORDER BY {order}support + oppose DESC, neutral DESC, speaker, target"""


def top_targets(*, once: bool = False, limit: int = 8) -> str:
    """Return the question which targets most speakers take a side on."""
    return f"""\
SELECT target
FROM {_ONCE if once else "speaker_stances"}
{NARROWED} AND label != 'neutral'
GROUP BY target
ORDER BY count(DISTINCT speaker) DESC, count(*) DESC, target
LIMIT {limit}"""


def matrix(targets: Sequence[str], *, once: bool = False) -> str:
    """Return the question where each speaker stands on each of `targets`, a column each.

    A cell has the balance, support minus oppose, and how many statements it rests on; it is empty
    where the speaker takes no side. Speakers who take most sides come first.
    """
    cells = "".join(
        f""",
    printf('%+d of %d', {_sum(target, "label = 'support'")} - {_sum(target, "label = 'oppose'")},
        nullif({_sum(target, "true")}, 0)) AS {_quoted(target, '"')}"""
        for target in targets
    )
    return f"""\
SELECT
    speaker{cells}
FROM {_ONCE if once else "speaker_stances"}
{NARROWED} AND label != 'neutral'
    AND list_contains([{", ".join(_quoted(target, "'") for target in targets)}]::VARCHAR[], target)
GROUP BY speaker
ORDER BY count(DISTINCT target) DESC, count(*) DESC, speaker"""


def _sum(target: str, condition: str) -> str:
    return f"count(*) FILTER (target = {_quoted(target, chr(39))} AND {condition})"


def _quoted(text: str, mark: str) -> str:
    return mark + text.replace(mark, mark + mark) + mark
