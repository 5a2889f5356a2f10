"""From corpora to stance weights: `python -m training.train_stance CONFIG --out DIR`."""

from __future__ import annotations

import argparse
import math
import random
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from quotes.metrics import macro_f1
from quotes.models import find
from quotes.stance.passage import LABELS, StanceEncoder
from quotes.tagger import Tagger
from training.corpora.stance import StanceExample, read_pairs, read_quotes
from training.precision import reduced
from training.train_tagger import report, set_rate
from training.weights import weights_of

Encoded = tuple[StanceExample, np.ndarray, list[list[int]]]


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


def collate(items: list[Encoded]) -> tuple[Tensor, Tensor]:
    length = max(len(ids) for _, ids, _ in items)
    ids = np.zeros((len(items), length), np.int64)
    mask = np.zeros_like(ids)
    for row, (_, tokens, _) in enumerate(items):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def target_scores(scores: Tensor, items: list[Encoded]) -> Tensor:
    """Average the scores at each target's markers: `[targets, labels]`, in order."""
    rows = [
        scores[row, positions].mean(0)
        for row, (_, _, all_positions) in enumerate(items)
        for positions in all_positions
    ]
    return torch.stack(rows).float()


def batches(corpus: list[Encoded], tokens: int, rng: random.Random) -> Iterator[list[Encoded]]:
    order = sorted(corpus, key=lambda item: (len(item[1]) // 6, rng.random()))
    groups: list[list[Encoded]] = [[]]
    for item in order:
        if (len(groups[-1]) + 1) * len(item[1]) > tokens:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    return iter([group for group in groups if group])


@torch.no_grad()
def predict(model: StanceNetwork, corpus: list[Encoded]) -> tuple[np.ndarray, np.ndarray]:
    """Return the label probabilities and the gold labels of every target."""
    model.eval()
    found, gold = [], []
    order = sorted(corpus, key=lambda item: len(item[1]))
    for begin in range(0, len(order), 16):
        items = order[begin : begin + 16]
        found.append(target_scores(model(*collate(items)), items).softmax(-1).numpy())
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

    examples: list[Encoded]
    shares: list[float]

    def epoch(self, rng: random.Random) -> list[Encoded]:
        """Draw the examples of an epoch."""
        drawn = []
        for example, share in zip(self.examples, self.shares, strict=True):
            drawn += [example] * int(share + rng.random())
        return drawn


def load(config: dict[str, Any], encoder: StanceEncoder) -> tuple[Corpus, dict[str, list[Encoded]]]:
    """Read and encode the training examples and the development corpora by name."""
    data = config["data"]
    train: list[tuple[StanceExample, float]] = []
    for path, share in data["pairs"].items():
        train.extend((e, share) for e in read_pairs(Path(path), mirrored=data["mirrored"]))
    pages = [Path(path) for path in data["quotes"]]
    tagger = Tagger(find("fast"), threads=1)
    quotes = list(read_quotes(pages, tagger, weight=data["weight"], mirrored=data["mirrored"]))
    share = {True: data["quotes_share"], False: data["neutral_share"]}
    train += [(quote, share[any(quote.labels)]) for quote in quotes]
    dev = {Path(path).stem: _some(read_pairs(Path(path)), data["dev_most"]) for path in data["dev"]}
    encode = lambda examples: [(e, *encoder.encode(e.passage)) for e in examples]  # noqa: E731
    shares = [share for _, share in train]
    return Corpus(encode([e for e, _ in train]), shares), {k: encode(v) for k, v in dev.items()}


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


def train(config: dict[str, Any], out: Path) -> None:
    """Train and write `model.pt`; a state every `save_every` steps makes it resumable."""
    settings, seed = config["train"], config["seed"]
    torch.manual_seed(seed)
    encoder = StanceEncoder(Path(config["encoder"]) / "tokenizer.json")
    corpus, dev = load(config, encoder)
    model = start(config)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": 0.0, "peak": settings["rate"]},
            {"params": heads, "lr": 0.0, "peak": settings["head_rate"]},
        ],
        weight_decay=settings["weight_decay"],
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

    loss_of = nn.CrossEntropyLoss(reduction="none", label_smoothing=settings["smoothing"])
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
            with reduced("cpu"):
                scores = target_scores(model(*collate(items)), items)
            gold = torch.tensor([label for e, _, _ in items for label in e.labels])
            weight = torch.tensor([w for e, _, _ in items for w in e.weights])
            loss = (loss_of(scores, gold) * weight).mean()
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


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder")
    parser.add_argument("--weights", help="a checkpoint or model folder to start near")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    config["encoder"] = arguments.encoder or config["encoder"]
    config["weights"] = arguments.weights
    train(config, arguments.out)


if __name__ == "__main__":
    main()
