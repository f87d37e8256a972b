"""Views of garments: same seed, same view; each change does what it says and nothing else."""

import pytest
import torch

from multimodal.data.augment.garment_views import GarmentViews

STILL = {"area": 1.0, "stretch": 1.0, "mirror": 0.0, "light": 0.0, "gamma": 1.0, "hidden": 0.0}


def pictures(count: int = 8) -> torch.Tensor:
    return torch.rand(count, 1, 28, 28, generator=torch.Generator().manual_seed(3))


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def view(images: torch.Tensor, **changes: float) -> torch.Tensor:
    return GarmentViews(**(STILL | changes))(images, generator())


def test_nothing_asked_nothing_changed() -> None:
    torch.testing.assert_close(view(pictures()), pictures(), atol=1e-5, rtol=0)


def test_same_seed_same_view() -> None:
    first, second = (GarmentViews()(pictures(), generator()) for _ in range(2))
    assert torch.equal(first, second)
    assert not torch.equal(first, GarmentViews()(pictures(), generator().manual_seed(1)))


def test_pictures_of_a_batch_get_views_of_their_own() -> None:
    same = pictures(1).expand(4, 1, 28, 28)
    views = GarmentViews()(same, generator())
    assert not torch.equal(views[0], views[1])


def test_range_and_shape_stay_and_the_input_too() -> None:
    images = pictures(64)
    kept = images.clone()
    views = GarmentViews(light=1.0, gamma=3.0)(images, generator())
    assert views.shape == images.shape
    assert views.min() >= 0
    assert views.max() <= 1
    assert torch.equal(images, kept)


def test_mirror() -> None:
    torch.testing.assert_close(view(pictures(), mirror=1.0), pictures().flip(-1), atol=1e-5, rtol=0)


def test_a_crop_shows_a_part_enlarged() -> None:
    ramp = torch.linspace(0, 1, 28).expand(32, 1, 28, 28)
    shown = view(ramp, area=0.25)
    width = shown[:, 0, 0, -1] - shown[:, 0, 0, 0]
    assert 0.45 < width.min() < 0.65  # √0.25 of the side at least
    assert width.max() > 0.8


def test_hidden_square_is_black_and_no_larger_than_asked() -> None:
    white = torch.ones(64, 1, 28, 28)
    black = view(white, hidden=0.5) == 0
    assert black.any()
    assert black.sum(dim=(1, 2, 3)).max() <= 15**2


def test_light_scales_all_pixels_of_a_picture_alike() -> None:
    dim = 0.1 + pictures() / 2
    ratio = view(dim, light=0.4) / dim
    assert ((ratio - ratio[:, :, :1, :1]).abs() < 1e-4).all()
    assert ratio.min() >= 0.6 - 1e-4
    assert ratio.max() <= 1.4 + 1e-4


def ramps(count: int = 400) -> torch.Tensor:
    """Pictures that say where a pixel comes from: its column, its row."""
    across = (torch.arange(28.0) + 0.5) / 28
    grid = torch.stack(torch.meshgrid(across, across, indexing="xy"))
    return grid.expand(count, 2, 28, 28)


