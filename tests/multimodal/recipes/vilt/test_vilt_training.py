"""A small ViLT is built, pretrained and trained on questions, each from its seed."""

import torch

from multimodal.data.questions.question_set import question_set
from multimodal.recipes.vilt.vilt_training import (
    LONGEST,
    PLACES,
    pretrain_vilt,
    tune_vilt,
    vilt_model,
    vilt_tokenizer,
)

QUESTIONS = question_set(8, seed=3)
SMALL = {"seed": 0, "steps": 1}


def weights(model):
    return torch.cat([part.detach().flatten() for part in model.parameters()])


def test_sizes():
    model = vilt_model(20)
    read = model(
        torch.rand(2, 3, 48, 48), torch.ones(2, LONGEST).long(), torch.ones(2, LONGEST) > 0
    )
    assert read.patches.shape[1] == PLACES
    assert model.words.num_embeddings == 21


def test_questions_fit():
    tokens, _ = vilt_tokenizer().encode_batch(QUESTIONS.texts("en"))
    assert tokens.shape[1] <= LONGEST


def test_pretraining_follows_its_seed():
    first, again = (pretrain_vilt(QUESTIONS, **SMALL) for _ in range(2))
    assert torch.equal(weights(first), weights(again))
    other = pretrain_vilt(QUESTIONS, **SMALL, objectives=["match"])
    assert not torch.equal(weights(first.vilt), weights(other.vilt))


def test_a_pretrained_start_is_copied():
    start = pretrain_vilt(QUESTIONS, seed=1, steps=1).vilt
    before = weights(start).clone()
    tuned = tune_vilt(QUESTIONS, **SMALL, start=start)
    assert torch.equal(weights(start), before)
    assert (weights(tuned.vilt) - before).abs().max() < 0.01
    anew = tune_vilt(QUESTIONS, **SMALL)
    assert (weights(anew.vilt) - before).abs().max() > 0.01
    assert anew.head[3].out_features == 20
