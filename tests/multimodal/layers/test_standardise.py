import pytest
import torch

from multimodal.layers.standardise import Standardise


def test_standardised_colours_have_mean_and_deviation_one_half():
    images = torch.rand(50, 3, 4, 4) * torch.tensor([1, 0.5, 0.1])[:, None, None] + 0.2
    out = Standardise.of(images)(images)
    torch.testing.assert_close(out.mean((0, 2, 3)), torch.full((3,), 0.5))
    torch.testing.assert_close(out.std((0, 2, 3)), torch.full((3,), 0.5))
    with pytest.raises(ValueError, match="every channel must vary"):
        Standardise.of(torch.ones(4, 3, 2, 2))
