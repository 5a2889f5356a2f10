"""By which words a document describes those whom it names: titles, appositions, "X is a ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from quotes.names import name_words
from quotes.places import COUNTRY_OF
from quotes.speakers.lexicon import BODY_NOUNS, PERSON_NOUNS, STOP_WORDS
from quotes.speakers.mentions import POST_NOMINALS
from quotes.speakers.referents import Referent
from quotes.speakers.signs import behind_stop

# What else a bearer of a title is called.
_ALSO: dict[str, str] = {
    "sen": "senator lawmaker legislator politician",
    "sens": "senator lawmaker legislator politician",
    "senator": "lawmaker legislator politician",
    "rep": "representative congressman congresswoman lawmaker legislator",
    "reps": "representative congressman congresswoman lawmaker legislator",
    "congressman": "lawmaker legislator representative",
    "congresswoman": "lawmaker legislator representative",
    "assemblymember": "assemblyman assemblywoman lawmaker legislator",
    "assemblyman": "lawmaker legislator",
    "assemblywoman": "lawmaker legislator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "prof": "professor academic",
    "professor": "academic scholar",
    "dr": "doctor physician",
    "ceo": "executive chief boss",
    "cfo": "executive",
    "coo": "executive",
    "executive": "boss chief ceo",
    "president": "leader",
    "premier": "leader minister",
    "pm": "minister premier leader",
    "chancellor": "leader",
    "justice": "judge",
    "attorney": "lawyer prosecutor",
    "counsel": "lawyer",
    "lawyer": "attorney",
    "prosecutor": "attorney",
    "nominee": "candidate",
    "candidate": "nominee hopeful",
    "coach": "manager boss",
    "manager": "coach boss",
    "chairman": "chair head leader",
    "chairwoman": "chair head leader",
    "chair": "chairman head leader",
    "mp": "lawmaker politician",
    "councilmember": "councilman councilwoman councillor",
    "foreign": "diplomat",
    "ambassador": "envoy diplomat",
    "editor": "journalist",
    "r": "republican",
    "d": "democrat",
    "archbishop": "bishop cleric churchman clergyman",
    "pope": "pontiff",
    "activist": "campaigner",
    "campaigner": "activist",
    "actress": "actor star",
    "actor": "star",
    "barrister": "lawyer",
    "solicitor": "lawyer",
    "captain": "skipper",
    "skipper": "captain",
    "conservative": "tory",
    "tory": "conservative",
    "constable": "officer",
    "inspector": "officer",
    "sergeant": "officer",
    "detective": "officer investigator",
    "columnist": "journalist",
    "correspondent": "journalist reporter",
    "reporter": "journalist",
    "father": "dad",
    "mother": "mum mom",
    "founder": "entrepreneur",
    "businessman": "entrepreneur tycoon",
    "businesswoman": "entrepreneur",
    "headteacher": "head principal teacher",
    "principal": "head headteacher",
    "king": "monarch royal",
    "queen": "monarch royal",
    "prince": "royal",
    "princess": "royal",
    "duke": "royal",
    "duchess": "royal",
    "teenager": "teen",
    "pensioner": "retiree",
    "vicar": "priest cleric churchman clergyman",
    "priest": "cleric churchman clergyman",
    "explorer": "adventurer",
    "goalkeeper": "player keeper shot-stopper",
    "keeper": "goalkeeper shot-stopper",
    "landlady": "publican",
    "landlord": "publican",
    "pastor": "cleric preacher",
    "imam": "cleric",
    "rabbi": "cleric",
    "bishop": "cleric churchman clergyman",
    "singer": "star musician performer vocalist",
    "rapper": "star musician performer",
    "winemaker": "grower farmer",
    "farmer": "grower",
    "researcher": "scientist",
    "scientist": "researcher",
}
for _implied, _nouns in (
    ("musician", "guitarist drummer bassist pianist violinist cellist composer songwriter"),
    ("artist", "sculptor painter photographer illustrator cartoonist potter"),
    ("writer author", "novelist poet playwright essayist biographer"),
    (
        "scientist researcher",
        "biologist chemist physicist astronomer geologist climatologist ecologist zoologist"
        " botanist meteorologist seismologist oceanographer neuroscientist geneticist virologist"
        " epidemiologist microbiologist immunologist archaeologist glaciologist",
    ),
    (
        "doctor physician",
        "surgeon cardiologist neurologist oncologist psychiatrist paediatrician pediatrician gp"
        " anaesthetist dermatologist",
    ),
    (
        "player",
        "striker midfielder defender winger forward fullback linebacker quarterback"
        " shortstop batsman batter bowler all-rounder cornerback",
    ),
    ("athlete", "swimmer sprinter hurdler runner rower gymnast cyclist"),
):
    _ALSO |= dict.fromkeys(_nouns.split(), _implied)


_APPOSITION = re.compile(
    r", (?!whose )((?:an?|the|who (?:is|was)|his|her|their|[\w'’-]+)\b"
    r"(?:\b[A-Z]\.(?! [A-Z])|[^,.;:()\n“”\"]){2,90})"
)
_LETTERS = re.compile(rf"(?: (?:{'|'.join(sorted(POST_NOMINALS))}))+\b")
# "Ana Bell, prosecuting, said"
_PLEADS = re.compile(
    r",? (?:appearing )?(?:for the )?(prosecuti(?:ng|on)|Crown|defen(?:ding|[cs]e))(?=[,.])"
)
_PARTY = re.compile(r" \(([RD])-")
_COPULA = re.compile(r",? (?:who )?(?:is|was|became|has been) (?:an?|the) ([^,.;:()\n]{2,60})")
_LEADING = re.compile(r"((?:\b[\w'’.&-]+ ){1,9}(?:\w+|(?:[A-Z]\.)+)), $")
_LEADING_BODY = re.compile(
    r"\b(?:an?|the|its|their) ((?:[\w'’-]+ ){0,4}[\w-]+)(?: (?:that|which)(?: [\w'’-]+){1,9})?, $",
    re.I,
)
_BODY_APPOSITION = re.compile(r"(?:,| [-–—]) ((?:an?|the|which (?:is|was))\b[^,.;:()\n“”\"]{2,90})")
# "In Porto, the firm said" tells nothing about Porto; "Lund, a firm that said" does about Lund.
_CLAUSE = re.compile(
    r"(?!wh)(?:(?! (?:of|for|in|that|wh\w+|with|by|to|from|at|on) ).)+?"
    r" (?:said|says?|added|reported|warned|wrote|announced)\b"
)
_DIRECTLY = re.compile(r"((?:\b[\w'’&-]+ ){1,4})$")


_BODY_PHRASE = re.compile(
    r" (?:of|for|in|that|which|with|by|to|from|at|on|has|have|is|was)\b.*", re.S
)


_OWNER = re.compile(r"([\w-]+)['’]s ")
_WORDS = 8
"""Words beside a name within which a role stands."""
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def roles_of(text: str, referent: Referent) -> Counter[str]:
    """Count the folded words by which the text describes a referent, with what they imply."""
    roles: Counter[str] = Counter()
    is_role = _is_person_role if referent.is_person else BODY_NOUNS.__contains__
    for mention in referent.mentions:
        found = [mention.title] if mention.title else []
        after = _APPOSITION if referent.is_person else _BODY_APPOSITION
        letters = _LETTERS.match(text, mention.end)
        end = letters.end() if letters else mention.end
        if pleads := _PLEADS.match(text, end):
            found.append("defence lawyer" if pleads[1].startswith("def") else "prosecutor")
        for pattern in (after, _COPULA, _PARTY):
            match = pattern.match(text, end)
            if match and not (pattern is after and _CLAUSE.match(match[1])):
                found.append(match.group(1))
        start = max(0, mention.start - 90)
        before = _LEADING if referent.is_person else _LEADING_BODY
        comma = ", " in text[max(0, mention.start - 3) : mention.start]
        if comma and (leading := before.search(text, start, mention.start)):
            told = text[behind_stop(text, *leading.span(1)) : leading.end(1)]
            found.append(" ".join(told.split(" ")[-_WORDS:]))
        directly = None if referent.is_person else _DIRECTLY.search(text, start, mention.start)
        if directly and directly.group(1).split()[-1].casefold() in BODY_NOUNS:
            found.append(directly.group(1))
        if not referent.is_person:
            found = [_BODY_PHRASE.sub("", phrase) for phrase in found]
        found = [_OWNER.sub(partial(_without_role, is_role), phrase) for phrase in found]
        for words in map(_words, found):
            if words in (("r",), ("d",)) or any(is_role(word) for word in words[:_WORDS]):
                roles.update(_expanded(words))
    return roles


def _words(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a description, those with hyphens also whole: `co-owner`."""
    return (*name_words(phrase), *(word.casefold() for word in _HYPHENED.findall(phrase)))


def _without_role(is_role: Callable[[str], bool], owner: re.Match[str]) -> str:
    """Leave out what another is: a mayor in `the mayor's deputy`, a port in `the port's bank`."""
    return " " if is_role(owner[1].casefold()) else owner.group()


def _is_person_role(word: str) -> bool:
    return word in PERSON_NOUNS or word in _ALSO


def _expanded(words: Sequence[str]) -> Iterator[str]:
    defends = not {"defense", "defence"}.isdisjoint(words)  # such an attorney is no prosecutor
    for word in words:
        if word not in STOP_WORDS:
            yield word
        also = _ALSO.get(word, "").split()
        yield from (role for role in also if not (defends and role == "prosecutor"))
        if word in COUNTRY_OF:
            yield COUNTRY_OF[word].casefold()
