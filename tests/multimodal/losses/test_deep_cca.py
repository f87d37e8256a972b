"""The loss is linear CCA of the batch: closed form, invariance, limits, gradients."""

import numpy as np
import pytest
import torch
from torch import nn

from multimodal.data.two_views import two_views
from multimodal.losses.deep_cca import canonical_correlations, deep_cca_loss

RANDOM = torch.Generator().manual_seed(0)
SHARED = torch.randn(60, 2, generator=RANDOM, dtype=torch.float64)
NOISE = torch.randn(2, 60, 5, generator=RANDOM, dtype=torch.float64)
FIRST = torch.cat((SHARED + NOISE[0, :, :2], NOISE[0, :, 2:]), dim=1)  # (60, 5)
SECOND = torch.cat((SHARED + NOISE[1, :, :2], NOISE[1, :, 2:3]), dim=1)  # (60, 3)


def by_numpy(first, second, ridge=0.0):
    """√ of the eigenvalues of S₁⁻¹ S₁₂ S₂⁻¹ S₂₁, with the covariances of numpy."""
    first, second = first.numpy(), second.numpy()
    width = first.shape[1]
    both = np.cov(np.hstack((first, second)).T)
    across = both[:width, width:]
    one = both[:width, :width] + ridge * np.eye(width)
    two = both[width:, width:] + ridge * np.eye(second.shape[1])
    product = np.linalg.inv(one) @ across @ np.linalg.inv(two) @ across.T
    squares = np.sort(np.linalg.eigvals(product).real)[::-1][: min(first.shape[1], len(two))]
    return np.sqrt(squares.clip(min=0))


@pytest.mark.parametrize("ridge", [0.0, 0.1])
def test_the_closed_form(ridge):
    found = canonical_correlations(FIRST, SECOND, regularisation=ridge)
    wanted = by_numpy(FIRST, SECOND, ridge)
    assert found.numpy() == pytest.approx(wanted)
    loss = deep_cca_loss(FIRST, SECOND, regularisation=ridge)
    assert loss.item() == pytest.approx(-wanted.sum())


def test_the_sides_may_change_places():
    assert torch.allclose(deep_cca_loss(FIRST, SECOND), deep_cca_loss(SECOND, FIRST))


def test_no_invertible_map_of_a_view_changes_it_unless_variances_count():
    maps = [torch.randn(d, d, generator=RANDOM, dtype=torch.float64) for d in (5, 3)]
    mapped = FIRST @ maps[0] + 7, SECOND @ maps[1] - 3
    plain = deep_cca_loss(FIRST, SECOND, regularisation=0)
    assert torch.allclose(deep_cca_loss(*mapped, regularisation=0), plain)
    weak = deep_cca_loss(0.1 * FIRST, SECOND, regularisation=0.1)
    assert weak > deep_cca_loss(FIRST, SECOND, regularisation=0.1) + 0.05


def test_it_lies_between_none_and_all():
    whole = FIRST[:, :3] @ torch.randn(3, 3, generator=RANDOM, dtype=torch.float64)
    assert deep_cca_loss(FIRST, whole, regularisation=0).item() == pytest.approx(-3)
    apart = two_views(4000, seed=0, correlations=(0.0, 0.0))
    assert -0.15 < deep_cca_loss(apart.first, apart.second).item() < 0


def test_a_regularisation_can_only_lower_correlations():
    losses = [deep_cca_loss(FIRST, SECOND, regularisation=r).item() for r in (0, 1e-3, 0.1, 10)]
    assert losses == sorted(losses)
    assert losses[-1] > 0.2 * losses[0]


def test_gradients_are_right():
    first, second = FIRST[:12].clone().requires_grad_(), SECOND[:12].clone().requires_grad_()
    assert torch.autograd.gradcheck(deep_cca_loss, (first, second))


