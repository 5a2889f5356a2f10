"""Silence, which is no quote by the news guide: `did not say whether`, `declined to comment`."""

from __future__ import annotations

import re

from quotes.types import Quote

_SAY = "say|tell|comment|specify|disclose|reveal|elaborate|name|identify|detail|clarify"
_GIVE = "share|provide|give|release|discuss|answer|respond"
_SAID = "said|told|commented|specified|disclosed|revealed|named|identified|responded"
_NOT_SAID = re.compile(
    r"(?:did|does|do|would|could|will|can|has|have|had)(?: not|n['’]t)(?: \w+ly| yet)?"
    rf" (?:{_SAY}|{_SAID})\b"
    rf"|(?:(?:has|have|had) )?(?:declin|refus)(?:ed|es|ing|e)\b to (?:{_SAY}|{_GIVE})\b",
    re.I,
)
_NOTHING = re.compile(
    r"(?:nothing|little|no more)(?: (?:more|else|further|new|publicly))*"
    r"(?: (?:about|of|on|to|than|beyond|when|in)\b[^\"“”]*)?",
    re.I,
)
_SPEAKS = re.compile(r"(?:\w+ )*(?:sa(?:y|ys|id|ying)|t(?:ells?|old))\b", re.I)
_NOBODY = re.compile(r"(?:no one|nobody)\b", re.I)
_REACH = 30
"""Characters of the content in which what was declined may stand: `declined | to comment on`."""


def is_silence(text: str, quote: Quote) -> bool:
    """Say whether a quote only tells that somebody, or everybody, did not say something."""
    if any(_NOBODY.match(text, span.start) for span in quote.source):
        return True
    begins = quote.content[0].start
    if _NOTHING.fullmatch(text, *quote.content[0]) and any(
        _SPEAKS.fullmatch(text, *cue) for cue in quote.cue
    ):
        return True
    return any(
        _NOT_SAID.match(text, cue.start, max(cue.end, begins + _REACH * (begins >= cue.end)))
        for cue in quote.cue
    )
