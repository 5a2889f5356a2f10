"""Who `the minister`, `a spokeswoman`, `the bank` and `the survey` are."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.speakers.credits import Credit, again, credit_to
from quotes.speakers.discourse import Discourse
from quotes.speakers.documents import issuer_elsewhere, issuer_within
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    SPOKESPERSONS,
    Gender,
    word_set,
)
from quotes.speakers.phrases import Phrase
from quotes.speakers.pronouns import possessor

POSSESSIVES = word_set("his her their its")
# Bodies that are named after somebody: "the Obama administration", not "Obama".
_KEPT_HEADS = word_set(
    """
    campaign administration government team family coalition ministry police cabinet council
    department office embassy parliament army military university force committee legislature
    court authorities
    """
)
_FAMILY = word_set(
    """
    wife husband ex-wife ex-husband son daughter father mother brother sister widow widower uncle
    aunt cousin niece nephew grandfather grandmother grandson granddaughter boyfriend girlfriend
    partner spouse fiance fiancee
    """
)


def described_person(discourse: Discourse, phrase: Phrase) -> Credit:
    inside = discourse.cast.within(phrase.start, phrase.end)
    if phrase.head in SPOKESPERSONS:
        return _spokesperson(discourse, phrase)
    family = phrase.determiner in ("his", "her") and phrase.head in _FAMILY
    definite = phrase.determiner in ("", "the", "this", "that") or family
    person = discourse.focus.by_role(phrase) if definite else None
    if family and person is None:
        owner = possessor(discourse, phrase)
        if len(owner.referents) == 1:
            person = discourse.focus.relative_of(owner.referents[0], phrase.head)
    if person is None and phrase.determiner in ("", "a", "an"):
        person = discourse.focus.introduced_later(phrase)
    if person is not None:
        return credit_to(person, 0.85, "role")
    indefinite = rf"\b(?:an?|another|one) (?:[\w-]+ ){{0,3}}{re.escape(phrase.head)}\b"
    introduced = [m.start() for m in re.finditer(indefinite, discourse.text[: phrase.start])]
    bodily = phrase.head in BODY_NOUNS
    if phrase.determiner == "the" and not bodily and not any(r.is_person for _, r in inside):
        gender: Gender | None = None
        if phrase.head in MALE_NOUNS | FEMALE_NOUNS:
            gender = "m" if phrase.head in MALE_NOUNS else "f"
        person, _ = discourse.focus.person(
            phrase.start, gender, discourse.last.referents, discourse.besides
        )
        last = person.last_before(phrase.start) if person else None
        if person is not None and last and (not introduced or last.start > introduced[-1]):
            return credit_to(person, 0.5, "description")
    if phrase.head in BODY_NOUNS and phrase.determiner == "the":
        return described_body(discourse, phrase)  # "the biggest coal producer"
    return Credit((discourse.words(phrase),), "unnamed", 0.7, "unnamed")


def _spokesperson(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return the body that a spokesperson without a name speaks for."""
    for _, referent in discourse.cast.within(phrase.start, phrase.end):
        if not referent.is_person:
            return credit_to(referent, 0.85, "spokesperson")
    for credit in reversed(discourse.history if phrase.determiner == "the" else ()):
        if credit.how == "spokesperson":
            return again(credit, "spokesperson")
    bodies = [w for w in phrase.modifiers if w in BODY_NOUNS]
    if phrase.determiner in ("a", "an", "the", "its", "their", "") or bodies:
        body = discourse.focus.body(phrase.start, bodies[:1], discourse.last.referents)
        if body:
            return credit_to(body, 0.6, "spokesperson")
    return Credit((discourse.words(phrase),), "unnamed", 0.6, "unnamed")


def described_document(discourse: Discourse, phrase: Phrase) -> Credit:
    issuer = issuer_within(discourse.cast, phrase)
    if issuer is None and phrase.determiner in POSSESSIVES:
        owner = possessor(discourse, phrase)
        if owner.names:
            return replace(owner, type="document", how="document")
    if issuer is not None:
        named = credit_to(issuer, 0.85, "document")
        return replace(named, type="document")
    if phrase.determiner == "" and discourse.cast.sentence(phrase.start) <= 1:
        issuer = issuer_elsewhere(discourse.cast, phrase, later=True)
        if issuer is not None:
            return replace(credit_to(issuer, 0.7, "document"), type="document")
    if phrase.determiner in ("the", "this", "these", "those", "that"):
        issuer = issuer_elsewhere(discourse.cast, phrase)
        if issuer is not None:
            return replace(credit_to(issuer, 0.7, "document"), type="document")
        for credit in reversed(discourse.history[-3:]):
            if credit.referents and credit.type in ("document", "organization"):
                return replace(again(credit, "document"), type="document")
    return Credit((discourse.words(phrase),), "document", 0.5, "document")


def described_body(discourse: Discourse, phrase: Phrase) -> Credit:
    inside = discourse.cast.within(phrase.start, phrase.end)
    core = [r for m, r in inside if m.end <= phrase.core.end]
    if core and (phrase.head in _KEPT_HEADS or core[0].is_person):
        return Credit((discourse.bare(phrase),), "organization", 0.85, "body", tuple(core))
    if core and core[-1].type == "organization":
        return credit_to(core[-1], 0.85, "body")
    if not core and any(not r.is_person for _, r in inside):
        return credit_to(next(r for _, r in inside if not r.is_person), 0.7, "body")
    if phrase.head in _KEPT_HEADS and _is_capitalised(discourse, phrase):
        return Credit((discourse.bare(phrase),), "organization", 0.8, "body", tuple(core))
    if phrase.determiner in ("a", "an"):
        body = discourse.focus.body_introduced_later(phrase)
        if body:
            return credit_to(body, 0.7, "body description")
    if phrase.determiner in POSSESSIVES and phrase.head in _KEPT_HEADS:
        owner = possessor(discourse, phrase)
        if owner.names and owner.type == "person":
            name = f"{owner.names[0].split()[-1]} {phrase.head}"
            return Credit((name,), "organization", 0.6, "body", owner.referents)
    if phrase.determiner not in ("a", "an", "one", "another", "some"):
        about = (phrase.head, *phrase.modifiers)
        body = discourse.focus.body(phrase.start, about, discourse.last.referents)
        if body:
            return credit_to(body, 0.7, "body description")
    name = discourse.bare(phrase) if core else discourse.words(phrase)
    return Credit((name,), "organization", 0.4, "body description", tuple(core))


def _is_capitalised(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a word inside the phrase, not its first, has a capital."""
    written = discourse.text[phrase.start : phrase.core.end].split()
    return any(word[:1].isupper() for word in written[1:])
