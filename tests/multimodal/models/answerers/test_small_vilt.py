"""One Transformer for words and patches, equal to the published one with the same weights."""

import pytest
import torch
from transformers import ViltConfig, ViltModel

from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.transformer import TransformerShape
from multimodal.models.answerers.small_vilt import SmallVilt

SHAPE = TransformerShape(width=16, depth=2, heads=2, expansion=2)
IMAGES = torch.rand(3, 3, 24, 24, generator=torch.Generator().manual_seed(0))
TOKENS = torch.tensor([[5, 6, 7, 8], [6, 5, 0, 0], [8, 0, 0, 0]])
MASK = TOKENS != 0


@pytest.fixture
def model():
    torch.manual_seed(0)
    patches = PatchEmbedding(patch=8, width=16)
    return SmallVilt(patches=patches, vocabulary=12, length=6, places=9, shape=SHAPE).eval()


def published(model):
    """A ``ViltModel`` with the weights of ours; what theirs has and ours lacks is 0."""
    config = ViltConfig(
        vocab_size=12,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=7,
        image_size=24,
        patch_size=8,
        layer_norm_eps=1e-5,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        qkv_bias=True,
        max_image_length=-1,
    )
    other = ViltModel(config).eval()
    text, picture = other.embeddings.text_embeddings, other.embeddings
    state = {
        text.word_embeddings.weight: model.words.weight,
        text.position_embeddings.weight: model.text_places.table,
        text.LayerNorm.weight: model.word_norm.weight,
        text.LayerNorm.bias: model.word_norm.bias,
        picture.cls_token: model.picture_class.token[None],
        picture.patch_embeddings.projection.weight: model.patches.project.weight,
        picture.patch_embeddings.projection.bias: model.patches.project.bias,
        picture.position_embeddings: model.picture_places.table[None],
        picture.token_type_embeddings.weight: model.kinds,
        other.layernorm.weight: model.blocks.norm.weight,
        other.layernorm.bias: model.blocks.norm.bias,
        other.pooler.dense.weight: model.pool.weight,
        other.pooler.dense.bias: model.pool.bias,
    }
    with torch.no_grad():
        text.token_type_embeddings.weight.zero_()
        for theirs, ours in state.items():
            theirs.copy_(ours)
        for theirs, ours in zip(other.encoder.layer, model.blocks.blocks, strict=True):
            copy_block(theirs, ours)
    return other


def copy_block(theirs, ours):
    attention, inner = theirs.attention.attention, ours.attention
    theirs.layernorm_before.load_state_dict(ours.attention_norm.state_dict())
    theirs.layernorm_after.load_state_dict(ours.feed_forward_norm.state_dict())
    attention.query.load_state_dict(inner.query.state_dict())
    for number, part in enumerate((attention.key, attention.value)):
        rows = slice(16 * number, 16 * (number + 1))
        part.weight.copy_(inner.key_value.weight[rows])
        part.bias.copy_(inner.key_value.bias[rows])
    theirs.attention.output.dense.load_state_dict(inner.out.state_dict())
    theirs.intermediate.dense.load_state_dict(ours.feed_forward[0].state_dict())
    theirs.output.dense.load_state_dict(ours.feed_forward[2].state_dict())


def test_equal_to_the_model_of_transformers(model, monkeypatch):
    """Theirs draws the order of the patches; here it is left as it is."""
    torch.nn.init.normal_(model.word_norm.weight)
    monkeypatch.setattr(torch, "multinomial", lambda chances, count: torch.arange(count))
    embedded = model.text_class(model.words(TOKENS))
    with torch.no_grad():
        theirs = published(model)(
            inputs_embeds=embedded,
            attention_mask=torch.nn.functional.pad(MASK, (1, 0), value=True).long(),
            pixel_values=IMAGES,
        )
        ours = model(IMAGES, TOKENS, MASK)
    assert torch.allclose(theirs.pooler_output, ours.whole, atol=1e-5)
    assert torch.allclose(theirs.last_hidden_state[:, 1:5][MASK], ours.words[MASK], atol=1e-5)
    assert torch.allclose(theirs.last_hidden_state[:, 6:], ours.patches, atol=1e-5)


def test_shapes(model):
    read = model(IMAGES, TOKENS, MASK)
    assert read.whole.shape == (3, 16)
    assert read.words.shape == (3, 4, 16)
    assert read.patches.shape == (3, 9, 16)


def test_padding_changes_nothing(model):
    longer, real = torch.nn.functional.pad(TOKENS, (0, 2), value=9), torch.zeros(3, 6).bool()
    real[:, :4] = MASK
    short, long = model(IMAGES, TOKENS, MASK), model(IMAGES, longer, real)
    assert torch.allclose(short.whole, long.whole, atol=1e-6)
    assert torch.allclose(short.patches, long.patches, atol=1e-6)
    assert torch.allclose(short.words[MASK], long.words[:, :4][MASK], atol=1e-6)


def test_words_hear_the_picture_and_patches_hear_the_text(model):
    read = model(IMAGES, TOKENS, MASK)
    other_picture = model(IMAGES.flip(0), TOKENS, MASK)
    other_text = model(IMAGES, TOKENS[:, [1, 0, 2, 3]], MASK[:, [1, 0, 2, 3]])
    assert not torch.allclose(read.words, other_picture.words, atol=1e-4)
    assert not torch.allclose(read.patches, other_text.patches, atol=1e-4)


def test_places_and_kinds_are_told(model):
    """A text in another order is another text, a token of a text is none of a picture."""
    first = model(IMAGES[:1], torch.tensor([[5, 6]]), torch.ones(1, 2).bool()).whole
    second = model(IMAGES[:1], torch.tensor([[6, 5]]), torch.ones(1, 2).bool()).whole
    assert not torch.allclose(first, second, atol=1e-5)
    before = model.embed(IMAGES, TOKENS)
    with torch.no_grad():
        model.kinds[1] += 1
    after = model.embed(IMAGES, TOKENS)
    assert torch.equal(before[:, :5], after[:, :5])
    assert torch.allclose(before[:, 5:] + 1, after[:, 5:])


def test_looks_are_rows_that_sum_to_1_and_lead_to_the_states(model):
    maps = model.look(IMAGES, TOKENS, MASK)
    assert maps.shape == (3, 2, 2, 15, 15)
    assert torch.allclose(maps.sum(dim=-1), torch.ones(3, 2, 2, 15))
    assert (maps[2, ..., 2:5] == 0).all()  # the last text has one word


def test_every_parameter_learns(model):
    read = model(IMAGES, TOKENS, MASK)
    (read.whole.square().sum() + read.words.pow(3).sum() + read.patches.pow(3).sum()).backward()
    assert all(weight.grad is not None for weight in model.parameters())
