"""A layer with tanh on each side, then the way of joining."""

import torch

from multimodal.layers.fusers.projected import Projected
from multimodal.models.answerers.joint_answerer import Concatenation, Sum

ONE, OTHER = torch.randn(2, 6, 4, generator=torch.Generator().manual_seed(0))


def test_each_side_has_its_own_layer() -> None:
    torch.manual_seed(0)
    model = Projected(width=4, hidden=3, join=Sum)
    wanted = torch.tanh(model.first(ONE)) + torch.tanh(model.second(OTHER))
    torch.testing.assert_close(model(ONE, OTHER), wanted)


def test_the_width_is_that_of_what_is_joined() -> None:
    assert Projected(width=4, hidden=3, join=Concatenation).width == 6
