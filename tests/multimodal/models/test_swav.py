"""SwAV: cosines with prototypes of length 1, which learn."""

import pytest
import torch

from multimodal.losses.swapped import swapped_loss
from multimodal.models.swav import SwAV


def test_swav_compares_with_unit_prototypes(parts, views):
    model = SwAV(**parts(), width=6, prototypes=7).eval()
    scores = model(*views).first
    assert scores.shape == (5, 7)
    embedded, prototypes = model.embed(views[0]), model.prototypes.weight
    cosines = torch.cosine_similarity(embedded[:, None], prototypes[None], dim=2)
    torch.testing.assert_close(scores, cosines)
    before = scores.clone()
    model.prototypes.weight.data.mul_(3)
    torch.testing.assert_close(model(*views).first, before)
    swapped_loss(*model(*views)).backward()
    assert model.prototypes.weight.grad.abs().sum() > 0


def test_swav_needs_two_prototypes(parts):
    with pytest.raises(ValueError, match="two prototypes"):
        SwAV(**parts(), width=6, prototypes=1)
    assert SwAV(**parts(), width=6, prototypes=2).prototypes.weight.shape == (2, 6)
    assert SwAV(**parts(), width=6, prototypes=2).prototypes.bias is None
