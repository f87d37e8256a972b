"""A question ends at its last real word."""

import pytest
import torch
from torch import nn

from multimodal.models.answerers.question_reader import QuestionReader

TOKENS = torch.tensor([[3, 1, 4, 1], [5, 2, 0, 0]])
MASK = TOKENS > 0


@pytest.mark.parametrize("network", [nn.GRU, nn.LSTM])
def test_the_vector_is_the_state_after_the_last_word(network) -> None:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=6, network=network)
    vector, words = reader(TOKENS, MASK)
    assert words.shape == (2, 4, 6)
    states, _ = reader.network(reader.embed(TOKENS[1:, :2]))
    torch.testing.assert_close(vector[1], states[0, -1])
    torch.testing.assert_close(vector[0], words[0, 3])
    torch.testing.assert_close(words[1, :2], states[0])
