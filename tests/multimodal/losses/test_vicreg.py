"""VICReg by loops, and what each of its three terms asks for."""

import math
from statistics import covariance, variance

import pytest
import torch
from torch import Tensor

from multimodal.losses.vicreg import covariance_term, variance_term, vicreg_loss


def views(pictures: int = 6, width: int = 3) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    first, second = torch.randn(2, pictures, width, generator=generator, dtype=torch.float64)
    return 0.6 * first, 0.6 * first + 0.3 * second


def by_the_paper(first: Tensor, second: Tensor, weights: tuple[float, float, float]) -> float:
    """Section 4.1 with the standard library, weighed as in the authors' code."""
    total, width = 0.0, first.shape[1]
    for z in (first, second):
        columns = z.T.tolist()
        lacking = [max(0.0, 1 - math.sqrt(variance(c) + 1e-4)) for c in columns]
        total += weights[1] * sum(lacking) / width / 2
        for i in range(width):
            for j in range(width):
                if i != j:
                    total += weights[2] * covariance(columns[i], columns[j]) ** 2 / width
    gaps = zip(first.flatten().tolist(), second.flatten().tolist(), strict=True)
    return total + weights[0] * sum((a - b) ** 2 for a, b in gaps) / first.numel()


@pytest.mark.parametrize("weights", [(25.0, 25.0, 1.0), (1.0, 0.0, 0.0), (0.0, 2.0, 3.0)])
def test_equals_the_published_terms(weights: tuple[float, float, float]) -> None:
    names = dict(zip(("invariance", "variance", "covariance"), weights, strict=True))
    ours = float(vicreg_loss(*views(), **names))
    assert ours == pytest.approx(by_the_paper(*views(), weights), rel=1e-9)


def test_the_weights_are_those_of_the_paper() -> None:
    ours = float(vicreg_loss(*views()))
    assert ours == pytest.approx(by_the_paper(*views(), (25.0, 25.0, 1.0)))


def test_variance_asks_for_a_deviation_of_1_and_no_more() -> None:
    corners = torch.tensor([[-1.0, -1.0], [1.0, 1.0]])  # a deviation of √2
    assert float(variance_term(corners)) == 0.0
    assert float(variance_term(corners / 2)) == pytest.approx(1 - math.sqrt(0.5), abs=1e-4)
    assert float(variance_term(torch.ones(4, 2))) == pytest.approx(0.99)


def test_covariance_asks_numbers_to_differ_and_nothing_of_each_alone() -> None:
    corners = torch.tensor([[a, b] for a in (-1.0, 1.0) for b in (-1.0, 1.0)])
    assert float(covariance_term(5 * corners)) == pytest.approx(0.0, abs=1e-6)
    twice = corners[:, :1].expand(4, 2)
    assert float(covariance_term(twice)) == pytest.approx((4 / 3) ** 2)
    assert float(covariance_term(torch.ones(4, 2))) == 0.0


def test_a_point_satisfies_all_but_the_variance() -> None:
    point = torch.ones(5, 3)
    assert float(vicreg_loss(point, point, variance=0.0)) == 0.0
    assert float(vicreg_loss(point, point)) == pytest.approx(25 * 0.99)


def test_out_of_a_point_leads_a_finite_gradient() -> None:
    point = (torch.ones(5, 3) + 1e-4 * torch.randn(5, 3)).requires_grad_()
    vicreg_loss(point, torch.ones(5, 3)).backward()
    assert point.grad.isfinite().all()
    assert point.grad.abs().max() > 0


def test_gradients_are_those_of_finite_differences() -> None:
    first, second = (view.requires_grad_() for view in views())
    assert torch.autograd.gradcheck(vicreg_loss, (first, second))


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match="need at least 2"):
        vicreg_loss(torch.ones(1, 3), torch.ones(1, 3))
    with pytest.raises(ValueError, match="one shape"):
        vicreg_loss(torch.ones(2, 3), torch.ones(3, 3))
