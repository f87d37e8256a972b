"""Features instead of pictures, captions as ever."""

import pytest
import torch

from multimodal.data.emoji import load_emoji
from multimodal.recipes.photo_captions.feature_loader import FeatureLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer

EMOJI = load_emoji(8, split="train").subset(range(20))
WORDS = CaptionVocabulary(Tokenizer.train(EMOJI.texts(), 400), ("en", "es", "zh"))


def test_each_row_of_features_stands_beside_a_caption_of_its_picture():
    features = torch.arange(20.0)[:, None].expand(20, 5)
    batch = next(iter(FeatureLoader(EMOJI, features, WORDS, batch_size=8, seed=0)))
    assert torch.equal(batch.images[:, 0], batch.image_ids.float())
    for row, text in zip(batch.image_ids.tolist(), WORDS.read(batch.tokens), strict=True):
        names = {texts[row][0].lower().replace(" ", "") for texts in EMOJI.captions.values()}
        assert text.replace(" ", "") in names


def test_other_features_are_other_data():
    one, other = (
        FeatureLoader(EMOJI, torch.full((20, 5), value), WORDS, batch_size=8, seed=0)
        for value in (0.0, 1.0)
    )
    with pytest.raises(ValueError, match="other data"):
        other.load_state_dict(one.state_dict())


def test_too_few_features_are_refused():
    with pytest.raises(ValueError, match="19 features"):
        FeatureLoader(EMOJI, torch.zeros(19, 5), WORDS, batch_size=8, seed=0)


def test_noise_turns_a_row_and_keeps_its_length():
    features = torch.rand(20, 400) - 0.5
    plain, noisy = (
        next(iter(FeatureLoader(EMOJI, features, WORDS, batch_size=8, seed=0, noise=noise)))
        for noise in (0.0, 2.0)
    )
    assert torch.equal(plain.tokens, noisy.tokens)
    assert torch.equal(plain.images, features[plain.image_ids])
    assert torch.allclose(plain.images.norm(dim=1), noisy.images.norm(dim=1))
    cosines = torch.cosine_similarity(plain.images, noisy.images, dim=1)
    assert (cosines - 5**-0.5).abs().max() < 0.15
