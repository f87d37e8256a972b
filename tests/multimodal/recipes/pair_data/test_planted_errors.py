"""Planted errors are as many as asked for, and counted among the first."""

import pytest
import torch

from multimodal.recipes.pair_data.planted_errors import (
    plant_wrong_labels,
    plant_wrong_pairs,
    precision_at,
)


def test_texts_are_passed_on_and_none_is_lost() -> None:
    planted = plant_wrong_pairs(40, 0.1, seed=0)
    assert planted.wrong.sum() == 4
    assert sorted(planted.owner.tolist()) == list(range(40))
    assert torch.equal(planted.owner != torch.arange(40), planted.wrong)
    assert not torch.equal(planted.wrong, plant_wrong_pairs(40, 0.1, seed=1).wrong)


@pytest.mark.parametrize("share", [0.02, 1.5])
def test_impossible_shares_are_refused(share: float) -> None:
    with pytest.raises(ValueError, match="cannot be exchanged"):
        plant_wrong_pairs(20, share, seed=0)


def test_labels_change_to_other_classes_evenly() -> None:
    labels = torch.arange(10).repeat(100)
    changed = plant_wrong_labels(labels, 0.3, seed=0)
    wrong = changed != labels
    assert wrong.sum() == 300
    assert (changed[wrong].bincount(minlength=10) > 15).all()
    assert torch.equal(plant_wrong_labels(labels, 0.0, seed=0), labels)


def test_precision_counts_the_first_and_shares_ties() -> None:
    wrong = torch.tensor([True, False, True, False])
    assert precision_at(torch.tensor([0.9, 0.8, 0.7, 0.1]), wrong, 2) == 0.5
    assert precision_at(torch.tensor([0.9, 0.1, 0.8, 0.1]), wrong, 2) == 1
    assert precision_at(torch.zeros(4), wrong, 1) == 0.5
    with pytest.raises(ValueError, match="at most 4"):
        precision_at(torch.zeros(4), wrong, 5)