def extents(shown: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Width and height of the shown parts, and their centres (N, 2)."""
    inner = shown[:, :, 13:15, 13:15]  # free of the border
    width = (inner[:, 0, :, 1] - inner[:, 0, :, 0]).mean(1) * 28
    height = (inner[:, 1, 1] - inner[:, 1, 0]).mean(1) * 28
    return width, height, inner.mean((2, 3))


def test_crops_are_as_often_wide_as_high_and_never_beyond_the_stretch() -> None:
    width, height, _ = extents(view(ramps(), area=0.25, stretch=1.5))
    ratio = width / height
    assert 0.4 < (ratio > 1).float().mean() < 0.6
    assert ratio.max() < 1.51
    assert ratio.min() > 1 / 1.51
    assert ratio.max() > 1.4
    assert ratio.min() < 1 / 1.4
    for side in (width, height):
        assert side.max() == pytest.approx(1, abs=1e-3)


def test_crops_keep_a_share_of_the_area_and_lie_anywhere_inside() -> None:
    width, height, centre = extents(view(ramps(), area=0.25))
    torch.testing.assert_close(width, height, atol=1e-3, rtol=0)
    assert (width * height).min() == pytest.approx(0.25, abs=0.02)
    assert (width * height).mean() == pytest.approx(0.625, abs=0.03)
    free = (1 - width)[:, None]
    shift = ((centre - 0.5) / free * 2)[width < 0.9]  # −1 at the one border, 1 at the other
    assert shift.abs().max() < 1.01
    assert (shift.min(dim=0).values < -0.95).all()
    assert (shift.max(dim=0).values > 0.95).all()
    assert abs(float(torch.corrcoef(shift.T)[0, 1])) < 0.2


def test_as_many_are_mirrored_as_asked() -> None:
    ramp = ramps()
    mirrored = [(view(ramp, mirror=m)[:, 0, 0, 0] > 0.5).float().mean() for m in (0.0, 0.2, 0.5)]
    assert mirrored == pytest.approx([0, 0.2, 0.5], abs=0.06)


def test_contrast_goes_both_ways_and_no_farther_than_asked() -> None:
    grey = torch.full((400, 1, 2, 2), 0.5)
    exponent = view(grey, gamma=1.5)[:, 0, 0, 0].log2().neg()
    assert exponent.max() == pytest.approx(1.5, abs=0.02)
    assert exponent.min() == pytest.approx(1 / 1.5, abs=0.02)
    assert 0.4 < (exponent > 1).float().mean() < 0.6


def test_light_goes_both_ways_and_no_farther_than_asked() -> None:
    factor = view(torch.full((400, 1, 2, 2), 0.5), light=0.4)[:, 0, 0, 0] * 2
    assert factor.max() == pytest.approx(1.4, abs=0.01)
    assert factor.min() == pytest.approx(0.6, abs=0.01)
    assert factor.mean() == pytest.approx(1, abs=0.04)


def test_hidden_squares_lie_anywhere_and_are_as_large_as_asked() -> None:
    black = view(torch.ones(2000, 1, 28, 28), hidden=0.5)[:, 0] == 0
    height, width = black.any(dim=2).sum(1), black.any(dim=1).sum(1)
    assert (black.sum((1, 2)) == height * width).all()
    assert 13 <= height.max() <= 15
    whole = black[:, 0].logical_not().all(1) & black[:, -1].logical_not().all(1)
    whole &= black[:, :, 0].logical_not().all(1) & black[:, :, -1].logical_not().all(1)
    assert (height - width)[whole].abs().max() <= 1
    often = black.float().mean(0)
    assert often[14, 14] == pytest.approx(1 / 12, abs=0.03)  # mean of (size / 2)²
    assert often[0, 14] == pytest.approx(1 / 24, abs=0.03)  # half of a square lies outside
    assert often[14, 0] == pytest.approx(1 / 24, abs=0.03)
    assert often[-1, 14] > 0.02
    assert often[14, -1] > 0.02


@pytest.mark.parametrize(
    "edge",
    [{"area": 1.0}, {"mirror": 1.0, "light": 1.0, "hidden": 1.0}, {"stretch": 1.0, "gamma": 1.0}],
)
def test_edges_are_allowed(edge: dict[str, float]) -> None:
    GarmentViews(**(STILL | edge))


WRONG = [
    *({"area": 0.0}, {"area": 1.1}, {"mirror": 1.5}, {"mirror": -0.1}, {"light": -0.1}),
    *({"light": 1.5}, {"hidden": 1.5}, {"hidden": -0.1}, {"stretch": 0.5}, {"gamma": 0.5}),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_settings_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        GarmentViews(**wrong)
