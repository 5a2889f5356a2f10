"""Names in a document's text: the tagger's entities, mended and completed by capitalised runs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile

from quotes.names import HONORIFICS, TITLE_WORDS, initials_fit
from quotes.places import COUNTRY_OF, NATIONALITIES
from quotes.speakers.central_banks import country_of_central_bank
from quotes.speakers.entities import GENERIC, mended
from quotes.speakers.extents import extended, is_body, is_date, name_start, undressed
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.lexicon import STOP_WORDS, STYLES, word_set
from quotes.speakers.signs import ROLES, Votes, most_voted, title_before, type_signs
from quotes.speakers.tokens import GAP, Word, capitals_inside, is_heading, runs, words
from quotes.text import lines
from quotes.types import Document, Entity, EntityType, Span, Tagging

_PLAIN_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(
    r" \(([^\W\d_]{2,8})\)"
    r"|, (?:or|(?:also |better )?known as) (?:the )?([A-Z]{2,8})(?=[,.;)]| [a-z])"
)
_IN_NAMES = word_set("of for the and s &")
_SEAT = re.compile(
    r"\b(?:members?|M[ES]?Ps?|mayor|governor|senator|candidate|councillor|bishop|ambassador|envoy)"
    r" (?:of|for|to) (?:the )?$"
)
_STYLED = re.compile(r"\b(?:[Hh]is|[Hh]er|[Yy]our)(?: [A-Z]\w+)? $")
# Ranks of police and firefighters of several countries, which are also other things in capitals.
_RANKS = word_set(
    "DC DI DS DCI DSI DCS DCC ACC DAC SP ASP DSP CSP CP ACP DCP DIG IGP PCSO PSI ASI API DCFO ACFO"
)
# "The Miss Ana Bell" is a ship, or a title that is won.
_SHIP = re.compile(r"\b[Tt]he (Miss )$")
_SHE = 9.0
"""How much speaks against a person, more than any `she` and `her` for one."""
# What stands between the marks is no part of the name: `Ana "Granny" Lund`.
_NICKNAME = re.compile(r" [\"“‘']([^\"“”‘’']+)[\"”’'] ")
_OFFICE = re.compile(
    r"\b(?:secretary|minister|commissioner|director|head|superintendent|chief|spokes\w+)"
    r" (?:of|for) $",
    re.I,
)
# "Tides Minister", of whatever country.
_PORTFOLIO = re.compile(r" (?:Minister|Secretary)\b")
# "Ministry of Roads, Canals and Inland Waters", "Ropes and Sailcloth products Agency"
_ITEM = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_FOR_SEVERAL = re.compile(
    r"\b(?:[A-Z][\w-]+ ){0,2}(?:Ministry|Department|Office|Bureau|Agency|Committee|Commission"
    r"|Council|Union|Association|Federation|Society|Institute|College|Faculty|School) (?:of|for|on)"
    rf" (?P<items>{_ITEM}(?:, {_ITEM})+,? (?:and|&) {_ITEM})"
)
_OF_SEVERAL = re.compile(
    rf"(?<=\b[Tt]he )(?P<items>(?:{_ITEM}, )+{_ITEM},? (?:and|&) [A-Z][\w’'-]+)"
    r"(?: Select)? (?:Committee|Subcommittee|Department|Ministry)\b"
    rf"|(?<=\b[Tt]he )(?P<two>{_ITEM} and [A-Z][\w’'-]+) [a-z]+s(?: [A-Z][\w-]+)?"
    r" (?:Agency|Authority|Commission|Council|Board|Association|Committee)\b"
)
POST_NOMINALS = word_set(
    """
    KC QC SC MP MEP MSP MLA MLC TD AC AO AM OAM MBE OBE CBE DBE KBE KCB KCMG CMG CVO LVO MVO QPM KPM
    DSO DFC GC VC JP DL FRS FRSE FBA FRCP FRCS FRCN PhD DPhil MD RN
    """
)
# What a club or a place is called, too: `Orla City SC`.
_NOT_LETTERS = word_set("SC AC AM DL MD VC RN")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, titles left out: `text[start:end]`.

    `title` is the role written before it, `alias` an acronym defined after it or a nickname
    inside it, `votes` how much speaks for each type.
    """

    start: int
    end: int
    name: str
    votes: Votes
    title: str = ""
    alias: str = ""


