"""One network for both views."""

import torch

from multimodal.models.twins import Twins


def test_both_views_go_through_the_same_network(parts, views):
    model = Twins(**parts()).eval()
    found = model(*views)
    torch.testing.assert_close(found.first, model.embed(views[0]))
    torch.testing.assert_close(found.second, model.embed(views[1]))
    (found.first.sum() + found.second.sum()).backward()
    assert all(weights.grad is not None for weights in model.parameters())
