"""The row of who knows the truth, of who always says yes, and of who never looks."""

import pytest
import torch
from torch import nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.balancing import pairs
from multimodal.data.questions.programs import KINDS
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answer_judging import answer_consistency
from multimodal.recipes.answer_judging.answer_consistency import Asked
from multimodal.recipes.answer_judging.judged_measures import (
    YES,
    Unseen,
    all_measures,
    fitting_together,
    honesty,
    right_answers,
    right_when_switched,
    share_by_kind,
)
from multimodal.recipes.answering.answering_task import question_tokenizer

QUESTIONS = question_set(30, seed=3, split="test")
SPARE = Unseen(question_set(10, seed=3, split="validation"), torch.zeros(10, 36, 4))
NEW = Unseen(question_set(10, seed=3, split="combinations"), torch.zeros(10, 36, 4))


@pytest.fixture
def knowing(monkeypatch):
    """Knows the true answers, whoever is asked."""

    def answers(model, questions, places, tokenizer, language):
        assert len(places) == len(questions.images)
        return 9 * nn.functional.one_hot(questions.answers, len(ANSWERS)).float()

    monkeypatch.setattr(answer_consistency, "answer_questions", answers)
    return Asked(nn.Identity(), torch.zeros(30, 36, 4), question_tokenizer(), "es")


@pytest.fixture
def always_yes():
    class AlwaysYes(nn.Module):
        def forward(self, places, tokens, mask):
            return nn.functional.one_hot(torch.full((len(tokens),), YES), len(ANSWERS)).float()

    return Asked(AlwaysYes(), torch.zeros(30, 36, 4), question_tokenizer(), "zh")


def test_shares_by_kind():
    kinds = [*KINDS, "count"]
    right = torch.tensor([True, False, True, True, True, True, True])
    found = share_by_kind(right, kinds)
    assert found == dict.fromkeys(KINDS, 1.0) | {"count": 0.5}


def test_who_knows_the_truth(knowing):
    found = all_measures(knowing, QUESTIONS, SPARE, NEW)
    best = {"accuracy", *KINDS, "exists_balanced", "pairs", "both_right", "implied", "coverage"}
    best |= {"combinations", "names_en", "names_es", "names_zh"}
    assert {name for name in best if found[name] != 1} == set()
    assert found["contradicting"] == found["both_wrong"] == found["risk_area"] == 0
    assert found["temperature"] < 1
    assert found["gap_after"] <= found["gap"] < 0.01
    assert found["sureness"] == pytest.approx(1 - found["gap"])


def test_who_always_says_yes(always_yes):
    found = right_answers(always_yes, QUESTIONS)
    assert found["exists_yes"] == 1
    assert found["exists_balanced"] == 0.5
    assert found["exists"] == pytest.approx(0.5, abs=0.05)
    assert found["colour"] == 0
    together = fitting_together(always_yes, QUESTIONS)
    assert together["pairs"] == 0
    assert together["contradicting"] == together["paraphrases"] == 1


def test_confidence_that_does_not_vary(always_yes):
    found = honesty(always_yes, QUESTIONS, Unseen(QUESTIONS, torch.zeros(30, 36, 4)))
    accuracy = right_answers(always_yes, QUESTIONS)["accuracy"]
    assert found["risk_area"] == pytest.approx(1 - accuracy)
    assert found["coverage"] == 0
    assert found["gap"] == pytest.approx(abs(found["sureness"] - accuracy))


def test_a_pair_counts_if_both_are_right(knowing, monkeypatch):
    def first_of_each_pair(model, questions, places, tokenizer, language):
        answers = questions.answers.clone()
        answers[1::2] = (answers[1::2] + 1) % len(ANSWERS)
        return nn.functional.one_hot(answers, len(ANSWERS)).float()

    monkeypatch.setattr(answer_consistency, "answer_questions", first_of_each_pair)
    assert len(pairs(QUESTIONS)) > 100
    assert fitting_together(knowing, QUESTIONS)["pairs"] == 0


def test_the_own_names_are_not_switched(always_yes):
    found = right_when_switched(always_yes, QUESTIONS)
    assert set(found) == {"names_en", "names_es", "names_zh"}
    assert found["names_zh"] == right_answers(always_yes, QUESTIONS)["accuracy"]
