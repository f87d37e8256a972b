"""What the systems are made of."""

import pytest
import torch
from torch import nn

from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.models.answerers.joint_answerer import Concatenation, Product, Sum
from multimodal.models.answerers.stacked_attention import KeepQuestion, RereadQuestion
from multimodal.recipes.answering.answer_training import answer_loss
from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.answering.recurrent_answerers import ATTENDING, JOINT, ONE_SENSE, WIDTH


@pytest.mark.parametrize(
    ("name", "join"), [("sum", Sum), ("product", Product), ("concatenation", Concatenation)]
)
def test_joint_systems_differ_in_how_they_join(name, join):
    assert type(JOINT[name].build(answering_task()).join) is join


@pytest.mark.parametrize("name", ATTENDING)
def test_attending_systems_know_where_each_place_is(name):
    task = answering_task()
    model = ATTENDING[name].build(task)
    assert isinstance(model, AttendingAnswerer)
    assert model.picture.positions.table.shape == task.places_train.shape[1:]


def test_hops_and_what_they_read():
    task = answering_task()
    asks = {
        name: [type(hop.ask) for hop in ATTENDING[name].build(task).hops]
        for name in ("one_hop", "two_hops", "two_hops_published")
    }
    assert asks == {
        "one_hop": [RereadQuestion],
        "two_hops": [RereadQuestion] * 2,
        "two_hops_published": [KeepQuestion] * 2,
    }


@pytest.mark.parametrize("name", ["product", "two_hops", "dual", "parallel"])
def test_a_system_learns(name):
    task = answering_task()
    torch.manual_seed(0)
    model, batch = JOINT.get(name, ATTENDING.get(name)).build(task), task.test_batch("en")
    few = type(batch)(*(part[:24] for part in batch))
    optimiser = torch.optim.Adam(model.parameters(), lr=4e-3)
    for _ in range(60):
        optimiser.zero_grad()
        loss = answer_loss(model, few)
        loss.backward()
        optimiser.step()
    assert loss < 0.5


def test_the_systems_of_one_sense_have_no_other():
    task = answering_task()
    blind, deaf = (ONE_SENSE[name].build(task) for name in ("blind", "deaf"))
    assert not hasattr(blind, "picture")
    assert not any(isinstance(part, nn.Embedding) for part in deaf.modules())
    assert blind.reader.width == WIDTH
