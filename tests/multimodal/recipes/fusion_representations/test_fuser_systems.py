"""Fusers of one price, each of which learns what no sum of two opinions says."""

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from multimodal.encoders.place_cnn import SideBySide
from multimodal.models.answerers.joint_answerer import JointAnswerer
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.fusion_representations.fuser_systems import (
    FUSERS,
    cost,
    fuser_of,
    size_within,
)

WIDTH, BUDGET = 16, 6000
BY_HAND = {
    "sum": lambda n: 2 * 17 * n + (n + 1) * 16,
    "concatenation": lambda n: 2 * 17 * n + (2 * n + 1) * 16,
    "product": lambda n: 2 * 17 * n + (n + 1) * 16,
    "low_rank_bilinear": lambda n: 2 * 17 * n + (n + 1) * 16 + 17 * 16,
    "factorised_bilinear": lambda n: 2 * 16 * 5 * n + (n + 1) * 16,
    "compact_bilinear": lambda n: (n + 1) * 16,
    "tensor": lambda n: (17**2 + 1) * n + (n + 1) * 16,
    "low_rank_tensor": lambda n: 2 * 17 * 16 * n + 16 + 17 * 16,
}
"""What a size costs with its reader, for vectors of width 16."""


@pytest.mark.parametrize("name", FUSERS)
def test_the_price_is_the_one_by_hand(name: str) -> None:
    prices = [cost(FUSERS[name](WIDTH, size), read=WIDTH) for size in (1, 5)]
    assert prices == [BY_HAND[name](1), BY_HAND[name](5)]


@pytest.mark.parametrize("name", FUSERS)
def test_a_budget_is_filled_and_kept(name: str) -> None:
    price = cost(fuser_of(name, width=WIDTH, budget=BUDGET), read=WIDTH)
    step = BY_HAND[name](2) - BY_HAND[name](1)
    assert BUDGET - step < price <= BUDGET


@pytest.mark.parametrize("budget", [3, 4, 5, 6, 7, 8, 30, 31, 1000])
def test_the_largest_size_within_a_budget(budget: int) -> None:
    wanted = max(size for size in range(1, 1000) if 3 * size <= budget)
    assert size_within(budget, lambda size: 3 * size) == wanted


def test_too_little_and_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="smallest costs 3 parameters, more than 2"):
        size_within(2, lambda size: 3 * size)
    with pytest.raises(ValueError, match="no fuser 'outer'; there are sum, concatenation, "):
        fuser_of("outer", width=WIDTH, budget=BUDGET)


@pytest.mark.parametrize("name", FUSERS)
def test_whether_two_signs_agree_is_learnt(name: str) -> None:
    """Either vector alone, and any sum of what each says, is no better than a coin."""
    torch.manual_seed(0)
    fuser = fuser_of(name, width=WIDTH, budget=BUDGET)
    model = nn.Sequential(nn.Linear(fuser.width, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 2))
    first, second = torch.randn(2, 64, WIDTH)
    same = ((first[:, 0] > 0) == (second[:, 0] > 0)).long()
    optimiser = torch.optim.Adam([*fuser.parameters(), *model.parameters()], lr=1e-2)
    for _ in range(120):
        optimiser.zero_grad()
        loss = F.cross_entropy(model(fuser(first, second)), same)
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.2


@pytest.mark.parametrize("name", FUSERS)
def test_an_answerer_joins_by_it(name: str) -> None:
    torch.manual_seed(0)
    picture = SideBySide(places=StoredFeatures(8), count=5)
    reader = QuestionReader(vocabulary=9, width=WIDTH)
    join = fuser_of(name, width=WIDTH, budget=BUDGET)
    model = JointAnswerer(picture=picture, reader=reader, join=join, answers=3)
    tokens = torch.randint(1, 9, (6, 4))
    logits = model(torch.randn(6, 5, 8), tokens, tokens > 0)
    assert logits.shape == (6, 3)
    logits.square().sum().backward()
    assert all(weight.grad.any() for weight in model.parameters())
