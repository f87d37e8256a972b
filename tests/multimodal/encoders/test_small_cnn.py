"""A mean over places: pictures of any size."""

import pytest
import torch

from multimodal.encoders.small_cnn import SmallCNN


def test_one_vector_per_picture_whatever_its_size():
    encoder = SmallCNN(channels=3, widths=(8, 16))
    for side in (8, 28, 33):
        assert encoder(torch.rand(2, 3, side, side)).shape == (2, encoder.width) == (2, 16)


def test_bad_widths_are_named():
    with pytest.raises(ValueError, match=r"multiples of 8, got \(8, 12\)"):
        SmallCNN(widths=(8, 12))
