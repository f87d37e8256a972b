"""Boxes around parts of drawn pictures, checked against SciPy and by hand."""

import numpy as np
import pytest
import torch
from scipy import ndimage
from torch import Tensor

from multimodal.encoders.place_cnn import PlaceCNN
from multimodal.encoders.region_features import (
    RegionFeatures,
    connected_parts,
    propose_boxes,
    stands_out,
)


def picture(*boxes: tuple[int, int, int, int]) -> Tensor:
    """Light paper with dark boxes (left, top, right, bottom) in pixels."""
    image = torch.full((1, 3, 32, 32), 0.9)
    for left, top, right, bottom in boxes:
        image[:, :, top:bottom, left:right] = 0.1
    return image


def test_parts_are_those_of_scipy() -> None:
    masks = torch.rand(20, 16, 16, generator=torch.Generator().manual_seed(0)) > 0.7
    for mask, parts in zip(masks, connected_parts(masks), strict=True):
        wanted, count = ndimage.label(mask.numpy(), structure=np.ones((3, 3)))
        assert len(parts.unique()) == count + 1
        pairs = set(zip(wanted.ravel().tolist(), parts.flatten().tolist(), strict=True))
        assert len(pairs) == count + 1


def test_the_largest_part_comes_first() -> None:
    boxes = propose_boxes(picture((2, 3, 6, 7), (16, 8, 28, 24)), 2)
    wanted = torch.tensor([[[16, 8, 28, 24], [2, 3, 6, 7]]]) / 32
    torch.testing.assert_close(boxes, wanted)


def test_what_is_not_there_is_the_whole_picture() -> None:
    whole = torch.tensor([0.0, 0, 1, 1])
    assert torch.equal(propose_boxes(picture(), 2)[0], torch.stack((whole, whole)))
    assert torch.equal(propose_boxes(picture((4, 4, 9, 9)), 2)[0, 1], whole)


def test_paper_is_what_the_corners_are() -> None:
    dark = 1 - picture((10, 10, 20, 20))
    assert stands_out(dark).sum() == 100


def test_a_region_knows_what_it_holds_and_where_it_is() -> None:
    torch.manual_seed(0)
    regions = RegionFeatures(places=PlaceCNN(width=8), regions=3, width=6)
    image = picture((2, 3, 6, 7), (16, 8, 28, 24))
    boxes = propose_boxes(image, 2)
    found = regions(image)
    assert found.shape == (1, 3, regions.width) == (1, 3, 6)
    torch.testing.assert_close(found, regions.of_boxes(image, boxes))
    moved = regions.of_boxes(image, boxes.flip(1))
    torch.testing.assert_close(found[:, :2].flip(1), moved[:, :2])
    torch.nn.init.zeros_(regions.describe.weight)
    shift = regions.place.weight @ (boxes[0, 0] - boxes[0, 1])
    places = regions(image)[0]
    torch.testing.assert_close(places[0] - places[1], shift)


def test_the_whole_picture_is_pooled_quarter_by_quarter() -> None:
    """Two bins of a side over a grid of four are near the means of its quarters."""

    class Ramp(torch.nn.Module):
        width = 1

        def forward(self, images: Tensor) -> Tensor:
            return torch.arange(16.0).view(1, 16, 1).expand(len(images), -1, -1)

    regions = RegionFeatures(places=Ramp(), regions=2, width=4)
    for layer, weights in ((regions.describe, torch.eye(4)), (regions.place, torch.zeros(4, 4))):
        torch.nn.init.zeros_(layer.bias)
        layer.weight.data = weights
    torch.testing.assert_close(regions(picture())[0, 1], torch.tensor([2.5, 4.5, 10.5, 12.5]))


def test_one_region_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        RegionFeatures(places=PlaceCNN(width=8), regions=1)
