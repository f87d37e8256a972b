"""What a pretrained ViLT knows is measured by answers that are known."""

import pytest
import torch

from multimodal.data.questions.crowd import GRID, cell_of
from multimodal.data.questions.question_set import question_set
from multimodal.models.answerers.vilt_heads import Guesses, ViltPretrainer
from multimodal.recipes.vilt import caption_checks
from multimodal.recipes.vilt.caption_checks import (
    caption_scores,
    first_things_found,
    guess,
    plan_of,
)
from multimodal.recipes.vilt.crowd_caption_loader import CAPTIONS_EACH, caption_texts
from multimodal.recipes.vilt.vilt_training import vilt_model, vilt_tokenizer

QUESTIONS = question_set(10, seed=5)
TEXTS = caption_texts(QUESTIONS, "en", seed=1)[::CAPTIONS_EACH]
TOKENS, MASK = vilt_tokenizer().encode_batch(TEXTS)


@pytest.fixture
def model():
    torch.manual_seed(0)
    return ViltPretrainer(vilt=vilt_model(len(vilt_tokenizer())))


def knowing(found, patches=9):
    """States in which the first shape word of each caption is the state of one patch."""
    states = torch.nn.functional.one_hot(torch.arange(patches), 40).float()
    words = torch.zeros(len(TEXTS), TOKENS.shape[1], 40)
    words += torch.nn.functional.one_hot(torch.arange(words.shape[1]) + patches, 40)
    for row, (crowd, text) in enumerate(zip(QUESTIONS.crowds, TEXTS, strict=True)):
        colour, shape = next(
            pair
            for pair in zip(text.split(), text.split()[1:], strict=False)
            if pair in {t.kind for t in crowd.things}
        )
        thing = next(t for t in crowd.things if t.kind == (colour, shape))
        place = text.replace(",", " ,").split().index(shape)
        column, line = cell_of(thing)
        words[row, place] = states[(line * GRID + column + (0 if found else 1)) % patches]
    match = torch.zeros(len(TEXTS), 2)
    return Guesses(match, words, words, states.expand(len(TEXTS), -1, -1))


@pytest.mark.parametrize("found", [True, False])
def test_first_things_are_found_where_they_stand(found):
    right = first_things_found(knowing(found), QUESTIONS, TOKENS, vilt_tokenizer(), TEXTS)
    assert right.tolist() == [found] * len(TEXTS)


def test_the_plan_of_a_word_sums_to_1():
    plan = plan_of(knowing(True), TOKENS)
    assert torch.allclose(plan.sum(dim=2)[MASK], torch.ones(int(MASK.sum())))
    assert (plan[~MASK] == 0).all()


def test_scores_of_a_model_that_knows(model, monkeypatch):
    """It sees which caption it gets: only those that were covered are like none of the others."""
    rolled = TOKENS.roll(1, dims=0)

    def omniscient(model, images, tokens, *, mask=None):
        own = knowing(True)
        right = torch.full((len(tokens),), not torch.equal(tokens, rolled))
        match = torch.stack([~right, right], dim=1).float()
        words = torch.nn.functional.one_hot(TOKENS, len(vilt_tokenizer()) + 1).float()
        return Guesses(match, words, own.word_states, own.patch_states)

    monkeypatch.setattr(caption_checks, "guess", omniscient)
    scores = caption_scores(model, QUESTIONS, vilt_tokenizer(), language="en")
    assert scores == {"match": 1.0, "words": 1.0, "points": 1.0}


def test_scores_are_shares_and_the_model_is_asked_in_evaluation(model):
    model.train()
    scores = caption_scores(model, QUESTIONS, vilt_tokenizer(), language="en")
    assert all(0 <= share <= 1 for share in scores.values())
    assert not model.training
    said = guess(model, torch.rand(10, 3, 48, 48), TOKENS)
    assert said.match.shape == (10, 2)
