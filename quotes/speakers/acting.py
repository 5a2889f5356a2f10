"""Whether a text shows a name to be that of a body which acts, not of a place, a film or a treaty.

Only what acts may be meant by `the firm`, `a spokesman`, `it` or stand behind `the report`.
"""

from __future__ import annotations

import re

from quotes.names import core_words
from quotes.speakers.lexicon import (
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    SPOKESPERSONS,
    word_set,
)
from quotes.speakers.mentions import Mention
from quotes.speakers.referents import Referent
from quotes.speakers.signs import STREETS

_STAFF = PERSON_NOUNS | SPOKESPERSONS
_WORKING = word_set(
    "staff crew workers employees drivers pilots bosses managers executives analysts economists"
    " strategists engineers researchers scientists lawyers"
)
_OWNED = (
    _STAFF
    | _WORKING
    | word_set(
        "boss board profit shares shareholders stock website officials headquarters profits sales"
        " revenue revenues turnover earnings customers members subsidiary plants factories stores"
        " shops branches trustees"
    )
)
_ASIDE = (
    r"(?: \([^()\n]{1,40}\))?(?:,? (?:which|who|whose)\b(?:[^.;\n“”\"]|\.(?=\d)){2,90}?,"
    r"|, (?:an?|the|its|known|led|based|owned|formerly)\b[^.;\n“”\"]{2,90}?,)?"
)
# "Norvik, an insurer, has sold", "Norvik also warned", not "Porto Road used by lorries".
_DOES = re.compile(
    rf"{_ASIDE}(?P<who>,? (?:that|which))? "
    r"(?:(?:also|both|now|then|later|still|already|once|has|have|had|\w+ly) )*"
    r"(?:ha(?:s|ve|d)|will|would|does|did(?:n['’]t)?|sa(?:id|ys?)|told|put|made|sold|bought|won"
    r"|lost|took|gave|knew|got|began|paid|found|thinks?|wants?|expects?|hopes?|plans?|claims?"
    r"|argues?|warns?|reports?|believes?|insists?|estimates?|describes?|makes?|offers?|runs?"
    r"|sees?|puts?|asks?|is \w+ing|thought|brought|sent|wrote|\w+ed"
    r"|(?!is\b|was\b)\w+s(?= (?:to|the|his|her|its)\b))\b(?! (?:by|in|at)\b)"
)
# "Norvik's chief executive", "a Norvik spokesman", "Norvik shares".
_OWNS = re.compile(r"(?:['’]s?)? ([a-z][\w-]*)(?: (\w+))?")
# "according to the port", "said Norvik", "a survey by Norvik", "the head of Norvik".
_ACTED = re.compile(
    r"\b(?:by|according to|sa(?:id|ys)|asked?|urged?|accused?|sued?|advis(?:ed?|ing)"
    r"|work(?:s|ed|ing)? for|(?P<head>\w+) (?:of|for|at)) (?:the )?$",
    re.I,
)
# "A clerk told Norvik Radio": whoever is told prints it.
_PLACED = "in|on|at|near|inside|outside|across|around|told"
_THERE = re.compile(rf"\b(?:{_PLACED}) (?:the )?$", re.I)
# "sales outside western Europe rose": what stands behind a preposition is not who does it.
_BEHIND = re.compile(
    rf"\b(?:{_PLACED}|of|for|with|against|between|over|into|by|to|from) (?:the )?(?:[a-z]\w* )?$",
    re.I,
)
# "the film Porto Nights", "a play called The Tide".
_TITLE = re.compile(
    r"\b(?:film|movie|series|novel|book|album|song|musical|drama|comedy|sitcom|sequel|remake"
    r"|(?:show|play|game|single) called),? [\"“‘']?(?:The )?$"
)
_OPENS, _CLOSES = re.compile(r"[\"“‘](?:The )?$"), re.compile(r"[,.]?[\"”’](?!s\b)")
_REACH = 60
_TOLD = 2.0
"""From which votes on for an organization more than the tagger's word speaks for it."""


def acts(text: str, body: Referent) -> bool:
    """Say whether any mention of a name shows that it is a body's, and none that it is a title."""
    if core_words(body.name)[-1] in STREETS or any(_is_title(text, m) for m in body.mentions):
        return False
    if body.roles or any(mention.alias for mention in body.mentions):
        return True
    return any(_acts_here(text, mention) for mention in body.mentions)


def does(text: str, mention: Mention) -> bool:
    """Say whether a verb has a name for its subject here: `Norvik has sold`, not `in Norvik`."""
    verb = _DOES.match(text, mention.end)
    start = max(0, mention.start - _REACH)
    return bool(verb and (verb["who"] or not _BEHIND.search(text, start, mention.start)))


def _is_title(text: str, mention: Mention) -> bool:
    """Say whether a name is here that of a work: `the film Porto Nights`, `“The Tide”`."""
    start = max(0, mention.start - _REACH)
    quoted = _OPENS.search(text, start, mention.start) and _CLOSES.match(text, mention.end)
    return bool(quoted or _TITLE.search(text, start, mention.start))


def _acts_here(text: str, mention: Mention) -> bool:
    """Say whether a name is here who says, does or owns, or that of a body and no mere place."""
    start = max(0, mention.start - _REACH)
    acted = _ACTED.search(text, start, mention.start)
    if acted and (acted["head"] is None or acted["head"].casefold() in _OWNED):
        return True
    if does(text, mention):
        return True
    if _THERE.search(text, start, mention.start):
        return False
    owns = _OWNS.match(text, mention.end)
    if owns and not _OWNED.isdisjoint((owns[1], owns[1].rpartition("-")[2], owns[2])):
        return True
    words = core_words(mention.name)
    told = mention.votes.get("organization", 0.0) >= _TOLD and not mention.name.isupper()
    named = len(words) > 1 and not ORGANIZATION_WORDS.isdisjoint(words)
    return told or named
