"""From corpora to tagger weights: `python -m training.train_tagger configs/tagger.toml --out DIR`.

Resumes from the newest checkpoint in DIR. On a CPU it runs in bfloat16 autocast with one process;
nothing else should use the same cores. `--device cuda` uses a GPU.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from quotes.decoding import Decoder
from quotes.encoding import (
    ENTITY_LABELS,
    IGNORE,
    SPAN_LABELS,
    Encoder,
    Tokens,
    Window,
    label_tokens,
    windows,
)
from quotes.metrics import PRF
from quotes.tagger.network import TaggerNetwork, pretrained
from quotes.types import ROLES
from training.corpora import Example, conll, news, polnear

# Steps between checkpoints: a minute or two of work on a CPU.
_CHECKPOINT = 100


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example as tokens with one label id a piece and layer (`IGNORE` where unlabelled)."""

    example: Example
    tokens: Tokens
    spans: np.ndarray
    entities: np.ndarray
    body: np.ndarray


def encode(example: Example, encoder: Encoder) -> Encoded:
    tokens = encoder.tokens(example.text)
    nothing = np.full(len(tokens), IGNORE, np.int64)
    body = nothing
    if example.body is not None:
        inside = (tokens.starts >= example.body[0]) & (tokens.ends <= example.body[1])
        body = np.where(tokens.first, inside, IGNORE)
    return Encoded(
        example,
        tokens,
        nothing if example.spans is None else label_tokens(tokens, example.spans, SPAN_LABELS),
        nothing
        if example.entities is None
        else label_tokens(tokens, example.entities, ENTITY_LABELS),
        body,
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors `[batch, length]` of windows of nearly equal length."""

    input_ids: Tensor
    feature_ids: Tensor
    mask: Tensor
    spans: Tensor
    entities: Tensor
    body: Tensor


def make_batch(items: list[tuple[Encoded, Window]], encoder: Encoder) -> Batch:
    length = max(len(window) for _, window in items) + encoder.overhead
    shape = (len(items), length)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    mask = np.zeros(shape, np.int64)
    labels = [np.full(shape, IGNORE, np.int64) for _ in range(3)]
    for row, (encoded, window) in enumerate(items):
        window_ids, window_features = encoder.model_input(
            encoded.tokens, window, encoded.example.scheme
        )
        ids[row, : len(window_ids)] = window_ids
        features[row, : len(window_ids)] = window_features
        mask[row, : len(window_ids)] = 1
        for target, source in zip(
            labels, (encoded.spans, encoded.entities, encoded.body), strict=True
        ):
            target[row, 2 : 2 + len(window)] = source[window.start : window.end]
    return Batch(*(torch.from_numpy(array) for array in (ids, features, mask, *labels)))


def epoch_batches(
    corpus: list[Encoded], encoder: Encoder, settings: dict[str, Any], rng: random.Random
) -> Iterator[Batch]:
    """Yield the epoch's batches in random order, windows of like length together."""
    low, high = settings["window"]
    items = []
    for encoded in corpus:
        repeats = settings["news_repeats"] if encoded.example.scheme == "news" else 1
        for _ in range(repeats):
            cut = windows(encoded.tokens, rng.randint(low, high))
            items.extend((encoded, window) for window in cut)
    items.sort(key=lambda item: (len(item[1]) // 8, rng.random()))
    groups: list[list[tuple[Encoded, Window]]] = [[]]
    for item in items:
        if (len(groups[-1]) + 1) * (len(item[1]) + encoder.overhead) > settings["batch_tokens"]:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for group in groups:
        yield make_batch(group, encoder)


def augment(batch: Batch, settings: dict[str, Any], mask_id: int, rng: torch.Generator) -> Batch:
    """Hide some words and, in a few windows, all features."""
    hidden = torch.rand(batch.input_ids.shape, generator=rng) < settings["mask_words"]
    hidden &= batch.feature_ids > 0
    plain = torch.rand((len(batch.input_ids), 1), generator=rng) < settings["drop_features"]
    return Batch(
        batch.input_ids.masked_fill(hidden, mask_id),
        batch.feature_ids.masked_fill(plain, 0),
        batch.mask,
        batch.spans,
        batch.entities,
        batch.body,
    )


def loss_of(model: TaggerNetwork, batch: Batch, settings: dict[str, Any]) -> Tensor:
    spans, entities, body = model(batch.input_ids, batch.feature_ids, batch.mask)
    total = spans.float().sum() * 0.0
    if (batch.spans != IGNORE).any():
        likelihood, words = model.crf(spans, batch.spans)
        total = total + likelihood / words
    if (batch.entities != IGNORE).any():
        total = total + settings["entity_weight"] * torch.nn.functional.cross_entropy(
            entities.float().flatten(0, 1), batch.entities.flatten(), ignore_index=IGNORE
        )
    known = batch.body != IGNORE
    if known.any():
        total = total + settings["body_weight"] * (
            torch.nn.functional.binary_cross_entropy_with_logits(
                body[..., 0].float()[known], batch.body[known].float()
            )
        )
    return total


@torch.no_grad()
def evaluate(
    model: TaggerNetwork, corpus: list[Encoded], encoder: Encoder, capacity: int = 256
) -> dict[str, float]:
    """Return exact F1 of each role over a corpus, in per cent."""
    model.eval()
    device = next(model.parameters()).device
    decoder = Decoder(SPAN_LABELS, model.crf.transitions.detach().float().cpu().numpy())
    counts = dict.fromkeys(ROLES, PRF())
    for encoded in corpus:
        logits = np.zeros((len(encoded.tokens), len(SPAN_LABELS)), np.float32)
        for window in windows(encoded.tokens, capacity):
            batch = make_batch([(encoded, window)], encoder)
            out = model(
                batch.input_ids.to(device), batch.feature_ids.to(device), batch.mask.to(device)
            )[0]
            values = out[0, 2 : 2 + len(window)].float().cpu().numpy()
            keep = slice(window.keep_start - window.start, window.keep_end - window.start)
            logits[window.keep_start : window.keep_end] = values[keep]
        heads = np.flatnonzero(encoded.tokens.first)
        found = {
            (
                int(encoded.tokens.starts[heads[span.first]]),
                int(encoded.tokens.ends[heads[span.last - 1]]),
                span.kind,
            )
            for span in decoder.spans(logits[heads])
        }
        gold = set(encoded.example.spans or ())
        for role in ROLES:
            mine, theirs = ({s for s in side if s[2] == role} for side in (found, gold))
            counts[role] += PRF.between(theirs, mine)
    model.train()
    return {role: round(100 * counts[role].f1, 2) for role in ROLES}


def optimizer_of(model: TaggerNetwork, settings: dict[str, Any]) -> torch.optim.Optimizer:
    heads, body = [], []
    for name, parameter in model.named_parameters():
        (body if name.startswith("encoder.") else heads).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": body, "lr": settings["rate"], "peak": settings["rate"]},
            {"params": heads, "lr": settings["head_rate"], "peak": settings["head_rate"]},
        ],
        weight_decay=settings["weight_decay"],
    )


def set_rate(optimizer: torch.optim.Optimizer, done: float, warmup: float) -> None:
    """Warm up linearly, then fall linearly to zero; `done` is the share of all steps."""
    factor = min(done / warmup, 1.0) if done < warmup else max(0.0, (1 - done) / (1 - warmup))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def load_corpora(data: dict[str, Any]) -> tuple[list[Example], list[Example], list[Example]]:
    """Return the training, PolNeAR dev and news dev examples."""
    train = [*polnear.read(Path(data["polnear"])), *news.read(Path(data["news"]))]
    for path in data["entities"]:
        train.extend(conll.read(Path(path)))
    dev = list(polnear.read(Path(data["polnear_dev"])))
    return train, dev, list(news.read(Path(data["news_dev"])))


def train(config: dict[str, Any], out: Path, device: str, limit: int | None) -> None:
    settings, seed = config["train"], config["seed"]
    torch.manual_seed(seed)
    encoder_path = Path(config["encoder"])
    encoder = Encoder(encoder_path / "tokenizer.json")
    corpora = load_corpora(config["data"])
    if limit:
        corpora = tuple(part[:limit] for part in corpora)  # type: ignore[assignment]
    train_set, dev, news_dev = ([encode(e, encoder) for e in part] for part in corpora)
    model = pretrained(str(encoder_path)).to(device)
    optimizer = optimizer_of(model, settings)
    out.mkdir(parents=True, exist_ok=True)
    log = (out / "train.log").open("a", encoding="utf-8")
    state_file = out / "state.pt"
    first_epoch, first_step = 0, 0
    if state_file.exists():
        state = torch.load(state_file, map_location=device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first_epoch, first_step = state["epoch"], state["step"]
    model.train()
    for epoch in range(first_epoch, settings["epochs"]):
        rng = random.Random(seed + epoch)
        batches = list(epoch_batches(train_set, encoder, settings, rng))
        started, running, tokens = time.monotonic(), 0.0, 0
        for step, batch in enumerate(batches):
            if step < first_step:
                continue
            noise = torch.Generator().manual_seed(seed + epoch * len(batches) + step)
            set_rate(
                optimizer, (epoch + step / len(batches)) / settings["epochs"], settings["warmup"]
            )
            batch = augment(batch, settings, encoder.mask, noise)
            batch = Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))
            with torch.autocast(device, torch.bfloat16):
                loss = loss_of(model, batch, settings)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), settings["clip"])
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            running += loss.item()
            tokens += int(batch.mask.sum())
            if step % 50 == 49:
                report(log, epoch=epoch, step=step + 1, of=len(batches), loss=running / 50,
                       tokens_per_second=tokens / (time.monotonic() - started))  # fmt: skip
                running = 0.0
            if step % _CHECKPOINT == _CHECKPOINT - 1:
                save(state_file, model, optimizer, epoch=epoch, step=step + 1)
        first_step = 0
        save(state_file, model, optimizer, epoch=epoch + 1, step=0)
        report(
            log,
            epoch=epoch,
            seconds=time.monotonic() - started,
            polnear_dev=evaluate(model, dev, encoder),
            news_dev=evaluate(model, news_dev, encoder),
        )
    torch.save(model.state_dict(), out / "model.pt")


def save(
    file: Path, model: TaggerNetwork, optimizer: torch.optim.Optimizer, *, epoch: int, step: int
) -> None:
    """Write what a later run needs to go on at `step` of `epoch`; never half a file."""
    part = file.with_suffix(".part")
    states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(states | {"epoch": epoch, "step": step}, part)
    part.replace(file)


def report(log: Any, **values: Any) -> None:
    line = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()})
    print(line, flush=True)
    log.write(line + "\n")
    log.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", help="path or hub name, instead of the configuration's")
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, help="only this many documents a corpus (smoke test)")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    if arguments.encoder:
        config["encoder"] = arguments.encoder
    train(config, arguments.out, arguments.device, arguments.limit)


if __name__ == "__main__":
    main()
