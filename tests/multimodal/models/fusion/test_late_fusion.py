import pytest
import torch

from multimodal.models.fusion.late_fusion import (
    LearnedWeights,
    MeanLogits,
    MeanLogProbabilities,
    MeanProbabilities,
    weighted_log_mean,
)
from tests.multimodal.models.fusion.strategies import STRATEGIES, late

DECISIONS = torch.tensor([[[2.0, 0.0, -1.0], [0.0, 1.0, 0.5]]])
P, Q = DECISIONS[0].softmax(1)
BOTH = torch.ones(1, 2, dtype=torch.bool)
LATE = [
    *("MeanLogits", "MeanLogProbabilities", "MeanProbabilities", "LearnedWeights"),
    *("ProductOfExperts", "EntropyWeights", "CalibratedWeights"),
]


@pytest.mark.parametrize("name", LATE)
@pytest.mark.parametrize("side", [0, 1])
def test_with_one_modality_its_own_decision_comes_out(name: str, side: int) -> None:
    model, (first, second) = STRATEGIES[name](), torch.randn(2, 6, 4)
    only = torch.zeros(6, 2, dtype=torch.bool)
    only[:, side] = True
    own = (model.first(first), model.second(second))[side]
    found = model(first, second, only)
    assert torch.allclose(found.softmax(1), own.softmax(1), atol=1e-6)
    none = model(first, second, ~only & only)
    assert torch.allclose(none.softmax(1), torch.full((6, 3), 1 / 3))


def test_means_by_hand() -> None:
    assert torch.allclose(MeanLogits()(DECISIONS, BOTH), DECISIONS.mean(1))
    geometric = (P * Q).sqrt() / (P * Q).sqrt().sum()
    for rule in (MeanLogits(), MeanLogProbabilities(), LearnedWeights()):
        assert torch.allclose(rule(DECISIONS, BOTH).softmax(1)[0], geometric)
    assert torch.allclose(MeanProbabilities()(DECISIONS, BOTH).exp()[0], (P + Q) / 2)


def test_one_that_holds_an_answer_impossible_rules_it_out_in_a_geometric_mean_only() -> None:
    decisions = torch.tensor([[[60.0, 0.0], [0.0, 3.0]]])
    assert MeanLogProbabilities()(decisions, BOTH).argmax() == 0
    assert MeanProbabilities()(decisions, BOTH).softmax(1)[0, 1] > 0.45


def test_learned_weights_share_by_softmax() -> None:
    rule = LearnedWeights()
    rule.scores.data = torch.tensor([0.75, 0.25]).log()
    expected = P**0.75 * Q**0.25
    found = rule(DECISIONS, BOTH).softmax(1)[0]
    assert torch.allclose(found, expected / expected.sum())


def test_a_weighted_mean_of_p() -> None:
    weights = torch.tensor([[0.2, 0.8]])
    assert torch.allclose(weighted_log_mean(DECISIONS, weights).exp()[0], 0.2 * P + 0.8 * Q)
    assert torch.allclose(weighted_log_mean(DECISIONS, torch.zeros(1, 2)), torch.zeros(1, 3))


def test_either_network_can_be_trained_on_its_own() -> None:
    model, (first, second) = late(MeanLogits()), torch.randn(2, 6, 4)
    decisions = model.decisions(first, second)
    assert torch.equal(decisions[:, 1], model.second(second))
    decisions[:, 0].sum().backward()
    assert all(p.grad is not None for p in model.first.parameters())
    assert all(p.grad is None or not p.grad.any() for p in model.second.parameters())
