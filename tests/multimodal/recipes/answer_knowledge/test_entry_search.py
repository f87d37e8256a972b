"""Search by words by hand, and a search that finds what it is told to find near."""

import math

import pytest
import torch

from multimodal.recipes.answer_knowledge.entry_search import (
    by_tower,
    nearest,
    nearness,
    shared_words,
    spoken,
    words_of,
)
from multimodal.recipes.answer_knowledge.knowledge_task import knowledge_task


def test_words_are_counted_and_rare_ones_weigh_more() -> None:
    found = shared_words(["the red fox", "owls"], ["The fox, red", "the owl", "the sea"])
    fox, owl = math.log(3), math.log(3)
    assert found[0].tolist() == pytest.approx([1, 0, 0])
    assert found[1].tolist() == [0, 0, 0]  # owls is another word than owl
    half = shared_words(["fox owl"], ["fox", "owl owl"])[0]
    assert half.tolist() == pytest.approx([fox / math.hypot(fox, owl)] * 2)


def test_chinese_characters_are_words() -> None:
    assert words_of("考拉，主要食物：植物 koala!") == [*"考拉主要食物植物", "koala"]


def test_what_is_asked_names_what_was_recognised() -> None:
    task = knowledge_task()
    assert "koala: What does this animal mostly eat?" in spoken(task, task.held_out, "en")
    assert "考拉：这种动物主要吃什么？" in spoken(task, task.held_out, "zh")


def test_entries_of_the_thing_are_near_by_words() -> None:
    task = knowledge_task()
    near = nearness(task, task.known, shared_words, "en")
    assert near.shape == (len(task.known.facts), len(task.facts))
    first = nearest(near, k=5)
    assert first.shape == (len(near), 5)
    assert (near.gather(1, first).diff(dim=1) <= 0).all()
    assert (first == task.known.facts[:, None]).any(dim=1).float().mean() > 0.9


def test_a_tower_compares_vectors() -> None:
    vectors = {"a": [1.0, 0.0], "b": [0.0, 1.0], "c": [0.6, 0.8]}
    alike = by_tower(lambda texts: torch.tensor([vectors[text] for text in texts]))
    torch.testing.assert_close(alike(["a"], ["b", "c"]), torch.tensor([[0.0, 0.6]]))
