"""What kind of noun phrase a source is: its head, its names, its appositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from quotes.names import HONORIFICS, TITLE_WORDS, core_words
from quotes.places import COUNTRY_OF
from quotes.speakers.cast import Cast
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    COLLECTIVES,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    PERSON_NOUNS,
    STOP_WORDS,
    word_set,
)
from quotes.speakers.mentions import POST_NOMINALS, Mention
from quotes.speakers.referents import Referent
from quotes.speakers.tokens import Word, last_word, words
from quotes.types import Span

PhraseKind = Literal["name", "person", "body", "document", "group", "other"]

# A source may end within one: "Ana Bell (Ind, Quay Street".
_PARENTHESIS = re.compile(r"\([^()]*(?:\)|\Z)|\[[^\[\]]*\]|, [RDI]-[A-Z][\w.]*")
_RELATIVE = re.compile(
    r",? (?:who|whom|whose|which|where|when)\b.*|, (?:as|with|speaking) .*", re.S
)
_CUT = re.compile(
    r" (?:of|from|for|at|in|on|with|by|to|that|near|inside|outside|within|about|against|after"
    r"|before|during|under|over|behind|among|between|across|around|into|like|including|such|as"
    r"|than|familiar|conducted|published|released|obtained|gathered|compiled|posted|issued|filed"
    r"|written|run|based|led|known|called|named|affiliated|working|seeking|handling"
    r"|representing|close) "
    r"| \w+ed (?:\w+ )?by "
    r"| (?:(?:earlier|later|late|early) )?(?:this|last|next) (?:week|month|year|spring|summer"
    r"|autumn|fall|winter|night|\w+day)\b"
    r"| (?:\w+ )?(?:years?|months?|weeks?|days?) (?:ago|later|earlier|before|after)\b"
)
# "Ida Moss MP"
_LETTERS = re.compile(rf"(?<=\w)(?: (?:{'|'.join(sorted(POST_NOMINALS))}))+$")
# "A survey the port sent home": the noun before the article or pronoun is the head.
_REDUCED = re.compile(
    r"([\w-]+) (?:the|his|her|its|their|it|he|she|they|[a-z]+ed|sent|drawn|seen|found|left|paid"
    r"|made|put|given|shown|kept|held|hung|stuck|taken|brought|done) ",
    re.I,
)
# Of `a copy of the letter`, `Article 12 of the treaty` or `the report's summary` the rest counts.
_PART = re.compile(
    r"(?:(?:the|an?|one|another|this|that|some|several|two|three|his|her|its|their) )?"
    r"(?:[a-z][\w-]* ){0,2}?(?:cop(?:y|ies)|drafts?|versions?|summar(?:y|ies)|excerpts?|extracts?"
    r"|passages?|sections?|chapters?|pages?|parts?|articles?|clauses?|paragraphs?|lines?|preface"
    r"|introduction|foreword|abstract|translation|conclusions?|edition|contents|text|wording)"
    r"(?: \d[\w.]*| [IVX]+)? (?:of|from|in)"
    r" (?=(?:the|an?|his|her|its|their|this|that) |(?-i:[A-Z]))",
    re.I,
)
_SEGMENT = re.compile(r"(?:(?! [-–—] )(?:[^,;]|(?<=\d),(?=\d{3})))+")
_EDGE = " \t\r\n,;:.—–-\"“”«»'‘’`@"
_LEADING = re.compile(
    r"(?:and|but|yet|while|as|though|even|also|then|all|from|by|with|in|to|for|of) (?=\w)", re.I
)
_TRAILING = re.compile(
    r"(?:['’]s?|\s+(?:of|in|on|at|for|all|both|alike|themselves|himself|herself|itself))$"
)
# What keeps its last mark: "the U.S.", "an “insider”"; all of "“the mayor”" loses both of its own.
_WHOLE = re.compile(r"(?:\b[^\W\d_]\.(?:[^\W\d_]\.)+|(?<=\w )(?:“[^“”]+”|\"[^\"]+\"))$")
_COUNTED = word_set(
    """
    number group majority handful dozen dozens scores tens hundreds thousands millions lot lots
    couple range percent most
    many some several few all half none more two three four five six seven eight nine ten coalition
    series
    """
)
_MEMBERS = re.compile(r" (?:out )?of (?:(?:the|his|her|its|their|those) )?")
# A share of people asked: `four in ten`, `nearly 31 %`.
SHARE = re.compile(
    r"(?:(?:about|almost|around|just|less|more|nearly|only|over|than|under|roughly|some|at least"
    r"|as many as|up to|a full|an average of|well) )*"
    r"(?:[\w.,-]+ ?(?:%|percent|per cent)"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)"
    r" (?:ten|five|four|three|\d+)"
    r"|half(?= of| the| \(|$)|(?:a|one|two|three)[ -](?:third|quarter|fifth)s?)(?!\w)",
    re.I,
)
# What makes a number vague: `more than 40 villagers`.
_VAGUELY = re.compile(
    r"(?:(?:more|fewer|less) than|at (?:least|most)|(?:up|close) to|as many as|well over) (?=\S)",
    re.I,
)
_BEFORE_OBJECT = word_set("of for to by with from in at on the and a an as than like including")
_PREPOSITIONS = _BEFORE_OBJECT - word_set("and a an as the")
_TITLES = TITLE_WORDS | PERSON_NOUNS | word_set("former then vice prime deputy")
POSSESSIVES = word_set("his her their its")
ARTICLES = word_set("a an the")
DEFINITE = word_set("the this that these those his her their its my our your")
INDEFINITE = word_set(
    "a an one another some any many several few two three four five six seven eight nine ten eleven"
    " twelve most"
)
_DETERMINERS = DEFINITE | INDEFINITE


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase `text[start:end]`; `core` ends at its head, `head` is folded."""

    start: int
    end: int
    core: Span
    kind: PhraseKind
    head: str
    determiner: str
    name: tuple[Mention, Referent] | None
    modifiers: tuple[str, ...]


