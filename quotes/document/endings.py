"""Where an article ends: notes on who wrote it, and calls to its readers, below the last paragraph.

They are told by their words, so only the last lines of a body are looked at: farther up the same
words may be the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_REACH = 8
"""Lines at the end of a body that may be notes and calls."""
_LONGEST = 250
"""Characters; a longer line is prose."""
_PROSE = 8
"""Words of a sentence that is no button, link or call."""
_SENTENCE = re.compile(r"\w[.!?…][\"'”’)]*$")
_PERSON = r"(?:[^\W\d_a-z][\w.'’-]* ){1,4}"

_CALLS = (
    r"have (?:you (?:been|ever|got|seen|experienced)|your say)\b.*",
    r"(?:please )?include a (?:contact|phone) number.*",
    r"(?:share|send us|tell us)\b.{0,60}\b(?:experiences?|stor(?:y|ies)|views)\b.*",
    r"(?:e-?mail|contact|write to|get in touch with) (?:us|me|him|her|our|the)\b.*",
    r"(?:get in touch|got a (?:story|tip|view|question)|what do you think)\b.*",
    r"if you (?:have|know)\b.{0,80}\b(?:e-?mail|contact|call|get in touch)\b.*",
    r"do you\b.*\?.*\b(?:tell us|write|e-?mail|let us know|call|contact|message)\b.*",
    r"(?:download|join|support|follow|sign up (?:to|for)|subscribe to) (?:our|us)\b.*",
    r"for (?:the latest|more|news)\b.{0,60}\b(?:follow|visit|subscribe|sign up)\b.*",
    r"(?:read|see|find) more\b.*",
    r".*\S@\S+\.\w+.*",
)
"""What asks readers to do something; the article may go on below it, as around an advert."""
_NOTES = (
    r"(?:©|copyright\b|\(c\) ?\d).*|.{0,60}\ball rights reserved.*",
    r".{0,40}\b(?:(?:in|of) the print edition|(?:appear(?:s|ed)|published) in print)\b.*",
    r"(?:this (?:article|story|post|interview|conversation)|(?:first|originally) published)\b"
    r".{0,60}\b(?:published|appeared|syndicated|edited|produced|on|in)\b.*",
    r"(?:additional )?(?:reporting|writing|editing|compiled|edited|reported|written) by\b.*",
    r"(?:editor|media contact|press contact|contact|tags)s?:.*",
    r"our (?:comments?|community|editorial|reporting)? ?(?:policy|standards|guidelines|rules).*",
    r"[$€£]1 ?= ?.*",
    r"-*(?:ends?|30)-*",
)
"""Who wrote an article, where else, under which rules; it is over then."""
_SIGNED = (
    r"SOURCE:? .{2,80}",
    rf"{_PERSON}(?:covers|is (?:an? |the )?[\w' -]{{0,40}}(?:writer|editor|reporter|journalist"
    r"|columnist|correspondent)|(?:can be )?reached at|contributed (?:to this|from))\b.*",
    "",  # nothing but marks
)
# A line that opens a quotation is none of these.
_OPENING = r"(?:_|[^\w\"“”'‘’«©$€£])*+"
_CALL = re.compile(rf"{_OPENING}(?i:{'|'.join(_CALLS)})\W*", re.S)
_NOTE = re.compile(rf"{_OPENING}(?:(?i:{'|'.join(_NOTES)})|{'|'.join(_SIGNED)})\W*", re.S)


def last_line(lines: Sequence[str]) -> int:
    """Return the index of the last line of the article in `lines`, which are a body."""
    last, prose = len(lines) - 1, False
    for index in range(last, max(0, last - _REACH), -1):
        line = lines[index]
        short = len(line) <= _LONGEST
        if short and (_NOTE.fullmatch(line) or (not prose and _CALL.fullmatch(line))):
            last = index - 1
        elif len(line.split()) >= _PROSE and _SENTENCE.search(line):
            prose = True
    return last
