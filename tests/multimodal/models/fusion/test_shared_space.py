"""A linear layer reads a point, or the middle of two."""

import torch

from multimodal.models.fusion.shared_space import SharedSpace


def test_the_mean_of_what_is_there() -> None:
    net = SharedSpace(inputs=3, answers=2)
    first, second = torch.randn(2, 4, 3)
    present = torch.tensor([[1, 1], [1, 0], [0, 1], [0, 0]], dtype=torch.bool)
    points = torch.stack(((first[0] + second[0]) / 2, first[1], second[2], torch.zeros(3)))
    torch.testing.assert_close(net(first, second, present), net.head(points))
    torch.testing.assert_close(net(first, second), net.head((first + second) / 2))
