"""From a source as written to the speakers it credits, one quote after the other."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.names import TITLE_WORDS, core_words, strip_titles
from quotes.places import CAPITAL_OF, COUNTRIES, COUNTRY_OF
from quotes.speakers.cast import Cast
from quotes.speakers.credits import Credit, again, credit_to, joint
from quotes.speakers.descriptions import (
    described_body,
    described_person,
    inhabitant,
    known_as,
    self_named,
    styled,
)
from quotes.speakers.dialogue import LABEL
from quotes.speakers.discourse import Discourse
from quotes.speakers.documents import described_document
from quotes.speakers.given_names import GIVEN_NAMES
from quotes.speakers.groups import described_group, governments
from quotes.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANIZATION_WORDS,
    STATE_BODIES,
    word_set,
)
from quotes.speakers.mentions import Mention
from quotes.speakers.phrases import ARTICLES, POSSESSIVES, Phrase, analyse, segments, trimmed
from quotes.speakers.pronouns import possessor, resolve_pronoun, signature
from quotes.speakers.referents import Referent, title_gender
from quotes.speakers.relatives import antecedent
from quotes.text import quoted_spans
from quotes.types import Document, EntityType, Scheme, Span

_DESCRIBED = {
    "person": described_person,
    "body": described_body,
    "document": described_document,
    "group": described_group,
}
_GAP = 40
"""Characters of blank lines before a paragraph at most."""
_TOLD = re.compile(r"[^\"“”„«»\n]+[.!?:]")
_LONGEST_QUESTION = 600
_DOCUMENTS = 4
"""How many speakers back a document may be that `it` stands for where it reads."""
_ASKED = re.compile(r"(?:^|\n)[^\"“”„«»\n]+\?\s*\n\s*$")
_GOES_ON = re.compile(
    r",? (?:that|which|who|whose|\w+ing|\w+ed (?:on|to|in|by|up|at|for|from)|set|run)\b|,"
)
_ANSWER = re.compile(r"^(?:A|Answer):(?= )", re.M)
# An answer where `Q.` asks; else `A. Moss` may begin the line.
_DOTTED_ANSWER = re.compile(r"^A\.(?= )", re.M)
_DOTTED_QUESTION = re.compile(r"^Q\.(?= )", re.M)
_QUESTION = re.compile(r"^(?:Q|Question)(?:[:.]| ?(?=[A-Z]))", re.M)
_HE_OR_SHE = re.compile(r"s?he\b", re.I)
_WHO = re.compile(r"(who|which) \w+")
_PRONOUNS = word_set("he she it they")
_AGES = word_set("younger elder older")
_DETERMINERS = POSSESSIVES | ARTICLES
_SHARED = re.compile(
    r"(?:the )?(?P<first>[^\W\d_][\w'’-]+) and (?P<second>[^\W\d_][\w'’-]+) (?P<rest>[\w' -]+)",
    re.I,
)
# "The Lunds", "the Joneses"
_FAMILY = re.compile(r"[Tt]he ([A-Z][\w'’-]+)s")
# What each has a field of its own: `the justice and interior ministries`.
_DIVIDED = word_set("ministry department committee")
_EACH = re.compile(r"(?:each|both|neither|all)(?: of them)?|(?:the|these) two(?: both)?", re.I)
_HANDLE = re.compile(r"@\w+")
# What `and` goes on with where no comma has ended it: "Ana Bell, a clerk of Porto" and Lisbon.
_ASIDE = re.compile(r"[A-Z][\w'’.-]*, (?:an? [^,;]*|[^,;]*\bwho [^,;]*[^,; ])$|, which [^,;]*$")
# "The wife of the painter Ivo Lund, Ana Bell": what stands before the first name is about her.
_OF_THE = re.compile(r" (?:of|from|at|on|for|to) (?:the|an?|his|her|its|their) [\w’' -]*$")
_FROM = re.compile(r"(?: (?:of|from|for) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)?")
# "a letter from the port to the clerk, Ana Bell"
_ADDRESSED = re.compile(r" to (?!.* by )")
_INCLUDING = re.compile(r",? (?:including|like|such as) ")


class Resolver:
    """Resolves the sources of one document in reading order, remembering who spoke before."""

    def __init__(
        self, document: Document, cast: Cast, quoted: Sequence[Span], scheme: Scheme
    ) -> None:
        self._discourse = Discourse(document, cast, quoted, scheme)
        self._discourse.described = self._single
        self._cast = cast
        self._text = cast.text
        dotted = _DOTTED_QUESTION.search(cast.text)
        self._answers = _DOTTED_ANSWER if dotted else _ANSWER
        self._answer = self._answers.search(cast.text)
        self._read: dict[Span, Credit] = {}
        self._marked = quoted_spans(cast.text)

    @property
    def last(self) -> Credit:
        """The last credit that named or described anybody."""
        return self._discourse.last

    @property
    def history(self) -> Sequence[Credit]:
        """The credits so far of words that are part of no others, in reading order."""
        return self._discourse.history

    def enter(self, outer: Credit, content: Sequence[Span], hearer: str | None = None) -> None:
        """Say whose words to whom the sources to come are part of, and what these are sources of.

        `I` in there is the outer speaker, `you` the hearer; whoever is named in `content` is not
        who says it.
        """
        self._discourse.outer, self._discourse.hearer = outer, hearer
        self._discourse.salience.content = content

    def speaker(
        self,
        source: Sequence[Span],
        outer: Credit,
        *,
        replies: bool = False,
        reads: bool = False,
    ) -> Credit:
        """Return who the source at these pieces is, and remember it for the pronouns to come.

        `outer` credits the quotation that the source is part of: `he` in words as spoken is
        somebody else, and so is who `replies` to the last speaker. What `reads` is a document.
        """
        span = Span(source[0].start, source[-1].end)
        himself = _HE_OR_SHE.fullmatch(self._text, *span) and not self._is_spoken(span.start)
        others = () if himself else outer.referents
        besides = (*others, *(self.last.referents if replies else ()))
        if span not in self._read:
            written = self._document_last(span) if reads else None
            credit = written or self.resolve(span, besides=besides)
            self._read[span] = replace(credit, at=span.start)
        credit = self._read[span]
        if credit.names and not outer.names and credit.how != "writer":
            self.remember(credit)
        return credit

    def remember(self, credit: Credit) -> None:
        """Remember who spoke, for the pronouns to come."""
        self._discourse.history.append(credit)
        self._discourse.salience.note(credit.referents, credit.at)

    def _document_last(self, span: Span) -> Credit | None:
        """Return the document that spoke last where `it` reads: no body does that."""
        if self._text[slice(*span)].casefold() != "it" or self.last.type == "document":
            return None
        before = reversed(self._discourse.history[-_DOCUMENTS:])
        return next((again(credit, "it") for credit in before if credit.type == "document"), None)

    def _is_spoken(self, position: int) -> bool:
        """Say whether a position lies within quotation marks or in a labelled turn."""
        index = bisect_right(self._marked, position, key=lambda span: span.start) - 1
        if index >= 0 and position < self._marked[index].end:
            return True
        return bool(LABEL.match(self._text, self._text.rfind("\n", 0, position) + 1))

    @property
    def publisher(self) -> str | None:
        """Who publishes the document."""
        return self._discourse.document.publisher

    def writer(self, position: int) -> Credit:
        """Return who says what is told at `position` as nobody's words: who signs or publishes."""
        publisher = self._discourse.document.publisher
        if signed := signature(self._discourse, position):
            return signed
        if publisher:
            return Credit((publisher,), "organization", 0.6, "writer")
        return Credit(reason="no source stands near the quote")

    def hearer(self, span: Span, speaker: Credit) -> Credit:
        """Return who `text[span]` is to whom `speaker` spoke, without remembering it.

        `Bell left. A guard told her to run`: as if the guard had not spoken yet.
        """
        history = self._discourse.history
        own = [history.pop()] if history and history[-1] == speaker else []
        found = self.resolve(span, besides=speaker.referents)
        history.extend(own)
        return found

    def introduced(self, position: int, since: int) -> Credit | None:
        """Return whom the sentence before a paragraph that opens with a quotation is about.

        "Ana Bell is ninety, and she talks standing up." and then, without a cue, what she says.
        The sentence must begin at `since` or later, after the words of others.
        """
        blank = self._text[max(0, position - _GAP) : position]
        end = position - len(blank) + len(blank.rstrip())
        start = self._cast.sentence_start(end - 1)
        told = self._text[start:end]
        if start < since or "\n" not in self._text[end:position] or not _TOLD.fullmatch(told):
            return None
        if pronoun := _HE_OR_SHE.match(told):
            credit = resolve_pronoun(self._discourse, pronoun.group().casefold(), start)
            return credit and replace(credit, how="introduced")
        for mention, referent in self._cast.within(start, end)[:1]:
            if referent.is_person and self._cast.is_subject(mention):
                return credit_to(referent, 0.6, "introduced")
        return None

    def interviewed(self, position: int) -> Credit | None:
        """Return who answers in a paragraph of its own the question that the one before asks.

        That is the person most named: an interview with one prints no names before the answers.
        """
        if not _ASKED.search(self._text, max(0, position - _LONGEST_QUESTION), position):
            return None
        return self._interviewee()

    def _interviewee(self) -> Credit | None:
        """Return who answers in an interview: the person most named, before any `A:`."""
        people = [r for r in self._cast.referents if r.is_person]
        end = self._answer.start() if self._answer else len(self._text)

        def known(person: Referent) -> tuple[int, int]:
            return sum(m.start < end for m in person.mentions), len(person.mentions)

        person = max(people, key=known, default=None)
        return credit_to(person, 0.85, "interviewed") if person else None

    def resolve(self, span: Span, *, besides: Sequence[Referent] = ()) -> Credit:
        """Return who `text[span]` is, without remembering it; a pronoun is nobody in `besides`."""
        self._discourse.besides = besides
        if labelled := self._labelled(span):
            return labelled
        span = trimmed(self._text, *span)
        if span.start >= span.end:
            return Credit(reason="the source has no words")
        told = (
            styled(self._discourse, span)
            or inhabitant(self._discourse, span)
            or known_as(self._discourse, span)
        )
        if person := told or self_named(self._discourse, span):
            return person
        word = self._text[span.start : span.end].casefold()
        if adverb := _WHO.fullmatch(word):  # "which together"
            word = adverb[1]
        if word in ("who", "which") and (
            phrase := antecedent(self._cast, span.start, personal=word == "who")
        ):
            return replace(self.resolve(phrase, besides=besides), how="relative")
        pronoun = resolve_pronoun(self._discourse, word, span.start)
        if pronoun:
            return pronoun
        if _EACH.fullmatch(self._text, *span):
            together = resolve_pronoun(self._discourse, "they", span.start) or Credit()
            if len(together.names) > 1:
                return together
        listed = self._segments(*span)
        members = self._members(span) or self._told(listed) or self._sharing(span)
        members = members or self._family(span)
        if members:
            return members
        parts = self._conjuncts(span)
        if len(parts) > 1:
            return joint([self._single(part) for part in parts])
        whole = analyse(self._cast, span)
        if whole.kind == "group" and (states := governments(self._discourse, whole)):
            return states
        kinds = {self._bare(part) for part in listed}
        if len(listed) > 1 and len(kinds) == 1 and None not in kinds:
            return joint([self._single(part) for part in listed])
        return self._single(span)

    def _segments(self, start: int, end: int) -> list[Span]:
        """Return the parts between the commas, but for those within a name."""
        parts: list[Span] = []
        names = [m for m, _ in self._cast.within(start, end) if "," in m.name]
        for part in segments(self._text, start, end):
            if parts and any(m.start < part.start < m.end for m in names):
                part = Span(parts.pop().start, part.end)
            parts.append(part)
        return parts

    def _told(self, parts: Sequence[Span]) -> Credit | None:
        """Return those whom `both unions, the Dockers and the Pilots` names."""
        if len(parts) < 2 or analyse(self._cast, parts[0]).kind != "group":
            return None
        if self._cast.within(*parts[0]):
            return None  # "the leaders of Fiji, Tonga and Samoa"
        names = self._conjuncts(Span(parts[1].start, parts[-1].end))
        phrases = [analyse(self._cast, part) for part in names]
        if len(names) < 2 or not all(p.name and p.name[0].end == p.end for p in phrases):
            return None
        return joint([self._single(part) for part in names])

    def _labelled(self, span: Span) -> Credit | None:
        """Return whom a handle names, or who is interviewed.

        That is `A:` before an answer, `I` and `we` in it, and `you` in a question after `Q:`.
        """
        written = self._text[span.start : span.end].strip()
        if handle := _HANDLE.fullmatch(written):
            return Credit((handle.group(),), "person", 0.9, "full name")
        if written.casefold() == "you" and (spoken_to := self._spoken_to(span.start)):
            return spoken_to
        if self._answer is None or self._discourse.outer.names:
            return None
        line = self._text.rfind("\n", 0, span.start) + 1
        label = _QUESTION if written.casefold() == "you" else self._answers
        speaks = line == span.start or written.casefold() in ("i", "we", "you")
        return self._interviewee() if speaks and label.match(self._text, line) else None

    def _spoken_to(self, position: int) -> Credit | None:
        """Return whom `you` means: the hearer of the words around it, or who has the next turn."""
        hearer = self._discourse.hearer
        line = self._text.rfind("\n", 0, position) + 1
        asks = None if hearer else LABEL.match(self._text, line)
        if asks and (answers := LABEL.search(self._text, position)) and answers[1] != asks[1]:
            hearer = answers[1]
        known = self._cast.named(hearer, position) if hearer else None
        return credit_to(known, 0.7, "interviewed") if known else None

    def _conjuncts(self, span: Span) -> list[Span]:
        """Split `A and B` and `A, B and C` where both sides are speakers of their own."""
        inside = self._cast.within(*span)
        piece = self._text[span.start : span.end]
        for match in re.finditer(r",? (?:and|as well as|along with|together with) ", piece):
            at = span.start + match.start()
            if any(m.start <= at < m.end for m, _ in inside):
                continue
            left, right = Span(span.start, at), Span(span.start + match.end(), span.end)
            if self._are_two(left, right):
                return [*self._commas(left), *self._conjuncts(right)]
        return [span]

    def _members(self, span: Span) -> Credit | None:
        """Return those whom `critics, including A and B` names; `critics like A` are just they."""
        including = _INCLUDING.search(self._text, *span)
        if not including or including.start() <= span.start:
            return None
        first = self._segments(span.start, including.start())
        if not first or analyse(self._cast, first[0]).kind != "group":
            return None
        members = self.resolve(Span(including.end(), span.end))
        if not members.referents:
            return None
        leaders = self._conjuncts(Span(span.start, including.start()))
        if len(leaders) > 1:
            return joint([self._single(leaders[0]), members])
        among = "including" in including.group()
        return replace(members, type="group", how="group") if among else members

    def _sharing(self, span: Span) -> Credit | None:
        """Return those who share their last words: `Ana and Ivo Lund`, `Irish and Welsh bars`.

        Of what a country has one, each has its own: `Irish and Welsh ministries`.
        """
        shared = _SHARED.fullmatch(self._text, *span)
        if not shared:
            return None
        first, second, rest = shared["first"], shared["second"], shared["rest"]
        national = {first.casefold(), second.casefold()} <= COUNTRY_OF.keys()
        one = _one_of(rest)
        inside = self._cast.within(*span)
        if one and (national or (one in _DIVIDED and not inside)):
            return Credit((f"{first} {one}", f"{second} {one}"), "organization", 0.7, "joint")
        if national:
            return Credit((f"{first} {rest}", f"{second} {rest}"), "group", 0.7, "joint")
        if self._cast.within(*shared.span("first")):
            known = self._cast.named(first, span.start)
            if known is not None and _is_surname(first, known):
                return None
        person = next((r for m, r in self._cast.within(*span) if m.end == span.end), None)
        if person is None or not person.is_person or first.casefold() not in GIVEN_NAMES:
            return None
        other = self._cast.named(f"{first} {rest}", span.start)
        whole = other.name if other and len(core_words(other.name)) > 1 else f"{first} {rest}"
        names = (whole, person.name)
        referents = (other, person) if other else (person,)
        return Credit(names, "person", 0.8, "joint", referents)

    def _family(self, span: Span) -> Credit | None:
        """Return the two whom `the Lunds` names: Ana and Ivo Lund."""
        family = _FAMILY.fullmatch(self._text, *span)
        if family is None:
            return None
        people = self._cast.namesakes(family[1]) or self._cast.namesakes(family[1].rstrip("e"))
        pair = [credit_to(person, 0.8, "joint") for person in people]
        return joint(pair) if len(pair) == 2 else None

    def _commas(self, span: Span) -> list[Span]:
        parts = self._segments(*span)
        phrases = [analyse(self._cast, part) for part in parts]
        bare = all(p.name is not None and self._ends(p.name[0], p.end) for p in phrases)
        alike = len({p.name is not None and p.name[1].is_person for p in phrases}) == 1
        return parts if len(parts) > 1 and bare and alike else [span]

    def _ends(self, name: Mention, end: int) -> bool:
        """Say whether nothing but a place stands behind a name: `Ana Bell of Porto`."""
        return bool(_FROM.fullmatch(self._text, name.end, end))

    def _are_two(self, left: Span, right: Span) -> bool:
        lefts, rights = self._segments(*left), self._segments(*right)
        goes_on = self._text[left.end] != "," and _ASIDE.search(self._text, *left)
        if not lefts or not rights or goes_on:
            return False
        if self._text[left.start : left.end].casefold() in _PRONOUNS:
            return True
        one, other = analyse(self._cast, lefts[0]), analyse(self._cast, rights[0])
        if one.kind == other.kind == "document" and other.determiner:
            return True
        if self._bare(left) == self._bare(right) is not None:
            return True
        first = one.name[1] if one.name else self._apposed_person(lefts)
        second = other.name[1] if other.name else self._apposed_person(rights)
        if first is None:
            if _is_whole(one) and other.determiner in _DETERMINERS and other.kind != "other":
                return True  # "the port and its owners", not "the poet and painter"
            bodies = one.kind == "body" and any(self._cast.within(*lefts[0]))
            return bodies and second is not None and not second.is_person
        if len(lefts) > 1 and len(self._commas(left)) == 1:
            # An apposition may hold "and" itself; only a second person or "the ..." ends it.
            return second is not None and (second.is_person and first.is_person)
        if second is not None:
            return first.is_person == second.is_person or other.determiner == "the"
        if other.determiner in _DETERMINERS and other.kind in ("body", "person"):
            return True
        named = any(r for _, r in self._cast.within(*rights[0]))
        return other.kind == "group" or (other.kind == "body" and named)

    def _bare(self, span: Span) -> EntityType | None:
        """Return what a country, firm or surname is, as headlines name several, or nothing."""
        word = self._text[slice(*span)]
        if word.casefold() in COUNTRIES:
            return "organization"
        known = self._cast.named(word, span.start) if word.isalpha() and word[0].isupper() else None
        if known is None or not (known.name == word or _is_surname(word, known)):
            return None
        return "person" if known.is_person else "organization"

    def _single(self, span: Span) -> Credit:
        parts = self._segments(*span)
        if not parts:
            return Credit(reason="the source has no words")
        word = self._text[span.start : span.end].casefold()
        if word in _PRONOUNS:
            return resolve_pronoun(self._discourse, word, span.start) or Credit()
        phrase = analyse(self._cast, parts[0])
        titled = phrase.name is None or not phrase.name[1].is_person
        owned = phrase.name and _OF_THE.search(self._text, phrase.start, phrase.name[0].start)
        person = self._apposed_person(parts) if titled or owned else None
        if person is not None:
            credit = credit_to(person, 0.95, "apposition")
            if phrase.kind != "document":
                return credit
            if not _ADDRESSED.search(self._text, phrase.core.end, phrase.end):
                return replace(credit, type="document", how="document")  # "by the clerk, Ana Bell"
        label = phrase.kind == "document" and phrase.head in BODY_NOUNS  # "her label, Quist"
        if phrase.head == "label" and (own := described_body(self._discourse, phrase)).referents:
            return own
        if (label or phrase.kind in ("body", "person", "other")) and len(parts) > 1:
            body = self._apposed_body(parts, definite=phrase.kind == "other")
            if body:
                return body
        if phrase.kind == "group" and phrase.determiner == "the" and len(parts) == 2:
            owner = analyse(self._cast, parts[1])  # "the owners, Orla Estates"
            if owner.name and owner.name[1].type == "organization" and not owner.determiner:
                return credit_to(owner.name[1], 0.9, "apposition")
        if body := self._apposed_to(phrase):
            return body
        if phrase.kind == "name":
            return self._own_document(phrase) or self._name(phrase)
        describe = _DESCRIBED.get(phrase.kind)
        return describe(self._discourse, phrase) if describe else self._other(phrase)

    def _own_document(self, phrase: Phrase) -> Credit | None:
        """Return whose document `their Port Report` is."""
        if phrase.determiner not in POSSESSIVES or phrase.head not in DOCUMENT_NOUNS:
            return None
        owner = possessor(self._discourse, phrase)
        return replace(owner, type="document", how="document") if owner.names else None

    def _other(self, phrase: Phrase) -> Credit:
        """Return whose `explanations` or `eyes` these are, or the words as a description."""
        owner = Credit()
        for mention, referent in self._cast.within(phrase.start, phrase.end)[:1]:
            titled = self._text[phrase.start : mention.start].strip()
            begins = titled.strip(".").casefold() in TITLE_WORDS | {""}
            if begins and self._text[mention.end : mention.end + 1] in ("'", "’"):
                owner = credit_to(referent, 0.7, "possessive")
        if phrase.determiner in POSSESSIVES:
            owner = replace(possessor(self._discourse, phrase), confidence=0.5)
        return (
            owner
            if owner.names
            else Credit((self._discourse.words(phrase),), "unnamed", 0.5, "other")
        )

    def _name(self, phrase: Phrase) -> Credit:
        if country := CAPITAL_OF.get(self._text[slice(*phrase.core)].casefold()):
            return Credit((country,), "organization", 0.8, "body")  # "The Hague"
        if phrase.name is not None:
            mention, referent = phrase.name
            if (age := _AGES & {*phrase.modifiers}) and (
                known := self._discourse.focus.of_age(mention.name, younger="younger" in age)
            ):
                return credit_to(known, 0.9, "role")
            how = "full name" if len(core_words(mention.name)) > 1 else "surname"
            if referent.type == "misc" and _is_personal(mention.name, phrase):
                return Credit((mention.name,), "person", 0.7, how, (referent,))
            if how == "surname" and referent.is_person:
                referent = self._namesake(mention, referent)
            credit = credit_to(referent, 0.95, how if referent.is_person else "body")
            if credit.type == "document" and phrase.determiner in POSSESSIVES:
                owner = possessor(self._discourse, phrase)  # "their Port Report"
                return replace(owner, type="document", how="document") if owner.names else credit
            return credit
        written = " ".join(self._text[phrase.core.start : phrase.core.end].split())
        bare = re.sub(r"^(?:the|a|an) ", "", written, flags=re.I)
        name = strip_titles(bare)
        referent_ = self._cast.named(name, phrase.start, title=written)
        if referent_ is not None:
            return credit_to(referent_, 0.85, "surname" if referent_.is_person else "body")
        place = CAPITAL_OF.get(name.casefold()) or COUNTRY_OF.get(name.casefold())
        if place:
            return Credit((place,), "organization", 0.8, "body")
        if core_words(name) and core_words(name)[-1] in GROUP_NOUNS:
            return Credit((name,), "group", 0.8, "group")
        personal = name != bare or _is_personal(name, phrase)
        return Credit((name,), "person" if personal else "organization", 0.5, "unknown name")

    def _namesake(self, mention: Mention, referent: Referent) -> Referent:
        """Return who of those who share a surname is meant, mostly the `referent` of the mention.

        That is who spoke last, unless others are named in full since or a title makes it formal.
        Else it is rather who spoke often, who is named first or begins a sentence since, and of
        the gender of the title or of the pronoun behind.
        """
        people = self._cast.namesakes(mention.name)
        if titled := title_gender(mention.title):
            people = [person for person in people if person.gender == titled] or people
        if referent not in people or len(people) < 2:
            return referent
        last = self._discourse.last
        spoke = [person for person in people if person in last.referents]
        since = [
            (m, person)
            for m, person in self._cast.within(last.at + 1, mention.start)
            if person in people and person not in spoke and len(core_words(m.name)) > 1
        ]
        if spoke and not mention.title and not since:
            return spoke[0]
        anew = any(p is referent and self._cast.is_subject(m) for m, p in since)
        gender = titled or self._cast.gender_after(mention)

        def score(person: Referent) -> float:
            # A logit over 150 such surnames of labelled training texts, rounded.
            told = 0.0 if None in (gender, person.gender) else 0.6
            return (
                (2.8 if anew and not mention.title else 1.3) * (person is referent)
                + 1.2 * (person is people[0])
                + 1.1 * (person in spoke)
                + 0.7 * math.log1p(self._discourse.salience.times(person))
                + (told if person.gender == gender else -told)
            )

        return max(people, key=score)

    def _apposed_person(self, parts: Sequence[Span]) -> Referent | None:
        """Return the person named by a part after the first: `the group's leader, Jane Doe`."""
        for part in parts[1:]:
            phrase = analyse(self._cast, part)
            if phrase.name and phrase.name[1].is_person and not phrase.determiner:
                return phrase.name[1]
        return None

    def _apposed_to(self, phrase: Phrase) -> Credit | None:
        """Return the name before `, a bank that has` or `, a senator leading`, if of that kind."""
        if phrase.determiner not in ("a", "an") or not _GOES_ON.match(self._text, phrase.end):
            return None
        for mention, referent in self._cast.within(max(0, phrase.start - 80), phrase.start)[-1:]:
            alike = referent.is_person == (phrase.kind == "person")
            if alike and self._text[mention.end : phrase.start] == ", ":
                return credit_to(referent, 0.7, "apposition")
        return None

    def _apposed_body(self, parts: Sequence[Span], *, definite: bool) -> Credit | None:
        for part in parts[1:]:
            phrase = analyse(self._cast, part)
            if definite and phrase.determiner != "the":
                continue
            if phrase.name and part.end == phrase.core.end:
                return credit_to(phrase.name[1], 0.9, "apposition")
        return None


def _one_of(plural: str) -> str | None:
    """Return `foreign ministry` for `foreign ministries`, of which each country has one."""
    noun = plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
    head = noun.rpartition(" ")[2].casefold()
    each = head in STATE_BODIES | _DIVIDED and head not in ("authority", "force")
    return noun if each and noun != plural else None


def _is_surname(word: str, referent: Referent) -> bool:
    """Say whether a word is the last of the several of a name."""
    return core_words(referent.name)[1:][-1:] == (word.casefold(),)


def _is_whole(phrase: Phrase) -> bool:
    """Say whether a description needs no noun after `and`: `the port`, `critics`."""
    definite = phrase.determiner == "the" or phrase.determiner in POSSESSIVES
    told = phrase.kind == "group" or (phrase.kind in ("person", "body") and definite)
    return told and phrase.end == phrase.core.end


def _is_personal(name: str, phrase: Phrase) -> bool:
    """Say whether a name that nothing else typed looks like a person's."""
    words = core_words(name)
    if words[-1] in ORGANIZATION_WORDS or words[-1] in COUNTRY_OF or name.isupper():
        return False
    if words[0] in GIVEN_NAMES:
        return True
    return len(words) in (2, 3) and phrase.determiner == "" and name.istitle()