def masked(text: str, start: int, end: int) -> str:
    """Return `text[start:end]` with parentheses and relative clauses blanked, as long."""
    piece = _PARENTHESIS.sub(lambda m: " " * len(m.group()), text[start:end])
    relative = _RELATIVE.search(piece)
    if relative and relative.start() > 0:
        piece = piece[: relative.start()] + " " * (len(piece) - relative.start())
    return piece.replace("\n", " ").replace("\u00a0", " ")


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without marks at its edges, conjunctions before, a possessive after it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE and not _WHOLE.search(text, start, end):
        end -= 1
    leading = _LEADING.match(text, start, end)
    trailing = _TRAILING.search(text, start, end)
    if leading and leading.end() < end:
        return trimmed(text, leading.end(), end)
    if trailing and trailing.start() > start:
        return trimmed(text, start, trailing.start())
    return Span(start, end)


def segments(text: str, start: int, end: int) -> list[Span]:
    """Return the parts between the commas of a phrase, edges trimmed, empty ones left out."""
    piece = masked(text, start, end)
    spans = (
        trimmed(text, start + m.start(), start + len(piece[: m.end()].rstrip()))
        for m in _SEGMENT.finditer(piece)
        if m.group().strip()
    )
    return [span for span in spans if span.start < span.end]


def analyse(cast: Cast, segment: Span) -> Phrase:
    """Find head, determiner and name of one comma-free part of a source."""
    text = cast.text
    if SHARE.match(text, *segment):
        return Phrase(*segment, segment, "group", "percent", "", None, ())
    if (vaguely := _VAGUELY.match(text, *segment)) and vaguely.end() < segment.end:
        return replace(analyse(cast, Span(vaguely.end(), segment.end)), start=segment.start)
    if part := _PART.match(text, *segment):
        whole = analyse(cast, Span(part.end(), segment.end))
        if whole.kind == "document":
            return whole
    inside = cast.within(*segment)
    letters = _LETTERS.search(text, *segment)
    if letters and any(r.is_person and m.end == letters.start() for m, r in inside):
        segment = Span(segment.start, letters.start())
    end = _core_end(text, segment, [m for m, _ in inside])
    visible = masked(text, segment.start, end)
    tokens = [t for t in words(visible, 0, len(visible), shift=segment.start) if t.text != "s"]
    members = _MEMBERS.match(text, end) if tokens and tokens[-1].fold in _COUNTED else None
    if members and members.end() < segment.end:
        # "A group of doctors": the head is what is counted.
        counted = analyse(cast, Span(members.end(), segment.end))
        kind: PhraseKind = "document" if counted.kind == "document" else "group"
        return replace(counted, start=segment.start, kind=kind, determiner="a", name=None)
    determiner = tokens[0].fold if tokens and tokens[0].fold in _DETERMINERS else ""
    core = Span(segment.start, tokens[-1].end if tokens else end)
    name = next(((m, r) for m, r in inside if m.end == core.end), None)
    head = _simple(tokens[-1].fold) if tokens else ""
    elect = ("elect",) if tokens and tokens[-1].fold == f"{head}-elect" else ()
    written = tokens[-1].text if tokens else ""
    if len(tokens) == 1 and cast.sentence_start(core.start) == core.start:
        # "Exporters fear": a capital tells nothing here
        written = written if cast.named(head, core.start) else head
    kind = "name" if name else noun_kind(head, written)
    if _RANKED.search(text, *core):
        kind = "person"
    if kind not in ("name", "group") and (short := _surname(cast, tokens)):
        kind, name = "name", short
    titles = core.end < segment.end and inside and inside[-1][0].title and kind != "document"
    if (kind == "person" or titles) and (titled := _titled(text, segment, inside)):
        kind, name = "name", titled
    if name and name[1].type == "misc" and _is_plural_people(head):
        kind, name = "group", None
    modifiers = (*(t.fold for t in tokens[:-1] if t.fold != determiner), *elect)
    return Phrase(segment.start, segment.end, core, kind, head, determiner, name, modifiers)


