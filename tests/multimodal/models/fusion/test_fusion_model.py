"""What all strategies keep: shapes, gradients, and that what is absent has no influence."""

import pytest
import torch
from torch import nn

from multimodal.models.fusion.fusion_model import blank, presence, share_present
from tests.multimodal.models.fusion.strategies import STRATEGIES

B = 5
GENERATOR = torch.Generator().manual_seed(0)
FIRST, SECOND = torch.randn(2, B, 4, generator=GENERATOR)
ALL = torch.ones(B, 2, dtype=torch.bool)
PARTS = torch.tensor([[1, 1], [1, 0], [0, 1], [0, 0], [1, 1]], dtype=torch.bool)
BY_LAST_BLOCK_ONLY = "BottleneckFusion"


def build(name: str):
    torch.manual_seed(1)
    model = STRATEGIES[name]()
    for module in model.modules():  # FiLM starts as if there were no second modality
        if isinstance(module, nn.Linear) and not module.weight.any():
            nn.init.normal_(module.weight, std=0.3)
    return model


@pytest.mark.parametrize("name", STRATEGIES)
def test_shape_and_a_gradient_for_every_parameter(name: str) -> None:
    model = build(name)
    logits = model(FIRST, SECOND)
    assert logits.shape == (B, 3)
    nn.functional.cross_entropy(logits, torch.arange(B) % 3).backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in model.parameters())


@pytest.mark.parametrize("name", STRATEGIES)
def test_what_is_absent_has_no_influence_whatever_stands_there(name: str) -> None:
    model = build(name)
    before = model(FIRST, SECOND, PARTS)
    noise = torch.full((B, 4), float("nan"))
    first = torch.where(PARTS[:, :1], FIRST, noise)
    second = torch.where(PARTS[:, 1:], SECOND, noise)
    after = model(first, second, PARTS)
    assert torch.equal(before, after)
    after.sum().backward()
    assert all(p.grad is None or p.grad.isfinite().all() for p in model.parameters())


@pytest.mark.parametrize("name", STRATEGIES)
def test_what_is_there_has_influence(name: str) -> None:
    model = build(name)
    before = model(FIRST, SECOND).softmax(1)
    for changed in ((FIRST + 1, SECOND), (FIRST, SECOND + 1)):
        assert (model(*changed).softmax(1) - before).abs().max(dim=1).values.min() > 1e-6


@pytest.mark.parametrize("name", STRATEGIES)
def test_with_one_absent_the_other_still_decides(name: str) -> None:
    model = build(name)
    for side, inputs in ((0, (FIRST + 1, SECOND)), (1, (FIRST, SECOND + 1))):
        only = torch.zeros_like(ALL)
        only[:, side] = True
        before, after = model(FIRST, SECOND, only), model(*inputs, only)
        assert not torch.allclose(before.softmax(1), after.softmax(1), atol=1e-5)


@pytest.mark.parametrize("name", STRATEGIES)
def test_rows_do_not_see_each_other_and_all_present_is_the_default(name: str) -> None:
    model = build(name)
    everything = model(FIRST, SECOND, ALL)
    assert torch.equal(model(FIRST, SECOND), everything)
    alone = torch.cat([model(FIRST[n : n + 1], SECOND[n : n + 1]) for n in range(B)])
    assert torch.allclose(alone, everything, atol=1e-6)


@pytest.mark.parametrize(
    "mask", [torch.ones(B, 2), torch.ones(B, 3, dtype=torch.bool), torch.ones(B, dtype=torch.bool)]
)
def test_other_masks_are_refused(mask: torch.Tensor) -> None:
    with pytest.raises(ValueError, match=r"present must be \(5, 2\) of torch.bool, got"):
        build("EarlyFusion")(FIRST, SECOND, mask)


def test_parts_by_hand() -> None:
    assert presence(FIRST, None).all()
    assert blank(torch.ones(2, 2, 3), torch.tensor([True, False])).sum(dim=(1, 2)).tolist() == [
        6,
        0,
    ]
    scores = torch.tensor([[2.0, 2.0], [2.0, 9.0], [1.0, 5.0]])
    mask = torch.tensor([[True, True], [True, False], [False, False]])
    assert share_present(scores, mask).tolist() == [[0.5, 0.5], [1.0, 0.0], [0.0, 0.0]]
