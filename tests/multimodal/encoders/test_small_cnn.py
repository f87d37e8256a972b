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


def test_the_layers_are_those_of_the_page():
    shapes = [tuple(weights.shape) for weights in SmallCNN(channels=3).parameters()]
    assert shapes == [
        (32, 3, 3, 3), (32,), (32,), (64, 32, 3, 3), (64,), (64,), (128, 64, 3, 3), (128,), (128,),
    ]  # fmt: skip
    convolutions = [layer for layer in SmallCNN().layers if isinstance(layer, torch.nn.Conv2d)]
    assert {(layer.stride, layer.padding) for layer in convolutions} == {((2, 2), (1, 1))}
    assert SmallCNN(widths=(8,)).layers[1].num_groups == 8
    for wrong in ((), (0, 8), (-8,)):
        with pytest.raises(ValueError, match="multiples of 8"):
            SmallCNN(widths=wrong)
