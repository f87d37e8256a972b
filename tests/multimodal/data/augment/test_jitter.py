"""Augmentation changes a picture a little, the same way for the same seed."""

import pytest
import torch

from multimodal.data.augment.jitter import Jitter

STILL = Jitter(shift=0, scale=0, turn=0, tint=0)


def dots(count: int = 4) -> torch.Tensor:
    images = torch.ones(count, 3, 33, 33)
    images[:, :, 14:19, 14:19] = 0
    return images


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def test_no_change_when_nothing_is_asked_for() -> None:
    torch.testing.assert_close(STILL(dots(), generator()), dots())


def test_same_seed_same_pictures() -> None:
    first, second = (Jitter()(dots(), generator()) for _ in range(2))
    assert torch.equal(first, second)
    assert not torch.equal(first[0], first[1])


def test_range_and_shape_stay() -> None:
    changed = Jitter(shift=0.3, scale=0.5, turn=1.0, tint=1.0)(dots(), generator())
    assert changed.shape == dots().shape
    assert changed.min() >= 0
    assert changed.max() <= 1


def test_shift_moves_the_dot_by_no_more_than_its_bound() -> None:
    moved = Jitter(shift=0.1, scale=0, turn=0, tint=0)(dots(64), generator())
    dark = 1 - moved.mean(dim=1)
    places = torch.arange(33.0)
    centres = (dark.sum(dim=1) * places).sum(dim=1) / dark.sum(dim=(1, 2))
    assert (centres - 16).abs().max() <= 0.1 * 33 + 0.1
    assert (centres - 16).abs().max() > 1.5


def test_tint_keeps_the_shape() -> None:
    grey = dots() / 2
    tinted = Jitter(shift=0, scale=0, turn=0, tint=0.5)(grey, generator())
    assert torch.equal(tinted < 1e-6, dots() == 0)
    assert not torch.allclose(tinted[0, 0], tinted[0, 1])


def maps(**asked: float) -> torch.Tensor:
    """How 400 pictures are mapped: (400, 2, 3), from pixels that say where they come from."""
    across = (torch.arange(33.0) + 0.5) / 33 * 2 - 1
    grid = torch.stack([*torch.meshgrid(across, across, indexing="xy"), torch.ones(33, 33)])
    images = (grid / 4 + 0.5).expand(400, 3, 33, 33)
    moved = Jitter(**({"shift": 0, "scale": 0, "turn": 0, "tint": 0} | asked))(images, generator())
    inner = (moved[:, :2, 12:21, 12:21] - 0.5) * 4
    right = (inner[..., -1] - inner[..., 0]).mean(2) / (across[20] - across[12])
    down = (inner[..., -1, :] - inner[..., 0, :]).mean(2) / (across[20] - across[12])
    return torch.stack([right, down, inner.mean((2, 3))], dim=2)


def test_pictures_are_shifted_both_ways_across_and_down() -> None:
    found = maps(shift=0.1)
    for shift in (found[:, 0, 2], found[:, 1, 2]):
        assert 0.19 < shift.max() <= 0.2001
        assert -0.19 > shift.min() >= -0.2001
    assert abs(float(torch.corrcoef(found[:, :, 2].T)[0, 1])) < 0.2


def test_pictures_are_made_larger_and_smaller() -> None:
    found = maps(scale=0.2)
    assert 1.19 < found[:, 0, 0].max() < 1.201
    assert 0.81 > found[:, 0, 0].min() > 0.799
    torch.testing.assert_close(found[:, 0, 0], found[:, 1, 1], atol=1e-3, rtol=0)
    assert found[:, 0, 1].abs().max() < 1e-3


def test_pictures_are_turned_both_ways_and_stay_as_large() -> None:
    found = maps(turn=0.3)
    angle = torch.atan2(found[:, 1, 0], found[:, 0, 0])
    assert 0.29 < angle.max() < 0.301
    assert -0.29 > angle.min() > -0.301
    torch.testing.assert_close(found[:, 0, 1], -found[:, 1, 0], atol=1e-3, rtol=0)
    torch.testing.assert_close(found[:, :, 0].norm(dim=1), torch.ones(400), atol=1e-3, rtol=0)


def test_each_colour_is_made_brighter_or_darker() -> None:
    grey = torch.full((400, 3, 8, 8), 0.5)
    tint = Jitter(shift=0, scale=0, turn=0, tint=0.4)(grey, generator())[:, :, 4, 4] * 2
    assert 1.38 < tint.max() < 1.401
    assert 0.62 > tint.min() > 0.599
    assert tint.mean() == pytest.approx(1, abs=0.03)
