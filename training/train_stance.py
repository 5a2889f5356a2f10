"""From corpora to stance weights: `python -m training.train_stance CONFIG --out DIR`.

Where the configuration names lessons (`training.stance_teacher`), the network learns from them
beside the labels. `--device cuda` uses a GPU.
"""

from __future__ import annotations

import argparse
import math
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, log_softmax
from transformers import AutoConfig, AutoModel

from quotes.metrics import macro_f1
from quotes.models import find
from quotes.stance.passage import LABELS, StanceEncoder
from quotes.tagger import Tagger
from training.corpora import unlabelled
from training.corpora.stance import (
    UNKNOWN,
    StanceExample,
    read_directed,
    read_pairs,
    read_quotes,
    read_unlabelled,
)
from training.lessons import StanceLessons
from training.precision import reduced
from training.train_tagger import report, set_rate
from training.weights import weights_of

Encoded = tuple[StanceExample, np.ndarray, list[list[int]]]
Unit = list[Encoded]
"""One example, or the two directions of a pair."""


class StanceNetwork(nn.Module):
    """An encoder with three scores at every position; a target's are those at its markers."""

    def __init__(self, encoder: str, *, dropout: float = 0.0) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(
            encoder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout
        )
        self.encoder = AutoModel.from_pretrained(
            encoder, config=config, attn_implementation="eager", add_pooling_layer=False
        )
        size = config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Linear(size, len(LABELS)))

    def forward(self, input_ids: Tensor, mask: Tensor) -> Tensor:
        """Take `[batch, length]` ids; return `[batch, length, labels]` scores."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


def collate(items: list[Encoded], device: torch.device) -> tuple[Tensor, Tensor]:
    """Return the padded ids and the mask of some examples, `[batch, length]`."""
    length = max(len(ids) for _, ids, _ in items)
    ids = np.zeros((len(items), length), np.int64)
    mask = np.zeros_like(ids)
    for row, (_, tokens, _) in enumerate(items):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device)


def target_scores(scores: Tensor, items: list[Encoded]) -> Tensor:
    """Average the scores at each target's markers: `[targets, labels]`, in order."""
    rows = [
        scores[row, positions].mean(0)
        for row, (_, _, all_positions) in enumerate(items)
        for positions in all_positions
    ]
    return torch.stack(rows).float()


