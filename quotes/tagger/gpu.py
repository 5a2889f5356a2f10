"""Runs the tagger with PyTorch and transformers, for people who have a GPU and the `train` extra."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from quotes.errors import UsageError
from quotes.models import Model
from quotes.tagger.runtime import Done

# Windows that go through the network together; larger batches gain nothing on current GPUs.
_BATCH = 64


class TorchRuntime:
    """Batches windows of any length, padded to the longest.

    Results can differ from the CPU's in the last digits of a score.
    """

    def __init__(self, model: Model, device: str) -> None:
        try:
            import torch  # noqa: PLC0415

            from quotes.tagger.network import load_onnx  # noqa: PLC0415
        except ImportError as error:
            raise UsageError(
                f"--device {device} needs the extra: pip install 'quotes[train]' ({error})"
            ) from error
        if device.startswith("cuda") and not torch.cuda.is_available():
            raise UsageError(f"--device {device}: PyTorch finds no such GPU; use --device cpu")
        self._torch = torch
        self._device = torch.device(device)
        self._network = load_onnx(model).to(self._device).eval()
        self._queue: list[tuple[NDArray[np.int32], NDArray[np.int32], Done]] = []

    def submit(self, ids: NDArray[np.int32], features: NDArray[np.int32], done: Done) -> None:
        self._queue.append((ids, features, done))
        if len(self._queue) >= _BATCH:
            self._flush()

    def wait(self, finished: Callable[[], bool]) -> None:
        if not finished():
            self._flush()

    def _flush(self) -> None:
        torch = self._torch
        batch, self._queue = self._queue, []
        shape = (len(batch), max(len(ids) for ids, _, _ in batch))
        inputs = np.zeros((3, *shape), np.int64)
        for row, (ids, features, _) in enumerate(batch):
            inputs[0, row, : len(ids)] = ids
            inputs[1, row, : len(ids)] = features
            inputs[2, row, : len(ids)] = 1
        with torch.inference_mode():
            tensors = torch.from_numpy(inputs).to(self._device)
            spans, entities, _ = self._network(*tensors)
        spans_, entities_ = spans.float().cpu().numpy(), entities.float().cpu().numpy()
        for row, (_, _, done) in enumerate(batch):
            done(spans_[row], entities_[row])
