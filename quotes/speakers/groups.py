"""Who `both firms`, `the senators`, `police` and `officials in Kent` are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.names import core_words
from quotes.places import CAPITAL_OF, COUNTRIES, COUNTRY_OF
from quotes.speakers.conjoined import conjoined
from quotes.speakers.credits import Credit, again, credit_to, joint
from quotes.speakers.descriptions import police, spoken_for, words_of
from quotes.speakers.discourse import Discourse
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    NUMBER_WORDS,
    SPOKESPERSONS,
    STATE_BODIES,
    STOP_WORDS,
    word_set,
)
from quotes.speakers.phrases import POSSESSIVES, SHARE, Phrase, analyse, noun_kind
from quotes.speakers.referents import Referent
from quotes.types import Span, SpeakerType

_PAIRED = {"both": 2, "pair": 2, "couple": 2, "duo": 2, "two": 2, "three": 3, "trio": 3}
_FOR_COUNTRIES = word_set("leaders presidents premiers ministers governments rulers")
_LISTED = re.compile(r", (?:and )?(?:the )?| and (?:the )?")
_STATES = word_set("states countries nations governments")
_NEXT = 3
"""Sentences, the first its own, in which those whom `two banks` counts may be listed."""
# What the bearer of an office is called who meets another country's.
_PEERS = word_set("diplomat counterpart")
_HOME = re.compile(r" (?:in|at|from) (?:the )?")
_AT = re.compile(r" (?:at|with|for) (?:the )?")
_DISTRICTS = word_set("county city town province district state region")
# "In Porto, residents": of Porto
_DWELLERS = word_set("residents inhabitants citizens people")
# Who speaks for a body of which kinds.
_MEMBERS = (
    (
        word_set("mps peers lawmakers legislators senators councillors commissioners inspectors"),
        word_set("committee subcommittee commission panel council inspectorate"),
    ),
    (word_set("judges justices magistrates"), word_set("court tribunal panel bench")),
    (
        word_set("rebels militants insurgents fighters guerrillas separatists"),
        word_set("front army brigade brigades movement militia"),
    ),
)
_PART = word_set("some others many most several few")
# What a clause begins behind.
_CLAUSE = re.compile(r"(?:^|, |\b(?:and|but|while|although|though|whereas) )$", re.I)
_SCHOLARS = word_set("researchers scientists authors academics scholars team")
_AT_WORK = re.compile(r"\b(?:researchers|scientists|team) (?:at|from) (?:the )?(?:[\w-]+['’]s? )?$")
_NEAR = 60
_REACH = 40
"""How many speakers back `the officials` may still be those who spoke before."""
# Members of a party or an authority speak for it.
_BODIES = word_set(
    "police authorities republicans democrats conservatives liberals socialists greens tories"
    " nationalists unionists libertarians media governments churches"
)
# Nobody names these, whoever they are.
_ANONYMOUS = word_set("sources insiders")
# People of a bank or firm are called by its name, others by their place.
_ADVISERS = word_set("analysts economists strategists executives")
_KNOWING = word_set("experts critics aides analysts")
# Names of parties: `the Conservatives`, unlike the Democrats, who are many things.
_PARTIES = word_set("conservatives tories liberals greens")
# Those who work out what a body finds.
_STAFF = word_set(
    "inspectors investigators forecasters economists analysts statisticians auditors"
    " meteorologists seismologists epidemiologists engineers"
)
_DEFINITE = POSSESSIVES | {"the", "these"}
_LAW_GROUPS = word_set("police officers detectives investigators deputies troopers authorities")


def described_group(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom a plural stands for: speakers named before, a body, or the people described."""
    if discourse.scheme == "news" and (part := _part(discourse, phrase)):
        return Credit((part,), "unnamed", 0.7, "group")
    inside = discourse.cast.within(phrase.start, phrase.end)
    if speaking := _spoken_for(discourse, phrase):
        return speaking
    if phrase.head in _STAFF and (employer := _employer(discourse, phrase)):
        return credit_to(employer, 0.7, "body")
    bearers = _bearers(discourse, phrase)
    if bearers:
        return bearers
    if phrase.head == "tories" and "Conservatives" in discourse.text:  # the party's other name
        return Credit(("Conservatives",), "organization", 0.8, "body")
    several = _several(discourse, phrase) or _listed_next(discourse, phrase)
    if several:
        return several
    told = (
        _force(discourse, phrase)
        or _authors(discourse, phrase)
        or _staff(discourse, phrase)
        or _of_state(discourse, phrase)
    )
    if told:
        return told
    if phrase.determiner == "the" and not inside and (known := _known_before(discourse, phrase)):
        return known
    if body := _scholars(discourse, phrase) or _members_of(discourse, phrase):
        return body
    referents = tuple(r for _, r in inside)
    words = f"{words_of(discourse, phrase)}{_where(discourse, phrase)}"
    return Credit((words,), _type(discourse, phrase, referents), 0.7, "group", referents)


