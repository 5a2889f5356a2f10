"""Who `the minister`, `a spokeswoman`, `the bank` and `the survey` are."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from quotes.names import core_words
from quotes.places import ADJECTIVE_OF, COUNTRY_OF, INHABITANTS
from quotes.speakers.acting import does
from quotes.speakers.councils import council_before
from quotes.speakers.credits import Credit, again, credit_to
from quotes.speakers.discourse import Discourse
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    BUSINESSES,
    FAMILY_NOUNS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OFFICES,
    ORGANIZATION_WORDS,
    SPOKESPERSONS,
    STATE_BODIES,
    STYLES,
    Gender,
    word_set,
)
from quotes.speakers.phrases import POSSESSIVES, Phrase, analyse
from quotes.speakers.pronouns import possessor, resolve_pronoun, subject_before
from quotes.speakers.referents import Referent
from quotes.types import Span, SpeakerType

_SPOKEN_FOR = re.compile(r" (?:for|of|from|at) ")
# Bodies that are named after somebody: "the Obama administration", not "Obama".
_REACH = 40
"""How many speakers back `the bank` may still be the one that spoke."""
_LONGEST_NAME = 60
_MANY = 60
"""Names before `the magazine` among which that is looked for at most."""
_DOUBTFUL = 0.4
"""How much a description may be trusted that names nobody."""
_OF = re.compile(r" of (?:the )?")
# What belongs to a place, prize or body of another name.
_PARTS = word_set("jury panel committee council")
_ONE_A_COUNTRY = word_set("ministry forces army navy military")
# People whom nobody names: "an insider" ... "the insider".
_ANONYMOUS = word_set("source insider official person tipster caller")
# Who is seldom named, so that nobody in focus is meant.
_STRANGERS = word_set(
    """
    referee umpire linesman coroner magistrate juror bailiff arbitrator mediator adjudicator
    investigator attacker assailant gunman shooter robber burglar thief kidnapper stalker rapist
    keeper onlooker passerby passer-by shopper motorist pedestrian attendant receptionist
    """
)
# Who speaks for a body by office: "its secretary".
_OFFICERS = word_set(
    """
    secretary secretary-general chairman chairwoman chair chairperson president vice-president
    director head chief leader manager treasurer boss executive captain coach convenor convener
    """
)
_OUTLETS = word_set("newspaper paper website site magazine publication outlet")
# Who prints or airs what it is told: "told Eel Weekly" ... "the magazine".
_PRESS = _OUTLETS | word_set(
    "weekly daily tabloid broadsheet journal broadcaster network channel station programme program"
    " podcast agency newswire"
)
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|(?:interview|speaking|spoke) (?:with|to)|reported by) (?:the )?$"
)
# What before `force` or `police` tells no other: "the task force", "riot police".
_OF_POLICE = word_set("local police")
_YEARS_OLD = re.compile(r"(\d{1,3})-year-old")
_AGE = re.compile(r",? \(?(?:aged |now )?(\d{1,3})(?=[,.;)](?!\d)| and | who )")
_POINTING = word_set("the this that")
# How much speaks for and against a person whom `the mayor` may mean, beside the salience of those
# named near by. A logit over 180 such descriptions of labelled training texts, rounded.
_HAS_ROLE = 3.0  # and the logarithm of how often the text says so
_SHARED = 0.5  # for each other word of the description
_ALONE = 2.0  # nobody else has the role
_OTHER_NAME = -2.5  # of those in the description none is the bearer's
_FAR = -0.9
_SURE_OWNER = 0.85
"""How probable it must be who owns, for a description to name the owner."""
_RIVALS = word_set("opponent challenger rival adversary competitor")
# "Her Majesty" is nobody but who was called so last.
_STYLE = re.compile(
    rf"(?:His|Her) (?:(?:Royal|Imperial|Serene|Supreme) )?(?:{'|'.join(sorted(STYLES))})", re.I
)
_NAMES_HERSELF = re.compile(r"\bwho\b|\b(?:identified|named|known)\b")
_CALLED = re.compile(
    r"\b(?:(?:identified|named|known)(?: \w+)? as"
    r"|who (?:\w+ )?(?:gave|asked|wanted|wished|requested|agreed|preferred|identified)\b"
    r"(?:(?! who )[^.;:\n“”\"])*"
    r"(?:\b(?:name|named|identified|known|himself|herself)(?:,| (?:\w+ )?as)|\bcalled)) (?:only )?$"
)
# Bodies by what everybody calls them.
_KNOWN_AS = (
    (
        re.compile(
            r"the (?:EU|European Union|bloc)(?:['’]s)? executive(?: arm| branch| body)?", re.I
        ),
        "European Commission",
    ),
    (
        re.compile(
            r"(?:an? |the )?(?:gardaí|gardai|garda (?:spokes\w+|press office))|the garda", re.I
        ),
        "An Garda Síochána",
    ),
    (re.compile(r"(?:the )?mounties", re.I), "Royal Canadian Mounted Police"),
)
_INHABITANT = re.compile(
    r"(?:the|The) (?:[\w-]+-(?:year-old|born) |young |veteran )?([A-Z][\w ]+)(?:, \d\d)?"
)
_GENDERED: tuple[tuple[str, Gender], ...] = (("woman", "f"), ("man", "m"), ("ina", "f"))
_OWNER = re.compile(r"([^,]+)['’]s? (?=(?:(?:chief|official|own|senior) )?[\w-]+$)")
# "The firm's lawyers"
_BODYS = re.compile(rf"([Tt]he (?:{'|'.join(sorted(BODY_NOUNS))}))['’]s (?:own )?")
_POSSESSED = re.compile(r"['’]s? ")
_SUPERLATIVES = word_set("biggest largest smallest oldest leading top second-largest")
_NATIONAL = word_set("national country state s's")
# Bodies that a noun without a name describes: "the Danish broadcaster" is one named before.
_TRADES = BUSINESSES | word_set(
    """
    broadcaster network platform website site outlet publisher charity nonprofit non-profit
    tank think-tank thinktank newspaper magazine tabloid daily weekly broadsheet venue engine
    """
)
# Bodies that news opens with before it names them: "the energy watchdog has said".
_OPENING_WITH = word_set("regulator watchdog charity tank think-tank thinktank union")
# What tells nothing but the kind: "the news agency", "the governing body".
_KINDS = word_set(
    """
    governing world global un eu social think health news wire rights aid fire law trade trades
    charity campaign advocacy pressure lobby conservation investment research media opposition
    ruling
    """
)
_TRADE_BEHIND = re.compile(rf" (?:[a-z-]+ )?(?:{'|'.join(sorted(_TRADES))})$")
# "Danish", "Cretan"
_DEMONYM = re.compile(r"\w{3,}(?:ish|ese|an)")
_KEPT_HEADS = word_set(
    """
    campaign administration government team family coalition ministry police cabinet council
    department office embassy parliament army military university force committee legislature
    court authorities
    """
)


_OF_UNIONS = word_set("agency body mission fund")
_UNIONS = (("un",), ("united", "nations"), ("eu",), ("european", "union"))


# Those of a person that are called by the surname: "the Lund campaign".
_CALLED_SO = word_set("campaign administration government team family coalition cabinet army")


def styled(discourse: Discourse, span: Span) -> Credit | None:
    """Return whom `Her Majesty` means: who was last named with it, as `Her Majesty Queen Ada`.

    Else it is whom `she` would mean.
    """
    if not _STYLE.fullmatch(discourse.text, *span):
        return None
    style = discourse.text[span.start : span.end]
    for match in reversed([*re.finditer(re.escape(style), discourse.text[: span.start], re.I)]):
        after = discourse.cast.within(match.end(), match.end() + _LONGEST_NAME)
        people = [(m, r) for m, r in after if r.is_person]
        if people and not re.search(r"[,.;:]", discourse.text[match.end() : people[0][0].start]):
            return credit_to(people[0][1], 0.85, "role")
    return resolve_pronoun(discourse, style.split()[0].casefold(), span.start)


def known_as(discourse: Discourse, span: Span) -> Credit | None:
    """Return the European Commission for `the EU executive`, the police for `the Mounties`."""
    called = (name for pattern, name in _KNOWN_AS if pattern.fullmatch(discourse.text, *span))
    name = next(called, None)
    if name is None:
        return None
    known = discourse.cast.named(name, span.start)
    return credit_to(known, 0.8, "body") if known else Credit((name,), "organization", 0.8, "body")


def inhabitant(discourse: Discourse, span: Span) -> Credit | None:
    """Return whom `the Dane` means: the last speaker from there, else the person in focus."""
    one = _INHABITANT.fullmatch(discourse.text, *span)
    country = INHABITANTS.get(one[1].casefold()) if one else None
    if one is None or country is None:
        return None
    gender: Gender | None = next((g for end, g in _GENDERED if one[1].endswith(end)), None)
    person, _ = discourse.salience.person(
        span.start, gender, discourse.last.referents, discourse.besides
    )
    countrymen = [r for r in discourse.cast.bearers(country) if r.is_person]
    if countrymen and person not in countrymen:
        person = max(countrymen, key=lambda r: len(r.mentions))
    return credit_to(person, 0.6, "description") if person else None


def self_named(discourse: Discourse, span: Span) -> Credit | None:
    """Return whose name follows where somebody `gave her name as Ana` or `is known only as Ana`.

    The source may end before `who`.
    """
    text = discourse.text
    if not _NAMES_HERSELF.search(text, span.start, span.end + len(", who")):
        return None
    for mention, referent in discourse.cast.within(span.start, span.end + _LONGEST_NAME):
        called = _CALLED.search(text, span.start, mention.start) if referent.is_person else None
        if called and called.start() <= span.end + len(", "):
            return credit_to(referent, 0.8, "apposition")
    return None


def described_person(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom `the mayor`, `his wife` or `a spokesman for the port` stands for."""
    if phrase.head in SPOKESPERSONS and phrase.head != "official":
        return _spokesperson(discourse, phrase)
    person = _by_role(discourse, phrase)
    if person is not None:
        return credit_to(person, 0.85, "role")
    if phrase.determiner in ("its", "their") and phrase.head in _OFFICERS:
        body = possessor(discourse, phrase)
        if body.type == "organization":
            return replace(body, how="spokesperson")
    if phrase.determiner == "the" and phrase.head in _ANONYMOUS:
        for credit in reversed(discourse.history[-_REACH:]):
            if credit.type == "unnamed" and _ANONYMOUS & set(core_words(credit.names[0])):
                return again(credit, "unnamed")
    elif phrase.determiner in ("the", "") and phrase.head in BODY_NOUNS:
        return described_body(discourse, phrase)  # "the biggest coal producer"
    elif phrase.determiner == "the" and phrase.head not in _STRANGERS:
        person = _called_before(discourse, phrase) or _most_salient(discourse, phrase)
        if person is not None:
            discourse.called[phrase.head] = {*phrase.modifiers}, person
            return credit_to(person, 0.5, "description")
    return Credit((words_of(discourse, phrase),), "unnamed", 0.7, "unnamed")


