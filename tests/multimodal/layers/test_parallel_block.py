"""The block of ViT-22B: two branches from one norm, scores that cannot grow, no biases."""

import torch
import torch.nn.functional as F
from torch import nn

from multimodal.layers.parallel_block import NormedAttention, ParallelBlock
from multimodal.metrics.vit_size import ViTSize, count_parameters, parallel_block_parameters


def rms(x, weight):
    return x / (x.square().mean(dim=-1, keepdim=True) + 1e-6).sqrt() * weight


@torch.no_grad()
def test_equals_the_formula():
    torch.manual_seed(0)
    block, x = ParallelBlock(width=8, heads=2), torch.randn(2, 5, 8)
    for parameter in block.parameters():
        nn.init.normal_(parameter, std=0.5)
    normed, attend, feed = rms(x, block.norm.weight), block.attention, block.feed_forward
    heads = []
    for head in range(2):
        part = slice(4 * head, 4 * head + 4)
        query = rms(normed @ attend.query.weight[part].T, attend.query_norm.weight)
        keys, values = attend.key_value.weight.split(8)
        key = rms(normed @ keys[part].T, attend.key_norm.weight)
        heads.append((query @ key.mT / 2).softmax(dim=-1) @ (normed @ values[part].T))
    heard = torch.cat(heads, dim=-1) @ attend.out.weight.T
    hidden = F.gelu(F.linear(normed, feed[0].weight, feed[0].bias))
    expected = x + heard + F.linear(hidden, feed[2].weight, feed[2].bias)
    torch.testing.assert_close(block(x), expected, atol=1e-5, rtol=1e-5)


def test_larger_projections_do_not_sharpen_attention():
    torch.manual_seed(0)
    attend, x = NormedAttention(width=8, heads=2), torch.randn(1, 5, 8)
    before = attend.weights(x, x)
    with torch.no_grad():
        attend.query.weight.mul_(100)
        attend.key_value.weight.mul_(100)
    torch.testing.assert_close(attend.weights(x, x), before, atol=1e-3, rtol=1e-3)


def test_biases_only_where_the_paper_keeps_them():
    names = {name for name, _ in ParallelBlock(width=8, heads=2).named_parameters()}
    with_bias = {name for name in names if name.endswith("bias")}
    assert with_bias == {"feed_forward.0.bias", "feed_forward.2.bias"}


def test_padding_is_invisible_and_gradients_flow():
    torch.manual_seed(0)
    block, x = ParallelBlock(width=8, heads=2), torch.randn(2, 5, 8)
    mask = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])
    noisy = x.masked_fill(~mask[..., None], 9.0)
    torch.testing.assert_close(block(noisy, mask)[1, :3], block(x, mask)[1, :3])
    block(x, mask).square().sum().backward()
    assert all(parameter.grad.abs().sum() > 0 for parameter in block.parameters())


def test_one_matrix_can_serve_both_branches():
    torch.manual_seed(0)
    block, x = ParallelBlock(width=8, heads=2), torch.randn(5, 8)
    together = x @ block.joined_input().T
    assert together.shape == (5, 7 * 8)
    torch.testing.assert_close(together[:, :8], block.attention.query(x))
    torch.testing.assert_close(together[:, 24:], F.linear(x, block.feed_forward[0].weight))


def test_counted_by_formula():
    size = ViTSize(width=8, depth=1, heads=2, hidden=32, patch=4)
    assert count_parameters(ParallelBlock(width=8, heads=2)) == parallel_block_parameters(size)
