"""Weights of a model alone: they travel with their card and fit or change nothing."""

import pytest
from torch import nn

from multimodal.training.weights import load_weights, save_weights


def network(out=4):
    return nn.Sequential(nn.Linear(4, 6), nn.Dropout(), nn.Linear(6, out))


def test_weights_travel_with_their_card(tmp_path):
    path, card = tmp_path / "w.safetensors", {"recipe": "binding", "metric": 0.5, "licencia": "ñ"}
    model = network()
    save_weights(model, path, card)
    other = network()
    assert load_weights(other, path) == card
    for name, value in model.state_dict().items():
        assert value.equal(other.state_dict()[name])


def test_weights_of_another_configuration_change_nothing(tmp_path):
    path = tmp_path / "w.safetensors"
    save_weights(network(), path, {})
    other = network(out=5)
    before = other[0].weight.clone()
    with pytest.raises(ValueError, match=r"2.bias is \(4,\) there and \(5,\) here"):
        load_weights(other, path)
    assert other[0].weight.equal(before)
