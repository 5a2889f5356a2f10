"""What the words of a name, and those around it, say about whose name it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quotes.names import HONORIFICS, TITLE_WORDS
from quotes.places import CAPITAL_OF, COUNTRIES, COUNTRY_OF
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    BUSINESSES,
    FAMILY_NOUNS,
    GROUP_NOUNS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    word_set,
)
from quotes.speakers.tokens import Word, last_word
from quotes.text import ABBREVIATION
from quotes.types import EntityType

INITIALS = 1.2
"""How much capital letters alone speak for a body."""
Votes = dict[EntityType, float]
ROLES = TITLE_WORDS | PERSON_NOUNS
# What belongs to companies only.
_OF_COMPANY = re.compile(
    r"(?:['’]s?)? (?:chief executive|CEO|chairm[ae]n|chairwoman|boss(?:es)?|board|executives?"
    r"|shares?|stock|shareholders|customers|headquarters|subsidiary|profits?|sales|plants?"
    r"|factor(?:y|ies)|spokes\w+)\b"
)
_IN_COMPANY = re.compile(
    r"\b(?:(?:shares?|stakes?|shareholders|investors) (?:in|of)|(?:owned|employed|run) by"
    r"|(?:analysts?|economists?|strategists?|executives?|directors?) (?:at|with|from)"
    r"|head of|takeover of|merger with|customers of|works? (?:for|at)|worked (?:for|at)) $"
)
# "Quist's Ana Bell" writes for Quist.
_OF_SOMEBODY = re.compile(r"['’]s? ([A-Z][\w-]+) [A-Z]")
# What a name is said to be after a comma: `, a reinsurer,`, `, head of sales at`.
_APPOSED = re.compile(
    r", (an? |the |its |his |her |their )?(?:(?!an?\b|the\b)[\w'’-]+ ){0,4}?([a-z][\w-]*)"
    r"(?=[,.;)\n]| (?:of|for|at|in|with|from|who|which|that|based)\b)"
)
_BUSINESS_BEFORE = re.compile(r"\b([a-z][a-z-]+) $")
_TRADES = BUSINESSES | word_set(
    "charity nonprofit magazine newspaper website platform broadcaster automaker carmaker"
    " reinsurer thinktank think-tank"
)
# "The consultants Norvik", but also "told the court Norvik lied".
_KINDS = _TRADES | BODY_NOUNS | word_set("consultants analysts")
_PERSONAL_AFTER = re.compile(
    r",? \(?\d{1,2}[,)]|, (?:an? |the |who|whose|\w+ (?:at|of|for|with) )| \([RD]-"
)
# "her father, Ivo, mended clocks"
_KIN_BEFORE = re.compile(
    rf"\b(?:his|her|their|my|['’]s) (?:[\w-]+ )?(?:{'|'.join(sorted(FAMILY_NOUNS))}), $", re.I
)
_ROLE_AFTER = re.compile(r" ([a-z]+)")
# "TideGPT", "PortHub", not "McCall" or "DiMarco".
_CAMEL = re.compile(
    r"[A-Z][a-z]+[A-Z]{2,}|(?!(?:Ma?c|D[eiu]|L[aeuo]|V[ao]n|Fitz)[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]+"
)
# What firms are called as well as people: a single word after it is rather a firm.
_FIRM_OR_PERSON = re.compile(
    r"(?:maker|builder|operator|publisher|developer|producer|analyst|pollster|broker|brewer"
    r"|distiller|farmer|grower|trucker|trader|grocer|landlord|contractor|miner|auctioneer|promoter|sponsor)$",
    re.I,
)
STREETS = word_set("street road avenue boulevard highway")


def most_voted(votes: Mapping[EntityType, float]) -> EntityType:
    """Return the type that most speaks for, the first of equals."""
    return max(votes, key=lambda kind: votes[kind]) if votes else "misc"


def type_signs(text: str, tokens: Sequence[Word], title: str) -> Iterator[tuple[EntityType, float]]:
    """Yield what a name's words and surroundings say about its type."""
    name, first, last = " ".join(t.fold for t in tokens), tokens[0].fold, tokens[-1].fold
    if name in COUNTRIES or name in CAPITAL_OF:
        yield "location", 3.0
    elif name in COUNTRY_OF or (last in GROUP_NOUNS and not _has_body_word(tokens)):
        yield "misc", 3.0
    yield from _of_company(text, tokens)
    if last in ORGANIZATION_WORDS or (first in ORGANIZATION_WORDS and len(tokens) > 1):
        yield "organization", 3.0
    elif len(tokens) == 1 and _is_initials(tokens[0].text) and not _is_label(text, tokens[0]):
        yield "organization", INITIALS
    if (2 <= len(tokens) <= 4 and first in GIVEN_NAMES) or last in ("jr", "sr"):
        yield "person", 2.0
    elif len(tokens) == 1 and first in GIVEN_NAMES:
        yield "person", 0.5
    elif last in STREETS and len(tokens) > 1:
        yield "location", 2.0
    called = list(_called(text, tokens))
    yield from called
    if title and not (len(tokens) == 1 and _FIRM_OR_PERSON.search(title)):
        honorific = last_word(title, 0, len(title))
        yield "person", 3.0 if honorific and honorific.fold in HONORIFICS else 2.0
    before = text[max(0, tokens[0].start - 4) : tokens[0].start]
    free = not called and not before.endswith(("'s ", "’s "))
    if free and 2 <= len(tokens) <= 3 and _PERSONAL_AFTER.match(text, tokens[-1].end):
        yield "person", 0.7
    if before.casefold().endswith("the "):
        yield "organization", 0.6


