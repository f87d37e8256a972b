"""Weights as they are shipped: matrices in eight bits with a scale for each row, the rest in half
precision.

Source: Krishnamoorthi 2018, *Quantizing deep convolutional networks for efficient inference*
(arXiv 1806.08342), symmetric and per channel.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from multimodal.training.files import write_atomically

LARGEST = 127
SCALE = "/scale"
"""behind the name of a matrix, the name of its scales"""


def write_weights(path: Path, weights: Mapping[str, Tensor]) -> None:
    """Write weights, each row of a matrix as whole numbers from -127 to 127 times its scale.

    So a weight is off by about one 254th of the largest of its row at most.

    Args:
        path: the file, replaced as a whole.
        weights: name → tensor; what holds whole numbers is kept as it is.

    Raises:
        ValueError: not finite, or too large for half precision; nothing is written.
    """
    kept: dict[str, Tensor] = {}
    for name, weight in weights.items():
        part = weight.detach().cpu()
        if not part.is_floating_point():
            kept[name] = part
        elif not bool((part.abs() <= torch.finfo(torch.float16).max).all()):
            raise ValueError(f"{name} holds weights that half precision cannot: train it again")
        elif part.ndim > 1:
            kept[name], kept[name + SCALE] = _in_eight_bits(part.float())
        else:
            kept[name] = part.half()
    write_atomically(path, save({name: part.contiguous() for name, part in kept.items()}))


def read_weights(path: Path) -> dict[str, Tensor]:
    """What :func:`write_weights` wrote: name → tensor, floats in single precision."""
    found = load_file(path)
    return {
        name: _in_full(part, found.get(name + SCALE))
        for name, part in found.items()
        if not name.endswith(SCALE)
    }


def _in_eight_bits(weight: Tensor) -> tuple[Tensor, Tensor]:
    scale = (weight.flatten(1).abs().amax(dim=1) / LARGEST).half().float()  # (rows,)
    steps = weight / _beside(scale, weight).clamp(min=torch.finfo(torch.float16).tiny)
    return steps.round().clamp(-LARGEST, LARGEST).to(torch.int8), scale.half()


def _in_full(part: Tensor, scale: Tensor | None) -> Tensor:
    if scale is not None:
        return part.float() * _beside(scale.float(), part)
    return part.float() if part.is_floating_point() else part


def _beside(scale: Tensor, weight: Tensor) -> Tensor:
    return scale.view(-1, *[1] * (weight.ndim - 1))
