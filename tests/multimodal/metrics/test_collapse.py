"""Numbers of collapse on clouds whose answer is known."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from multimodal.metrics.collapse import effective_rank, singular_values, spread


def sphere(count: int, width: int) -> torch.Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(0))


def test_a_filled_sphere() -> None:
    cloud = sphere(4000, 16)
    assert effective_rank(cloud) == pytest.approx(16, rel=0.01)
    assert spread(cloud) == pytest.approx(1, rel=0.01)


def test_one_point() -> None:
    point = torch.ones(10, 4)
    assert spread(point) == 0
    assert effective_rank(point) == 0


def test_a_line() -> None:
    line = torch.tensor([[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]] * 3)
    assert effective_rank(line) == pytest.approx(1)
    torch.testing.assert_close(singular_values(line), torch.tensor([1.0, 0, 0]).double())


def test_a_sphere_inside_a_plane_is_a_dimensional_collapse() -> None:
    flat = F.pad(sphere(2000, 3), (0, 13))
    assert effective_rank(flat) == pytest.approx(3, rel=0.01)
    assert int((singular_values(flat) > 1e-9).sum()) == 3


def test_values_are_those_of_the_covariance_and_add_up_to_the_variance() -> None:
    cloud = sphere(50, 4) + 1
    unit = F.normalize(cloud.double(), dim=1).numpy()
    covariance = np.cov(unit.T, bias=True)
    expected = np.sqrt(np.linalg.eigvalsh(covariance)[::-1])
    np.testing.assert_allclose(singular_values(cloud).numpy(), expected, atol=1e-9)
    assert spread(cloud) == pytest.approx(2 * np.sqrt(np.diag(covariance)).mean())


def test_effective_rank_by_hand() -> None:
    cloud = torch.tensor([[1.0, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, -1, 0], [0, 1, 0]])
    shares = [math.sqrt(1 / 3), math.sqrt(2 / 3)]
    shares = [share / sum(shares) for share in shares]
    expected = math.exp(-sum(share * math.log(share) for share in shares))
    assert effective_rank(cloud) == pytest.approx(expected)


@pytest.mark.parametrize("metric", [effective_rank, spread, singular_values])
def test_length_does_not_matter_and_one_row_is_refused(metric) -> None:
    cloud = sphere(20, 3)
    longer = cloud * torch.arange(1, 21)[:, None]
    torch.testing.assert_close(torch.as_tensor(metric(longer)), torch.as_tensor(metric(cloud)))
    with pytest.raises(ValueError, match="at least 2"):
        metric(cloud[:1])


def test_measuring_keeps_no_graph() -> None:
    assert not singular_values(sphere(8, 4).requires_grad_()).requires_grad
