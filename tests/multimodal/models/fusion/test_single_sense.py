import pytest
import torch
from torch import nn

from multimodal.models.fusion.single_sense import SingleSense

FIRST, SECOND = torch.randn(2, 3, 4)


@pytest.mark.parametrize("side", [0, 1])
def test_it_looks_at_one_modality_only(side: int) -> None:
    network = nn.Linear(4, 2)
    model = SingleSense(network=network, side=side)
    assert torch.equal(model(FIRST, SECOND), network((FIRST, SECOND)[side]))
    other = [FIRST, SECOND]
    other[1 - side] = torch.full((3, 4), float("nan"))
    assert torch.equal(model(*other), model(FIRST, SECOND))


def test_without_it_nothing_is_said() -> None:
    model = SingleSense(network=nn.Linear(4, 2), side=1)
    only = torch.tensor([[True, False], [False, True], [True, True]])
    assert model(FIRST, SECOND, only).any(dim=1).tolist() == [False, True, True]


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="side must be 0"):
        SingleSense(network=nn.Identity(), side=2)
