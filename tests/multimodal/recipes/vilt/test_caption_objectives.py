"""The sum of the objectives: which terms there are, what each hears of, what betrays nothing."""

import pytest
import torch

from multimodal.models.answerers.vilt_heads import ViltPretrainer
from multimodal.recipes.vilt import caption_objectives
from multimodal.recipes.vilt.caption_objectives import OBJECTIVES, WRONG, Pretraining
from multimodal.recipes.vilt.crowd_caption_loader import CaptionedCrowds
from multimodal.recipes.vilt.vilt_training import vilt_model

TOKENS = torch.randint(4, 20, (32, 6), generator=torch.Generator().manual_seed(0))
BATCH = CaptionedCrowds(torch.rand(32, 3, 48, 48), TOKENS, torch.ones(32, 6).bool())


@pytest.fixture
def model():
    torch.manual_seed(0)
    return ViltPretrainer(vilt=vilt_model(20))


@pytest.mark.parametrize("objectives", [OBJECTIVES, ("words",), ("alignment", "match")])
def test_the_loss_is_the_sum_of_what_was_chosen(model, objectives):
    objective = Pretraining(objectives)
    torch.manual_seed(1)
    terms = objective.terms(model, BATCH)
    torch.manual_seed(1)
    loss = objective(model, BATCH)
    assert set(terms) == set(objectives)
    assert torch.allclose(loss, sum(terms.values()))
    loss.backward()
    heard = {name.partition(".")[0] for name, w in model.named_parameters() if w.grad is not None}
    assert ("match" in heard) == ("match" in objectives)
    assert ("transform" in heard) == ("words" in objectives)


def watch(monkeypatch, objectives, model):
    """What the model was given and what the losses were told, over one batch."""
    seen = {}
    forward = type(model).forward

    def look(self, images, tokens, mask):
        seen["tokens"] = tokens
        return forward(self, images, tokens, mask)

    def match(logits, right):
        seen["right"] = right
        return logits.sum() * 0

    def words(logits, tokens, hidden):
        seen["true"], seen["asked"] = tokens, hidden
        return logits.sum() * 0

    monkeypatch.setattr(type(model), "forward", look)
    monkeypatch.setattr(caption_objectives, "matching_loss", match)
    monkeypatch.setattr(caption_objectives, "masked_words_loss", words)
    Pretraining(objectives)(model, BATCH)
    return seen


def test_wrong_pairs_have_the_caption_of_the_picture_before(model, monkeypatch):
    torch.manual_seed(0)
    seen = watch(monkeypatch, OBJECTIVES, model)
    right = seen["right"]
    assert 0 < int((~right).sum()) < 32
    assert torch.equal(seen["true"][right], TOKENS[right])
    assert torch.equal(seen["true"][~right], TOKENS.roll(1, dims=0)[~right])


def test_covers_lie_on_all_captions_and_only_right_ones_are_asked_for(model, monkeypatch):
    torch.manual_seed(0)
    seen = watch(monkeypatch, OBJECTIVES, model)
    covered = seen["tokens"] == 20
    assert covered.any(dim=1).all()
    assert torch.equal(seen["asked"], covered & seen["right"][:, None])
    assert torch.equal(seen["tokens"][~covered], seen["true"][~covered])


def test_words_alone_need_no_wrong_pairs_and_matching_no_covers(model, monkeypatch):
    seen = watch(monkeypatch, ("words",), model)
    assert torch.equal(seen["true"], TOKENS)
    seen = watch(monkeypatch, ("match",), model)
    assert not (seen["tokens"] == 20).any()


def test_the_share_of_wrong_pairs(model):
    torch.manual_seed(0)
    batch = BATCH._replace(tokens=TOKENS.repeat(100, 1))
    right = Pretraining()._draw_right(batch)
    assert float(right.float().mean()) == pytest.approx(1 - WRONG, abs=0.03)


@pytest.mark.parametrize("objectives", [(), ("guess",), ("match", "guess")])
def test_unknown_objectives_are_refused(objectives):
    with pytest.raises(ValueError, match="choose at least one of match, words, alignment"):
        Pretraining(objectives)
