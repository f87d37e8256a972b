"""What every encoder promises: shapes, gradients everywhere, padding invisible, dtype."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.encoders.bag_of_words import BagOfWords
from multimodal.encoders.causal_text import CausalTextTransformer
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.text_transformer import TextTransformer
from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape, first_token

SHAPE = TransformerShape(width=16, depth=2, heads=4)
IMAGE = {
    "small": lambda: SmallCNN(channels=3, widths=(8, 16)),
    "grid": lambda: GridCNN(channels=(8, 16), width=16),
    "vit": lambda: VisionTransformer(size=32, patch=8, shape=SHAPE),
}
TEXT = {
    "mean": lambda: TextTransformer(vocabulary=20, length=12, shape=SHAPE),
    "first": lambda: TextTransformer(vocabulary=20, length=12, shape=SHAPE, pool=first_token),
    "causal": lambda: CausalTextTransformer(vocabulary=20, length=12, shape=SHAPE),
    "bag": lambda: BagOfWords(vocabulary=20, width=16, hidden=32),
}
image_encoders = pytest.mark.parametrize("kind", IMAGE)
text_encoders = pytest.mark.parametrize("kind", TEXT)
# a vector added to every key moves all scores alike, so softmax gives it no gradient
WITHOUT_GRADIENT = "key_value.bias"


@pytest.fixture(autouse=True)
def _seed():
    torch.manual_seed(0)


def texts(lengths=(3, 5, 1)):
    mask = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
    return torch.randint(1, 20, mask.shape) * mask, mask


def assert_gradients_everywhere(encoder, loss):
    loss.backward()
    for name, parameter in encoder.named_parameters():
        gradient = parameter.grad
        assert gradient is not None, name
        if name.endswith(WITHOUT_GRADIENT):
            gradient = gradient.chunk(2)[1]
        assert gradient.abs().sum() > 0, name


@image_encoders
def test_images_become_vectors(kind):
    encoder = IMAGE[kind]()
    vectors = encoder(torch.rand(3, 3, 32, 32))
    assert vectors.shape == (3, encoder.width)
    assert_gradients_everywhere(encoder, vectors.square().sum())


@image_encoders
def test_an_image_does_not_see_its_batch(kind):
    encoder, images = IMAGE[kind](), torch.rand(3, 3, 32, 32)
    torch.testing.assert_close(encoder(images)[:1], encoder(images[:1]), atol=1e-5, rtol=1e-5)


@image_encoders
def test_image_encoders_follow_the_dtype(kind):
    assert IMAGE[kind]().double()(torch.rand(1, 3, 32, 32).double()).dtype == torch.float64


@text_encoders
def test_texts_become_vectors(kind):
    encoder, (tokens, mask) = TEXT[kind](), texts()
    vectors = encoder(tokens, mask)
    assert vectors.shape == (3, encoder.width)
    used = encoder.embed.weight[tokens[mask]]
    assert_gradients_everywhere(encoder, vectors.pow(3).sum() + 0 * used.sum())


@text_encoders
@settings(max_examples=15, deadline=None)
@given(padding=st.integers(0, 6), junk=st.integers(0, 19))
def test_padding_is_invisible(kind, padding, junk):
    torch.manual_seed(0)
    encoder = TEXT[kind]()
    tokens, mask = texts()
    noisy = tokens.masked_fill(~mask, junk)
    longer = torch.cat([noisy, torch.full((3, padding), junk)], dim=1)
    wider = torch.cat([mask, torch.zeros(3, padding, dtype=torch.bool)], dim=1)
    torch.testing.assert_close(encoder(longer, wider), encoder(tokens, mask), atol=1e-5, rtol=1e-5)


@text_encoders
def test_a_text_without_tokens_gives_finite_numbers(kind):
    vectors = TEXT[kind]()(torch.zeros(2, 3, dtype=torch.long), torch.zeros(2, 3).bool())
    assert vectors.isfinite().all()
