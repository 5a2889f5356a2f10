"""Names in a document's text: the tagger's entities, mended and completed by capitalised runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.names import TITLE_WORDS, name_words
from quotes.speakers.lexicon import (
    CAPITAL_OF,
    COUNTRIES,
    COUNTRY_OF,
    DOCUMENT_NOUNS,
    GIVEN_NAMES,
    GROUP_NOUNS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    STOP_WORDS,
)
from quotes.text import lines
from quotes.types import Document, Entity, EntityType, Span, Tagging

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=[ \u00a0][^\W\d_])|\w+(?:[-‑–]\w+|['’](?!s\b)\w+|&\w+)*"
)
_ABBREVIATED = frozenset(
    ["mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "col", "lt", "maj", "capt", "sgt", "prof", "rev", "hon", "st", "jr", "sr", "adm"]
)
_PARTICLES = frozenset(
    ["de", "da", "di", "del", "della", "des", "du", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "y", "dos"]
)
_ADJECTIVES = frozenset(COUNTRY_OF) - COUNTRIES
_GAP = re.compile(r"[ \u00a0\u202f]")
_AND_GAP = re.compile(r" & ")
# "of", "of the" and "for" join two capitalised parts when the first is a kind of body.
_OF_GAP = re.compile(r" (?:of|for|on)(?: the)? ")
_AGE_OR_ROLE = re.compile(r",? \(?\d{1,2}[,)]|, (?:an?|the|who|whose|\w+ (?:at|of|for|with)) ")
_ROLES = TITLE_WORDS | PERSON_NOUNS


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, titles left out: `text[start:end]`; `title` is the role written before."""

    start: int
    end: int
    name: str
    type: EntityType
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    fold: str

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


def find_mentions(document: Document, tagging: Tagging) -> tuple[Mention, ...]:
    """Return the names in the article's body (the whole text if it has none), in text order.

    Entities of the tagger count first; capitalised runs outside them are typed by their words
    and surroundings (`misc` when nothing tells). Lines in title case add nothing of their own.
    """
    text = document.text
    regions = _regions(document)
    entities = [e for e in tagging.entities if _inside(e.start, e.end, regions)]
    found: list[Mention] = []
    for entity in entities:
        found.extend(_from_entity(text, entity))
    found = _disjoint(found)
    taken = [(m.start, m.end) for m in found]
    for region in regions:
        for run in _runs(text, region):
            if not _overlaps(run[0].start, run[-1].end, taken):
                found.extend(_from_run(text, run))
            else:
                found.extend(_around(text, run, taken))
    return tuple(sorted(_disjoint(found), key=lambda m: m.start))


def _regions(document: Document) -> list[Span]:
    body = document.body or Span(0, len(document.text))
    regions: list[Span] = []
    for line in lines(document.text):
        start, end = max(line.start, body.start), min(line.end, body.end)
        if start < end and not any(f.start < end and start < f.end for f in document.furniture):
            regions.append(Span(start, end))
    return regions


def _inside(start: int, end: int, regions: Sequence[Span]) -> bool:
    index = bisect_right(regions, (start, len(regions) and regions[-1].end)) - 1
    return index >= 0 and regions[index].start <= start < end <= regions[index].end


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (end, -1)) - 1
    return index >= 0 and spans[index][1] > start


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def words(text: str, start: int, end: int) -> list[_Word]:
    """Return the words of `text[start:end]`; a possessive ending is no part of its word."""
    return [
        _Word(m.start(), m.end(), m.group(), m.group().casefold().rstrip("."))
        for m in _TOKEN.finditer(text, start, end)
    ]


def _runs(text: str, region: Span) -> Iterator[list[_Word]]:
    """Yield maximal runs of capitalised words that one gap or a particle joins."""
    tokens = words(text, *region)
    if _is_title_case(tokens):
        return
    run: list[_Word] = []
    pending: list[_Word] = []
    for token in tokens:
        if run and not pending and not _joined(text, run[-1], token):
            yield from _trimmed(text, region, run)
            run = []
        if token.capitalised:
            if pending and not _GAP.fullmatch(text[pending[-1].end : token.start]):
                yield from _trimmed(text, region, run)
                run, pending = [], []
            run += [*pending, token]
            pending = []
        elif run and token.fold in _PARTICLES and (run[-1].capitalised or pending):
            pending.append(token)
        elif run:
            yield from _trimmed(text, region, run)
            run, pending = [], []
    if run:
        yield from _trimmed(text, region, run)


def _joined(text: str, left: _Word, right: _Word) -> bool:
    gap = text[left.end : right.start]
    if gap[:1] == "." and left.fold in _ABBREVIATED:
        gap = gap[1:]
    return bool(_GAP.fullmatch(gap) or _AND_GAP.fullmatch(gap))


def _is_title_case(tokens: Sequence[_Word]) -> bool:
    letters = [t for t in tokens if t.text[0].isalpha()]
    capitals = sum(t.capitalised for t in letters)
    # A headline in title case; four words are too few to tell, and names alone fill less.
    return len(letters) >= 5 and capitals >= 0.75 * len(letters)


def _trimmed(text: str, region: Span, run: list[_Word]) -> Iterator[list[_Word]]:
    """Drop function words at the run's beginning and runs that are only a capital at a sentence's start."""
    while run and (run[0].fold in STOP_WORDS or not run[0].text[0].isalpha()):
        run = run[1:]
    if not run:
        return
    if len(run) == 1 and len(run[0].text) < 2:
        return
    first = run[0]
    opens = first.start == region.start or text[max(0, first.start - 2) : first.start].rstrip()[
        -1:
    ] in {".", "!", "?", ":", '"', "“", "‘", ""}
    if opens and len(run) == 1 and re.search(rf"(?<![\w.]){re.escape(first.text.lower())}\b", text):
        return
    yield run


