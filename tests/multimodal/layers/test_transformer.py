"""Transformer blocks: parity with PyTorch's encoder layer; pools: only real tokens count."""

import pytest
import torch
from torch import nn

from multimodal.layers.transformer import (
    TransformerBlock,
    TransformerShape,
    TransformerStack,
    first_token,
    masked_mean,
)

X = torch.tensor([[[1.0, 2.0], [3.0, 6.0], [float("nan"), 9.0]]])
MASK = torch.tensor([[True, True, False]])


def torch_layer(block: TransformerBlock, width: int, heads: int) -> nn.TransformerEncoderLayer:
    layer = nn.TransformerEncoderLayer(
        width, heads, 4 * width, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )
    attend = block.attention
    layer.self_attn.load_state_dict(
        {
            "in_proj_weight": torch.cat([attend.query.weight, attend.key_value.weight]),
            "in_proj_bias": torch.cat([attend.query.bias, attend.key_value.bias]),
            "out_proj.weight": attend.out.weight,
            "out_proj.bias": attend.out.bias,
        }
    )
    layer.norm1.load_state_dict(block.attention_norm.state_dict())
    layer.norm2.load_state_dict(block.feed_forward_norm.state_dict())
    layer.linear1.load_state_dict(block.feed_forward[0].state_dict())
    layer.linear2.load_state_dict(block.feed_forward[2].state_dict())
    return layer


def test_block_equals_torch():
    torch.manual_seed(0)
    block = TransformerBlock(width=12, heads=3)
    for norm in (block.attention_norm, block.feed_forward_norm):
        nn.init.normal_(norm.weight)
        nn.init.normal_(norm.bias)
    x = torch.randn(2, 5, 12)
    mask = torch.tensor([[True] * 5, [True, True, False, False, False]])
    expected = torch_layer(block, 12, 3)(x, src_key_padding_mask=~mask)
    torch.testing.assert_close(block(x, mask)[mask], expected[mask], atol=1e-5, rtol=1e-5)


def test_stack_is_its_blocks_in_order():
    torch.manual_seed(0)
    stack = TransformerStack.of(TransformerShape(width=8, depth=2, heads=2))
    x = torch.randn(1, 3, 8)
    torch.testing.assert_close(stack(x), stack.norm(stack.blocks[1](stack.blocks[0](x))))


@pytest.mark.parametrize("wrong", [{"depth": 0}, {"heads": 3}, {"width": -8}, {"expansion": 0}])
def test_impossible_shapes(wrong):
    with pytest.raises(ValueError, match="got TransformerShape"):
        TransformerShape(**{"width": 8, "depth": 1, "heads": 2} | wrong)


@pytest.mark.parametrize(
    ("pool", "expected"),
    [(masked_mean, [2.0, 4.0]), (first_token, [1.0, 2.0])],
)
def test_pools_by_hand(pool, expected):
    assert pool(X, MASK).tolist() == [expected]


def test_a_text_without_tokens_is_zero_not_a_crash():
    assert masked_mean(X, torch.zeros(1, 3, dtype=torch.bool)).tolist() == [[0.0, 0.0]]


def test_the_smallest_shape():
    TransformerShape(width=1, depth=1, heads=1, expansion=1)
    stack = TransformerStack.of(TransformerShape(width=4, depth=3, heads=2, expansion=5))
    assert [block.feed_forward[0].out_features for block in stack.blocks] == [20] * 3
    assert stack.blocks[0].attention.heads == 2
