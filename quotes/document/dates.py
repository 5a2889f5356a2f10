"""Publication dates as news pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR, _DAY = r"(?:19|20)\d\d", r"[0-3]?\d"

DATE = re.compile(
    rf"(?<!\d)(?P<y1>{_YEAR})[-/](?P<m1>[01]?\d)[-/](?P<d1>{_DAY})(?!\d)"
    rf"|(?<![^\W\d])(?P<m2>{_MONTH})\.? (?P<d2>{_DAY})(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<d3>{_DAY})(?:st|nd|rd|th)?[ -](?P<m3>{_MONTH})\.?,?[ -](?P<y3>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<m4>{_DAY})[/.](?P<d4>{_DAY})[/.](?P<y4>{_YEAR}|\d\d)(?![\d/.])",
    re.I | re.A,
)
"""A full calendar date: ``2024-04-09``, ``April 9, 2024``, ``9 Apr 2024``, ``4/9/2024``."""


def dates(line: str) -> Iterator[str]:
    """Yield the dates in `line` as ISO yyyy-mm-dd.

    ``4/9/2024`` is read month first, as in the United States, unless only day first is possible.
    """
    for match in DATE.finditer(line):
        form = match.lastgroup[-1] if match.lastgroup else ""
        year, month, day = (match[part + form] for part in "ymd")
        month_number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
        numbers = int(year) + 2000 * (len(year) == 2), month_number, int(day)
        if form == "4" and month_number > 12:
            numbers = numbers[0], int(day), month_number
        try:
            yield date(*numbers).isoformat()
        except ValueError:
            continue  # the 31st of February
