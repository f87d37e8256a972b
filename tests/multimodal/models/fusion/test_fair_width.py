import pytest
from torch import nn

from multimodal.models.fusion.fair_width import fair_width, parameter_count
from tests.multimodal.models.fusion.strategies import STRATEGIES


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_comes_within_5_percent(name: str) -> None:
    def build(width: int) -> nn.Module:
        return STRATEGIES[name](width=width, answers=2)

    width = fair_width(build, 6000)
    assert abs(parameter_count(build(width)) - 6000) <= 300
    if width > 1:
        nearer = [abs(parameter_count(build(other)) - 6000) for other in (width - 1, width + 1)]
        assert min(nearer) >= abs(parameter_count(build(width)) - 6000)


def square(width: int) -> nn.Linear:
    return nn.Linear(width, width, bias=False)


def test_the_nearest_by_hand() -> None:
    assert fair_width(square, 101) == 10
    assert fair_width(square, 99) == 10
    assert fair_width(square, 140, tolerance=0.2, step=4) == 12
    with pytest.raises(
        ValueError, match="no width gives 111 parameters within 5%: the nearest, 11"
    ):
        fair_width(square, 111)
    with pytest.raises(ValueError, match="parameters must be a whole number"):
        fair_width(square, 0)


def test_only_what_is_learned_counts() -> None:
    model = square(3)
    assert parameter_count(model) == 9
    assert parameter_count(model.requires_grad_(False)) == 0
