"""Barlow Twins by loops, and what its two parts ask for."""

import math

import pytest
import torch
from torch import Tensor

from multimodal.losses.barlow import barlow_twins_loss, cross_correlation


def views(seed: int = 0, pictures: int = 7, width: int = 4) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    first = torch.randn(pictures, width, generator=generator, dtype=torch.float64)
    noise = torch.randn(pictures, width, generator=generator, dtype=torch.float64)
    return 3 * first + 1, 2 * first + noise - 5


def by_the_paper(first: Tensor, second: Tensor, weight: float) -> float:
    """Eq. 1 and 2, number by number; the views are centred over the batch."""
    columns = [(view - view.mean(0)).T.tolist() for view in (first, second)]
    total = 0.0
    for i, a in enumerate(columns[0]):
        for j, b in enumerate(columns[1]):
            norm = math.sqrt(sum(x * x for x in a)) * math.sqrt(sum(x * x for x in b))
            c = sum(x * y for x, y in zip(a, b, strict=True)) / norm
            total += (1 - c) ** 2 if i == j else weight * c**2
    return total


@pytest.mark.parametrize("weight", [5e-3, 0.0, 0.7])
def test_equals_the_published_formula(weight: float) -> None:
    ours = barlow_twins_loss(*views(), redundancy=weight)
    assert float(ours) == pytest.approx(by_the_paper(*views(), weight), rel=1e-4)


def test_the_weight_is_that_of_the_paper() -> None:
    torch.testing.assert_close(
        barlow_twins_loss(*views()), barlow_twins_loss(*views(), redundancy=5e-3)
    )


def test_correlations_forget_mean_and_scale() -> None:
    first, second = views()
    moved = first * torch.tensor([1.0, 5.0, 0.5, 2.0]) + 7
    torch.testing.assert_close(
        cross_correlation(moved, second), cross_correlation(first, second), atol=1e-4, rtol=1e-4
    )


def test_equal_views_with_numbers_of_their_own_cost_nothing() -> None:
    corners = torch.tensor([[a, b] for a in (-1.0, 1.0) for b in (-1.0, 1.0)])
    assert float(barlow_twins_loss(corners, corners)) == pytest.approx(0.0, abs=1e-6)


def test_numbers_that_say_the_same_cost_only_beside_the_diagonal() -> None:
    """Two equal columns: without the second part of the loss nothing is wrong with them."""
    twice = torch.tensor([[-1.0], [0.0], [2.0]]).expand(3, 2)
    assert float(barlow_twins_loss(twice, twice, redundancy=0.0)) == pytest.approx(0.0, abs=1e-6)
    assert float(barlow_twins_loss(twice, twice, redundancy=0.5)) == pytest.approx(1.0, abs=1e-4)


def test_a_point_costs_the_whole_diagonal_and_has_a_finite_gradient() -> None:
    point = torch.ones(5, 3, requires_grad=True)
    loss = barlow_twins_loss(point, torch.ones(5, 3))
    assert loss.item() == pytest.approx(3.0)
    loss.backward()
    assert point.grad.isfinite().all()


def test_gradients_are_those_of_finite_differences() -> None:
    first, second = (view.requires_grad_() for view in views(pictures=4, width=3))
    assert torch.autograd.gradcheck(barlow_twins_loss, (first, second))


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match="need at least 2"):
        barlow_twins_loss(torch.ones(1, 3), torch.ones(1, 3))
    with pytest.raises(ValueError, match="one shape"):
        barlow_twins_loss(torch.ones(2, 3), torch.ones(2, 4))
