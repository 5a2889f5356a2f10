"""Who the sentences around a document tell to have made it: `prepared by`, `issued a report`."""

from __future__ import annotations

import re

from quotes.places import COUNTRIES, COUNTRY_OF
from quotes.speakers.cast import Cast
from quotes.speakers.conjoined import conjoined
from quotes.speakers.credits import Credit, credit_to
from quotes.speakers.descriptions import described_body, described_person
from quotes.speakers.discourse import Discourse
from quotes.speakers.lexicon import BODY_NOUNS, PERSON_NOUNS, word_set
from quotes.speakers.phrases import Phrase, analyse
from quotes.speakers.pronouns import resolve_pronoun
from quotes.speakers.referents import Referent
from quotes.types import Span

_ISSUED = re.compile(
    r"\b(?:releas|publish|issu|unveil|commission|produc|compil|fil|present)(?:ed|es|ing)\b"
    r"|\b(?:put out|wrote|sent)\b"
)
# `, prepared by the port`, `, which was published in May by the port`.
_MADE = (
    r"(?:prepared|produced|published|released|issued|written|co-written|authored|compiled"
    r"|commissioned|conducted|carried out|performed|undertaken|drawn up|put out|signed|co-signed"
    r"|drafted|penned|filed|lodged|submitted|tabled|organi[sz]ed|circulated|posted|shared|sent"
    r"|uploaded|done|run|led)"
    r"(?: (?!by\b)\w+){0,2} (?:jointly )?by "
)
_MADE_BEHIND = re.compile(rf",? (?:(?:which|that) (?:was|were|is|are|has been) )?{_MADE}")
_MADE_NEXT = re.compile(rf"(?P<it>It|They) (?:was|were|is|are) (?:\w+ly )?{_MADE}")
# `on the port's website`, `on company paper`.
_ON = re.compile(
    r" on (?P<who>(?:(?! on )[\w&. -]){1,40}?(?:['’]s|(?<=s)['’])|\w+) (?:own )?(?:official )?"
    r"(?:web ?site|site|web ?page|letterhead|paper|notepaper|stationery)\b"
)
# "by the port in May and obtained by Norvik": the second has not made it.
_STOP = re.compile(
    r"[,;:\n“”\"]|\.\s| (?:and|but) (?:\w+ )?(?:seen|obtained|reviewed|viewed|read|leaked|released"
    r"|published|shared|given|shown|sent|handed|passed)\b"
)
_FOR = re.compile(r" for (?=(?:the|his|her|its|their) )")
# "Ana Bell, who has died aged 90", "when she died".
_DIED = re.compile(r"(?:\b(?P<who>s?he)|[\w’'-])(?:, who)?(?: has| had)? died\b", re.I)
_ISSUES = (
    r"(?:(?:has|have|had|later|also|then|jointly|\w+ly) )*(?:issued|released|published|unveiled"
    r"|put out|made public|filed|sent|signed|adopted|agreed|wrote|produced|drew up|circulated)"
)
# What may mean a document that has been called otherwise before.
_KIN = tuple(
    map(
        word_set,
        (
            "article piece story feature",
            "poll survey",
            "lawsuit suit complaint filing petition papers",
            "filing filings papers documents motion brief",
            "ruling judgment judgement decision opinion order verdict",
            "post tweet",
            "memo memorandum",
            "ad advert advertisement commercial video spot",
            "guidelines guidance advice",
            "figures data statistics numbers",
            "book memoir autobiography biography",
            "study paper research",
            "statement communique declaration",
            "letter note",
            "indictment charges",
            "editorial article",
            "documents papers files records filings",
        ),
    )
)
# What "the document" may be called before.
_WRITTEN = word_set(
    "document report study review audit survey analysis assessment paper letter memo memorandum"
    " note dossier file filing complaint indictment affidavit lawsuit ruling judgment treaty pact"
    " agreement plan proposal manifesto encyclical strategy resolution draft transcript"
    " contract declaration blueprint charter briefing submission"
)
# What people do by such documents.
_DEEDS = (
    (word_set("letter"), r"\b(?:wrote|written|writes) to\b"),
    (word_set("book memoir autobiography diary column essay blog"), r"\bwrites\b"),
    (word_set("lawsuit suit complaint"), r"\b(?:sued|suing|sues)\b"),
    (word_set("ruling judgment judgement decision verdict"), r"\bruled\b"),
    (
        word_set("post tweet"),
        r"\b(?:tweeted|posted)\b|\b(?:on|to) (?:his |her |its |their |the )?(?:[\w-]+ )?"
        r"(?:X|Twitter|Facebook|Instagram|TikTok|LinkedIn|Telegram|Threads|Bluesky|Weibo|Snapchat"
        r"|WhatsApp|Truth Social|YouTube|social media)\b",
    ),
)
_LONGEST_NAME = 60
_NEAR = 600
"""Characters before a document in which it may have been introduced."""
_FAR = 20_000
"""Characters before a will in which somebody may have died."""


def kin_nouns(noun: str) -> str:
    """Return a pattern for what may have meant the same document: `suit`, `lawsuits`."""
    same = {noun, noun.removesuffix("s")}
    nouns = _WRITTEN if noun == "document" else same.union(*(k for k in _KIN if k & same))
    stems = sorted({re.escape(word.removesuffix("s")) for word in nouns})
    return f"(?:{'|'.join(stems)})s?"


def deeds(noun: str) -> str:
    """Return a pattern for what people do by such a document: they have `sued` by a lawsuit."""
    return next((deed for nouns, deed in _DEEDS if noun in nouns), "(?!)")


