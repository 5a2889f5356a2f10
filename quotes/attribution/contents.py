"""Contents find their clauses, or the quotes that they continue: the ordered rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from quotes.attribution.clauses import Clause
from quotes.attribution.layout import Break, Layout
from quotes.text import kind_of
from quotes.types import Scheme

_WORD = re.compile(r"\w")
_SIGNATURE = re.compile(r"\W*\s(?:-+|by)\s*|\W*\n\W*", re.IGNORECASE)
# Words between a content and the source after it, when only a short cue can stand there.
_MISSED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """What a content belongs to: contents of one `group` are one quote's pieces."""

    group: int
    clause: Clause | None
    rule: str


@dataclass(slots=True)
class State:
    """The layout, its clauses by the span that ends or begins them, and the links made so far."""

    layout: Layout
    scheme: Scheme
    ends: dict[int, Clause]
    begins: dict[int, Clause]
    links: dict[int, Link] = field(default_factory=dict)
    used: set[Clause] = field(default_factory=set)

    def direct(self, content: int) -> bool:
        """Say whether a content stands nearly wholly inside quotation marks."""
        share = self.layout.quoted_share(self.layout.spans[content].span)
        return kind_of(share, 1) == "direct"

    def previous(self, content: int, farthest: Break) -> int | None:
        """Return the nearest content before, no farther than `farthest` away."""
        before = self.layout.back(content, farthest)
        return next((index for index in before if self.layout.role(index) == "content"), None)


@dataclass(frozen=True, slots=True)
class Run:
    """Contents `[first, last]` that stand together as one quotation would, by span number."""

    first: int
    last: int


Target = Clause | Link | None
ContentRule = Callable[[State, Run], Target]


def _cue_before(state: State, run: Run) -> Target:
    """`Smith said that …`, `According to Smith, …`."""
    clause = state.ends.get(run.first - 1)
    if clause and clause.cue is not None and state.layout.breaks[run.first - 1] < Break.SENTENCE:
        return clause
    return None


def _cue_after(state: State, run: Run) -> Target:
    """`…, Smith said`, `…, said Smith`."""
    layout, clause = state.layout, state.begins.get(run.last + 1)
    if not clause or clause.cue is None or layout.breaks[run.last] >= Break.SENTENCE:
        return None
    # `"…, he said. "… ten" Smith said that …`: no comma, and the clause reports what follows it.
    end = layout.words(run.last).rstrip(" \"'")[-1:] + layout.gap(run.last)
    comma = re.search(r"[^\w\s\"')]", end)
    reports_next = layout.role(clause.last + 1) == "content" and clause.last == clause.cue
    if reports_next and not comma and _interrupted(state, run):
        return None
    return clause


def _source_beside(state: State, run: Run) -> Target:
    """`"…," Smith.`, `others … the plan failed`: a source whose cue the tagger missed."""
    layout = state.layout
    after, before = state.begins.get(run.last + 1), state.ends.get(run.first - 1)
    if after and after.cue is None and layout.breaks[run.last] < Break.SENTENCE:
        return after if len(layout.gap(run.last).split()) <= _MISSED_WORDS else None
    if before and before.cue is None and layout.breaks[run.first - 1] < Break.SENTENCE:
        return before
    return None


def _same_sentence(state: State, run: Run) -> Target:
    """A content broken off by a parenthesis or a dash goes on."""
    previous = state.previous(run.first, Break.TURN)
    return None if previous is None else state.links[previous]


def _colon(state: State, run: Run) -> Target:
    """`The minister said:` and, in the next line, the quotation."""
    clause = state.ends.get(run.first - 1)
    if clause and ":" in state.layout.words(clause.last)[-1:] + state.layout.gap(clause.last)[:2]:
        return clause
    return None


def _interrupted(state: State, run: Run) -> Target:
    """`"…," Smith said. "…"`: the quotation goes on in the same paragraph."""
    if not state.direct(run.first):
        return None
    nearest, ended = None, 0
    for index in state.layout.back(run.first, Break.SENTENCE):
        ended += state.layout.breaks[index] == Break.SENTENCE
        if state.layout.role(index) != "content":
            continue
        link = state.links[index]
        cue_follows = link.clause is not None and link.clause.first > index
        if ended < 2 and state.direct(index) and cue_follows:
            return link
        nearest = nearest or link
        if ended > 1:
            break
    return nearest if state.scheme == "polnear" else None


