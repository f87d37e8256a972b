"""Attention maps are the weights that were used; the rollout of uniform maps is known."""

import torch

from multimodal.encoders.attention_maps import attention_maps, rollout
from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape


def test_maps_of_every_block_and_head():
    torch.manual_seed(0)
    shape = TransformerShape(width=12, depth=3, heads=2)
    encoder, images = VisionTransformer(size=8, patch=4, shape=shape), torch.rand(2, 3, 8, 8)
    maps = attention_maps(encoder, images)
    assert maps.shape == (2, 3, 2, 5, 5)
    assert not maps.requires_grad
    torch.testing.assert_close(maps.sum(dim=-1), torch.ones(2, 3, 2, 5))
    seen = []
    last = encoder.stack.blocks[2]
    last.attention.register_forward_hook(lambda _, inputs, __: seen.append(inputs[0]))
    encoder(images)
    torch.testing.assert_close(maps[:, 2], last.attention.weights(seen[0], seen[0]))


def test_rollout_of_uniform_maps():
    """Each block keeps half and spreads half evenly: after two blocks a quarter stays."""
    maps = torch.full((1, 2, 3, 4, 4), 0.25)
    expected = torch.eye(4) / 4 + torch.full((4, 4), 0.75 / 4)
    torch.testing.assert_close(rollout(maps)[0], expected)


def test_rollout_multiplies_later_blocks_from_the_left():
    first, second = torch.rand(2, 4, 4).softmax(dim=-1)
    maps = torch.stack([first, second])[None, :, None]  # (1, 2, 1, 4, 4)
    expected = (second + torch.eye(4)) / 2 @ ((first + torch.eye(4)) / 2)
    torch.testing.assert_close(rollout(maps)[0], expected)
    torch.testing.assert_close(rollout(maps).sum(dim=-1), torch.ones(1, 4))