def batches(corpus: list[Unit], tokens: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches of like lengths, in random order; what belongs together stays together."""
    longest = lambda unit: max(len(ids) for _, ids, _ in unit)  # noqa: E731
    order = sorted(corpus, key=lambda unit: (longest(unit) // 6, rng.random()))
    groups: list[list[Encoded]] = [[]]
    for unit in order:
        if (len(groups[-1]) + len(unit)) * longest(unit) > tokens:
            groups.append([])
        groups[-1] += unit
    rng.shuffle(groups)
    return iter([group for group in groups if group])


def loss_of(
    scores: Tensor, items: list[Encoded], settings: dict[str, Any], lessons: StanceLessons | None
) -> Tensor:
    """Return what `[targets, labels]` scores cost: by the labels, and by what a teacher says.

    Where the label is unknown, only the teacher counts.
    `polar_loss` weighs telling support from oppose, neutral aside, and `pair_loss` giving the same
    label to both directions of a pair.
    """
    device = scores.device
    gold = torch.tensor([label for e, _, _ in items for label in e.labels], device=device)
    weight = torch.tensor([w for e, _, _ in items for w in e.weights], device=device)
    smoothing = settings["smoothing"]
    each = cross_entropy(
        scores, gold, reduction="none", ignore_index=UNKNOWN, label_smoothing=smoothing
    )
    if lessons:
        taught = torch.from_numpy(np.concatenate([lessons.of(e) for e, _, _ in items])).to(device)
        share = torch.where(gold == UNKNOWN, 1.0, settings["teacher_weight"])
        each = (1 - share) * each - share * (taught * log_softmax(scores, dim=-1)).sum(-1)
    loss = (each * weight).mean()
    if polar := settings.get("polar_loss"):
        sides = (gold - 1).clamp_min(0)
        told = cross_entropy(scores[:, 1:], sides, reduction="none", label_smoothing=smoothing)
        loss = loss + polar * (told * weight * (gold > 0)).mean()
    if alike := settings.get("pair_loss"):
        firsts = torch.tensor([e.paired for e, _, _ in items for _ in e.labels], device=device)
        there = firsts.nonzero()[:, 0]
        chances = scores.softmax(-1)
        loss = loss + alike * (chances[there] * chances[there + 1]).sum() / len(gold)
    return loss


@torch.no_grad()
def predict(model: StanceNetwork, corpus: list[Encoded]) -> tuple[np.ndarray, np.ndarray]:
    """Return the label probabilities and the gold labels of every target."""
    model.eval()
    device = next(model.parameters()).device
    found, gold = [], []
    order = sorted(corpus, key=lambda item: len(item[1]))
    for begin in range(0, len(order), 16):
        items = order[begin : begin + 16]
        scores = target_scores(model(*collate(items, device)), items)
        found.append(scores.softmax(-1).cpu().numpy())
        gold.extend(label for example, _, _ in items for label in example.labels)
    model.train()
    return np.concatenate(found), np.asarray(gold)


def measure(model: StanceNetwork, corpora: dict[str, list[Encoded]]) -> dict[str, float]:
    result = {}
    for name, corpus in corpora.items():
        chances, gold = predict(model, corpus)
        if name.startswith("basil"):
            polar = chances[:, 1:].argmax(1) + 1
            result[name] = 100 * macro_f1(gold, polar, (1, 2))
            continue
        result[name] = 100 * macro_f1(gold, chances.argmax(1), (0, 1, 2))
        labelled = gold > 0
        result[f"{name} polarity"] = 100 * float(
            (chances[labelled, 1:].argmax(1) + 1 == gold[labelled]).mean()
        )
    return {name: round(value, 2) for name, value in result.items()}


@dataclass(frozen=True)
class Corpus:
    """Encoded examples, and how often an epoch has each, on average: a share, or more than 1."""

    units: list[Unit]
    shares: list[float]

    def epoch(self, rng: random.Random) -> list[Unit]:
        """Draw the examples of an epoch."""
        drawn = []
        for unit, share in zip(self.units, self.shares, strict=True):
            drawn += [unit] * int(share + rng.random())
        return drawn


def read_training(data: dict[str, Any]) -> list[tuple[list[StanceExample], float]]:
    """Return what a configuration trains on, each with its share of an epoch."""
    train: list[tuple[list[StanceExample], float]] = []
    for path, share in data["pairs"].items():
        train += [([e], share) for e in read_pairs(Path(path), mirrored=data["mirrored"])]
    for path, share in data.get("directed", {}).items():
        train += [([there, back], share) for there, back in read_directed(Path(path))]
    pages = [Path(path) for path in data["quotes"]]
    tagger = Tagger(find("fast"), threads=1)
    quotes = read_quotes(pages, tagger, weight=data["weight"], mirrored=data["mirrored"])
    share = {True: data["quotes_share"], False: data["neutral_share"]}
    train += [([quote], share[any(quote.labels)]) for quote in quotes]
    if "unlabelled" in data:
        texts = (example.text for example in unlabelled.read(Path(data["unlabelled"])))
        few = islice(texts, data.get("unlabelled_most"))
        train += [([e], data["unlabelled_share"]) for e in read_unlabelled(few, tagger)]
    return train


def load(config: dict[str, Any], encoder: StanceEncoder) -> tuple[Corpus, dict[str, list[Encoded]]]:
    """Read and encode the training examples and the development corpora by name."""
    data = config["data"]
    encode = lambda examples: [(e, *encoder.encode(e.passage)) for e in examples]  # noqa: E731
    train = read_training(data)
    dev = {Path(path).stem: _some(read_pairs(Path(path)), data["dev_most"]) for path in data["dev"]}
    corpus = Corpus([encode(unit) for unit, _ in train], [share for _, share in train])
    return corpus, {name: encode(examples) for name, examples in dev.items()}


def _some(examples: Iterable[StanceExample], most: int) -> list[StanceExample]:
    """Return at most `most` examples from all over a corpus, whose kinds may lie together."""
    read = list(examples)
    return read[:: math.ceil(len(read) / most)]


def start(config: dict[str, Any]) -> StanceNetwork:
    """Return the network to train, perhaps part of the way to weights trained before.

    Weights that fit a corpus already learn little more from it; between them and the encoder's
    own they do (Ash and Adams, 2020, "On warm-starting neural network training").
    """
    settings = config["train"]
    model = StanceNetwork(config["encoder"], dropout=settings["dropout"])
    frozen = [model.encoder.embeddings, *model.encoder.encoder.layer[: settings["frozen"]]]
    for part in frozen if settings["frozen"] else ():
        part.requires_grad_(False)
    if config.get("weights"):
        trained = weights_of(Path(config["weights"]), model)
        own = {name for name, weight in model.encoder.named_parameters() if weight.requires_grad}
        state = model.state_dict()
        for name in state.keys() & trained.keys():
            blend = settings["blend"] if name.removeprefix("encoder.") in own else 1.0
            state[name] = torch.lerp(state[name], trained[name], blend)
        model.load_state_dict(state)
    return model


def train(config: dict[str, Any], out: Path, device: str = "cpu") -> None:
    """Train and write `model.pt`; a state every `save_every` steps makes it resumable."""
    settings, seed = config["train"], config["seed"]
    torch.manual_seed(seed)
    encoder = StanceEncoder(Path(config["encoder"]) / "tokenizer.json")
    corpus, dev = load(config, encoder)
    lessons = (
        StanceLessons(Path(config["data"]["lessons"])) if "lessons" in config["data"] else None
    )
    model = start(config).to(device)
    optimizer = torch.optim.AdamW(
        _groups(model, settings), weight_decay=settings["weight_decay"], fused=True
    )
    out.mkdir(parents=True, exist_ok=True)
    log = (out / "train.log").open("a", encoding="utf-8")
    state_file, first_epoch, first_step = out / "state.pt", 0, 0
    if state_file.exists():
        state = torch.load(state_file)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first_epoch, first_step = state["epoch"], state["step"]

    def save(epoch: int, step: int) -> None:
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save({**state, "epoch": epoch, "step": step}, out / "state.part")
        (out / "state.part").replace(state_file)

    model.train()
    for epoch in range(first_epoch, settings["epochs"]):
        rng = random.Random(seed + epoch)
        groups = list(batches(corpus.epoch(rng), settings["batch_tokens"], rng))
        started, running = time.monotonic(), 0.0
        for step, items in enumerate(groups):
            if epoch == first_epoch and step < first_step:
                continue
            done = (epoch + step / len(groups)) / settings["epochs"]
            set_rate(optimizer, done, settings["warmup"])
            with reduced(device):
                scores = target_scores(model(*collate(items, torch.device(device))), items)
            loss = loss_of(scores, items, settings, lessons)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), settings["clip"])
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            running += loss.item()
            if step % 50 == 49:
                report(log, epoch=epoch, step=step + 1, of=len(groups), loss=running / 50)
                running = 0.0
            if step % settings["save_every"] == settings["save_every"] - 1:
                save(epoch, step + 1)
        save(epoch + 1, 0)
        report(log, epoch=epoch, seconds=time.monotonic() - started, **measure(model, dev))
    torch.save(model.state_dict(), out / "model.pt")


def _groups(model: StanceNetwork, settings: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters by their rates, which fall by `layer_decay` from layer to layer."""
    layers, decay = [*model.encoder.encoder.layer], settings.get("layer_decay", 1.0)
    heights = {
        p: height for height, layer in enumerate(reversed(layers)) for p in layer.parameters()
    }
    groups: defaultdict[float, list[nn.Parameter]] = defaultdict(list)
    for name, parameter in model.named_parameters():
        rate = settings["rate"] * decay ** heights.get(parameter, len(layers))
        if parameter.requires_grad:
            groups[settings["head_rate"] if name.startswith("head.") else rate].append(parameter)
    return [{"params": group, "lr": 0.0, "peak": peak} for peak, group in groups.items()]


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder")
    parser.add_argument("--weights", help="a checkpoint or model folder to start near")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    config["encoder"] = arguments.encoder or config["encoder"]
    config["weights"] = arguments.weights
    train(config, arguments.out, arguments.device)


if __name__ == "__main__":
    main()
