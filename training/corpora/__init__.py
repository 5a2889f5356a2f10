"""Training and development corpora, one module a data set, all read into `Example`s."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.types import Scheme


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels; None where a corpus does not label that layer.

    `spans` are `(start, end, role)`, `entities` `(start, end, type)`, `body` is `(start, end)`.
    """

    id: str
    text: str
    scheme: Scheme
    spans: tuple[tuple[int, int, str], ...] | None = None
    entities: tuple[tuple[int, int, str], ...] | None = None
    body: tuple[int, int] | None = None