def _signature(state: State, run: Run) -> Target:
    """`"…" — Smith` and a signature in the next line."""
    layout, clause = state.layout, state.begins.get(run.last + 1)
    if not clause or clause.cue is not None or not _SIGNATURE.fullmatch(layout.gap(run.last)):
        return None
    # `Smith: "…"` in the next line is said by Smith, and what stands above is not.
    below = "\n" in layout.gap(run.last) and layout.role(clause.last + 1) == "content"
    return None if below and ":" in layout.gap(clause.last) else clause


def _free_clause_before(state: State, run: Run) -> Target:
    """`Smith was clear. "…"`: a clause that has no content yet, in the sentence before."""
    clause = state.ends.get(run.first - 1)
    if clause and clause not in state.used and state.layout.breaks[run.first - 1] < Break.PARAGRAPH:
        return clause
    return None


def _free_clause_after(state: State, run: Run) -> Target:
    """`"…" That is what Smith said.`: the next sentence reports no other content."""
    clause = state.begins.get(run.last + 1)
    if clause and state.layout.breaks[run.last] < Break.PARAGRAPH:
        after = clause.last + 1
        if state.layout.role(after) != "content" or state.layout.breaks[clause.last] > Break.TURN:
            return clause
    return None


def _continuation(state: State, run: Run) -> Target:
    """A quotation with no cue of its own in the same paragraph as a quote, or the next."""
    previous = state.previous(run.first, Break.PARAGRAPH)
    if previous is None or not state.direct(run.first):
        return None
    spans, paragraph = state.layout.spans, state.layout.paragraph
    if paragraph(spans[run.first].start) - paragraph(spans[previous].end - 1) > 1:
        return None
    return Link(run.first, None, "continuation")


CONTENT_RULES: tuple[tuple[str, ContentRule], ...] = (
    ("cue_before", _cue_before),
    ("cue_after", _cue_after),
    ("colon", _colon),
    ("source_beside", _source_beside),
    ("same_sentence", _same_sentence),
    ("interrupted", _interrupted),
    ("signature", _signature),
    ("free_clause_before", _free_clause_before),
    ("free_clause_after", _free_clause_after),
    ("continuation", _continuation),
)


def link_contents(layout: Layout, clauses: dict[int, Clause], scheme: Scheme) -> dict[int, Link]:
    """Return the link of every content span by its number."""
    state = State(
        layout,
        scheme,
        ends={clause.last: clause for clause in clauses.values()},
        begins={clause.first: clause for clause in clauses.values()},
    )
    groups: dict[Clause, int] = {}
    runs = find_runs(layout)
    for run in runs:
        link = Link(run.first, None, "none")
        for name, rule in CONTENT_RULES:
            target = rule(state, run)
            if isinstance(target, Link):
                link = replace(target, rule=name)
            elif target is not None:
                link = Link(groups.setdefault(target, run.first), target, name)
                state.used.add(target)
            if target is not None:
                break
        state.links.update(dict.fromkeys(range(run.first, run.last + 1), link))
    for run in reversed(runs):
        later = _resumed(state, run) if state.links[run.first].rule == "none" else None
        if later is not None:
            state.links.update(dict.fromkeys(range(run.first, run.last + 1), later))
    return state.links


def _resumed(state: State, run: Run) -> Link | None:
    """`The officer - … - was not there, police said`: a later piece has the cue."""
    following = (i for i in state.layout.ahead(run.last) if state.layout.role(i) == "content")
    link = state.links.get(next(following, -1))
    return replace(link, rule="resumed") if link and link.rule != "none" else None


def find_runs(layout: Layout) -> list[Run]:
    """Return the contents, those together that one pair of quotation marks encloses."""
    runs: list[Run] = []
    for index, span in enumerate(layout.spans):
        if span.role != "content":
            continue
        if runs and runs[-1].last == index - 1 and _goes_on(layout, runs[-1].first, index):
            runs[-1] = Run(runs[-1].first, index)
        else:
            runs.append(Run(index, index))
    return runs


def _goes_on(layout: Layout, first: int, content: int) -> bool:
    """Say whether `content` only goes on with the run of contents that begins with `first`."""
    if _WORD.search(layout.gap(content - 1)):
        return False
    before = layout.spans[content - 1].span
    last = layout.quotation(before.end - 1)
    between = layout.breaks[content - 1]
    if between == Break.NONE and not layout.gap(content - 1).strip():
        return True
    if last is None:
        return False
    if between < Break.PARAGRAPH:
        return last.end > layout.spans[content].start
    resumed = layout.quotation(layout.spans[content].start)
    opened_here = last.start >= layout.spans[first].start - 1
    return opened_here and layout.is_open(last) and resumed is not None
