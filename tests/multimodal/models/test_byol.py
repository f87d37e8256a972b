"""BYOL: targets without gradient, from a copy that follows; and what is left without it."""

import torch

from multimodal.layers.projector import Projector
from multimodal.losses.regression import regression_loss
from multimodal.models.byol import BYOL, PredictingTwins


def predictor() -> Projector:
    return Projector(width=6, hidden=16, out=6)


def test_byol_targets_are_cut_off_and_the_slow_network_is_not_trained(parts, views):
    model = BYOL(**parts(), predictor=predictor())
    prediction, target = model(*views)
    assert not target.first.requires_grad
    assert not target.second.requires_grad
    regression_loss(prediction.first, target.second).backward()
    assert all(p.grad is None for p in model.slow.parameters())
    assert model.predictor.layers[0].weight.grad.abs().sum() > 0


def test_byol_starts_with_its_copy_and_then_follows(parts, views):
    model = BYOL(**parts(), predictor=predictor(), momentum=0.5).eval()
    first, second = views
    torch.testing.assert_close(model(first, second).target.first, model.embed(first))
    model.projector.layers[3].bias.data.add_(2.0)
    model.after_step()
    torch.testing.assert_close(model(first, second).target.first, model.embed(first) - 1.0)


def gradient(model: BYOL | PredictingTwins, views) -> torch.Tensor:
    prediction, target = model(*views)
    regression_loss(prediction.first, target.second).backward()
    return model.projector.layers[3].weight.grad


def test_stopping_the_gradient_makes_a_difference(parts, views):
    """Equal weights, equal losses: only the road through the target is missing."""
    torch.manual_seed(1)
    shared = predictor()
    whole, open_ended = (kind(**parts(), predictor=shared) for kind in (BYOL, PredictingTwins))
    ours, free = gradient(whole, views), gradient(open_ended, views)
    assert not torch.allclose(ours, free, atol=1e-6)
    prediction, target = open_ended.zero_grad(), None
    prediction, target = open_ended(*views)
    regression_loss(prediction.first, target.second.detach()).backward()
    torch.testing.assert_close(open_ended.projector.layers[3].weight.grad, ours)
