"""Who speaks at the top of an article, where only what follows below tells.

A headline without a source repeats what a quote says below, or is a quotation of who is quoted
first; whom the first sentences only describe is often named as the next to speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.speakers.cast import Cast
from quotes.speakers.issuing import kin_nouns
from quotes.speakers.lexicon import (
    FEMALE_NOUNS,
    MALE_NOUNS,
    PERSON_NOUNS,
    SPOKESPERSONS,
    STOP_WORDS,
    word_set,
)
from quotes.speakers.phrases import Phrase, analyse, segments
from quotes.text import DOUBLE_OPEN, SINGLE_MARKS, STRAIGHT_DOUBLE
from quotes.types import Quote

_TOP = 2
"""Sentences of the body, its headline among them, in which people may be only described."""
_SENTENCES = 4
_INTRODUCED = 0.8
# People of whom there are many.
_ANYBODY = word_set(
    "witness source insider official aide neighbour neighbor resident user diplomat person"
    " bystander passer-by staffer onlooker"
)
# One of many: "one clerk", "a second clerk".
_ONE_OF = word_set("one another second third fourth fifth")
_UNNAMED = re.compile(r"anonym|(?:not|without being|to be) (?:named|identified|authori[sz]ed)")
_WORD = re.compile(r"\w+(?:'\w+)?")
# What has a name in its own right: the paper below may be another's.
_STUDIES = word_set("study research paper trial review analysis")
_LEAST_SHARED = 0.5
"""How many of a headline's words the quote it repeats must have; headlines change some."""
_VERBATIM = 0.95
_COURT = re.compile(r"\b(?:court|jur(?:y|ors?)|inquest|tribunal|inquiry|hearing)\b", re.I)
# "Clerk sold the ropes, Porto court hears"
_HEARD = re.compile(
    rf",?['’”]? (?:[\w'’-]+ ){{0,4}}?{_COURT.pattern} (?:hears|(?:has )?heard|(?:\w+ )?told)\b",
    re.I,
)
_MARKS = frozenset(DOUBLE_OPEN + STRAIGHT_DOUBLE + SINGLE_MARKS)
_QUOTED = 0.7
"""How often a quotation for a headline is the first person's whom the text quotes: 4 of 5."""
_REPEATED = 0.65
"""How often that is who is meant: 5 of 8 in labelled news, too few to say it more exactly."""


def named_below(cast: Cast, quotes: Sequence[Quote], vague: Sequence[bool]) -> list[Quote]:
    """Return `quotes` with speakers for those at the top whom only the text below names.

    These are without a source, or have one in the headline or a standfirst that is `vague`: a
    description of nobody whom a reader has met yet, as in "Developer promises a park".
    """
    top, body = cast.after_sentence(_TOP), cast.after_sentence(-1)
    said = [q for q in quotes if q.speakers and q.source and q.addressee not in q.speakers]
    told = [
        quote if not unsure else replace(quote, speakers=())
        for quote, unsure in zip(quotes, vague, strict=True)
        if quote.source and quote.content[0].start >= body
    ]
    found = []
    for quote, unsure in zip(quotes, vague, strict=True):
        start = quote.content[0].start
        if not quote.speakers and not quote.source and start < top:
            quote = _named_like(cast, quote, said, told)
        elif unsure and quote.source and start < body:
            quote = _described_below(cast, quote, told)
        found.append(quote)
    return found


def introduced_below(cast: Cast, quotes: Sequence[Quote]) -> list[Quote]:
    """Return `quotes` with names for people whom the first sentences only describe.

    "A senior lawyer has said ..." and then "Ana Bell said ...": the next speaker is who was
    described.
    """
    described = [q for q in quotes if _is_described(cast, q)]
    said = [q for q in quotes if q.source and q.speakers]
    after = said[said.index(described[-1]) + 1 :] if described else []
    who = after[0] if after else None
    if who is None:
        return list(quotes)
    near = cast.sentence(who.source[0].start) - cast.sentence(described[-1].source[0].start)
    if who.speaker_type != "person" or len(who.speakers) > 1 or not 0 < near <= _SENTENCES:
        return list(quotes)
    return [_said_by(who, q, _INTRODUCED) if q in described else q for q in quotes]


def _is_described(cast: Cast, quote: Quote) -> bool:
    """Say whether one person without a name says this at the top."""
    if quote.speaker_type != "unnamed" or len(quote.speakers) != 1 or not quote.source:
        return False
    start = quote.source[0].start
    words = quote.speakers[0].casefold().split(" who ")[0].split()
    heads = PERSON_NOUNS & set(words)
    return (
        start < cast.after_sentence(_TOP)
        and bool(heads)
        and not (SPOKESPERSONS | _ANYBODY) & set(words)
        and _ONE_OF.isdisjoint(words[:2])
        and not _UNNAMED.search(cast.text, start, cast.sentence_end(start))
    )