def _surname(cast: Cast, tokens: Sequence[Word]) -> tuple[Mention, Referent] | None:
    """Return the person whose surname is also a noun or verb: `Post said`, `Mr Will`, `Ms Cook`."""
    if (
        not tokens
        or not tokens[-1].capitalised
        or any(t.fold not in HONORIFICS for t in tokens[:-1])
    ):
        return None
    word = tokens[-1]
    person = cast.named(word.text, word.start)
    if person is None or not person.is_person or core_words(person.name)[1:][-1:] != (word.fold,):
        return None
    return Mention(word.start, word.end, word.text, {}), person


def _titled(
    text: str, segment: Span, inside: list[tuple[Mention, Referent]]
) -> tuple[Mention, Referent] | None:
    """Return the person named after a role of several words, or between `Dr` and a role.

    `Secretary of State Ida Moss` and `Ropes to Sea founder Ida Moss` are she, `brother of Ida Moss`
    and `an aide to Mayor Ida Moss` are not.
    """
    if not inside:
        return None
    (first, who), (last, whom) = inside[0], inside[-1]
    before = text[segment.start : last.start].split()
    ends = last.end == segment.end and before and before[-1].casefold() not in _BEFORE_OBJECT
    owned = ends and before[-1].endswith(("'s", "’s", "s'", "s’"))
    if whom.is_person and ends and not owned and not _is_object(before):
        return last, whom
    honorific = last_word(text, segment.start, first.start)
    owns = text.startswith(("'", "’"), first.end)  # "Mr Lund's widow"
    if who.is_person and honorific and honorific.fold in HONORIFICS and not owns:
        return first, who
    return None


def _is_object(before: Sequence[str]) -> bool:
    """Say whether a preposition with nothing but a title behind it ends the words before a name."""
    titles = takewhile(lambda word: word.strip(".").casefold() in _TITLES, reversed(before))
    rest = before[: len(before) - len([*titles])]
    return rest[-1:] != before[-1:] and bool(rest) and rest[-1].casefold() in _PREPOSITIONS


def _core_end(text: str, segment: Span, mentions: list[Mention]) -> int:
    piece = text[segment.start : segment.end].replace("\n", " ")
    reduced = _REDUCED.search(piece)
    if reduced and reduced[1].casefold() in DOCUMENT_NOUNS:
        return segment.start + reduced.end(1)
    for match in _CUT.finditer(piece):
        at = segment.start + match.start()
        if match.start() > 0 and not any(m.start <= at < m.end for m in mentions):
            return at
    return segment.end


def _is_plural_people(word: str) -> bool:
    return word in GROUP_NOUNS or word.removesuffix("s") in COUNTRY_OF or word.endswith("americans")


_KINDS: tuple[tuple[PhraseKind, frozenset[str]], ...] = (
    ("group", GROUP_NOUNS),
    ("document", DOCUMENT_NOUNS),
    ("person", PERSON_NOUNS),
    ("body", BODY_NOUNS),
)
_PERSON_ENDING = re.compile(r"(?:man|woman|person|year-old|ist|ologist|grapher|ian|eer)$")
# "the world number three", "the top seed"
_RANKED = re.compile(r"\bworld (?:number|no\.?) (?:\d+|one|two|three)$|\bseed$", re.I)
_COMPOUND = re.compile(r"-(of|to-be|elect|in-chief|in-residence)\b")
_GROUP_ENDING = re.compile(r"(?:ists|ians|eers|ers|ors|men|women|people)$")


def _simple(noun: str) -> str:
    """Return `mother` for `mother-of-two` and `mayor` for `mayor-elect`, but `son-in-law` whole."""
    first, second, _ = _COMPOUND.split(noun, maxsplit=1) if _COMPOUND.search(noun) else ("",) * 3
    return first if second and first in PERSON_NOUNS and noun not in PERSON_NOUNS else noun


def noun_kind(head: str, written: str) -> PhraseKind:
    """Return what a noun stands for, by the lists and then by its ending; capitals make a name."""
    if head == "accused":
        return "person"
    for noun in (head.removeprefix("ex-"), head.rsplit("-", 1)[-1], head.partition("-of-")[0]):
        for kind, nouns in _KINDS:
            if noun in nouns:
                return kind
    if head in STOP_WORDS and written not in ("US", "WHO"):
        return "other"
    if written[:1].isupper():
        return "name"
    if head in COLLECTIVES:
        return "group"
    singular = head.removesuffix("s")
    if singular != head and (singular in PERSON_NOUNS | BODY_NOUNS or _GROUP_ENDING.search(head)):
        return "group"
    return "person" if _PERSON_ENDING.search(head) else "other"
