"""What a line of a page looks like: traits from which body, header and furniture are told apart.

A trait is a short name such as ``sentence`` or ``cue:share``; a line has a handful of them. Only
the first and last characters of a line are looked at, so that one endless line is cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from quotes.document.datelines import DATELINE
from quotes.document.dates import DATE
from quotes.text import is_hard_wrapped, lines
from quotes.types import Span

_HEAD, _TAIL = 600, 80
_OPENING = 160
"""Characters in which a line of furniture says what it is; farther on, the words are prose."""
_LENGTHS = (1, 2, 5, 9, 15, 24, 40, 70)
"""Upper bounds of the word-count classes; body paragraphs of news have 15 words and more."""
_WRAPPED = 45
"""Characters; a line that stops earlier, such as a title or a byline, was not wrapped."""

_Find = Callable[[str], object]
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*]{0,3}$")
_FUNCTION_WORDS = """
a an and are as at be been but by can could did do does for from had has have he her his i if in
into is it its may more not of on or our said says she so some than that the their them there they
this to up was we were what when where which while who will with would you
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


def _phrases(*lines: str) -> list[str]:
    """Return the patterns of phrases that `lines` hold; a bar inside brackets parts none."""
    return re.split(r"\|(?![^(]*\))", "|".join(lines))


_BEGINNINGS = {
    "related": _phrases(
        "related|read (?:more|next|also)|more(?: from| on| in| stories| news)?|see (?:also|more)",
        "also (?:read|on)|you (?:may|might) also|may also|might also|recommended",
        "most (?:popular|read|viewed)|popular|trending|latest|recent|further reading|previous",
        "don[’']t miss|next|top stories|explore (?:further|more)|editor[’']?s[’']? picks?|up next",
        "in case you missed|worth reading|what to read",
    ),
    "interface": _phrases(
        "skip to|search|menu|close|home|back to|load more|show more|scroll|click|advertisement",
        "toggle|share|print|sections?|navigation|sponsored|loading|play|watch|listen|edit",
        "follow us|view all|see all|cancel|submit|open|continue|enlarge|embed|media playback",
    ),
    "tags": _phrases(
        "tags?|tagged|filed under|topics?|categor(?:y|ies)|posted in|labels?|views",
        "in this (?:article|story)",
    ),
}
_PHRASES = {
    "share": _phrases(
        "shares?|tweet|facebook|twitter|pinterest|whats ?app|linkedin|reddit|flipboard|instagram",
        "youtube|tumblr|telegram|copy link|e-?mail this|opens in new window|rss",
    ),
    "subscribe": _phrases(
        r"subscri\w+|newsletters?|sign(?:ing)? ?(?:up|in)|inbox|log ?(?:in|out)|register|donat\w+",
        "member(?:ship)?|free trial|e-?paper|mailing list|e-?mail address|alerts",
    ),
    "legal": _phrases(
        "copyright(?:ed)?|all rights reserved|privacy|terms (?:of|and)|cookies?|disclaimer",
        "not be (?:published|reproduced)|registered trademark|advertise(?: with us)?",
        "contact us|about us|careers",
    ),
    "comment": _phrases("comments?|reply|replies|permalink|upvoted?|commenting|logged in|says:$"),
    "author": _phrases(
        "contributed (?:to this|reporting)|reporting by|editing by|report(?:er|s) for",
        "staff (?:writer|editor|reporter)|senior (?:writer|editor|reporter)|can be reached",
        "written by|about the author",
        r"is (?:a|an|the) [\w -]{0,40}(?:writer|editor|reporter|journalist|columnist|author"
        r"|correspondent)|contact \w+ \w+ at|follow (?:him|her|them|me|@)",
        "posts by|view all posts",
    ),
    "credit": _phrases(
        "photo(?:s|graph|graphy)?(?: by)?|image|illustration|getty(?: images)?|credit|picture by",
        "courtesy|file photo|ap photo|caption|screenshot|click to enlarge|shutterstock|handout",
    ),
    "promo": _phrases(
        "download (?:our|the)|app|our (?:free|daily|website|journalism|staff)|support (?:our|us)",
        r"free|ad-?block\w*|this (?:site|website|article|story|post)|watch live|live stream",
        "click here|report a (?:correction|typo|error)|correction|story tip|news tip",
    ),
}
_RIGHTS = re.compile(r"©|\(c\) ?(?:19|20)\d\d")


