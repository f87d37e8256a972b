"""Towers that are used but not trained."""

from typing import Any, Self, cast

import torch
from torch import nn


class Frozen(nn.Module):
    """A module whose weights stay as they are: no gradients, always in evaluation mode.

    Use it in place of an encoder to train only what stands on top of it.

    Args:
        module: what to freeze; it is frozen itself, not copied.
    """

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module.requires_grad_(False).eval()

    @property
    def width(self) -> int:
        """That of the module."""
        return cast(int, self.module.width)

    def forward(self, *inputs: Any) -> Any:
        """What the module says, outside the graph of gradients."""
        with torch.no_grad():
            return self.module(*inputs)

    def train(self, mode: bool = True) -> Self:
        """Stay in evaluation mode, so that dropout and batch statistics stay off."""
        return super().train(False)


def freeze(module: nn.Module) -> Frozen:
    """Freeze a module: ``DualEncoder(image_encoder=freeze(encoder), …)`` trains only the heads."""
    return Frozen(module)