def _spoken_for(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the body for which officials speak, or `Kent officials` for `officials in Kent`."""
    if phrase.head not in SPOKESPERSONS:
        return None
    inside = discourse.cast.within(phrase.start, phrase.end)
    place = _home(discourse, phrase)
    if place and (place.type == "location" or core_words(place.name)[-1] in _DISTRICTS):
        plain = not phrase.determiner and inside[-1][0].end == phrase.end
        return _called_by(discourse, phrase, place) if plain and len(inside) == 1 else None
    if place is not None:
        return credit_to(place, 0.7, "spokesperson")
    if body := spoken_for(discourse, phrase):
        return replace(body, how="spokesperson")
    bodies = [r for _, r in inside if r.type == "organization"]
    return credit_to(bodies[0], 0.7, "spokesperson") if bodies else None


def _force(discourse: Discourse, phrase: Phrase) -> Credit | None:
    in_law = phrase.head in _LAW_GROUPS
    return police(discourse, phrase, _home(discourse, phrase)) if in_law else None


def _home(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return where people are or whose they are: Kent, of `officials in Kent`."""
    inside = discourse.cast.within(phrase.start, phrase.end)
    home = _HOME.match(discourse.text, phrase.core.end, phrase.end)
    return next((r for m, r in inside if home and m.start == home.end()), None)


def _part(discourse: Discourse, phrase: Phrase) -> str | None:
    """Return `one in ten` as written, or of whom `some` and `others` are a part.

    "It was put to rowers, and some said no": the people named last in this sentence or the one
    before. `Some` must be the subject of a clause of its own, not as in `what some say`.
    """
    if SHARE.match(discourse.text, phrase.start, phrase.end):
        return discourse.words(phrase)
    text, start = discourse.text, discourse.cast.sentence_start(phrase.start)
    alone = phrase.head in _PART and text[phrase.start : phrase.end].casefold() == phrase.head
    if not alone or not _CLAUSE.search(text[start : phrase.start]):
        return None
    before = discourse.cast.sentence_start(start - 1)
    words = re.findall(r"\b[a-z]+\b", text[before : phrase.start].rpartition("\n")[2])
    people = [w for w in words if w not in STOP_WORDS and noun_kind(w, w) == "group"]
    return " ".join(["other"] * (phrase.head == "others") + people[-1:]) if people else None


def _where(discourse: Discourse, phrase: Phrase) -> str:
    """Return where people are by the opening of their sentence: "In Porto, pilots" are in Porto."""
    if phrase.determiner or phrase.modifiers or phrase.core.end < phrase.end:
        return ""
    start = discourse.cast.sentence_start(phrase.start)
    for mention, place in discourse.cast.within(start, phrase.start)[:1]:
        opening = discourse.text[start : mention.end + 1]
        if opening == f"In {mention.name},":
            return f" {'of' if phrase.head in _DWELLERS else 'in'} {place.name}"
    return ""


def _employer(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the body that speaks by its people: `Nordbank's economists`, `Nordbank economists`."""
    inside = discourse.cast.within(phrase.start, phrase.core.end)
    if len(inside) != 1 or phrase.core.end != phrase.end:
        return None
    mention, body = inside[0]
    between = discourse.text[mention.end : phrase.core.end].split()
    return body if body.type == "organization" and len(between) <= 2 else None


def _staff(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Quellbank analysts` for `analysts at Quellbank`."""
    at = _AT.match(discourse.text, phrase.core.end, phrase.end)
    if at is None or phrase.determiner or phrase.head not in _ADVISERS:
        return None
    for mention, body in discourse.cast.within(at.end(), phrase.end):
        if (mention.start, mention.end, body.is_person) == (at.end(), phrase.end, False):
            return _called_by(discourse, phrase, body)
    return None


def _scholars(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Quell University researchers` where the text has told where the scientists are."""
    if phrase.determiner != "the" or phrase.modifiers or phrase.head not in _SCHOLARS:
        return None
    for mention, body in reversed(discourse.cast.within(0, phrase.start)):
        before = max(0, mention.start - _NEAR)
        if body.type == "organization" and _AT_WORK.search(discourse.text, before, mention.start):
            return Credit((f"{body.name} researchers",), "group", 0.6, "group", (body,))
    return None


def _members_of(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the committee that spoke last for `the MPs`, the front for `the rebels`."""
    last = discourse.last
    kinds = next((bodies for members, bodies in _MEMBERS if phrase.head in members), frozenset())
    plain = phrase.determiner == "the" and not phrase.modifiers and phrase.end == phrase.core.end
    if not plain or last.type != "organization" or len(last.names) != 1:
        return None
    return again(last, "body") if kinds.intersection(core_words(last.names[0])) else None


def _of_state(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Ohio state officials` for the `state officials` of a text that names Ohio most."""
    if phrase.modifiers[:1] != ("state",) or phrase.determiner or phrase.end > phrase.core.end:
        return None
    state = discourse.focus.state(phrase.start)
    return _called_by(discourse, phrase, state) if state else None


def _called_by(discourse: Discourse, phrase: Phrase, of: Referent) -> Credit:
    """Return people without a determiner by the name of their body or place: `Kent officials`."""
    plural = " ".join(discourse.text[slice(*phrase.core)].split())
    name = f"{of.name} {plural[0].lower()}{plural[1:]}"
    return Credit((name,), "group", 0.7, "group", (of,))


def _known_before(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return those who spoke before under the same noun: `researchers` ... `the researchers`."""
    for credit in reversed(discourse.history[-_REACH:]):
        named = core_words(credit.names[0])
        if phrase.head in _SCHOLARS:
            alike = not _SCHOLARS.isdisjoint(named[-1:])
        else:
            told = {phrase.head, *phrase.modifiers} <= set(named)
            alike = told and phrase.head == _head(discourse, credit)
        if alike:
            known = again(credit, "group")
            if known.type == "unnamed":
                known = replace(known, type=_type(discourse, phrase, ()))
            return known
    return None


def _authors(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the body for which `the authors` of the last document speak, or whose study it is."""
    documents = (c for c in reversed(discourse.history[-_REACH:]) if c.type == "document")
    last = next(documents, None)
    if phrase.head != "authors" or phrase.determiner not in _DEFINITE:
        return None
    if last is None or phrase.end > phrase.core.end:
        return None
    if last.names[0].endswith(" study") and last.names[0][0].isupper():  # not "the study"
        return Credit((f"authors of the {last.names[0]}",), "group", 0.6, "group")
    bodies = all(r.type == "organization" and r.acts for r in last.referents)
    return replace(last, type="organization", how="body") if last.referents and bodies else None


def _head(discourse: Discourse, credit: Credit) -> str:
    """Return what ends the noun phrase of a source: `people` in `two people near the talks`."""
    written = Span(credit.at, min(len(discourse.text), credit.at + len(credit.names[0])))
    return analyse(discourse.cast, written).head


def _type(discourse: Discourse, phrase: Phrase, named: Sequence[Referent]) -> SpeakerType:
    """Return what people without a name are: by PolNeAR's guide a group, by the news guide unnamed.

    Counted bodies, and people with a name in their description, are a group by either; definite
    ones, as in `the growers` and `his lawyers`, by the news guide too; a bare plural is not, nor
    are those who only know (`Norvik insiders`). The police are a body, as is a party by its plural.
    """
    if phrase.head == "police":
        return "organization"
    if discourse.scheme == "polnear":
        return "group"
    definite = phrase.determiner in _DEFINITE
    party = "liberals" if phrase.modifiers == ("liberal",) else phrase.head
    if party in _PARTIES and discourse.text[phrase.core.start : phrase.core.end].istitle():
        return "organization"
    if phrase.head in _ANONYMOUS or (phrase.head in _KNOWING and not definite):
        return "unnamed"
    tories = "tory" in phrase.modifiers  # as "Labour delegates", who have a name in it
    if named or definite or tories or phrase.head in _BODIES:
        return "group"
    return "group" if phrase.determiner and _singular(phrase.head) in BODY_NOUNS else "unnamed"


def _bearers(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return those who bear the role for each country: `the foreign ministers of A and B`."""
    after = discourse.cast.within(phrase.core.end, phrase.end)
    if len(after) < 2:
        return None
    wanted = {phrase.head.removesuffix("s"), *phrase.modifiers}
    found: list[Referent] = []
    for _, place in after:
        folded = place.name.casefold()
        country = (CAPITAL_OF.get(folded) or COUNTRY_OF.get(folded) or place.name).casefold()
        found += [
            r
            for r in discourse.cast.referents
            if r.is_person
            and country in r.roles
            and (wanted <= r.roles.keys() or _PEERS & r.roles.keys())
        ][:1]
    found = list(dict.fromkeys(found))  # one leader alone is not that of two countries
    # "His counterpart Ivo Lund" has the country that is left.
    peers = [r for r in discourse.cast.bearers("counterpart") if r not in found]
    if len(found) + len(peers) == len(after):
        found += peers
    if len(found) < len(after):
        return None
    return Credit(tuple(r.name for r in found), "person", 0.7, "role", tuple(found))


def governments(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the countries for which `the leaders of A, B and C` speak, if no names are known."""
    after = discourse.cast.within(phrase.core.end, phrase.end)
    if phrase.head not in _FOR_COUNTRIES or len(after) < 2 or _bearers(discourse, phrase):
        return None
    if not all(place.name.casefold() in COUNTRIES for _, place in after):
        return None
    gaps = (discourse.text[m.end : following.start] for (m, _), (following, _) in pairwise(after))
    places = tuple(place for _, place in after)
    if not all(_LISTED.fullmatch(gap) for gap in gaps):
        return None
    return joint([credit_to(place, 0.7, "group") for place in places])


def _several(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the speakers that `both firms`, `the two men` or `the senators` sums up."""
    counted = (phrase.determiner, *phrase.modifiers)
    count = next((NUMBER_WORDS[word] for word in counted if word in NUMBER_WORDS), 0)
    if phrase.head in _PAIRED:
        counted, count = (phrase.head,), _PAIRED[phrase.head]
    both = "both" in counted or phrase.head in _PAIRED
    if phrase.determiner not in ("the", "both", "these", "those") and not both:
        return None
    if phrase.end > phrase.core.end and not count:
        return None
    kinds = _kinds_of_members(phrase.head)
    definite = phrase.determiner in ("the", "both")
    for credit in reversed(discourse.history[-_REACH if count and definite else -8 :]):
        fits = credit.type in kinds and len(credit.names) > 1
        if fits and count in (0, len(credit.names)) and credit.referents:
            return again(credit, "group")
    if count == 2 and (phrase.determiner == "the" or "both" in counted):
        joined = conjoined(discourse.cast, kinds, 0, phrase.start)
        if joined and len(joined.names) == 2:
            return joined
        return None if _singular(phrase.head) in STATE_BODIES else _last_two(discourse, kinds)
    if kinds != {"organization"}:
        return None
    return conjoined(discourse.cast, kinds, 0, phrase.start) or _only_two(discourse, phrase)


def _listed_next(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return as many as `two banks` counts whom the next sentences list: "Nordbank and Quell"."""
    count, cast = NUMBER_WORDS.get(phrase.determiner, 0), discourse.cast
    if not count or phrase.determiner == "both":
        return None
    kinds = {"location"} if phrase.head in _STATES else _kinds_of_members(phrase.head)
    start = phrase.end
    for _ in range(_NEXT):
        end = cast.sentence_end(start)
        listed = conjoined(cast, kinds, start, end)
        if listed and len(listed.names) == count:
            return listed
        start = end
    return None


def _only_two(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the only two bodies that act and have been named before `the companies`."""
    bodies = [
        referent
        for referent in discourse.cast.referents
        if referent.type == "organization" and referent.acts and referent.last_before(phrase.start)
    ]
    plain = not phrase.modifiers and _singular(phrase.head) != phrase.head  # no police
    if len(bodies) != 2 or not plain:
        return None
    return joint([credit_to(body, 0.5, "group") for body in bodies])


def _last_two(discourse: Discourse, kinds: set[str]) -> Credit | None:
    names: dict[str, Referent] = {}
    for credit in reversed(discourse.history[-_REACH:]):
        if credit.type in kinds and len(credit.names) == len(credit.referents) == 1:
            names.setdefault(credit.names[0], credit.referents[0])
    pair = list(names.items())[:2][::-1]
    if len(pair) < 2:
        return None
    people = all(r.is_person for r in names.values())
    found: SpeakerType = "person" if people else "organization"
    return Credit(tuple(n for n, _ in pair), found, 0.6, "group", tuple(r for _, r in pair))


def _kinds_of_members(plural: str) -> set[str]:
    if plural in _PAIRED or plural in _FOR_COUNTRIES or plural == "partners":
        return {"person", "organization"}
    return {"organization" if _singular(plural) in BODY_NOUNS else "person"}


def _singular(plural: str) -> str:
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
