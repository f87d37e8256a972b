"""Places are told apart, although the encoder stays as it is."""

import torch
from torch import Tensor, nn

from multimodal.encoders.placed import Placed
from multimodal.models.frozen import freeze


class Alike(nn.Module):
    """Pictures (B, 3) → four equal annotations (B, 4, 6)."""

    width = 6

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(3, 6)

    def forward(self, images: Tensor) -> Tensor:
        return self.layer(images)[:, None].expand(-1, 4, -1)


def test_each_place_gets_its_own_vector():
    encoder, images = Alike(), torch.rand(2, 3)
    placed = Placed(encoder, places=4)
    added = placed(images) - encoder(images)
    torch.testing.assert_close(added[0], placed.positions.table)
    torch.testing.assert_close(added[0], added[1])
    assert len({tuple(row) for row in added[0].tolist()}) == 4


def test_behind_a_frozen_encoder_only_places_learn():
    placed = Placed(freeze(Alike()), places=4)
    assert placed.width == 6
    placed(torch.rand(2, 3)).sum().backward()
    assert [name for name, one in placed.named_parameters() if one.requires_grad] == [
        "positions.table"
    ]
    assert placed.positions.table.grad is not None
