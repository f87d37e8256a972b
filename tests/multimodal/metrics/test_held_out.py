"""Settings are chosen on labels held out, each class in its share."""

import pytest
import torch

from multimodal.metrics.held_out import best_setting, held_out_folds


def test_many_labels_are_parted_once_and_every_class_keeps_its_share():
    labels = torch.cat([torch.zeros(900), torch.ones(100)]).long()
    [(kept, held)] = held_out_folds(labels, seed=0)
    assert sorted([*kept.tolist(), *held.tolist()]) == list(range(1000))
    assert labels[held].bincount().tolist() == [180, 20]


def test_few_labels_are_held_out_in_turn():
    labels = torch.arange(3).repeat(10)
    folds = list(held_out_folds(labels, seed=0))
    assert len(folds) == 5
    assert sorted(torch.cat([held for _, held in folds]).tolist()) == list(range(30))
    assert all(labels[part].unique().tolist() == [0, 1, 2] for fold in folds for part in fold)


@pytest.mark.parametrize(("least", "folds"), [(4, 4), (2, 2), (1, 0)])
def test_a_rare_class_makes_as_many_folds_as_it_has_labels(least, folds):
    labels = torch.cat([torch.zeros(40), torch.ones(least)]).long()
    found = list(held_out_folds(labels, seed=0))
    assert len(found) == folds
    assert all(1 in labels[part] for fold in found for part in fold)


def test_the_seed_decides_which_labels_are_held_out():
    labels = torch.arange(3).repeat(400)
    first, again, other = (next(held_out_folds(labels, seed=seed))[1] for seed in (0, 0, 1))
    assert first.equal(again)
    assert not first.equal(other)


def test_the_best_mean_wins_and_the_first_of_equal_ones():
    labels = torch.arange(2).repeat(20)
    scores = {3: 0.5, 2: 0.7, 1: 0.7}
    chosen = best_setting((3, 2, 1), labels, lambda one, *_: scores[one], seed=0, otherwise=9)
    assert chosen == 2


def test_without_folds_there_is_a_setting_too():
    chosen = best_setting((3, 2), torch.arange(4), lambda *_: 1.0, seed=0, otherwise=9)
    assert chosen == 9
