"""A name as articles give it."""

from __future__ import annotations

from typing import NamedTuple


class FoundName(NamedTuple):
    """A name with its type, as articles give them, and how many quotes and stances use it."""

    name: str
    type: str | None
    uses: int
