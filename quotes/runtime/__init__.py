"""What runs a network: OpenVINO on a CPU, PyTorch on a GPU."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from quotes.models import Model

Inputs = Mapping[str, NDArray[np.int32]]
"""One sequence: an array of ids, `[length]`, for each named input.

Without an `attention_mask` it is one text; for several, and `places`, see `segments`.
"""

Done = Callable[[Sequence[NDArray[np.float32]]], None]
"""Called with the network's outputs for one sequence, each `[at least length or places, ...]`."""

# Lengths are padded to a multiple of this: each new length costs a compilation of kernels.
_STRIDE = 8
# Sequences that may wait for a stream, so that none idles while the caller is busy.
_QUEUED = 128


class Runtime(Protocol):
    """Takes sequences and calls back with their outputs, in any order."""

    def submit(self, inputs: Inputs, done: Done) -> None:
        """Queue one sequence; may block while all workers are busy."""

    def wait(self, finished: Callable[[], bool]) -> None:
        """Block until `finished()`."""


class OpenVinoRuntime:
    """Runs a model on the CPU, every sequence as an inference of its own.

    One single-threaded stream a core: sequences are short, so cores work on different ones.
    Raises `UsageError` if the weights cannot be read.
    """

    def __init__(self, model: Model, *, threads: int = 0) -> None:
        import openvino  # noqa: PLC0415  (takes a quarter of a second)

        from quotes.runtime.eight_bits import quantise  # noqa: PLC0415  (the same)
        from quotes.runtime.network import read  # noqa: PLC0415

        core = openvino.Core()
        network = read(core, model)
        settings: dict[str, Any] = {"PERFORMANCE_HINT": "THROUGHPUT", "ENABLE_CPU_PINNING": False}
        if threads:
            settings |= {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": threads}
        able = core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        if "BF16" in able:
            settings["INFERENCE_PRECISION_HINT"] = "bf16"
        if "WINOGRAD" in able:  # as with AVX-512 alone: elsewhere 8 bits are no faster
            quantise(network, model.ranges())
        compiled = core.compile_model(network, "CPU", settings)
        self._outputs = range(len(compiled.outputs))
        self._queue = openvino.AsyncInferQueue(compiled, _QUEUED)
        self._queue.set_callback(self._arrived)
        self._news = threading.Condition()
        # A callback after Python's end, as when a run is interrupted, would abort the process.
        weakref.finalize(self, self._queue.wait_all)

    def submit(self, inputs: Inputs, done: Done) -> None:
        """Queue one sequence; blocks while too many wait."""
        whole = {"attention_mask": np.ones_like(inputs["input_ids"])}
        padded = {name: _padded(values) for name, values in (whole | dict(inputs)).items()}
        self._queue.start_async(padded, done)

    def wait(self, finished: Callable[[], bool]) -> None:
        """Block until `finished()`."""
        with self._news:
            self._news.wait_for(finished)

    def _arrived(self, request: Any, done: Done) -> None:
        outputs = [request.get_output_tensor(i).data[0] for i in self._outputs]
        with self._news:
            done(outputs)
            self._news.notify_all()


def _padded(values: NDArray[np.int32]) -> NDArray[np.int64]:
    padded = np.zeros((1, -(-len(values) // _STRIDE) * _STRIDE), np.int64)
    padded[0, : len(values)] = values
    return padded