def _of_company(text: str, tokens: Sequence[Word]) -> Iterator[tuple[EntityType, float]]:
    """Yield what only companies have and are had by: `Norvik's shares`, `a stake in Norvik`."""
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].fold not in GIVEN_NAMES:
        if _OF_COMPANY.match(text, end):
            yield "organization", 1.5
        if _IN_COMPANY.search(text, max(0, start - 25), start):
            yield "organization", 1.5
        staff = _OF_SOMEBODY.match(text, end)
        if staff and staff[1].casefold() in GIVEN_NAMES:
            yield "organization", 1.5


def _called(text: str, tokens: Sequence[Word]) -> Iterator[tuple[EntityType, float]]:
    """Yield what the noun beside a name says: `Ivo Lund, port director,`, `the insurer Norvik`."""
    apposed = _APPOSED.match(text, tokens[-1].end)
    noun = apposed[2] if apposed else ""
    if noun in ROLES and noun not in BODY_NOUNS and len(tokens) > 1:
        yield "person", 1.5
    elif apposed and apposed[1] and noun in BODY_NOUNS and noun not in ROLES:
        yield "organization", 1.5
    start = tokens[0].start
    role = _ROLE_AFTER.match(text, tokens[-1].end)  # "her cousin, Independent senator Ana Bell"
    kin = _KIN_BEFORE.search(text, max(0, start - 40), start)
    if kin and not (role and role[1] in ROLES):
        yield "person", 2.0
    before = _BUSINESS_BEFORE.search(text, max(0, start - 20), start)
    if (
        before
        and before[1] in _KINDS
        and before[1] not in ROLES
        and tokens[0].fold not in GIVEN_NAMES
    ):
        yield "organization", 3.0 if before[1] in _TRADES else 0.7
    if len(tokens) > 1 and tokens[0].fold in GROUP_NOUNS and tokens[0].text.istitle():
        yield "organization", 1.5  # "Skippers Without Harbours"
    if "&" in text[start : tokens[-1].end] or _CAMEL.fullmatch(tokens[0].text):
        yield "organization", 2.0


def _has_body_word(tokens: Sequence[Word]) -> bool:
    return any(token.fold in ORGANIZATION_WORDS for token in tokens[:-1])


def _is_initials(word: str) -> bool:
    letters = re.sub("[.&‑-]", "", word)
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _is_label(text: str, word: Word) -> bool:
    """Say whether a word and a colon begin a line, as in front of somebody's turn: `LUND: No.`"""
    return text.startswith(":", word.end) and text[max(0, word.start - 1) : word.start] in "\n"


# "MP Ana Bell and", "MP Ana Bell met" before "senator Ivo Lund" names another.
_ANOTHER = re.compile(r"\b([A-Z][\w'’-]+) (?:[A-Z][\w'’.-]+ )?[a-z]+ ")
# "Mayor-elect Ana Bell"
_CHOSEN = re.compile(r"-(?:elect|designate|in-chief)$")
_STOP = re.compile(r"\.[ \u00a0]")
_BEFORE = re.compile(r"(?<![\w'’.&-])(?:[\w'’.&-]++[ \u00a0]){1,6}$")


def title_before(text: str, start: int) -> str:
    """Return the up to six words before a name whose last says what its bearer is, or nothing."""
    begin = max(0, start - 80)
    match = _BEFORE.search(text[begin:start])
    if not match:
        return ""
    begin += match.start()
    last = last_word(text, begin, start)
    role = _CHOSEN.sub("", last.fold) if last else ""
    if last is None or role not in ROLES or last.fold in GIVEN_NAMES:
        return ""
    if text[max(0, start - 2) : start - 1] == "." and len(last.fold) > 4:
        return ""  # "... the clerk. Ana Bell": a sentence ends there
    begin = behind_stop(text, begin, last.start)
    for other in _ANOTHER.finditer(text, begin, last.start):
        if other[1].casefold() in GIVEN_NAMES:
            begin = other.end()
    return text[begin:start].strip()


def behind_stop(text: str, start: int, end: int) -> int:
    """Return where the last sentence of `text[start:end]` begins: `it rained. Captain Ana Bell`."""
    for stop in _STOP.finditer(text, start, end):
        if not ABBREVIATION.search(text, start, stop.start() + 1):
            start = stop.end()
    return start
