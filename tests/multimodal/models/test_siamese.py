"""SimCLR: both views through one network, every weight of which learns."""

import torch

from multimodal.losses.nt_xent import nt_xent
from multimodal.models.siamese import SimCLR


def test_simclr_reads_both_views_with_one_network(parts, views):
    model = SimCLR(**parts()).eval()
    first, second = views
    out = model(first, second)
    assert out.first.shape == (5, 6)
    torch.testing.assert_close(model(second, first).second, out.first)
    model.train()
    nt_xent(*model(first, second)).backward()
    silent = {n for n, p in model.named_parameters() if p.grad is None or not p.grad.abs().sum()}
    assert silent <= {"projector.layers.0.bias"}
