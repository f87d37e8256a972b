"""The states of all random generators, as tensors and text."""

import json
import random

import numpy as np
import torch
from torch import Tensor


def random_tensors() -> dict[str, Tensor]:
    """States of PyTorch's generators, one per device."""
    states = {"cpu": torch.get_rng_state()}
    for index in range(torch.cuda.device_count()):
        states[f"cuda{index}"] = torch.cuda.get_rng_state(index)
    return states


def random_text() -> str:
    """States of the generators of Python and NumPy, as JSON."""
    version, numbers, following = random.getstate()
    name, keys, *rest = np.random.get_state(legacy=True)
    return json.dumps([[version, numbers, following], [name, np.asarray(keys).tolist(), *rest]])


def restore_randomness(tensors: dict[str, Tensor], text: str) -> None:
    """Put all generators where they stood; devices that are not here are left out."""
    torch.set_rng_state(tensors["cpu"])
    for index in range(torch.cuda.device_count()):
        if f"cuda{index}" in tensors:
            torch.cuda.set_rng_state(tensors[f"cuda{index}"], index)
    (version, numbers, following), numpy_state = json.loads(text)
    random.setstate((version, tuple(numbers), following))
    np.random.set_state(tuple(numpy_state))
