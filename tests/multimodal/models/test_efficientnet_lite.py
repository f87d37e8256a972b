"""The layout of EfficientNet-Lite0: sizes, padding at the far end, residuals where they fit."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.models.efficientnet_lite import (
    EfficientNetLite,
    InvertedBottleneck,
    SameConv,
    Stage,
)


@pytest.fixture(scope="module")
def tower():
    torch.manual_seed(0)
    return EfficientNetLite().eval()


def test_as_many_weights_as_published(tower):
    assert sum(weights.numel() for weights in tower.parameters()) == 4_652_008


def test_features_of_any_size_are_not_negative(tower):
    for side in (32, 64):
        features = tower(torch.rand(2, 3, side, side))
        assert features.shape == (2, tower.width)
        assert (features >= 0).all()


@pytest.mark.parametrize(("side", "kernel", "stride"), [(8, 3, 2), (7, 3, 2), (8, 5, 1), (9, 1, 1)])
def test_padding_keeps_the_size_and_prefers_the_far_end(side, kernel, stride):
    conv = SameConv(1, 1, kernel, stride=stride, bias=False)
    x = torch.rand(1, 1, side, side)
    assert conv(x).shape[-1] == -(-side // stride)
    if (side, kernel, stride) == (8, 3, 2):  # one pixel is missing: at the right and at the bottom
        expected = F.conv2d(F.pad(x, (0, 1, 0, 1)), conv.weight, stride=2)
        torch.testing.assert_close(conv(x), expected)


def test_what_came_in_is_added_where_it_fits():
    fits = InvertedBottleneck(8, Stage(3, 1, 2, 8, 1), stride=1).eval()
    x = torch.rand(1, 8, 4, 4)
    torch.testing.assert_close(fits(x), x + fits.layers(x))
    grows = InvertedBottleneck(8, Stage(3, 1, 2, 16, 1), stride=1).eval()
    torch.testing.assert_close(grows(x), grows.layers(x))


def test_every_weight_of_the_features_gets_a_gradient():
    tower = EfficientNetLite().train()
    tower(torch.rand(2, 3, 64, 64)).square().sum().backward()
    without = [n for n, w in tower.named_parameters() if w.grad is None]
    assert without == ["classify.weight", "classify.bias"]
