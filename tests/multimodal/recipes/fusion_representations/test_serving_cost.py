"""Prices of a pair by hand."""

import pytest
import torch
from torch import nn

from multimodal.layers.fusers.compact_bilinear import CompactBilinear
from multimodal.layers.fusers.factorised_bilinear import FactorisedBilinear
from multimodal.layers.fusers.low_rank_bilinear import LowRankBilinear
from multimodal.layers.fusers.projected import Projected
from multimodal.layers.fusers.tensor_fusion import LowRankFusion, TensorFusion
from multimodal.models.answerers.joint_answerer import Concatenation, Product, Sum
from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS
from multimodal.recipes.fusion_representations.serving_cost import (
    code_serving,
    join_cost,
    serving,
    space_serving,
)

D = 6
BY_HAND = [
    (Projected(width=D, hidden=10, join=Sum), (10, 0)),
    (Projected(width=D, hidden=10, join=Concatenation), (10, 0)),
    (Projected(width=D, hidden=10, join=Product), (10, 10)),
    (LowRankBilinear(width=D, rank=5, out=4), (5, 5 + 20)),
    (FactorisedBilinear(width=D, out=4, factors=3), (12, 12)),
    (TensorFusion(width=D, out=4), (D, 49 + 49 * 4)),
    (LowRankFusion(width=D, out=4, rank=3), (12, 12)),
    (CompactBilinear(width=D, out=8), (10, 20 + 2 * 8 * 3)),
]


@pytest.mark.parametrize(("join", "wanted"), BY_HAND)
def test_joins(join: nn.Module, wanted: tuple[int, int]) -> None:
    assert join_cost(join) == wanted


def test_layers_behind_the_join_run_for_each_pair() -> None:
    join = Projected(width=D, hidden=10, join=Concatenation)
    model = JoinedFusion(first=3, second=3, width=D, join=join, answers=4)
    assert serving(model) == (32 * 10, 20 * D + D * 4)


@pytest.mark.parametrize("name", FUSERS)
def test_what_is_kept_is_enough(name: str) -> None:
    """All fusers have a price; none keeps nothing."""
    assert min(join_cost(FUSERS[name](D, 4))[0], 1) == 1


def test_spaces_codes_and_unknown_joins() -> None:
    assert space_serving(48) == (1536, 48)
    assert code_serving(64) == (64, 0)
    with pytest.raises(ValueError, match="no cost is known of a Identity"):
        join_cost(nn.Identity())


def test_a_cached_product_is_the_product() -> None:
    join = Projected(width=D, hidden=10, join=Product)
    first, second = torch.randn(2, 3, D)
    kept = torch.tanh(join.first(first))
    torch.testing.assert_close(kept * torch.tanh(join.second(second)), join(first, second))
