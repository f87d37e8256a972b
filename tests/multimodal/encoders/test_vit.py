"""The vision transformer equals the one of transformers, on a tiny configuration."""

import pytest
import torch
from torch import nn

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.patches import Pixels
from multimodal.layers.transformer import TransformerBlock, TransformerShape


def theirs():
    from transformers import ViTConfig, ViTModel

    configuration = ViTConfig(
        hidden_size=12,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=3,
        image_size=16,
        patch_size=8,
        layer_norm_eps=1e-5,
    )
    model = ViTModel(configuration, add_pooling_layer=False).eval()
    for parameter in model.parameters():  # fresh biases, positions and the class token are all 0
        nn.init.normal_(parameter, std=0.3)
    return model


def copy_block(ours: TransformerBlock, layer: nn.Module) -> None:
    """Their names changed between versions, the order of their maps did not."""
    named = dict(layer.named_parameters())
    maps = [value for name, value in named.items() if "layernorm" not in name]
    norms = [value for name, value in named.items() if "layernorm" in name]
    query, query_bias, key, key_bias, value, value_bias, *rest = maps
    attend, feed = ours.attention, ours.feed_forward
    parameters = [attend.query.weight, attend.query.bias, attend.key_value.weight]
    parameters += [attend.key_value.bias, attend.out.weight, attend.out.bias]
    parameters += [feed[0].weight, feed[0].bias, feed[2].weight, feed[2].bias]
    joined = [query, query_bias, torch.cat([key, value]), torch.cat([key_bias, value_bias]), *rest]
    for target, source in zip(parameters, joined, strict=True):
        target.copy_(source)
    before = [*ours.attention_norm.parameters(), *ours.feed_forward_norm.parameters()]
    for target, source in zip(before, norms, strict=True):
        target.copy_(source)


@torch.no_grad()
def copy_model(ours: VisionTransformer, model: nn.Module) -> None:
    embeddings = model.embeddings
    ours.start.token.copy_(embeddings.cls_token[0])
    ours.positions.table.copy_(embeddings.position_embeddings[0])
    ours.patches.project.load_state_dict(embeddings.patch_embeddings.projection.state_dict())
    layers = model.layers if hasattr(model, "layers") else model.encoder.layer
    for block, layer in zip(ours.stack.blocks, layers, strict=True):
        copy_block(block, layer)
    ours.stack.norm.load_state_dict(model.layernorm.state_dict())


@torch.no_grad()
def test_equals_transformers():
    torch.manual_seed(0)
    ours = VisionTransformer(size=16, patch=8, shape=TransformerShape(width=12, depth=2, heads=3))
    model = theirs()
    copy_model(ours, model)
    images = torch.rand(2, 3, 16, 16)
    expected = model(pixel_values=2 * images - 1).last_hidden_state
    torch.testing.assert_close(ours.tokens(images), expected, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(ours(images), expected[:, 0], atol=1e-5, rtol=1e-5)


@torch.no_grad()
def test_another_scale_of_the_colours_can_be_passed_in():
    shape = TransformerShape(width=12, depth=1, heads=3)
    own = VisionTransformer(size=16, patch=8, shape=shape, pixels=Pixels(mean=0.2, deviation=0.3))
    plain = VisionTransformer(size=16, patch=8, shape=shape)
    plain.load_state_dict(own.state_dict() | plain.pixels.state_dict(prefix="pixels."))
    images = torch.rand(2, 3, 16, 16)
    torch.testing.assert_close(own(images), plain(((images - 0.2) / 0.3 + 1) / 2))


def test_patches_must_cover_the_image():
    with pytest.raises(ValueError, match="patches of 5 pixels"):
        VisionTransformer(size=32, patch=5, shape=TransformerShape(width=8, depth=1, heads=2))
