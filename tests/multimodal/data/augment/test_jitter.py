"""Augmentation changes a picture a little, the same way for the same seed."""

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