def _named_like(cast: Cast, quote: Quote, said: Sequence[Quote], told: Sequence[Quote]) -> Quote:
    """Return a quote without a source with the speaker of the same words, or of the first."""
    text = cast.text
    who, share = _same_words(text, quote, said)
    if who is None:
        share = _QUOTED
        if text[quote.content[0].start] in _MARKS:
            who = _first_quoted(said)
        elif _HEARD.match(text, quote.content[-1].end):
            in_court = (q for q in told if q.addressee and _COURT.search(q.addressee))
            who = next((q for q in in_court if q.speakers), None)
    return _said_by(who, quote, share) if who else quote


def _described_below(cast: Cast, quote: Quote, told: Sequence[Quote]) -> Quote:
    """Return a quote with the speaker below of the same words or noun, if of that kind."""
    parts = segments(cast.text, quote.source[0].start, quote.source[-1].end)
    if not parts:
        return quote
    phrase = analyse(cast, parts[0])
    who, share = _same_words(cast.text, quote, told)
    # One of several neighbours may be quoted for all.
    one = cast.text[quote.content[0].start] in _MARKS and share == _VERBATIM
    if who and _fits(cast, phrase, who) and (one or phrase.kind != "group"):
        return _said_by(who, quote, _INTRODUCED)
    if cast.within(*quote.source[0]) or (phrase.kind == "group" and phrase.end > phrase.core.end):
        return quote  # "rowers in Porto" are no others
    who = next((q for q in told if q.speakers and _calls(cast, phrase, q)), None)
    return _said_by(who, quote, _INTRODUCED) if who else quote


def _same_words(text: str, quote: Quote, others: Sequence[Quote]) -> tuple[Quote | None, float]:
    """Return which of others says what a headline does, and how sure that is."""
    run = _run(text, quote)
    if run.count(" ") > 3:
        for other in others:
            if run in _run(text, other):
                return other, _VERBATIM
    words = _words(run)
    shared = [len(words & _words(_run(text, other))) for other in others]
    most = max(shared, default=0)
    if most < 2 or most < _LEAST_SHARED * len(words):
        return None, 0.0
    return others[shared.index(most)], _VERBATIM if most == len(words) else _REPEATED


def _fits(cast: Cast, phrase: Phrase, who: Quote) -> bool:
    """Say whether a speaker is of the kind that a description tells, as of somebody's gender."""
    if not who.speakers:
        return False
    if phrase.kind in ("body", "document"):
        return who.speaker_type == ("document" if phrase.kind == "document" else "organization")
    if who.speaker_type != "person" or len(who.speakers) > 1:
        return False
    known = cast.named(who.speakers[0], who.source[0].start)
    other = {"m": FEMALE_NOUNS, "f": MALE_NOUNS}.get((known and known.gender) or "", frozenset())
    return phrase.head not in other


def _calls(cast: Cast, phrase: Phrase, who: Quote) -> bool:
    """Say whether a source calls its speaker what a description does: `Quist, a ropemaker`."""
    start, end = who.source[0].start, who.source[-1].end
    if phrase.kind == "document":
        nouns = re.compile(rf"\b{kin_nouns(phrase.head)}\b", re.I)
        known = who.speaker_type == "document" and phrase.head not in _STUDIES
        return known and bool(nouns.search(cast.text, start, end))
    for part in segments(cast.text, start, end):
        other = analyse(cast, part)
        before = other.name and cast.text[part.start : other.name[0].start].casefold().split()
        if phrase.head.removeprefix("ex-") in (other.head, *(before or ())[-1:]):
            return True
    return False


def _first_quoted(named: Sequence[Quote]) -> Quote | None:
    """Return what the first person says who is quoted directly; in an interview, who answers."""
    own = [q for q in named if q.speaker_type == "person" and len(q.speakers) == 1]
    turns = Counter(q.speakers for q in own if not q.cue).most_common(1)
    if turns and 2 * turns[0][1] >= len(named):
        return next(q for q in own if q.speakers == turns[0][0])
    return next((q for q in own if q.kind != "indirect"), None)


def _said_by(who: Quote, quote: Quote, share: float) -> Quote:
    """Return a quote with another's speakers, where that is right in so many of cases."""
    return replace(
        quote,
        speakers=who.speakers,
        speaker_type=who.speaker_type,
        confidence=round(share * who.confidence, 4),
        reason=None,
    )


def _run(text: str, quote: Quote) -> str:
    """Return the words of a quote, folded, between blanks."""
    said = " ".join(text[span.start : span.end] for span in quote.content)
    words = " ".join(_WORD.findall(said.casefold().replace("’", "'")))
    return f" {words} "


def _words(run: str) -> set[str]:
    return set(run.split()) - STOP_WORDS
