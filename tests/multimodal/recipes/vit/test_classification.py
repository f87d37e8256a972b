"""Features and accuracy of many pictures: in order, in evaluation mode, whatever the chunks."""

import pytest
import torch
from torch import nn

from multimodal.data.labelled import LabelledImages
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.recipes.vit.classification import accuracy, correct, features, take_first


def test_features_come_in_order_and_leave_the_encoder_as_it_was():
    encoder, images = SmallCNN(widths=(8, 16)).train(), torch.rand(7, 1, 28, 28)
    found = features(encoder, images, batch=3)
    assert torch.allclose(found, encoder(images), atol=1e-6)
    assert encoder.training
    assert not found.requires_grad


@pytest.mark.parametrize("mode", [True, False])
def test_pictures_of_a_chunk_do_not_see_each_other(mode):
    """Batch statistics and dropout would show that an encoder stayed in training mode."""
    torch.manual_seed(0)
    encoder = nn.Sequential(nn.Flatten(), nn.Linear(16, 8), nn.BatchNorm1d(8), nn.Dropout(0.5))
    images = torch.rand(12, 1, 4, 4)
    for _ in range(3):
        encoder(images)
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    encoder.train(mode)
    small, large = (features(encoder, images, batch=size) for size in (4, 12))
    torch.testing.assert_close(small, large)
    assert all(value.equal(before[name]) for name, value in encoder.state_dict().items())
    assert all(module.training == mode for module in encoder.modules())


def test_accuracy_is_the_share_of_labels_with_the_highest_score():
    scores = torch.tensor([[2.0, 1.0], [0.0, 3.0], [1.0, 0.5], [0.2, 0.1]])
    data = LabelledImages(scores, torch.tensor([0, 1, 1, 0]))
    assert accuracy(nn.Identity(), data) == 0.75
    assert correct(nn.Identity(), data).tolist() == [True, True, False, True]


def test_the_first_so_many_pictures_keep_their_labels():
    data = LabelledImages(torch.arange(5.0), torch.arange(5))
    few = take_first(data, 2)
    assert (few.images.tolist(), few.labels.tolist()) == ([0, 1], [0, 1])
    assert len(take_first(data, 9).labels) == 5
