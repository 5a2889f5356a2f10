"""Standoff of brat that nobody exported: `.ann` files beside the `.txt` files of the same names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quotes.annotations import from_json
from quotes.errors import GoldError, InputError
from quotes.export.brat import Standoff
from quotes.gold.kinds import derived_kind
from quotes.text import quoted_spans
from quotes.types import Annotation


def read(path: Path) -> Annotation:
    """Read one `.ann` file; the document's id is the file's stem, kinds not given are derived.

    Raises InputError if it or its text cannot be read, GoldError with place if it is malformed.
    """
    text = _decoded(path.with_suffix(".txt"))
    labels = Standoff(str(path), text, _decoded(path).split("\n")).labels()
    annotation = from_json({"id": path.stem, "text": text, **labels}, where=str(path))
    quoted = quoted_spans(text)
    return replace(
        annotation,
        quotes=tuple(
            quote
            if row.get("kind")
            else replace(quote, kind=derived_kind(text, quote.content, quoted))
            for quote, row in zip(annotation.quotes, labels["quotes"], strict=True)
        ),
    )


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot read {path}: {reason}; brat has both .ann and .txt") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from error
