"""Learns what vectors mean, and speaks the language asked for."""

import torch

from multimodal.recipes.photo_captions.real_captioner import (
    VECTOR,
    names_and_pairs,
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


def test_a_captioner_speaks_the_language_asked_for():
    vectors = torch.randn(50, VECTOR, generator=torch.Generator().manual_seed(0))
    captioner = train_real(names_and_pairs(), vectors, seed=0)
    for language in ("en", "es", "zh"):
        assert len(captioner.describe(vectors[:3], language)) == 3
