"""A grid that is read place by place."""

import pytest
import torch
from torch.nn.functional import conv2d, group_norm, linear

from multimodal.encoders.grid_cnn import GridCNN


def test_it_remembers_where_things_stand():
    torch.manual_seed(0)
    encoder, image = GridCNN(channels=(8, 16), width=16), torch.zeros(1, 3, 32, 32)
    image[..., 4:12, 4:12] = 1
    assert not torch.allclose(encoder(image), encoder(image.flip(-1)), atol=1e-3)


def test_paper_is_a_little_above_the_middle_of_its_range():
    seen = []
    encoder = GridCNN(channels=(8, 16), width=16)
    encoder.layers[0].register_forward_hook(lambda _, inputs, __: seen.append(inputs[0]))
    encoder(torch.tensor([0.0, 0.85, 1.0]).reshape(3, 1, 1, 1).expand(3, 3, 32, 32))
    found = seen[0][:, 0, 0, 0]
    torch.testing.assert_close(found, torch.tensor([-3.4, 0.0, 0.6]), atol=1e-6, rtol=0)


def test_equals_the_formula():
    """The maps before a norm have no bias: the norm has one."""
    encoder, images = GridCNN(channels=(16, 24), width=10), torch.rand(2, 3, 32, 32)
    for parameter in encoder.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    first, scale, shift, second, rescale, reshift, *last = encoder.parameters()
    grid = group_norm(conv2d(4 * images - 3.4, first, None, 4, 2), 8, scale, shift).relu()
    grid = group_norm(conv2d(grid, second, None, 2, 1), 8, rescale, reshift).relu()
    expected = linear(grid.flatten(1), *last).relu()
    torch.testing.assert_close(encoder(images), expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("wrong", [{"side": 30}, {"channels": (8, 12)}])
def test_impossible_sizes(wrong):
    with pytest.raises(ValueError, match="must be multiples of 8"):
        GridCNN(**wrong)


def test_the_layers_are_those_of_the_page():
    shapes = [tuple(weights.shape) for weights in GridCNN().parameters()]
    assert shapes == [
        (96, 3, 8, 8), (96,), (96,), (128, 96, 3, 3), (128,), (128,), (256, 128 * 4 * 4), (256,),
    ]  # fmt: skip
    encoder = GridCNN(side=48)
    assert encoder(torch.rand(2, 3, 48, 48)).shape == (2, encoder.width) == (2, 256)
    first, second = (layer for layer in encoder.layers if isinstance(layer, torch.nn.Conv2d))
    assert (first.stride, first.padding) == ((4, 4), (2, 2))
    assert (second.stride, second.padding) == ((2, 2), (1, 1))
    groups = [layer.num_groups for layer in encoder.layers if hasattr(layer, "num_groups")]
    assert groups == [8, 8]
