"""From corpora to tagger weights: `python -m training.train_tagger configs/tagger.toml --out DIR`.

Resumes from the newest checkpoint in DIR. On a CPU with AVX-512 it computes in bfloat16; nothing
else should use the same cores. `--device cuda` uses a GPU. Where the configuration names lessons
(`training.teacher`), the network learns from them beside the labels.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from quotes.encoding import Encoder
from quotes.metrics import PRF
from quotes.tagger import Tagger
from quotes.tagger.network import TaggerNetwork, pretrained
from quotes.types import ROLES
from training import low_rank
from training.batches import Encoded, augment, encode, epoch_batches
from training.corpora import Example
from training.corpora.configured import dev_examples, training_examples
from training.goals import labelled, loss_of, taught
from training.precision import reduced
from training.teacher import Lessons
from training.weights import load, tagger_on

# Steps between checkpoints: a minute or two of work on a CPU.
_CHECKPOINT = 100


class Development:
    """Development sets, tagged as users would tag them."""

    def __init__(self, sets: dict[str, list[Example]], config: dict[str, Any]) -> None:
        self._sets = sets
        self._config = config

    def scores(self, network: TaggerNetwork, device: str) -> dict[str, dict[str, float]]:
        """Return exact F1 of each role on each set, in per cent."""
        tagger = tagger_on(network, self._config, device)
        with reduced(device):
            scores = {name: _exact(tagger, examples) for name, examples in self._sets.items()}
        network.train()
        return scores


def _exact(tagger: Tagger, examples: Sequence[Example]) -> dict[str, float]:
    counts = dict.fromkeys(ROLES, PRF())
    taggings = tagger.tag_many([e.text for e in examples], examples[0].scheme)
    for example, tagging in zip(examples, taggings, strict=True):
        assert tagging is not None
        for role in ROLES:
            found = {(s.start, s.end) for s in tagging.spans if s.role == role}
            gold = {(start, end) for start, end, kind in example.spans or () if kind == role}
            counts[role] += PRF.between(gold, found)
    return {role: round(100 * counts[role].f1, 2) for role in ROLES}


def optimizer_of(model: TaggerNetwork, settings: dict[str, Any]) -> torch.optim.Optimizer:
    """Return AdamW with a higher rate for what is not pretrained."""
    heads, body = [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (body if name.startswith("encoder.") else heads).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": body, "lr": settings["rate"], "peak": settings["rate"]},
            {"params": heads, "lr": settings["head_rate"], "peak": settings["head_rate"]},
        ],
        weight_decay=settings["weight_decay"],
        fused=True,
    )


def set_rate(optimizer: torch.optim.Optimizer, done: float, warmup: float) -> None:
    """Warm up linearly, then fall linearly to zero; `done` is the share of all steps."""
    factor = min(done / warmup, 1.0) if done < warmup else max(0.0, (1 - done) / (1 - warmup))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def read_encoded(
    data: dict[str, Any], encoder: Encoder, lessons: Lessons | None, limit: int | None
) -> list[Encoded]:
    """Return the training corpora as tokens, with the lessons on them."""
    examples = training_examples(data, limit)
    return [encode(e, encoder, lessons.of(e) if lessons else None) for e in examples]


def start(config: dict[str, Any]) -> TaggerNetwork:
    """Return the network that training begins with: an encoder, or weights trained on it before.

    `weights` in the configuration is a checkpoint or the folder of an exported tagger; `layers` are
    those that are kept of it.
    """
    model = pretrained(config["encoder"], dropout=config["train"].get("dropout", 0.0))
    if "weights" in config:
        load(model, Path(config["weights"]))
    if "layers" in config:
        model.keep_layers(config["layers"])
    if layers := config["train"].get("frozen"):
        model.freeze(layers)
    if rank := config["train"].get("rank"):
        low_rank.restrict(model, rank)
    return model


def train(config: dict[str, Any], out: Path, device: str, limit: int | None) -> None:
    """Train, report and save; with `limit`, on only so many examples of each corpus."""
    settings, seed = config["train"], config["seed"]
    torch.manual_seed(seed)
    encoder = Encoder(Path(config["encoder"]) / "tokenizer.json")
    lessons = Lessons(Path(config["data"]["lessons"])) if "lessons" in config["data"] else None
    taught_by = None if lessons is None else lessons.transitions.to(device)
    corpus = read_encoded(config["data"], encoder, lessons, limit)
    development = Development(dev_examples(config["data"], limit), config)
    model = start(config).to(device)
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
    for epoch in range(first_epoch, math.ceil(settings["epochs"])):
        batches = list(epoch_batches(corpus, encoder, settings, random.Random(seed + epoch)))
        last = min(len(batches), round((settings["epochs"] - epoch) * len(batches)))
        started, running, tokens = time.monotonic(), 0.0, 0
        for step in range(first_step, last):
            noise = torch.Generator().manual_seed(seed + epoch * len(batches) + step)
            done = (epoch + step / len(batches)) / settings["epochs"]
            set_rate(optimizer, done, settings["warmup"])
            batch = augment(batches[step], settings, encoder.mask, noise).to(device)
            goal = labelled(batch)
            if taught_by is not None and batch.taught is not None:
                goal = taught(batch, goal, taught_by, settings["teacher_share"])
            with reduced(device):
                loss = loss_of(model, batch, goal, settings)
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
        seconds = time.monotonic() - started
        report(log, epoch=epoch, seconds=seconds, **development.scores(model, device))
    low_rank.merge(model)
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
    """Print one line of JSON and add it to the log."""
    line = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()})
    print(line, flush=True)
    log.write(line + "\n")
    log.flush()


def main() -> None:
    """Read the command line and train."""
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
