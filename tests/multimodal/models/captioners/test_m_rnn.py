"""The multimodal layer, by hand."""

import pytest
import torch

from multimodal.models.captioners.m_rnn import MultimodalRNN, scaled_tanh
from multimodal.models.stored_features import StoredFeatures


def test_scaled_tanh_is_1_at_1() -> None:
    assert float(scaled_tanh(torch.tensor(1.0))) == pytest.approx(1, abs=1e-3)
    assert float(scaled_tanh(torch.tensor(-1.0))) == pytest.approx(-1, abs=1e-3)


def test_a_step_is_the_published_equations() -> None:
    torch.manual_seed(0)
    model = MultimodalRNN(picture=StoredFeatures(6), vocabulary=9, width=8, joint=10)
    picture, before, token = torch.randn(1, 6), torch.rand(1, 8), torch.tensor([3])
    word = model.words.weight[3]
    now = (model.recur.weight @ before[0] + model.recur.bias + word).clamp_min(0)
    joint = model.from_word.weight @ word + model.from_state.weight @ now
    joint = joint + model.from_picture.weight @ picture[0] + model.from_picture.bias
    wanted = model.out.weight @ scaled_tanh(joint) + model.out.bias
    logits, (_, state) = model.step((model.from_picture(picture), before), token)
    torch.testing.assert_close(logits[0], wanted)
    torch.testing.assert_close(state[0], now)
