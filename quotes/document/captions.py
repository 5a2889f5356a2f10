"""Captions of pictures that report speech, which is the article's like any other."""

from __future__ import annotations

import re

_LONGEST = 400
"""Characters."""
_PICTURE = r"(?:photo(?:graph)?|picture|image|pic)s?"
_LABEL = re.compile(rf"\W*(?:{_PICTURE}|video) caption\b[:,]? \S", re.I)
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
_CREDIT = re.compile(
    rf"\((?:[^()]*\b(?i:{_PICTURE}|handout)\b[^()]*|{_NAME} ?[/|] ?{_NAME})\)\.?$"
    rf"|[.!?…\"”’'] (?i:{_PICTURE}(?: by|(?: credit| courtesy)?:)|credit:) {_NAME}(?:/{_NAME})?\.?$"
)
_REPORTS = re.compile(r"\b(?:said|says|told|tells|according to|asked|added|called)\b|[\"“”‘]")


def reports_speech(line: str) -> bool:
    """Say whether a line is a caption that tells what somebody says.

    `Ann Lee says it leaks (Photo: Joe Bell)`, `Image caption, Ann Lee says it leaks`.
    """
    return (
        len(line) <= _LONGEST
        and _REPORTS.search(line) is not None
        and (_LABEL.match(line) or _CREDIT.search(line)) is not None
    )
