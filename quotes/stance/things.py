"""What a text speaks of that has no name: plans, laws, deals and wars, by their noun phrases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.speakers.lexicon import STOP_WORDS, word_set
from quotes.speakers.tokens import Word, words
from quotes.types import Document, Span

# Compiled by hand from general knowledge: what news reports people to be for or against.
_COUNTED = word_set("""
    policy plan scheme programme program project proposal bill law act legislation rule regulation
    measure reform ban restriction requirement mandate quota tax tariff levy fee fare toll subsidy
    cut increase rise hike freeze budget grant loan bailout package deal agreement treaty pact
    accord truce ceasefire sanction embargo blockade strategy initiative approach decision ruling
    verdict sentence injunction appointment nomination election vote referendum ballot merger
    takeover bid offer acquisition sale closure expansion development strike walkout boycott
    protest war invasion attack bombing offensive operation occupation intervention withdrawal
    negotiation summit trial investigation inquiry probe review claim allegation accusation remark
    comment film movie show play opera album song series game match performance work design
    building bridge tunnel dam road route railway airport stadium plant mine pipeline wall fence
    baths system technology app device product drug vaccine treatment idea suggestion argument
    theory move effort attempt change response conduct record price wage salary benefit pension
    contract licence license permit formula model method practice regime settlement border
    shutdown lockdown curfew amendment clause motion charter constitution manifesto platform
    agenda crackdown raid arrest deportation execution killing murder transfer zone farm turbine
    mast estate makeover recipe dish exhibition production novel book report study survey poll
    article statement speech letter account advert campaign poster directive code court case
    lawsuit charge conviction signing goal comeback victory defeat win result relationship
    service fund tool site website paper release devaluation expulsion overhaul push extradition
    removal annexation eviction relocation resignation reopening repeal abolition ratification
    delay extension bond apology reparation merger donation demolition deployment stance position
    headline interview video advertisement uniform timetable route curriculum exam diet data lie
""")
_MASS = word_set("""
    spending funding aid immigration migration abortion capitalism hegemony democracy violence
    terrorism racism handling behaviour behavior leadership culture surveillance censorship
    propaganda corruption fracking drilling mining logging fishing hunting farming whaling testing
    privatisation privatization nationalisation nationalization independence membership partition
    detention rhetoric warfare bullying tyranny discrimination voting lending recycling austerity
    cooperation co-operation trade energy power housing research evidence bureaucracy inflation
    harassment abuse compensation monitoring policing gambling smoking doping legalisation
    legalization conscription slavery
""")
HEADS = _COUNTED | _MASS | {word + "s" for word in _COUNTED}
HEADS |= {word[:-1] + "ies" for word in _COUNTED if word.endswith("y")} | {"taxes", "losses"}
_DEFINITE = word_set("the this that these those")
OPENING = _DEFINITE | word_set("his her their its our your my such a an any all no every some")
# Adjectives that tell nothing of which thing is meant.
_EMPTY = word_set("""
    new old whole entire current latest recent proposed planned draft own same original other
    first second final full big great good bad better best worse worst real more further such
    controversial so-called former next last
""")
BARRED = STOP_WORDS | word_set("""
    been being am get gets got make makes made making take takes took taking go goes went come
    comes came say says said tell tells told call calls called think thinks want wants see sees
    back backs backed support supports oppose opposes reject rejects approve need needs keep keeps
    end ends stop stops put puts give gives giving find finds use uses using very too so much
    right wrong up down out off away again ever never always often almost nearly really quite must
    shall may ought well towards toward upon including whether either neither nor everyone anyone
    unlike behind above below like has's it's that's there's he's she's they're we're i'm you're
