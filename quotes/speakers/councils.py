"""Councils by the place that they are of: `Norvik council`, `Norvik's Labour council`."""

from __future__ import annotations

import re

from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.mentions import Mention
from quotes.speakers.referents import Referent

_COUNCIL = re.compile(
    r"(?:['’]s?)? (?:(?:[A-Z][\w-]*|city|town|borough|county|district|parish) )?council\b"
    r"(?! (?:tax|hous|home|estate|flat|tenant))"
)
_OWNED = ("'s ", "’s ")


def council_of(cast: Cast, mention: Mention, place: Referent) -> Credit | None:
    """Return the council whose name begins with that of a place."""
    owned = cast.text.endswith(_OWNED, 0, mention.start)  # the Labour of "Norvik's Labour council"
    if place.is_person or owned or not _COUNCIL.match(cast.text, mention.end):
        return None
    return Credit((f"{place.name} council",), "organization", 0.7, "body", (place,))


def council_before(cast: Cast, position: int) -> Credit | None:
    """Return the council that was named last before `the council`."""
    named = (council_of(cast, *pair) for pair in reversed(cast.within(0, position)))
    return next((council for council in named if council), None)
