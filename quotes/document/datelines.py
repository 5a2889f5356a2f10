"""Datelines and news agencies."""

from __future__ import annotations

import re

AGENCIES = {
    **{
        name: name
        for name in (
            *("AFP", "AP", "Reuters", "UPI", "dpa", "PA", "PTI", "ANI", "IANS", "Xinhua", "TASS"),
            *(
                "JIJI",
                "Kyodo",
                "Bloomberg",
                "CMC",
                "GIS",
                "JIS",
                "EFE",
                "ANSA",
                "Yonhap",
                "Interfax",
            ),
        )
    },
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "Canadian Press": "CP",
    "The Canadian Press": "CP",
    "DPA": "dpa",
    "Press Association": "PA",
    "Press Trust of India": "PTI",
    "REUTERS": "Reuters",
    "XINHUA": "Xinhua",
}
"""Agencies as bylines and datelines write them, and their usual short names."""

_ANY = "|".join(sorted(AGENCIES, key=len, reverse=True))
AGENCY = re.compile(rf"(?<![\w.])({_ANY})(?![\w.])")
"""An agency's name in a byline."""
AGENCY_LINE = re.compile(rf"^({_ANY})(?=$|[/|,]| [-–—|])")
"""The same where a line is or begins with it: ``AFP``, ``AFP/The Harrow Post``, ``AP | 3 May``."""

_WORD = r"[A-Z][\w.'’-]*"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|of|de|del|la|the|and)){{0,4}}"
_UPPER = r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,5}"
_DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+\.?(?: \d{4})?)"

DATELINE = re.compile(
    rf"(?P<place>{_UPPER}(?:, {_PLACE})?|{_PLACE}(?:, {_PLACE})?(?= ?\())"
    rf"(?:, {_DAY})?(?: ?\((?P<agency>[^()\n]{{2,40}})\))? ?(?:--|[—–]|-(?= )) ?"
)
"""A place before the first sentence: ``LIMA —``, ``Lima (AFP) –``, ``LEEDS, May 2 (Reuters) -``."""

DATELINE_LINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)"
    rf"(?: \((?P<agency>[^()\n]{{2,30}})\)(?:,? {_DAY})?| ?(?:—|–|--))"
)
"""The same on a line of its own: ``Lima (AFP) April 9, 2024``, ``LIMA —``."""
