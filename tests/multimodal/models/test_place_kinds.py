"""Kinds are told where colour and shape stand together."""

import torch
from torch import Tensor, nn

from multimodal.encoders.place_cnn import PlaceCNN
from multimodal.models.place_kinds import PlaceKinds

PICTURES = torch.rand(3, 3, 16, 16, generator=torch.Generator().manual_seed(0))


def model() -> PlaceKinds:
    torch.manual_seed(0)
    return PlaceKinds(places=PlaceCNN(width=16, side=16), colours=2, shapes=3)


def test_shapes_and_gradients() -> None:
    kinds = model()
    logits = kinds(PICTURES)
    assert logits.shape == (3, 6)
    assert kinds.at_places(PICTURES).shape == (3, 4, 6)
    assert torch.equal(kinds.at_places(PICTURES).amax(dim=1), logits)
    logits.sum().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in kinds.parameters())


class Given(nn.Module):
    """Sees the same of every picture."""

    width = 5

    def __init__(self, seen: Tensor) -> None:
        super().__init__()
        self.seen = seen

    def forward(self, images: Tensor) -> Tensor:
        return self.seen.expand(len(images), -1, -1)


def told(seen: list[list[float]]) -> Tensor:
    """(2, 3): scores when the first two features are colours and the others shapes."""
    kinds = PlaceKinds(places=Given(torch.tensor(seen) * 10), colours=2, shapes=3)
    for part, rows in ((kinds.colours, torch.eye(5)[:2]), (kinds.shapes, torch.eye(5)[2:])):
        nn.init.zeros_(part.bias)
        part.weight.data = rows
    return kinds(PICTURES[:1]).detach().view(2, 3)


def test_a_colour_here_and_a_shape_there_are_no_kind() -> None:
    apart = told([[1.0, -1, 1, -1, -1], [-1, 1, -1, 1, -1]])
    assert (apart > 0).tolist() == [[True, False, False], [False, True, False]]


def test_a_kind_scores_as_its_weaker_part() -> None:
    scores = told([[1, -1, 0.3, -1, -1]])
    assert torch.isclose(scores[0, 0], torch.tensor(3.0), atol=0.01)
    assert torch.isclose(scores[1, 0], torch.tensor(-10.0), atol=0.01)
