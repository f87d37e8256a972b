import pytest
import torch

from multimodal.models.fusion.bottleneck_fusion import Bottleneck
from multimodal.models.fusion.fair_width import parameter_count
from multimodal.recipes.fusion_strategies.fusion_systems import (
    BUDGET,
    ONE_SENSE,
    RULES,
    STRATEGIES,
    with_rule,
)
from multimodal.recipes.fusion_strategies.strategy_builders import bottleneck


@pytest.mark.parametrize("name", STRATEGIES | ONE_SENSE)
@pytest.mark.parametrize("inputs", [4, 5, 6, 8])
def test_all_have_one_price_whatever_the_task(name: str, inputs: int) -> None:
    model = (STRATEGIES | ONE_SENSE)[name].model(inputs=inputs, answers=2)
    assert abs(parameter_count(model) - BUDGET) <= 0.05 * BUDGET
    assert {weight.device.type for weight in model.parameters()} == {"cpu"}


def test_the_bottleneck_is_as_asked() -> None:
    model = bottleneck(width=4, answers=2, inputs=3, depth=3, meeting=Bottleneck(tokens=2, alone=1))
    assert len(model.blocks) == 3
    assert model.shared.shape == (2, 4)
    assert model.alone == 1


def test_another_rule_for_the_same_networks() -> None:
    model = STRATEGIES["mean_logits"].build(width=4, answers=2, inputs=3)
    other = with_rule(model, RULES["mean_probabilities"](2))
    first, second = torch.randn(2, 5, 3)
    assert torch.equal(other.decisions(first, second), model.decisions(first, second))
    p = model.decisions(first, second).softmax(dim=2).mean(dim=1)
    assert torch.allclose(other(first, second).exp(), p, atol=1e-6)
    with pytest.raises(ValueError, match="only a late fusion has a rule, EarlyFusion has none"):
        with_rule(STRATEGIES["early"].build(width=4, answers=2, inputs=3), model.combine)
