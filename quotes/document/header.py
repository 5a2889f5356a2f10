"""What stands above the body, and says what the article is: title, byline, dateline, date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from quotes.document.bylines import find_byline
from quotes.document.captions import reports_speech
from quotes.document.datelines import AGENCIES, AGENCY, AGENCY_LINE, DATELINE, DATELINE_LINE
from quotes.document.dates import dates

_SEPARATOR = re.compile(r" (?:[|–—·»-]|::) ")
_MENU = re.compile(r" [›>»→] |\|[^|]*\||[^|·•]* [·•] [^·•]* [·•] ")
"""In what leads to other pages: `News › Courts`, `Home | News | Sport`, `News · World · Asia`."""
_BULLET = re.compile(r"[*•·▪●] ?(?=\w)")
_ASIDE = re.compile(r"\(.*\)")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_REACH = 15
"""Lines above the body in which its header is looked for; share buttons stand between."""
_ADDRESS = re.compile(r"https?://\S+")
_AGGREGATORS = ("news.google.com", "feedproxy.google.com", "t.co")
"""Hosts that pass on others' articles."""
_NOT_PUBLISHED = re.compile(r"\W*(?:updated|(?:last )?modified|copyright|©)", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines above a body say; `title_lines` are the indices of the title's repetitions.

    Those of `standfirst` follow the last and sum the article up, also in bullet points; those of
    `captions` report speech.
    """

    title: str | None = None
    title_lines: tuple[int, ...] = ()
    standfirst: tuple[int, ...] = ()
    captions: tuple[int, ...] = ()
    publisher: str | None = None
    byline: str | None = None
    place: str | None = None
    agency: str | None = None
    published: str | None = None
    url: str | None = None
    used: frozenset[int] = frozenset()


def read_header(
    lines: Sequence[str],
    traits: Sequence[frozenset[str]],
    body: tuple[int, int],
    *,
    title: str | None = None,
) -> Header:
    """Read the header of the body that spans `lines[body[0]]` to `lines[body[1]]`.

    A `title` that is known is looked for among the lines.
    """
    first = body[0]
    publisher = None
    if title is None:
        title, publisher = _title(lines, traits, first)
    title_lines = tuple(i for i in range(first) if title and lines[i] == title)
    below = title_lines[-1] + 1 if title_lines else first
    standfirst = tuple(_standfirst(lines[below:first], traits[below:first], below))
    top = max(title_lines[-1] + 1 if title_lines else 0, first - _REACH)
    captions = tuple(i for i in range(top, first) if reports_speech(lines[i]))
    byline, byline_lines = find_byline(lines, traits, top, body)
    dateline = _dateline(lines, top, first)
    url = next((m[0] for line in lines[:first] if (m := _ADDRESS.fullmatch(line))), None)
    if publisher is None and url is not None:
        publisher = _host(url)
    dated = [i for i in range(top, first) if "date" in traits[i]]
    return Header(
        title=title,
        title_lines=title_lines,
        standfirst=standfirst,
        captions=captions,
        publisher=publisher,
        byline=byline,
        place=dateline.get("place"),
        agency=dateline.get("agency") or _agency(lines[top:first], traits[top:first]),
        published=_published(lines, traits, body),
        url=url,
        used=frozenset((*title_lines, *standfirst, *captions, *byline_lines, *dated)),
    )


def _title(
    lines: Sequence[str], traits: Sequence[frozenset[str]], first: int
) -> tuple[str | None, str | None]:
    """Return title and publisher; most pages have "Title | Publisher" and repeat the title."""
    if first == 0:
        return None, None
    for index in sorted({0, *range(max(0, first - _REACH), first)}):
        for match in reversed(list(_SEPARATOR.finditer(lines[index][:400]))):
            left, right = lines[index][: match.start()].strip(), lines[index][match.end() :].strip()
            if left in lines[index + 1 : first] and len(left.split()) >= 3:
                return left, right
    candidates = [
        i for i in range(max(0, first - _REACH), first) if _looks_like_title(lines[i], traits[i])
    ]
    repeated = [i for i in candidates if lines[i] in lines[:i]]
    if repeated:
        return lines[repeated[-1]], None
    points = {i for i in range(first) if _BULLET.match(lines[i])}
    rest = [i for i in range(len(lines)) if i not in points]
    near = {
        i: frozenset[str]().union(*(traits[j] for j in rest[rest.index(i) + 1 :][:_NEAR]))
        for i in candidates
    }
    headed = [i for i in candidates if "byline" in near[i]]
    headed = headed or [i for i in candidates if "date" in near[i]]
    if headed:
        title = headed[-1]
        while title - 1 in headed:  # a line between title and byline is a standfirst
            title -= 1
        return lines[title], None
    if not candidates or lines[0] in lines[1:first]:
        plain = (
            i for i in range(first) if not traits[i] & _NO_TITLE and not _MENU.search(lines[i])
        )
        return lines[next(plain, 0)], None
    return lines[candidates[0 if first <= _PLAIN else -1]], None


_NO_TITLE = frozenset(("byline", "date", "address", "ago"))
_NEAR = 3
"""Byline or date follow a title within so many lines."""
_PLAIN = 6
"""With so few lines above the body there is no menu, and the title comes first."""


def _looks_like_title(line: str, traits: frozenset[str]) -> bool:
    out = {
        "sentence",
        "byline",
        "date",
        "ago",
        "address",
        "cue:credit",
        "cue:interface",
        "upper",
    }
    count = len(_WORD.findall(line))
    if "cue:share" in traits and count <= _SHARING:
        return False
    if sum(map(str.isdigit, line)) > _MOST_DIGITS * len(line):
        return False
    if _MENU.search(line) or _BULLET.match(line) or _ASIDE.fullmatch(line):
        return False
    return _SHORTEST <= count <= 30 and not traits & out


_SHORTEST = 4
_MOST_DIGITS = 0.2
"""Share of digits in a title; a weather forecast or a score has more."""
_SHARING = 6
"""Words; "Share this story with your friends" is a button, a longer line a story about shares."""


def _standfirst(
    lines: Sequence[str], traits: Sequence[frozenset[str]], shift: int
) -> Iterator[int]:
    """Yield the indices, plus `shift`, of the lines that sum up, of those from title to body."""
    plain = 0
    for index, (line, found) in enumerate(zip(lines, traits, strict=True)):
        point = _BULLET.match(line)
        plain += not point
        if plain > _STANDFIRST or found & _NO_STANDFIRST or _MENU.search(line):
            return
        if not point and len(_WORD.findall(line)) < _SHORTEST:
            return
        yield index + shift


_STANDFIRST = 2
"""Lines of a standfirst but for points; longer ones are teasers."""
_NO_STANDFIRST = frozenset(
    ("byline", "date", "ago", "address", "dateline", "repeated")
    + tuple(
        f"cue:{cue}" for cue in ("credit", "interface", "share", "subscribe", "related", "tags")
    )
)


def _dateline(lines: Sequence[str], top: int, first: int) -> Mapping[str, str]:
    """Read place and agency from the first paragraph, or from a dateline above it."""
    found: dict[str, str] = {}
    if first < len(lines) and (match := DATELINE.match(lines[first][:200])):
        found["place"] = match["place"]
        if match["agency"]:
            found["agency"] = match["agency"]
    for line in reversed(lines[top:first]):
        match = DATELINE_LINE.fullmatch(line)
        if match:
            found.setdefault("place", match["place"])
            if match["agency"]:
                found.setdefault("agency", match["agency"])
    if found.get("agency") not in AGENCIES:
        found.pop("agency", None)  # a station's call sign, as in "AUSTIN (KXAN) —"
    else:
        found["agency"] = AGENCIES[found["agency"]]
    return found


def _agency(lines: Sequence[str], traits: Sequence[frozenset[str]]) -> str | None:
    """Return the agency that a byline names, or that stands on a line of its own."""
    for line, found in zip(lines, traits, strict=True):
        pattern = AGENCY if "byline" in found else AGENCY_LINE
        if len(line) <= _LONGEST_CREDIT and (match := pattern.search(line)):
            return AGENCIES[match[1]]
    return None


_LONGEST_CREDIT = 100
"""Characters of a byline."""


def _published(
    lines: Sequence[str], traits: Sequence[frozenset[str]], body: tuple[int, int]
) -> str | None:
    """Return the date nearest above the body, or else the first one close below it."""
    above = [i for i in range(max(0, body[0] - 2 * _REACH), body[0]) if "date" in traits[i]]
    # A date among many words is that of a picture or of an event.
    above.sort(key=lambda i: len(lines[i].split()) <= _DATE_LINE)
    below = [i for i in range(body[1] + 1, min(len(lines), body[1] + 8)) if "date" in traits[i]]
    plain = [i for i in above if not _NOT_PUBLISHED.match(lines[i].strip())]
    opening = DATELINE.match(lines[body[0]][:200])
    texts = [lines[i][:200] for i in (*reversed(plain), *reversed(above), *below)]
    texts[len(above) :] = [opening[0] if opening else "", *texts[len(above) :]]
    return next((found for text in texts for found in dates(text)), None)


_DATE_LINE = 16
"""Words of a line that says when an article was published, and by whom."""


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None  # a malformed address, such as an unclosed bracket
    return host.removeprefix("www.") if host and host not in _AGGREGATORS else None
