"""The page: figures, filters, and a card for every quote with an error."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from quotes.errors import UsageError
from quotes.evaluation import DocumentResult, Report, to_table
from quotes.metrics import Outcome, Words, characters
from quotes.report.errors import ERRORS, errors_of
from quotes.report.excerpt import clean, marked, sentences, windows
from quotes.types import Quote, Span

_MARKED = ("content", "cue", "source", "relay_span")
_FIGURES = ("attribution", "quote", "speaker", "content.exact", "stance", "not_quotes")
_FACTS = ("speakers", "speaker_type", "kind", "relay", "addressee", "stances")
_FILTERS = {
    "kind": "all kinds",
    "rule": "all rules",
    "tag": "all phenomena",
    "publisher": "all publishers",
    "document": "all documents",
}
_LINE = "\n"  # stands between the values of an attribute, for the script
_LEGEND = (
    '<p class="legend"><mark class="content">content</mark> <mark class="source">source</mark> '
    '<mark class="cue">cue</mark> <mark class="relay_span">relay</mark> '
    '<mark class="other">content of another quote</mark></p>'
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One quote with errors, in its document."""

    document: DocumentResult
    outcome: Outcome
    errors: tuple[str, ...]
    sentences: Sequence[Span]


def to_html(report: Report, *, title: str = "Evaluation") -> str:
    """Return one HTML page without references to anything outside it.

    Text from documents is escaped, and a content security policy forbids every script and style
    but the page's own; the result can be encoded as UTF-8 whatever the documents hold.
    """
    style, script = (
        resources.files("quotes.report").joinpath(name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js")
    )
    cases = list(_cases(report))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return "".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{clean(title)}</title><style>{style}</style></head>\n<body>",
            _header(report, len(cases), title),
            "<main>",
            _filters(cases),
            *map(_card, cases),
            '<p id="none" hidden>No error fits these filters.</p></main>',
            f"<script>{script}</script></body></html>\n",
        ]
    )


