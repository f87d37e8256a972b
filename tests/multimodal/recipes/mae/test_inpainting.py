"""Hidden pixels filled in from their neighbours."""

import torch

from multimodal.layers.masking import Masking
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels, interpolate


def test_interpolation_finds_the_straight_line() -> None:
    images = torch.linspace(0, 1, 12).expand(1, 1, 12, 12).clone()
    masking = Masking(
        torch.tensor([[0, 2, 3, 5, 6, 8]]),
        torch.tensor([[False, True, False] * 3]),
        torch.empty(0),
    )
    found = interpolate(images, masking, rounds=500)
    torch.testing.assert_close(found, images, atol=1e-3, rtol=0)
    hidden = hidden_pixels(images, masking)
    assert error_on_hidden(found, images, hidden) < 1e-6
    assert error_on_hidden(torch.zeros_like(images), images, hidden) > 0.2
