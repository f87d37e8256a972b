"""Frozen towers: only the heads learn."""

import torch
from torch import nn

from multimodal.losses.info_nce import clip_loss
from multimodal.models.dual_encoder import DualEncoder
from multimodal.models.frozen import freeze


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.width = 8
        self.embed = nn.Embedding(10, 8)

    def forward(self, tokens, mask):
        return self.embed(tokens).mean(dim=1)


def test_only_the_heads_change():
    torch.manual_seed(0)
    pixels = nn.Sequential(nn.Flatten(), nn.Linear(3 * 16, 8), nn.Dropout(0.5))
    pixels.width = 8
    towers = {"image_encoder": freeze(pixels), "text_encoder": freeze(Reader())}
    model = DualEncoder(**towers, width=4)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    batch = torch.rand(5, 3, 4, 4), torch.randint(0, 10, (5, 3)), torch.ones(5, 3).bool()
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.1)
    clip_loss(*model.train()(*batch)).backward()
    optimiser.step()
    changed = {name for name, value in model.state_dict().items() if not value.equal(before[name])}
    assert changed == {"image_projection.weight", "text_projection.weight", "logit_scale"}


def test_dropout_stays_off_while_the_model_trains():
    frozen = freeze(nn.Dropout(0.5))
    nn.Sequential(frozen).train()
    assert frozen(torch.ones(50)).eq(1).all()


def test_an_optimiser_finds_nothing_to_train():
    assert not any(parameter.requires_grad for parameter in freeze(nn.Linear(2, 2)).parameters())


def test_no_graph_is_built():
    frozen = freeze(nn.Linear(2, 2))
    assert not frozen(torch.ones(1, 2, requires_grad=True)).requires_grad
