"""One place a word, drawn in training, the likeliest otherwise."""

import pytest
import torch

from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.models.stored_features import StoredFeatures

WEIGHTS = torch.tensor([[0.2, 0.7, 0.1]]).expand(6000, 3)


def model(expected: float = 0.0) -> HardAttention:
    torch.manual_seed(0)
    return HardAttention(picture=StoredFeatures(6), vocabulary=9, width=8, expected=expected)


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
    assert reading.weights.requires_grad


def test_half_of_the_contexts_may_be_means() -> None:
    used = model(0.5).train().choose(WEIGHTS)
    means = (used == WEIGHTS).all(dim=1)
    assert 0.45 < means.float().mean() < 0.55
    assert (used[~means].amax(dim=1) == 1).all()
    assert not (model(0.5).eval().choose(WEIGHTS) == WEIGHTS).all(dim=1).any()


def test_no_share() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        model(1.5)
