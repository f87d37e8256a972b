"""What is minimised without labels: symmetry, lower ends, and what each may not look at."""

import math

import pytest
import torch

from multimodal.data.labelled import ViewBatch
from multimodal.losses.nt_xent import attraction, nt_xent
from multimodal.losses.queue_info_nce import queue_info_nce
from multimodal.models.classifier import Classifier
from multimodal.recipes.contrastive import view_objectives as objectives
from multimodal.recipes.contrastive.methods import build, encoder
from multimodal.training.seeds import seeded


@pytest.fixture
def batch() -> ViewBatch:
    generator = torch.Generator().manual_seed(0)
    first, second = torch.rand(2, 8, 1, 28, 28, generator=generator)
    return ViewBatch(first, second, torch.arange(8))


def model(method: str, without: str = "nothing"):
    with seeded(0):
        return build(method, without=without).eval()


@pytest.mark.parametrize("method", ["simclr", "moco"])
def test_twins_alone_are_content_with_equal_views(method, batch):
    objective = getattr(objectives, f"{method}_without_negatives")
    same = batch._replace(second=batch.first)
    least = -1 / objectives.TEMPERATURE
    assert objective(model(method), same).item() == pytest.approx(least, abs=1e-4)
    assert getattr(objectives, method)(model(method), same).item() > 0


@pytest.mark.parametrize("method", ["simclr", "swav", "byol"])
def test_either_view_may_be_the_first(method, batch):
    exchanged = batch._replace(first=batch.second, second=batch.first)
    losses = [getattr(objectives, method)(model(method), views) for views in (batch, exchanged)]
    torch.testing.assert_close(*losses)


def test_without_equipartition_swav_answers_otherwise(batch):
    whole, broken = objectives.swav, objectives.swav_without_equipartition
    assert whole(model("swav"), batch).item() != broken(model("swav"), batch).item()


def test_only_the_broken_moco_overlooks_its_queue(batch):
    moco = model("moco")
    before = [
        loss(moco, batch).item() for loss in (objectives.moco, objectives.moco_without_negatives)
    ]
    with torch.no_grad():
        moco.queue.neg_()
    after = [
        loss(moco, batch).item() for loss in (objectives.moco, objectives.moco_without_negatives)
    ]
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_labels_are_guessed_from_both_views(batch):
    with seeded(0):
        classifier = Classifier(encoder=encoder(), classes=10).eval()
    loss = objectives.supervised(classifier, batch).item()
    halves = [
        objectives.supervised(classifier, batch._replace(first=view, second=view)).item()
        for view in (batch.first, batch.second)
    ]
    assert loss == pytest.approx(sum(halves) / 2)
    assert loss == pytest.approx(math.log(10), abs=0.5)


def test_moco_asks_with_the_first_view_and_answers_with_the_second(batch):
    for without, objective in (
        ("nothing", objectives.moco),
        ("negatives", objectives.moco_without_negatives),
    ):
        moco = model("moco", without)
        with torch.no_grad():
            moco.slow.network[1].layers[-1].weight.mul_(torch.linspace(-1, 2, 64)[:, None])
        found = moco(batch.first, batch.second)
        expected = (
            queue_info_nce(*found, temperature=0.2)
            if without == "nothing"
            else attraction(found.query, found.key, temperature=0.2)
        )
        torch.testing.assert_close(objective(moco, batch), expected)
        exchanged = batch._replace(first=batch.second, second=batch.first)
        assert objective(moco, exchanged).item() != pytest.approx(expected.item(), abs=1e-4)


def test_temperatures_are_those_of_the_page(batch):
    simclr = model("simclr")
    views = simclr(batch.first, batch.second)
    torch.testing.assert_close(objectives.simclr(simclr, batch), nt_xent(*views, temperature=0.2))
    assert objectives.TEMPERATURE == 0.2
