"""How fast articles are annotated: `python -m eval.benchmarks.speed TEXTS.jsonl [--documents N]`.

In one run, on the same windows: the tagger's bare forward pass (all networks, where its card names
others besides), then `quotes annotate` to DuckDB with and without stance. Prints words and tokens a
second and the share of the forward pass's speed that is left end to end. `--torch ENCODER` runs
that encoder with PyTorch in fp32 besides, on one thread, in batches of like length, and prints how
many times as fast the networks are. Both take the windows in parts, in turn, so that other work on
the machine slows them alike, and count processor time as well, which it changes less.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import add
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotes.document import bare_text, parse
from quotes.encoding import Encoder, windows
from quotes.models import Model, find
from quotes.pipeline import Annotator, Settings
from quotes.readers import Record
from quotes.run import Run
from quotes.runtime import OpenVinoRuntime
from quotes.store import Store
from quotes.tagger import TOGETHER

# Windows that PyTorch takes at once; 1 and 32 are slower.
_BATCH = 8
# Parts in which networks that are compared take the windows.
_TURNS = 10


@dataclass(frozen=True, slots=True)
class Pass:
    """How long a network took over `tokens`: seconds on the wall, and of processor time."""

    tokens: int
    seconds: float
    processor: float

    def __add__(self, other: Pass) -> Pass:
        """Return both passes, one after the other."""
        return Pass(
            self.tokens + other.tokens,
            self.seconds + other.seconds,
            self.processor + other.processor,
        )

    def __str__(self) -> str:
        return (
            f"{self.tokens / self.seconds:8.0f} tokens/s "
            f"{self.tokens / self.processor:8.0f} tokens/s of processor time"
        )


def timed(run: Callable[[], None], tokens: int) -> Pass:
    """Return how long `run` takes."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return Pass(tokens, time.perf_counter() - wall, time.process_time() - processor)


def inputs_of(model: Model, texts: Iterable[str]) -> list[dict[str, NDArray[np.int32]]]:
    """Return the windows of the texts as the network takes them: without furniture, by length.

    They are sorted in groups, as the tagger does.
    """
    encoder, capacity = Encoder(model.tokenizer), model.card["decoding"]["window"]
    inputs = []
    for text in texts:
        tokens = encoder.tokens(bare_text(parse(text)))
        for window in windows(tokens, capacity):
            ids, features = encoder.model_input(tokens, window, "news")
            inputs.append({"input_ids": ids, "feature_ids": features})
    groups = (inputs[at : at + TOGETHER] for at in range(0, len(inputs), TOGETHER))
    return [one for group in groups for one in sorted(group, key=_length, reverse=True)]


def _length(window: dict[str, NDArray[np.int32]]) -> int:
    return len(window["input_ids"])


Part = Callable[[int, int], Pass]
"""Runs one of so many parts of the windows, and says how long it took."""


def forward(model: Model, texts: Sequence[str], threads: int) -> Part:
    """Return what times the tagger's networks alone over the texts, one after the other."""
    others = model.card["decoding"].get("with", {})
    first, *rest = (one_forward(one, texts, threads) for one in (model, *map(find, others)))

    def part(number: int, parts: int) -> Pass:
        own, besides = first(number, parts), [other(number, parts) for other in rest]
        return Pass(
            own.tokens,
            own.seconds + sum(one.seconds for one in besides),
            own.processor + sum(one.processor for one in besides),
        )

    return part


def one_forward(model: Model, texts: Sequence[str], threads: int) -> Part:
    """Return what times one network alone over the texts."""
    runtime = OpenVinoRuntime(model, threads=threads)
    inputs = inputs_of(model, texts)
    left = [0]

    def run(batch: Sequence[dict[str, NDArray[np.int32]]]) -> None:
        left[0] = len(batch)
        for one in batch:
            runtime.submit(one, lambda _: left.__setitem__(0, left[0] - 1))
        runtime.wait(lambda: left[0] == 0)

    def part(number: int, parts: int) -> Pass:
        some = inputs[number::parts]
        return timed(lambda: run(some), sum(len(one["input_ids"]) for one in some))

    run(inputs[:16])  # compiles the kernels
    return part


def torch_forward(encoder: str, model: Model, texts: Sequence[str]) -> Part:
    """Return what times an encoder in PyTorch, fp32, one thread, over the windows of `model`."""
    import torch  # noqa: PLC0415  (an extra)
    from transformers import AutoModel  # noqa: PLC0415

    torch.set_num_threads(1)
    network = AutoModel.from_pretrained(encoder, attn_implementation="eager").eval()
    ids = sorted((one["input_ids"] for one in inputs_of(model, texts)), key=len)
    batches = []
    for group in (ids[i : i + _BATCH] for i in range(0, len(ids), _BATCH)):
        padded = np.zeros((len(group), len(group[-1])), np.int64)
        for row, sequence in zip(padded, group, strict=True):
            row[: len(sequence)] = sequence
        batches.append((torch.from_numpy(padded), sum(map(len, group))))

    def part(number: int, parts: int) -> Pass:
        some = batches[number::parts]

        def run() -> None:
            with torch.inference_mode():
                for batch, _ in some:
                    network(input_ids=batch)

        return timed(run, sum(tokens for _, tokens in some))

    return part


def in_turn(*networks: Part) -> list[Pass]:
    """Return how long each took over all windows, which they take part by part in turn."""
    parts = _TURNS if len(networks) > 1 else 1
    rows = [[network(number, parts) for network in networks] for number in range(parts)]
    return [reduce(add, column) for column in zip(*rows, strict=True)]


def annotate(model: Model, texts: Sequence[str], threads: int, *, stance: bool) -> float:
    """Return the seconds from texts to a finished database, the model loaded before."""
    annotator = Annotator(model, Settings(stance=stance), threads=threads)
    list(annotator.annotate([]))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "q.duckdb") as store:
        begin = time.perf_counter()
        run_id = annotator.begin(store)
        Run(annotator, store=store)(Record(None, text, f"d{i}") for i, text in enumerate(texts))
        store.finish(run_id)
        return time.perf_counter() - begin


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--torch", metavar="ENCODER", help="path or hub name")
    arguments = parser.parse_args()
    with arguments.texts.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, arguments.documents)]
    words = sum(len(text.split()) for text in texts)
    model = find(arguments.model)
    networks = [forward(model, texts, arguments.threads)]
    if arguments.torch:
        networks.append(torch_forward(arguments.torch, model, texts))
    bare, *others = in_turn(*networks)
    for other in others:
        times = other.processor / bare.processor
        print(f"PyTorch fp32       {other}\n{'':18} {times:8.2f} times its speed, the networks:")
    print(f"forward pass       {bare}")
    for stance in (False, True):
        seconds = annotate(model, texts, arguments.threads, stance=stance)
        name, share = "with stance" if stance else "without stance", bare.seconds / seconds
        print(f"{name:18} {words / seconds:8.0f} words/s  {100 * share:8.0f} % of that")


if __name__ == "__main__":
    main()
