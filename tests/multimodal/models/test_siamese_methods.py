"""SimCLR, SwAV and BYOL: what a forward pass gives, and where gradients may go."""

import pytest
import torch
from torch import nn

from multimodal.layers.projector import Projector
from multimodal.losses.byol import regression_loss
from multimodal.losses.nt_xent import nt_xent
from multimodal.losses.swapped import swapped_loss
from multimodal.models.byol import BYOL, PredictingTwins
from multimodal.models.simclr import SimCLR
from multimodal.models.swav import SwAV


def parts() -> dict[str, nn.Module]:
    torch.manual_seed(0)
    encoder = nn.Sequential(nn.Flatten(), nn.Linear(4, 8), nn.ReLU())
    return {"encoder": encoder, "projector": Projector(width=8, hidden=16, out=6)}


def predictor() -> Projector:
    return Projector(width=6, hidden=16, out=6)


def views() -> tuple[torch.Tensor, torch.Tensor]:
    first, second = torch.rand(2, 5, 1, 2, 2, generator=torch.Generator().manual_seed(1))
    return first, second


def untrained(model: nn.Module) -> list[str]:
    return [n for n, p in model.named_parameters() if p.grad is None or not p.grad.abs().sum()]


def test_simclr_reads_both_views_with_one_network() -> None:
    model = SimCLR(**parts()).eval()
    first, second = views()
    out = model(first, second)
    assert out.first.shape == (5, 6)
    torch.testing.assert_close(model(second, first).second, out.first)
    model.train()
    nt_xent(*model(first, second)).backward()
    assert [name for name in untrained(model) if name != "projector.layers.0.bias"] == []


def test_swav_compares_with_unit_prototypes() -> None:
    model = SwAV(**parts(), width=6, prototypes=7).eval()
    scores = model(*views()).first
    assert scores.shape == (5, 7)
    assert scores.abs().max() <= 1 + 1e-6
    before = scores.clone()
    model.prototypes.weight.data.mul_(3)
    torch.testing.assert_close(model(*views()).first, before)
    swapped_loss(*model(*views())).backward()
    assert model.prototypes.weight.grad.abs().sum() > 0


def test_swav_needs_two_prototypes() -> None:
    with pytest.raises(ValueError, match="two prototypes"):
        SwAV(**parts(), width=6, prototypes=1)


def test_byol_targets_are_cut_off_and_the_slow_network_is_not_trained() -> None:
    model = BYOL(**parts(), predictor=predictor())
    prediction, target = model(*views())
    assert not target.first.requires_grad
    assert not target.second.requires_grad
    regression_loss(prediction.first, target.second).backward()
    assert all(p.grad is None for p in model.slow.parameters())
    assert model.predictor.layers[0].weight.grad.abs().sum() > 0


def test_byol_starts_with_its_copy_and_then_follows() -> None:
    model = BYOL(**parts(), predictor=predictor(), momentum=0.5).eval()
    first, second = views()
    torch.testing.assert_close(model(first, second).target.first, model.embed(first))
    model.projector.layers[3].bias.data.add_(2.0)
    model.after_step()
    torch.testing.assert_close(model(first, second).target.first, model.embed(first) - 1.0)


def gradient(model: BYOL | PredictingTwins) -> torch.Tensor:
    prediction, target = model(*views())
    regression_loss(prediction.first, target.second).backward()
    return model.projector.layers[3].weight.grad


def test_stopping_the_gradient_makes_a_difference() -> None:
    """Equal weights, equal losses: only the road through the target is missing."""
    torch.manual_seed(1)
    shared = predictor()
    whole, open_ended = (kind(**parts(), predictor=shared) for kind in (BYOL, PredictingTwins))
    ours, free = gradient(whole), gradient(open_ended)
    assert not torch.allclose(ours, free, atol=1e-6)
    prediction, target = open_ended.zero_grad(), None
    prediction, target = open_ended(*views())
    regression_loss(prediction.first, target.second.detach()).backward()
    torch.testing.assert_close(open_ended.projector.layers[3].weight.grad, ours)
