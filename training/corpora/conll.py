"""Named-entity corpora with one token and tag a line: WikiGold and re3d."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import Example

_TYPES = {
    "PER": "person",
    "Person": "person",
    "ORG": "organization",
    "Organisation": "organization",
    "LOC": "location",
    "Location": "location",
    "MISC": "misc",
    "Nationality": "misc",
}
_NO_BLANK_BEFORE = frozenset(".,;:!?)]}%'")
_NO_BLANK_AFTER = frozenset("([{$")
_SENTENCES_A_TEXT = 8


def read(path: Path) -> Iterator[Example]:
    """Yield texts of a few sentences each, joined with natural spacing."""
    sentences = path.read_text(encoding="utf-8").strip().split("\n\n")
    for begin in range(0, len(sentences), _SENTENCES_A_TEXT):
        text = ""
        entities: list[tuple[int, int, str]] = []
        for sentence in sentences[begin : begin + _SENTENCES_A_TEXT]:
            previous = ""
            inside: str | None = None
            for line in sentence.splitlines():
                token, _, tag = line.strip().replace("\t", " ").rpartition(" ")
                glued = token[0] in _NO_BLANK_BEFORE or previous[-1:] in _NO_BLANK_AFTER
                text += "" if not text or (previous and glued) else " "
                start = len(text)
                text += token
                kind = _TYPES.get(tag[2:])
                if kind and kind == inside and not tag.startswith("B-"):
                    entities[-1] = (entities[-1][0], len(text), kind)
                elif kind:
                    entities.append((start, len(text), kind))
                inside, previous = kind, token
        yield Example(
            id=f"{path.stem}-{begin}", text=text, scheme="polnear", entities=tuple(entities)
        )
