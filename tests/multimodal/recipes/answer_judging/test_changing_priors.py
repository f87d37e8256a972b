"""What is learned favours some answers; one test favours the same, the other test the others."""

from collections import Counter, defaultdict

import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from multimodal.data.questions.balancing import group_of
from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answer_judging.changing_priors import (
    WITH_BIAS,
    BesideBlind,
    changing_priors,
)
from multimodal.recipes.answering.answering_task import AnsweringTask, question_tokenizer
from multimodal.recipes.answering.question_loader import QuestionBatch

TRAIN, TEST = question_set(400, seed=0), question_set(100, seed=1, split="test")


@pytest.fixture(scope="module")
def priors():
    places = torch.zeros(400, 36, 4), torch.zeros(100, 36, 4)
    return changing_priors(AnsweringTask(TRAIN, TEST, question_tokenizer(), *places))


def prior_hits(learned, asked):
    """Share of questions whose answer is the most frequent one of their group in ``learned``."""
    counts = defaultdict(Counter)
    for question in learned.questions:
        counts[group_of(question.program)][question.answer] += 1
    found = [
        counts[group_of(q.program)].most_common(1)[0][0] == q.answer
        for q in asked.questions
        if group_of(q.program) in counts
    ]
    return sum(found) / len(found)


def test_guessing_from_the_words_pays_under_the_same_priors_only(priors):
    learned = priors.skewed.train
    same, changed = prior_hits(learned, priors.same), prior_hits(learned, priors.changed)
    assert same > 0.45
    assert changed < 0.1


def test_every_test_question_is_about_a_picture_of_the_test(priors):
    asked = {(q.picture, q.program) for q in TEST.questions}
    for part in (priors.same, priors.changed):
        assert len(part) > 100
        assert {(q.picture, q.program) for q in part.questions} <= asked
        assert len(part.images) == len(TEST.images)


def test_what_is_learned_is_as_much_and_about_the_pictures_of_the_training(priors):
    known = set(TRAIN.questions)
    assert len(priors.skewed.train) == len(priors.even.train)
    assert set(priors.skewed.train.questions) < known
    assert set(priors.even.train.questions) < known
    assert len(set(priors.even.train.questions)) == len(priors.even.train)
    assert priors.skewed.places_train is priors.even.places_train


class Says(nn.Module):
    def __init__(self, logits):
        super().__init__()
        self.logits = nn.Parameter(logits)

    def forward(self, places, tokens, mask):
        return self.logits.expand(len(tokens), -1)


@pytest.mark.parametrize("name", WITH_BIAS)
def test_the_blind_one_learns_nothing(name):
    blind, model = Says(torch.tensor([3.0, 0.0, 0.0])), Says(torch.zeros(3))
    tokens, answers = torch.ones(4, 2, dtype=torch.int64), torch.tensor([0, 0, 1, 2])
    batch = QuestionBatch(torch.rand(4, 36, 4), tokens, tokens > 0, answers)
    loss = BesideBlind(blind, WITH_BIAS[name])(model, batch)
    loss.backward()
    assert blind.logits.grad is None
    assert not blind.training
    plain = cross_entropy(model(*batch[:3]), answers)
    assert torch.allclose(loss, plain) == (name == "skewed")
