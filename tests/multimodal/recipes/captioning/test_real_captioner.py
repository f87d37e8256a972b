"""Learns what vectors mean, comes back from its file, and speaks the language asked for."""

import torch

from multimodal import assets
from multimodal.recipes.captioning import real_captioner
from multimodal.recipes.captioning.real_captioner import (
    VECTOR,
    load_real,
    names_and_pairs,
    ship_real,
    train_real,
    vectors_of,
)


def test_names_come_first_and_pairs_after_them():
    data = names_and_pairs()
    assert len(data) == 50
    assert [len(texts) for texts in data.captions["es"]] == [1] * 40 + [2] * 10


def test_vectors_stand_around_the_centre():
    def read(texts):
        return torch.tensor([[float(len(text)), 1.0] for text in texts])

    found = vectors_of(["aaa", "a"], read, torch.tensor([2.0, 1.0]))
    assert found.tolist() == [[1.0, 0.0], [-1.0, 0.0]]


def test_a_captioner_comes_back_in_half_precision(tmp_path, monkeypatch):
    vectors = torch.randn(50, VECTOR, generator=torch.Generator().manual_seed(0))
    captioner = train_real(names_and_pairs(), vectors, seed=0)
    for module in (real_captioner, assets):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    ship_real(captioner)
    loaded = load_real()
    for one, other in zip(captioner.model.parameters(), loaded.model.parameters(), strict=True):
        assert torch.allclose(one, other, atol=2e-3)
    assert sum(path.stat().st_size for path in (tmp_path / "captioning").iterdir()) < 4e6
    for language in ("en", "es", "zh"):
        assert len(loaded.describe(vectors[:3], language)) == 3
