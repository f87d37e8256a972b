"""The drawn scenes, and clouds of directions."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from torch.nn.functional import normalize

from multimodal.recipes.pairs.tasks import SceneTask, scene_task


@pytest.fixture(scope="package")
def scenes() -> SceneTask:
    return scene_task()


@pytest.fixture
def directions() -> Callable[..., Tensor]:
    """Number of rows, seed → unit vectors (rows, 16)."""

    def drawn(rows: int, seed: int = 0) -> Tensor:
        generator = torch.Generator().manual_seed(seed)
        return normalize(torch.randn(rows, 16, generator=generator), dim=1)

    return drawn
