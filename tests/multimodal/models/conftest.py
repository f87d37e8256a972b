"""Small parts and views that the tests of the four methods without labels share."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from multimodal.layers.projector import Projector


@pytest.fixture
def parts() -> Callable[[], dict[str, nn.Module]]:
    """Makes an encoder and a projector, always the same."""

    def make() -> dict[str, nn.Module]:
        torch.manual_seed(0)
        encoder = nn.Sequential(nn.Flatten(), nn.Linear(4, 8), nn.ReLU())
        return {"encoder": encoder, "projector": Projector(width=8, hidden=16, out=6)}

    return make


@pytest.fixture
def views() -> tuple[Tensor, Tensor]:
    """Two views of five pictures."""
    first, second = torch.rand(2, 5, 1, 2, 2, generator=torch.Generator().manual_seed(1))
    return first, second
