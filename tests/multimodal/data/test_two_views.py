"""What both views share is what was asked for: canonical correlations, ceilings, factors."""

import math

import pytest
import torch

from multimodal.data.two_views import best_accuracy, swirled, two_views
from multimodal.metrics.canonical_correlation import fit_cca

RHO = (0.95, 0.8)


def held_out(swirl):
    views = two_views(6000, seed=3, correlations=RHO, swirl=swirl)
    train, test = views.part(slice(0, 3000)), views.part(slice(3000, None))
    return fit_cca(train.first, train.second).correlations_on(test.first, test.second)


def test_linear_cca_finds_the_known_correlations_on_other_pairs():
    assert held_out(0.0).tolist() == pytest.approx([*RHO, 0, 0], abs=0.04)


@pytest.mark.parametrize("swirl", [0.5, 1.5])
def test_of_a_swirl_it_finds_what_the_integral_says(swirl):
    wanted = [swirled(rho, swirl) for rho in RHO]
    assert held_out(swirl).tolist() == pytest.approx([*wanted, 0, 0], abs=0.06)


def test_a_swirl_takes_no_information():
    """With ρ = 1 the factors are known; turned back by what their distance says, they return."""
    plain, bent = (two_views(500, seed=0, correlations=(1.0, 1.0), swirl=s) for s in (0.0, 1.3))
    assert torch.equal(plain.first, bent.first)
    factors = torch.cat((plain.shared, plain.second_private), dim=1)
    mixing = torch.linalg.lstsq(factors, plain.second).solution
    assert torch.allclose(factors @ mixing, plain.second, atol=1e-4)
    one, other = (bent.second @ mixing.inverse()).split(2, dim=1)
    assert not torch.allclose(one, plain.shared, atol=0.5)
    back = torch.complex(one, other) * torch.exp(-1.3j * torch.hypot(one, other))
    assert torch.allclose(back.real, plain.shared, atol=1e-3)
    assert torch.allclose(back.imag, plain.second_private, atol=1e-3)


def test_no_swirl_leaves_all_and_a_long_one_nothing():
    assert swirled(0.8, 0.0) == pytest.approx(0.8)
    assert swirled(1.0, 30.0) == pytest.approx(0, abs=1e-2)
    assert swirled(0.8, 1.0) == pytest.approx(swirled(0.8, -1.0))


def test_the_swirl_by_drawing():
    x, y = torch.randn(2, 200_000, generator=torch.Generator().manual_seed(0)).double()
    angle = 0.7 * torch.hypot(x, y)
    turned = torch.stack((angle.cos() * x - angle.sin() * y, angle.sin() * x + angle.cos() * y))
    assert (turned @ x / len(x)).norm().item() == pytest.approx(swirled(1.0, 0.7), abs=0.01)


def test_labels_are_signs():
    views = two_views(50, seed=1, correlations=(0.9, 0.5, 0.1))
    assert torch.equal(views.labels, sum((views.shared[:, k] > 0) * 2**k for k in range(3)))
    assert views.first.shape == (50, 6)


def test_nobody_beats_the_ceiling_and_the_best_guess_reaches_it():
    """What CCA finds is the noisy shared factor of each view; their sum is the best guess."""
    views = two_views(40_000, seed=5, correlations=(0.6,))
    maps = fit_cca(views.first, views.second, directions=1)
    one = maps.project_first(views.first)[:, 0]
    both = one + maps.project_second(views.second)[:, 0]
    for guess, number in ((one, 1), (both, 2)):
        right = ((guess > 0) == (views.labels == 1)).double().mean().item()
        assert max(right, 1 - right) == pytest.approx(best_accuracy((0.6,), views=number), abs=0.01)


def test_ceilings_by_hand():
    assert best_accuracy((1.0,), views=1) == best_accuracy((1.0,), views=2) == 1
    assert best_accuracy((0.0, 0.0), views=2) == pytest.approx(0.25)
    assert best_accuracy((0.5,), views=1) == pytest.approx(0.75)  # arccos √½ = 45°
    assert best_accuracy((0.5,), views=2) == pytest.approx(
        1 - math.acos(math.sqrt(2 / 3)) / math.pi
    )


def test_the_seed_decides_all():
    assert torch.equal(two_views(9, seed=2).second, two_views(9, seed=2).second)
    assert not torch.equal(two_views(9, seed=2).second, two_views(9, seed=3).second)


@pytest.mark.parametrize("correlations", [(), (1.1,), (-0.1, 0.5), (float("nan"),)])
def test_a_correlation_is_from_0_to_1(correlations):
    with pytest.raises(ValueError, match="correlations must be some numbers from 0 to 1"):
        two_views(5, seed=0, correlations=correlations)


def test_bad_numbers():
    with pytest.raises(ValueError, match="views must be 1 or 2"):
        best_accuracy((0.5,), views=3)
    with pytest.raises(ValueError, match="count must be a whole number"):
        two_views(0, seed=0)
    with pytest.raises(ValueError, match="swirl must be one number"):
        two_views(5, seed=0, swirl="far")
