"""Randomness that is asked for by name."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Inside the block (or the decorated function) all random draws follow from ``seed``.

    Afterwards the generators of Python, NumPy and PyTorch stand where they stood before, so a cell
    does not depend on how often another one ran.

    Example:
        ``with seeded(0): model = clip_model(task)``
    """
    python, numpy = random.getstate(), np.random.get_state()
    with torch.random.fork_rng(devices=range(torch.cuda.device_count())):
        random.seed(seed)
        np.random.seed(seed % 2**32)
        torch.manual_seed(seed)
        try:
            yield
        finally:
            random.setstate(python)
            np.random.set_state(numpy)