@pytest.mark.parametrize("regularisation", [0.0, 1e-4])
def test_gradients_are_finite_with_equal_singular_values(regularisation):
    """White views that are the same: every variance 1, every correlation 1 (an eigendecomposition
    divides by their differences)."""
    white = torch.linalg.qr(FIRST - FIRST.mean(dim=0)).Q * 59**0.5
    first, second = white.clone().requires_grad_(), white.clone().requires_grad_()
    deep_cca_loss(first, second, regularisation=regularisation).backward()
    for view in (first, second):
        assert view.grad.isfinite().all()


def test_gradients_are_finite_where_nothing_correlates():
    """Four pure patterns, each orthogonal to the others: all singular values are 0."""
    rows = torch.tensor([[1.0, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]]).T
    first, second = rows[:, 1:2].repeat(2, 1), rows[:, 2:3].repeat(2, 1).requires_grad_()
    loss = deep_cca_loss(first, second)
    loss.backward()
    assert loss.item() == pytest.approx(0, abs=1e-6)
    assert second.grad.isfinite().all()


def test_two_layers_learn_what_linear_maps_miss():
    """Squares of a shared number: no linear map correlates with them."""
    torch.manual_seed(0)
    shared = torch.randn(200, 1)
    first, second = torch.cat((shared, torch.randn(200, 1)), dim=1), shared**2
    assert canonical_correlations(first, second)[0] < 0.2
    network = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
    optimiser = torch.optim.Adam(network.parameters(), lr=0.03)
    for _ in range(100):
        optimiser.zero_grad()
        deep_cca_loss(network(first), second).backward()
        optimiser.step()
    assert deep_cca_loss(network(first), second).item() < -0.9


@pytest.mark.parametrize("count", [2, 5, 8])
def test_a_small_batch_is_refused_for_its_correlations_are_chance(count):
    with pytest.raises(ValueError, match=f"a batch of {count} is too small for two views of 8"):
        deep_cca_loss(FIRST[:count], SECOND[:count])


def test_one_row_less_than_is_demanded_correlates_perfectly_by_chance():
    """Noise of 5 and 3 numbers in 8 rows: the centred rows span 7 directions, so both meet."""
    noise = torch.randn(8, 8, generator=RANDOM, dtype=torch.float64)
    assert by_numpy(noise[:, :5], noise[:, 5:])[0] == pytest.approx(1)
    noise = torch.randn(9, 8, generator=RANDOM, dtype=torch.float64)
    assert canonical_correlations(noise[:, :5], noise[:, 5:])[0] < 1 - 1e-6


def test_bad_input():
    with pytest.raises(ValueError, match=r"views must be \(N, D₁\) and \(N, D₂\)"):
        deep_cca_loss(FIRST[:50], SECOND)
    with pytest.raises(ValueError, match="views must be"):
        deep_cca_loss(FIRST, SECOND[:, 0])
    with pytest.raises(ValueError, match="regularisation must be at least 0"):
        deep_cca_loss(FIRST, SECOND, regularisation=-1.0)
    with pytest.raises(ValueError, match="first and second must have one dtype"):
        deep_cca_loss(FIRST.float(), SECOND)


def test_a_number_that_follows_from_others_needs_a_ridge():
    double = torch.cat((FIRST, 2 * FIRST[:, :1]), dim=1).float()
    ridge = deep_cca_loss(double, SECOND.float(), regularisation=1e-4)
    assert torch.allclose(ridge.double(), deep_cca_loss(FIRST, SECOND), atol=1e-2)
    with pytest.raises(ValueError, match="a view has no covariance to divide by"):
        deep_cca_loss(torch.ones(20, 2), SECOND[:20].float(), regularisation=0.0)
    with pytest.raises(ValueError, match="a view has no covariance to divide by"):
        deep_cca_loss(FIRST * float("nan"), SECOND)


def test_half_precision_is_taken():
    half = deep_cca_loss(FIRST.bfloat16(), SECOND.bfloat16())
    assert half.item() == pytest.approx(deep_cca_loss(FIRST, SECOND).item(), abs=0.05)