def find_mentions(
    document: Document, tagging: Tagging, tokens: Sequence[Word]
) -> tuple[Mention, ...]:
    """Return the names in the article's body (the whole text if it has none), in text order.

    Those above it are there, too, if the body knows them.

    `tokens` are the body's words.

    The tagger's entities and runs of capitalised words are united; what each is remains open
    until all mentions of a name have voted. Lines in title case add no runs of their own.
    """
    text = document.text
    regions = _regions(document)
    starts = [token.start for token in tokens]
    tokens_of = {r: tokens[slice(*(bisect_left(starts, edge) for edge in r))] for r in regions}
    headings = [r for r in regions if is_heading(text, r, tokens_of[r])]
    titles = set(headings)
    entities = [e for e in tagging.entities if _inside(e.start, e.end, regions)]
    limits = [*(e.start for e in entities[1:]), len(text)]
    limits = [
        entity.end if _inside(entity.start, entity.end, headings) else limit
        for entity, limit in zip(entities, limits, strict=False)
    ]
    found = [
        mention
        for entity, limit in zip(entities, limits, strict=False)
        for mention in _tagged(text, entity, limit)
    ]
    plain = _words_outside(text, headings)
    found = [
        m
        for m in found
        if not _inside(m.start, m.end, headings) or m.name.rsplit(" ", 1)[-1] in plain
    ]
    inside = capitals_inside(text)
    found_runs = [
        run for r in regions if r not in titles for run in runs(text, r, tokens_of[r], inside)
    ]
    tagged = _spans(found)
    whole_spans = set(tagged)
    bare = (undressed(text, run, personal=False) for run in found_runs)
    whole = ((run, extended(text, run)) for run in bare if run)
    bodies = _disjoint(
        [
            _mention(text, longer, {"organization": 1.0})
            for run, longer in whole
            if not _opens_with_kind(text, run, whole_spans)
            and (_is_name_of_body(run) or _is_name_of_body(longer) or _is_firm(text, run))
        ]
    )
    bodies = [b for b in bodies if not _ends_longer(text, b, tagged)]
    taken = _spans(bodies)
    found = [*bodies, *(m for m in found if not _overlaps(m.start, m.end, taken))]
    taken = _spans(found)
    for run in found_runs:
        for part in _uncovered(run, taken):
            found.extend(_from_run(text, part, whole=len(part) == len(run)))
    found.extend(_titles_as_surnames(text, found_runs, found))
    defined = _disjoint([*_defined(text, regions), *_listing(text, regions, tagged)])
    taken = _spans(defined)
    found = [m for m in found if not _overlaps(m.start, m.end, taken)]
    found = _disjoint([*defined, *found])
    found = [*_of_headline(document, tagging, found), *found]
    return (*sorted([*_above(document, found), *found], key=lambda m: m.start),)


