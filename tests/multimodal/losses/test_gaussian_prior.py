"""The known means of the kernel are those of drawing; only the normal distribution gives 0."""

import pytest
import torch

from multimodal.losses.gaussian_prior import gaussian_mmd

RANDOM = torch.Generator().manual_seed(0)


def by_drawing(codes, spread, points):
    """The three means in plain loops over the codes, the prior by points drawn from it."""

    def kernel(one, other):
        return torch.exp(-(one - other).square().sum(dim=-1) / (2 * spread))

    count = len(codes)
    among = sum(
        kernel(codes[i], codes[j]) for i in range(count) for j in range(count) if i != j
    ) / (count * (count - 1))
    across = torch.stack([kernel(code, points).mean() for code in codes]).mean()
    prior = kernel(points, points.roll(1, dims=0)).mean()
    return (among - 2 * across + prior).item()


@pytest.mark.parametrize(("width", "spread"), [(1, 1.0), (3, None), (3, 0.5)])
def test_it_is_what_drawing_approaches(width, spread):
    codes = 0.5 + torch.randn(12, width, generator=RANDOM).double()
    points = torch.randn(200_000, width, generator=RANDOM).double()
    wanted = by_drawing(codes, spread or width, points)
    assert gaussian_mmd(codes, spread=spread).item() == pytest.approx(wanted, abs=3e-3)


def test_on_average_it_is_0_for_the_prior_and_above_for_anything_else():
    draws = torch.randn(300, 40, 3, generator=RANDOM)
    values = torch.tensor([gaussian_mmd(codes).item() for codes in draws])
    assert abs(values.mean()) < 3 * values.std() / 300**0.5
    assert values.min() < 0
    for changed in (draws[0] * 0.3, draws[0] * 3, draws[0] + 2):
        assert gaussian_mmd(changed) > values.max()


def test_a_wide_kernel_sees_little_of_a_shape_and_a_narrow_one_more():
    """Signs have the mean and the variance of the prior."""
    signs = torch.randn(400, 3, generator=RANDOM).sign()
    assert gaussian_mmd(signs) < 0.01
    assert gaussian_mmd(signs, spread=0.2) > 0.05


def test_two_codes_that_are_each_normal_but_follow_each_other_are_found_together_only():
    one = torch.randn(400, 2, generator=RANDOM)
    assert gaussian_mmd(one) < 0.01
    assert gaussian_mmd(torch.cat((one, one), dim=1)) > 0.02


def test_codes_far_away_get_the_most_there_is():
    """All at one far place: 1 − 0 + the mean of two normal points."""
    far = torch.full((5, 2), 100.0)
    assert gaussian_mmd(far).item() == pytest.approx(1 + 2 / 4)


def test_its_gradient_leads_to_the_prior():
    codes = (0.2 * torch.randn(64, 2, generator=RANDOM) + 2).requires_grad_()
    optimiser = torch.optim.Adam([codes], lr=0.05)
    for _ in range(200):
        optimiser.zero_grad()
        gaussian_mmd(codes).backward()
        optimiser.step()
    assert codes.mean(dim=0).abs().max() < 0.2
    assert codes.std(dim=0).tolist() == pytest.approx([1, 1], abs=0.3)


def test_gradients():
    codes = torch.randn(5, 3, generator=RANDOM).double().requires_grad_()
    assert torch.autograd.gradcheck(gaussian_mmd, (codes,))
    same = torch.zeros(4, 2, requires_grad=True)
    gaussian_mmd(same).backward()
    assert same.grad.isfinite().all()


def test_bad_input():
    with pytest.raises(ValueError, match="one code has no distribution"):
        gaussian_mmd(torch.ones(1, 3))
    with pytest.raises(ValueError, match="spread must be positive"):
        gaussian_mmd(torch.ones(3, 3), spread=0.0)
    with pytest.raises(ValueError, match=r"codes must be \(N, D\)"):
        gaussian_mmd(torch.ones(3))
