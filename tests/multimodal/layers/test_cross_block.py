"""A block that listens twice, equal to PyTorch's decoder layer."""

import torch
from torch import nn

from multimodal.layers.cross_block import CrossBlock


def taken_over(attend):
    """The weights of a cross-attention of the course, as PyTorch names them."""
    return {
        "in_proj_weight": torch.cat([attend.query.weight, attend.key_value.weight]),
        "in_proj_bias": torch.cat([attend.query.bias, attend.key_value.bias]),
        "out_proj.weight": attend.out.weight,
        "out_proj.bias": attend.out.bias,
    }


def torch_layer(block: CrossBlock, width: int, heads: int) -> nn.TransformerDecoderLayer:
    layer = nn.TransformerDecoderLayer(
        width, heads, 4 * width, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )
    layer.self_attn.load_state_dict(taken_over(block.earlier))
    layer.multihead_attn.load_state_dict(taken_over(block.context))
    norms = (block.earlier_norm, block.context_norm, block.feed_forward_norm)
    for theirs, ours in zip((layer.norm1, layer.norm2, layer.norm3), norms, strict=True):
        theirs.load_state_dict(ours.state_dict())
    layer.linear1.load_state_dict(block.feed_forward[0].state_dict())
    layer.linear2.load_state_dict(block.feed_forward[2].state_dict())
    return layer


def make():
    torch.manual_seed(0)
    block = CrossBlock(width=12, heads=3)
    for weights in block.parameters():
        nn.init.normal_(weights, std=0.3)
    return block, torch.randn(2, 5, 12), torch.randn(2, 7, 12)


def test_block_equals_torch():
    block, x, context = make()
    mask = nn.Transformer.generate_square_subsequent_mask(5)
    expected = torch_layer(block, 12, 3)(x, context, tgt_mask=mask, tgt_is_causal=True)
    torch.testing.assert_close(block(x, context), expected, atol=1e-5, rtol=1e-5)


def test_weights_are_those_that_forward_uses():
    block, x, context = make()
    weights = block.weights(x, context)
    assert weights.shape == (2, 3, 5, 7)
    torch.testing.assert_close(weights.sum(-1), torch.ones(2, 3, 5))
    heard = block.listen(x)
    value = block.context._split(block.context_norm(heard), context)[2]
    merged = (weights @ value).transpose(1, 2).flatten(2)
    after = heard + block.context.out(merged)
    expected = after + block.feed_forward(block.feed_forward_norm(after))
    torch.testing.assert_close(block(x, context), expected, atol=1e-5, rtol=1e-5)


def test_no_token_hears_a_later_one():
    block, x, context = make()
    changed = x.clone()
    changed[:, 3:] += 1
    torch.testing.assert_close(block(x, context)[:, :3], block(changed, context)[:, :3])
    assert not torch.allclose(block(x, context)[:, 3], block(changed, context)[:, 3])


def test_the_context_may_have_another_width():
    block = CrossBlock(width=8, heads=2, context_width=6)
    assert block(torch.rand(2, 3, 8), torch.rand(2, 4, 6)).shape == (2, 3, 8)
