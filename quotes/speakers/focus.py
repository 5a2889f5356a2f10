"""Which named person or body a description or a pronoun stands for, by what the document says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from quotes.names import TITLE_WORDS, core_words, name_words
from quotes.places import ADJECTIVE_OF, CAPITAL_OF, COUNTRIES, COUNTRY_OF, STATES
from quotes.speakers.acting import does
from quotes.speakers.cast import Cast
from quotes.speakers.central_banks import country_of_central_bank
from quotes.speakers.kin import Kin
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    BUSINESSES,
    CAPITALISED,
    FEMALE_NOUNS,
    MALE_NOUNS,
    NAME_WORDS,
    OFFICES,
    ORGANIZATION_WORDS,
    word_set,
)
from quotes.speakers.phrases import Phrase
from quotes.speakers.referents import Referent, most_named
from quotes.speakers.signs import STREETS

# A description with one of these heads needs a body of that kind: a court is not any body.
_OWN_KIND = word_set(
    """
    court party ministry council committee university school hospital government police senate
    house parliament congress church army navy union commission department panel museum
    tribunal caucus coalition campaign administration cabinet state country city county nation
    town region province board chamber forces jury legislature assembly embassy
    newspaper magazine tabloid band district label
    """
)
# What no company, bank or club is called.
_PUBLIC = word_set(
    """
    government ministry department court senate house parliament congress commission committee
    council university police army party agency bureau administration authority tribunal embassy
    directorate inspectorate secretariat ombudsman constabulary assembly union federation
    confederation league fda sec ftc fcc epa faa cdc nih fbi cia nsa doj irs dhs nasa noaa usda ntsb
    osha hse executive board office fca cma caa nhs un ofcom ofgem ofwat ofsted ofqual
    """
)
# What no watchdog is called.
_WATCHED = word_set(
    """
    bank homes housing pictures productions studios records airlines airways motors pharma energy
    holdings ltd plc inc llc stores foods hotels union association federation party club united
    city university college school church hospital television tv radio
    """
)
# What no firm's name holds before `group` or `association`: `Quay Residents' Group`.
_CONCERNED = word_set(
    "residents locals neighbours neighbors parents families patients victims survivors"
    " tenants villagers islanders pensioners taxpayers ratepayers commuters passengers carers"
    " women mothers action campaign pressure support"
)
_NO_FIRMS = word_set("group club")
_SOCIETIES = word_set("group association society network forum alliance")
_WATCHDOGS = word_set("regulator watchdog")
_WORLDWIDE = word_set("world global international")
# Those that a group may be.
_GROUPS = word_set("union federation confederation league")
# Bodies whose names seldom tell their kind.
_ANY_NAME = word_set("party union newspaper magazine tabloid band")
# What no bank is.
_NO_BANKS = word_set(
    """
    airline carrier retailer maker manufacturer automaker carmaker chipmaker operator producer
    supplier chain club
    """
)
_PRESS = word_set(
    """
    newspaper paper website site magazine publication outlet weekly daily tabloid broadsheet
    journal broadcaster network channel station agency newswire publisher
    """
)
_PRESS_WORDS = NAME_WORDS["newspaper"] | NAME_WORDS["broadcaster"]
_DATELINE = re.compile(r"(?:^|\n)[A-Z][^\n()“”\"]*\($")
_WIRE_END = re.compile(r"\) ?[-–—]")
_TELLS = re.compile(r"\b(?:told|tells?|telling) (?:the )?$")
_AGED = re.compile(r", (?:aged )?\d{1,3}(?=,)|, an? \d{1,3}-year-old")
_PLACES = word_set("state country city county nation town region province territory republic")
_WATERS = word_set(
    "lake lakes river sea ocean bay gulf creek strait canal mountain mountains hills valley coast"
)
_LESSER = word_set("shadow vice deputy assistant former ex elect")
_OF_TWO = word_set("outgoing incoming new acting interim")
_LAW = word_set("police sheriff constabulary patrol troopers policing")
# "Commissioner of Police", "Police Federation"
_NO_FORCE = TITLE_WORDS - _LAW | word_set("association federation union league station academy")


# "Fiji's central bank", "Fiji's foreign ministry"
_OF_COUNTRY = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?)['’]s (?:central (?=bank)|(?:[a-z]+ )?(?!bank))"
    r"(bank|ministry|army|navy|military|parliament)\b"
)
_NEAR = 48
"""Sentences within which bodies are looked for in a long text."""
_OPENING = 2
"""How many sentences, the headline counted, stand before one that still opens a text at most."""
_MANY = 500
"""Referents beyond which a text is no single article, and only those near count as bodies."""


def _is_kind(body: Referent, noun: str) -> bool:
    """Say whether a body's name or a description of it ends with a noun, as `Nordbank` does."""
    words = core_words(body.name)
    return noun in words or noun in body.roles or (len(noun) > 3 and words[-1].endswith(noun))


