"""Maps that are white, paired and ordered; what is fitted on noise is not found again."""

import numpy as np
import pytest
import torch

from multimodal.losses.deep_cca import canonical_correlations
from multimodal.metrics.canonical_correlation import column_correlations, fit_cca

RANDOM = torch.Generator().manual_seed(1)
SHARED = torch.randn(200, 2, generator=RANDOM).double()
FIRST = (
    torch.cat((SHARED, torch.randn(200, 2, generator=RANDOM).double()), dim=1)
    @ torch.randn(4, 4, generator=RANDOM).double()
    + 5
)
SECOND = SHARED @ torch.randn(2, 3, generator=RANDOM).double() + torch.randn(
    200, 3, generator=RANDOM
)


def test_projections_are_white_and_correlate_in_pairs_only():
    maps = fit_cca(FIRST, SECOND)
    one, two = maps.project_first(FIRST), maps.project_second(SECOND)
    both = np.cov(torch.cat((one, two), dim=1).T.numpy())
    diagonal = np.diag(maps.correlations.numpy())
    assert both == pytest.approx(np.block([[np.eye(3), diagonal], [diagonal, np.eye(3)]]))
    assert maps.correlations.tolist() == sorted(maps.correlations.tolist(), reverse=True)
    assert torch.allclose(maps.correlations_on(FIRST, SECOND), maps.correlations)


@pytest.mark.parametrize("ridge", [0.0, 0.3])
def test_the_loss_of_deep_cca_says_the_same(ridge):
    """That one is whitened by Cholesky, this one by eigenvalues."""
    found = fit_cca(FIRST, SECOND, regularisation=ridge).correlations
    assert torch.allclose(found, canonical_correlations(FIRST, SECOND, regularisation=ridge))


def test_no_other_direction_correlates_more():
    best = fit_cca(FIRST, SECOND).correlations[0]
    tries = torch.randn(7, 2000, generator=RANDOM).double()
    assert column_correlations(FIRST @ tries[:4], SECOND @ tries[4:]).max() < best


def test_what_is_fitted_on_noise_is_not_found_again():
    noise = torch.randn(2, 400, 20, generator=RANDOM)
    maps = fit_cca(noise[0, :60], noise[1, :60])
    assert maps.correlations[0] > 0.85
    assert maps.correlations_on(noise[0, 60:], noise[1, 60:])[0].abs() < 0.2


def test_fewer_directions_are_the_first_ones():
    whole, two = fit_cca(FIRST, SECOND), fit_cca(FIRST, SECOND, directions=2)
    assert torch.equal(two.first, whole.first[:, :2])
    assert torch.equal(two.correlations, whole.correlations[:2])
    assert two.project_second(SECOND[:7]).shape == (7, 2)


def test_columns_by_numpy():
    one, two = FIRST[:, :3], SECOND
    wanted = [np.corrcoef(one[:, k], two[:, k])[0, 1] for k in range(3)]
    assert column_correlations(one, two).tolist() == pytest.approx(wanted)
    assert column_correlations(one, -one).tolist() == pytest.approx([-1] * 3)
    assert column_correlations(torch.ones(5, 1), torch.rand(5, 1)).item() == 0


def test_lists_and_arrays_are_taken():
    found = fit_cca(FIRST.tolist(), SECOND.numpy())
    assert torch.equal(found.correlations, fit_cca(FIRST, SECOND).correlations)


def test_bad_input():
    with pytest.raises(ValueError, match="need more than 7 pairs of rows"):
        fit_cca(FIRST[:7], SECOND[:7])
    with pytest.raises(ValueError, match="got 200 and 199"):
        fit_cca(FIRST, SECOND[:199])
    with pytest.raises(ValueError, match="at most 3 directions"):
        fit_cca(FIRST, SECOND, directions=4)
    with pytest.raises(ValueError, match="need pairs"):
        column_correlations(FIRST, SECOND)


def test_a_number_that_follows_from_others_needs_a_ridge():
    double = torch.cat((FIRST, FIRST[:, :1]), dim=1)
    with pytest.raises(ValueError, match="follows from the others"):
        fit_cca(double, SECOND)
    ridge = fit_cca(double, SECOND, regularisation=1e-6).correlations
    assert torch.allclose(ridge, fit_cca(FIRST, SECOND).correlations, atol=1e-3)
