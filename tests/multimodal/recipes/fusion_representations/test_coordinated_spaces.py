"""Three ways into one space: pairs meet there, and labels are never looked at."""

from dataclasses import replace

import pytest
import torch

from multimodal.recipes.clip import locked_towers
from multimodal.recipes.fusion_representations import coordinated_spaces
from multimodal.recipes.fusion_representations.coordinated_spaces import SPACES, similarities
from multimodal.recipes.fusion_representations.space_trial import search
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(coordinated_spaces, "directions", lambda task: 4)
    monkeypatch.setattr(
        coordinated_spaces, "choose", lambda **sizes: 60 if sizes["mini"] == 2 else 120
    )
    monkeypatch.setattr(locked_towers, "steps", lambda: 60)


@pytest.mark.parametrize("name", SPACES)
def test_pairs_are_near_each_other(name: str) -> None:
    space = SPACES[name](TASK, seed=0)
    found = search(space, TASK.test)
    assert found.ten.mean() > 0.4  # by chance 0.25
    similar = similarities(space, TASK.test.names[0], TASK.test.pictures)
    assert similar.shape == (40, 40)
    assert similar.abs().max() <= 1 + 1e-5
    other = ~torch.eye(40, dtype=torch.bool)
    assert similar.diagonal().mean() > similar[other].mean() + 0.2
    assert space.parameters > 0


@pytest.mark.parametrize("name", SPACES)
def test_labels_are_not_used(name: str) -> None:
    blind = replace(TASK, train=replace(TASK.train, labels=torch.zeros_like(TASK.train.labels)))
    one, other = (SPACES[name](task, seed=0).first(TASK.test.pictures) for task in (TASK, blind))
    assert torch.equal(one, other)


def test_linear_cca_weighs_directions_by_their_correlation() -> None:
    points = SPACES["linear_cca"](TASK, seed=0).first(TASK.train.pictures)
    spread = points.std(dim=0)
    assert (spread.diff() < 0).all()
