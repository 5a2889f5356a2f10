"""Who else a reporting clause names: the addressee, and the relay that passes the words on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quotes.attribution.clauses import TOLD, Clause
from quotes.attribution.layout import Layout
from quotes.types import Span

_STOP = (
    r"that|in|on|at|to|for|about|after|before|during|from|with|by|as|who|which|when|while|where|if"
    r"|whether|not|never|how|what|why|via|through|over|upon|because|since|than|but|or|so|until|he"
    r"|she|they|it|we|I|is|are|was|were|will|would|had|has|have|could|should|can|may|this|there"
    r"|today|yesterday|tomorrow|tonight|later|earlier|recently|last|next|ahead|again|then|just|only"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\s(?:Times|Post|Mail|Telegraph|Express|Mirror|Herald"
    r"|World|Sun|Star|Independent|Tribune))|January|February|March|April|June"
    r"|July|August|September|October|November|December|afterwards?|once|repeatedly|directly|of|and"
    r"|the|an?|outside|inside|near|during|under|within|behind|earlier|whose|nothing|everything"
)
_TITLE = r"(?-i:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\."
_WORD = rf"(?:{_TITLE}|(?!(?:{_STOP})\b)[\w$@&][\w'’.&-]*(?<!\.))"
_PRONOUN = r"(?:him|her|them|me|us|you|it)\b(?!['’\s]+[a-z]+\s+(?:of|and)\b)"
# A noun phrase as addressees are written: a pronoun, or up to eight words before a preposition.
_THE = r"(?:(?:the|an?)\s+)?"
_NOUNS = (
    rf"(?:{_PRONOUN}|{_THE}(?:\"[^\"\n]{{3,40}}\"\s+)?{_WORD}"
    rf"(?:(?:\s+(?:of|and|&)\s+{_THE}|\s+){_WORD}){{0,7}})"
)

_TELLS = re.compile(
    r"\b(?:t(?:old|ells?|elling)|beg(?:s|ged|ging)?|notif(?:ied|ies|ying)"
    r"|call(?:s|ed|ing)? (?:up)?on"
    r"|(?:ask|warn|remind|inform|order|instruct|exhort|alert|press|threaten)(?:s|es|ed|ing)?"
    r"|(?:urg|assur|reassur|advis|implor|encourag|invit)(?:e|es|ed|ing))$",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\s*(?:(?:[\w-]+\s+){{0,4}}?(?:letter|e-?mail|statement|speech|message|comments?|remarks?"
    rf"|testimony|note|memo|post|address|speaking|talking|writing|interview|sent|e-?mailed)"
    rf"\s+(?:\w+\s+)?)?to\s+(?P<who>{_NOUNS})",
    re.IGNORECASE,
)
_NAME = r"(?-i:[A-Z])[\w'.&-]*(?:\s(?-i:[A-Z])[\w'.&-]*){0,5}(?<!\sDay)"
# Not "after her meeting with": what was said there is not what is reported.
_AFTER = re.compile(r"\b(?:after|before|following|ahead of|since)\b[^,]*$", re.IGNORECASE)
_MONTH = (
    r"(?!(?:(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|TV)\b)"
)
# Where somebody is spoken to: "a meeting with", "an interview on", "a CNN interview".
_OCCASION = (
    r"\b(?-i:interview|conversation|call|meeting|talks|breakfast|lunch|dinner|session|spoke|speaking)"
    rf"\s+with\s+(?P<who>{_NOUNS})"
    rf"|\binterview\s+(?:on|for)\s+{_MONTH}(?P<show>(?:the\s)?{_NAME})"
    rf"|\b(?:in|during)\s+(?:an?|his|her|their)\s+{_MONTH}(?P<outlet>{_NAME})\sinterview\b"
)
_WITH = re.compile(_OCCASION, re.IGNORECASE)
_WHO = re.compile(rf"\s+(?P<who>{_NOUNS})")
_LEAD = re.compile(
    rf"{_OCCASION}|\b(?:(?:asked|pressed|questioned)(?:\sabout\s[^,.\"]{{1,40}}?)?\sby|speaking\sto"
    r"|addressing|(?:testifying|appearing|speaking)\sbefore|(?:reached|contacted|interviewed)\sby"
    rf"|(?:letter|e-?mail|speech|remarks|address|message|memo|testimony|note)\sto)"
    rf"\s+(?P<whom>{_NOUNS})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s+(?:in\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){{0,3}}?(?:speech|letter|e-?mail|address|statement)\s)?"
    rf"to\s+(?!\w+ing\b)(?P<who>{_NOUNS})",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"according to|per\b|as revealed in|in the words of", re.IGNORECASE)
# Up to a mark, or to what somebody is quoted as doing: "by the bureau as saying".
_INSIDE = r"(?:(?!\sas\b)[^,.;:()\"\n]|(?<=\b(?-i:[A-Z]))\.)"
_BODY = rf"(?P<who>{_INSIDE}+(?:\.[A-Z]{_INSIDE}*)*)"
_RELAYED = re.compile(
    r"\s*[,(-]?\s*(?:according\s+to|(?:as\s+|in\s+(?:remarks|comments)\s+)?"
    r"(?:cited|quoted|reported|relayed|published)\s+(?:by|in)"
    rf"|via(?=\s(?-i:(?:the\s)?[A-Z@]))|per)\s+{_BODY}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\b(?:quoted|cited)(?: as saying)?$", re.IGNORECASE)
_QUOTED_BY = re.compile(rf"\s+by\s+{_BODY}", re.IGNORECASE)
_RELAYED_FIRST = re.compile(rf"\baccording\s+to\s+{_BODY},", re.IGNORECASE)
_RELAYS = re.compile(r"\b(?:report(?:ed|s)?|quot(?:ed|es)|cit(?:ed|es)|said|says)\b", re.IGNORECASE)
_SAID_SO = re.compile(
    rf"[^.;:\"\n]{{0,120}}?,\s(?P<who>{_NOUNS})\s(?:said|says|reported|reports)(?:\s\w+day)?"
    r"(?:\.(?=\s|$)|,\s(?:and|but)\b)"
)


def find_addressee(layout: Layout, clause: Clause, pieces: Sequence[Span]) -> Span | None:
    """Return the mention after `told`, `said to`, `in an interview with`, or before the cue.

    `pieces` is the content; `to` right behind it has the addressee too.
    """
    if clause.cue is None:
        return None
    if clause.rule == TOLD:
        return layout.spans[clause.first].span
    text, begin, first = (
        layout.folded,
        layout.spans[clause.last].end,
        layout.spans[clause.first].start,
    )
    end = min(layout.next_start(clause.last), begin + 120, layout.sentence_end(begin))
    match = (
        (_TELLS.search(layout.words(clause.cue)) and _WHO.match(text, begin, end))
        or _TO.match(text, begin, end)
        or _WITH.search(text, begin, end)
        or _LEAD.search(text, layout.sentence_start(first), first)
        or _LEAD.search(text, layout.spans[clause.first].end, layout.spans[clause.cue].start)
        or _BEHIND.match(text, pieces[-1].end, layout.sentence_end(pieces[-1].end))
    )
    if match is None or any(
        p.start < match.start(match.lastgroup or "who") < p.end for p in pieces
    ):
        return None
    if _AFTER.search(text, layout.sentence_start(match.start()), match.start()):
        return None
    return Span(*match.span(match.lastgroup or "who"))


def find_relay(
    layout: Layout,
    clause: Clause,
    pieces: Sequence[Span],
    addressee: Span | None,
    free: Mapping[int, Clause],
) -> Span | None:
    """Return the third party of `…, Smith said, according to agencies`.

    `pieces` is the content; only clauses in `free`, which have no content of their own, can be
    relays. Whoever follows the only `according to` is the speaker, so that has no relay.
    """
    if clause.cue is None or clause.source is None:
        return None
    if _ACCORDING.match(layout.words(clause.cue)):
        return None
    end = max(pieces[-1].end, layout.spans[clause.last].end)
    for number in (*layout.back(clause.cue), *layout.ahead(clause.cue)):
        other = free.get(number)
        if other is None or other.source is None or other.cue is None:
            continue
        words = layout.words(other.cue)
        behind = layout.spans[other.first].start >= end
        if _ACCORDING.match(words) or (behind and _RELAYS.search(words)):
            return other.source
    if addressee and addressee.start >= end and not layout.folded[end : addressee.start].strip():
        end = addressee.end
    limit = layout.sentence_end(end)
    first = min(pieces[0].start, layout.spans[clause.first].start)
    said = layout.spans[clause.last].end
    within = layout.sentence_end(said)
    match = (
        _RELAYED.match(layout.folded, end, limit)
        or _RELAYED.match(layout.folded, said, min(within, layout.next_start(clause.last)))
        or (
            _QUOTED.search(layout.words(clause.cue))
            and _QUOTED_BY.match(layout.folded, said, within)
        )
        or _SAID_SO.match(layout.folded, end, limit)
        or _RELAYED_FIRST.search(layout.folded, layout.sentence_start(first), first)
    )
    return Span(*match.span("who")) if match else None