def _of_headline(
    document: Document, tagging: Tagging, below: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield names of headline and standfirst that stand below, full names of people named there.

    A central bank may well be `Sweden's central bank` below; who wrote the article is nobody in it.
    """
    if not document.headline or not below or document.headline.end > below[0].start:
        return
    bodies = {m.name for m in below if most_voted(m.votes) == "organization"}
    surnames = {m.name.rsplit(" ", 1)[-1] for m in below if m.name not in bodies}
    end = max(document.headline.end, document.body.start if document.body else 0)
    top = [Span(document.headline.start, min(end, below[0].start))]
    known = {m.name for m in below}
    for entity in tagging.entities:
        headline = _inside(entity.start, entity.end, [document.headline])
        standfirst = _inside(entity.start, entity.end, top)
        if not headline and (not standfirst or _is_byline(document, entity.start, entity.end)):
            continue
        for mention in _tagged(document.text, entity, entity.end):
            *first, last = mention.name.split(" ")
            person = first and last in surnames and most_voted(mention.votes) == "person"
            if person or mention.name in known or country_of_central_bank(mention.name):
                yield mention


def _above(document: Document, below: Sequence[Mention]) -> Iterator[Mention]:
    """Yield full names in what a tagger does not read above the body, such as captions.

    Those are first names with a surname that stands alone below, but who wrote the article.
    """
    text, end = document.text, document.body.start if document.body else 0
    surnames = {m.name.casefold() for m in below if most_voted(m.votes) != "location"}
    taken = _spans(below)
    name: list[Word] = []
    for word in words(text, 0, end):
        if name and not GAP.fullmatch(text[name[-1].end : word.start]):
            name = []
        if name and word.capitalised and word.fold in surnames:
            start = name[0].start
            if not _overlaps(start, word.end, taken) and not _is_byline(document, start, word.end):
                yield _mention(text, [*name, word], {"person": 1.0})
        name = [*name, word] if word.capitalised and word.fold in GIVEN_NAMES else []


def _is_byline(document: Document, start: int, end: int) -> bool:
    """Say whether a name is the writer's: in the byline, after `By`, or alone in its line."""
    text, name = document.text, document.text[start:end].casefold()
    before = text[text.rfind("\n", 0, start) + 1 : start].casefold().split()
    alone = not before and text.startswith("\n", end)
    return (
        alone or "by" in (*before[:1], *before[-1:]) or name in (document.byline or "").casefold()
    )


def _tagged(text: str, entity: Entity, limit: int) -> Iterator[Mention]:
    """Yield the names in what a tagger found, mended but not beyond `limit`."""
    for kind, name in mended(text, entity, limit):
        yield from _named(text, name, _vote(kind, name))


def _vote(kind: EntityType, name: Sequence[Word]) -> Votes:
    """Return a tagger's word, right nine times in ten; a sure sign in the text outweighs it.

    It takes for people what says something, too, so that `Lund Marine` needs less to be none.
    """
    doubted = kind == "person" and name[0].fold not in GIVEN_NAMES
    return {kind: 0.75 if doubted else 1.0}


def _regions(document: Document) -> list[Span]:
    body = document.body or Span(0, len(document.text))
    regions: list[Span] = []
    for line in lines(document.text):
        start, end = max(line.start, body.start), min(line.end, body.end)
        if start < end and not any(f.start < end and start < f.end for f in document.furniture):
            regions.append(Span(start, end))
    return regions


def _inside(start: int, end: int, regions: Sequence[Span]) -> bool:
    index = bisect_right(regions, start, key=lambda r: r.start) - 1
    return index >= 0 and start < end <= regions[index].end


def _spans(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    return sorted((m.start, m.end) for m in mentions)


def _is_name_of_body(run: Sequence[Word]) -> bool:
    """Say whether a run is one body's name to its end, which a tagger may have cut."""
    return (
        len(run) > 1
        and is_body(run)
        and not any(
            t.fold in GIVEN_NAMES or (t.fold in TITLE_WORDS and following.text != "s")
            for t, following in pairwise(run)
        )
    )


def _is_firm(text: str, run: Sequence[Word]) -> bool:
    """Say whether a run is two names with `&` between them and nothing else."""
    return len(run) in (2, 3) and any(
        text[left.end : right.start] == " & " for left, right in pairwise(run)
    )


def _words_outside(text: str, headings: Sequence[Span]) -> frozenset[str]:
    """Return the words of the text that do not stand in title-case lines only."""
    edges = [0, *(edge for heading in headings for edge in heading), len(text)]
    rest = (text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return (
        frozenset(word for part in rest for word in _PLAIN_WORD.findall(part))
        if headings
        else frozenset()
    )


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (end - 1, end)) - 1
    return index >= 0 and spans[index][1] > start


def _ends_longer(text: str, body: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a tagger has more of a name than its end: `Steel Co` of `Iron and Steel Co`."""
    joined = text.endswith((" and ", " & ", "s' ", "s’ "), 0, body.start)
    index = bisect_right(spans, (body.start, body.end)) - 1
    return joined and index >= 0 and spans[index][0] < body.start and body.end == spans[index][1]


def _opens_with_kind(text: str, run: Sequence[Word], spans: Container[tuple[int, int]]) -> bool:
    """Say whether a sentence begins with what a tagger leaves out: `Distributor Quist Films`."""
    opens = text[max(0, run[0].start - 2) : run[0].start].strip(" ")[-1:] in ("", "\n", ".", "”")
    return opens and len(run) > 2 and (run[1].start, run[-1].end) in spans


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _uncovered(run: list[Word], taken: Sequence[tuple[int, int]]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for token in run:
        if _overlaps(token.start, token.end, taken):
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _from_run(text: str, run: list[Word], *, whole: bool) -> Iterator[Mention]:
    if all(t.text.isupper() for t in run) and any(t.fold in STOP_WORDS for t in run):
        return  # a heading in capitals
    if not whole and (len(run) < 2 or all(t.fold in GENERIC for t in run)):
        return
    yield from _named(text, run, {})


def _titles_as_surnames(
    text: str, runs: Sequence[list[Word]], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield words such as `King` where somebody is so called: after `Nora King`, without `the`."""
    names = [words(m.name, 0, len(m.name)) for m in found if "person" in m.votes]
    surnames = {name[-1].text for name in names if len(name) > 1 and name[-1].fold in ROLES}
    for run in runs if surnames else ():
        if len(run) == 1 and run[0].text in surnames and not _the(text, run[0].start):
            yield _mention(text, run, {"person": 2.0})


def _the(text: str, start: int) -> bool:
    return text[max(0, start - 5) : start].casefold().endswith((" the ", "\nthe ", " a "))


def _named(text: str, tokens: Sequence[Word], votes: Votes) -> Iterator[Mention]:
    """Yield the name in `tokens`, if one is left without titles and dates."""
    tokens = _without_office(text, undressed(text, tokens, personal="person" in votes), votes)
    if not any(token.fold.strip("_") for token in tokens):
        return
    begin = max(0, tokens[0].start - 30)
    for index, token in enumerate(tokens[1:], 1):
        if _OFFICE.search(text, begin, tokens[0].start) and (
            token.fold in GIVEN_NAMES or (index == 1 and tokens[0].text == "State")
        ):
            tokens, votes = tokens[index:], {"person": 2.0}  # "Secretary of State Moss"
            break
    cut = name_start(tokens)
    if "organization" in votes and tokens[cut].fold not in GIVEN_NAMES:
        cut = 0
    name = tokens[cut:] if cut else extended(text, tokens)
    while len(name) > 2 and name[-1].text in POST_NOMINALS:
        if (
            name[-1].text in _NOT_LETTERS
            and "person" not in votes
            and name[0].fold not in GIVEN_NAMES
        ):
            break
        name = name[:-1]
    if not name or is_date(name) or (len(name) == 1 and _is_common(text, name[0])):
        return
    if name[-1].fold in STYLES and _STYLED.search(
        text, max(0, name[-1].start - 20), name[-1].start
    ):
        return  # "Her Excellency"
    if cut and name[0].text in ("of", "for"):
        return  # the office of somebody: "Minister of Ferries"
    if cut:
        votes = {"person": 2.0}
    if name[0].fold in NATIONALITIES and len(name) > 1 and not is_body(name):
        short = len(name) > 2 and name[0].text.isupper()  # "the U.S. Harbour Survey"
        person = "person" in votes or name[1].fold in GIVEN_NAMES
        if short or person or _also_bare(text, name, name[1:]):
            name = name[1:]
    yield _mention(text, name, votes)


def _without_office(text: str, tokens: Sequence[Word], votes: Votes) -> Sequence[Word]:
    """Return a name without what its bearer is minister or member for, or his rank."""
    if tokens and "organization" not in votes and _PORTFOLIO.match(text, tokens[-1].end):
        tokens = _country_of(text, tokens)
    return _personal(text, tokens) if tokens and "person" in votes else tokens


def _country_of(text: str, portfolio: Sequence[Word]) -> Sequence[Word]:
    """Return the country before a minister's portfolio, `Norland Tides`, if one stands there."""
    first = portfolio[:1]
    known = first[0].fold in COUNTRY_OF
    return first if known or _also_bare(text, portfolio, first) else ()


def _personal(text: str, tokens: Sequence[Word]) -> Sequence[Word]:
    """Return a name without a rank or a place before it: `member for North Quay Ana Bell`."""
    if len(tokens) > 1 and tokens[0].text in _RANKS:
        return tokens[1:]
    seated = _SEAT.search(text, max(0, tokens[0].start - 30), tokens[0].start)
    given = (at for at, token in enumerate(tokens[:-1]) if token.fold in GIVEN_NAMES)
    return tokens[next(given, 0) :] if seated else tokens


def _is_common(text: str, word: Word) -> bool:
    """Say whether a word alone is no name: `Baker` is, but for `Mr Baker`; `Mayor` ever is."""
    if word.fold not in GENERIC:
        return False
    honorific = title_before(text, word.start).rsplit(" ", 1)[-1].casefold().strip(".")
    return honorific not in HONORIFICS or word.fold in TITLE_WORDS


def _also_bare(text: str, name: Sequence[Word], part: Sequence[Word]) -> bool:
    """Say whether the text has a part of a name alone, too: `Norvik` of `Danish Norvik`."""
    whole, bare = (text[tokens[0].start : tokens[-1].end] for tokens in (name, part))
    return _count(text, bare) > _count(text, whole)


@lru_cache(maxsize=32)  # few: each keeps its text in memory
def _count(text: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


def _mention(text: str, tokens: Sequence[Word], votes: Votes) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    if ship := _SHIP.search(text, max(0, start - 12), start):
        return Mention(ship.start(1), end, text[ship.start(1) : end], {"misc": _SHE})
    title = title_before(text, start)
    total = dict(votes)
    for kind, weight in type_signs(text, tokens, title):
        total[kind] = total.get(kind, 0.0) + weight
    name = " ".join(text[start:end].split())
    nickname = _NICKNAME.search(name) if "person" in votes else None
    if nickname:
        name = name[: nickname.start()] + name[nickname.end() - 1 :]
    return Mention(start, end, name, total, title, nickname[1] if nickname else "")


def _defined(text: str, regions: Sequence[Span]) -> Iterator[Mention]:
    """Yield names that an acronym follows (Schwartz & Hearst, 2003, simplified).

    It may be that of the name in another language: `Norwegian Harbour Office (NHK)`.
    """
    for region in regions:
        for match in _ACRONYM.finditer(text, *region):
            letters = match[1] or match[2]
            if not letters.isupper():
                continue
            before = words(text, max(region.start, match.start() - 120), match.start())
            sizes = range(1, min(len(before), len(letters) + 5) + 1)
            parts = (before[-size:] for size in sizes)
            spelt = (p for p in parts if p[0].capitalised and _abbreviates(letters, p))
            if name := next(spelt, None) or _body_before(before):
                written = " ".join(text[name[0].start : name[-1].end].split())
                votes: Votes = {"organization": 2.0}
                yield Mention(name[0].start, name[-1].end, written, votes, alias=letters)


def _listing(
    text: str, regions: Sequence[Span], tagged: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield names that list what a body is for: `Ministry of Roads, Canals and Inland Waters`.

    What a tagger takes for a name of its own is none of those: `Ministry of Roads, Quay Rail and`.
    """
    names = set(tagged)
    for region in regions:
        for pattern in (_FOR_SEVERAL, _OF_SEVERAL):
            for match in pattern.finditer(text, *region):
                items = match.lastgroup or "items"
                listed = re.finditer(_ITEM, match[items])
                spans = [Span(*(match.start(items) + at for at in i.span())) for i in listed]
                known = [s for s in spans[1:] if s in names or text[slice(*s)].isupper()]
                if not known and not _is_ended(text, spans[-1]):
                    written = " ".join(match.group().split())
                    yield Mention(*match.span(), written, {"organization": 3.0})


def _is_ended(text: str, last: Span) -> bool:
    """Say whether the last of a list is a person or body: `and Ana Bell`, `and Port Bank`."""
    item = words(text, *last)
    return item[0].fold in GIVEN_NAMES or (len(item) > 1 and is_body(item))


def _body_before(before: Sequence[Word]) -> Sequence[Word]:
    """Return the name of a body, of three words or more, that ends here, if there is one."""
    if not before or not is_body(before):
        return ()
    joined = takewhile(lambda token: token.capitalised or token.fold in _IN_NAMES, before[::-1])
    name = list(dropwhile(lambda token: not token.capitalised, list(joined)[::-1]))
    return name if len(name) > 2 else ()


def _abbreviates(letters: str, name: Sequence[Word]) -> bool:
    """Say whether letters are a name's initials, but for its last word perhaps: `CPC`.

    That is the `Centre for Port Control and Safety`.
    """
    parts = [token.text for token in name]
    shortened = len(letters) > 2 and name[-1].capitalised and initials_fit(letters, parts[:-1])
    return shortened or initials_fit(letters, parts)
