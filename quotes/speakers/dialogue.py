"""Who speaks to whom where people take turns, as in transcripts and interviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.names import same_name
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit, credit_to
from quotes.types import Quote

_ASKS = re.compile(r"\b(?:ask|enquir|inquir|want\w* to know|wonder)", re.I)
_QUESTION = re.compile(r"\?|^(?:if|whether|why|how|what|who|whom|whose|when|where|which)\b")
_NEAR = 20
"""Characters, marks and blanks, between a question and its answer at most."""
_ANSWERS = 0.7
_WORD = re.compile(r"\w")
LABEL = re.compile(r"^[ \t]*[\"“]?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}):(?= )", re.M)
# Who asks where a transcript has the paper's name in front of questions.
_INTERVIEWER = re.compile(r"\b[Ii]nterview(?:ed)? by ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})")


def answering(cast: Cast, quote: Quote, asked: Quote, before: Sequence[Credit]) -> Credit | None:
    """Return who answers the question asked right before, if whom it was put to is known.

    That is `he` in `Bell asked Lund if it rained. He said no`, and who says what makes a paragraph
    after `"Who was it?" she asked.`: the hearer, or else the other one of two who take turns.
    `before` are the credits of the words before, the question's the last.
    """
    text, at = cast.text, min(s.start for s in (*quote.content, *quote.source))
    spans = (*asked.content, *asked.cue, *asked.source)
    gap = text[max(span.end for span in spans) : at]
    question = text[asked.content[0].start : asked.content[-1].end]
    asks = any(_ASKS.search(text, *cue) for cue in asked.cue) and _QUESTION.search(question)
    if not asks or len(gap) > _NEAR or _WORD.search(gap):
        return None
    hearer = cast.named(asked.addressee, at) if asked.addressee else None
    if quote.source:
        source = text[quote.source[0].start : quote.source[-1].end].casefold()
        gender = {"he": "m", "she": "f"}.get(source)
        if "\n" in gap or not gender or hearer is None or hearer.gender != gender:
            return None
        return credit_to(hearer, _ANSWERS, "answer")
    if quote.cue or "\n" not in gap:
        return None
    if hearer is not None and hearer.is_person:
        return credit_to(hearer, _ANSWERS, "answer")
    other = before[-2] if len(before) > 1 else None
    if other is None or other.type != "person" or other.names == before[-1].names:
        return None
    return replace(other, confidence=_ANSWERS, how="answer")


def in_dialogue(cast: Cast, quotes: Sequence[Quote]) -> list[Quote]:
    """Return `quotes` with the other one as addressee where two people take turns.

    Where more do, whoever asked the question before is answered. A turn is a quote right after
    a name and a colon, as in transcripts; the other's turns may be questions, which are no quotes.
    """
    text = cast.text
    turns = [quote for quote in quotes if _is_turn(text, quote)]
    if len(turns) < 2 or _asked_without_label(text, turns):
        return list(quotes)
    names = _distinct(quote.speakers[0] for quote in turns)
    counts = Counter(m[1] for m in LABEL.finditer(text))
    labels = [m for m in LABEL.finditer(text) if counts[m[1]] > 1]  # "Related:" stands once
    asks = _INTERVIEWER.search(text)
    called = ((cast.named(m[1], m.start()), m[1]) for m in labels)
    names = _distinct(
        (*names, *(who.name if who else asks[1] if asks else label for who, label in called))
    )
    if len(names) != 2:
        return [
            replace(q, addressee=_asked_by(cast, labels, q))
            if q in turns and not q.addressee
            else q
            for q in quotes
        ]
    other = {a: b for a, b in zip(names, reversed(names), strict=True) if len(b) > 1}  # not "Q"
    return [
        replace(q, addressee=other.get(q.speakers[0])) if q in turns and not q.addressee else q
        for q in quotes
    ]


def _asked_without_label(text: str, turns: Sequence[Quote]) -> bool:
    """Say whether whoever asks has no name in front, so that the turns answer nobody named."""
    asked = 0
    for turn in turns:
        end = turn.source[0].start
        while end and text[end - 1].isspace():
            end -= 1
        line = text.rfind("\n", 0, end) + 1
        asked += text.endswith("?", line, end) and not LABEL.match(text, line, end)
    return 2 * asked > len(turns)


def _asked_by(cast: Cast, labels: Sequence[re.Match[str]], turn: Quote) -> str | None:
    """Return who asked the question that stands right before a turn where more than two talk."""
    before = [m for m in labels if m.end() < turn.source[0].start]
    if not before:
        return None
    asks = cast.named(before[-1][1], before[-1].start())
    name = asks.name if asks else before[-1][1]
    said = cast.text[before[-1].end() : turn.source[0].start].rstrip(" \n\t\"”’'")
    named = len(name) > 1 and not same_name(name, turn.speakers[0])  # not "Q"
    return name if named and said.endswith("?") else None


def _distinct(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        if not any(same_name(name, other) for other in found):
            found.append(name)
    return found


def _is_turn(text: str, quote: Quote) -> bool:
    if len(quote.speakers) != 1 or not quote.source or not quote.content:
        return False
    start, end = quote.source[0].start, quote.source[-1].end
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return text[end : quote.content[0].start].strip() == ":" and not _WORD.search(
        text, begin, start
    )
