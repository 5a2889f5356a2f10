"""In which precision networks compute while they are trained."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch


def reduced(device: str) -> AbstractContextManager[None]:
    """Compute in bfloat16 in the block, where the device does so natively.

    A CPU without AVX-512 only imitates it, a hundred times slower than fp32.
    """
    if device == "cpu" and torch.backends.cpu.get_cpu_capability() != "AVX512":
        return nullcontext()
    return torch.autocast(device, torch.bfloat16)