""")
NO_MODIFIERS = OPENING | BARRED
_NO_VERBS = HEADS - BARRED
_REACH = 4
"""Words before its head that a noun phrase may have."""
_AFTER = re.compile(
    r" (?:of|on|for|against) (?:the |a |an )?"
    r"(?:[\w'’-]+ ){0,2}?[\w'’-]+(?= (?:and|or|but|is|was|are|were|has|had|will|would|by|to|that"
    r"|which|as|in|on|at|from|of|for|with)\b|[.,;:!?”\"’')]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase `text[start:end]` with its head in the singular and the words before it."""

    start: int
    end: int
    head: str
    modifiers: tuple[str, ...]
    definite: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def is_verb(text: str, tokens: Sequence[Word], index: int) -> bool:
    """Say whether a word in -ed is a verb with a subject: `Ida Moss [solicited] campaign gifts`.

    Behind a common word it may as well describe: `the planned law`.
    """
    if index == 0 or not tokens[index].fold.endswith("ed") or "-" in tokens[index].text:
        return False
    before = tokens[index - 1]
    return before.capitalised and text[before.end : tokens[index].start] == " "


def singular(noun: str) -> str:
    """Return a plural without its ending, anything else as it is."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


class Things:
    """The noun phrases of a document whose heads people are for or against.

    `tokens` are the words of its body.
    """

    def __init__(self, document: Document, tokens: Sequence[Word]) -> None:
        self._text = document.text
        if document.headline:
            tokens = [*words(self._text, *document.headline), *tokens]
        self._all = [
            thing
            for index, token in enumerate(tokens)
            if token.fold in HEADS and (thing := self._phrase(tokens, index))
        ]
        self._all.sort(key=_start)
        alike: defaultdict[str, list[Thing]] = defaultdict(list)
        for thing in self._all:
            alike[thing.head].append(thing)
        self._full = {head: self._fullest(things) for head, things in alike.items()}

    def within(self, span: Span) -> list[tuple[Thing, str]]:
        """Return the things in `span` with their names: a bare `the plan` has the fullest one."""
        low, high = (bisect_left(self._all, at, key=_start) for at in span)
        named = ((thing, self._name(thing)) for thing in self._all[low:high])
        return [(thing, name) for thing, name in named if name and thing.end <= span.end]

    def _name(self, thing: Thing) -> str:
        telling = any(word not in _EMPTY for word in thing.modifiers)
        return self._written(thing) if telling else self._full[thing.head]

    def _phrase(self, tokens: Sequence[Word], index: int) -> Thing | None:
        """Return the noun phrase that ends with a head; None inside a longer one or for a verb."""
        head, following = tokens[index], tokens[index + 1 : index + 2]
        for word in following:
            if word.fold in _NO_VERBS and self._adjacent(head, word):
                return None
        first = index
        while index - first < _REACH and self._goes_on(tokens, first):
            first -= 1
        definite = first > 0 and tokens[first - 1].fold in _DEFINITE
        if not (first and self._opens(tokens[first - 1], tokens[first])):
            first = _capitals(tokens, first, index)
            if first == index and (head.fold in _COUNTED or head.fold not in HEADS):
                return None
        modifiers = tuple(t.fold for t in tokens[first:index] if t.text != "s")
        return Thing(tokens[first].start, head.end, singular(head.fold), modifiers, definite)

    def _goes_on(self, tokens: Sequence[Word], first: int) -> bool:
        """Say whether the word before `first` belongs to the phrase that `first` is in."""
        if first == 0 or not self._adjacent(tokens[first - 1], tokens[first]):
            return False
        before = tokens[first - 1]
        barred = before.fold in NO_MODIFIERS or before.text.isdigit()
        return not barred and not is_verb(self._text, tokens, first - 1)

    def _opens(self, article: Word, word: Word) -> bool:
        return article.fold in OPENING and self._adjacent(article, word)

    def _adjacent(self, left: Word, right: Word) -> bool:
        gap = self._text[left.end : right.start]
        return gap == " " or (gap in ("'", "’") and right.text == "s")

    def _fullest(self, things: Sequence[Thing]) -> str:
        """Return the name of a thing by its phrases: the commonest with words that tell it apart.

        Else the head with what follows it (`freeze on fuel duty`), or as it is said (`the report`).
        """
        written: Counter[str] = Counter()
        for thing in things:
            if any(word not in _EMPTY for word in thing.modifiers):
                written[self._written(thing)] += 1
        if written:
            return written.most_common(1)[0][0]
        for thing in things:
            after = _AFTER.match(self._text, thing.end, thing.end + 60)
            if after:
                return self._written(thing) + after.group()
        return next((f"the {thing.head}" for thing in things if thing.definite), "")

    def _written(self, thing: Thing) -> str:
        written = self._text[thing.start : thing.end].split()
        while len(written) > 1 and written[0].casefold() in _EMPTY:
            del written[0]
        return " ".join(written)


_DETERMINER = r"(?:the |a |an |his |her |their |its |any |all |such )?"
_OBJECT = re.compile(
    rf"{_DETERMINER}((?:[\w'’-]+ ){{0,3}}?[\w'’-]+)(?= (?:for|of|as)\b| ?[\"“‘]| '|['’]s? [\"“‘])"
)
# Behind a verb of judging the object ends wherever a noun phrase may.
_FOLLOWING = """
    for of as to in on at by from with over after before during against that which who when while
    because being having and but
