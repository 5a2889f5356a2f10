"""What a line of a page looks like: traits from which body, header and furniture are told apart.

A trait is a short name such as ``sentence`` or ``cue:share``; a line has a handful of them. Only
the first and last characters of a line are looked at, so that one endless line is cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

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

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*]{0,3}$")
_FUNCTION_WORDS = """
a an and are as at be been but by can could did do does for from had has have he her his i if in
into is it its may more not of on or our said says she so some than that the their them there they
this to up was we were what when where which while who will with would you
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


def _phrases(*alternatives: str, start: bool = False) -> re.Pattern[str]:
    """Compile whole phrases; `start`: only at the beginning of a line."""
    return re.compile((r"^\W*" if start else r"\b") + rf"(?:{'|'.join(alternatives)})\b")


_CUES = {
    "share": _phrases(
        "shares?|tweet|facebook|twitter|pinterest|whats ?app|linkedin|reddit|flipboard|instagram",
        "youtube|tumblr|telegram|copy link|e-?mail this|opens in new window|rss",
    ),
    "subscribe": _phrases(
        r"subscri\w+|newsletters?|sign(?:ing)? ?(?:up|in)|inbox|log ?(?:in|out)|register|donat\w+",
        "member(?:ship)?|free trial|e-?paper|mailing list|e-?mail address|alerts",
    ),
    "legal": re.compile(
        r"©|\(c\) ?(?:19|20)\d\d|\b(?:copyright(?:ed)?|all rights reserved|privacy|terms (?:of|and)"
        r"|cookies?|not be (?:published|reproduced)|disclaimer|registered trademark"
        r"|advertise(?: with us)?|contact us|about us|careers)\b"
    ),
    "related": _phrases(
        "related|read (?:more|next|also)|more(?: from| on| in| stories| news)?|see (?:also|more)",
        "also (?:read|on)|(?:you )?(?:may|might) also|recommended|most (?:popular|read|viewed)",
        "popular|trending|latest|recent|further reading|don[’']t miss|previous|next|top stories",
        "explore (?:further|more)|editor[’']?s[’']? picks?|up next|in case you missed",
        "worth reading|what to read",
        start=True,
    ),
    "comment": re.compile(
        r"\b(?:comments?|reply|replies|permalink|upvoted?|commenting|logged in|says:$)\b"
        r"|required fields"
    ),
    "interface": _phrases(
        "skip to|search|menu|close|home|back to|load more|show more|scroll|click|advertisement",
        "toggle|share|print|sections?|navigation|sponsored|loading|play|watch|listen|edit",
        "follow us|view all|see all|cancel|submit|open|continue|enlarge|embed|media playback",
        start=True,
    ),
    "tags": _phrases(
        "tags?|tagged|filed under|topics?|categor(?:y|ies)|posted in|labels?|views",
        "in this (?:article|story)",
        start=True,
    ),
    "author": _phrases(
        "contributed (?:to this|reporting)|reporting by|editing by|report(?:er|s) for",
        "(?:staff|senior) (?:writer|editor|reporter)|can be reached|written by|about the author",
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

_BYLINE = r"^\W*(?:(?:written |posted |published |reported |story )?by|author|from)\b:? ?"
_ROLE = r", (?:staff|associated press|senior|contribut)\b"


def _date(line: str) -> re.Match[str] | None:
    """Search for a date, which takes long, only where there is a digit."""
    return DATE.search(line) if _DIGIT.search(line) else None


_DIGIT = re.compile(r"\d")
_MARKS: dict[str, tuple[int, Callable[[str], object]]] = {
    "quoted": (_HEAD, re.compile(r"[\"“”«»]").search),
    "date": (120, _date),
    "ago": (
        100,
        re.compile(
            r"\b\d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?) (?:ago|read)\b", re.I
        ).search,
    ),
    "byline": (100, re.compile(rf"{_BYLINE}|{_ROLE}", re.I).search),
    # An address at the start of a word too; what begins with one letter is found much faster.
    "address": (
        _HEAD,
        re.compile(r"https?://|www\.|@(?<![^\w\s]@)\w|\.com\b", re.I).search,
    ),
    "dateline": (_HEAD, DATELINE.match),
}
"""What else a line may hold, and in lines of how many characters it is looked for."""
_ONLY_SHORT = ("date", "byline")
_SPEECH = re.compile(r"\b(?:said|says|told|according to|added|asked)\b")


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
            found = frozenset((*_shape(head, tail, span.end - span.start), *_marks(head)))
            found |= {"repeated"} if counts[head] > 1 else frozenset()
            found |= {"title"} if len(head) > 20 and head in first else frozenset()
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
    if len(words) > 1 and sum([word[0].isupper() for word in words]) > 0.6 * len(words):
        yield "capitalised"
    if head.isupper():
        yield "upper"
    if head[0].islower():
        yield "lower"
    if len(words) >= 4:
        function = sum(map(_FUNCTION.__contains__, map(str.casefold, words)))
        yield f"function:{min(4, function * 10 // len(words))}"
    if count >= 6 and _SPEECH.search(head):
        yield "speech"


def _marks(head: str) -> Iterator[str]:
    start = head[:60]
    if sum(map(str.isdigit, start)) > 0.25 * len(start):
        yield "digits"
    for name, (reach, find) in _MARKS.items():
        if (len(head) < reach or name not in _ONLY_SHORT) and find(head[:reach]):
            yield name
    opening = head[:_OPENING].casefold()
    for name, cue in _CUES.items():
        if cue.search(opening):
            yield f"cue:{name}"
