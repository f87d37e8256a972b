"""A mean over places: pictures of any size."""

import pytest
import torch
from torch.nn.functional import conv2d, group_norm

from multimodal.encoders.small_cnn import SmallCNN


def test_one_vector_per_picture_whatever_its_size():
    encoder = SmallCNN(channels=3, widths=(8, 16))
    for side in (8, 28, 33):
        assert encoder(torch.rand(2, 3, side, side)).shape == (2, encoder.width) == (2, 16)


def test_equals_the_formula():
    """The maps before a norm have no bias: the norm has one."""
    encoder, images = SmallCNN(widths=(16, 24)), torch.rand(2, 1, 12, 15)
    for parameter in encoder.parameters():
        torch.nn.init.normal_(parameter, std=0.5)
    first, scale, shift, second, rescale, reshift = encoder.parameters()
    grid = group_norm(conv2d(images, first, None, 2, 1), 8, scale, shift).relu()
    grid = group_norm(conv2d(grid, second, None, 2, 1), 8, rescale, reshift).relu()
    torch.testing.assert_close(encoder(images), grid.mean(dim=(2, 3)), atol=1e-5, rtol=1e-4)


def test_bad_widths_are_named():
    with pytest.raises(ValueError, match=r"multiples of 8, got \(8, 12\)"):
        SmallCNN(widths=(8, 12))
