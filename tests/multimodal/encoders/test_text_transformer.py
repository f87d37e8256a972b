"""A Transformer reads the order of words, up to a length."""

import pytest
import torch

from multimodal.encoders.text_transformer import TextTransformer
from multimodal.layers.transformer import TransformerShape


@pytest.fixture
def encoder():
    torch.manual_seed(0)
    shape = TransformerShape(width=16, depth=2, heads=4)
    return TextTransformer(vocabulary=20, length=12, shape=shape)


def test_order_is_read(encoder):
    tokens, mask = torch.tensor([[1, 2, 3]]), torch.ones(1, 3, dtype=torch.bool)
    assert not torch.allclose(encoder(tokens, mask), encoder(tokens.flip(1), mask))


def test_too_long_a_text(encoder):
    with pytest.raises(ValueError, match="13 tokens for 12 places"):
        encoder(torch.ones(1, 13, dtype=torch.long), torch.ones(1, 13).bool())


def test_padding_is_not_read_and_the_longest_text_fits(encoder):
    tokens, mask = torch.tensor([[1, 2, 3]]), torch.ones(1, 3, dtype=torch.bool)
    padded = torch.tensor([[1, 2, 3, 9, 0]]), torch.tensor([[True] * 3 + [False] * 2])
    torch.testing.assert_close(encoder(*padded), encoder(tokens, mask), atol=1e-5, rtol=1e-5)
    assert encoder(torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12).bool()).shape == (2, 16)
    assert encoder.width == 16
