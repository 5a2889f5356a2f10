"""The values that flow through the stages: spans, documents, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Role = Literal["source", "cue", "content"]
Kind = Literal["direct", "mixed", "indirect"]
Scheme = Literal["news", "polnear"]
SpeakerType = Literal["person", "organization", "group", "document", "unnamed"]
EntityType = Literal["person", "organization", "location", "misc"]
StanceLabel = Literal["support", "oppose", "neutral"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
ENTITY_TYPES: tuple[EntityType, ...] = ("person", "organization", "location", "misc")
SCHEMES: tuple[Scheme, ...] = ("news", "polnear")


class Span(NamedTuple):
    """Half-open character range `text[start:end]` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A contiguous run that the tagger labelled with one role; `score` in 0..1."""

    start: int
    end: int
    role: Role
    score: float = 1.0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text with its coarse type, as found by the tagger; `score` in 0..1."""

    start: int
    end: int
    type: EntityType
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tagging:
    """Everything one encoder pass says about a document, in text order."""

    spans: tuple[TaggedSpan, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article: `text` exactly as read, and what is known about it.

    `body` is the span of the article proper; `furniture` are spans, inside and outside it, of
    links, teasers and the like; `headline` is the title where it stands once above the body, and
    `standfirst` the lines below it that sum the article up; `captions` stand above the body, too.
    `origins` says of each known fact whether it was `given`, stood in the page's `json-ld`, `meta`
    tags or `heading`, or was read off the `text`.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    body: Span | None = None
    headline: Span | None = None
    standfirst: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    path: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a speaker stands towards a target in one quote; `score` in 0..1."""

    speaker: str
    target: str
    label: StanceLabel
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is reported to have said: pieces of text in reading order, and who is credited.

    `speakers` is empty when nobody can be named; `reason` then says why. `rule` names the
    attribution rule that linked the content to its source. Only gold uses `resolvable` (False: no
    reader can name the speaker) and `optional` (True: scored neither way).
    """

    content: tuple[Span, ...]
    kind: Kind = "indirect"
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    id: str = ""
    speakers: tuple[str, ...] = ()
    speaker_type: SpeakerType | None = None
    addressee: str | None = None
    relay: str | None = None
    relay_span: tuple[Span, ...] = ()
    addressee_span: tuple[Span, ...] = ()
    stances: tuple[Stance, ...] = ()
    confidence: float = 1.0
    rule: str | None = None
    reason: str | None = None
    resolvable: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document with its quotes. Only gold fills `not_quotes` (labelled decoys) and `tags`."""

    document: Document
    quotes: tuple[Quote, ...] = ()
    not_quotes: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be annotated: where it came from, its id if it got one, and why."""

    path: str | None
    document_id: str | None
    error: str
