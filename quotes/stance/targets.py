"""What a quote speaks of: the people, bodies, countries and policies that its words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.names import core_words, same_name
from quotes.places import CAPITAL_OF, COUNTRY_OF
from quotes.speakers import Cast
from quotes.speakers.credits import Credit
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    GROUP_NOUNS,
    NUMBER_WORDS,
    PERSON_NOUNS,
    STOP_WORDS,
    word_set,
)
from quotes.speakers.referents import Referent
from quotes.speakers.resolve import Resolver
from quotes.speakers.tokens import Word, words
from quotes.stance.causes import causes, objects
from quotes.stance.given import GivenTarget, GivenTargets
from quotes.stance.passage import MOST_TARGETS, Target
from quotes.stance.things import Things, object_of, phrase_of
from quotes.text import quoted_spans
from quotes.types import Document, Quote, Span

_PERSONAL = word_set("he him his she her")
_OBJECTS = word_set("him her")
_MASCULINE = word_set("he him his")
_SECOND = word_set("you your")
_ALLIANCES = {"west": "the West", "western": "the West"}
# Adherents who are spoken of as bodies are, and written like names.
_ADHERENTS = word_set("""
    democrats republicans tories conservatives liberals socialists communists greens progressives
    nationalists unionists separatists islamists zionists muslims christians catholics protestants
    evangelicals jews hindus buddhists sikhs russians ukrainians israelis palestinians kurds
