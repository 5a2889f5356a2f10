"""Composes the stages: document → spans → quotes → speakers → stances."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import NamedTuple, TypeVar, cast

from quotes import __version__
from quotes.assemble import assemble
from quotes.document import bare_text
from quotes.models import Model, find
from quotes.nested import Part, parts_to_read, with_nested
from quotes.speakers import Cast, name_speakers
from quotes.stance import GivenTarget, StanceScorer, find_targets
from quotes.store import Store
from quotes.tagger import Tagger
from quotes.types import Annotation, Document, Failure, Quote, Scheme, Tagging

Passed = TypeVar("Passed")
Result = TypeVar("Result")

_BEHIND = 2
"""Documents whose stances are being scored while others are read."""


class _Read(NamedTuple):
    """A document with its names, the quotes found in it, and what of them is read once more."""

    document: Document
    tagging: Tagging
    quotes: tuple[Quote, ...]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides an annotation's content, besides the model.

    With the default `min_confidence` a speaker is named who is likelier right than wrong.
    """

    scheme: Scheme = "news"
    min_confidence: float = 0.5
    stance: bool = True
    targets: tuple[GivenTarget, ...] = ()


class Annotator:
    """Turns documents into annotations, a few in flight at a time."""

    def __init__(
        self, model: Model, settings: Settings, *, device: str = "cpu", threads: int = 0
    ) -> None:
        self._settings = settings
        self._tagger = Tagger(model, device=device, threads=threads)
        self._models = [model]
        self._stance: StanceScorer | None = None
        if settings.stance:
            self._models.append(find("stance", kind="stance"))
            self._stance = StanceScorer(self._models[-1], threads=threads)

    @classmethod
    def open(
        cls, name: str, settings: Settings, *, device: str = "cpu", threads: int = 0
    ) -> Annotator:
        """Load an installed model by name; raises UsageError if there is none."""
        return cls(find(name), settings, device=device, threads=threads)

    def begin(self, store: Store) -> str:
        """Begin, or continue, the run of this model and these settings; return its id."""
        return store.begin(
            config=asdict(self._settings),
            model=" ".join(model.name for model in self._models),
            model_hash=" ".join(model.digest() for model in self._models),
            version=__version__,
        )

    def annotate(
        self, items: Iterable[Document | Passed]
    ) -> Iterator[Annotation | Failure | Passed]:
        """Yield one annotation a document, in order; whatever is no document passes through.

        A document on which a stage fails becomes a `Failure`.
        """
        waiting: deque[_Read | Failure | Passed] = deque()

        def parts() -> Iterator[str | None]:
            for one in self._read(items):
                waiting.append(one)
                lines = one.parts if isinstance(one, _Read) else ()
                yield "\n".join(part.text for part in lines) or None

        # A second look at what was said, a few documents behind the first.
        begun: deque[Callable[[], Annotation | Failure | Passed]] = deque()
        for tagging in self._tagger.lightest.tag_many(parts(), self._settings.scheme):
            one = waiting.popleft()
            begun.append(
                self._begin(one, tagging) if isinstance(one, _Read) else partial(_same, one)
            )
            if len(begun) > _BEHIND:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()

    def _read(self, items: Iterable[Document | Passed]) -> Iterator[_Read | Failure | Passed]:
        """Yield what the tagger finds in each document, as quotes without speakers."""
        waiting: deque[Document | Passed] = deque()

        def texts() -> Iterator[str | None]:
            for item in items:
                waiting.append(item)
                yield self._tagged_text(item) if isinstance(item, Document) else None

        for tagging in self._tagger.tag_many(texts(), self._settings.scheme):
            item = waiting.popleft()
            if isinstance(item, Document) and tagging is not None:
                yield _or_failure(item, partial(self._assembled, item, tagging))
            else:
                yield cast("Passed", item)

    def _tagged_text(self, document: Document) -> str:
        """Return what the tagger reads; by PolNeAR's guide, which knows no pages, that is all."""
        return bare_text(document) if self._settings.scheme == "news" else document.text

    def _assembled(self, document: Document, tagging: Tagging) -> _Read:
        quotes = assemble(document, tagging, scheme=self._settings.scheme)
        # PolNeAR's guide has no speech within speech.
        within = self._settings.scheme == "news"
        return _Read(document, tagging, quotes, parts_to_read(document, quotes) if within else [])

    def _begin(self, read: _Read, inner: Tagging | None) -> Callable[[], Annotation | Failure]:
        """Name the speakers and queue the stances; what is returned waits for those."""
        document = read.document
        named = _or_failure(document, partial(self._named, read, inner or Tagging()))
        if isinstance(named, Failure):
            return partial(_same, named)
        return lambda: _or_failure(
            document, lambda: Annotation(document, tuple(map(self._doubted, named())))
        )

    def _named(self, read: _Read, inner: Tagging) -> Callable[[], tuple[Quote, ...]]:
        document, tagging, quotes, parts = read
        quotes = with_nested(document, quotes, parts, inner)
        if not quotes:
            return partial(_same, quotes)
        cast = Cast(document, tagging)
        quotes = name_speakers(document, tagging, quotes, scheme=self._settings.scheme, cast=cast)
        if self._stance is None:
            return partial(_same, quotes)
        targets = find_targets(document, cast, quotes, self._settings.targets)
        return self._stance.begin(document, quotes, targets)

    def _doubted(self, quote: Quote) -> Quote:
        """Take back a name that is less sure than the user wants."""
        if not quote.speakers or quote.confidence >= self._settings.min_confidence:
            return quote
        return replace(quote, speakers=(), reason="confidence below --min-confidence")


def _or_failure(document: Document, stage: Callable[[], Result]) -> Result | Failure:
    """Return what a stage gives; a fault in one document must not end a run over thousands."""
    try:
        return stage()
    except Exception as error:
        return Failure(document.path, document.id, f"{type(error).__name__}: {error}")


def _same(value: Result) -> Result:
    return value
