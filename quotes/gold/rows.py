"""Labelled rows of JSONL: annotations, PolNeAR's articles, and speakers for PolNeAR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from quotes.annotations import from_json, read_rows
from quotes.errors import GoldError
from quotes.gold.kinds import derived_kind
from quotes.text import quoted_spans
from quotes.types import Annotation

_LABELS = ("speakers", "speaker_type", "resolvable", "addressee", "relay", "kind")

Row = Mapping[str, Any]
Speakers = dict[tuple[str, int], Row]


def read_rows_of(paths: Sequence[Path]) -> tuple[Annotation, ...]:
    """Read labelled documents from JSONL files, each row in whichever of these forms it is.

    - annotation JSONL (`quotes`);
    - a PolNeAR article (`attributions`: source, cue, content), scored by spans and attribution;
    - the speaker of one attribution (`doc`, `n`): then only the PolNeAR articles that have such
      rows are kept, with speakers, kinds, addressees, relays and stances. When the articles are
      not among `paths`, those of `X_speakers.jsonl` are read from `X.jsonl` beside it.

    Raises GoldError for a row that is none of these or is malformed, with file, line and field.
    """
    speakers: Speakers = {}
    articles: list[tuple[str, Row]] = []
    annotations: list[Annotation] = []
    for where, row in chain.from_iterable(map(read_rows, paths)):
        if "attributions" in row:
            articles.append((where, row))
        elif "doc" in row and "n" in row:
            _add_speaker(speakers, row, where)
        elif "quotes" in row:
            annotations.append(from_json(row, where=where))
        else:
            raise GoldError(f"{where}: no quotes, attributions, or doc and n; is this labelled?")
    if speakers and not articles:
        articles = list(chain.from_iterable(map(read_rows, _companions(paths))))
    return (*annotations, *_polnear(articles, speakers))


def _add_speaker(speakers: Speakers, row: Row, where: str) -> None:
    key = row["doc"], row["n"]
    if not isinstance(key[0], str) or type(key[1]) is not int:
        raise GoldError(f"{where}: doc and n are {key!r}; give an article's id and a number")
    if key in speakers:
        raise GoldError(f"{where}: attribution {key[1]} of {key[0]!r} is there twice; remove one")
    speakers[key] = {**row, "where": where}


def _companions(paths: Iterable[Path]) -> list[Path]:
    found = [path.with_name(path.name.replace("_speakers.", ".")) for path in paths]
    return [path for path in found if path not in paths]


def _polnear(articles: Iterable[tuple[str, Row]], speakers: Speakers) -> list[Annotation]:
    labelled = {doc for doc, _ in speakers}
    rest = dict(speakers)
    annotations = []
    for where, row in articles:
        if not speakers or row.get("id") in labelled:
            annotations.append(_article(row, rest, where))
    if rest:
        (doc, n), row = next(iter(rest.items()))
        raise GoldError(f"{row['where']}: no article has id {doc!r} and an attribution {n}")
    return annotations


def _article(row: Row, speakers: Speakers, where: str) -> Annotation:
    attributions = row.get("attributions")
    if not isinstance(attributions, list) or not all(isinstance(a, dict) for a in attributions):
        raise GoldError(f"{where}: attributions is not a list of objects")
    quotes = [
        {**attribution, "id": f"q{n}", **_labels(speakers.pop((row.get("id", ""), n), {}))}
        for n, attribution in enumerate(attributions)
    ]
    article = from_json({**row, "quotes": quotes}, where=where)
    text = article.document.text
    quoted = quoted_spans(text)
    return replace(
        article,
        quotes=tuple(
            quote
            if "kind" in given
            else replace(quote, kind=derived_kind(text, quote.content, quoted))
            for quote, given in zip(article.quotes, quotes, strict=True)
        ),
    )


def _labels(row: Row) -> Row:
    """Return the fields of a quote that a row about its speaker gives."""
    labels = {field: row[field] for field in _LABELS if field in row}
    stances, speakers = row.get("stances"), row.get("speakers")
    if isinstance(stances, list) and isinstance(speakers, list):
        labels["stances"] = [
            {**stance, "speaker": name} if isinstance(stance, dict) else stance
            for stance in stances
            for name in speakers
        ]
    return labels
