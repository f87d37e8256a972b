"""Pools: only real tokens count."""

import pytest
import torch

from multimodal.layers.pooling import first_token, last_real_token, masked_mean

X = torch.tensor([[[1.0, 2.0], [3.0, 6.0], [float("nan"), 9.0]]])
MASK = torch.tensor([[True, True, False]])


@pytest.mark.parametrize(
    ("pool", "expected"),
    [(masked_mean, [2.0, 4.0]), (first_token, [1.0, 2.0]), (last_real_token, [3.0, 6.0])],
)
def test_by_hand(pool, expected):
    assert pool(X, MASK).tolist() == [expected]


def test_a_text_without_tokens_is_zero_not_a_crash():
    assert masked_mean(X, torch.zeros(1, 3, dtype=torch.bool)).tolist() == [[0.0, 0.0]]
