"""The nearest name, one scale for two kinds of pictures, and what counts as found."""

import pytest
import torch

from multimodal.recipes.photo_captions.real_rivals import finds_own, nearest_name, standardised

VECTORS = {"cat": (1.0, 0.0), "dog": (0.0, 1.0), "kitten": (0.9, 0.1), "sun": (-1.0, -1.0)}


def read(texts):
    return torch.tensor([VECTORS[text] for text in texts])


def test_the_nearest_row_gives_its_name():
    known = torch.tensor([[1.0, 0.0], [0.0, 5.0]])
    assert nearest_name(torch.tensor([[2.0, 0.1], [0.1, 0.2]]), known, ["a", "b"]) == ["a", "b"]


def test_a_scale_of_its_own():
    found = standardised(torch.rand(50, 8) * 3 + 1)
    assert found.mean(dim=0).abs().max() < 1e-5
    assert (found.std(dim=0) - 1).abs().max() < 0.02


def test_a_sentence_finds_its_label_and_the_same_sentence_finds_one():
    labels = ["cat", "dog", "sun"]
    assert finds_own(["kitten", "dog", "sun"], labels, read).all()
    assert int(finds_own(["cat"] * 3, labels, read).sum()) == 1
    with pytest.raises(ValueError, match="labels"):
        finds_own(["cat"], labels, read)
