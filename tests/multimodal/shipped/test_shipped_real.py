"""The captioner of names comes back from its file."""

import torch

from multimodal import assets
from multimodal.recipes.photo_captions.real_captioner import VECTOR, names_and_pairs, train_real
from multimodal.shipped import shipped_real


def test_a_captioner_comes_back(tmp_path, monkeypatch):
    vectors = torch.randn(50, VECTOR, generator=torch.Generator().manual_seed(0))
    captioner = train_real(names_and_pairs(), vectors, seed=0)
    for module in (shipped_real, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    shipped_real.ship_real(captioner)
    loaded = shipped_real.load_real()
    for one, other in zip(captioner.model.parameters(), loaded.model.parameters(), strict=True):
        assert torch.allclose(one, other, atol=4e-3 * one.detach().abs().max().item() + 1e-3)
    for language in ("en", "es", "zh"):
        assert len(loaded.describe(vectors[:3], language)) == 3