""")
# Places that are spoken of as those who sit there are.
_SEATS = frozenset(
    (
        "wall street",
        "silicon valley",
        "fleet street",
        "k street",
        "main street",
        "capitol hill",
        "madison avenue",
        "downing street",
        "hollywood",
        "westminster",
        "whitehall",
        "europe",
    )
)
_TWO = word_set("two both")
_POWERS = word_set(
    "countries nations sides powers states governments capitals neighbours neighbors"
)
_COUNTRY_NAMES = COUNTRY_OF.keys() | CAPITAL_OF.keys()
_NEAR = 2_000  # characters in which `the two countries` were named: a dozen sentences
_MUTUAL = re.compile(r"\b(?:they|both|each other|two|mutual|together|bilateral)\b", re.I)
_SAYING = re.compile(r"\b(?:sa(?:y|ys|id|ying)|told|tells?|according)\b", re.I)
_NAME_AFTER = re.compile(" [A-Z]")
_WORD_AFTER = re.compile(r" ([a-z][\w-]*)")
_NO_NUMBERS = STOP_WORDS - NUMBER_WORDS.keys()
_NO_NOUNS = STOP_WORDS | word_set("can should may might shall must")
# Months that are also names, seasons and what answers begin with.
_NO_NAMES = STOP_WORDS | word_set("march april may june august spring summer autumn winter well oh")
_ARTICLES = word_set("the this these those its their")
_VAGUE = word_set("most many few several some others")
_DESCRIBING = (BODY_NOUNS | GROUP_NOUNS | PERSON_NOUNS) - _VAGUE


def find_targets(
    document: Document, cast: Cast, quotes: Sequence[Quote], given: Sequence[GivenTarget] = ()
) -> list[tuple[Target, ...]]:
    """Return the targets of each quote in text order, its speakers excluded.

    Those who speak together of each other are targets of the others.

    They are whom the words name or describe (`the bank`) or mean by a pronoun, whom they are
    addressed to, and plans, laws and the like. Countries go by one name, whether the text has
    their name, the adjective or the capital; other places are no targets. `given` targets take
    the place of what is found under one of their names.
    """
    found = _Finder(document, cast, quotes).find()
    if not given:
        return found
    joined = GivenTargets(given, document.text)
    return [tuple(joined.join(quote, mine)) for quote, mine in zip(quotes, found, strict=True)]


class _Finder:
    """Goes through the quotes in reading order, since a pronoun is whom the text named before."""

    def __init__(self, document: Document, cast: Cast, quotes: Sequence[Quote]) -> None:
        self._text = document.text
        self._cast = cast
        self._quotes = quotes
        contents = [span for quote in quotes for span in quote.content]
        self._resolver = Resolver(document, cast, contents, "news")
        self._things = Things(document, cast.words)

    def find(self) -> list[tuple[Target, ...]]:
        """Return the targets of each quote."""
        found: list[tuple[Target, ...]] = [()] * len(self._quotes)
        starts = [
            min((s.start for s in (*quote.content, *quote.source)), default=0)
            for quote in self._quotes
        ]
        for index in sorted(range(len(starts)), key=starts.__getitem__):
            found[index] = self._targets(self._quotes[index])
        return found

    def _targets(self, quote: Quote) -> tuple[Target, ...]:
        self._resolver.enter(Credit(), quote.content)
        credit = self._resolver.speaker(quote.source, Credit()) if quote.source else Credit()
        self._resolver.enter(credit, ())
        found: dict[str, set[Span]] = {}
        for name, span in self._meant(quote, credit.referents):
            known = next((other for other in found if same_name(name, other)), None)
            if known is not None:
                found[known].add(span)
            elif len(found) < MOST_TARGETS and not _speaks(name, quote):
                found[name] = {span}
        if len(quote.speakers) > 1:
            for name in quote.speakers[: MOST_TARGETS - len(found)]:
                found[name] = set(self._mutual(quote))
        targets = (Target(name, tuple(sorted(spans))) for name, spans in found.items() if spans)
        return tuple(sorted(targets, key=lambda target: target.mentions))

    def _mutual(self, quote: Quote) -> Iterator[Span]:
        """Yield where those who speak together speak of each other."""
        for piece in quote.content:
            for match in _MUTUAL.finditer(self._text, *piece):
                yield Span(*match.span())

    def _meant(self, quote: Quote, speaking: Sequence[Referent]) -> Iterator[tuple[str, Span]]:
        """Yield what the content means and where, the surest kinds first."""
        for piece in (*quote.content, *quote.addressee_span):
            for mention, referent in self._cast.within(*piece):
                if name := _name(referent):
                    yield name, Span(mention.start, mention.end)
        tokens = {piece: words(self._text, *piece) for piece in quote.content}
        for piece in quote.content:
            yield from self._described(quote, piece, tokens[piece], speaking)
        for piece in quote.content[:1]:
            cue = " ".join(self._text[slice(*span)] for span in quote.cue)
            whom = object_of(self._text, piece, cue)
            if not whom and cue and len(quote.content) == 1 and not _SAYING.search(cue):
                whom = phrase_of(self._text, piece)
            if whom:
                yield " ".join(self._text[slice(*whom)].split()), whom
        for piece in quote.content:
            for thing, name in self._things.within(piece):
                yield name, thing.span
        for piece in quote.content:
            yield from causes(self._text, tokens[piece])
            yield from objects(self._text, piece, tokens[piece])
            yield from self._named(piece)
        yield from self._beside(quote)

    def _named(self, piece: Span) -> Iterator[tuple[str, Span]]:
        """Yield names of other kinds where no noun follows: `defend [Ostism]`, not `Ostist land`.

        A word of grammar that a tagger took for a name is none.
        """
        for mention, referent in self._cast.within(*piece):
            following = _WORD_AFTER.match(self._text, mention.end, piece.end)
            bare = not following or following[1] in _NO_NOUNS
            if referent.type == "misc" and bare and mention.name.casefold() not in _NO_NAMES:
                yield referent.name, Span(mention.start, mention.end)

    def _beside(self, quote: Quote) -> Iterator[tuple[str, Span]]:
        """Yield the people whom the sentence names outside the quote, and whom the cue is about.

        `After Dunn left, Corte said [it was a disgrace].` `Norway accused Iceland [of theft].`
        """
        pieces = (*quote.content, *quote.cue, *quote.source)
        if not pieces:
            return
        between = quote.cue and quote.content
        about = range(quote.cue[-1].end, quote.content[0].start) if between else range(0)
        begin = self._cast.sentence_start(min(piece.start for piece in pieces))
        last = max(piece.end for piece in pieces) - 1
        end = self._cast.sentence_end(last)
        for mention, referent in self._cast.within(begin, end):
            apart = not any(p.start <= mention.start < p.end for p in pieces)
            wanted = referent.is_person or mention.start in about
            if apart and wanted and (name := _name(referent)):
                yield name, Span(mention.start, mention.end)

    def _described(
        self, quote: Quote, piece: Span, tokens: Sequence[Word], speaking: Sequence[Referent]
    ) -> Iterator[tuple[str, Span]]:
        """Yield whom pronouns and nouns with an article mean: `him`, `you`, `the bank`."""
        quoted = self._of_others(quote, piece)
        for index, token in enumerate(tokens):
            span = Span(token.start, token.end)
            if token.fold in _SECOND and quote.addressee:
                yield quote.addressee, span
            elif token.fold in _ALLIANCES and token.capitalised:
                if not _NAME_AFTER.match(self._text, token.end):  # not the West Bank
                    yield _ALLIANCES[token.fold], span
            elif token.fold in _ADHERENTS and token.capitalised:
                yield token.text, span
            elif token.fold in _TWO and _noun(tokens[index + 1 : index + 3], _POWERS):
                for name in self._last_two(token.start):
                    yield name, span
            elif token.fold in _ARTICLES and (noun := _noun(tokens[index + 1 : index + 5])):
                if noun.fold not in _POWERS:
                    yield from self._body(Span(token.start, noun.end), noun.fold, speaking)
            # In a person's reported words, `he` is that person more often than not.
            elif token.fold in _PERSONAL and (
                (index == 0 and token.fold in _OBJECTS)
                or any(s.start <= token.start < s.end for s in quoted)
                or _is_other(token.fold, speaking)
            ):
                for name in self._resolver.resolve(span, besides=speaking).names:
                    yield name, span

    def _last_two(self, position: int) -> list[str]:
        """Return the two countries named last before `position`."""
        before = self._cast.within(max(0, position - _NEAR), position)
        named = [_name(r) for _, r in reversed(before) if r.name.casefold() in _COUNTRY_NAMES]
        return [name for name in dict.fromkeys(named) if name][:2]

    def _of_others(self, quote: Quote, piece: Span) -> list[Span]:
        """Return the parts of a piece in which `he` is not the one who speaks."""
        if quote.kind == "direct" or quote.speaker_type in ("organization", "group", "document"):
            return [piece]
        spans = quoted_spans(self._text[slice(*piece)])
        return [Span(s.start + piece.start, s.end + piece.start) for s in spans]

    def _body(
        self, span: Span, noun: str, speaking: Sequence[Referent]
    ) -> Iterator[tuple[str, Span]]:
        """Yield who a description is: a person by role, a body of that kind, else its words."""
        credit = self._resolver.resolve(span, besides=speaking)
        for name in credit.names:
            person = credit.type == "person" and noun not in BODY_NOUNS
            if person or any(word.endswith(noun) for word in core_words(name)[-1:]):
                yield name, span
            elif noun in BODY_NOUNS:
                yield " ".join(self._text[slice(*span)].lower().split()), span


def _noun(following: Sequence[Word], nouns: frozenset[str] = _DESCRIBING) -> Word | None:
    """Return the noun that ends a description: `bank`, `two men`; None if a name does."""
    found = None
    for word in following:
        if word.fold in nouns:
            found = word
        elif found or word.capitalised or word.fold in _NO_NUMBERS:
            break
    return found


def _is_other(pronoun: str, speaking: Sequence[Referent]) -> bool:
    """Say whether a pronoun cannot mean those who speak: `Ms Corte said he ...`."""
    genders = {referent.gender for referent in speaking if referent.is_person}
    return None not in genders and ("m" if pronoun in _MASCULINE else "f") not in genders


def _speaks(name: str, quote: Quote) -> bool:
    return any(same_name(name, speaker) for speaker in quote.speakers)


def _name(referent: Referent) -> str | None:
    folded = referent.name.removeprefix("the ").casefold()
    country = COUNTRY_OF.get(folded) or CAPITAL_OF.get(folded) or _ALLIANCES.get(folded)
    if country or folded in _SEATS or referent.type in ("person", "organization"):
        return country or referent.name
    return None
