"""Runs the tagger with PyTorch and transformers, for those with a GPU and the `train` extra."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from quotes.errors import UsageError
from quotes.models import Model
from quotes.runtime import Done, Inputs

if TYPE_CHECKING:
    from quotes.tagger.network import TaggerNetwork

# Windows that go through the network together; larger batches gain nothing on current GPUs.
_BATCH = 64


def open_torch(model: Model, device: str) -> TorchRuntime:
    """Return the runtime of a model on a GPU as PyTorch names it: `cuda`, `cuda:1`.

    Raises `UsageError` where PyTorch or the GPU is not there.
    """
    try:
        import torch  # noqa: PLC0415

        from quotes.tagger.network import load_onnx  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            f"--device {device} needs the extra: pip install 'quotes[train]' ({error})"
        ) from error
    if int(device.partition(":")[2] or 0) >= torch.cuda.device_count():
        raise UsageError(f"--device {device}: PyTorch finds no such GPU; use --device cpu")
    return TorchRuntime(load_onnx(model), device)


class TorchRuntime:
    """Batches windows of any length, padded to the longest.

    Results can differ from the CPU's in the last digits of a score.
    """

    def __init__(self, network: TaggerNetwork, device: str) -> None:
        self._device = device
        self._network = network.to(device).eval()
        self._queue: list[tuple[Inputs, Done]] = []

    def submit(self, inputs: Inputs, done: Done) -> None:
        """Queue one sequence; a full batch runs at once."""
        self._queue.append((inputs, done))
        if len(self._queue) >= _BATCH:
            self._flush()

    def wait(self, finished: Callable[[], bool]) -> None:
        """Run what is queued."""
        if not finished():
            self._flush()

    def _flush(self) -> None:
        import torch  # noqa: PLC0415  (an extra)

        batch, self._queue = self._queue, []
        lengths = [len(inputs["input_ids"]) for inputs, _ in batch]
        padded = np.zeros((3, len(batch), max(lengths)), np.int64)
        for row, ((inputs, _), length) in enumerate(zip(batch, lengths, strict=True)):
            padded[0, row, :length] = inputs["input_ids"]
            padded[1, row, :length] = inputs["feature_ids"]
            padded[2, row, :length] = 1
        with torch.inference_mode():
            outputs = self._network(*torch.from_numpy(padded).to(self._device))
        arrays = [output.float().cpu().numpy() for output in outputs]
        for row, (_, done) in enumerate(batch):
            done([array[row] for array in arrays])
