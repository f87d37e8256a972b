import torch
import torch.nn.functional as F

from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.recipes.fusion_strategies.fusion_systems import LATE, TOGETHER
from multimodal.recipes.fusion_strategies.strategy_losses import fused_loss, separate_loss

SIZE = {"width": 6, "answers": 3, "inputs": 4}
LABELS = torch.arange(8) % 3
FIRST, SECOND = torch.randn(2, 8, 4)
ALL = torch.ones(8, 2, dtype=torch.bool)


def gradients(model):
    return [None if one.grad is None else one.grad.clone() for one in model.parameters()]


def test_as_a_whole_by_hand() -> None:
    model = TOGETHER["gated"].build(**SIZE)
    only = ALL.clone()
    only[:4, 1] = False
    p = model(FIRST, SECOND, only).softmax(1)[torch.arange(8), LABELS]
    found = fused_loss(model, SensePairBatch(FIRST, SECOND, LABELS, only))
    assert torch.allclose(found, -p.log().mean())


def test_networks_learn_as_if_alone_and_the_rule_from_what_they_say() -> None:
    model = LATE["learned_weights"].build(**SIZE)
    separate_loss(model, SensePairBatch(FIRST, SECOND, LABELS, ALL)).backward()
    together = gradients(model)
    model.zero_grad()
    F.cross_entropy(model.first(FIRST), LABELS).backward()
    F.cross_entropy(model.second(SECOND), LABELS).backward()
    alone = gradients(model)
    for (name, _), one, other in zip(model.named_parameters(), together, alone, strict=True):
        if name == "combine.scores":
            assert other is None
            assert one.abs().sum() > 0
        else:
            assert torch.allclose(one, other, atol=1e-6)


def test_what_is_hidden_teaches_its_network_nothing() -> None:
    model = LATE["mean_logits"].build(**SIZE)
    only = torch.tensor([[True, False]]).expand(8, 2)
    separate_loss(model, SensePairBatch(FIRST, SECOND, LABELS, only)).backward()
    assert all(not weight.grad.any() for weight in model.second.parameters())
    assert all(weight.grad.any() for weight in model.first.parameters())
