"""Mixed precision where the device has it."""

from contextlib import AbstractContextManager, nullcontext

import torch

LOW = {"bfloat16": torch.bfloat16, "float16": torch.float16}
AMPERE = 8
"""first generation of CUDA devices that computes in bfloat16"""


def resolve_precision(precision: str, device: torch.device) -> str:
    """The precision to use: ``"auto"`` is low on a GPU, float32 elsewhere.

    Raises:
        ValueError: a low precision was asked for on a device other than a GPU.
    """
    if precision != "auto":
        if precision in LOW and device.type != "cuda":
            raise ValueError(f"{precision} needs a GPU, this model is on {device.type}")
        return precision
    if device.type != "cuda":
        return "float32"
    major, _ = torch.cuda.get_device_capability(device)
    return "bfloat16" if major >= AMPERE else "float16"


def autocast(precision: str, device: torch.device) -> AbstractContextManager[object]:
    """The context in which the loss is computed."""
    if precision not in LOW:
        return nullcontext()
    return torch.autocast(device.type, dtype=LOW[precision])


def make_scaler(precision: str) -> torch.amp.GradScaler:
    """Scales the loss for float16, whose small gradients would vanish; otherwise does nothing."""
    return torch.amp.GradScaler(enabled=precision == "float16")
