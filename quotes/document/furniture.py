"""Furniture between the paragraphs of an article: related links, share buttons, adverts, credits.

Losing a paragraph is worse than keeping a link, so only lines that say what they are are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.document.captions import reports_speech
from quotes.document.endings import last_line

_LONGEST = 200
"""Characters; what is longer is prose, whatever it begins with."""
_BOX = 6
"""A heading such as "Related" owns at most so many lines of links."""


def _lines(*alternatives: str) -> re.Pattern[str]:
    """Compile patterns of whole lines."""
    return re.compile(rf"\W*+(?:{'|'.join(alternatives)})\W*", re.I | re.S)


_HEADING = _lines(
    r"related(?: \w+){0,2}|recommended(?: \w+){0,2}|more from .{2,30}|most (?:popular|read|viewed)",
    "read (?:more|next|also)|see also|also read|further reading|don[’']t miss|trending(?: now)?",
    "top stories|latest (?:news|stories|articles)|you (?:may|might) also (?:like|be interested in)",
)
_LINK = _lines(
    "(?:related|read (?:more|also|next)|also read|see also|more|previous|watch|listen|don[’']t miss"
    "|also (?:see|watch)|in case you missed it|recommended|up next|next)"
    r"(?: (?:story|stories|news|article|reading|coverage|link|on \w+))? ?(?:[:|>»-]|—).*",
    r"(?:read|find out|see|click here for) more (?:about|on|from|at|here)\b.*",
    r"(?:previous|next) (?:article|post)\b.*",
)
_SHARE = _lines(
    "(?:share|tweet|facebook|twitter|whats ?app|linkedin|reddit|flipboard|pinterest|pin|e-?mail"
    "|print|copy link|telegram|instagram|messenger|link|copied|on|via|this|to|by|url|save"
    r"|comments?|\W)++"
)
_CALL = _lines(
    "advertise?ments?|(?:story|article|content) continues.*|continue reading.*|skip advert.*",
    "sponsored.*",
    "(?:sign up|subscribe|register (?:for|now|to)|get (?:our|the latest|breaking)|follow us"
    "|download (?:our|the)|join (?:our|us)|support (?:our|us)|donate|click here|log in|sign in"
    r"|report an? (?:error|typo|correction))\b.*",
    r"leave a (?:comment|reply).*|\d+ (?:comments?|shares?|views?)|load comments|view all.*",
    "back to top|view this post on .*|embed <>.*|<iframe.*|enlarge this image.*",
    "click to (?:enlarge|share|print|e-?mail).*|media playback is unsupported.*",
)
_CREDIT = _lines(
    "(?:image|photo|photograph|picture|illustration|credit|file photo|ap photo)s?"
    r"(?: credit| source)?(?: ?[:,]| by | \||/).*",
    r".*\b(?:photo|image|picture)(?: (?:by|credit|courtesy)\b|:).{,60}",
    r".*/ ?(?:getty(?: images)?|ap|afp|reuters|shutterstock)\)?",
    r".*\ball rights reserved|copyright\b.*",
)
_RIGHTS = re.compile(r"[^\w©]*+(?:©|\(c\) ?\d).*", re.I | re.S)
_OWNER = _lines("image caption", "embed <>.*")
"""A line to which the next one belongs, if it is no paragraph."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_KINDS = (_LINK, _SHARE, _CALL, _CREDIT, _RIGHTS, _ADDRESS)
_WORD = re.compile(r"\w+")
_PULLED = 5
"""Words of the shortest pull quote."""
_SENTENCE = re.compile(r"\w[.!?…][\"'”’)]*$")


def furniture(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indices, in order, of the lines inside a body that are not part of the article."""
    box, owned = 0, False
    last, repeats = last_line(lines), _repeats(lines)
    for index, line in enumerate(lines):
        below = owned and len(line) <= _LONGEST and not reports_speech(f"{lines[index - 1]} {line}")
        if index > last or index in repeats or below:
            owned = False
            yield index
            continue
        owned = _OWNER.fullmatch(line[: _LONGEST + 1]) is not None
        if owned:
            yield index
        elif len(line) > _LONGEST:
            box = 0
        elif _HEADING.fullmatch(line):
            box = _BOX if _closes(lines, index) else 0
            yield index
        elif box and not _SENTENCE.search(line):
            box -= 1
            yield index
        else:
            box = 0
            if any(kind.fullmatch(line) for kind in _KINDS) and not reports_speech(line):
                yield index


def _repeats(lines: Sequence[str]) -> set[int]:
    """Return the lines that a longer one holds word by word: pull quotes, which say nothing new."""
    words = [_WORD.findall(line.casefold()) for line in lines]
    short: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST and len(words[index]) >= _PULLED:
            same = short.setdefault(tuple(words[index][:_PULLED]), [])
            if len(same) < _PULLED:  # what is repeated more often is no pull quote
                same.append(index)
    openings = {run[0] for run in short}
    found: set[int] = set()
    for said in words:
        pulls = set()
        starts = (start for start, word in enumerate(said[:-_PULLED]) if word in openings)
        for start in starts:
            for index in short.get(tuple(said[start : start + _PULLED]), ()):
                pulled = words[index]
                if len(pulled) < len(said) and said[start : start + len(pulled)] == pulled:
                    pulls.add(index)
        if len(pulls) == 1:  # a statement given twice, once line by line, is part of the article
            found |= pulls
    return found


def _closes(lines: Sequence[str], heading: int) -> bool:
    """Say whether the box under a heading is short: a sentence or the end follows within reach."""
    ahead = lines[heading + 1 : heading + 2 + _BOX]
    return len(ahead) <= _BOX or any(_SENTENCE.search(line) for line in ahead)
