"""CLIP's text tower: causal, summed up in the last token."""

import torch

from multimodal.encoders.causal_text import CausalTextTransformer
from multimodal.layers.transformer import TransformerShape

SHAPE = TransformerShape(width=16, depth=2, heads=4)


def test_the_result_is_the_last_token_of_a_causal_stack():
    torch.manual_seed(0)
    encoder = CausalTextTransformer(vocabulary=20, length=8, shape=SHAPE)
    tokens, mask = torch.tensor([[2, 7, 5, 3, 0, 0]]), torch.tensor([[True] * 4 + [False] * 2])
    inside = encoder.stack(encoder.positions(encoder.embed(tokens)), mask)
    torch.testing.assert_close(encoder(tokens, mask), inside[:, 3])
    changed = torch.tensor([[2, 7, 9, 3, 0, 0]])
    other = encoder.stack(encoder.positions(encoder.embed(changed)), mask)
    torch.testing.assert_close(inside[:, :2], other[:, :2])
    assert not torch.allclose(inside[:, 3], other[:, 3])
