"""A linear map on an encoder; its width is that of the encoder."""

import torch
from torch import nn

from multimodal.encoders.small_cnn import SmallCNN
from multimodal.models.classifier import Classifier


def test_logits_are_a_linear_map_of_the_encoder():
    encoder = SmallCNN(widths=(8, 16))
    model, images = Classifier(encoder=encoder, classes=5), torch.rand(3, 1, 16, 16)
    expected = nn.functional.linear(encoder(images), model.head.weight, model.head.bias)
    assert model(images).shape == (3, 5)
    torch.testing.assert_close(model(images), expected)
