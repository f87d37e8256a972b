"""The dual encoder: unit vectors, a scale that stays below its limit, a batch that is learnt."""

import math

import pytest
import torch

from multimodal.encoders.bag_of_words import BagOfWords
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.encoders.text_transformer import TextTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.info_nce import clip_loss
from multimodal.losses.siglip import siglip_loss
from multimodal.models.dual_encoder import DualEncoder, SigmoidDualEncoder

SHAPE = TransformerShape(width=16, depth=1, heads=2)


def parts(text_encoder=None):
    torch.manual_seed(0)
    text = text_encoder or TextTransformer(vocabulary=30, length=8, shape=SHAPE)
    return {
        "image_encoder": GridCNN(side=16, channels=(8, 16), width=24),
        "text_encoder": text,
        "width": 12,
    }


def batch(rows=6):
    generator = torch.Generator().manual_seed(1)
    mask = torch.arange(5)[None] < torch.randint(1, 6, (rows, 1), generator=generator)
    tokens = torch.randint(1, 30, (rows, 5), generator=generator) * mask
    colours = torch.rand(rows, 3, 1, 1, generator=generator)
    return colours.expand(rows, 3, 16, 16), tokens, mask


def test_embeddings_have_length_one():
    embedded = DualEncoder(**parts())(*batch())
    for side in (embedded.image, embedded.text):
        assert side.shape == (6, 12)
        torch.testing.assert_close(side.norm(dim=-1), torch.ones(6))
    assert embedded.scale.item() == pytest.approx(1 / 0.07, rel=1e-6)


def test_forward_is_the_two_encoders():
    model, (images, tokens, mask) = DualEncoder(**parts()).eval(), batch()
    embedded = model(images, tokens, mask)
    torch.testing.assert_close(embedded.image, model.encode_image(images))
    torch.testing.assert_close(embedded.text, model.encode_text(tokens, mask))


def test_logit_scale_is_the_logarithm_of_the_inverse_temperature():
    model = DualEncoder(**parts(), initial_temperature=0.5)
    assert model.logit_scale.item() == pytest.approx(math.log(2))
    assert model.scale().item() == pytest.approx(2)


def test_the_scale_stays_at_its_limit_and_can_come_back():
    model = DualEncoder(**parts(), max_scale=20.0)
    with torch.no_grad():
        model.logit_scale.fill_(10.0)
    assert model(*batch()).scale.item() == pytest.approx(20.0)
    assert model.logit_scale.item() == 10, "asking for the scale must not change it"
    model.after_step()
    assert model.logit_scale.item() == pytest.approx(math.log(20))
    model.scale().backward()
    assert model.logit_scale.grad.item() == pytest.approx(20.0)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize("limit", [100.0, 99.9, 33.33, 20.0, 7.7, 1.5])
def test_a_limit_is_a_limit_in_every_precision(limit, dtype):
    model = DualEncoder(**parts(), initial_temperature=1.0, max_scale=limit).to(dtype)
    for offset in (-1e-2, -1e-4, -1e-7, 0, 1e-7, 1e-3, 5, math.inf):
        with torch.no_grad():
            model.logit_scale.fill_(math.log(limit) + offset)
        assert model.scale() <= limit
        assert model.scale().item() <= limit
        model.after_step()
        assert model.scale().item() <= limit
        model.logit_scale.grad = None
        model.scale().backward()
        assert model.logit_scale.grad == model.logit_scale.detach().exp(), "it can come back"
    with torch.no_grad():
        model.logit_scale.fill_(0.3)
    assert model.scale().equal(model.logit_scale.exp()), "elsewhere nothing is touched"


@pytest.mark.parametrize("model", [DualEncoder, SigmoidDualEncoder])
def test_gradients_reach_every_parameter(model):
    torch.manual_seed(0)
    joined = model(**parts())
    loss = siglip_loss if model is SigmoidDualEncoder else clip_loss
    loss(*joined(*batch())).backward()
    for name, parameter in joined.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().sum() > 0, name


@pytest.mark.parametrize("bag", [False, True])
@pytest.mark.parametrize("model", [DualEncoder, SigmoidDualEncoder])
def test_one_batch_can_be_learnt(model, bag):
    text = BagOfWords(vocabulary=30, width=16, hidden=32) if bag else None
    joined, loss = model(**parts(text)), siglip_loss if model is SigmoidDualEncoder else clip_loss
    optimiser = torch.optim.Adam(joined.parameters(), lr=5e-3)
    start = loss(*joined(*batch())).item()
    for _ in range(60):
        optimiser.zero_grad()
        value = loss(*joined(*batch()))
        value.backward()
        optimiser.step()
    assert value.item() < 0.1 * start
    embedded = joined.eval()(*batch())
    assert (embedded.image @ embedded.text.T).argmax(dim=1).tolist() == list(range(6))


@pytest.mark.parametrize("temperature", [0.0, -1.0, 0.005, math.nan])
def test_impossible_temperatures(temperature):
    with pytest.raises(ValueError, match="initial temperature must lie between"):
        DualEncoder(**parts(), initial_temperature=temperature)


def test_a_limit_is_a_finite_number():
    with pytest.raises(ValueError, match="between 1/max_scale = 0 and infinity"):
        DualEncoder(**parts(), max_scale=math.inf)
    with pytest.raises(ValueError, match="max_scale must be positive"):
        DualEncoder(**parts(), max_scale=0.0)


def test_impossible_widths():
    with pytest.raises(ValueError, match="widths must be at least 1"):
        DualEncoder(**(parts() | {"width": 0}))
    assert DualEncoder(**(parts() | {"width": 1})).image_projection.weight.shape == (1, 24)


def test_the_highest_start_is_the_limit():
    model = DualEncoder(**parts(), initial_temperature=0.25, max_scale=4.0)
    assert model.scale().item() == pytest.approx(4)
    with pytest.raises(ValueError, match=r"between 1/max_scale = 0.25"):
        DualEncoder(**parts(), initial_temperature=0.24, max_scale=4.0)


def test_a_sigmoid_model_starts_as_published():
    model = SigmoidDualEncoder(**parts())
    found = model(*batch())
    assert found.scale.item() == pytest.approx(10)
    assert found.bias.item() == -10
    assert SigmoidDualEncoder(**parts(), initial_bias=-3.0).logit_bias.item() == -3
    torch.testing.assert_close(found.text, model.encode_text(*batch()[1:]))
    torch.testing.assert_close(found.image, model.encode_image(batch()[0]))
    assert model.image_projection.bias is None
