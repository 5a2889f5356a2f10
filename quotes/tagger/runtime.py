"""What runs the network: OpenVINO on a CPU, PyTorch on a GPU."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from quotes.errors import UsageError
from quotes.models import Model

Scores = NDArray[np.float32]
Done = Callable[[Scores, Scores], None]
"""Called with the `[length, labels]` scores of spans and of entities of one window."""

# Lengths are padded to a multiple of this: each new length costs a compilation of kernels.
_STRIDE = 32


class Runtime(Protocol):
    """Takes windows and calls back with their scores, in any order."""

    def submit(self, ids: NDArray[np.int32], features: NDArray[np.int32], done: Done) -> None:
        """Queue one window of `[length]` ids; may block while all workers are busy."""

    def wait(self, finished: Callable[[], bool]) -> None:
        """Block until `finished()`."""


def open_runtime(model: Model, *, device: str, threads: int) -> Runtime:
    """Return the runtime for `device`, `cpu` or `cuda`; `threads` 0 means all cores."""
    if device == "cpu":
        return _OpenVino(model, threads)
    from quotes.tagger.gpu import TorchRuntime  # noqa: PLC0415  (torch is an extra)

    return TorchRuntime(model, device)


class _OpenVino:
    """One single-threaded stream a core: windows are short, so cores work on different ones."""

    def __init__(self, model: Model, threads: int) -> None:
        import openvino  # noqa: PLC0415  (takes a quarter of a second)
        from openvino.passes import ConstantFolding, Manager  # noqa: PLC0415

        core = openvino.Core()
        try:
            network = core.read_model(str(model.weights))
        except RuntimeError as error:
            reason = str(error).splitlines()[0]
            raise UsageError(
                f"cannot read the weights of model {model.name!r}: {reason}"
            ) from error
        # Weights are stored in 8 bits and widened here, once. Leaving that to the plugin is no
        # faster, and its kernels for 8-bit weights crash on CPUs without bfloat16.
        passes = Manager()
        passes.register_pass(ConstantFolding())
        passes.run_passes(network)
        settings: dict[str, Any] = {"PERFORMANCE_HINT": "THROUGHPUT", "ENABLE_CPU_PINNING": False}
        if threads:
            settings |= {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": threads}
        if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            settings["INFERENCE_PRECISION_HINT"] = "bf16"
        compiled = core.compile_model(network, "CPU", settings)
        self._queue = openvino.AsyncInferQueue(compiled)
        self._queue.set_callback(self._arrived)
        self._news = threading.Condition()

    def submit(self, ids: NDArray[np.int32], features: NDArray[np.int32], done: Done) -> None:
        length = -(-len(ids) // _STRIDE) * _STRIDE
        inputs = np.zeros((3, 1, length), np.int64)
        inputs[0, 0, : len(ids)] = ids
        inputs[1, 0, : len(ids)] = features
        inputs[2, 0, : len(ids)] = 1
        self._queue.start_async(
            {"input_ids": inputs[0], "feature_ids": inputs[1], "attention_mask": inputs[2]}, done
        )

    def wait(self, finished: Callable[[], bool]) -> None:
        with self._news:
            self._news.wait_for(finished)

    def _arrived(self, request: Any, done: Done) -> None:
        spans, entities = (request.get_output_tensor(i).data[0] for i in range(2))
        with self._news:
            done(spans, entities)
            self._news.notify_all()
