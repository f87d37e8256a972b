import math

import pytest
import torch

from multimodal.models.fusion.certainty_weights import CalibratedWeights, EntropyWeights

DECISIONS = torch.tensor([[[9.0, 0.0], [0.0, 0.5]], [[0.0, 0.1], [0.0, 0.1]]])
BOTH = torch.ones(2, 2, dtype=torch.bool)


def entropy(p: float) -> float:
    return -p * math.log(p) - (1 - p) * math.log(1 - p)


def test_entropy_weights_by_hand() -> None:
    p, q = (1 / (1 + math.exp(-logit)) for logit in (9.0, 0.5))
    one, other = math.exp(-entropy(p) / 0.2), math.exp(-entropy(q) / 0.2)
    rule = EntropyWeights(scale=0.2)
    weights = rule.weights(DECISIONS, BOTH)
    assert weights[0, 0].item() == pytest.approx(one / (one + other), abs=1e-5)
    assert weights[1].tolist() == pytest.approx([0.5, 0.5])
    expected = weights[0, 0].item() * p + weights[0, 1].item() * (1 - q)
    assert rule(DECISIONS, BOTH)[0, 0].exp().item() == pytest.approx(expected, abs=1e-5)


def test_the_scale_leads_from_alike_to_alone() -> None:
    assert EntropyWeights(scale=1e4).weights(DECISIONS, BOTH)[0, 0] < 0.501
    assert EntropyWeights(scale=1e-2).weights(DECISIONS, BOTH)[0, 0] > 0.999


def test_calibrated_weights_by_hand() -> None:
    rule = CalibratedWeights(temperatures=(3.0, 0.5))
    p, q = (1 / (1 + math.exp(-logit)) for logit in (3.0, 1.0))
    weight = (p - 0.5) / (p - 0.5 + q - 0.5)
    assert rule.weights(DECISIONS, BOTH)[0, 0].item() == pytest.approx(weight, abs=1e-5)
    expected = weight * p + (1 - weight) * (1 - q)
    assert rule(DECISIONS, BOTH)[0, 0].exp().item() == pytest.approx(expected, abs=1e-5)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="scale must be positive, got 0"):
        EntropyWeights(scale=0)
    with pytest.raises(ValueError, match="temperatures must be positive"):
        CalibratedWeights(temperatures=(1.0, 0.0))
