"""The head: shape, norm that is passed in, gradients."""

import pytest
import torch
from torch import nn

from multimodal.layers.projector import Projector


def test_shape_and_gradients() -> None:
    head = Projector(width=8, hidden=16, out=4, norm=nn.LayerNorm)
    head(torch.randn(3, 8)).square().sum().backward()
    assert head(torch.randn(3, 8)).shape == (3, 4)
    assert all(parameter.grad.abs().sum() > 0 for parameter in head.parameters())


def test_without_its_middle_it_is_two_linear_maps() -> None:
    head = Projector(width=3, hidden=5, out=2, norm=nn.Identity)
    x = torch.randn(4, 3)
    first, _, _, last = head.layers
    torch.testing.assert_close(head(x), last(first(x).relu()))


@pytest.mark.parametrize("wrong", [{"out": 0}, {"hidden": 0}, {"width": 0}])
def test_wrong_width_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Projector(**({"width": 3} | wrong))
    Projector(width=1, hidden=1, out=1)
