"""From labelled pages to the weights that find the body.

`python -m training.train_document LABELLED... [--clean CLEAN...] --out FILE`, where FILE is
`quotes/document/weights.json`.

LABELLED is annotation JSONL with `body`; CLEAN is JSONL of `title` and `text` without furniture,
the title its first line. The likelihood of the labelled segment (`quotes/document/body.py`) is
maximised by L-BFGS with an L2 penalty; the objective is convex, so there is no seed. `--folds 5`
also prints how pages fare under weights fitted without them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from quotes.document.body import (
    ENDS,
    STARTS,
    best_segment,
    end_contexts,
    neighbours,
    start_contexts,
)
from quotes.document.lines import traits, units

GROUPS = ("inside", *STARTS, *ENDS)
CLEAN_WEIGHT = 0.3
"""Texts without furniture say little; they only keep the first and last line of such texts in."""
BOX_WEIGHT = 0.2
HEADINGS = ("Advertisement", "Related", "Read more", "RELATED STORIES")
MIN_COUNT = 4
"""Traits seen on fewer lines of a group are noise at this size."""


@dataclass(frozen=True, slots=True)
class Page:
    """The traits of a page's lines, and its labelled body as the indices of first and last line."""

    id: str
    lines: tuple[frozenset[str], ...]
    body: tuple[int, int]
    weight: float = 1.0
    words: tuple[int, ...] = ()


def page(id: str, text: str, body: tuple[int, int], weight: float = 1.0) -> Page | None:
    """Return the page, or None when its body holds no line."""
    spans = units(text)
    inside = [i for i, s in enumerate(spans) if s.start < body[1] and s.end > body[0]]
    if not inside:
        return None
    words = tuple(len(text[s.start : s.end].split()) for s in spans)
    return Page(id, tuple(traits(text, spans)), (inside[0], inside[-1]), weight, words)


def labelled(path: Path) -> Iterator[Page]:
    """Yield each page as it is, with a box inside, and as plain articles with and without title."""
    for row in _rows(path):
        text, title, (start, end) = row["text"], row["title"] or "", row["body"]
        head = f"{title}\n\n" if title else ""
        boxed, grown = with_box(text, start, end)
        plain = head + text[start:end]
        variants = (
            page(row["id"], text, (start, end)),
            page(row["id"], boxed, (start, end + grown), BOX_WEIGHT),
            page(row["id"], plain, (len(head), len(plain)), CLEAN_WEIGHT),
            page(row["id"], text[start:end], (0, end - start), CLEAN_WEIGHT),
        )
        yield from filter(None, variants)


def with_box(text: str, start: int, end: int) -> tuple[str, int]:
    """Put a box of links into the body, as pages do; return the text and how much longer it is.

    The links are lines from below the body. Too few labelled pages have such boxes to learn from.
    """
    body = text[start:end].split("\n")
    if len(body) < 4:
        return text, 0
    links = [x for x in text[end:].split("\n") if 5 <= len(x.split()) <= 15 and x[-1].isalnum()]
    # Deterministic, and different from page to page.
    heading = HEADINGS[len(text) % len(HEADINGS)]
    place = len(body) // 4 + len(text) % (len(body) // 2 + 1)
    box = [heading, *links[: len(text) % 5]]
    made = "\n".join([*body[:place], *box, *body[place:]])
    return text[:start] + made + text[end:], len(made) - (end - start)


