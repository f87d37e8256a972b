"""One place a word, drawn in training, the likeliest otherwise."""

import torch

from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.models.stored_features import StoredFeatures

WEIGHTS = torch.tensor([[0.2, 0.7, 0.1]]).expand(6000, 3)


def model() -> HardAttention:
    torch.manual_seed(0)
    return HardAttention(picture=StoredFeatures(6), vocabulary=9, width=8)


def test_places_are_drawn_as_often_as_their_weights_say() -> None:
    drawn = model().train().choose(WEIGHTS)
    assert torch.equal(drawn.sum(dim=1), torch.ones(6000))
    torch.testing.assert_close(drawn.mean(dim=0), WEIGHTS[0], atol=0.025, rtol=0)


def test_without_training_it_is_the_likeliest() -> None:
    assert torch.equal(model().eval().choose(WEIGHTS[:1]), torch.tensor([[0.0, 1, 0]]))


def test_the_context_is_one_annotation() -> None:
    one, places = model().train(), torch.randn(4, 5, 6)
    reading = one.read(places, torch.ones(4, 3, dtype=torch.long))
    assert ((reading.used == 0) | (reading.used == 1)).all()
    assert not reading.used.requires_grad
    assert reading.weights.requires_grad
