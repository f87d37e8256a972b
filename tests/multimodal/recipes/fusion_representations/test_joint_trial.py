"""Joint representations learn a task that is made up; all of one price."""

import pytest
import torch

from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.recipes.fusion_representations import joint_trial
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS, cost
from multimodal.recipes.fusion_representations.joint_trial import ALONE, JOINT, train_joint
from multimodal.recipes.fusion_representations.lost_or_wrong import Said, complete, right, without
from multimodal.training.modality_dropout import ModalityDropout
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()
DATA = TASK.test.pairs()


def accuracy(model, given=None) -> float:
    return float(right(Said(model), given or complete(DATA), TASK.test).mean())


@pytest.mark.parametrize("name", FUSERS)
def test_each_fuser_learns_within_the_price(name: str) -> None:
    model = train_joint(TASK, name, seed=0, steps=80)
    assert isinstance(model, JoinedFusion)
    assert cost(model.join, read=joint_trial.WIDTH) <= joint_trial.BUDGET
    assert not model.training
    assert accuracy(model) > 0.5


def test_one_modality_alone_hears_nothing_of_the_other() -> None:
    for side, name in enumerate(ALONE):
        model = train_joint(TASK, name, seed=0, steps=80)
        assert accuracy(model) > 0.5
        assert accuracy(model, without(DATA, 1 - side)) == accuracy(model)
        assert set(Said(model)(*without(DATA, side)).flatten().tolist()) == {0.0}


def test_the_seed_decides_and_hiding_changes_the_training() -> None:
    first, again, hidden = (
        train_joint(TASK, "sum", seed=0, hide=hide, steps=5)
        for hide in (None, None, ModalityDropout())
    )
    assert torch.equal(first.out.weight, again.out.weight)
    assert not torch.equal(first.out.weight, hidden.out.weight)


def test_hiding_helps_where_a_modality_is_missing() -> None:
    plain, hidden = (
        train_joint(TASK, "product", seed=0, hide=hide, steps=150)
        for hide in (None, ModalityDropout())
    )
    missing = without(DATA, 1)
    assert accuracy(hidden, missing) > accuracy(plain, missing)


def test_names_are_those_of_the_fusers() -> None:
    assert list(JOINT) == list(FUSERS)