def made_behind(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return who made it as told behind it: `The note, prepared by the port's board, says`."""
    cast, text = discourse.cast, discourse.text
    made = _MADE_BEHIND.match(text, phrase.end)
    if made is None and cast.sentence_start(phrase.start) == phrase.start:
        made = _MADE_NEXT.match(text, cast.sentence_end(phrase.start))
    if made is None:
        return Credit()
    end = _STOP.search(discourse.text, made.end())
    span = Span(made.end(), end.start() if end else len(discourse.text))
    names = discourse.cast.within(*span)
    joined = conjoined(discourse.cast, ("person", "organization"), *span)
    if joined and joined.referents[0] is names[0][1]:
        return joined
    mention, named = next((n for n in names if n[1].is_person), names[0] if names else (None, None))
    if mention is None or named is None:
        return described(discourse, span)
    maker = analyse(discourse.cast, span)
    if (
        maker.kind == "person" and not named.is_person and mention.end < maker.core.end
    ):  # "by the Porto coroner"
        return Credit((discourse.bare(maker),), "document", 0.6, "body", (named,))
    return credit_to(named, 0.85, "document") if may_issue(named) else Credit()


def made_next(text: str, sentence: int) -> int | None:
    """Return where the sentence at an offset goes on if it tells who made something.

    "It was written by Norvik Bank", after a sentence about a study.
    """
    made = _MADE_NEXT.match(text, sentence)
    return made.end("it") if made else None


def posted_on(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whose website or paper it stands on: `a note on company paper`."""
    on = _ON.search(discourse.text, phrase.core.end, phrase.end)
    return _known(discourse.described(Span(*on.span("who")))) if on else Credit()


def paid_for(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return for whom it was made: `an engineer's report for the port`."""
    paid = _FOR.search(discourse.text, phrase.core.end, phrase.end)
    return _known(discourse.described(Span(paid.end(), phrase.end))) if paid else Credit()


def _known(credit: Credit) -> Credit:
    """Return a credit to a named person or body or to an issuer, else to nobody."""
    return credit if credit.referents or credit.how == "document" else Credit()


def testator(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whose will it is: that of who died last, as told before."""
    gender = {"his": "m", "her": "f"}.get(phrase.determiner)
    since = max(0, phrase.start - _FAR)
    for died in reversed([*_DIED.finditer(discourse.text, since, phrase.start)]):
        if died["who"]:
            credit = resolve_pronoun(discourse, died["who"].casefold(), died.start()) or Credit()
        else:
            named = died.start() + 1
            before = discourse.cast.within(max(0, named - _LONGEST_NAME), named)[-1:]
            people = [credit_to(r, 0.7, "document") for m, r in before if m.end == named]
            credit = people[0] if people else Credit()
        if any(r.is_person and gender in (r.gender, None) for r in credit.referents):
            return credit
    return Credit()


def introduced(discourse: Discourse, phrase: Phrase) -> Credit:
    """Return whom the two sentences before tell to have issued it: `The union issued a memo`.

    Else who speaks in such a document there: `In a joint memo, the two sides agreed`.
    """
    cast, noun, deed = discourse.cast, kin_nouns(phrase.head), deeds(phrase.head)
    start = max(cast.sentence_at(cast.sentence(phrase.start) - 2), phrase.start - _NEAR)
    a_noun = rf"(?:an?|its|their|his|her) (?:[\w-]+ ){{0,3}}?{noun}\b"
    told = re.compile(
        rf"(?:^|(?<=, )|(?<=[.\n] ))(?P<who>[^,.;:“”\"\n]{{2,70}}?)"
        rf"(?:, [^,.;:“”\"\n]{{2,70}},)? (?:{_ISSUES} {a_noun}|(?:ha(?:s|ve|d) )?(?:{deed}))"
        rf"|\bIn {a_noun}[^.;:“”\"\n]{{0,60}}, (?P<whose>(?:the|both) (?:\w+ )?\w+s) \w+ed\b",
        re.M,
    )
    for match in reversed([*told.finditer(discourse.text, start, phrase.start)]):
        who = Span(*match.span(match.lastgroup or 0))
        credit = conjoined(cast, ("person", "organization"), *who) or discourse.described(who)
        if credit.referents or credit.type in ("organization", "group"):
            return credit
    return Credit()


def described(discourse: Discourse, span: Span) -> Credit:
    """Resolve the person or body that the first noun for one in `span` ends."""
    for word in re.finditer(r"[\w-]+", discourse.text[span.start : span.end]):
        noun = word.group().casefold()
        if noun in BODY_NOUNS or noun in PERSON_NOUNS:
            phrase = analyse(discourse.cast, Span(span.start, span.start + word.end()))
            if phrase.name:
                return credit_to(phrase.name[1], 0.7, "document")
            describe = described_body if noun in BODY_NOUNS else described_person
            found = describe(discourse, phrase)
            return found if found.referents or found.how == "body" else Credit()
    return Credit()


def subject_of_issuing(cast: Cast, position: int) -> Referent | None:
    """Return who `released`, `wrote` or `published` the document named at `position`."""
    start = max(cast.sentence_start(position), position - 120)
    verbs = list(_ISSUED.finditer(cast.text, start, position))
    if not verbs or position - verbs[-1].end() > 30:
        return None
    before = [r for _, r in cast.within(start, verbs[-1].start()) if not is_adjective(r)]
    issuers = [r for r in before if r.type != "location"] or before
    return issuers[-1] if issuers else None


def may_issue(referent: Referent) -> bool:
    """Say whether a name is one of those who write: people, bodies that act, and countries."""
    return referent.is_person or referent.acts or referent.name.casefold() in COUNTRIES


def is_adjective(referent: Referent) -> bool:
    """Say whether a name is that of a people or its adjective: `Danish`."""
    folded = referent.name.casefold()
    return folded in COUNTRY_OF and folded not in COUNTRIES
