"""The nearest name, the name by ConSE, and what counts as found, with vectors made by hand."""

import pytest
import torch

from multimodal.recipes.captioning.real_rivals import conse_name, finds_own, nearest_name

VECTORS = {"cat": (1.0, 0.0), "dog": (0.0, 1.0), "kitten": (0.9, 0.1), "sun": (-1.0, -1.0)}


def read(texts):
    return torch.tensor([VECTORS[text] for text in texts])


def test_the_nearest_drawing_gives_its_name():
    known = torch.tensor([[1.0, 0.0], [0.0, 5.0]])
    assert nearest_name(torch.tensor([[2.0, 0.1], [0.1, 0.2]]), known, ["a", "b"]) == ["a", "b"]


def test_a_mixture_of_class_names_leads_to_the_nearest_name():
    chances = torch.eye(10)[:2] * 0.9 + 0.01
    classes = torch.stack((torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0]), *torch.zeros(8, 2)))
    assert conse_name(chances, classes, ["dog", "cat", "sun"], read) == ["cat", "dog"]


def test_a_sentence_finds_its_label_and_the_same_sentence_finds_one():
    labels = ["cat", "dog", "sun"]
    assert finds_own(["kitten", "dog", "sun"], labels, read).all()
    assert int(finds_own(["cat"] * 3, labels, read).sum()) == 1
    with pytest.raises(ValueError, match="labels"):
        finds_own(["cat"], labels, read)
