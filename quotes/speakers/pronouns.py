"""Whom a pronoun stands for: he, she, they, it, who, and the writer's I and we."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.places import CAPITAL_OF, COUNTRIES
from quotes.speakers.acting import does
from quotes.speakers.conjoined import conjoined
from quotes.speakers.councils import council_of
from quotes.speakers.credits import Credit, again, credit_to
from quotes.speakers.discourse import Discourse
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    PERSON_NOUNS,
    Gender,
    word_set,
)
from quotes.speakers.phrases import Phrase, noun_kind
from quotes.speakers.referents import Referent
from quotes.text import quoted_spans
from quotes.types import Span

_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_PLURALS = word_set("they them their themselves")
_NEUTRALS = word_set("it its itself")
_RELATIVES = word_set("who which whom whose that")
_FIRST_PERSONS = word_set("i me my we us our myself")
# A line of its own: a handle, or two or three words with capitals.
_SIGNATURE = re.compile(r"^(@\w+|(?:[A-Z][\w'’-]+\.? ){1,2}[A-Z][\w'’-]+)[.,]?$", re.M)
_LONGEST_LETTER = 1500
# "Oslo wants", "Oslo, which", not "OSLO, May 3" nor "Oslo's boats".
_DOES = re.compile(",? (?!and |or |in )[a-z]")
_STATES = COUNTRIES | CAPITAL_OF.keys()
_REACH = 400
"""Characters before a pronoun in which the sentence that it belongs to may begin."""
_QUOTED = re.compile(r"[\"“][^\"”\n]*[\"”]?")
_OPENING = 700
"""Characters that open a text, before and behind a pronoun."""
_OWNED = re.compile(r"(?:his|her|their|its|my|our) ", re.I)
_AFTER_COMMA = re.compile(r", (?:the )?$")
_AS_FOR = re.compile(r"\b[Aa]s (?:for|to) [^,.;:\n]{1,60}, $")
_IS = re.compile(r"(?:, [^,“”\"\n]+,)? (?:is|was) [^“”\"\n]+$")
# "The club's physiotherapist has", not "The mayor, Ana Bell" nor "The mayor of Porto".
_DESCRIPTION = re.compile(
    rf"(?:An?|The|His|Her|Their|Its) (?:[\w’'-]+ ){{0,3}}?({'|'.join(sorted(PERSON_NOUNS))})"
    r"(?= (?!of |and |or |in |for |at )[a-z])"
)
_OWN_DOCUMENTS = re.compile(r"\b(his|her) (?:[\w-]+ ){0,3}?([\w-]+s)\b")
_THING = re.compile(
    r"(?:An?|The|Its|For the) (?:[\w’'-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(BODY_NOUNS | DOCUMENT_NOUNS))})"
    r"(?=,? (?!and |or )[a-z])"
    # but not "The port white paper", nor "The bank loan was", where a noun follows
    r"(?! (?:(?!(?:the|an?|its|to|will|would|can|could|may|did|does|\w+ed|\w+s)\b)[a-z-]+ )?"
    rf"(?:{'|'.join(sorted(noun for noun in DOCUMENT_NOUNS if noun[-1] != 's'))})\b)"
    r"(?! (?!\w+(?:ly|ed|self) |also |still |now |never |that |which |who |said |says )[a-z-]+"
    r" (?:is|was|ha[sd]|will|would|can|could|did|does)\b)"
)
# "Ana Bell keeps the letter in a tin. It told her", not "She hoped to see a letter".
_NOT_YET = re.compile(r"\bto [a-z]+ $")
_A_DOCUMENT = re.compile(
    r"\b(?:an?|the|this|his|her|their|its|[\w.]+['’]s) (?:[\w’'-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(DOCUMENT_NOUNS))})"
    r"(?=[,.;:]| (?:in|on|at|from|by|for|about|with|to|is|was|has|had|which|that)\b)",
    re.I,
)
_FROM = re.compile(r" (?:from|at|of|with) (?:the )?")
# "The firm's divers", "Two senior clerks"; with more before the noun, it may be an object.
_PLURAL = re.compile(
    r"(?:(?:The|These|His|Her|Their|Its|Our|My|Some|Many|Most|Several|Other|Two|Three|Four) )?"
    r"(?:[a-z’'-]+ |(?:[A-Z][\w’'-]* )*)([\w-]*(?:s|men|people))(?=,? (?!and |or )[a-z–—-])"
)
# "It was confirmed", "it has since emerged": nobody is meant by that.
_IMPERSONAL = re.compile(
    r"it(?:['’]s| is| was| has been| had been| (?:can|could|may|will) be) (?:\w+ly |also |now "
    r"|since |first |then )?(?:said|reported|confirmed|announced|revealed|disclosed|claimed|alleged"
    r"|believed|thought|understood|rumou?red|feared|hoped|expected|estimated|assumed|learn(?:ed|t)"
    r"|suggested|argued|agreed|noted|known|recalled|predicted|stated|speculated|suspected"
    r"|acknowledged|proposed)\b"
    r"|it (?:has |had )?(?:(?:also|now|since|later|\w+ly) )?"
    r"(?:emerge[sd]?|transpire[sd]?|turn(?:s|ed) out|appears|seems)\b",
    re.I,
)


def resolve_pronoun(discourse: Discourse, word: str, position: int) -> Credit | None:
    """Return whom the folded `word` at `position` stands for; None if it is no pronoun."""
    if word in _GENDERS:
        return _he_or_she(discourse, word, position)
    if word in _PLURALS:
        return _plural(discourse, position)
    if word in _NEUTRALS:
        return _neutral(discourse, position)
    if word in _RELATIVES:
        return _relative(discourse, position)
    if word in _FIRST_PERSONS:
        return _writer(discourse, word, position)
    return None


def signature(discourse: Discourse, position: int) -> Credit | None:
    """Return who signs what stands at `position` in a line below, as letters are signed."""
    match = _SIGNATURE.search(discourse.text, position, position + _LONGEST_LETTER)
    if match is None:
        return None
    if match[1].startswith("@"):
        return Credit((match[1],), "person", 0.6, "writer")
    for _, referent in discourse.cast.within(*match.span(1)):
        if referent.is_person and len(referent.mentions) == 1 and not match[1].isupper():
            return credit_to(referent, 0.6, "writer")
    return None


def _writer(discourse: Discourse, word: str, position: int) -> Credit:
    """Return whom `I` and `we` outside quotations stand for: who signed or published the text."""
    document = discourse.document
    if discourse.outer.names:
        return again(discourse.outer, "writer")
    alone = word in ("i", "me", "my", "myself")
    if alone and (signed := signature(discourse, position)):
        return signed
    if author := _author(discourse, position):
        return credit_to(author, 0.7, "writer")
    byline = re.sub(r"^by ", "", document.byline or "", flags=re.I).strip()
    if alone and byline:
        return Credit((byline,), "person", 0.6, "writer")
    if word in ("we", "us", "our") and document.publisher:
        return Credit((document.publisher,), "organization", 0.5, "writer")
    return Credit(reason=f"“{word}” is whoever writes", how="writer")


def _author(discourse: Discourse, position: int) -> Referent | None:
    """Return whom alone the last line is about: "Nora Quist is the mayor of Porto." """
    text = discourse.text.rstrip()
    start = text.rfind("\n") + 1
    for mention, referent in discourse.cast.within(start, len(text))[:1]:
        begins = discourse.cast.is_subject(mention) and _IS.match(text, mention.end, len(text))
        if begins and referent.is_person and position < start <= referent.mentions[0].start:
            return referent
    return None


def _he_or_she(discourse: Discourse, word: str, position: int) -> Credit:
    if about := _AS_FOR.search(discourse.text, max(0, position - _REACH), position):
        for _, named in discourse.cast.within(*about.span())[-1:]:
            if named.is_person and named.gender in (_GENDERS[word], None):
                return credit_to(named, 0.9, "pronoun")
    person, confidence = discourse.salience.person(
        position, _GENDERS[word], discourse.last.referents, discourse.besides
    )
    last = discourse.last
    described = (last.how == "unnamed" and not _OWNED.match(discourse.text, last.at)) or (
        last.how == "spokesperson" and last.type == "organization"
    )
    newer = person is not None and _named_since(discourse, person, position)
    if described and not newer and _fits(discourse, _GENDERS[word], position):
        return again(last, last.how)
    if subject := _described_subject(discourse, word, position, person):
        return subject
    if person is None and (later := _named_later(discourse, _GENDERS[word], position)):
        return credit_to(later, 0.5, "pronoun")
    if person is None:
        return Credit(reason=f"nobody named before fits “{word}”", how="pronoun")
    return credit_to(person, confidence, "pronoun")


def _named_later(discourse: Discourse, gender: Gender, position: int) -> Referent | None:
    """Return who is first named behind a pronoun that opens a text: "I ran," he said. Ivo Lund, ...

    No words of somebody else's and no other person, not even `a nurse`, may stand before it.
    """
    cast, body = discourse.cast, discourse.document.body
    start = body.start if body else 0
    if discourse.history or position - start > _OPENING:
        return None
    told = _QUOTED.sub("", discourse.text[start:position])
    if not PERSON_NOUNS.isdisjoint(told.casefold().split()):
        return None
    found = [(m, r) for m, r in cast.within(position, position + _OPENING) if r.is_person]
    for mention, person in found[:1]:
        new = mention is person.mentions[0] and person.gender in (gender, None)
        return person if new and cast.is_subject(mention) else None
    return None


def _fits(discourse: Discourse, gender: Gender, position: int) -> bool:
    """Say whether no noun tells that the last source is of the other gender: `an old nun`."""
    written = discourse.text[discourse.last.at : position].casefold().split(maxsplit=4)
    return (FEMALE_NOUNS if gender == "m" else MALE_NOUNS).isdisjoint(written[:4])


def _described_subject(
    discourse: Discourse, word: str, position: int, person: Referent | None
) -> Credit | None:
    """Return whom a description begins the sentence before with, if nobody newer fits.

    "A former guard remembers it well. She said": even if somebody named before fits.
    """
    cast, text, gender = discourse.cast, discourse.text, _GENDERS[word]
    start = max(cast.sentence_at(cast.sentence(position) - 1), position - _REACH)
    match = _DESCRIPTION.match(text, start, position)
    mention = person.last_before(position) if person else None
    if match is None or start <= discourse.last.at:
        return None
    if mention and mention.start > start:
        return None
    found = discourse.described(Span(start, match.end()))
    if found.how == "spokesperson" or not _may_be(found, gender):
        return None
    return replace(found, confidence=0.9 * found.confidence)


def _may_be(found: Credit, gender: Gender) -> bool:
    """Say whether a credit is to one person of that gender, or to one without a name."""
    if found.referents:
        one = found.referents[0]
        return len(found.referents) == 1 and one.is_person and one.gender in (gender, None)
    return found.type == "unnamed" and bool(found.names)


def _named_since(discourse: Discourse, person: Referent, position: int) -> bool:
    """Say whether a person was mentioned after the last source."""
    mention = person.last_before(position)
    return mention is not None and mention.start > discourse.last.at


def _plural(discourse: Discourse, position: int) -> Credit:
    if found := _own_documents(discourse, position) or _together(discourse, position):
        return found
    if not _is_several(discourse.last) and (those := _those_before(discourse, position)):
        return those
    for credit in reversed(discourse.history[-4:]):
        if _is_several(credit) and set(credit.referents).isdisjoint(discourse.besides):
            return again(credit, "they")
    if (subject := subject_before(discourse, position)) and subject.type == "organization":
        return replace(subject, how="they", confidence=0.3)
    if discourse.last.how == "unnamed":
        return again(discourse.last, "they")  # "a witness said", whoever that is
    return Credit(reason="no group named before fits “they”", how="they")


def _is_several(credit: Credit) -> bool:
    """Say whether `they` may stand for whom a credit names: more than one, or a body."""
    unnamed = credit.type == "unnamed" and credit.how not in ("unnamed", "none")
    return unnamed or len(credit.names) > 1 or credit.type in ("group", "organization")


def _those_before(discourse: Discourse, position: int) -> Credit | None:
    """Return the people with whom this sentence or the one before begins, if they are newer.

    "The anglers signed a letter. They want": also if `They` begins sentences between.
    """
    cast, text = discourse.cast, discourse.text
    last = cast.sentence(position)
    for number in range(last, max(last - 4, -1), -1):
        start = cast.sentence_at(number)
        if start <= discourse.last.at or position - start > _REACH:
            return None
        plural = _PLURAL.match(text, start, position)
        if plural and noun_kind(plural[1].casefold(), "") == "group":
            end = plural.end()
            if home := _FROM.match(text, end, position):
                for mention, employer in cast.within(home.end(), position)[:1]:
                    works = mention.start == home.end() and employer.type == "organization"
                    end = mention.end if works else end
            found = discourse.described(Span(start, end))
            return replace(found, how="they") if found.names else None
        if number < last and not text.startswith("They ", start):
            return None
    return None


def _own_documents(discourse: Discourse, position: int) -> Credit | None:
    """Return whose returns `she released her returns, though they showed` are about."""
    start = max(discourse.cast.sentence_start(position), position - _REACH)
    for match in _OWN_DOCUMENTS.finditer(discourse.text, start, position):
        if match[2].casefold() in DOCUMENT_NOUNS:
            owner = _he_or_she(discourse, match[1].casefold(), match.start())
            return replace(owner, type="document", how="document") if owner.names else None
    return None


def _together(discourse: Discourse, position: int) -> Credit | None:
    """Return those whom this sentence or the one before joins by `and`, if they are newer."""
    cast = discourse.cast
    start = max(cast.sentence_at(cast.sentence(position) - 1), position - _REACH)
    start = max(start, discourse.last.at + 1 if discourse.history else 0)
    found = conjoined(cast, ("person", "organization"), start, position)
    return found and replace(found, how="they")


def subject_before(discourse: Discourse, position: int) -> Credit | None:
    """Return the body or document that begins this sentence or the one before, if it is newer."""
    cast, text = discourse.cast, discourse.text
    for number in (cast.sentence(position), cast.sentence(position) - 1):
        start = cast.sentence_at(number)
        if start <= discourse.last.at:
            return None
        start = max(start, position - _REACH)
        for mention, referent in cast.within(start, position):
            begins = cast.is_subject(mention) or _AFTER_COMMA.search(text, start, mention.start)
            if begins and (council := council_of(cast, mention, referent)):
                return replace(council, how="it")
            state = referent.name.casefold() in _STATES and _DOES.match(text, mention.end)
            spoken = state and any(s.start < mention.start < s.end for s in quoted_spans(text))
            if begins and (referent.type == "organization" or (state and not spoken)):
                return credit_to(referent, 0.8, "it")
        if thing := _THING.match(text, start, position):
            found = discourse.described(Span(start, thing.end()))
            if found.type in ("organization", "document"):
                return replace(found, how="it", confidence=0.6)
    return None


def _document_before(discourse: Discourse, position: int) -> Credit | None:
    """Return the one document in the sentence before, where no body does anything in that."""
    cast = discourse.cast
    end = cast.sentence_start(position)
    start = cast.sentence_at(cast.sentence(position) - 1)
    found = [*_A_DOCUMENT.finditer(discourse.text, start, end)]
    if position - end > 1 or start <= discourse.last.at or end - start > _REACH or len(found) != 1:
        return None
    bodies = (m for m, r in cast.within(start, end) if r.type == "organization")
    not_yet = _NOT_YET.search(discourse.text, start, found[0].start())
    if not_yet or any(does(discourse.text, mention) for mention in bodies):
        return None
    credit = discourse.described(Span(*found[0].span()))
    return replace(credit, how="it") if credit.type == "document" else None


def _neutral(discourse: Discourse, position: int) -> Credit:
    if _IMPERSONAL.match(discourse.text, position):
        return Credit(reason="“it” stands for nobody", how="it")
    last = discourse.last
    subject = subject_before(discourse, position) or _document_before(discourse, position)
    if subject:
        return subject
    single = len(last.names) == 1 and last.type in ("organization", "group")
    if single or (last.type == "document" and last.names):
        return again(last, "it")
    body = discourse.focus.body(position, (), last.referents)
    if body:
        return credit_to(body, 0.6, "it")
    return Credit(reason="nothing named before fits “it”", how="it")


def _relative(discourse: Discourse, position: int) -> Credit:
    start = max(discourse.cast.sentence_start(position), position - 200)
    before = [referent for _, referent in discourse.cast.within(start, position)]
    if not before:
        return Credit(reason="the relative clause follows no name", how="relative")
    return credit_to(before[-1], 0.8, "relative")


def possessor(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom the possessive pronoun before a noun stands for."""
    return resolve_pronoun(discourse, phrase.determiner, phrase.start) or Credit()
