"""Clouds of three classes, for what classifiers are measured with."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

Clouds = Callable[..., tuple[Tensor, Tensor]]


@pytest.fixture
def clouds() -> Clouds:
    """Makes three classes around three corners of a triangle, 40 points each."""

    def make(seed: int, spread: float = 0.3) -> tuple[Tensor, Tensor]:
        draw = torch.Generator().manual_seed(seed)
        corners = torch.tensor([[2.0, 0.0], [-1.0, 1.7], [-1.0, -1.7]])
        labels = torch.arange(3).repeat(40)
        return corners[labels] + spread * torch.randn(120, 2, generator=draw), labels

    return make


@pytest.fixture
def wheel() -> tuple[Tensor, Tensor]:
    """Eight directions whose classes alternate: no line parts them."""
    angles = torch.arange(80) * torch.pi / 4
    return torch.stack([angles.cos(), angles.sin()], dim=1), torch.arange(80) % 2