def write_report(report: Report, path: Path, *, title: str = "Evaluation") -> None:
    """Write the page to a file; raises UsageError if that cannot be written."""
    try:
        path.write_text(to_html(report, title=title), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot write {path}: {reason}; choose another file") from error


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _cases(report: Report) -> Iterator[_Case]:
    for document in report.documents:
        gold = document.gold
        words = Words(gold.document.text)
        found = sentences(gold.document.text)
        decoys = characters(gold.not_quotes)
        body = characters([gold.document.body]) if gold.document.body is not None else None
        for outcome in sorted(document.outcomes, key=_position):
            errors = errors_of(outcome, words, decoys=decoys, body=body)
            if errors:
                yield _Case(document, outcome, errors, found)


def _position(outcome: Outcome) -> int:
    return min(span.start for span in _contents([outcome.gold, outcome.predicted]))


def _contents(quotes: Iterable[Quote | None]) -> list[Span]:
    return [span for quote in quotes if quote for span in quote.content] or [Span(0, 0)]


def _header(report: Report, errors: int, title: str) -> str:
    figures = []
    for measure in report.measures:
        if measure.key in _FIGURES:
            prf = report.total(measure.key)
            note = f"{prf.true_positives} of {prf.gold}"
            if measure.kind == "f1":
                note = f"P {100 * prf.precision:.1f} · R {100 * prf.recall:.1f}"
            figures.append(
                f"<div><dt>{clean(measure.label)}</dt>"
                f"<dd>{100 * prf.f1:.1f}<small>{note}</small></dd></div>"
            )
    return (
        f"<header><h1><bdi>{clean(title)}</bdi></h1>"
        f"<p>{errors:,} quotes with an error in {len(report.documents):,} documents</p>"
        f'<dl class="figures">{"".join(figures)}</dl>'
        f"{_LEGEND}"
        f'<details class="all"><summary>All measures</summary><pre>{clean(to_table(report))}</pre>'
        "</details></header>"
    )


def _filters(cases: Sequence[_Case]) -> str:
    counts = Counter(error for case in cases for error in case.errors)
    chips = "".join(
        f'<button type="button" data-error="{key}" aria-pressed="false">{label}'
        f"<b>{counts[key]:,}</b></button>"
        for key, label in ERRORS.items()
        if counts[key]
    )
    facets = [_facets(case) for case in cases]
    selects = "".join(
        _select(name, every, sorted({value for facet in facets for value in facet[name]}))
        for name, every in _FILTERS.items()
    )
    return (
        f'<nav aria-label="Filters"><div class="row">{chips}</div><div class="row">{selects}'
        '<input type="search" placeholder="Search in text and names" aria-label="Search">'
        '<output aria-live="polite"></output></div></nav>'
    )


def _facets(case: _Case) -> dict[str, tuple[str, ...]]:
    """Return what a case can be filtered by, its values under the names of `_FILTERS`."""
    gold = case.document.gold
    return {
        "kind": (_kind(case.outcome),),
        "rule": (_rule(case.outcome),),
        "tag": gold.tags,
        "publisher": (gold.document.publisher or "-",),
        "document": (gold.document.id,),
    }


def _select(name: str, every: str, values: Sequence[str]) -> str:
    """Return a choice among values, or nothing where there is none to make."""
    if len(values) < 2:
        return ""
    options = "".join(f'<option value="{clean(value)}">{clean(value)}</option>' for value in values)
    return (
        f'<select name="{name}" aria-label="{name}"><option value="">{every}</option>'
        f"{options}</select>"
    )


def _kind(outcome: Outcome) -> str:
    quote = outcome.gold or outcome.predicted
    return quote.kind if quote else "-"


def _rule(outcome: Outcome) -> str:
    return (outcome.predicted and outcome.predicted.rule) or "-"


def _card(case: _Case) -> str:
    outcome = case.outcome
    document = case.document.gold.document
    both = [quote for quote in (outcome.gold, outcome.predicted) if quote]
    spans = [span for quote in both for role in _MARKED for span in getattr(quote, role)]
    shown = windows(document.text, case.sentences, spans) if case.sentences else []
    tags = "".join(f'<span class="tag">{ERRORS[error]}</span>' for error in case.errors)
    data = " ".join(
        f'data-{name}="{clean(_LINE.join(values))}"' for name, values in _facets(case).items()
    )
    notes = [_kind(outcome)]
    if outcome.predicted:
        notes += [_rule(outcome), f"confidence {outcome.predicted.confidence:.2f}"]
    golds = case.document.gold.quotes
    founds = [other.predicted for other in case.document.outcomes if other.predicted]
    return (
        f'<article data-errors="{" ".join(case.errors)}" {data}>'
        f"<h2>{tags}<span><bdi>{clean(' · '.join(notes))}</bdi></span>"
        f'<span class="where"><bdi>{clean(document.id)}</bdi></span></h2>'
        + _side("gold", outcome.gold, golds, document.text, shown)
        + _side("predicted", outcome.predicted, founds, document.text, shown)
        + _facts(outcome)
        + "</article>\n"
    )


def _side(
    name: str, quote: Quote | None, others: Sequence[Quote], text: str, shown: Sequence[Span]
) -> str:
    layers = {role: getattr(quote, role) for role in _MARKED} if quote else {}
    near = [
        span
        for other in others
        if other is not quote
        for span in other.content
        if any(span.start < window.end and window.start < span.end for window in shown)
    ]
    if not quote and not near:
        return f'<div class="side"><span>{name}</span><p class="none">no quote</p></div>'
    words = marked(text, shown, {**layers, "other": near})
    return f'<div class="side"><span>{name}</span><p>{words}</p></div>'


def _facts(outcome: Outcome) -> str:
    """Return a line for each fact in which the sides differ, and always one for the speakers."""
    lines = []
    for fact in _FACTS:
        gold, found = _value(outcome.gold, fact), _value(outcome.predicted, fact)
        if outcome.gold is None or outcome.predicted is None:
            shown = "" if fact == "kind" else _fact(gold or found)  # the heading has it
        elif gold != found:
            shown = f'{_fact(gold, "right")} <span class="not">≠</span> {_fact(found, "wrong")}'
        else:
            shown = _fact(gold) if fact == "speakers" else ""
        if shown:
            name = fact.replace("_", " ")
            lines.append(f'<div class="side fact"><span>{name}</span><p>{shown}</p></div>')
    return "".join(lines)


def _fact(value: str, style: str = "") -> str:
    if not style:
        return value and f"<bdi>{clean(value)}</bdi>"
    return f'<bdi class="{style}">{clean(value or "none")}</bdi>'


def _value(quote: Quote | None, fact: str) -> str:
    if quote is None:
        return ""
    if fact == "stances":
        return "; ".join(f"{s.speaker} {s.label} {s.target}" for s in quote.stances)
    value = getattr(quote, fact)
    if fact == "speakers":
        return ", ".join(value) or (quote.reason and f"none ({quote.reason})") or ""
    return value or ""
