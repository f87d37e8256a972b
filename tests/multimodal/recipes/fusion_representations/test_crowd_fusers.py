"""Answerers that differ in the join only, and the question beside every place."""

import pytest
import torch

from multimodal.models.answerers.joint_answerer import JointAnswerer
from multimodal.models.answerers.told_places import ToldPlaces
from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.fusion_representations.crowd_fusers import (
    BUDGET,
    CROWD_SYSTEMS,
    PLACES,
    WIDTH,
)
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS, cost


def numbers(model) -> int:
    return sum(weight.numel() for weight in model.parameters() if weight.requires_grad)


@pytest.mark.parametrize("name", FUSERS)
def test_fusers_differ_in_the_join_only(name: str) -> None:
    model = CROWD_SYSTEMS[name].build(answering_task())
    assert isinstance(model, JointAnswerer)
    assert 0.9 * BUDGET < cost(model.join, read=WIDTH) <= BUDGET
    rest = numbers(model) - cost(model.join, read=WIDTH)
    other = CROWD_SYSTEMS["sum"].build(answering_task())
    assert rest == numbers(other) - cost(other.join, read=WIDTH)


def test_only_one_may_attend() -> None:
    batch = answering_task().test_batch("en")
    given = batch.places[:8], batch.tokens[:8], batch.mask[:8]
    for name, attend in PLACES.items():
        torch.manual_seed(0)
        model = CROWD_SYSTEMS[name].build(answering_task())
        assert isinstance(model, ToldPlaces)
        assert torch.allclose(model.loudness_at(*given), torch.ones(8, 36))
        model(*given).square().sum().backward()
        assert (model.tell.attend.score.weight.grad is not None) == attend
