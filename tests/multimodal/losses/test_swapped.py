"""Swapped prediction by loops; targets come from the other view and have no gradient."""

import math

import pytest
import torch
from torch import Tensor

from multimodal.losses.sinkhorn import own_choice, sinkhorn
from multimodal.losses.swapped import swapped_loss


def pair() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    first, second = 2 * torch.rand(2, 5, 3, generator=generator, dtype=torch.float64) - 1
    return first, second


def by_the_paper(first: Tensor, second: Tensor, temperature: float) -> float:
    """Eq. 1 and 2: ℓ(z_t, q_s) + ℓ(z_s, q_t), a mean over pictures."""
    total = 0.0
    for scores, target in ((first, sinkhorn(second)), (second, sinkhorn(first))):
        for row, wanted in zip(scores.tolist(), target.tolist(), strict=True):
            whole = sum(math.exp(s / temperature) for s in row)
            for score, share in zip(row, wanted, strict=True):
                total -= share * math.log(math.exp(score / temperature) / whole)
    return total / len(first)


def test_equals_the_published_formula() -> None:
    ours = swapped_loss(*pair(), temperature=0.2)
    assert float(ours) == pytest.approx(by_the_paper(*pair(), 0.2), abs=1e-10)


def test_the_choice_of_assignment_is_asked() -> None:
    first, second = pair()
    expected = -(own_choice(second) * (first / 0.1).log_softmax(1)).sum(1).mean()
    expected -= (own_choice(first) * (second / 0.1).log_softmax(1)).sum(1).mean()
    torch.testing.assert_close(swapped_loss(first, second, assign=own_choice), expected)


def test_no_difference_between_prototypes_costs_twice_the_logarithm() -> None:
    same = torch.zeros(6, 8)
    assert float(swapped_loss(same, same)) == pytest.approx(2 * math.log(8), abs=1e-5)


def test_gradient_of_one_view_is_that_with_the_other_as_a_constant() -> None:
    first, second = (view.requires_grad_() for view in pair())
    swapped_loss(first, second).backward()
    alone = pair()[0].requires_grad_()
    target = sinkhorn(pair()[1])
    (-(target * (alone / 0.1).log_softmax(1)).sum(1).mean()).backward()
    torch.testing.assert_close(first.grad, alone.grad)
