"""Where a name begins and ends in a run of capitalised words and those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.names import TITLE_WORDS
from quotes.places import COUNTRIES, COUNTRY_OF, NATIONALITIES
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.lexicon import (
    CALENDAR,
    ORGANIZATION_WORDS,
    STOP_WORDS,
    word_set,
)
from quotes.speakers.signs import ROLES
from quotes.speakers.tokens import GAP, Word, each_word, opens_name

# What joins capitalised parts of one name when the first is a kind of body.
_OF_GAP = re.compile(r" (?:of|for|on|against)(?: the)? ")
_WITH_AND_GAP = re.compile(r" and(?: the)? ")
# A company's name is complete without what "and" joins to it.
_COMPANY = word_set("inc ltd corp corporation plc llc co")
COMPOUND = (
    r"[-‑](?:[a-z]+ed|led|born|run|brand|made|style|like|wide|era|old|area|speaking|quarter|half"
    r"|year|month|week|day|time|round)"
)
"""What makes an adjective of a name: `Porto-based`, `Lund-brand`."""
_COMPOUND = re.compile(rf"{COMPOUND}$")


def undressed(text: str, tokens: Sequence[Word], *, personal: bool) -> Sequence[Word]:
    """Return a name without `Porto-based` before it and, if it is no person's, titles after it."""
    compounds = [index for index, token in enumerate(tokens) if _COMPOUND.search(token.text)]
    if compounds and not personal:  # "United Nations-backed"
        tokens = tokens[compounds[-1] + 1 :]
    while tokens and _COMPOUND.search(tokens[0].text):
        tokens = tokens[1:]
    day = len(tokens) > 1 and tokens[0].fold.endswith("day") and tokens[0].fold in CALENDAR
    if day and not opens_name(text, tokens[0]):
        tokens = tokens[1:]  # "on Monday Ana Bell said"
    if tokens and not personal and tokens[0].fold not in GIVEN_NAMES:
        while len(tokens) > 1 and re.split("[-‑]", tokens[-1].fold)[-1] in TITLE_WORDS:
            if tokens[-2].text in ("of", "for"):
                break  # "Department of Justice"
            tokens = tokens[:-1]
    return tokens


def is_date(name: Sequence[Word]) -> bool:
    """Say whether a name is that of a day or month: `Easter`, `Super Tuesday`, `Sept`.

    `Nora May` is a person.
    """
    given = len(name) > 1 and name[0].fold in GIVEN_NAMES
    return name[-1].fold in CALENDAR and len(name) <= 2 and not given


def name_start(tokens: Sequence[Word]) -> int:
    """Return the index after the last title or role in front of a person's name."""
    if is_body(tokens):
        return 0
    cut = 0
    last = -2 if tokens[-1].fold in ("jr", "sr") else -1
    for index, token in enumerate(tokens[:last]):
        if token.fold in ROLES and not (token.fold in GIVEN_NAMES and index == 0):
            cut = index + 1
    return cut


def is_body(tokens: Sequence[Word]) -> bool:
    """Say whether a name ends with a word that bodies are called by: `Bank`, `Council`."""
    return tokens[-1].fold in ORGANIZATION_WORDS and tokens[-1].fold not in TITLE_WORDS


def extended(text: str, tokens: Sequence[Word]) -> Sequence[Word]:
    """Extend a body's name by what belongs to it: `Bank` + `of England`."""
    for gap in (_OF_GAP, _WITH_AND_GAP, _OF_GAP):
        if not gap.match(text, tokens[-1].end):
            continue
        following = _following(text, tokens[-1])
        if not following or not gap.fullmatch(text[tokens[-1].end : following[0].start]):
            continue
        if following[0].fold in CALENDAR:
            continue  # "told the Port Police on Monday"
        of_body = any(t.fold in ORGANIZATION_WORDS for t in tokens)
        if gap is _OF_GAP and of_body and not _is_person(following):
            tokens = [*tokens, *following]
        elif gap is _WITH_AND_GAP and not text.startswith(", ", tokens[-1].end):
            inner = _OF_GAP.search(text[tokens[0].start : tokens[-1].end])
            ends = is_body(following) and following[-1].fold not in COUNTRIES | _COMPANY
            the = text.startswith(" and the ", tokens[-1].end)
            if ends and the and (inner or _OF_GAP.match(text, following[-1].end)):
                continue  # "the College of Nurses and the Society of Midwives"
            alone = ends and tokens[-1].fold not in COUNTRY_OF
            alone = alone and (len(tokens) == 1 or not is_body(tokens))
            people = _is_person(tokens) or _is_person(following)
            part = text[following[0].start : following[-1].end]
            alone = alone and not (len(following) > 1 and _stands_alone(text, part))
            alone = alone or (of_body and inner is not None and not _stands_alone(text, part))
            if alone and len(following) + len(tokens) > 2 and not people:
                tokens = [*tokens, *following]
    if tokens[-1].fold in NATIONALITIES and any(t.text in ("of", "for") for t in tokens[1:-1]):
        return [*tokens, *_noun_after(text, tokens[-1])]
    return tokens


def _noun_after(text: str, last: Word) -> Sequence[Word]:
    """Return the small noun after an adjective that cannot end a name: `Union of Danish rowers`."""
    following = next(each_word(text, last.end, last.end + 30), None)
    if not following or not GAP.fullmatch(text[last.end : following.start]):
        return ()
    return () if following.fold in STOP_WORDS else (following,)


def _stands_alone(text: str, name: str) -> bool:
    """Say whether a name stands elsewhere than after `and`, so that it names something itself."""
    return text.count(name) > text.count(f"and {name}") + text.count(f"and the {name}")


def _is_person(tokens: Sequence[Word]) -> bool:
    # "Court of Justice"
    return len(tokens) > 1 and tokens[0].fold in GIVEN_NAMES | TITLE_WORDS


def _following(text: str, last: Word) -> list[Word]:
    """Return the run of capitalised words after the small words that follow `last`."""
    run: list[Word] = []
    for token in each_word(text, last.end, min(len(text), last.end + 80)):
        if token.capitalised:
            if run and not GAP.fullmatch(text[run[-1].end : token.start]):
                break
            run.append(token)
        elif run or token.start - last.end > 14:
            break
    return run
