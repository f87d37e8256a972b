import pytest
import torch

from multimodal.encoders.small_cnn import SmallCNN
from multimodal.recipes.vit.classification import features


def test_one_vector_per_picture_whatever_its_size():
    encoder = SmallCNN(channels=3, widths=(8, 16))
    for side in (8, 28, 33):
        assert encoder(torch.rand(2, 3, side, side)).shape == (2, encoder.width) == (2, 16)


def test_pictures_of_a_batch_do_not_see_each_other():
    encoder, images = SmallCNN(widths=(8, 16)).eval(), torch.rand(4, 1, 28, 28)
    assert torch.allclose(encoder(images)[:1], encoder(images[:1]), atol=1e-6)


def test_bad_widths_are_named():
    with pytest.raises(ValueError, match=r"multiples of 8, got \(8, 12\)"):
        SmallCNN(widths=(8, 12))


def test_features_come_in_order_and_leave_the_encoder_as_it_was():
    encoder, images = SmallCNN(widths=(8, 16)).train(), torch.rand(7, 1, 28, 28)
    found = features(encoder, images, batch=3)
    assert torch.allclose(found, encoder(images), atol=1e-6)
    assert encoder.training
    assert not found.requires_grad
