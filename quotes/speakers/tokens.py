"""Words with their offsets, and runs of capitalised words, which names are made of."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from quotes.places import CAPITAL_OF, COUNTRIES
from quotes.speakers.lexicon import CALENDAR, ORGANIZATION_WORDS, STOP_WORDS, word_set
from quotes.types import Span

_TOKEN = re.compile(
    r"[^\W\d_]\.(?:(?:[^\W\d_]\.)+|(?=[ \u00a0][^\W\d_]))"
    r"|\w+(?:[-‑–]\w+|['’](?!s\b)\w+|&\w+)*"
)
_ABBREVIATED = word_set(
    "mr mrs ms dr sen sens rep reps gov govs gen col lt maj capt sgt prof rev hon st jr sr adm"
)
_OFFICES = word_set("ceo cfo coo cto mp mep")
"""What is also written with points: `C.E.O.`"""
_PARTICLES = word_set("de da di del della des du van von der den bin ibn al el la le y dos")
_OWNERS = word_set(
    "sheriff governor mayor general attorney prosecutor president king queen people women children"
    " men veterans commissioner minister ombudsman comptroller treasurer coroner marshal examiner"
    " chancellor premier speaker defender secretary"
)
GAP = re.compile(r"[ \u00a0\u202f]")
_ARTICLE = re.compile(r"(?:a[dlnrstz]|ash|el|ul)[-‑][A-Z]")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:d|ll|m|re|ve))$")
_AND_GAP = re.compile(r" & ")
_NO_NAMES = STOP_WORDS | word_set("former latest")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_INSIDE = re.compile(r" (?:(?<=[^\W\d_A-Z] )|(?<=, ))([^\W\d_]\w+)")


class Word(NamedTuple):
    """A word of the text and its offsets; `fold` is its lower case without a final point.

    `C.E.O.` is folded like `CEO`.
    """

    start: int
    end: int
    text: str
    fold: str

    @property
    def capitalised(self) -> bool:
        """Whether the word begins with a capital letter or an article before one: `al-Quill`."""
        return self.text[0].isupper() or bool(_ARTICLE.match(self.text))


def words(text: str, start: int, end: int, *, shift: int = 0) -> list[Word]:
    """Return the words of `text[start:end]`, offsets plus `shift`; a possessive `s` is one."""
    return list(each_word(text, start, end, shift=shift))


def each_word(text: str, start: int, end: int, *, shift: int = 0) -> Iterator[Word]:
    """Yield what `words` returns, for who needs the first ones only."""
    for match in _TOKEN.finditer(text, start, end):
        yield _word(match, shift)


def last_word(text: str, start: int, end: int) -> Word | None:
    """Return the last of the words of `text[start:end]`."""
    last = deque(_TOKEN.finditer(text, start, end), maxlen=1)
    return _word(last[0]) if last else None


def _word(match: re.Match[str], shift: int = 0) -> Word:
    start, end = match.span()
    word = match.group()
    fold = word.casefold().rstrip(".")
    plain = fold.replace(".", "") if "." in fold else fold
    return Word(start + shift, end + shift, word, plain if plain in _OFFICES else fold)


def runs(
    text: str, region: Span, tokens: Sequence[Word], inside: frozenset[str]
) -> Iterator[list[Word]]:
    """Yield maximal runs of capitalised `tokens`, those of a region, joined by gap or particle.

    A word that only begins a sentence counts if it is one of `inside`, see `capitals_inside`.
    """
    run: list[Word] = []
    for index, token in enumerate(tokens):
        if not (run or token.capitalised or token.text[0].isdigit()):
            continue
        particle = token.fold in _PARTICLES and run and _next_is_capital(tokens, index)
        numbered = token.text[0].isdigit() and _is_number_of_name(text, tokens, index, run)
        if run and _is_owner(text, run, tokens[index : index + 4]):
            run.append(token)
        elif numbered and not run:
            run = [token]
        elif not (token.capitalised or particle or numbered) or _is_pronoun(text, token):
            yield from _trimmed(text, region, run, inside)
            run = []
        elif run and not _joined(text, run[-1], token):
            yield from _trimmed(text, region, run, inside)
            run = [token] if token.capitalised else []
        else:
            run.append(token)
    yield from _trimmed(text, region, run, inside)


def _is_number_of_name(text: str, tokens: Sequence[Word], index: int, run: Sequence[Word]) -> bool:
    """Say whether a number is part of a name: `the 4th Harbour Court`, `Rowers 4 Peace`."""
    following = tokens[index + 1 : index + 2]
    if not following or not following[0].capitalised or following[0].fold in CALENDAR:
        return False
    number, after = tokens[index].text, text[following[0].end : following[0].end + 2]
    if not GAP.fullmatch(text[tokens[index].end : following[0].start]):
        return False
    if not run:
        return bool(_ORDINAL.fullmatch(number)) and following[0].fold not in STOP_WORDS
    # "Porto 2 Braga 1" is a result.
    return (
        number.isdigit()
        and len(number) <= 2
        and run[-1].fold not in CALENDAR
        and not after.strip().isdigit()
    )


def _is_pronoun(text: str, token: Word) -> bool:
    """Say whether a word is `I` before a verb: `I asked Ana I think`, no `Charles I`."""
    following = text[token.end : token.end + 2]
    return token.text == "I" and following[:1] == " " and following[1:].islower()


def _next_is_capital(tokens: Sequence[Word], index: int) -> bool:
    following = tokens[index + 1 : index + 3]
    return any(t.capitalised for t in following[:1]) or (
        len(following) == 2 and following[0].fold in _PARTICLES and following[1].capitalised
    )


def _is_owner(text: str, run: Sequence[Word], following: Sequence[Word]) -> bool:
    """Say whether `'s` after a run goes on with a name: `Sheriff's Office`, `St Ida's High School`.

    What owns is one of those whom bodies are named after.
    """
    last = run[-1]
    possessive = (
        following[0].text == "s"
        and text[last.end : last.end + 1] in ("'", "’")
        and following[0].start == last.end + 1
    )
    if not possessive or not (
        last.fold in _OWNERS or (len(run) > 1 and run[-2].fold in ("st", "saint"))
    ):
        return False
    rest = [*takewhile(lambda token: token.capitalised, following[1:])]
    return any(token.fold in ORGANIZATION_WORDS for token in rest)


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if gap[:1] == "." and left.fold in _ABBREVIATED:
        gap = gap[1:]
    if gap[:1] in ("'", "’") and left.fold.endswith("s") and right.fold in ORGANIZATION_WORDS:
        gap = gap[1:]  # the possessive of a plural: British Bankers' Association
    return bool(GAP.fullmatch(gap) or _AND_GAP.fullmatch(gap))


def _is_title_case(tokens: Sequence[Word], *, stopped: bool) -> bool:
    """Say whether words are a headline's; what ends with a full stop may be a sentence of names."""
    letters = [t for t in tokens if t.text[0].isalpha()]
    capitals = sum(t.capitalised for t in letters)
    # Four words are too few to tell; one in ten may be small that should not be, but where a full
    # stop ends the line: "Mayor Ana Bell, a Dane, met Ivo Lund in Porto."
    if len(letters) < 5 or 2 * capitals < len(letters):
        return False
    small = sum(not t.capitalised and t.fold not in STOP_WORDS for t in letters)
    return 10 * small <= (0 if stopped else len(letters))


