"""Whom and what people stand for or against without a name: groups, creeds, objects of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.speakers.lexicon import GROUP_NOUNS, PERSON_NOUNS, STOP_WORDS, word_set
from quotes.speakers.tokens import Word
from quotes.stance.things import BARRED, HEADS, NO_MODIFIERS, is_verb
from quotes.types import Span

# Compiled by hand from general knowledge, as the lists of `things` are.
_NO_GROUPS = word_set("""
    others some many most several few everyone everybody anyone somebody nobody those both half
    majority minority percent sources circles quarters members states newspapers outlets websites
    benches nations countries governments centers centres heads forwards guards models stars
    chairs majors seniors juniors counts masters anchors potters cooks persons someones forces
    presidents princes individuals minors drivers racers
""")
_GROUPS = (
    (GROUP_NOUNS | {noun + "s" for noun in PERSON_NOUNS} | {"secretaries", "attorneys"})
    - _NO_GROUPS
) | word_set("""
    immigrants migrants refugees asylum-seekers seekers foreigners newcomers settlers expats
    terrorists extremists jihadists fanatics radicals insurgents separatists anarchists fascists
    racists bigots sexists misogynists supremacists communists capitalists feminists atheists
    believers populists globalists loyalists moderates centrists hardliners hawks doves
    dissidents protestors rioters looters vandals thugs gangs cartels criminals gangsters felons
    murderers killers rapists abusers smugglers traffickers poachers hackers fraudsters spammers
    illegals aliens deportees detainees hostages captives slaves orphans widows veterans vets
    minorities natives settlers tribes blacks whites hispanics latinos gays lesbians youths
    teenagers toddlers girls boys elites billionaires
    millionaires oligarchs tycoons cronies corporations companies industries bosses speculators
    financiers polluters monopolies insurers supermarkets borrowers savers earners families
    communities households parties unions superdelegates politicians bureaucrats apparatchiks
    generals sellers makers backers followers volunteers losers independents
    establishment media press class lobby personnel elderly unemployed homeless
    disabled wealthy left-wing right-wing society mob crowd infidels heretics clergy
    churchgoers worshippers pilgrims vegans cyclists motorists pedestrians squatters hunters
    bullies cheats liars cowards traitors idiots hypocrites heroes patriots martyrs
""")
_CAUSES = word_set("""
    terrorism violence racism immigration migration abortion abortions capitalism democracy
    corruption discrimination censorship surveillance propaganda slavery torture conscription
    fracking drilling whaling hunting logging testing privatisation privatization deportation
    deportations globalisation globalization nationalisation nationalization bureaucracy
    harassment austerity detention gambling doping legalisation legalization bullying tyranny
    terror hatred bigotry hate xenophobia islamophobia homophobia misogyny antisemitism
    anti-semitism radicalization radicalisation amnesty encryption outsourcing offshoring
    diversity unity masculinity homosexuality contraception immunity impunity polygamy
    inequality pollution greed nepotism diplomacy warfare aggression genocide apartheid
    airstrikes strikes sanctions tariffs subsidies taxes taxation reform reforms regulations
    emissions guns firearms drones nukes weapons drugs marijuana cannabis alcohol tobacco
    pesticides plastics vaccines vaccinations lockdowns mosques shelters
    checks quotas rights liberties freedoms rates wages tuition education enforcement correctness
    movement revolution crackdown overhaul control policies ideas proposals changes
    comments measures agreements threats lies atrocities massacre abuses violations cuts
    agenda nomination convention debate interests values
""")
_CREED = re.compile(r"[a-z-]{3,}[a-z]isms?")
_NO_CREEDS = word_set("""
    criticism criticisms mechanism mechanisms organism organisms optimism pessimism journalism
    tourism prism schism enthusiasm metabolism symbolism magnetism realism professionalism
    baptism heroism skepticism scepticism cynicism prisms schisms
""")
# These mean nobody in particular unless a word before them says whom.
_GENERAL = word_set("""
    people groups men workers companies families interests rates friends parents patients users
    customers agents children actors contenders insiders hospitals schools viewers readers
    listeners players champions winners aides staff staffers advisers advisors relatives speakers
    partners
