"""Patches: cut out and put together again."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.layers.patchify import patchify, unpatchify


def test_by_hand_row_by_row_channels_inside_a_pixel():
    images = torch.arange(16).reshape(1, 1, 4, 4)
    patches = patchify(torch.cat([images, 100 + images], dim=1), 2)
    assert patches.shape == (1, 4, 8)
    assert patches[0, 1].tolist() == [2, 102, 3, 103, 6, 106, 7, 107]


@settings(max_examples=20, deadline=None)
@given(
    rows=st.integers(1, 4),
    columns=st.integers(1, 4),
    patch=st.integers(1, 3),
    channels=st.integers(1, 3),
)
def test_exact_inverse(rows, columns, patch, channels):
    images = torch.rand(2, channels, rows * patch, columns * patch)
    patches = patchify(images, patch)
    assert patches.shape == (2, rows * columns, patch * patch * channels)
    back = unpatchify(patches, patch=patch, size=(rows * patch, columns * patch))
    assert torch.equal(back, images)


@pytest.mark.parametrize("patch", [0, 3])
def test_patches_must_cover_the_picture(patch):
    with pytest.raises(ValueError, match=f"patches of {patch} pixels do not cover"):
        patchify(torch.rand(1, 1, 6, 8), patch)


@pytest.mark.parametrize("shape", [(1, 3, 4), (1, 4, 6)])
def test_patches_must_make_up_the_picture(shape):
    with pytest.raises(ValueError, match="are no picture of 4×4 in patches of 2"):
        unpatchify(torch.rand(shape), patch=2, size=(4, 4))
