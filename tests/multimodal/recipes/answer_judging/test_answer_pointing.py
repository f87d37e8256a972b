"""Maps that point at the right thing, at another one, and always at the same place."""

import pytest
import torch
from torch import nn

from multimodal.data.questions.programs import things_after
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answer_judging.answer_pointing import (
    ONE_THING,
    asked_about,
    maps_of,
    pointed,
)
from multimodal.recipes.answering.answering_task import question_tokenizer
from multimodal.recipes.answering.weight_on_things import covered_places

EVERY = question_set(30, seed=4, split="test")
QUESTIONS = EVERY.subset([n for n, kind in enumerate(EVERY.kinds) if kind in ONE_THING])
THINGS = asked_about(QUESTIONS)
COVERED = covered_places(THINGS, 36)


def test_each_question_is_about_one_thing():
    assert [len(things) for things in THINGS] == [1] * len(QUESTIONS)
    first = QUESTIONS.questions[0]
    assert THINGS[0] == things_after(first.program, QUESTIONS.crowds[first.picture])[-1]


def test_two_hops_that_point_right_and_elsewhere():
    right = COVERED.float() / COVERED.sum(dim=1, keepdim=True)
    corner = torch.zeros_like(right)
    corner[:, 35] = 1
    found = pointed(torch.stack((right, corner), dim=1), THINGS, QUESTIONS.pictures)
    assert found.hops[0] == 1
    assert found.hops[1] == pytest.approx(COVERED[:, 35].float().mean().item())
    assert found.usual_place == found.hops[1] == found.of_another[1]
    assert found.chance == pytest.approx(COVERED.float().mean().item())
    assert found.chance < found.best_place < 0.5
    assert found.of_another[0] < 0.6


def test_the_map_of_another_question_is_about_another_picture():
    maps = torch.zeros(4, 1, 36)
    things = [THINGS[0], THINGS[0], THINGS[1], THINGS[1]]
    places = [int(COVERED[0].nonzero()[0]), int(COVERED[1].nonzero()[0])]
    for row, place in enumerate((0, 0, 1, 1)):
        maps[row, 0, places[place]] = 1
    found = pointed(maps, things, torch.tensor([0, 0, 1, 1]))
    overlap = (COVERED[0, places[1]].float() + COVERED[1, places[0]].float()) / 2
    assert found.hops == (1,)
    assert found.of_another == (overlap,)


def test_maps_are_those_of_each_question():
    class Pointing(nn.Module):
        def maps(self, places, tokens, mask):
            return places[:, None, :, 0] * mask.any(dim=1)[:, None, None]

    model = Pointing()
    model.weight = nn.Parameter(torch.zeros(1))
    places = torch.rand(30, 36, 4)
    found = maps_of(model, QUESTIONS, places, question_tokenizer(), "zh")
    assert torch.equal(found[:, 0], places[QUESTIONS.pictures][:, :, 0])


def test_maps_of_other_questions_are_refused():
    with pytest.raises(ValueError, match=r"2 questions need as many maps \(Q, K, L\)"):
        pointed(torch.rand(3, 1, 36), THINGS[:2], torch.tensor([0, 1]))
