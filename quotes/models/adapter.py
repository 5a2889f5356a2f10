"""What later training changed in a network's weights, a tenth of their size or less.

The change of each matrix is the product of two thin ones (LoRA: Hu et al., ICLR 2022), here in
8 bits. Layers of the encoder may have been left out (Fan et al., ICLR 2020, "LayerDrop").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Changes = Mapping[str, NDArray[np.float32]]
"""What is added to weights `[outputs, inputs]`, by their names in the network."""

Factors = Mapping[str, NDArray[Any]]
"""Under each weight's name `.up` `[outputs, rank]`, `.scale` `[rank]`, `.down` `[rank, inputs]`.

Under `layers` the numbers of the layers that are left, if not all are.
"""

LAYERS = "layers"

_TOP = 127


def factors(changes: Changes, rank: int) -> Factors:
    """Return the nearest changes of at most this rank, in parts."""
    parts: dict[str, NDArray[Any]] = {}
    for name, change in changes.items():
        left, weights, right = np.linalg.svd(change, full_matrices=False)
        up, of_up = _codes(left[:, :rank].T)
        down, of_down = _codes(right[:rank])
        scale = (of_up * of_down * weights[:rank]).astype(np.float32)
        parts |= {f"{name}.up": up.T, f"{name}.scale": scale, f"{name}.down": down}
    return parts


def products(parts: Factors) -> Changes:
    """Return the changes that `factors` took apart."""
    changes = {}
    for name in sorted(key.removesuffix(".scale") for key in parts if key.endswith(".scale")):
        up, scale, down = (parts[f"{name}.{part}"] for part in ("up", "scale", "down"))
        changes[name] = (up * scale) @ down.astype(np.float32)
    return changes


def _codes(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return each row in 8 bits, and its scale."""
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-12) / _TOP
    return np.rint(rows / scale[:, None]).astype(np.int8), scale
