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


@pytest.mark.parametrize("wrong", [{"area": 0.0}, {"mirror": 1.5}, {"stretch": 0.5}])
def test_wrong_settings_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        GarmentViews(**wrong)
