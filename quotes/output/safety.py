"""Text from anywhere, made safe to print in a terminal."""

from __future__ import annotations

import re

# C0 and C1 controls start escape sequences, direction marks reorder what is shown, and UTF-8 has
# no surrogates. Line ends and tabs would break a table's rows.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS = "\t\n\x0b\x0c\r\x85\u2028\u2029"


def visible(text: str) -> str:
    """Return `text` with every character that a terminal would obey replaced, one for one.

    White space becomes a blank, a control its picture (``␛`` for escape), all else ``\ufffd``.
    """
    return _UNSAFE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    if character in _BLANKS:
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "␡" if character == "\x7f" else "\ufffd"