""")
_REACH = 3
"""Words before its head that a noun phrase may have."""


def causes(text: str, tokens: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """Yield groups, creeds and causes with noun phrases: `[hill tribes] and [feudalism]`."""
    for index, token in enumerate(tokens):
        noun = token.fold
        creed = _CREED.fullmatch(noun) and noun not in _NO_CREEDS
        if not (creed or noun in _GROUPS or noun in _CAUSES):
            continue
        if index + 1 < len(tokens) and _adjacent(text, token, tokens[index + 1]):
            following = tokens[index + 1].fold
            if following in HEADS or following in _GROUPS or following in _CAUSES:
                continue
        first = index
        while index - first < _REACH and first > 0 and _goes_on(text, tokens, first):
            first -= 1
        if first == index and noun in _GENERAL:
            continue
        span = Span(tokens[first].start, token.end)
        yield " ".join(text[slice(*span)].split()), span


def _goes_on(text: str, tokens: Sequence[Word], first: int) -> bool:
    before = tokens[first - 1]
    return (
        _adjacent(text, before, tokens[first])
        and before.fold not in NO_MODIFIERS
        and not before.fold.endswith(("ly", "n't", "n’t"))
        and not before.text[0].isdigit()
        and not is_verb(text, tokens, first - 1)
        and not _ACTING.fullmatch(before.fold)
    )


def _adjacent(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return gap == " " or (gap in ("'", "’") and right.text == "s")


_STEMS = """
    rais increas lower reduc expand repeal replac scrap stop halt ban outlaw block oppos support
    endors defend protect defeat destroy fight combat tackl reject denounc condemn criticiz
    criticis blam prais admir trust respect deport legaliz legalis abolish dismantl demand
    welcom embrac celebrat promot preserv punish prosecut undermin weaken reform strengthen curb
    limit regulat restor rig enforc overturn revers eliminat eradicat privatiz privatis
    nationalis nationaliz subsidis subsidiz defund boycott resist confront betray abandon insult
    mock champion advocat favor favour applaud welcom encourag deplor despis ridicul smear
    vilif scapegoat silenc oppress exploit persecut bomb invad arm overhaul expel ous dismiss
"""
_ACTING = re.compile(rf"(?:{'|'.join(_STEMS.split())})(?:e|es|ing|ning|ping|ies)?")
_VERB = re.compile(
    rf"\b(?=[a-z])(?:(?:{'|'.join(_STEMS.split())})(?:e|ed|es|s|ing|ning|ned|ping|ped|y|ied|ies)?"
    r"|hates?|hated|loves?|loved|end(?:s|ed|ing)?|back(?:s|ed|ing)|sav(?:es|ed|ing)"
    r"|(?:fight|fought|stand|vote|campaign|lobby|push)(?:s|d|ed|ing)? (?:for|against)"
    r"|get(?:ting)? rid of|crack(?:ing)? down on|fought|st(?:an|oo)d\w* up (?:for|to|against))"
    r" (?:(?:the|a|an|his|her|their|its|our|your|my|any|all|such|this|that|these|those|more|every"
    r"|some) ){0,2}",
    re.I,
)
_NO_OBJECTS = BARRED | word_set("""
    time way things thing lot day year years questions question problem problems it him them
    mr mrs ms dr sen rep gov nothing anything something everything money call find know run
""")


def objects(text: str, piece: Span, tokens: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """Yield the noun phrases that verbs of judging and acting have: `halt the [night ferries]`."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    for match in _VERB.finditer(text, *piece):
        first = starts.get(match.end())
        if first is None or tokens[first].text.isdigit():
            continue
        last = first
        while (
            last < len(tokens) and last - first <= _REACH + 1 and _inside(text, tokens, first, last)
        ):
            last += 1
        if last > first and tokens[last - 1].fold not in _NO_OBJECTS:
            span = Span(tokens[first].start, tokens[last - 1].end)
            yield " ".join(text[slice(*span)].split()), span


def _inside(text: str, tokens: Sequence[Word], first: int, at: int) -> bool:
    word = tokens[at].fold
    if word in STOP_WORDS or word in _NO_OBJECTS or word.endswith("ly"):
        return False
    return at == first or _adjacent(text, tokens[at - 1], tokens[at])