def words_of(discourse: Discourse, phrase: Phrase) -> str:
    """Return a description with whose it is by name: `Ana Bell's allies` for `her allies`.

    That is if it is sure who owns them.
    """
    owner, rest = Credit(), ""
    if phrase.determiner in ("his", "her", "its", "my"):
        owner = possessor(discourse, phrase)
        rest = discourse.text[phrase.start : phrase.end].split(None, 1)[-1]
    elif described := _BODYS.match(discourse.text, phrase.start, phrase.core.end):
        owner = discourse.described(Span(*described.span(1)))
        rest = discourse.text[described.end() : phrase.end]
    named = discourse.scheme == "news" and len(owner.names) == 1 and owner.referents
    if not named or (owner.type == "person" and owner.confidence < _SURE_OWNER):
        return discourse.words(phrase)
    return f"{owner.names[0]}'s {' '.join(rest.split())}"


def _by_role(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the person whom the document gives that role, before or just after the phrase."""
    person = None
    if phrase.determiner in {"", *_POINTING}:
        person = _meant(discourse, phrase)
    elif phrase.determiner in ("his", "her") and phrase.head in FAMILY_NOUNS:
        person = _relative(discourse, phrase)
    elif phrase.determiner in ("his", "her", "my") and phrase.head not in _RIVALS:
        owners = possessor(discourse, phrase).referents
        person = discourse.focus.relative_of(owners[0], phrase.head) if len(owners) == 1 else None
    elif phrase.determiner == "their":
        person = discourse.focus.parent(phrase.head)
    elif phrase.determiner in ("his", "her") and phrase.head in _RIVALS:
        owners = possessor(discourse, phrase).referents
        person = discourse.focus.rival(owners[0]) if len(owners) == 1 else None
    if person is None and phrase.determiner in ("", "a", "an"):
        person = discourse.focus.introduced_later(phrase)
    if person is None and phrase.determiner in ("a", "an", "the"):
        person = discourse.focus.named_with_age(phrase)
    return person


def _meant(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return whom the text gives the role of a description, unless others are likelier meant.

    Near by, somebody in focus without that role may outweigh one of several who have it.
    """
    bearers = discourse.focus.bearers(phrase)
    if not bearers:
        return None
    written = discourse.text[phrase.core.end - len(phrase.head) : phrase.core.end]
    if len(bearers) == 1 and written.istitle():
        return bearers[0]  # "the Mayor" is an office
    scores = dict.fromkeys(bearers, _FAR)
    near = discourse.salience.scores(
        phrase.start, _gender(phrase), discourse.last.referents, discourse.besides
    )
    names = _names(discourse, phrase)
    for referent, score in near.items():
        other = phrase.head in referent.roles  # "the shadow mayor" is not the mayor
        if referent in bearers or (phrase.determiner in _POINTING and not other):
            scores[referent] = score
    for bearer in bearers:
        scores[bearer] += _HAS_ROLE + math.log1p(bearer.roles[phrase.head.removeprefix("ex-")])
        scores[bearer] += _SHARED * sum(word in bearer.roles for word in phrase.modifiers)
        if names and not names & bearer.roles.keys():
            scores[bearer] += _OTHER_NAME
        elif len(bearers) == 1:
            scores[bearer] += _ALONE
    return max(scores, key=lambda referent: scores[referent])


def _called_before(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return who `the minister` is where `the tides minister` has been understood before."""
    modifiers, person = discourse.called.get(phrase.head, (set[str](), None))
    return person if modifiers.issuperset(phrase.modifiers) else None


def _names(discourse: Discourse, phrase: Phrase) -> set[str]:
    """Return the names in a description, folded, with countries: `the Ohio senator`."""
    written = discourse.text[phrase.start : phrase.core.end].split()[1:]
    names = {word.casefold() for word in written if word.isalpha() and word[0].isupper()}
    names -= {phrase.head}
    return names | {COUNTRY_OF[name].casefold() for name in names & COUNTRY_OF.keys()}


def _gender(phrase: Phrase) -> Gender | None:
    if phrase.head in MALE_NOUNS:
        return "m"
    return "f" if phrase.head in FEMALE_NOUNS else None


def _relative(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return who `his wife` is: called so, else with that role, else of his surname."""
    owners = possessor(discourse, phrase).referents
    owner = owners[0] if len(owners) == 1 else None
    if owner and (known := discourse.focus.relative_of(owner, phrase.head)):
        return known
    person = _meant(discourse, phrase)
    if person is None or person is owner:
        return discourse.focus.of_surname(owner, phrase.head) if owner else None
    return person


def _most_salient(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the person in focus for `the defender`, unless `a defender` without a name is."""
    if any(referent.is_person for referent in discourse.inside(phrase)):
        return None
    besides = (
        *discourse.besides,
        *_with_another_office(discourse, phrase),
        *_of_another_age(discourse, phrase),
    )
    person, _ = discourse.salience.person(
        phrase.start, _gender(phrase), discourse.last.referents, besides
    )
    new = _introduced_before(discourse, phrase)
    if new and new not in besides and _gender(phrase) in (new.gender, None):
        person = new
    last = person.last_before(phrase.start) if person else None
    if last is None:
        return None
    indefinite = rf"\b(?:an?|another|one) (?:[\w-]+ ){{0,3}}{re.escape(phrase.head)}\b"
    since = discourse.text[max(0, last.start) : phrase.start]
    return None if re.search(indefinite, since) else person


def _introduced_before(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return who is first named in the sentence before, where nobody speaks: "In came Lund." """
    cast, number = discourse.cast, discourse.cast.sentence(phrase.start)
    start = cast.sentence_at(number - 1)
    if cast.sentence_at(number) != phrase.start or discourse.last.at >= start:
        return None
    before = cast.within(start, phrase.start)
    people = [(mention, person) for mention, person in before if person.is_person]
    new = [person for mention, person in people if person.mentions[0] == mention]
    return new[0] if len(people) == len(new) == 1 else None


def _with_another_office(discourse: Discourse, phrase: Phrase) -> list[Referent]:
    """Return who has another office: no judge is meant by `the prime minister`."""
    if phrase.head not in OFFICES or "former" in phrase.modifiers:
        return []
    offices = ((r, r.roles.keys() & OFFICES) for r in discourse.cast.referents)
    return [referent for referent, held in offices if held and phrase.head not in held]


def _of_another_age(discourse: Discourse, phrase: Phrase) -> list[Referent]:
    """Return who is of another age than `the 43-year-old` by what the text says."""
    age = _YEARS_OLD.fullmatch(phrase.head)
    if age is None:
        return []
    people = (r for r in discourse.cast.referents if r.is_person)
    told = ((r, _AGE.match(discourse.text, m.end)) for r in people for m in r.mentions)
    return [referent for referent, years in told if years and years[1] != age[1]]


def _spokesperson(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the body that a spokesperson without a name speaks for."""
    for mention, referent in discourse.cast.within(phrase.start, phrase.end):
        trade = _TRADE_BEHIND.match(discourse.text, mention.end, phrase.end)
        if not referent.is_person and not trade:  # "for the Danish lender"
            return credit_to(referent, 0.85, "spokesperson")
    body = spoken_for(discourse, phrase)
    if body:
        return replace(body, how="spokesperson")
    owner = _owner(discourse, phrase)
    if owner.type == "person" and len(owner.names) == 1 and owner.how != "description":
        name = f"{owner.names[0]}'s {phrase.head}"
        return Credit((name,), "unnamed", 0.7, "unnamed")
    for credit in reversed(discourse.history if phrase.determiner == "the" else ()):
        if credit.how == "spokesperson":
            return again(credit, "spokesperson")
    if owner.names or _is_told(discourse, phrase):
        return Credit((discourse.words(phrase),), "unnamed", 0.6, "unnamed")
    bodies = [w for w in phrase.modifiers if w in BODY_NOUNS]
    if (
        phrase.determiner in ("a", "an", "")
        and not bodies
        and (near := _near_body(discourse, phrase))
    ):
        return replace(near, how="spokesperson")
    if phrase.determiner in ("a", "an", "the", "its", "their", "") or bodies:
        meant = discourse.focus.body(phrase.start, bodies[:1], discourse.last.referents)
        if meant:
            return credit_to(meant, 0.6, "spokesperson")
    return Credit((discourse.words(phrase),), "unnamed", 0.6, "unnamed")


def _is_told(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a description tells itself for whom somebody speaks: `a Moss spokesman`."""
    about = _SPOKEN_FOR.match(discourse.text, phrase.core.end, phrase.end)
    return bool(about or _POSSESSED.search(discourse.text, *phrase.core)) or _is_capitalised(
        discourse, phrase
    )


def _near_body(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the body that the sentence before is about, or that spoke last in this paragraph."""
    body = subject_before(discourse, phrase.start)
    if body and body.type == "organization":
        return body
    last = discourse.last
    same = last.names and discourse.text.find("\n", last.at, phrase.start) < 0
    return again(last, "spokesperson") if same and last.type == "organization" else None


def _owner(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whose spokesman `his spokesman` or `the rapper's spokesman` is."""
    if phrase.determiner in ("his", "her"):
        return possessor(discourse, phrase)
    owner = _OWNER.match(discourse.text, phrase.start, phrase.core.end)
    return discourse.described(Span(*owner.span(1))) if owner else Credit()


def spoken_for(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the body described in `a spokesman for the port`, `a navy spokesman`."""
    about = _SPOKEN_FOR.match(discourse.text, phrase.core.end, phrase.end)
    if about:
        span = Span(about.end(), phrase.end)
        body = analyse(discourse.cast, span)
        if body.kind == "name" and (named := discourse.described(span)).type == "organization":
            return named
        if body.kind == "person" and body.head in BODY_NOUNS:  # "the broadcaster"
            found = described_body(discourse, body)
            return found if found.referents else None
        return described_body(discourse, body) if body.kind == "body" else None
    if phrase.modifiers and phrase.modifiers[-1] in STATE_BODIES:
        *modifiers, head = phrase.modifiers
        if not modifiers:  # "a ministry spokesman"
            bare = replace(phrase, head=head, modifiers=(), determiner="the")
            found = described_body(discourse, bare)
            if found.confidence > _DOUBTFUL:
                return found
        return _of_country(
            discourse,
            replace(phrase, head=head, modifiers=tuple(modifiers), determiner="the"),
            late=True,
        )
    return None


def described_body(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the body that `the Gannett chain`, `the bank` or `her campaign` stands for."""
    publisher = discourse.document.publisher
    if publisher and phrase.determiner == "this" and phrase.head in _OUTLETS:
        return Credit((publisher,), "organization", 0.8, "body")
    named = (
        _side(discourse, phrase)
        or _central_bank(discourse, phrase)
        or _part_of(discourse, phrase)
        or _named_body(discourse, phrase)
        or _of_country(discourse, phrase)
    )
    if named is not None:
        return named
    body = None
    if phrase.determiner in ("a", "an"):
        body = discourse.focus.body_introduced_later(phrase) or discourse.focus.named_next(phrase)
    elif phrase.determiner not in ("one", "another", "some"):
        if phrase.determiner in POSSESSIVES and phrase.head in _KEPT_HEADS:
            owner = possessor(discourse, phrase)
            if owner.type == "person" and owner.names:
                return Credit((_owned(owner.names[0], phrase.head),), "organization", 0.6, "body")
            if owner.type == "organization" and phrase.head == "embassy":
                return replace(owner, how="body")  # "its embassy in Oslo" is the country
        if spoken := _spoken_before(discourse, phrase) or _central_bank_told(discourse, phrase):
            return spoken
        about = (phrase.head, *phrase.modifiers)
        plain = phrase.head == "force" and _OF_POLICE.issuperset(phrase.modifiers)
        if plain and (force := police(discourse, phrase, None)):
            return force
        last = discourse.last.referents if discourse.last.type != "group" else ()
        body = discourse.focus.body(phrase.start, about, last)
        if own := _named_behind(discourse, phrase, body) or _described_in_full(
            discourse, phrase, body
        ):
            return own
        body = body or _hearer_before(discourse, phrase)
    if body is not None and body not in discourse.inside(phrase):
        return replace(credit_to(body, 0.7, "body description"), type="organization")
    if local := _of_place(discourse, phrase):
        return local
    vague = phrase.determiner in ("a", "an", "one") and discourse.scheme == "polnear"
    kind: SpeakerType = "unnamed" if vague else "organization"
    return Credit((discourse.words(phrase),), kind, 0.4, "body description")


def _hearer_before(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the body that was told something last: "told Eel Weekly" ... `the magazine`."""
    press = phrase.determiner == "the" and phrase.head in _PRESS
    before = discourse.cast.within(0, phrase.start)[-_MANY:] if press else []
    for mention, referent in reversed(before):
        told = _TOLD.search(discourse.text, max(0, mention.start - 30), mention.start)
        if told and referent.type in ("organization", "misc"):
            return referent
    return None


def _of_place(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the council or the ministry that a place or country named before has."""
    if phrase.determiner == "the" and phrase.head in ("council", "borough"):
        return council_before(discourse.cast, phrase.start)
    if phrase.head not in _ONE_A_COUNTRY:
        return None
    return _told_before(discourse, phrase) or _of_country(discourse, phrase, late=True)


def police(discourse: Discourse, phrase: Phrase, place: Referent | None) -> Credit | None:
    """Return the force that `police`, `Norvik police` or, with its `place`, `police in Norvik` is.

    That is one named in full, else the police of that place, or of the one that has some.
    """
    inside = discourse.cast.within(phrase.start, phrase.core.end)
    if place is None and inside and inside[-1][0].end + 1 + len(phrase.head) == phrase.core.end:
        place = inside[-1][1]
    if place is None and inside:
        return None
    named = discourse.focus.police(place.name if place else "")
    if named is not None:
        return credit_to(named, 0.6, "police")
    name = f"{place.name} police" if place else discourse.focus.local_police
    plain = phrase.head in ("police", "force") and _OF_POLICE.issuperset(phrase.modifiers)
    return Credit((name,), "organization", 0.6, "police") if name and plain else None


def _side(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the country that `the Fijian side` is."""
    country = COUNTRY_OF.get(phrase.modifiers[-1]) if phrase.modifiers else None
    if phrase.head != "side" or phrase.determiner != "the" or country is None:
        return None
    return Credit((country,), "organization", 0.7, "body")


def _part_of(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Quay Prize jury` for `the jury of the Quay Prize`, which is not the prize."""
    of = _OF.match(discourse.text, phrase.core.end, phrase.end)
    if phrase.head not in _PARTS or phrase.determiner != "the" or not of:
        return None
    for mention, whole in discourse.cast.within(of.end(), phrase.end)[:1]:
        if mention.start == of.end() and not whole.is_person:
            name = " ".join((whole.name, *phrase.modifiers, phrase.head))
            return Credit((name,), "organization", 0.7, "body", (whole,))
    return None


def _central_bank(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the bank that `Fiji's central bank` or `the central bank` stands for, by its name.

    Where no country is told, that is the one that spoke before, or the only one that is named.
    """
    if phrase.head != "bank" or phrase.modifiers[-1:] != ("central",):
        return None
    named = discourse.focus.central_banks
    places = [r.name.casefold() for r in discourse.inside(phrase)]
    country = next((COUNTRY_OF[w] for w in (*places, *phrase.modifiers) if w in COUNTRY_OF), None)
    if country is None:
        if before := _central_bank_before(discourse):
            return before
        adjective = discourse.focus.country(phrase.start, discourse.last.names) or ""
        country = COUNTRY_OF.get(adjective.casefold())
        if len(named) == 1:
            (country,) = named
    if country in named:
        return credit_to(named[country], 0.8, "body")
    name = f"{country}'s central bank" if country else discourse.words(phrase)
    return Credit((name,), "organization", 0.7 if country else 0.4, "body")


def _central_bank_before(discourse: Discourse) -> Credit | None:
    """Return the central bank that spoke last."""
    named = discourse.focus.central_banks.values()
    for credit in reversed(discourse.history[-_REACH:]):
        known = any(referent in named for referent in credit.referents)
        if len(credit.names) == 1 and (known or credit.names[0].endswith(" central bank")):
            return replace(again(credit, "body"), type="organization")
    return None


def _central_bank_told(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Fiji's central bank`, of which the text has told, if `the bank` may be no other."""
    other = phrase.head != "bank" or discourse.focus.banks
    return None if other else _told_before(discourse, phrase)


def _told_before(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return `Fiji's foreign ministry`, of which the text has told, for `the ministry`."""
    told = [t for t in discourse.focus.told if t[0] < phrase.start and t[1] == phrase.head]
    if not told or phrase.determiner != "the" or phrase.modifiers:
        return None
    return Credit((told[-1][2],), "organization", 0.6, "body")


def _owned(person: str, head: str) -> str:
    """Return how a person's body is called: `Lund campaign`, but `Ivo Lund's office`."""
    return f"{person.rsplit(maxsplit=1)[-1]} {head}" if head in _CALLED_SO else f"{person}'s {head}"


def _named_body(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the body that a name inside the phrase tells, or that the phrase itself names."""
    inside = discourse.cast.within(phrase.start, phrase.end)
    core = [referent for mention, referent in inside if mention.end <= phrase.core.end]
    plain = len(phrase.modifiers) == len(core) == 1
    if plain and phrase.head in _OF_UNIONS and core_words(core[0].name) in _UNIONS:
        return None  # "the U.N. agency"
    bodies = tuple(referent for referent in core if not referent.is_person)
    if core and phrase.head in _TRADES and not _is_told_body(discourse, phrase, core[-1]):
        if not _POSSESSED.search(discourse.text, phrase.start, phrase.core.end):
            return None  # "the Porto lender" has a place, no name
        if set(phrase.modifiers) & _SUPERLATIVES:
            return None
    kept = phrase.head in _KEPT_HEADS and (core or _is_capitalised(discourse, phrase))
    if len(core) == 1 and core[0].name.casefold() in COUNTRY_OF:
        owner = core_words(core[0].name)
        words = [w for w in (*phrase.modifiers, phrase.head) if w not in owner]
        if full := discourse.focus.in_full(words):
            return credit_to(full, 0.7, "body")  # "Fiji's electoral commission"
    last = core[-1] if core else None
    told = last and (last.type != "organization" or _is_adjective(discourse, last))
    if kept or told or (core and core[0].is_person):
        return Credit((discourse.bare(phrase),), "organization", 0.85, "body", bodies)
    found = core[-1:] or [r for _, r in inside if r.type == "organization"][:1]
    return credit_to(found[0], 0.8, "body") if found else None


def _is_adjective(discourse: Discourse, named: Referent) -> bool:
    """Say whether a name is that of the people of a place, `Cretan`, and only before nouns."""
    text = discourse.text
    return bool(_DEMONYM.fullmatch(named.name)) and all(
        text[m.end : m.end + 2].strip().islower() and not does(text, m) for m in named.mentions
    )


def _is_told_body(discourse: Discourse, phrase: Phrase, named: Referent) -> bool:
    """Say whether a name before a noun is a body's: it acts, or the noun is a part of the name.

    More nouns tell what it does: `the Norvik rope firm`.
    """
    whole = discourse.text[phrase.core.end - len(phrase.head)].isupper()
    told = not set(phrase.modifiers) <= set(core_words(named.name))
    return named.type == "organization" and (named.acts or whole or told)


def _of_country(discourse: Discourse, phrase: Phrase, *, late: bool = False) -> Credit | None:
    """Return the named body that `its foreign ministry` or `the national archive` stands for.

    `late` says that no body named in the text fits `the ministry`, so that any country's may.
    """
    words = [w for w in (*phrase.modifiers, phrase.head) if w not in _NATIONAL]
    if phrase.head not in STATE_BODIES or not words or not COUNTRY_OF.keys().isdisjoint(words):
        return None
    country = None
    if phrase.determiner in ("its", "their"):
        owner = possessor(discourse, phrase)
        country = ADJECTIVE_OF.get(owner.names[0].casefold()) if owner.names else None
    elif len(words) < len(phrase.modifiers) + 1 or late:
        country = discourse.focus.country(phrase.start, discourse.last.names)
    return Credit((" ".join((country, *words)),), "organization", 0.6, "body") if country else None


def _named_behind(discourse: Discourse, phrase: Phrase, body: Referent | None) -> Credit | None:
    """Return the body named right after a text has opened with `the rope watchdog`."""
    known = body is not None and body.last_before(phrase.start) is not None
    if phrase.head not in _OPENING_WITH or phrase.determiner != "the" or known:
        return None
    following = discourse.focus.named_next(phrase)
    return credit_to(following, 0.6, "body description") if following else None


def _described_in_full(
    discourse: Discourse, phrase: Phrase, body: Referent | None
) -> Credit | None:
    """Return `the rowers' federation` in its own words if `body`, the likeliest, shares none."""
    words = {w for w in phrase.modifiers if w.isalpha()} - _NATIONAL - _KINDS
    owned = _POSSESSED.search(discourse.text, *phrase.core)
    if phrase.determiner != "the" or not words or (phrase.head in _TRADES and not owned):
        return None
    if body and {*core_words(body.name), *body.roles} & {*words, phrase.head}:
        return None
    written = " ".join(discourse.text[phrase.start : phrase.core.end].split())
    return Credit((written.split(" ", 1)[-1],), "organization", 0.6, "body")


def _spoken_before(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the speaker described in full before: `Norway's central bank` ... `the bank`."""
    if phrase.determiner != "the" or phrase.modifiers:
        return None
    bank = _central_bank_before(discourse) if phrase.head == "bank" else None
    if bank and "bank" in bank.names[0].casefold():  # nobody calls the Federal Reserve so
        return None if _another_spoke(discourse, phrase, bank) else bank
    for credit in reversed(discourse.history[-_REACH:]):
        named = any(credit.names[0] == referent.name for referent in credit.referents)
        if (
            credit.type == "organization"
            and credit.how != "body description"  # whom nobody could name then
            and not named
            and core_words(credit.names[0])[-1:] == (phrase.head,)
        ):
            return again(credit, "body")
    return None


def _another_spoke(discourse: Discourse, phrase: Phrase, bank: Credit) -> bool:
    """Say whether the last speaker, in this paragraph, may be a bank too: `Quay Bank`, `Quay`."""
    last, text = discourse.last, discourse.text
    other = last.type == "organization" and last.names != bank.names
    here = other and "\n" not in text[last.at : phrase.start]
    return here and ORGANIZATION_WORDS.intersection(core_words(last.names[0])) <= {"bank"}


def _is_capitalised(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a word inside the phrase, not its first, has a capital."""
    written = discourse.text[phrase.start : phrase.core.end].split()
    return any(word[:1].isupper() for word in written[1:])
