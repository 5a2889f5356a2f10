"""To whom a quote was said, where the clause alone does not tell: objects, dialogue, `you`."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.names import core_words
from quotes.speakers.cast import Cast
from quotes.speakers.circumstances import GRILLING, HEARERS, circumstances
from quotes.speakers.credits import Credit
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.mentions import Mention
from quotes.speakers.phrases import analyse, noun_kind
from quotes.speakers.resolve import Resolver
from quotes.types import Quote, Span

# Verbs whose object is spoken to, even where it opens the content.
_VERB = (
    r"\b(?:t(?:ell(?:s|ing)?|old)|call(?:s|ed|ing)? (?:up)?on|(?:ask|grill|scold|confront|question"
    r"|text|messag|exhort|encourag|promis|press(?=e[ds]|ing)|challeng|dar|remind|lectur"
    r"|implor|beg|urg|advis"
    r"|warn|quiz|interrogat|assur|reassur|inform|instruct|order|command|direct|alert|notif"
    r"|threaten|invit|petition)(?:e|es|s|ed|ing|ged|ging|zed|ies|ied|ying)?)"
)
_OBJECT_VERB = re.compile(rf"{_VERB}(?: about| on)?$", re.I)
# A full stop that ends a sentence rather than a title.
_STOP = r"(?<!\bMr|\bMs|\bDr)(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)(?<!\bProf)\."
_NOUNS = (
    r"(?!(?:that|to|of|about|for|on|against|how|why|what|whether|if|in|at|as|by|over|from|with|he|she"
    rf"|they|it|we|there|not)\b)\w(?:[^,.;:“”\"]|(?!{_STOP})\.){{1,70}}?"
)
# Where whom somebody tells ends before a time: "told the bank earlier this month".
_TIME = (
    r"(?-i:earlier|later|recently|again|yesterday|today|tonight|tomorrow|afterwards?|one (?:morning"
    r"|afternoon|evening|night|day)|(?<!the )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OBJECT = re.compile(
    rf"[ \u00a0]*({_NOUNS})(?=,? (?:(?:on|for|about|with|to|over|of|that|how|why|whether|if|not"
    rf"|never|from|in|by|this|last|when|while|after|before|during|{_TIME})\b|[\"“‘])|,|{_STOP}|:|\s*$)",
    re.I,
)
_CUE_OBJECT = re.compile(rf"{_VERB} ({_NOUNS})(?: about| on| to)?$", re.I)
_ADDRESSED = re.compile(rf"{_VERB} ({_NOUNS})[:,]? ?$", re.I)
# Cues that a tagger cuts short: "was | asked", "called | on".
_PARTICIPLE = re.compile(
    r"(?:told|asked|warned|advised|urged|informed|promised|assured|reminded|ordered|instructed"
    r"|directed|pressed|questioned)\b"
)
_WAS = re.compile(
    r"(?:\b(?:ha[sd]|have|having|will|would|could|should|must|may|might) (?:\w+ )?)?"
    r"\b(?:was|were|been|being|is|are|be) (?:\w+ly |also |once |later |then |even )?$"
)
_CALLS = re.compile(r"\bcall(?:s|ed|ing)?$", re.I)
_ON = re.compile(r" (?:up)?on\b")
_LETTER = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|his|her|their|its|open|joint) (?:[\w-]+ )?"
    r"(?:letter|e-?mail|memo|message|note|petition)s?"
    r"(?:,? (?!(?:he|she|it|they|we|I|that|which|who|said|says|ha[ds]|have|was|were|is|are"
    r"|relat\w+|pertain\w+|referr\w+|linked|according|due)\b"
    r"(?! (?:sent|wrote|addressed)\b))[\w'’-]+){0,6}? to "
    r"((?:the |a |an |his |her |their |its )?[^\W\d_][^,.;:“”\"]{1,60}?)"
    r"(?=,? (?:[a-z]+ing|that|on|in|about|notes?|says?|and|to)\b"
    r"|[,.;:“\"]|$)"
)
_WHO_SPOKE = re.compile(
    rf"\b(?:(?:who|that) (?:\w+ )?(?:spoke|talked) (?:to|with)|(?:interviewed|questioned) by)"
    rf" ({_NOUNS})(?=,? (?:about|on|in|at|for|by|after|before|during|outside|{_TIME})\b|,|$)"
)
_TURNS_TO = re.compile(
    r"\b(?:(?:wr(?:ote|ites?)|sp(?:oke|eaks?)|(?:appeal|turn|respond|complain)(?:s|ed)"
    r"|(?:repl|testif)(?:ies|ied)) (?:to|before)|(?:e-?mail|text|messag|cabl|address|lobb|rall"
    rf"|petition|contact|brief|phon|telephon)(?:s|es|ed|ied|ies)) ({_NOUNS})"
    rf"(?:,? (?:on|in|for|with|about|last|this|{_TIME})\b[^.;:“”\"\n]{{0,60}})?,? $"
)
_WRITES = re.compile(r"\b(?:wrote|writes?|writing|reads?|written)\b", re.I)
_OBJECT_PRONOUN = re.compile(r"\b(?:him|her|them|me|us)\b", re.I)
_TOLD_PRONOUN = re.compile(r" ((?:him|her|them|me|us)\b)(?! own\b)")
_ANSWERS = re.compile(
    r"(?<!not )(?<!to )\b(?:repl(?:y|ies|ied)|(?:answer|respond|retort)(?:s|ed)?)\b"
    r"(?! (?:late|to)\b)"
)
_WHEN_ASKED = re.compile(r"\b(?:when|after being) (?:asked|pressed|questioned)\b")
_ASKS = re.compile(r"\basks?(?:ed)?$")
_QUESTIONS = re.compile(
    r"\b(?:ask|question|press|quizz|inquir)(?:s|es|ed)?\b|\bwant(?:s|ed) to know\b"
)
_QUESTION = re.compile(r"\?[\"”’',. ]*$")
# Where and when somebody is told something, which is no part of who is told.
_ASIDE = re.compile(r" (?:outside|at|on|after|before|during|last|this|the same) .*", re.S)
_DAY = re.compile(rf" (?:(?:on|last|this) )?{_TIME}(?![.,]?[\"”])")
# What a name or pronoun inside a cue stands behind if it is spoken to there: "was asked by Lund
# about", "said in an interview with the Post", "sent a letter to the port urging".
_SPEAKS = (
    r"\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|iting|itten)|sp(?:oke|eaks?|eaking|oken)|sworn?"
    r"|(?:talk|testif|explain|confirm|complain|boast|mention|admit|appeal|swear|whisper|shout|present"
    r"|announc|declar|describ|propos|suggest|recommend|report|reveal|repl|respond|stat|remark|letter"
    r"|e-?mail|message|memo|note|petition|speech|address|remarks|comments|clear|known)\w*)"
)
_TOWARDS = re.compile(
    rf"(?:{_VERB}(?: by| to)?|{_SPEAKS}(?: \w+){{0,2}} (?:to|before)"
    r"|\b(?:g[ai]ve[sn]?|giving|provid(?:e[sd]?|ing)|sen(?:ds?|t)|brief(?:s|ed|ing)?|show(?:s|ed)?"
    r"|t(?:akes?|ook)|walk(?:s|ed)?)"
    r"|\b(?:interview(?:s|ed)?|conversation|calls?|talk(?:s|ed|ing)?|lunch|dinner|breakfast|met"
    r"|meet(?:s|ings?)?|sp(?:oke|eaks?|eaking|oken)|shar(?:e[sd]?|ing)) with"
    r"|\b(?:interviewed|questioned|quizzed|grilled|pressed|contacted|reached) by)"
    r" (?:(?:the|an?|his|her|its|their) )?(?:(?!(?:to|in|on|at|with|for|from|that|and|as|by)\b)"
    r"[\w'’.-]+ ){0,5}$",
    re.I,
)
# "asked reporters rhetorically", "a memo to staff explaining", "an interview with the Post
# published Monday": how and when somebody is spoken to.
_MANNER = re.compile(
    r" (?:(?!(?:family|assembly|weekly|daily|monthly|ally|bully|elderly)\b)[a-z]+ly$"
    r"|(?:explain|say|tell|urg|ask|warn|announc|describ|outlin|call|thank|promis)ing\b.*"
    r"|(?:gathered|assembled|released|dated|sent|published|posted|obtained|seen|aired|broadcast"
    r"|leaked|reviewed|provided|circulated|signed|written|delivered|recorded|taped|every|each|ahead"
    r"|regarding|passing)\b.*)",
    re.S,
)
_OWNED = frozenset(("his", "her", "their", "its"))
_PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them", "it", "us", "me", "you"))
_BODY_OF = re.compile(
    r"(?:['’]s)? (?:board(?: of \w+)?|staff|members|delegation|leadership|committee|caucus|leaders"
    r"|lawmakers|officials|executives|employees|workers|managers|negotiators|investigators)\b"
)
_THEM = re.compile(
    r"\bto ((?:the )?[A-Z][\w-]+s|(?:the )?[a-z-]+(?:ers|ors|ists|ians|men|women))\b"
)
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)
_SHOW = re.compile(r"[A-Z]\w*['’]s? [\"“‘]?[A-Z]")  # "CNBC's Squawk Box"
# Manners, times, clauses, questions, stories and shares of votes, to which nobody speaks.
_NOBODY = re.compile(
    r"(?-i:(?!family|assembly|elderly)[a-z]+ly)"
    r"|(?:this|that|last|next|each|every) (?:week|month|year|morning|afternoon|evening|night|spring"
    r"|summer|autumn|fall|winter|time|day|weekend)"
    r"|(?-i:to)day|(?:yester|\w+s|fri|mon|sun|satur)day"
    r"(?: (?:at|in|on|during|for|with|night|morning|evening)\b.*)?"
    r"|(?:Mr|Mrs|Ms|Dr)\.?|the"
    r"|(?:where|when|why|how|what|which|who|have|has|be|do) .*"
    r"|(?-i:[a-z]+) (?:their|his|her|its|the|an?) .*"
    r"|(?:(?:the|an?|his|her|its|their) )?(?:stor(?:y|ies)|tales?|jokes?|truth|news)(?: of)?"
    r"|(?:(?:the|an?|his|her|its|their|our|written|e-?mailed) )*"
    r"(?:late|early|earlier|later|shortly|questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)"
    r"|requests?|criticisms?|allegations?|[\d.,]+ ?(?:%|per ?cent))(?: .*)?",
    re.I | re.S,
)
# What goes on after `people` in "people who have moved", "parents of babies under one".
_GOES_ON = re.compile(r" (?:who|whose|under|over|aged|from(?! the| [A-Z])) [^,;:.“”\"\n]{2,70}")
# The show of an outlet, the rest of a number: "told LBC's | Breakfast show", "20|,000 readers".
_SHOW_OF = re.compile(
    r"(?:['’]s?|(?<=['’]s|\w['’])) (?:[\"“‘][A-Z][^\"“”\n]{2,40}[\"”’]"
    r"|[A-Z][\w'’]*(?: (?:with|the|of|and|in)(?: the)?(?= [A-Z])| [A-Z][\w'’]*)*)"
    r"(?: (?:show|programme|program|podcast))?"
)
_SHOW_GOES_ON = re.compile(
    r" (?:with|the) [A-Z][\w'’]*(?: [A-Z][\w'’]*)*(?: (?:show|programme|program|podcast))?"
)
_KIND_OF_OUTLET = re.compile(r" (?:news agency|newspaper)$")
_COUNT_OF = re.compile(r"(?:,\d{3})+(?: [\w-]+){1,2}(?=[,.:]| (?:that|to|in|on)\b)")
# Those whom only what follows tells apart: "urged people | in the valley to", "told a meeting of".
_GATHERED = re.compile(
    r"(?:^|\b(?:the|an?) )(?:[\w-]+ )?(?:people|those|patients|employers|households|audience|crowd"
    r"|throng|meeting|gathering|rally|forum|class)$"
)
_WHERE = re.compile(
    r" (?:in|with|at|of|from) (?:(?! (?:that|to|who|which|he|she|it|they|there|would|will|was"
    rf"|were|is|are|had|has|{_TIME})\b| (?:last|this|on)\b)[^,.;:“”\"\n]){{2,70}}"
)
_NO_PREPOSITIONS = re.compile(
    r" ((?:(?!(?:that|to|of|about|for|on|against|how|why|what|whether|if|in|at|as|by|over|from|with"
    r"|through|via|during|after|before|under|near|outside|inside|without|because|when|while|but|or"
    r"|he|she|they|it|we|I|not|and|\w+ly|\w+day|yesterday|today|again|last"
    r"|this(?! (?:\w*paper|publication|website|reporter|correspondent|magazine|outlet|court"
    r"|committee|house))|next)\b)"
    r"[\w'’&.-]+ ?){1,6})"
)
_SAYS_TO = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|iting|itten)|sp(?:oke|eaks?|eaking|oken)|admit(?:s|ted)?"
    r"|(?:explain|confirm|complain|boast|mention|appeal|swear|whisper|shout|read|email|e-mail)"
    r"(?:s|ed|ing)?|sworn?|repl(?:y|ies|ied)|confid(?:e|es|ed)|respond(?:s|ed)?)"
    r"(?P<to> to)?$",
    re.I,
)
_WANTS = re.compile(
    r"\b(?:want|wish|need|expect|prefer|consider|believ|think|thought|call|nam|find|found|lik|hat|lov"
    r"|blam|accus|thank|prais|see|saw|seen)(?:e[ds]?|ing|s|ed)?$",
    re.I,
)
_PLURAL = re.compile(r"(?:[^s]s|men|people)$")
_GIVEN = re.compile(r"\w an? \w")
_WRITES_TO = re.compile(r"\b(?:wr(?:ote|ites?)|(?:e-?mail|text|messag|cabl)(?:s|ed|es))$", re.I)
_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sen.", "Rep.", "Gov.")
_PROMISES = re.compile(r"\bpromis\w+$", re.I)
_TO = re.compile(r" to (?=\S)")
_ADDS = re.compile(r"(?:also )?\w+ing\b")
_MARK = re.compile(r"[,.;:\n]")
_WHEN = re.compile(r" (?:when|after|as) ")
_GUESS = 0.3
"""How sure of whom `them` means is not enough."""
# "This newspaper", "our correspondent": the paper itself.
_OUTLET = re.compile(
    r"(?:this|our) (?:(?:news)?paper|publication|(?:web)?site|magazine|outlet|newsroom|newsletter"
    r"|station|blog|programme|program|podcast|reporter|correspondent|journalist|writer)s?",
    re.I,
)
_FROM = re.compile(r" (?:by|for|from) (?:the )?(?=(?:[\w-]+ ){0,3}[A-Z])")
_TELLS = re.compile(
    r"\b(?:t(?:old|ells?|elling)|(?:inform|remind|order|instruct|alert|invit|assur|reassur|lectur)"
    r"(?:s|es|ed|ing|e)?|notif(?:y|ies|ied|ying)"
    r"|call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to)$",
    re.I,
)
_CLAUSE = re.compile(r"[\"“‘]?(?:to|not to|never to|that|whether|if|why|how) ")
_TITLE = re.compile(r"[\"“‘][A-Z][^\"“”\n]{2,40}[\"”’]")
_TITLE_TOLD = re.compile(
    rf" (?:[A-Z][\w.]+['’]s )?({_TITLE.pattern})(?=[,.]|\s*$| (?:on|in|that|last|this|\w+day)\b)"
)
_COUNTED = re.compile(r" ((?:about|around|over|nearly|almost) \d[\w,]* [a-z]+)\b")
_THING = re.compile(
    r"(?:(?:the|an?|his|her|its|their|two|three|another|more|some) )?(?:[\w-]+ )?"
    r"(?:questions?|permission|help|advice|time|money|way|release|arrest|review|story|stories|truth"
    r"|lies?|jokes?|tale|removal|closure|return|end|halt|start|use|withdrawal|evacuation|probe"
    r"|investigation|inquiry|ban|strikes?|action|measures?|caution|restraint|calm|patience)\b",
    re.I,
)
_NOMINAL = re.compile(
    r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|both|all|every|some|many|several"
    r"|(?:about|around|over|nearly|almost)? ?\d)\b|[A-Z]"
)
_IN_LETTER = re.compile(r"In (?=(?:an?|his|her|their|its|the) )")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be) (?:\w+ly |also |once |later |then |even )?(?:told|asked"
    r"|warned|advised|urged|informed|promised|assured|reminded|ordered|instructed|directed)"
    r"(?: by)?$"
)
_HE = re.compile(r"\b(he|she|they) $", re.I)
_SUBJECT = re.compile(
    r"(?:^|[,;:.“\"] |\b(?:that|and|but|when|where|after|before|while|because) |\n)"
    r"((?:[\w'’-]+ ){0,4}[\w'’-]+)(?: who [^,.;]{3,50})?(?:, it says,|, [^,]{3,40},)? $"
)
_TITLED = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Senator|Congress(?:man|woman)|Minister|Governor)\.? ([A-Z][\w'’-]+)"
)
_VOCATIVE = re.compile(
    rf"(?:^|[\"“‘]){_TITLED}, |, {_TITLED}[.?!,]?[\"”’]|, ([A-Z][\w'’-]+)(?:[.?!]| [—–-] |,[\"”’]$)"
)
_WITHIN = re.compile(r"(?<!\w)[\"“‘](?=\w)")
_LETTER_REACH = 300
"""Characters after which what somebody wrote is no longer the letter mentioned before."""
_CLAUSE_REACH = 110
"""Characters between a verb of address and words without a cue at most."""
_TURN = 300
"""Characters between a question and its answer at most."""
_ANSWER = 100
"""Characters between whom somebody asked, by name, and the words of the one asked at most."""
_NEXT = 40
"""Characters between quotes that stand right after one another at most."""
_REACH = 3
"""How many quotes later `you` may still mean whoever was spoken to."""


class Addressees:
    """Finds addressees quote by quote, remembering the last one."""

    def __init__(self, cast: Cast, resolver: Resolver) -> None:
        self._cast = cast
        self._text = cast.text
        self._resolver = resolver
        self._history: list[tuple[str, int, tuple[str, ...]]] = []
        self._count = 0

    def find(self, quote: Quote, credit: Credit, before: Quote | None) -> str | None:
        """Return the name or description of whom `quote` by `credit` was said to, if any."""
        self._count += 1
        quote = self._grown(quote)
        if called := self._called(quote, credit):
            return called
        for span in (
            *self._passive(quote),
            *(self._whole(quote, span) for span in self._given(quote)),
            *self._in_cue(quote),
            *self._object(quote),
            *self._between(quote),
            *self._to_whom(quote),
            *self._by_letter(quote),
            *self._uncued(quote),
            *self._in_source(quote),
            *self._turned_to(quote),
            *circumstances(self._cast, quote),
        ):
            name = self.name(self._outlet_named(span), credit)
            if name:
                self._history.append((name, self._count, credit.names))
                return name
        if before and before.source and before.source == quote.source and self._adds(quote):
            return before.addressee  # "told the Post it was late, adding that"
        return (
            self._replied_when(quote)
            or self._answered(quote, credit, before)
            or self._asked(quote, credit, before)
            or self._in_letter(quote, credit)
            or self._second_person(quote, credit)
        )

    def _grown(self, quote: Quote) -> Quote:
        """Return `quote` with `was` before `asked` and `on` behind `called` in its cue."""
        if not quote.cue:
            return quote
        first, *rest = quote.cue
        if _PARTICIPLE.match(self._text, *first) and (
            was := _WAS.search(self._text, max(0, first.start - 40), first.start)
        ):
            first = Span(was.start(), first.end)
        *rest, last = (first, *rest)
        on = _CALLS.search(self._text, *last) and _ON.match(self._text, last.end)
        return replace(quote, cue=(*rest, Span(last.start, on.end() if on else last.end)))

    def _uncued(self, quote: Quote) -> list[Span]:
        """Return the object of a verb of address that stands right before words without a cue."""
        if quote.cue or not quote.content:
            return []
        start = quote.content[0].start
        begin = max(self._cast.sentence_start(start - 1), start - _CLAUSE_REACH) if start else 0
        match = _ADDRESSED.search(self._text[begin:start])
        span = Span(begin + match.start(1), begin + match.end(1)) if match else Span(0, 0)
        return [span] if match and self._can_hear(span) else []

    def relay(self, span: Span, credit: Credit) -> str | None:
        """Return who passes on what was said; a body keeps its words, `state broadcaster NKA`.

        Of `a readout put out by the agency Lund Now` that is whom the document is from.
        """
        from_whom = _FROM.search(self._text, *span)
        if from_whom and analyse(self._cast, span).kind == "document":
            span = Span(from_whom.end(), span.end)
        named = analyse(self._cast, span).name
        written = " ".join(self._text[span.start : span.end].split())
        whole = named and named[1].type == "organization" and named[1].name in written
        return written.removeprefix("the ") if whole else self.name(span, credit)

    def _outlet_named(self, span: Span) -> Span:
        """Leave out `newspaper` behind a name: one told the `Lund Post newspaper` told the Post."""
        kind = _KIND_OF_OUTLET.search(self._text, *span)
        named = kind and self._cast.within(span.start, kind.start())
        return Span(span.start, kind.start()) if kind and named else span

    def name(self, span: Span, credit: Credit) -> str | None:
        """Return who `span` is, resolved like a speaker, never the speaker; else as described."""
        if _TITLE.fullmatch(self._text, *span):
            return self._text[span.start : span.end]
        if day := _DAY.search(self._text, *span):
            span = Span(span.start, day.start())
        span = self._without_manner(span)
        found = self._resolver.hearer(span, credit)
        written = " ".join(self._text[span.start : span.end].split())
        if written == "them" and (told := self._them(span.start)):
            return told
        guessed = written == "them" and found.how == "they" and found.confidence <= _GUESS
        if guessed or _NOBODY.fullmatch(written):
            return None
        if other := self._outlet(written) or self._apposed(span):
            return other
        phrase = analyse(self._cast, span)
        if phrase.name and phrase.name[1].type == "location":
            return phrase.name[0].name  # "told Beijing"
        capital = any(word[:1].isupper() for word in written.split()[bool(phrase.determiner) :])
        if not self._cast.within(*span):
            written = _ASIDE.sub("", written)
        reporter = phrase.name is not None and (  # "the Post's Ana Bell"
            phrase.name[1].is_person
            and (core_words(phrase.name[1].name)[0] in GIVEN_NAMES or _is_sure(phrase.name[0]))
        )
        if (_SHOW.search(written) and not reporter) or (
            not phrase.determiner and written.islower() and not phrase.name
        ):
            pronoun = written in _PRONOUNS
            return " and ".join(found.names) or None if pronoun else written
        owned = phrase.determiner in _OWNED and len(written.split()) > 1 and not phrase.name
        if owned and found.how == "role" and found.referents[0] not in credit.referents:
            return found.names[0]  # "her brother", named elsewhere
        if owned or phrase.kind == "document" or (phrase.kind in ("body", "group") and capital):
            return written  # "his audience", "the BBC News website"
        if found.how == "description" or not found.names or set(found.names) & set(credit.names):
            is_word = written.casefold() in _PRONOUNS or phrase.kind == "name"
            return None if is_word else written
        return " and ".join(found.names)

    def _without_manner(self, span: Span) -> Span:
        """Return whom a phrase names without how they are spoken to: `clerks | idly`."""
        manner = _MANNER.search(self._text, *span)
        return Span(span.start, manner.start()) if manner else span

    def _them(self, position: int) -> str | None:
        """Return who is spoken to earlier in the sentence: `spoke to farmers by telling them`."""
        start = max(self._cast.sentence_start(position), position - _TURN)
        told = list(_THEM.finditer(self._text, start, position))
        return told[-1][1] if told else None

    def _outlet(self, written: str) -> str | None:
        """Return the name of the paper that calls itself `this newspaper`, if it is known."""
        return self._resolver.publisher if _OUTLET.fullmatch(written) else None

    def _apposed(self, span: Span) -> str | None:
        """Return the person named behind a comma: `told the club's owner, Ana Bell, that`."""
        behind = self._cast.within(span.end, min(span.end + 60, len(self._text)))[:1]
        for mention, person in behind:
            closed = self._text[mention.end : mention.end + 1] == ","
            if person.is_person and closed and self._text[span.end : mention.start] == ", ":
                return person.name
        return None

    def _given(self, quote: Quote) -> list[Span]:
        """Return the mention that the attribution found, unless nobody hears it: `to calm voters`.

        Only a verb of telling may have an object that no list knows and no article marks.
        """
        for span in quote.addressee_span[:1]:
            bare = self._text[slice(*span)].islower() and not _NOMINAL.match(self._text, *span)
            told = any(_TELLS.search(self._text, *cue) for cue in quote.cue)
            several = _PLURAL.search(analyse(self._cast, span).head)
            if not bare or told or several or self._can_hear(span):
                return [span]
        return []

    def _whole(self, quote: Quote, span: Span) -> Span:
        """Return all of `people who moved` or `her colleagues` where the content begins behind."""
        written = self._text[span.start : span.end]
        if longer := (
            _SHOW_OF.match(self._text, span.end)
            or _COUNT_OF.match(self._text, span.end)
            or (_SHOW.search(written) and _SHOW_GOES_ON.match(self._text, span.end))
        ):
            return Span(span.start, longer.end())
        begins = _next_content(quote, span.end)
        limit = begins if begins > span.end else len(self._text)
        restricted = _GATHERED.search(written) and _WHERE.match(self._text, span.end, limit)
        if restricted:
            return Span(span.start, restricted.end())
        rest = self._text[span.end : begins].rstrip()
        if not rest or "\n" in rest:
            return span
        noun = rest.rsplit(None, 1)[-1]
        colleagues = written in _OWNED and _NO_PREPOSITIONS.fullmatch(rest)
        if colleagues and noun_kind(noun, noun) in ("group", "person", "body"):
            return Span(span.start, span.end + len(rest))
        goes_on = written.islower() and written not in _PRONOUNS and _GOES_ON.fullmatch(rest)
        return Span(span.start, span.end + len(rest)) if goes_on else span

    def _between(self, quote: Quote) -> list[Span]:
        """Return whom nothing but the cue and the content surround: `gave the firm | until May`."""
        if not quote.cue or not quote.content:
            return []
        cue = quote.cue[-1]
        begins = _next_content(quote, cue.end)
        match = _NO_PREPOSITIONS.fullmatch(self._text, cue.end, begins)
        if not match or any(s.start < begins and cue.end < s.end for s in quote.source):
            return []
        if _WANTS.search(self._text, *cue):
            return []  # "wanted them to leave": said of them, not to them
        span = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
        if _GIVEN.search(self._text, *span):
            return []  # "gave the firm a lecture"
        return [span] if self._can_hear(span) or self._is_told(quote, span) else []

    def _is_told(self, quote: Quote, span: Span) -> bool:
        """Say whether the object of a verb must be spoken to: `told the far end`, `asked both to`.

        What is told is somebody, whatever the noun; what is asked only if a clause says what.
        """
        cue = quote.cue[-1]
        if _THING.fullmatch(self._text, *span) or not _NOMINAL.match(self._text, *span):
            return False
        if not _OBJECT_VERB.search(self._text, *cue):
            return False
        if analyse(self._cast, span).kind == "document" and not _OUTLET.fullmatch(
            self._text, *span
        ):
            return False
        if _TELLS.search(self._text, *cue):
            return True
        begins = _next_content(quote, span.end)
        return bool(_CLAUSE.match(self._text, begins))

    def _to_whom(self, quote: Quote) -> list[Span]:
        """Return who follows `to` after a verb of saying: `wrote to the bank`, `said to me`."""
        for cue in quote.cue:
            says = _SAYS_TO.search(self._text, *cue)
            begins = _next_content(quote, cue.end)
            reach = cue.end + 90 if begins == cue.end else begins
            later = [other.start for other in quote.cue if other.start > cue.end]
            end = min(reach, cue.end + 90, len(self._text), *later)  # "wrote to X demanding"
            to = says and (says["to"] or _TO.match(self._text, cue.end, end))
            if not to:
                continue
            start = cue.end if isinstance(to, str) else to.end()
            match = _OBJECT.match(self._text, start, end)
            if match and self._can_hear(Span(*match.span(1))):
                return [Span(*match.span(1))]
        return []

    def _can_hear(self, span: Span) -> bool:
        """Say whether a phrase names or describes people or a body, or is their pronoun."""
        if _OBJECT_PRONOUN.fullmatch(self._text, *span):
            return True
        return analyse(self._cast, span).kind in HEARERS

    def _adds(self, quote: Quote) -> bool:
        return any(_ADDS.match(self._text, *cue) for cue in quote.cue[:1])

    def _in_cue(self, quote: Quote) -> list[Span]:
        for cue in quote.cue:
            match = _CUE_OBJECT.search(self._text, *cue)
            told = self._without_manner(Span(*match.span(1))) if match else cue
            if match and (self._can_hear(told) or self._tells(cue, told)):
                return [told]
            named = self._cast.within(cue.start + 1, cue.end)
            for mention, _ in sorted(named, key=lambda pair: not pair[1].is_person):
                # "met with Port Union director Ana Bell to discuss": she is met
                towards = _TOWARDS.search(self._text, cue.start, mention.start)
                if towards or GRILLING.match(self._text, mention.end):
                    body = _BODY_OF.match(self._text, mention.end)
                    return [Span(mention.start, body.end() if body else mention.end)]
            pronoun = _OBJECT_PRONOUN.search(self._text, cue.start + 1, cue.end)
            if pronoun and _TOWARDS.search(self._text, cue.start, pronoun.start()):
                return [Span(*pronoun.span())]
        return []

    def _tells(self, cue: Span, told: Span) -> bool:
        """Say whether the verb before a phrase inside a cue has only hearers as its object."""
        return bool(_TELLS.search(self._text[cue.start : told.start].rstrip()))

    def _by_letter(self, quote: Quote) -> list[Span]:
        """Return whom a letter goes to that the cue or the words after it mention."""
        if not quote.cue:
            return []
        start, end = quote.cue[-1].start, min(len(self._text), quote.cue[-1].end + 100)
        match = _LETTER.search(self._text, start, end) or self._letter_first(start)
        if match and any(s.start < match.start(1) < s.end for s in quote.content):
            return []
        if not match or self._cast.sentence(match.start(1)) != self._cast.sentence(start):
            return []
        return [Span(*match.span(1))]

    def _letter_first(self, position: int) -> re.Match[str] | None:
        """Return the letter that a sentence begins with: `In a note to the bank, they wrote`."""
        start = self._cast.sentence_start(position)
        opened = _IN_LETTER.match(self._text, start, position)
        return _LETTER.match(self._text, opened.end(), position) if opened else None

    def _turned_to(self, quote: Quote) -> list[Span]:
        """Return whom the verb before a participle has as its object: `wrote to Bell, saying`."""
        if not quote.cue or not self._adds(quote):
            return []
        cue = quote.cue[0].start
        begin = max(self._cast.sentence_start(cue), cue - _CLAUSE_REACH)
        match = _TURNS_TO.search(self._text, begin, cue)
        span = Span(*match.span(1)) if match else Span(cue, cue)
        return [span] if match and self._can_hear(span) else []

    def _in_source(self, quote: Quote) -> list[Span]:
        """Return whom the source tells of: `a clerk who spoke to the Post`, `a memo to staff`."""
        for span in quote.source:
            if match := _WHO_SPOKE.search(self._text, *span) or _LETTER.search(self._text, *span):
                return [Span(*match.span(1))]
        return []

    def _passive(self, quote: Quote) -> list[Span]:
        """Return the subject of `was told`: `Ivo Lund, a clerk, was warned by Quist that`."""
        if not quote.cue or not _PASSIVE.search(self._text, *quote.cue[0]):
            return []
        cue = quote.cue[0].start
        start = max(self._cast.sentence_start(cue), cue - _TURN)
        before = self._cast.within(start, cue)
        if before and self._text[before[-1][0].end : cue].isspace():
            return [Span(before[-1][0].start, before[-1][0].end)]
        if pronoun := _HE.search(self._text, start, cue):
            return [Span(*pronoun.span(1))]
        noun = _SUBJECT.search(self._text[start:cue])
        span = Span(start + noun.start(1), start + noun.end(1)) if noun else Span(cue, cue)
        return [span] if noun and self._can_hear(span) else []

    def _in_letter(self, quote: Quote, credit: Credit) -> str | None:
        """Return whom the last letter told of went to, where somebody `wrote` or it `reads` so."""
        if not any(_WRITES.search(self._text, *cue) for cue in quote.cue):
            return None
        start = quote.cue[0].start
        letters = list(_LETTER.finditer(self._text, max(0, start - _LETTER_REACH), start))
        return self.name(Span(*letters[-1].span(1)), credit) if letters else None

    def _object(self, quote: Quote) -> list[Span]:
        """Return what follows a verb of address directly, if it can be spoken to."""
        if not quote.cue or not quote.content:
            return []
        cue = quote.cue[-1]
        if written_to := self._written_to(quote):
            return written_to
        if not _OBJECT_VERB.search(self._text[cue.start : cue.end]):
            return []
        match = self._told_title(quote) or _TOLD_PRONOUN.match(self._text, cue.end)
        begins = _next_content(quote, cue.end)
        reach = begins if self._text[cue.end : begins].strip() else len(self._text)
        match = match or _OBJECT.match(self._text, cue.end, min(reach, cue.end + 90))
        if not match or any(s.start <= match.start(1) < s.end for s in quote.source):
            return []  # "asked the clerk": the clerk asks
        span = self._without_manner(Span(*match.span(1)))
        if _PROMISES.search(self._text, *cue) and _next_content(quote, cue.end) <= span.start:
            return []  # "promised a new council"
        outside = _next_content(quote, cue.end) > span.start
        heard = self._can_hear(span) or (outside and self._is_told(quote, span))
        heard = heard or bool(_SHOW.search(self._text, *span))
        return [span] if heard or match.re is _TITLE_TOLD else []

    def _written_to(self, quote: Quote) -> list[Span]:
        """Return the name right after a verb of writing: `the port was safe, Lund wrote Bell.`"""
        cue = quote.cue[-1]
        if not _WRITES_TO.search(self._text, *cue):
            return []
        for mention, _ in self._cast.within(cue.end, min(cue.end + 60, len(self._text)))[:1]:
            if self._text[cue.end : mention.start].strip() in ("", *_TITLES):
                ends = self._text[mention.end : mention.end + 1] in (".", ",", "\n")
                if ends and not any(c.start <= mention.start < c.end for c in quote.content):
                    return [Span(mention.start, mention.end)]
        return []

    def _told_title(self, quote: Quote) -> re.Match[str] | None:
        """Return the show or the count after a verb of telling: `told “Lunch Box”`."""
        cue, begins = quote.cue[-1], _next_content(quote, quote.cue[-1].end)
        if begins == cue.end:
            begins = min(len(self._text), cue.end + 90)
        if not _TELLS.search(self._text, *cue):
            return None
        for pattern in (_TITLE_TOLD, _COUNTED):
            if match := pattern.match(self._text, cue.end, begins):
                return match
        return None

    def _replied_when(self, quote: Quote) -> str | None:
        """Return the person whose act the answer follows: `she replied when Ana Bell rose`."""
        cue = quote.cue[-1] if quote.cue else None
        if cue is None or not _ANSWERS.search(self._text, *cue):
            return None
        when = _WHEN.match(self._text, cue.end)
        if when is None:
            return None
        for mention, who in self._cast.within(when.end(), min(when.end() + 60, len(self._text))):
            title = self._text[when.end() : mention.start]
            return who.name if who.is_person and not _MARK.search(title) else None
        return None

    def _answered(self, quote: Quote, credit: Credit, before: Quote | None) -> str | None:
        """Return the person who spoke just before somebody who `replied`."""
        if not before or len(before.speakers) != 1 or before.speaker_type != "person":
            return None
        answers = any(_ANSWERS.search(self._text, *cue) for cue in quote.cue)
        near = quote.content[:1] and quote.content[0].start - before.content[-1].end < _ANSWER
        return before.speakers[0] if answers and near and before.speakers != credit.names else None

    def _asked(self, quote: Quote, credit: Credit, before: Quote | None) -> str | None:
        """Return who spoke before: in the same sentence (`“Yes,” Lund said when asked whether`),
        right before the words of somebody else who `asked`, or by asking the one who speaks now.
        """
        if not before or not before.source or not quote.cue or not quote.content:
            return None
        if len(before.speakers) != 1 or before.speakers == credit.names:
            return None
        cue, begins = quote.cue[0], self._cast.sentence_start(quote.cue[0].start)
        when = _WHEN_ASKED.search(self._text, max(begins, cue.start - 20), cue.end)
        if when and when.end() > cue.start and begins <= before.source[0].start < cue.start:
            return before.speakers[0]
        ends = max(span.end for span in (*before.content, *before.cue, *before.source))
        question = _QUESTION.search(self._text[slice(*quote.content[-1])])
        asks = any(_ASKS.search(self._text, *cue) for cue in quote.cue)
        direct = quote.kind == before.kind == "direct" and before.speaker_type == "person"
        next_to = 0 < quote.content[0].start - ends < _NEXT
        if asks and question and direct and next_to:
            return before.speakers[0]
        answers = before.addressee in credit.names and before.speaker_type == "person"
        asked = any(_QUESTIONS.search(self._text, *cue) for cue in before.cue)
        begins = min(quote.content[0].start, cue.start)
        return before.speakers[0] if answers and asked and 0 < begins - ends < _ANSWER else None

    def _called(self, quote: Quote, credit: Credit) -> str | None:
        """Return who is called by name in a quotation: `“Yes or no, Mr. Lund,” Bell said`."""
        for span in quote.content if quote.kind != "indirect" else ():
            words = self._text[slice(*span)]
            for call in _VOCATIVE.finditer(words):
                if _WITHIN.search(words, 1, call.start()):
                    break  # "My mother said, ‘That is late, Ana.’"
                person = self._cast.named(call[call.lastindex or 0], span.start)
                if person is not None and person.is_person and person.name not in credit.names:
                    self._history.append((person.name, self._count, credit.names))
                    return person.name
        return None

    def _second_person(self, quote: Quote, credit: Credit) -> str | None:
        """Return whom the same speaker spoke to last if `you` in a quotation may mean them."""
        said = " ".join(self._text[s.start : s.end] for s in quote.content)
        if quote.kind == "indirect" or not _SECOND_PERSON.search(said):
            return None
        for name, at, by in reversed(self._history):
            if self._count - at > _REACH:
                return None
            if by != credit.names:
                continue
            person = self._cast.named(name, quote.content[0].start)
            if person is not None and person.is_person and name not in credit.names:
                self._history.append((name, self._count, credit.names))
                return name
        return None


def _next_content(quote: Quote, position: int) -> int:
    """Return where the first content from `position` on begins, or `position` if none does."""
    return min((s.start for s in quote.content if s.start >= position), default=position)


def _is_sure(mention: Mention) -> bool:
    """Say whether the tagger or a sign in the text takes a mention for a person."""
    return mention.votes.get("person", 0.0) >= 1
