"""Who has which property: asked with one true and one false caption."""

from dataclasses import replace

import pytest
import torch

from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.clip import hard_negatives
from multimodal.recipes.clip.hard_negatives import NEGATIVES, binding
from multimodal.recipes.pairs.towers import bag_clip, clip_model
from multimodal.training.seeds import seeded


def test_a_bag_of_words_ties_on_every_swap(scenes):
    with seeded(0):
        bag, reader = bag_clip(scenes), clip_model(scenes)
    assert binding(bag, scenes).swap == 0.5
    assert binding(reader, scenes).swap != 0.5


def test_each_contrast_is_asked_of_its_own_picture(scenes, monkeypatch):
    """A model that knows the truth wins all; one that errs on every second scene half of them."""
    few = replace(scenes, test=scenes.test.subset(range(4)))
    true = {c.true for scene in few.test.scenes for language in DATA_LANGUAGES
            for kind in NEGATIVES for c in NEGATIVES[kind](scene, language)}  # fmt: skip

    def texts(_, asked, __):
        return torch.tensor([[float(text in true)] for text in asked])

    monkeypatch.setattr(hard_negatives, "embed_texts", texts)
    monkeypatch.setattr(hard_negatives, "embed_images", lambda *_: torch.ones(4, 1))
    assert binding(None, few) == (1, 1)
    signs = torch.tensor([[1.0], [-1.0], [-1.0], [-1.0]])
    monkeypatch.setattr(hard_negatives, "embed_images", lambda *_: signs)
    counts = [
        [sum(len(negatives(s, code)) for code in DATA_LANGUAGES) for s in few.test.scenes]
        for negatives in NEGATIVES.values()
    ]
    expected = [of_kind[0] / sum(of_kind) for of_kind in counts]
    assert binding(None, few) == pytest.approx(expected)
    monkeypatch.setattr(hard_negatives, "embed_images", lambda *_: signs * 9e-6)
    assert binding(None, few) == (0.5, 0.5)
    monkeypatch.setattr(hard_negatives, "embed_images", lambda *_: signs * 1.1e-5)
    assert binding(None, few) == pytest.approx(expected)