"""
_JUDGED = re.compile(
    rf"(?:for |of |against )?{_DETERMINER}((?:[\w'’-]+ ){{0,3}}?[\w'’-]+)"
    rf"(?= (?:{'|'.join(_FOLLOWING.split())})\b| ?[\"“‘,;:.(–—]| '|['’]s? [\"“‘]|$)"
)
_STEMS = """
    prais hail welcom back support endors defend applaud commend salut laud champion thank
    congratulat condemn critici[sz] slam denounc reject dismiss oppos attack blast decr deplor derid
    mock ridicul lambast scold rebuk blam disput disparag demand
"""
_PHRASES = r"object\w* to|(?:call|push)\w* for|in favou?r of|laugh\w* off|rul\w+ out|hit\w* back at"
_JUDGING = re.compile(
    rf"\b(?:(?:{'|'.join(_STEMS.split())})m?(?:e|ed|es|s|ing|ied|ies|y|d)?|{_PHRASES})\b", re.I
)


def object_of(text: str, content: Span, cue: str = "") -> Span | None:
    """Return the noun phrase that a content begins with as in `praised [the crew for ...]`.

    After a cue that judges it may end anywhere: `welcomed [the longer break]`.
    """
    found = _OBJECT.match(text, *content)
    if not found and _JUDGING.search(cue):
        found = _JUDGED.match(text, *content)
    if not found or set(found[1].casefold().split()) & BARRED:
        return None
    return Span(*found.span(1))


_PHRASE = re.compile(
    rf"(?:of |for )?{_DETERMINER}((?:[\w'’-]+ ){{0,4}}?[\w'’-]+)(?: of [\w'’ -]{{1,24}})?", re.I
)


def phrase_of(text: str, content: Span) -> Span | None:
    """Return the noun phrase that a whole content is: `cited [their fishing rights]`."""
    found = _PHRASE.fullmatch(text, *content)
    if not found or set(found[1].casefold().split()) & BARRED:
        return None
    return Span(*found.span(1))


def _start(thing: Thing) -> int:
    return thing.start


def _capitals(tokens: Sequence[Word], low: int, index: int) -> int:
    """Return where a phrase begins that no article opens: with its capitals or one adjective."""
    first = index
    while first > low and tokens[first - 1].capitalised:
        first -= 1
    adjective = first == index > low and _ADJECTIVE.search(tokens[index - 1].fold)
    return index - 1 if adjective else first


_ADJECTIVE = re.compile(r"(?:al|ic|ous|ary|ory|ful|less|ish|ian|ese|able|ible|-\w+)$")
