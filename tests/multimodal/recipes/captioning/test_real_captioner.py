"""Learns by heart what it is shown, comes back from its file, and speaks the language asked for."""

import torch

from multimodal import assets
from multimodal.data.emoji import load_emoji
from multimodal.data.emoji_pairs import emoji_pairs
from multimodal.recipes.captioning import real_captioner
from multimodal.recipes.captioning.real_captioner import (
    FEATURES,
    Drawings,
    Scale,
    load_real,
    ship_real,
    train_real,
)


def few_drawings() -> Drawings:
    singles = load_emoji(64, split="train").subset(range(40))
    pairs = emoji_pairs(singles, 10, seed=0)
    torch.manual_seed(0)
    return Drawings(singles, pairs, torch.rand(40, FEATURES), torch.rand(10, FEATURES))


def test_a_captioner_comes_back_in_half_precision(tmp_path, monkeypatch):
    for module in (real_captioner, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    data = few_drawings()
    captioner = train_real(data, seed=0)
    ship_real(captioner)
    loaded = load_real()
    for one, other in zip(captioner.model.parameters(), loaded.model.parameters(), strict=True):
        assert torch.allclose(one, other, atol=2e-3)
    assert torch.allclose(captioner.scale.mean, loaded.scale.mean, atol=1e-3)
    assert sum(path.stat().st_size for path in (tmp_path / "captioning").iterdir()) < 4e6
    for language in ("en", "es", "zh"):
        assert len(loaded.describe(data.single_features[:3], language)) == 3


def test_a_scale_brings_features_to_mean_zero_and_deviation_one():
    x = torch.rand(50, FEATURES) * 3 + 1
    scaled = Scale.of(x)(x)
    assert scaled.mean(dim=0).abs().max() < 1e-5
    assert (scaled.std(dim=0) - 1).abs().max() < 0.02