def _from_entity(text: str, entity: Entity) -> Iterator[Mention]:
    tokens = [t for t in words(text, entity.start, entity.end) if t.text]
    while tokens and (tokens[0].fold in {"the", "a", "an"} or not tokens[0].text[0].isalnum()):
        tokens = tokens[1:]
    if not tokens:
        return
    if entity.type == "person":
        yield from _person(text, tokens)
    else:
        yield _mention(text, tokens, entity.type)


def _mention(text: str, tokens: Sequence[_Word], kind: EntityType) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    title = _title_before(text, start) if kind in ("person", "misc") else ""
    return Mention(start, end, " ".join(text[start:end].split()), kind, title)


def _person(text: str, tokens: Sequence[_Word]) -> Iterator[Mention]:
    """Yield the person named by the last words of `tokens`, after its titles and roles."""
    cut = _after_roles(tokens)
    name = tokens[cut:]
    if cut == 0:
        before = words(text, max(0, tokens[0].start - 30), tokens[0].start)
        if before and before[-1].fold in GIVEN_NAMES and before[-1].capitalised:
            gap = text[before[-1].end : tokens[0].start]
            if _GAP.fullmatch(gap):
                name = [before[-1], *tokens]
    yield _mention(text, name, "person")


def _after_roles(tokens: Sequence[_Word]) -> int:
    """Return the index at which a name begins after the last title or role in front of it."""
    cut = 0
    for index, token in enumerate(tokens[:-1]):
        if token.fold in _ROLES and not (token.fold in GIVEN_NAMES and index == 0):
            cut = index + 1
    return cut


_ROLE_BEFORE = re.compile(r"(?:[\w'’.&-]+[ \u00a0]){1,6}$")


def _title_before(text: str, start: int) -> str:
    """Return the words before a name that say what its bearer is, up to six, without a verb check."""
    match = _ROLE_BEFORE.search(text, max(0, start - 80), start)
    if not match:
        return ""
    tokens = words(text, match.start(), start)
    for token in reversed(tokens[-2:]):
        if token.fold in _ROLES:
            return text[match.start() : start].strip()
    return ""


def _from_run(text: str, run: list[_Word]) -> Iterator[Mention]:
    cut = _after_roles(run)
    if cut and not _is_body(run):
        yield _mention(text, run[cut:], "person")
        rest = run[: cut - 1]
        if rest and not all(t.fold in _ROLES or t.fold in STOP_WORDS for t in rest):
            yield _mention(text, rest, _kind(text, rest))
        return
    kind = _kind(text, run)
    if kind == "organization":
        run = _with_of(text, run)
    elif run[0].fold in _ADJECTIVES and len(run) > 1:
        run = run[1:]
    yield _mention(text, run, kind)


def _around(text: str, run: list[_Word], taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield names among those words of a run that no entity covers."""
    part: list[_Word] = []
    for token in run:
        if _overlaps(token.start, token.end, taken):
            if part and len(part) > 1:
                yield _mention(text, part, _kind(text, part))
            part = []
        elif token.fold not in _ROLES:
            part.append(token)
    if len(part) > 1:
        yield _mention(text, part, _kind(text, part))


def _is_body(run: Sequence[_Word]) -> bool:
    return run[-1].fold in ORGANIZATION_WORDS


def _with_of(text: str, run: list[_Word]) -> list[_Word]:
    """Extend a body's name by its `of` phrase: `Bank` + `of England`."""
    if not any(t.fold in ORGANIZATION_WORDS for t in run):
        return run
    following = words(text, run[-1].end, min(len(text), run[-1].end + 60))
    rest = [t for t in following if t.capitalised][:4]
    if not rest or not _OF_GAP.fullmatch(text[run[-1].end : rest[0].start]):
        return run
    extended = [rest[0]]
    for token in rest[1:]:
        if not _GAP.fullmatch(text[extended[-1].end : token.start]):
            break
        extended.append(token)
    return [*run, *extended]


def _kind(text: str, run: Sequence[_Word]) -> EntityType:
    name = " ".join(t.fold for t in run)
    last = run[-1].fold
    if name in COUNTRIES or name in CAPITAL_OF:
        return "location"
    if name in COUNTRY_OF or last in DOCUMENT_NOUNS or last in GROUP_NOUNS:
        return "misc"
    if (
        any(t.fold in ORGANIZATION_WORDS for t in (run[-1], run[0]))
        and run[0].fold not in GIVEN_NAMES
    ):
        return "organization"
    if last in ORGANIZATION_WORDS:
        return "organization"
    if len(run) > 1 and run[0].fold in GIVEN_NAMES and len(run) <= 4:
        return "person"
    if len(run) == 1 and 2 <= len(run[0].text.replace(".", "")) <= 6 and run[0].text.isupper():
        return "organization"
    if len(run) > 1 and _AGE_OR_ROLE.match(text, run[-1].end, run[-1].end + 40):
        return "person" if len(run) <= 3 else "misc"
    if _title_before(text, run[0].start):
        return "person"
    return "misc"


def retyped(mention: Mention, kind: EntityType) -> Mention:
    """Return `mention` with another type."""
    return replace(mention, type=kind)


def is_full_name(name: str) -> bool:
    """Say whether a person's name has more than a surname."""
    return len(name_words(name)) > 1
