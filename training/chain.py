"""The likelihood of labels under a linear-chain CRF (Lafferty et al., 2001), known or uncertain.

A window of pieces `[batch, length]` is a chain of its `words`, a mask; what lies between them is
passed over. Chances are of two neighbours' labels, `[batch, length, label before, label]`. A
first word comes after label 0, to which transitions do not apply. Products of steps are taken
pairwise, so that a GPU needs a handful of operations a batch.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import one_hot

# Log score of what cannot be; finite, so that no gradient is undefined.
_NEVER = -1e4


def cross_entropy(
    scores: Tensor, transitions: Tensor, words: Tensor, chances: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the sum over chains of their cross entropy to `chances`, and the number of words."""
    steps = _steps(scores, transitions, words)
    return _partition(steps).sum() - (steps * chances).sum(), words.sum()


def chances(scores: Tensor, transitions: Tensor, words: Tensor) -> Tensor:
    """Return the chances that a chain gives its neighbours: the gradient of its partition."""
    with torch.enable_grad():
        steps = _steps(scores.detach(), transitions.detach(), words).requires_grad_(True)
        (gradient,) = torch.autograd.grad(_partition(steps).sum(), steps)
    return gradient


def certain(labels: Tensor, words: Tensor, count: int) -> Tensor:
    """Return the chances of known labels, one of `count` each: all or nothing."""
    labels = labels.where(words, 0)
    places = torch.arange(labels.shape[1], device=labels.device).expand_as(labels)
    last = places.where(words, 0).cummax(1).values
    before = labels.gather(1, last.roll(1, 1)).where(words & ~_first(words), 0)
    pairs = one_hot(before, count)[..., :, None] * one_hot(labels, count)[..., None, :]
    return (pairs * words[..., None, None]).float()


def _first(words: Tensor) -> Tensor:
    return words & (words.cumsum(1) == 1)


def _steps(scores: Tensor, transitions: Tensor, words: Tensor) -> Tensor:
    """Return log scores of each piece's label after that of the word before."""
    scores = scores.float()[..., None, :]
    nothing = torch.full_like(transitions, _NEVER)
    begin = nothing[:, :1].index_fill(0, torch.tensor(0, device=nothing.device), 0.0)
    same = nothing.clone().fill_diagonal_(0.0)
    first = _first(words)[..., None, None]
    steps = torch.where(first, scores + begin, scores + transitions)
    return torch.where(words[..., None, None], steps, same)


def _partition(steps: Tensor) -> Tensor:
    """Return the log of the sum over all labellings of each chain, `[batch]`."""
    while (length := steps.shape[1]) > 1:
        even = steps[:, : length - length % 2]
        pairs = even[:, 0::2, :, :, None] + even[:, 1::2, None, :, :]
        steps = torch.cat([torch.logsumexp(pairs, dim=-2), steps[:, length - length % 2 :]], dim=1)
    return torch.logsumexp(steps[:, 0, 0], dim=-1)