def is_heading(text: str, line: Span, tokens: Sequence[Word]) -> bool:
    """Say whether a line is in title case, or a few words all with capitals and no full stop."""
    short = 2 <= len(tokens) <= 4 and text[line.end - 1] not in '.!?:,"”'
    return _is_title_case(tokens, stopped=text[line.end - 1] == ".") or (
        short and all(t.capitalised or t.fold in STOP_WORDS for t in tokens)
    )


def _trimmed(
    text: str, region: Span, run: list[Word], inside: frozenset[str]
) -> Iterator[list[Word]]:
    """Drop function words that begin a run, and words that only begin a sentence."""
    while run and not opens_name(text, run[0]):
        if not (_contracted(run[0]) in _NO_NAMES or not run[0].text[0].isalpha()):
            break
        run = run[1:]
    if not run or (len(run) == 1 and len(run[0].text) < 2):
        return
    first = run[0]
    before = text[max(region.start, first.start - 2) : first.start].strip()
    known = first.text in inside or first.fold in COUNTRIES or first.fold in CAPITAL_OF
    opens = first.start == region.start or before[-1:] in set('.!?:"“‘')
    if opens and len(run) == 1 and first.text.istitle() and not known:
        return
    yield run


def opens_name(text: str, word: Word) -> bool:
    """Say whether a small word or number is part of the name behind it.

    So is a day after an article, `the Sunday Post`, and an ordinal before it.
    """
    before = text[max(0, word.start - 4) : word.start].casefold()
    day = word.fold.endswith("day") and word.fold in CALENDAR and before == "the "
    return day or bool(_ORDINAL.fullmatch(word.text))


def _contracted(word: Word) -> str:
    """Return the folded word without `'d`, `'ll` and the like."""
    return _CONTRACTION.sub("", word.fold)


def capitals_inside(text: str) -> frozenset[str]:
    """Return the words that have a capital inside sentences, not only where one begins.

    Not plurals that are written small, too: `budget airlines`.
    """
    found = frozenset(_INSIDE.findall(text))
    return frozenset(
        word
        for word in found
        if word[0].isupper() and not (word.endswith("s") and word.lower() in found)
    )
