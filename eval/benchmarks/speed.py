"""How fast articles are annotated: `python -m eval.benchmarks.speed TEXTS.jsonl [--documents N]`.

In one run, on the same windows: the tagger's bare forward pass, then `quotes annotate` to DuckDB
with and without stance. Prints words and tokens a second and the share of the forward pass's
speed that is left end to end.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from quotes.encoding import Encoder, windows
from quotes.models import Model, find
from quotes.pipeline import Annotator, Settings
from quotes.readers import Record
from quotes.run import Run
from quotes.runtime import OpenVinoRuntime
from quotes.store import Store


def forward(model: Model, texts: Sequence[str], threads: int) -> tuple[float, int]:
    """Return the seconds that the network alone takes, and the tokens it sees."""
    runtime = OpenVinoRuntime(model.weights, threads=threads)
    encoder = Encoder(model.tokenizer)
    capacity = model.card["decoding"]["window"]
    inputs = []
    for text in texts:
        tokens = encoder.tokens(text)
        for window in windows(tokens, capacity):
            ids, features = encoder.model_input(tokens, window, "news")
            inputs.append({"input_ids": ids, "feature_ids": features})
    left = [0]

    def run(batch: Sequence[dict[str, object]]) -> None:
        left[0] = len(batch)
        for one in batch:
            runtime.submit(one, lambda _: left.__setitem__(0, left[0] - 1))  # type: ignore[arg-type]
        runtime.wait(lambda: left[0] == 0)

    run(inputs[:16])  # compiles the kernels
    begin = time.perf_counter()
    run(inputs)
    return time.perf_counter() - begin, sum(len(one["input_ids"]) for one in inputs)


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
    arguments = parser.parse_args()
    with arguments.texts.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, arguments.documents)]
    words = sum(len(text.split()) for text in texts)
    model = find(arguments.model)
    bare, tokens = forward(model, texts, arguments.threads)
    print(f"forward pass       {words / bare:8.0f} words/s  {tokens / bare:8.0f} tokens/s")
    for stance in (False, True):
        seconds = annotate(model, texts, arguments.threads, stance=stance)
        name = "with stance" if stance else "without stance"
        print(f"{name:18} {words / seconds:8.0f} words/s  {100 * bare / seconds:8.0f} % of that")


if __name__ == "__main__":
    main()
