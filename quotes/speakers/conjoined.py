"""Names that `and` joins, for which `they` and `the companies` may stand."""

from __future__ import annotations

import re
from collections.abc import Container

from quotes.places import COUNTRY_OF
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.referents import Referent
from quotes.types import EntityType, SpeakerType

_MOST = 40
"""Names before a description among which those that it sums up are looked for."""
_TITLE = r"(?:(?:[A-Z][a-z]{0,4}\.|President|Senator|Judge|Justice|Governor|Mayor) )*"
_AND = re.compile(rf"(?:['’]s)?,? and (?:the )?{_TITLE}")
_LISTED = re.compile(rf", (?:the )?{_TITLE}|{_AND.pattern}")


def conjoined(cast: Cast, kinds: Container[str], start: int, end: int) -> Credit | None:
    """Return the last names of those kinds in `text[start:end]` that `and` joins, with the list.

    So `the companies` are bodies, and `the couple` may be people.
    """
    before = cast.within(start, end)[-_MOST:]
    for index in range(len(before) - 1, 0, -1):
        (mention, one), (following, other) = before[index - 1 : index + 1]
        kind = _kind(one)
        if kind != _kind(other) or kind not in kinds or one is other:
            continue
        if not _AND.fullmatch(cast.text, mention.end, following.start):
            continue
        members = [one, other]
        for (earlier, body), (later, _) in zip(
            reversed(before[: index - 1]), reversed(before[1:index]), strict=True
        ):
            listed = _LISTED.fullmatch(cast.text, earlier.end, later.start)
            if not listed or _kind(body) != kind:
                break
            members.insert(0, body)
        named = tuple(dict.fromkeys(members))
        speaker: SpeakerType = "person" if one.is_person else "organization"
        return Credit(tuple(b.name for b in named), speaker, 0.5, "group", named)
    return None


def _kind(referent: Referent) -> EntityType:
    """Return the type, where what is neither person nor place passes for a body."""
    national = referent.name.casefold() in COUNTRY_OF
    return "organization" if referent.type == "misc" and not national else referent.type
