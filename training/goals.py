"""What a tagger should say of a batch, by its labels and by teachers, and how wrong it is."""

from __future__ import annotations

from typing import Any, NamedTuple

from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, one_hot

from quotes.encoding import ENTITY_LABELS, IGNORE, SPAN_LABELS
from quotes.tagger.network import TaggerNetwork
from training import chain
from training.batches import Batch


class Goal(NamedTuple):
    """What the network should say of `words` as a chain (`training.chain`) and of `named` words.

    `words` and `named` are masks `[batch, length]`, `names` chances `[batch, length, labels]`.
    """

    words: Tensor
    chances: Tensor
    named: Tensor
    names: Tensor


def labelled(batch: Batch) -> Goal:
    """Return what the labels say."""
    words, named = batch.spans != IGNORE, batch.entities != IGNORE
    names = one_hot(batch.entities.where(named, 0), len(ENTITY_LABELS)).float()
    return Goal(words, chain.certain(batch.spans, words, len(SPAN_LABELS)), named, names)


def taught(batch: Batch, goal: Goal, transitions: Tensor, share: float) -> Goal:
    """Return what labels and a teacher say, the teacher alone where there are no labels."""
    assert batch.taught is not None
    said = ~batch.taught[..., 0].isnan()
    scores = batch.taught.where(said[..., None], 0.0)
    words, cut = goal.words | said, len(SPAN_LABELS)
    by_teacher = chain.chances(scores[..., :cut], transitions, words)
    of_labels = goal.words.any(1) * (1 - share * said.any(1).float())
    of_names = goal.named * (1 - share * said.float())
    names = scores[..., cut:].softmax(-1).lerp(goal.names, of_names[..., None])
    return Goal(
        words,
        by_teacher.lerp(goal.chances, of_labels[:, None, None, None]),
        goal.named | said,
        names,
    )


def loss_of(model: TaggerNetwork, batch: Batch, goal: Goal, settings: dict[str, Any]) -> Tensor:
    """Return the sum of what is wrong with each layer."""
    spans, entities, body = model(batch.input_ids, batch.feature_ids, batch.mask)
    unlikely, count = chain.cross_entropy(spans, model.transitions, goal.words, goal.chances)
    total = unlikely / count.clamp_min(1)
    if goal.named.any():
        total = total + settings["entity_weight"] * cross_entropy(
            entities.float()[goal.named], goal.names[goal.named]
        )
    known = batch.body != IGNORE
    if known.any():
        total = total + settings["body_weight"] * binary_cross_entropy_with_logits(
            body[..., 0].float()[known], batch.body[known].float()
        )
    return total
