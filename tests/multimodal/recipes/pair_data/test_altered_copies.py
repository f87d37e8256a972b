"""Each change does what it is called, and keeps shape and kind."""

import pytest
import torch

from multimodal.recipes.pair_data.altered_copies import CHANGES, cropped, mirrored, tinted

PICTURES = (
    torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    .mul(255)
    .to(torch.uint8)
    .repeat_interleave(8, 2)
    .repeat_interleave(8, 3)
)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_shape_and_kind_stay_and_the_picture_changes(change) -> None:
    before = PICTURES.clone()
    changed = change(PICTURES)
    assert changed.shape == PICTURES.shape
    assert changed.dtype == torch.uint8
    assert not torch.equal(changed, PICTURES)
    assert torch.equal(PICTURES, before)


@pytest.mark.parametrize("kind", ["resized", "packed_again"])
def test_gentle_changes_stay_near(kind: str) -> None:
    apart = (CHANGES[kind](PICTURES).float() - PICTURES.float()).abs().mean()
    assert 0 < apart < 30


def test_mirrors_tints_and_crops() -> None:
    assert torch.equal(mirrored(mirrored(PICTURES)), PICTURES)
    red = torch.zeros(1, 3, 4, 4, dtype=torch.uint8)
    red[:, 0] = 200
    assert tinted(red)[0, :, 0, 0].tolist() == [0, 200, 0]
    framed = torch.zeros(1, 3, 40, 40, dtype=torch.uint8)
    framed[..., 8:-8, 8:-8] = 255
    assert cropped(framed).float().mean() > framed.float().mean()
