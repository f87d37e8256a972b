"""The outer product by hand, what it contains, and its factors multiplied out."""

import numpy as np
import pytest
import torch

from multimodal.layers.fusers.tensor_fusion import LowRankFusion, TensorFusion

RANDOM = torch.Generator().manual_seed(0)
ONE, OTHER = torch.randn(2, 6, 4, generator=RANDOM, dtype=torch.float64)


def low_rank(rank: int) -> LowRankFusion:
    torch.manual_seed(0)
    return LowRankFusion(width=4, out=3, rank=rank).double()


def of_weight(weight: torch.Tensor) -> TensorFusion:
    """With the weight (J, D + 1, D + 1) and no bias."""
    fusion = TensorFusion(width=weight.shape[1] - 1, out=len(weight)).double()
    fusion.mix.weight.data = weight.double().flatten(1)
    fusion.mix.bias.data.zero_()
    return fusion


def test_it_is_the_outer_product_of_the_vectors_with_a_1_appended() -> None:
    every = of_weight(torch.eye(9).reshape(9, 3, 3))
    found = every(torch.tensor([[2.0, 3.0]]).double(), torch.tensor([[5.0, 7.0]]).double())
    assert found.tolist() == [[10, 14, 2, 15, 21, 3, 5, 7, 1]]


def test_sum_product_and_concatenation_are_cases_of_it() -> None:
    weight = torch.zeros(16, 5, 5)
    for place in range(4):
        weight[place, place, 4] = weight[place, 4, place] = 1
        weight[4 + place, place, place] = 1
        weight[8 + place, place, 4] = weight[12 + place, 4, place] = 1
    found = of_weight(weight)(ONE, OTHER)
    torch.testing.assert_close(found, torch.cat((ONE + OTHER, ONE * OTHER, ONE, OTHER), dim=1))


def test_forward_is_a_form_of_both_vectors_plus_a_bias() -> None:
    torch.manual_seed(0)
    fusion = TensorFusion(width=4, out=3).double()
    weight = fusion.mix.weight.detach().numpy().reshape(3, 5, 5)
    sides = [np.concatenate((side.numpy(), np.ones((6, 1))), axis=1) for side in (ONE, OTHER)]
    wanted = [[x @ part @ y for part in weight] for x, y in zip(*sides, strict=True)]
    wanted = torch.tensor(np.array(wanted)) + fusion.mix.bias
    torch.testing.assert_close(fusion(ONE, OTHER), wanted)


@pytest.mark.parametrize("rank", [1, 2, 7])
def test_the_low_rank_form_is_tensor_fusion_with_its_factors_multiplied_out(rank: int) -> None:
    factors = low_rank(rank)
    factors.bias.data.normal_()
    whole = of_weight(factors.multiplied_out().unflatten(1, (5, 5)))
    whole.mix.bias.data = factors.bias.data
    torch.testing.assert_close(factors(ONE, OTHER), whole(ONE, OTHER))


@pytest.mark.parametrize("rank", [1, 3])
def test_the_rank_is_that_of_each_matrix(rank: int) -> None:
    matrices = low_rank(rank).multiplied_out().unflatten(1, (5, 5))
    assert torch.linalg.matrix_rank(matrices).tolist() == [rank] * 3


@pytest.mark.parametrize(("rank", "alike"), [(1, True), (2, False)])
def test_to_add_before_the_product_is_something_else_beyond_rank_1(rank: int, alike: bool) -> None:
    """The error in equation 6 of the paper."""
    model, ones = low_rank(rank), torch.ones(6, 1, dtype=torch.float64)
    sides = [torch.cat((side, ones), dim=1) for side in (ONE, OTHER)]
    wrong = (sides[0] @ model.first).sum(dim=0) * (sides[1] @ model.second).sum(dim=0)
    assert torch.allclose(model(ONE, OTHER), wrong) == alike


def test_both_begin_about_as_loud() -> None:
    torch.manual_seed(0)
    whole = TensorFusion(width=40, out=20).mix.weight.std()
    for rank in (2, 16):
        factors = LowRankFusion(width=40, out=20, rank=rank)
        torch.testing.assert_close(factors.multiplied_out().std(), whole, rtol=0.1, atol=0)


def test_what_they_cost() -> None:
    sizes = [
        sum(p.numel() for p in m.parameters()) for m in (TensorFusion(width=4, out=3), low_rank(2))
    ]
    assert sizes == [25 * 3 + 3, 2 * 2 * 5 * 3 + 3]
