"""The models that ship with the package: weights, tokenizer and a card each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from quotes.errors import UsageError
from quotes.models.adapter import LAYERS, Changes, products

_FOLDER = Path(__file__).parent
_CARD = "card.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A model folder and its card: how to decode, licence, training data, measured scores."""

    name: str
    folder: Path
    card: dict[str, Any]

    @property
    def weights(self) -> Path:
        """The ONNX file; one tensor may lie in `model.onnx.data` beside it."""
        return self.folder / "model.onnx"

    @property
    def tokenizer(self) -> Path:
        """The vocabulary, as the tokenizers library writes it."""
        return self.folder / "tokenizer.json"

    @property
    def activations(self) -> Path:
        """How far the inputs of linear layers reach, as `training.activations` writes it."""
        return self.folder / "activations.npz"

    def ranges(self) -> dict[str, NDArray[np.float16]]:
        """Return the lowest and highest inputs of linear layers, none if they were not measured.

        Raises `UsageError` if they cannot be read.
        """
        return _arrays(self.activations)

    @property
    def adapter(self) -> Path:
        """What later training changed in the weights, as `training.adapt` writes it."""
        return self.folder / "adapter.npz"

    def changes(self) -> Changes:
        """Return what is added to weights `[outputs, inputs]`, none if there is no adapter.

        Raises `UsageError` if it cannot be read.
        """
        try:
            return products(_arrays(self.adapter))
        except (KeyError, ValueError) as error:
            raise UsageError(f"{self.adapter} is no adapter: {error}; make it again") from error

    def layers(self) -> list[int] | None:
        """Return the numbers of the encoder's layers that are run, None if all are.

        Raises `UsageError` if the adapter cannot be read.
        """
        kept = _arrays(self.adapter, LAYERS).get(LAYERS)
        return None if kept is None else kept.tolist()

    @property
    def size(self) -> int:
        """Bytes of everything the model needs."""
        return sum(file.stat().st_size for file in self.folder.iterdir())

    def digest(self) -> str:
        """Return the SHA-256 of weights, tokenizer and what the card says that decides results.

        So do those of the taggers that it asks besides.
        """
        state = hashlib.sha256()
        besides = [self.adapter, self.activations]
        files = [*self.folder.glob("model.onnx*"), *(file for file in besides if file.is_file())]
        for file in [*sorted(files), self.tokenizer]:
            state.update(file.read_bytes())
        state.update(json.dumps(self.card["decoding"], sort_keys=True).encode())
        for name in self.card["decoding"].get("with", {}):
            state.update(find(name).digest().encode())
        return state.hexdigest()

    def write_card(self) -> None:
        """Write the card into the model's folder."""
        text = json.dumps(self.card, indent=1, ensure_ascii=False)
        (self.folder / _CARD).write_text(text + "\n", encoding="utf-8")


def _arrays(file: Path, *names: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file by name, those of `names` if given; none where there is none."""
    if not file.is_file():
        return {}
    try:
        with np.load(file) as stored:
            return {name: stored[name] for name in names or stored if name in stored}
    except (EOFError, OSError, TypeError, ValueError, BadZipFile) as error:
        raise UsageError(f"cannot read {file}: {error}; copy or make it again") from error


def installed() -> tuple[str, ...]:
    """Return the names of the models in the package."""
    return tuple(sorted(card.parent.name for card in _FOLDER.glob(f"*/{_CARD}")))


def find(name: str, *, kind: str | None = "tagger") -> Model:
    """Return a model by its name, or by the path of a folder made by `training.export`.

    Raises `UsageError` that lists what is installed of that kind (of any kind if None).
    """
    models = {model: _FOLDER / model for model in installed()}
    folder = models.get(name, Path(name))
    card_file = folder / _CARD
    try:
        card = json.loads(card_file.read_bytes()) if card_file.is_file() else None
    except ValueError as error:
        raise UsageError(f"{card_file} is no JSON: {error}; export the model again") from error
    if not isinstance(card, dict) or kind not in (None, card.get("kind")):
        alike = [model for model in models if find(model, kind=None).card["kind"] == kind]
        known = ", ".join(alike) or "none"
        raise UsageError(f"no {kind} model {name!r}; installed: {known}, or give a model folder")
    return Model(name, folder, card)
