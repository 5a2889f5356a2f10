"""The names that a tagger found, mended: their edges, and what it cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from quotes.speakers.extents import COMPOUND, is_body
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANIZATION_WORDS,
    STOP_WORDS,
    STYLES,
    word_set,
)
from quotes.speakers.signs import ROLES
from quotes.speakers.tokens import GAP, Word, each_word, last_word, opens_name, words
from quotes.types import Entity, EntityType

# What a tagger may have cut from a word; `Ki` goes on with `-moon`, `Paris` not with `-based`.
_WORD_REST = re.compile(rf"(?<=\w)\w*(?:(?!{COMPOUND}\b)[-‑]\w+)?|(?<=[-‑])\w+")
# What no name goes on behind: `Port Authority (PA`, `Ana Bell - Norvik's owner`.
_BREAK = re.compile(r"[\n\r]| [-–—] | \((?=[^)\n]*$|[^a-z)\n]*\))")
_OWNS = re.compile("['’]s")
# What stands before the surname in `Ana "Granny" Lund`; a first name or an article is none.
_NICKNAMED = re.compile(r"(?:\b([A-Z][\w’'-]*) )?[\"“‘']\w[^\"“”‘’'\n,.]{0,30}[\"”’'] $")
# Documents that end the names of those who make them.
_OF_NAMES = word_set("research database studies")
# Kinds of bodies that are names when they have a capital.
_PROPER = word_set("congress senate parliament house treasury kremlin cabinet")
# Kinds of bodies that begin their names: `Bank Quell`.
_KINDS_BEFORE = word_set("Bank Hotel Radio")
# "St Agnes's Primary School", "St. Ivo’s College, Porto"
_SAINTS = re.compile(
    r"(?:Sts?\.?|Saint) [A-Z][\w-]*(?: [A-Z][\w-]*)?(?:['’]s|(?<=s)['’])"
    r"(?P<body>(?: [A-Z][\w-]*){0,3} (?:School|Academy|College|University|Hospital|Hospice"
    r"|Infirmary|Church|Cathedral|Abbey|Parish|Club|Seminary|Convent|Centre|Center|Medical|Clinic|Trust)\b)"
)
_LONGEST_NICKNAME = 50
"""Characters of a nickname with its marks and the first name before it at most."""
GENERIC = (ROLES | STYLES | GROUP_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS | STOP_WORDS) - _PROPER
"""Words that alone are no name."""
_NO_NAMES = GENERIC - _OF_NAMES

Name = tuple[EntityType, Sequence[Word]]


def mended(text: str, entity: Entity, limit: int) -> Iterator[Name]:
    """Yield the names in an entity with their types, mended but not beyond `limit`."""
    tokens = _trimmed(text, entity)
    if not tokens or (tokens[0].fold in CALENDAR and not opens_name(text, tokens[0])):
        return
    if entity.type in ("person", "location") and (house := _of_a_saint(text, tokens, limit)):
        yield "organization", house
    elif entity.type == "person":
        yield "person", _in_full(text, tokens, limit)
    elif entity.type == "organization":
        yield "organization", _of_a_body(text, tokens, limit)
    else:
        yield entity.type, tokens


def _of_a_saint(text: str, tokens: Sequence[Word], limit: int) -> Sequence[Word]:
    """Return the body that is called after a saint, of whom a tagger has cut it off."""
    named = _SAINTS.match(text, tokens[0].start, limit)
    if named is None or not tokens[-1].end <= named.start("body"):
        return ()
    return words(text, *named.span())


def _trimmed(text: str, entity: Entity) -> Sequence[Word]:
    """Return the words of an entity without small ones at its edges or a kind of body before."""
    rest = _WORD_REST.match(text, entity.end)
    end = rest.end() if rest else entity.end
    if (cut := _BREAK.search(text, entity.start, end)) and cut.start() > entity.start:
        end = cut.start()
    tokens = [t for t in words(text, entity.start, end) if t.text != "s"]
    cased = any(t.capitalised for t in tokens)
    while tokens and not _opens(text, tokens):
        if not (tokens[0].fold in STOP_WORDS or (cased and not tokens[0].capitalised)):
            break
        tokens = tokens[1:]
    while cased and tokens and not tokens[-1].capitalised:
        tokens = tokens[:-1]
    kinds = [index for index, token in enumerate(tokens) if token.text in BODY_NOUNS]
    if kinds and cased:  # "Consumer group Fair Basket"
        tokens = tokens[kinds[0] + 1 :]
    return tokens if cased or text.islower() else ()


def _opens(text: str, tokens: Sequence[Word]) -> bool:
    """Say whether a name begins with a small word or number: `the website Just Tides`, `50 Pence`.

    A small word has a capital for no reason but that.
    """
    first, before = tokens[0], text[max(0, tokens[0].start - 2) : tokens[0].start]
    if len(tokens) == 1 or first.fold in ("the", "a", "an"):
        return False
    if first.text == "US":  # an army is known without it, `US Airways` is not
        return len(tokens) == 2 and tokens[1].fold in ORGANIZATION_WORDS - GENERIC
    if first.text.isdigit():
        return len(first.text) <= 3 and tokens[1].capitalised
    inside = first.text.istitle() and before[:1].islower() and before[1:] == " "
    return opens_name(text, first) or (inside and first.fold not in CALENDAR)


def _in_full(text: str, tokens: Sequence[Word], limit: int) -> Sequence[Word]:
    """Return a person's name with a first name before it and the words that go on with it.

    A nickname in quotation marks between them is left out: `Ana "Granny" Lund`.
    """
    tokens = _without_nickname(text, tokens)
    if tokens[0].fold not in GIVEN_NAMES:
        before = last_word(text, max(0, tokens[0].start - 30), tokens[0].start)
        given = before and before.fold in GIVEN_NAMES and before.capitalised
        if given and before and before.fold == "said":
            given = False  # `Said Lund: …`; a tagger knows a Said by his first name
        if before and given and GAP.fullmatch(text[before.end : tokens[0].start]):
            tokens = [before, *tokens]
    return _continued(text, tokens, limit)


def _without_nickname(text: str, tokens: Sequence[Word]) -> Sequence[Word]:
    """Return a name without a nickname in quotation marks, with the first name before that."""
    for index, token in enumerate(tokens):
        nickname = _NICKNAMED.search(text, max(0, token.start - _LONGEST_NICKNAME), token.start)
        if nickname is None or token.fold in GIVEN_NAMES:
            continue
        before = [t for t in tokens[:index] if t.end <= nickname.end(1)]
        if not before and nickname[1] and nickname[1].casefold() not in STOP_WORDS:
            before = words(text, *nickname.span(1))
        return [*before, *tokens[index:]]
    return tokens


def _of_a_body(text: str, tokens: Sequence[Word], limit: int) -> Sequence[Word]:
    """Return a body's name with what a tagger has cut: `Quist Air` + `Lines`, `4th` + `Circuit`.

    One of several words lacks one at most, if it isn't whole, and none that owns what follows.
    """
    before = last_word(text, max(0, tokens[0].start - 6), tokens[0].start)
    opens = before and (before.text in _KINDS_BEFORE or opens_name(text, before))
    if before and opens and text[tokens[0].start - 1] == " ":
        tokens = [before, *tokens]
    longer = _continued(text, tokens, limit)
    if len(tokens) == 1 or _holds_of(tokens):
        return longer
    several = len(longer) > len(tokens) + 1 and longer[-1].fold not in _OF_NAMES
    whole = is_body(tokens) or several
    return tokens if whole or _OWNS.match(text, longer[-1].end) else longer


def _holds_of(name: Sequence[Word]) -> bool:
    """Say whether `of` stands inside a name: `Institute of Civil` lacks its end."""
    return any(token.text == "of" for token in name[1:-1])


def _continued(text: str, tokens: Sequence[Word], limit: int) -> Sequence[Word]:
    """Return a name with the capitalised words right after it that a tagger has cut."""
    while True:
        _, *following = islice(each_word(text, tokens[-1].start, tokens[-1].end + 30), 2)
        if not following or not _continues_name(text, tokens[-1], following[0], limit):
            return tokens
        tokens = [*tokens, *following]


def _continues_name(text: str, last: Word, following: Word, limit: int) -> bool:
    """Say whether a capitalised word after a person's name belongs to it too."""
    if not following.capitalised or following.fold in _NO_NAMES:
        return False
    behind = next(each_word(text, following.end, following.end + 12), None)
    title = behind and behind.capitalised and behind.fold in STOP_WORDS - CALENDAR
    if behind and title and GAP.fullmatch(text[following.end : behind.start]):
        return False  # a title's capitals: "Lund Supported His Port"
    gap = text[last.end : following.start]
    if len(last.fold) == 1:  # an initial, after which taggers often break off
        return gap in (" ", "\u00a0", ". ", ".")
    return following.start < limit and bool(GAP.fullmatch(gap))
