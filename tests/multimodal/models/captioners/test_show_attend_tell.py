"""Additive attention by hand, and what a sentence's weights are."""

import torch

from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.models.stored_features import StoredFeatures

PLACES, TOKENS = torch.randn(2, 5, 6), torch.tensor([[1, 2, 3], [4, 5, 6]])


def model() -> ShowAttendTell:
    torch.manual_seed(0)
    return ShowAttendTell(picture=StoredFeatures(6), vocabulary=9, width=8)


def test_weights_are_the_published_equations() -> None:
    one = model()
    annotations, keys, hidden, memory = one.begin(PLACES)
    mean = one.start(PLACES.mean(dim=1)).tanh()
    torch.testing.assert_close(torch.cat((hidden, memory), dim=1), mean)
    scores = [
        one.score.weight[0] @ torch.tanh(one.key(place) + one.query(hidden[0]))
        for place in PLACES[0]
    ]
    wanted = torch.stack(scores).softmax(dim=0)
    context, weights, used = one.look_around((annotations, keys, hidden, memory))
    torch.testing.assert_close(weights[0], wanted)
    assert torch.equal(weights, used)
    gate = torch.sigmoid(one.gate(hidden[0]))
    torch.testing.assert_close(context[0], gate * (wanted @ PLACES[0]))


def test_a_reading_holds_what_forward_and_look_say() -> None:
    one = model()
    reading = one.read(PLACES, TOKENS)
    assert torch.equal(reading.logits, one(PLACES, TOKENS))
    assert torch.equal(reading.weights, one.look(PLACES, TOKENS))
