"""The map of a model is changed where it is made, for as long as it is wanted."""

import pytest
import torch
from torch import nn

from multimodal.encoders.placed import Placed
from multimodal.models.answerers.co_attention import ParallelCoAttention
from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.stacked_attention import StackedAttention
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.answer_judging.changed_maps import (
    difference,
    even,
    looks_at_places,
    loudest_place_only,
    maps_changed,
    of_another_question,
    shuffled,
)

PLACES = torch.randn(3, 9, 8, generator=torch.Generator().manual_seed(0))
TOKENS = torch.tensor([[1, 2, 3], [2, 2, 1], [3, 1, 1]])
ASKED = PLACES, TOKENS, TOKENS > 0
WEIGHTS = torch.tensor([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]])


def answerer(model):
    torch.manual_seed(0)
    picture = Placed(StoredFeatures(8), places=9)
    return model(picture=picture, reader=QuestionReader(vocabulary=9, width=8), answers=4).eval()


@pytest.mark.parametrize("model", [StackedAttention, DualAttention])
@torch.no_grad()
def test_both_hops_are_changed_meanwhile(model):
    asked = answerer(model)
    before, maps = asked(*ASKED), asked.maps(*ASKED)
    assert maps.std() > 1e-3
    with maps_changed(looks_at_places(asked), even):
        assert torch.allclose(asked.maps(*ASKED), torch.full((3, 2, 9), 1 / 9))
        assert not torch.allclose(asked(*ASKED), before)
    assert torch.equal(asked(*ASKED), before)


@pytest.mark.parametrize("model", [StackedAttention, DualAttention])
@torch.no_grad()
def test_the_same_weights_give_the_same_answer(model):
    asked = answerer(model)
    before = asked(*ASKED)
    with maps_changed(looks_at_places(asked), lambda weights: weights):
        assert torch.allclose(asked(*ASKED), before)


def test_what_is_changed_is_undone_after_an_error():
    asked = answerer(StackedAttention)
    with pytest.raises(RuntimeError), maps_changed(looks_at_places(asked), even):
        raise RuntimeError
    assert not any(part._forward_hooks for part in asked.modules())


def test_only_places_are_looked_for():
    stacked = answerer(StackedAttention)
    assert looks_at_places(stacked) == [hop.attend for hop in stacked.hops]
    with pytest.raises(ValueError, match="stacked or dual attention is wanted, got Parallel"):
        looks_at_places(answerer(ParallelCoAttention))
    with pytest.raises(ValueError, match="got Linear"):
        looks_at_places(nn.Linear(1, 1))


def test_shuffled_weights_are_the_same_elsewhere():
    weights = torch.rand(200, 9).softmax(dim=1)
    found = shuffled(torch.Generator().manual_seed(0))(weights)
    assert torch.equal(found.sort(dim=1).values, weights.sort(dim=1).values)
    stayed = (found == weights).float().mean()
    assert stayed == pytest.approx(1 / 9, abs=0.03)
    assert not torch.equal(found[0].argsort(), found[1].argsort())


def test_other_changes_by_hand():
    assert torch.allclose(even(WEIGHTS), torch.full((2, 3), 1 / 3))
    assert torch.equal(of_another_question(WEIGHTS), WEIGHTS.flip(0))
    assert loudest_place_only(WEIGHTS).tolist() == [[1, 0, 0], [0, 0, 1]]


def test_differences_by_hand():
    before = torch.tensor([[0.7, 0.3], [0.6, 0.4]]).log()
    after = torch.tensor([[0.2, 0.8], [0.9, 0.1]]).log()
    found = difference(before, after)
    assert found.changed == 0.5
    assert found.distance == pytest.approx((0.5 + 0.3) / 2)
    assert difference(before, before) == (0, 0)