def _finder(before: str, phrases: Iterable[str]) -> _Find:
    """Return what finds any of `phrases`, by first letters first, so that fewer are tried."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        branches[phrase[0]].append(phrase[1:])
    choice = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items())
    pattern = re.compile(rf"{before}(?:{choice})\b")
    return pattern.match if before == _BEGINNING else pattern.search


def _cues(before: str, cues: Mapping[str, Sequence[str]]) -> tuple[_Find, list[tuple[str, _Find]]]:
    """Return what finds any of `cues`, which most lines have none of, and what finds each."""
    each = [(f"cue:{name}", _finder(before, phrases)) for name, phrases in cues.items()]
    return _finder(before, chain.from_iterable(cues.values())), each


_BEGINNING, _ANYWHERE = r"\W*", r"(?<!\w)"
_CUES = (_cues(_BEGINNING, _BEGINNINGS), _cues(_ANYWHERE, _PHRASES))

_DIGIT = re.compile(r"[^\W_a-zA-Z]")
"""A digit, among which are raised ones, or a foreign letter; lines without it are soon done."""
_YEAR = re.compile(r"\d(?:[09]\d\d|[/.]\d)")
"""What every date holds, and is found faster: a year, or numbers with a mark between them."""
_AGO = re.compile(r"\b\d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?) (?:ago|read)\b", re.I)
_BYLINE = re.compile(
    r"\W*(?:(?:written |posted |published |reported |story )?by|author|from)\b", re.I
)
_ROLE = re.compile(r", (?:staff|associated press|senior|contribut)\b", re.I)
# What begins with a mark is found much faster. The last is an address at the start of a word too.
_ADDRESS = re.compile(
    r"://(?:(?<=http://)|(?<=https://))|\.(?:(?<=www\.)|com\b)|@(?<![^\w\s]@)\w", re.I
)
_QUOTED = re.compile(r"[\"“”«»]")
_SAYING = ("said", "says", "told", "according to", "added", "asked")
_SPEECH = re.compile(rf"\b(?:{'|'.join(_SAYING)})\b")


def units(text: str) -> list[Span]:
    """Return the lines of `text`; in hard-wrapped text the paragraphs, and its short lines."""
    found = lines(text)
    if not is_hard_wrapped(text):
        return found
    merged: list[Span] = []
    for span in found:
        if merged:
            last_line = text.rfind("\n", merged[-1].start, merged[-1].end) + 1
            long = merged[-1].end - max(last_line, merged[-1].start) > _WRAPPED
            gap = text[merged[-1].end : span.start].replace("\r\n", "\n")
            if long and gap.count("\n") == 1:
                merged[-1] = Span(merged[-1].start, span.end)
                continue
        merged.append(span)
    return merged


def traits(text: str, spans: Sequence[Span]) -> list[frozenset[str]]:
    """Return the traits of each line; `repeated` and `title` compare it with the other lines."""
    heads = [text[s.start : min(s.end, s.start + _HEAD)] for s in spans]
    counts = Counter(heads)
    first = heads[0] if heads else ""
    known: dict[str, frozenset[str]] = {}
    result = []
    for span, head in zip(spans, heads, strict=True):
        found = known.get(head)
        if found is None:
            tail = text[max(span.start, span.end - _TAIL) : span.end]
            marks = {*_shape(head, tail, span.end - span.start), *_marks(head)}
            if counts[head] > 1:
                marks.add("repeated")
            if len(head) > 20 and head in first:
                marks.add("title")
            found = frozenset(marks)
            known[head] = found
        result.append(found)
    return result


def _shape(head: str, tail: str, length: int) -> Iterator[str]:
    words = _WORD.findall(head)
    count = len(words) * max(1, length // len(head))
    yield f"words:{bisect_left(_LENGTHS, count)}"
    if _TERMINAL.search(tail):
        yield "terminal"
        if count >= 8:
            yield "sentence"
    elif tail.endswith(":"):
        yield "colon"
    if len(words) > 1 and len([word for word in words if word[0].isupper()]) > 0.6 * len(words):
        yield "capitalised"
    if head.isupper():
        yield "upper"
    if head[0].islower():
        yield "lower"
    if len(words) >= 4:
        function = sum(map(_FUNCTION.__contains__, map(str.casefold, words)))
        yield f"function:{min(4, function * 10 // len(words))}"
    if count >= 6 and any(map(head.__contains__, _SAYING)) and _SPEECH.search(head):
        yield "speech"


def _marks(head: str) -> Iterator[str]:
    if _DIGIT.search(head[:120]):
        start = head[:60]
        if sum(map(str.isdigit, start)) > 0.25 * len(start):
            yield "digits"
        if len(head) < 120 and _YEAR.search(head) and DATE.search(head):
            yield "date"
        if _AGO.search(head[:100]):
            yield "ago"
    if _QUOTED.search(head):
        yield "quoted"
    if len(head) < 100 and (_BYLINE.match(head) or _ROLE.search(head)):
        yield "byline"
    if _ADDRESS.search(head):
        yield "address"
    if ("-" in head or "–" in head or "—" in head) and DATELINE.match(head):
        yield "dateline"
    opening = head[:_OPENING].casefold()
    if _RIGHTS.search(opening):
        yield "cue:legal"
    if "required fields" in opening:
        yield "cue:comment"
    for find_any, cues in _CUES:
        if find_any(opening):
            yield from (name for name, find in cues if find(opening))
