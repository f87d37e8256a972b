"""Two drawings in one picture, and sentences that name both, in order."""

import pytest
import torch

from multimodal.data.emoji import load_emoji
from multimodal.data.emoji_pairs import emoji_pairs

EMOJI = load_emoji(16, split="train").subset(range(12))


def test_both_drawings_stand_side_by_side_on_white():
    pairs = emoji_pairs(EMOJI, 5, seed=0)
    assert pairs.images.shape == (5, 3, 32, 32)
    names = [texts[0] for texts in EMOJI.captions["en"]]
    for picture, (said, *_) in zip(pairs.images, pairs.captions["en"], strict=True):
        first, second = (names.index(name) for name in said.split(" and "))
        assert first != second
        assert torch.equal(
            picture[:, 8:24], torch.cat((EMOJI.images[first], EMOJI.images[second]), 2)
        )
        assert (picture[:, :8] == 255).all()
        assert (picture[:, 24:] == 255).all()


def test_the_same_pairs_in_every_language():
    pairs = emoji_pairs(EMOJI, 5, seed=0)
    for language, joint in (("en", " next to "), ("es", " junto a "), ("zh", "旁边是")):
        names = [texts[0] for texts in EMOJI.captions[language]]
        parts = [texts[1].split(joint) for texts in pairs.captions[language]]
        places = [[names.index(name) for name in both] for both in parts]
        if language == "en":
            expected = places
        assert places == expected


def test_one_emoji_makes_no_pair():
    with pytest.raises(ValueError, match="two emoji"):
        emoji_pairs(EMOJI.subset([0]), 1, seed=0)
