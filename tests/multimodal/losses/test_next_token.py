import math

import pytest
import torch

from multimodal.losses.next_token import next_token_loss


def test_it_is_minus_the_mean_log_probability_of_the_true_tokens() -> None:
    logits = torch.tensor([[[0.0, 0.0], [0.0, math.log(3)]]])  # p = 1/2, then 3/4
    tokens = torch.tensor([[1, 1]])
    assert next_token_loss(logits, tokens).item() == pytest.approx(
        -(math.log(1 / 2) + math.log(3 / 4)) / 2
    )


def test_padding_does_not_count() -> None:
    logits = torch.randn(2, 3, 5)
    tokens = torch.tensor([[1, 2, 0], [3, 0, 0]])
    kept = torch.cat((logits[0, :2], logits[1, :1]))
    expected = -kept.log_softmax(dim=-1)[torch.arange(3), torch.tensor([1, 2, 3])].mean()
    torch.testing.assert_close(next_token_loss(logits, tokens), expected)
    changed = logits.clone()
    changed[0, 2] += 7 * torch.randn(5)
    torch.testing.assert_close(next_token_loss(changed, tokens), expected)


def test_shapes_must_fit() -> None:
    with pytest.raises(ValueError, match=r"must fit, got \(2, 3, 5\) and \(2, 4\)"):
        next_token_loss(torch.zeros(2, 3, 5), torch.zeros(2, 4, dtype=torch.int64))
