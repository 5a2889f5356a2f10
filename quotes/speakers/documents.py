"""Who issued a document: `the survey`, `her account`, `the port data`, `Wednesday's ruling`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.names import name_words
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit, again, credit_to
from quotes.speakers.descriptions import described_body, described_person
from quotes.speakers.discourse import Discourse
from quotes.speakers.issuing import (
    deeds,
    described,
    introduced,
    is_adjective,
    kin_nouns,
    made_behind,
    made_next,
    may_issue,
    paid_for,
    posted_on,
    subject_of_issuing,
    testator,
)
from quotes.speakers.lexicon import BODY_NOUNS, STATE_BODIES, word_set
from quotes.speakers.mentions import Mention
from quotes.speakers.phrases import POSSESSIVES, Phrase, analyse
from quotes.speakers.pronouns import possessor, resolve_pronoun, subject_before
from quotes.speakers.referents import Referent
from quotes.types import Span

# "a survey of 900 adults by Norvik", "of Norvik", not "of adults found Norvik".
_ISSUED_BY = re.compile(
    r"(?: [\w’'-]+(?:,\d{3})?){0,5}(?:, \w+(?: \w+)?)? by(?: [\w’'-]+){0,4} "
    r"|(?: [\w’'-]+){0,2}? (?:from|of|for) (?:the |an? )?"
)
# What stands between a document and whom it comes from: `a survey that the port paid for`.
_FROM_WHOM = re.compile(
    r"(?: which| that)?(?: (?:\w+ed|run|written|put out))?(?: (?:by|from|of))?"
    r" ((?:the|his|her|its|their) (?:[\w-]+ ){0,3}?[\w-]+|it|he|she|they)\b"
)
_JOURNAL = re.compile(
    r"\b(?:published|appears?|appeared|reported|printed|study|paper|trial|research)\b[^.;“”\"\n]{0,40}?"
    r"\bin (the journal )?(?:the )?(?=[A-Z])"
)
_JOURNAL_WORDS = word_set("journal proceedings annals letters acta lancet nature science bulletin")
_RESEARCH = word_set(
    "study studies paper research trial trials analysis findings experiment experiments results"
    " review meta-analysis"
)
_LISTED = re.compile(r", (?:and )?(?:the )?|,? and (?:the )?")
_POLLS = word_set("poll survey")
_TWO = re.compile(r"\b[A-Z][\w.’' -]*(?:/| and )(?:the )?[A-Z][\w.’' -]*$")
_DEFINITE = word_set("the this these those that")
_OWNED = POSSESSIVES | word_set("our my")
_LETTERS = word_set("statement email e-mail memo letter note notice message tweet post cable")
_BOOKS = word_set("book memoir memoirs novel diary diaries essay column")
# "in her short statement of claims", "in court papers", not "in seven years of letters"
_IN = (
    r"\b[Ii]n (?:(?:an?|his|her|its|their) "
    r"(?:(?!(?:the|an?|his|her|its|to|by|with|on|for|from|against|about|at)\b)[\w-]+ ){0,4}?"
    r"|(?:court |legal |police )?(?=(?:papers|documents|filings|records|emails|messages)\b))"
)
# What a body puts out in its own name, unlike an order, a lawsuit, a memoir or a letter.
_PUT_OUT = _RESEARCH | word_set(
    "report reports survey surveys poll polls data figures statistics numbers estimate estimates"
    " forecast forecasts projection projections outlook assessment audit index papers document"
    " documents statement release announcement update bulletin website page site inquiry"
)
# What others pay for: `a report for the port`.
_COMMISSIONED = _RESEARCH | word_set(
    "report reports survey surveys poll polls audit assessment inquiry"
)
_LAWS = word_set("act bill treaty constitution charter code")
# What prosecutors put out.
_CHARGES = word_set("indictment indictments charges complaint affidavit affidavits")
_PROSECUTORS = word_set("prosecutors prosecutor prosecution")
_JUDGES = word_set("judge justice magistrate recorder sheriff coroner")
# What a newspaper prints: `an editorial in the Porto Post`.
_PRINTED = word_set("editorial article story report piece commentary item leader feature column")
_IN_PAPER = re.compile(r" (?:in|on|for) (?:[\w-]+day['’]s )?(?:the )?")
# Parts of a document that was told of before: `one passage`.
_PARTS = word_set("entry entries passage passages section line chapter paragraph clause page part")
# What only courts put out.
_RULED = word_set(
    "ruling rulings decision verdict judgment judgement opinion injunction order orders"
)
_COURTS = word_set("court courts tribunal judge judges justice panel jury")
# Whose figures are theirs though no name tells of which place: `government figures`.
_OFFICES = STATE_BODIES | word_set("police council")
_LONGEST = 80
"""Characters of a source before the noun that says what it is at most."""
_OPENING = 2
"""Sentences of the body, its headline among them, that open a text."""
_REACH = 8
"""How many speakers back `the report` may still mean the one that spoke."""


def described_document(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return who issued a document; its description if nobody is known to have."""
    for credit in _issuers(discourse, phrase):
        if credit.names:
            return replace(credit, type="document", how="document")
    return Credit((discourse.words(phrase),), "document", 0.5, "description")


