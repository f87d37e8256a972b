"""Columns of the pointing game, from a model that looks where the things are."""

import pytest
import torch
from torch import nn

from multimodal.data.questions.question_set import question_set
from multimodal.models.answerers.answerer import AttendingAnswerer, Looked
from multimodal.recipes.answer_judging.answer_consistency import Asked
from multimodal.recipes.answer_judging.answer_pointing import ONE_THING, asked_about
from multimodal.recipes.answer_judging.pointing_measures import of_kinds, pointing_measures
from multimodal.recipes.answering.answering_task import question_tokenizer
from multimodal.recipes.answering.weight_on_things import covered_places, two_looks

QUESTIONS = question_set(30, seed=4, split="test")


class LooksAtThePlace(AttendingAnswerer):
    """Both hops look where the first feature of the places is largest; says answer 0."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))

    def look(self, places, tokens, mask):
        logits = torch.zeros(len(places), 20)
        logits[:, 0] = 1
        maps = places[:, None, :, 0].expand(-1, 2, -1)
        return Looked(logits, maps, mask[:, None].float())


def asked(model, places):
    return Asked(model, places, question_tokenizer(), "en")


def test_a_model_that_always_looks_at_one_place():
    places = torch.zeros(30, 36, 1)
    places[:, 14] = 1
    found = pointing_measures(asked(LooksAtThePlace(), places), QUESTIONS)
    about = of_kinds(QUESTIONS, *ONE_THING)
    share = covered_places(asked_about(about), 36)[:, 14].float().mean().item()
    assert found["hop_1"] == found["hop_2"] == found["other_2"] == found["usual_place"]
    assert found["hop_1"] == pytest.approx(share)
    assert "last_if_right" not in found
    assert found["last_if_wrong"] == pytest.approx(share)


def test_relation_has_two_things():
    questions = of_kinds(QUESTIONS, "relation")
    first = questions.questions[0]
    questions = questions.subset([0])
    looks = two_looks(first.program, questions.crowds[first.picture])
    places = torch.zeros(30, 36, 1)
    places[first.picture, :, 0] = covered_places([looks.meant], 36)[0].float()
    found = pointing_measures(asked(LooksAtThePlace(), places), questions)
    assert found["meant_1"] == found["meant_2"] == found["hop_2"] == 1
    assert found["named_1"] == 0


def test_who_has_no_maps_has_no_columns():
    assert pointing_measures(asked(nn.Identity(), torch.zeros(30, 36, 1)), QUESTIONS) == {}


def test_kinds_are_chosen():
    assert set(of_kinds(QUESTIONS, "count", "shape").kinds) == {"count", "shape"}
