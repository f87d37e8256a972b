"""Equipartition: rows sum to 1, columns to N/K, and the optimum is that of optimal transport."""

import pytest
import torch
from torch import Tensor

from multimodal.losses.sinkhorn import own_choice, sinkhorn


def scores(count: int = 12, prototypes: int = 4) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    return 2 * torch.rand(count, prototypes, generator=generator, dtype=torch.float64) - 1


def by_the_paper(cosines: Tensor, epsilon: float, rounds: int) -> Tensor:
    """Appendix A's listing: Q is K × B, scaled to columns of 1/B and rows of 1/K."""
    q = (cosines / epsilon).exp().T
    q = q / q.sum()
    count = cosines.shape[0]
    for _ in range(rounds):
        q = q / q.sum(dim=1, keepdim=True) / len(q)
        q = q / q.sum(dim=0, keepdim=True) / count
    return (q * count).T


@pytest.mark.parametrize("rounds", [1, 3])
def test_equals_the_published_listing(rounds: int) -> None:
    ours = sinkhorn(scores(), epsilon=0.3, rounds=rounds)
    torch.testing.assert_close(ours, by_the_paper(scores(), 0.3, rounds))


def test_rows_sum_to_one_and_columns_get_equal_shares() -> None:
    assigned = sinkhorn(scores(), epsilon=0.3, rounds=50)
    torch.testing.assert_close(assigned.sum(dim=1), torch.ones(12, dtype=torch.float64))
    torch.testing.assert_close(assigned.sum(dim=0), torch.full((4,), 3.0, dtype=torch.float64))


def test_a_favourite_of_all_is_shared_out() -> None:
    liked = scores()
    liked[:, 0] += 5
    assert own_choice(liked).sum(dim=0)[0] > 11.9
    assert sinkhorn(liked, rounds=50).sum(dim=0)[0] == pytest.approx(3, abs=0.05)


def test_small_epsilon_neither_overflows_nor_ties() -> None:
    assigned = sinkhorn(scores().float(), epsilon=1e-3, rounds=20)
    assert assigned.isfinite().all()
    assert assigned.max(dim=1).values.median() > 0.99


def in_logarithms(scores: torch.Tensor, epsilon: float, rounds: int) -> torch.Tensor:
    logs = scores.double() / epsilon
    for _ in range(rounds):
        logs = logs - logs.logsumexp(dim=0)
        logs = logs - logs.logsumexp(dim=1, keepdim=True)
    return logs.exp()


@pytest.mark.parametrize("rounds", [1, 3, 4, 60])
@pytest.mark.parametrize("epsilon", [1.0, 0.05, 1e-3])
@pytest.mark.parametrize("far", [0.0, 5.0, 900.0])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.bfloat16])
def test_far_rows_and_columns_are_scaled_as_in_logarithms(rounds, epsilon, far, dtype) -> None:
    """Rows and columns that lie below the others by hundreds of thousands of ε."""
    given = 20 * torch.randn(24, 9, generator=torch.Generator().manual_seed(0))
    given[0] -= far
    given[3] += far
    given[:, 1] += far
    given[:, 5] -= far
    given = given.to(dtype)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assigned = sinkhorn(given, epsilon=epsilon, rounds=rounds)
    exact = in_logarithms((given.float() if dtype == torch.bfloat16 else given), epsilon, rounds)
    tolerance = 1e-9 if dtype == torch.float64 else 1e-7 * (far + 80) / epsilon
    assert float((assigned - exact).abs().max()) < tolerance


def test_own_choice_is_a_softmax() -> None:
    expected = (scores() / 0.1).exp() / (scores() / 0.1).exp().sum(dim=1, keepdim=True)
    torch.testing.assert_close(own_choice(scores(), epsilon=0.1), expected)


@pytest.mark.parametrize("assign", [sinkhorn, own_choice])
def test_targets_have_no_gradient(assign) -> None:
    assert not assign(scores().requires_grad_()).requires_grad


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="epsilon must be positive"):
        sinkhorn(scores(), epsilon=0)
    with pytest.raises(ValueError, match="rounds"):
        sinkhorn(scores(), rounds=0)
    with pytest.raises(ValueError, match="positive"):
        own_choice(scores(), epsilon=0)
    with pytest.raises(ValueError, match=r"need scores \(N, K\)"):
        sinkhorn(scores()[0])
    assert sinkhorn(scores(), rounds=1).shape == (12, 4)