def _issuers(discourse: Discourse, phrase: Phrase) -> Iterator[Credit]:
    """Yield who may have issued a document, the surest first."""
    cast, definite = discourse.cast, phrase.determiner in _DEFINITE
    yield from _told(discourse, phrase)
    if definite:
        yield _called_so(discourse, phrase)
    last = discourse.last
    if phrase.head in _PARTS and last.type == "document" and phrase.end == phrase.core.end:
        yield again(last, "document")
    if "joint" in phrase.modifiers and (len(last.names) > 1 or last.type == "group"):
        yield again(last, "document")
    if definite and (writer := _writer(discourse, phrase)):
        yield writer
    if issuing := subject_of_issuing(cast, phrase.start):
        yield credit_to(issuing, 0.7, "document")
    if definite and (known := _known_before(discourse, phrase)):
        yield known
    if definite:
        yield introduced(discourse, phrase)
        yield _court_before(discourse, phrase)
    opens = phrase.determiner in ("a", "an") or (
        phrase.determiner == "" and cast.sentence(phrase.start) <= 1
    )
    if (opens or definite) and (referent := _issuer_elsewhere(cast, phrase, later=opens)):
        yield credit_to(referent, 0.7, "document")
    at_top = phrase.start < cast.after_sentence(_OPENING)
    if definite and at_top and (referent := _issuer_elsewhere(cast, phrase, later=True)):
        yield credit_to(referent, 0.7, "document")
    if opens and (body := discourse.focus.named_next(phrase)):
        yield credit_to(body, 0.5, "document")
    if definite or phrase.head in _CHARGES:
        yield from _spoke_before(discourse, phrase)
    if phrase.head in _COMMISSIONED:
        yield paid_for(discourse, phrase)
    yield _office(discourse, phrase)


def _told(discourse: Discourse, phrase: Phrase) -> Iterator[Credit]:
    """Yield who may have issued a document by what the phrase itself tells or stands beside it."""
    cast = discourse.cast
    yield _joint_poll(discourse, phrase)
    yield _joint_issuers(cast, phrase)
    yield _described_source(discourse, phrase)
    if named := _issuer_within(cast, phrase) or _issuer_before(cast, phrase):
        yield credit_to(named, 0.85, "document")
    if phrase.head in _RESEARCH and (journal := _journal(cast, phrase)):
        yield Credit((f"{journal} study",), "document", 0.7)
    if phrase.head == "will":
        yield testator(discourse, phrase)
    if phrase.determiner in _OWNED:
        yield _for_body(possessor(discourse, phrase))
    yield _described_issuer(discourse, phrase)
    yield made_behind(discourse, phrase)
    if phrase.head in _LETTERS or phrase.head in _PUT_OUT:
        yield posted_on(discourse, phrase)


def _for_body(credit: Credit) -> Credit:
    """Return a credit to the body that people work for, if they do: `divers from Norvik`."""
    bodies = [r for r in credit.referents if r.type == "organization" and r.acts]
    one = credit.type == "group" and len(credit.names) == len(credit.referents) == len(bodies) == 1
    return credit_to(bodies[0], credit.confidence, credit.how) if one else credit


