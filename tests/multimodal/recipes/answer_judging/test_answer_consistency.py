"""An answerer that knows the truth is consistent; one that always says yes contradicts itself."""

import pytest
import torch
from torch import nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.entailment import entailed
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answer_judging import answer_consistency
from multimodal.recipes.answer_judging.answer_consistency import (
    Asked,
    consistency,
    implied_questions,
)
from multimodal.recipes.answering.answering_task import question_tokenizer

QUESTIONS = question_set(24, seed=3, split="test")
PLACES = torch.zeros(24, 36, 64)
YES = ANSWERS.index("yes")


class AlwaysYes(nn.Module):
    def forward(self, places, tokens, mask):
        logits = torch.zeros(len(tokens), len(ANSWERS))
        logits[:, YES] = 1
        return logits


@pytest.fixture
def always_yes():
    return Asked(AlwaysYes(), PLACES, question_tokenizer(), "en")


def knowing(rate, monkeypatch):
    """Knows the true answers, and gives every ``rate``-th wrongly."""

    def answers(model, questions, places, tokenizer, language):
        true = questions.answers.clone()
        true[::rate] = (true[::rate] + 1) % len(ANSWERS)
        return nn.functional.one_hot(true, len(ANSWERS)).float()

    monkeypatch.setattr(answer_consistency, "answer_questions", answers)
    return Asked(nn.Identity(), PLACES, question_tokenizer(), "es")


def test_what_follows_has_its_main_question_beside_it():
    found = implied_questions(QUESTIONS)
    assert len(found.questions) == len(found.main) > len(QUESTIONS)
    for row, question in zip(found.main.tolist(), found.questions.questions, strict=True):
        main = QUESTIONS.questions[row]
        assert question.picture == main.picture
        assert (question.program, question.answer) in entailed(main)
    assert found.questions.texts("zh")


def test_who_knows_the_truth_is_consistent(monkeypatch):
    found = consistency(knowing(10**6, monkeypatch), QUESTIONS.subset(range(1, 96)))
    assert found.paraphrases == 1
    assert found.denials.share < 0.1
    assert found.implied > 0.98
    assert found.implied_alone > 0.98


def test_always_yes(always_yes):
    found = consistency(always_yes, QUESTIONS)
    assert found.paraphrases == 1
    assert found.denials.share == 1
    assert found.denials.both_right == 0
    assert found.implied_alone < 1
    assert always_yes.answers(QUESTIONS).unique().tolist() == [YES]
    assert always_yes.logits(QUESTIONS).shape == (96, len(ANSWERS))
    right = always_yes.right(QUESTIONS)
    assert right.tolist() == [q.answer == "yes" for q in QUESTIONS.questions]
    (main,) = [implied_questions(QUESTIONS).main]
    follows = always_yes.right(implied_questions(QUESTIONS).questions)
    assert found.implied == pytest.approx(follows[right[main]].float().mean().item())
