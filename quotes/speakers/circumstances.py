"""Whom the words around a quote show to be spoken to, where its cue has no hearer of its own.

A question that the sentence answers (`Asked whether it rained, Bell said`), an interview, whom
somebody is speaking to, and a greeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.speakers.cast import Cast
from quotes.speakers.phrases import analyse
from quotes.types import Quote, Span

HEARERS = ("name", "person", "group", "body")
"""Kinds of phrases for those who can be spoken to."""
_STOP = (
    r"(?:that|to|of|about|for|on|against|how|why|what|whether|if|in|at|as|by|over|from|with|after"
    r"|before|during|when|while|and|or|but|who|which|last|this|late|early|earlier|later|\w+day"
    r"|published|released|aired|ahead|he|she|they|it|we|I|not|out|said|says|was|were|is|are|ha[sd]|have)\b"
)
_WHO = (
    rf"(?:(?:the|an?|his|her|its|their) )?(?!{_STOP})[\w’'&.-]*\w(?: (?!{_STOP})[\w’'&-]+){{0,6}}"
)
_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed|challenged|grilled)\b", re.I)
_WHEN = re.compile(r"\bWhen $")
# ", Bell replied", after a question.
_ANSWERER = re.compile(
    r"[^,.;:\n\"“”]{0,60},[\"”’]? (?!(?:and|but|or|who|which|as|when|that)\b)"
    r"([^,.;:\n\"“”]{1,60}?) (?:\w+ly |also |then |just |only )?"
    r"(?:sa(?:id|ys?)|repl\w+|respond\w*|answer\w*|told|add(?:s|ed)|demur\w+|shook|smil\w+"
    r"|laugh\w+|declin\w+|refus\w+|insist\w+|paus\w+|acknowledg\w+|call\w+|point\w+|stopped"
    r"|defend\w+|did|would|was|were|has|had|is|gave|offer\w+|shrug\w+|cit\w+|noted|den\w+"
    r"|dodged|suggest\w+)\b",
    re.I,
)
_COMMA = re.compile(r"[^,.;:\n\"“”]{0,40},[\"”’]? ")
_ASKED_BY = re.compile(
    r",? (?:when |after being )?(?:asked|pressed|questioned|quizzed)"
    rf"(?: (?:about|on) [^,.\n]{{1,40}}?)? by ({_WHO})"
    rf"|,? in (?:response|reply|answer) to (?:an?|the) (?:\w+ )?question from ({_WHO})"
)
_INTERVIEW = re.compile(
    rf"\W*\b[Ii]n (?:an?|his|her|their|the) (?:[\w-]+ ){{0,4}}?interview with ({_WHO})"
    r"|\W*\b[Ii]n (?:an?|his|her|their) (?:exclusive )?(?!\w+day\b|TV\b)"
    r"([A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4}) interview\b"
)
_OTHERWISE = re.compile(r";|\b(?:but|and|while|after|before|who|which)\b")
_SPEAKING = re.compile(
    rf"(?:[^.\n\"“]{{0,40}},)? (?:speaking|talking) (?:\w+ )?(?:to|with|before) ({_WHO})"
)
# "met with the mayor on Friday, where she asked", "met Ana Bell to discuss".
_MET = re.compile(
    r"\b(?:(?:met|meets?|sat down|(?:held|had|holds) (?:[\w-]+ )?talks|spoke|talked)"
    r"(?: \w+ly| again)? with|met|meets|(?:appear|testifi)(?:ed|s) before)"
    rf" ({_WHO})(?: (?:on|last|this|in|at) [^,.;:\n\"“”]{{1,40}}?)?(, where| to)? $"
)
GRILLING = re.compile(r"['’]s? (?:\w+ )?(?:grilling|questioning|cross-examination)\b")
"""What follows whoever questions a speaker."""
_UNDER = re.compile(rf" (?:under|during|amid) ({_WHO}){GRILLING.pattern}")
_NAME = r"((?:the )?(?-i:[A-Z])[\w’'&-]*(?: (?:of |the )?(?-i:[A-Z])[\w’'&-]*){0,4})"
_TITLE = r"(?:(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr)\. |(?:Senator|Congress(?:man|woman)|President) )?"
_GREETING = re.compile(
    r"[\"“‘']{1,2}(?:Thanks|Thank you|Sorry|Hey|(?:My )?dear|Hello|Hi|Congratulations|Goodbye),? "
    rf"{_TITLE}{_NAME}[,!]"
    rf"|[\"“‘']{{1,2}}{_TITLE}{_NAME}[,:] (?:if )?(?:you(?:r|['’]re)?|please|don['’]t|do|are you"
    r"|stop|come|go|get|take|look|listen|wake|let|give|tell|be|blink|remember|we look)\b",
    re.I,
)
_REACH = 110
"""Characters between a quote and what tells whom it was said to at most."""


def circumstances(cast: Cast, quote: Quote) -> Iterator[Span]:
    """Yield who may be spoken to, by what stands around `quote`, surest first."""
    yield from _answerer(cast, quote)
    yield from _behind(cast, quote, _ASKED_BY)
    yield from _interviewer(cast, quote)
    yield from _behind(cast, quote, _SPEAKING)
    yield from _behind(cast, quote, _UNDER)
    yield from _met(cast, quote)
    yield from _greeted(cast, quote)


def _answerer(cast: Cast, quote: Quote) -> Iterator[Span]:
    """Yield who answers where the question opens the sentence."""
    if not quote.cue or not quote.content or not _ASKED.match(cast.text, *quote.cue[0]):
        return
    start, end = quote.cue[0].start, quote.content[-1].end
    if not (cast.text[start].isupper() or _WHEN.search(cast.text, max(0, start - 6), start)):
        return
    if match := _ANSWERER.match(cast.text, end):
        yield Span(*match.span(1))
    elif match := _COMMA.match(cast.text, end):
        for mention, _ in cast.within(match.end(), min(match.end() + 30, len(cast.text)))[:1]:
            yield Span(mention.start, mention.end)


def _behind(cast: Cast, quote: Quote, told: re.Pattern[str]) -> Iterator[Span]:
    """Yield whom a phrase right behind the cue or the words, and not part of these, tells of."""
    for end in dict.fromkeys((*_cued(quote), _bounds(quote)[1])):
        if match := told.match(cast.text, end):
            who = Span(*match.span(match.lastindex or 0))
            if not any(s.start < who.start < s.end for s in quote.content):
                yield who


def _interviewer(cast: Cast, quote: Quote) -> Iterator[Span]:
    """Yield with whom or for whom the interview in the sentence of a quote is."""
    start, end = _bounds(quote)
    if before := _INTERVIEW.match(cast.text, cast.sentence_start(start), start):
        yield Span(*before.span(before.lastindex or 0))
    for begin in (end, *_cued(quote)):
        limit = min(cast.sentence_end(begin - 1), begin + _REACH)
        after = _INTERVIEW.search(cast.text, begin, limit)
        if after and not _OTHERWISE.search(cast.text, begin, after.start()):
            yield Span(*after.span(after.lastindex or 0))


def _met(cast: Cast, quote: Quote) -> Iterator[Span]:
    """Yield with whom the speaker is said to meet right before: `met the mayor, where he asked`."""
    for begin, end in (*quote.source[:1], *quote.cue[:1]):
        met = _MET.search(cast.text, max(cast.sentence_start(begin), begin - _REACH), begin)
        if met and (met[2] or cast.text.startswith("to ", begin, end)):
            who = Span(*met.span(1))
            if analyse(cast, who).kind in HEARERS:
                yield who


def _greeted(cast: Cast, quote: Quote) -> Iterator[Span]:
    """Yield the name in a greeting that opens a quotation."""
    for span in quote.content:
        match = _GREETING.match(cast.text, *span)
        if match and cast.within(*(name := match.span(match.lastindex or 0))):
            yield Span(*name)


def _cued(quote: Quote) -> list[int]:
    """Return where the cue and the source end."""
    return [max(span.end for span in (*quote.cue, *quote.source))] if quote.cue else []


def _bounds(quote: Quote) -> tuple[int, int]:
    spans = (*quote.content, *quote.cue, *quote.source)
    return min(s.start for s in spans), max(s.end for s in spans)