def _court_before(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the court that the sentence before is about: "The court freed him. The order" """
    about = subject_before(discourse, phrase.start) if phrase.head in _RULED else None
    return about if about and not _COURTS.isdisjoint(name_words(about.names[0])) else Credit()


def _called_so(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the law or treaty whose name ends with the noun: `Clean Quays Act` ... `the act`."""
    if phrase.head not in _LAWS or phrase.end > phrase.core.end or phrase.modifiers:
        return Credit()
    for _, referent in reversed(discourse.cast.within(0, phrase.start)):
        credit = credit_to(referent, 0.7, "document")
        if credit.type == "document" and name_words(referent.name)[-1:] == (phrase.head,):
            return credit
    return Credit()


def _spoke_before(discourse: Discourse, phrase: Phrase) -> Iterator[Credit]:
    """Yield the document or body that spoke before, if it may have issued such a document."""
    for credit in reversed(discourse.history[-_REACH:]):
        author = any(referent.is_person for referent in credit.referents)
        written = author and (phrase.head in _LETTERS or phrase.head in _BOOKS)
        if credit.how == "document" and (written or phrase.head in _PUT_OUT):
            yield again(credit, "document")
    for credit in reversed(discourse.history[-3:]):
        name = name_words(credit.names[0])
        judge = phrase.head in _RULED and any(r.roles.keys() & _JUDGES for r in credit.referents)
        charge = phrase.head in _CHARGES and not _PROSECUTORS.isdisjoint(name)
        if judge or charge:
            yield again(credit, "document")
        ruled = phrase.head in _RULED and not _COURTS.isdisjoint(name)
        puts_out = ruled or phrase.head in _PUT_OUT or phrase.head in name
        credit = _for_body(credit)
        if puts_out and len(credit.referents) == 1 and credit.type == "organization":
            yield again(credit, "document")


def _known_before(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return the document that spoke before: `a lawsuit` ... `the lawsuit`, else `the suit`."""
    documents = [c for c in reversed(discourse.history[-_REACH:]) if c.how == "document"]
    for nouns in dict.fromkeys((phrase.head, kin_nouns(phrase.head))):
        same = re.compile(rf"[^.\n]{{0,{_LONGEST}}}?\b{nouns}\b", re.I)
        for credit in documents:
            if same.match(discourse.text, credit.at):
                return again(credit, "document")
    return None


def _writer(discourse: Discourse, phrase: Phrase) -> Credit | None:
    """Return who spoke last by such a document: "Moss wrote in a memo" ... `the memo`.

    Letters are also meant by what people do: `Moss has written to the port` ... `the letter`.
    """
    cast, nouns, deed = discourse.cast, kin_nouns(phrase.head), deeds(phrase.head)
    within, did = re.compile(rf"{_IN}{nouns}\b|{deed}"), re.compile(deed)
    by = re.compile(
        rf"\b(?:an?|his|her|its|their) (?:[\w-]+ )?{nouns}\b|\b{nouns}ed\b|{within.pattern}"
    )
    for credit in reversed(discourse.history[-3:]):
        start, end = cast.sentence_start(credit.at), cast.sentence_end(credit.at)
        spoke = phrase.head in _LETTERS or name_words(credit.names[0])[-1:] == (phrase.head,)
        told = by if spoke else within if credit.referents else did
        if told.search(discourse.text, start, min(end, phrase.start)):
            return again(credit, "document")
    return None


def _issuer_within(cast: Cast, phrase: Phrase) -> Referent | None:
    """Return who issued a document by the names in the phrase itself: its author, else a body."""
    inside = cast.within(phrase.start, phrase.end)
    sources = [
        (m, r)
        for m, r in inside
        if m.start >= phrase.core.end and _is_source(cast.text, phrase.core.end, m.start)
    ]
    # "commissioned by the port and run by Norvik", "for the Post by Norvik"
    sources.sort(key=lambda source: not _is_maker(cast.text, phrase.core.end, source[0].start))
    after = [r for _, r in sources]
    before = [r for m, r in inside if m.start < phrase.core.end]
    people = [r for r in after if r.is_person] or [r for r in before if r.is_person]
    if people:
        return people[-1]
    at = _IN_PAPER.match(cast.text, phrase.core.end) if phrase.head in _PRINTED else None
    for mention, referent in inside:
        if at and mention.start == at.end() and referent.type in ("organization", "misc"):
            return referent
    named = [r for r in (*before, *after) if not is_adjective(r)]
    bodies = [r for r in named if r.type != "location"] or named
    return bodies[0] if bodies else None


def _issuer_before(cast: Cast, phrase: Phrase) -> Referent | None:
    """Return the body whose name stands right before a source that lacks its beginning."""
    if phrase.determiner:
        return None
    before = cast.within(max(0, phrase.start - 60), phrase.start)[-1:]
    return next((r for m, r in before if m.end + 1 == phrase.start and not r.is_person), None)


def _joint_poll(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return `Porto Post/Norvik poll` or `Bell and Norvik survey`, as polls of two are called.

    By PolNeAR's guide they are the two's.
    """
    named = phrase.core.start + len(phrase.determiner) + bool(phrase.determiner)
    two = _TWO.search(discourse.text, named, phrase.core.end)
    if phrase.head not in _POLLS or two is None or discourse.scheme == "polnear":
        return Credit()
    return Credit((two.group(),), "document", 0.8, referents=tuple(discourse.inside(phrase)))


def _joint_issuers(cast: Cast, phrase: Phrase) -> Credit:
    """Return those who issued a document together: `the Post/ABC poll`, `polls by A, B and C`."""
    inside = cast.within(phrase.start, phrase.end)
    end = phrase.core.end
    bodies = [
        (m, r)
        for m, r in inside
        if r.type in ("organization", "misc") or (r.is_person and m.start >= end)
    ]
    together: list[tuple[Mention, Referent]] = []
    for mention, referent in bodies:
        gap = cast.text[together[-1][0].end : mention.start] if together else ""
        if gap == "/":
            name = cast.text[together[-1][0].start : mention.end]
            return Credit((name,), "document", 0.8, referents=(together[-1][1], referent))
        alike = together and together[-1][1].is_person == referent.is_person
        listed = alike and mention.start >= end and _LISTED.fullmatch(gap)
        source = not referent.is_person or _is_source(cast.text, end, mention.start)
        together = [*together, (mention, referent)] if listed else [(mention, referent)] * source
    if together and together[-1][0].end == phrase.end:
        together += _listed_after(cast, phrase.end, people=together[-1][1].is_person)
    names = tuple(referent.name for _, referent in together)
    return Credit(names, "document", 0.7) if len(names) > 1 else Credit()


def _listed_after(cast: Cast, position: int, *, people: bool) -> list[tuple[Mention, Referent]]:
    """Return those whom `, B and C` lists after a phrase, which ends at its first comma."""
    listed: list[tuple[Mention, Referent]] = []
    gap = ""
    for mention, referent in cast.within(position, min(len(cast.text), position + 200)):
        gap = cast.text[listed[-1][0].end if listed else position : mention.start]
        if referent.is_person != people or not _LISTED.fullmatch(gap):
            break
        listed.append((mention, referent))
        if "and" in gap:
            return listed
    return []


def _is_source(text: str, start: int, end: int) -> bool:
    """Say whether a name comes after `by` or `from`, or after no preposition, as in `sent by`."""
    if _SEEN.search(text, start, end):
        return False
    prepositions = _PREPOSITION.findall(text[start:end] + " ")
    there = prepositions[-1:] == ["at"] and not {"by", "from"}.isdisjoint(prepositions)
    return not prepositions or there or prepositions[-1] in ("by", "from", "of", "for")


def _is_maker(text: str, start: int, end: int) -> bool:
    """Say whether a name comes right after `by` or `from`, as of who made it, not who paid."""
    made = _MAKER.search(text, start, end)
    return bool(made) and not _PAID.search(text, start, end)


_BY = re.compile(r" (?:by|from) ")
_MAKER = re.compile(r" (?:by|from) (?:the )?(?:[a-z][\w-]* ){0,2}$")
_PAID = re.compile(
    r"(?:commissioned|funded|sponsored|backed|supported|paid for|ordered|requested) by"
    r" (?:the )?(?:[a-z][\w-]* ){0,2}$"
)
# Who has seen a memo has not written it.
_SEEN = re.compile(r"\b(?:seen|obtained|reviewed|viewed|read|leaked|heard) by (?:the )?$")
_OWNING = re.compile(r"['’]s? ")
_PREPOSITION = re.compile(r"(?<= )(?:by|from|of|for|in|at|on|into|about|to|with|against)(?= )")


def _is_title_between(text: str, names: Sequence[tuple[Mention, Referent]]) -> bool:
    """Say whether the first name belongs to the title of a person who is the second."""
    (body, _), (mention, who) = names[:2]
    return (
        who.is_person
        and bool(mention.title)
        and not re.search(r"[,.;:]| (?:of|and) ", text[body.end : mention.start])
    )


def _described_source(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom `by the state auditor` or `from Nordbank's inspector` describes, not names."""
    by = _BY.search(discourse.text, phrase.core.end, phrase.end)
    if not by:
        return Credit()
    source = analyse(discourse.cast, Span(by.end(), phrase.end))
    inside = discourse.cast.within(source.start, source.end)
    owned = inside and _OWNING.match(discourse.text, inside[0][0].end, source.core.end)
    if source.kind not in ("body", "person") or (inside and not owned):
        return Credit()
    if not owned:
        describe = described_body if source.kind == "body" else described_person
        found = describe(discourse, source)
        plain = source.kind == "body" or not source.modifiers
        if found.how in ("body", "role") or (found.referents and plain):
            return found
    owners = tuple(referent for _, referent in inside[:1])
    return Credit((discourse.bare(source),), "document", 0.6, referents=owners)


def _described_issuer(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom `by the firm`, `the port sent home`, `the city's own` or `port data` tells."""
    text = discourse.text
    match = _FROM_WHOM.match(text, phrase.core.end, phrase.end)
    if match:
        pronoun = resolve_pronoun(discourse, match[1].casefold(), match.start(1))
        return pronoun or described(discourse, Span(*match.span(1)))
    owner = re.compile(r"(?:the|his|her|its|their) [\w -]*?(?=['’]s? )", re.I).match(
        text, phrase.start, phrase.core.end
    )
    if owner:
        return described(discourse, Span(*owner.span()))
    nouns = [word for word in phrase.modifiers if word in BODY_NOUNS]
    if not nouns:
        return Credit()
    body = discourse.focus.body(phrase.start, nouns[:1], discourse.last.referents)
    # "a coastguard report seen by Norvik" is not Norvik's
    known = body and body not in discourse.inside(phrase)
    return credit_to(body, 0.5, "document") if body and known else Credit()


def _office(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the office that figures are called after, though no name tells of which place."""
    noun = next((word for word in phrase.modifiers if word in _OFFICES), None)
    if noun is None:
        return Credit()
    at = phrase.start + discourse.text[phrase.start : phrase.end].casefold().index(noun)
    office = analyse(discourse.cast, Span(at, at + len(noun)))
    return described_body(
        discourse, replace(office, kind="body", head=noun, determiner="the", name=None)
    )


def _journal(cast: Cast, phrase: Phrase) -> str | None:
    """Return the journal that the study appeared in, as its sentence or the text tells."""
    ends = (min(len(cast.text), phrase.end + 100), len(cast.text))
    for start, end in zip((phrase.start, 0), ends, strict=True):
        for match in _JOURNAL.finditer(cast.text, start, end):
            for mention, _ in cast.within(match.end(), min(match.end() + 80, len(cast.text)))[:1]:
                known = match[1] or _JOURNAL_WORDS & set(name_words(mention.name))
                if mention.start == match.end() and known:
                    return mention.name
    return None


def _issuer_elsewhere(cast: Cast, phrase: Phrase, *, later: bool) -> Referent | None:
    """Return the name that stands with the same noun before: `a PC World survey` ... `the survey`.

    With `later` the text after the phrase is searched, for headlines.
    """
    start, end = max(0, phrase.start - 3000), phrase.start
    if later:
        start, end = phrase.end, phrase.end + 600
    nouns = re.compile(rf"\b{kin_nouns(phrase.head)}\b", re.I)
    matches = list(nouns.finditer(cast.text, start, end))
    for match in matches if later else reversed(matches):
        sentence = cast.sentence_start(match.start())
        near = cast.within(max(sentence, match.start() - 60), match.start())
        for mention, referent in reversed(near):
            gap = cast.text[mention.end : match.start()]
            if (
                len(gap.split()) <= 4
                and not re.search(r"[,.;:“”\"]", gap)
                and (not referent.is_person or _OWNING.match(gap + " "))
                and not is_adjective(referent)
                and (not later or referent.type == "organization")
            ):
                return referent if may_issue(referent) else None
        behind = made_next(cast.text, cast.sentence_end(match.start())) or match.end()
        following = cast.within(behind, min(behind + 80, len(cast.text)))
        if len(following) > 1 and _is_title_between(cast.text, following):
            following = following[1:]  # "a book by Porto Post editor Ana Bell"
        for mention, referent in following[:1]:
            gap = cast.text[behind : mention.start]
            if (
                (referent.type == "organization" or not later)
                and _ISSUED_BY.fullmatch(gap)
                and "." not in gap
                and len(gap.split()) <= 6
            ):
                return referent if may_issue(referent) else None
    return None