def clean(path: Path, limit: int = 150) -> Iterator[Page]:
    """Yield plain articles whose first line is the title."""
    for row in _rows(path)[:: max(1, len(_rows(path)) // limit)]:
        text = row["text"]
        start = len(text.split("\n", 1)[0])
        made = page(row["id"], text, (start, len(text)), CLEAN_WEIGHT)
        if made is not None:
            yield made


def _rows(path: Path) -> list[dict[str, object]]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Objective:
    """The penalised likelihood of labelled segments, over the weights as one flat vector."""

    def __init__(self, pages: Sequence[Page], penalty: float) -> None:
        self.penalty = penalty
        counts = Counter(key for p in pages for keys in _features(p) for key in set(keys))
        self.names = sorted(key for key, count in counts.items() if count >= MIN_COUNT)
        index = {name: i for i, name in enumerate(self.names)}
        self.pages = [(self._matrix(p, index), p.body, p.weight) for p in pages]

    def _matrix(self, p: Page, index: dict[tuple[str, str], int]) -> tuple[Tensor, int]:
        rows, columns = [], []
        for row, keys in enumerate(_features(p)):
            for key in set(keys):
                if key in index:
                    rows.append(row)
                    columns.append(index[key])
        shape = (3 * len(p.lines), len(index))
        values = torch.ones(len(rows), dtype=torch.float64)
        return torch.sparse_coo_tensor(
            torch.tensor([rows, columns]), values, shape
        ).coalesce(), len(p.lines)

    def loss(self, weights: Tensor) -> Tensor:
        """Return the negative log likelihood of `weights` plus their penalty."""
        loss = self.penalty * (weights**2).sum()
        for (matrix, count), (first, last), weight in self.pages:
            inside, start, end = (matrix @ weights[:, None]).view(3, count)
            opening = start + inside - inside.cumsum(0)
            closing = end + inside.cumsum(0)
            total = torch.logsumexp(torch.logcumsumexp(opening, 0) + closing, 0)
            loss = loss + weight * (total - opening[first] - closing[last])
        return loss


def _features(p: Page) -> Iterator[list[tuple[str, str]]]:
    """Yield group and trait: for each line as inside, then as start, then as end of the body."""
    for line in p.lines:
        yield [("inside", "bias"), *(("inside", trait) for trait in line)]
    for groups, contexts in ((STARTS, start_contexts), (ENDS, end_contexts)):
        own = next(iter(groups))
        columns = [neighbours(p.lines, step) for step in groups.values()]
        for context, *near in zip(contexts(p.lines), *columns, strict=True):
            around = zip(groups, near, strict=True)
            yield [*((g, t) for g, line in around for t in line), *((own, t) for t in context)]


def fit(pages: Sequence[Page], penalty: float) -> dict[str, dict[str, float]]:
    """Return the trait weights by group."""
    objective = Objective(pages, penalty)
    weights = torch.zeros(len(objective.names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [weights], max_iter=120, history_size=20, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = objective.loss(weights)
        loss.backward()
        return loss

    optimiser.step(closure)
    result: dict[str, dict[str, float]] = {group: {} for group in GROUPS}
    for (group, name), value in zip(objective.names, weights.tolist(), strict=True):
        if abs(value) >= 0.05:
            result[group][name] = round(value, 2)
    return result


def cross_validate(pages: Sequence[Page], folds: int, penalty: float) -> None:
    """Print the shares of body words kept and other words let in, on pages left out of the fit."""
    full = [p for p in pages if p.weight == 1.0]
    ids = sorted({p.id for p in full})
    kept = body = let_in = other = exact_start = exact_end = 0
    for fold in range(folds):
        held = set(ids[fold::folds])
        weights = fit([p for p in pages if p.id not in held], penalty)
        for p in full:
            if p.id not in held:
                continue
            first, last = best_segment(p.lines, weights)
            exact_start += first == p.body[0]
            exact_end += last == p.body[1]
            for i, words in enumerate(p.words):
                gold, found = p.body[0] <= i <= p.body[1], first <= i <= last
                body, other = body + words * gold, other + words * (not gold)
                kept, let_in = (
                    kept + words * (gold and found),
                    let_in + words * (found and not gold),
                )
            if (first, last) != p.body:
                print(f"  {p.id}: found {first}-{last}, labelled {p.body[0]}-{p.body[1]}")
    print(
        f"{folds} folds, penalty {penalty}: body words kept {kept / body:.2%}, other words let in"
        f" {let_in / other:.2%}; first line right in {exact_start}, last in {exact_end}"
        f" of {len(full)}"
    )


def main(arguments: Iterable[str] | None = None) -> None:
    """Fit, write and, with `--folds`, cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path, nargs="+")
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=0.2)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    pages = [p for path in options.labelled for p in labelled(path)]
    pages += [p for path in options.clean for p in clean(path)]
    if options.folds:
        cross_validate(pages, options.folds, options.penalty)
    if options.out:
        text = json.dumps(fit(pages, options.penalty), indent=1, sort_keys=True, ensure_ascii=False)
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
