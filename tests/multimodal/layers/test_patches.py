"""Patches: the convolution is a linear map of cut-out patches."""

import pytest
import torch

from multimodal.layers.patches import PatchEmbedding


def test_equals_cutting_out_and_one_linear_map():
    torch.manual_seed(0)
    embed = PatchEmbedding(patch=4, width=6)
    images = torch.rand(2, 3, 8, 12)
    matrix = embed.project.weight.flatten(1)  # (6, 48)
    for row in range(2):
        for column in range(3):
            patch = images[:, :, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4].flatten(1)
            expected = patch @ matrix.T + embed.project.bias
            token = embed(images)[:, 3 * row + column]
            torch.testing.assert_close(token, expected, atol=1e-5, rtol=1e-5)


def test_patches_must_cover_the_image():
    with pytest.raises(ValueError, match="patches of 5 pixels do not cover an image of 32×32"):
        PatchEmbedding(patch=5, width=6)(torch.rand(1, 3, 32, 32))