def _is_named(body: Referent, noun: str) -> bool:
    """Say whether a body's name or a description of it tells that it is what a noun says."""
    kin = NAME_WORDS.get(noun, frozenset()) & set(core_words(body.name))
    return bool(kin) or _is_kind(body, noun)


def _is_so_called(body: Referent, noun: str) -> bool:
    """Say whether a name says that it is what a noun says: no `University Teachers' Union` does."""
    words = core_words(body.name)
    if noun not in words[:-1] or noun in _PLACES or "of" in words:
        return noun in words
    return words[-1] not in ORGANIZATION_WORDS


def _is_untold(referent: Referent) -> bool:
    """Say whether a name alone stands for somebody whom nothing shows to be a person: `Nordtel`."""
    bare = len(core_words(referent.name)) == 1 and not any(m.title for m in referent.mentions)
    return bare and referent.type in ("misc", "person") and referent.gender is None


def _tells_no_kind(referent: Referent) -> bool:
    """Say whether a body's name has no noun for a body, so that it may be one of any kind."""
    words = core_words(referent.name)
    place = " ".join(words) in COUNTRY_OF or referent.type == "location"
    return not (referent.is_person or place or (ORGANIZATION_WORDS | CAPITALISED) & {*words})


class Focus:
    """Ranks the referents of a document as what a description stands for."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._kin = Kin(cast.text, [r for r in cast.referents if r.is_person])

    def bearers(self, phrase: Phrase) -> list[Referent]:
        """Return the people who have the role that a description names, in order of mention.

        Who is as often called the shadow chancellor is not `the chancellor`, and only who is called
        so is `the shadow chancellor`; `the former mayor` may be a mayor's predecessor.
        """
        head = phrase.head.removeprefix("ex-")
        wanted = {*phrase.modifiers, *(("former",) if head != phrase.head else ())}
        found = [
            referent
            for referent in self._cast.bearers(head)
            if max((referent.roles[word] for word in _LESSER - wanted), default=0)
            < referent.roles[head]
        ]
        marks = (_LESSER | _OF_TWO) & wanted
        marked = [r for r in found if marks & r.roles.keys()]
        if marked or not marks:
            return marked or found
        other = "predecessor" if "former" in marks else "successor" if "new" in marks else ""
        if other and head in OFFICES and (known := self._cast.bearers(other)):
            return known
        return found if marks <= _OF_TWO | {"former"} else []

    def introduced_later(self, phrase: Phrase) -> Referent | None:
        """Return the one person whom the text names soon after `a judge`, with that role."""
        sentence = self._cast.sentence(phrase.start)
        found = [
            referent
            for referent in self._cast.bearers(phrase.head)
            if referent.last_before(phrase.start) is None
            and self._cast.sentence(referent.mentions[0].start) - sentence <= 8
        ]
        return found[0] if len(found) == 1 else None

    def named_with_age(self, phrase: Phrase) -> Referent | None:
        """Return who is named next where a text opens with `a clerk`: "Ana Bell, 43, rows." """
        cast = self._cast
        end = cast.sentence_end(phrase.end)
        if cast.sentence(phrase.start) > _OPENING or cast.within(*phrase.core):
            return None
        for mention, person in cast.within(end, cast.sentence_end(end))[:1]:
            new = person.is_person and person.mentions[0] == mention and cast.is_subject(mention)
            gender = (
                "f" if phrase.head in FEMALE_NOUNS else "m" if phrase.head in MALE_NOUNS else None
            )
            aged = _AGED.match(cast.text, mention.end)
            if new and aged and (None in (gender, person.gender) or gender == person.gender):
                return person
        return None

    def rival(self, owner: Referent) -> Referent | None:
        """Return who `his opponent` is: who is named most besides him."""
        return most_named(r for r in self._cast.referents if r.is_person and r is not owner)

    def parent(self, noun: str) -> Referent | None:
        """Return the one person whom `their mother` may mean."""
        return self._kin.parent(noun)

    def relative_of(self, owner: Referent, noun: str) -> Referent | None:
        """Return whom the text calls the owner's wife, or whose husband it calls the owner."""
        return self._kin.relative_of(owner, noun)

    def of_age(self, surname: str, *, younger: bool) -> Referent | None:
        """Return who `the younger Lund` is: of two of that name the other's child, or parent."""
        return self._kin.of_age(self._cast.namesakes(surname), younger=younger)

    def of_surname(self, owner: Referent, noun: str) -> Referent | None:
        """Return the person of the owner's surname whom `his wife` may mean."""
        gender = "f" if noun in FEMALE_NOUNS else "m"
        surname = core_words(owner.name)[-1]
        found = [
            r
            for r in self._cast.referents
            if r.is_person and r is not owner and core_words(r.name)[-1] == surname
        ]
        fitting = [r for r in found if r.gender in (gender, None)]
        return fitting[0] if len(fitting) == 1 else None

    def body_introduced_later(self, phrase: Phrase) -> Referent | None:
        """Return the body that the text names soon after `a federal court`, of that kind."""
        sentence = self._cast.sentence(phrase.start)
        for referent in self._cast.referents:
            first = referent.mentions[0].start
            near = first >= phrase.end and self._cast.sentence(first) - sentence <= 2
            if near and not referent.is_person and phrase.head in core_words(referent.name):
                return referent
        return None

    def named_next(self, phrase: Phrase) -> Referent | None:
        """Return the body that does something, newly named, soon after `a report` opens a text.

        "A report says ropes rot.", and then "The Norvik Institute tested forty".
        """
        if self._cast.sentence(phrase.start) > _OPENING:
            return None
        end = self._cast.sentence_end(phrase.end)
        after = self._cast.sentence_end(self._cast.sentence_end(end))
        for mention, body in self._cast.within(end, after):
            new = body.mentions[0] == mention and body.type == "organization"
            if new and body.acts and does(self._cast.text, mention):
                return body
        return None

    def body(
        self, position: int, about: Sequence[str], last: Sequence[Referent]
    ) -> Referent | None:
        """Return the body that `it`, `the company` or `the bank` at `position` stands for.

        `about` are the words of the description, its head first; none for a pronoun.
        """
        head = about[0] if about else ""
        if head in _PLACES:
            state = self.state(position) if head == "state" else None
            return state or self._place(position, head)
        referents = self._cast.referents
        if len(referents) > _MANY:
            referents = self._cast.around(position, _NEAR)
        candidates = [r for r in referents if self._may_be(r, head)]
        candidates += [r for r in last if head in BUSINESSES and _is_untold(r)]
        candidates += [r for r in last if head in _ANY_NAME and _tells_no_kind(r)]
        best: tuple[float, Referent] | None = None
        for referent in candidates:
            score = self._body_score(referent, position, about)
            if referent in last:
                score += 2.0
            if _is_kind(referent, head):
                score += 2.5
            if NAME_WORDS.get(head, frozenset()) & set(core_words(referent.name)):
                score += 2.0
            if best is None or score > best[0]:
                best = (score, referent)
        if best is None or best[0] <= -8.0:
            return None
        # A likelier name that is no body's tells that none in reach is meant.
        found = best[1]
        known = found.acts or found in last or (head and _is_named(found, head))
        return found if known else None

    def _may_be(self, referent: Referent, head: str) -> bool:
        folded = referent.name.casefold()
        if referent.is_person or folded in CAPITAL_OF or folded in COUNTRY_OF:
            return False
        words = set(core_words(referent.name))
        place = referent.type == "location" and head not in words  # not "Lund Gallery"
        if place and (head not in BUSINESSES or len(referent.mentions) < 3):
            return False
        kin = NAME_WORDS.get(head, frozenset()) & words
        if referent.type == "misc" and not kin and not (referent.roles and head):
            return False
        if head == "government" and core_words(referent.name)[-1] != head:
            return False  # "the Government Harbour Office"
        if head in _OWN_KIND:
            return _is_so_called(referent, head) or head in referent.roles or bool(kin)
        if head in BUSINESSES - {"bank"} and country_of_central_bank(referent.name):
            return False
        if head in _WATCHDOGS and words & _WATCHED and not kin:
            return False
        if head and head not in _PRESS and referent in self._outlets:
            return False
        if head in BUSINESSES - _NO_FIRMS and words & _SOCIETIES and words & _CONCERNED:
            return False
        other = _PUBLIC - _GROUPS if head == "group" else _PUBLIC
        return not (head in BUSINESSES and words & other) and not (
            head in _NO_BANKS and words & {"bank", "banco"}
        )

    @cached_property
    def _outlets(self) -> list[Referent]:
        """The agencies of datelines, `PORTO (Quay Press) -`, and the papers that are told things.

        Who speaks of `the company` means none of them.
        """
        text, found = self._cast.text, []
        for referent in self._cast.referents:
            paper = not _PRESS_WORDS.isdisjoint(core_words(referent.name))
            for mention in () if referent.is_person else referent.mentions:
                before = max(0, mention.start - 60), mention.start
                wire = _WIRE_END.match(text, mention.end) and _DATELINE.search(text, *before)
                if wire or (paper and _TELLS.search(text, *before)):
                    found.append(referent)
                    break
        return found

    def _body_score(self, referent: Referent, position: int, about: Sequence[str]) -> float:
        before = referent.last_before(position)
        gap = 8
        if before is not None:
            gap = min(gap, self._cast.sentence(position) - self._cast.sentence(before.start))
        if self._cast.sentence(referent.mentions[0].start) <= 2:
            gap -= 2
        score = 1.2 * math.log2(1 + len(referent.mentions)) - 0.4 * gap
        names = set(core_words(referent.name))
        for weight, word in zip((3.0, *([1.0] * len(about))), about, strict=False):
            if word in names or (word in referent.roles and word in BODY_NOUNS):
                score += weight
        if _WORLDWIDE & names and _WORLDWIDE.intersection(about):
            score += 2.0  # "the world body" is an international council
        return score

    def in_full(self, words: Sequence[str]) -> Referent | None:
        """Return the one body whose name holds several words: of `Fiji's electoral commission`."""
        found = [
            r
            for r in self._cast.referents
            if r.type == "organization" and len(words) > 1 and {*words} <= {*core_words(r.name)}
        ]
        return found[0] if len(found) == 1 else None

    def state(self, position: int) -> Referent | None:
        """Return the state named most before `position`, of which `state officials` are."""
        states = [
            (sum(m.start < position for m in referent.mentions), referent)
            for referent in self._cast.referents
            if not referent.is_person and referent.name.casefold() in STATES
        ]
        count, state = max(states, key=lambda found: found[0], default=(0, None))
        return state if count else None

    def _place(self, position: int, noun: str) -> Referent | None:
        """Return the place named most before, or last; `the country` is one, no town is a road."""
        places: list[tuple[int, int, Referent]] = [
            (sum(m.start < position for m in referent.mentions), before.start, referent)
            for referent in self._cast.referents
            if referent.type == "location" and (before := referent.last_before(position))
            if core_words(referent.name)[-1] not in STREETS | _WATERS
            if noun not in ("country", "nation") or referent.name.casefold() in COUNTRIES
            if noun not in ("city", "town") or referent.name.casefold() not in COUNTRIES | STATES
        ]
        return max(places, key=lambda place: place[:2])[2] if places else None

    def country(self, position: int, last: Sequence[str]) -> str | None:
        """Return the adjective of the country that `the ministry` belongs to.

        That is the one of which `last`, the last speaker, is the name, else the one named most
        before `position`, adjectives and capitals counted.
        """
        for name in last:
            if name.casefold() in ADJECTIVE_OF:
                return ADJECTIVE_OF[name.casefold()]
        counts: Counter[str] = Counter()
        for referent in self._cast.referents:
            folded = referent.name.casefold()
            country = COUNTRY_OF.get(folded) or CAPITAL_OF.get(folded)
            if country:
                counts[country] += sum(m.start < position for m in referent.mentions)
        top = counts.most_common(1)
        return ADJECTIVE_OF.get(top[0][0].casefold()) if top and top[0][1] else None

    def police(self, place: str = "") -> Referent | None:
        """Return the one police force, that of a place if told, that the document names most."""
        home = name_words(place)
        forces = [
            r
            for r in self._cast.referents
            if not r.is_person
            and _LAW & set(words := name_words(r.name))
            and len(words) > len(home) + (not home)
            and words[: len(home)] == home
            and not _NO_FORCE & set(words)
        ]
        return most_named(forces)

    @cached_property
    def central_banks(self) -> dict[str, Referent]:
        """The central banks that the document names by their countries."""
        bodies = sorted(
            (r for r in self._cast.referents if not r.is_person), key=lambda r: len(r.mentions)
        )
        named = ((country_of_central_bank(r.name), r) for r in bodies)
        return {country: referent for country, referent in named if country}

    @cached_property
    def told(self) -> list[tuple[int, str, str]]:
        """Where the text speaks of what a country has one of: `Fiji's navy`, with its noun."""
        return [
            (match.start(), match[2], match.group())
            for match in _OF_COUNTRY.finditer(self._cast.text)
            if match[1].casefold() in COUNTRIES
        ]

    @cached_property
    def banks(self) -> bool:
        """Whether the document names any bank."""
        return any(not r.is_person and _is_named(r, "bank") for r in self._cast.referents)

    @cached_property
    def local_police(self) -> str | None:
        """The police of the one place that the document names some of: `Norvik police`."""
        text = self._cast.text
        found = {
            f"{referent.name} police"
            for mention in self._cast.mentions
            if text.startswith(" police", mention.end)
            and (referent := self._cast.of(mention)).type in ("location", "misc")
        }
        return found.pop() if len(found) == 1 else None
