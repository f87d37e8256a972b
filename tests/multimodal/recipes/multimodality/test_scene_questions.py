"""Every question has one answer in its scene, and cannot be answered without it."""

import pytest
import torch
from opencc import OpenCC

from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.recipes.multimodality.scene_questions import (
    ask,
    colour_names,
    question,
    question_model,
    question_steps,
    smallest_world,
)

ASKED = ask(120, split="train")


def test_each_scene_is_asked_for_both_its_things() -> None:
    data = ASKED.data
    assert len(data.answers) == 2 * len(ASKED.scenes) > 60
    for row, scene in enumerate(ASKED.scenes):
        for half, thing in enumerate((scene.first, scene.second)):
            assert SHAPES[data.words[2 * row + half]] == thing.shape
            assert COLOURS[data.answers[2 * row + half]] == thing.colour
        assert torch.equal(data.pictures[2 * row], data.pictures[2 * row + 1])


def test_the_picture_alone_is_right_on_half_at_most() -> None:
    pairs = ASKED.data.answers.reshape(-1, 2)
    assert (pairs[:, 0] != pairs[:, 1]).all()


def test_unseen_scenes_are_others() -> None:
    unseen = ask(360, split="test", seed=1)
    assert {scene.meaning for scene in unseen.scenes}.isdisjoint(
        scene.meaning for scene in ask(3000, split="train").scenes
    )


def test_the_smallest_world_is_one_star_and_one_circle() -> None:
    tiny = smallest_world(4000)
    assert len(tiny.data.answers) == 2 * len(tiny.scenes) > 0
    for scene in tiny.scenes:
        assert {scene.first.shape, scene.second.shape} == {"star", "circle"}
        assert {scene.first.colour, scene.second.colour} == {"yellow", "green"}
    shapes = {SHAPES[word] for word in tiny.data.words.tolist()}
    assert shapes == {"star", "circle"}
    for row, scene in enumerate(tiny.scenes):
        assert COLOURS[tiny.data.answers[2 * row]] == scene.first.colour


def test_questions_in_three_languages() -> None:
    star, circle = SHAPES.index("star"), SHAPES.index("circle")
    assert question(star, "en") == "What colour is the star?"
    assert question(star, "es") == "¿De qué color es la estrella?"
    assert question(circle, "es") == "¿De qué color es el círculo?"
    assert question(star, "zh") == "五角星是什么颜色？"
    for word in range(len(SHAPES)):
        assert OpenCC("t2s").convert(question(word, "zh")) == question(word, "zh")
    with pytest.raises(ValueError, match="unknown language"):
        question(star, "fr")


def test_answers_in_three_languages() -> None:
    rows = torch.tensor([COLOURS.index("red"), COLOURS.index("black")])
    assert colour_names(rows, "en") == ["red", "black"]
    assert colour_names(rows, "es") == ["rojo", "negro"]
    assert colour_names(rows, "zh") == ["红色", "黑色"]


def test_the_model_answers_with_a_colour() -> None:
    data, present = ASKED.data, torch.ones(2, 2, dtype=torch.bool)
    logits = question_model(seed=0)(data.pictures[:2] / 255, data.words[:2], present)
    assert logits.shape == (2, len(COLOURS))
    assert question_steps() == 3
