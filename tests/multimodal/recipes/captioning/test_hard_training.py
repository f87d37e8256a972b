"""Likelihoods by hand, a baseline that follows, and a variance that it lowers."""

import pytest
import torch

from multimodal.models.captioners.show_attend_tell import Reading
from multimodal.recipes.captioning.hard_training import (
    DrawnPlaces,
    gradient_variance,
    log_chance,
    log_likelihood,
    undecided,
)
from multimodal.recipes.captioning.recurrent_systems import hard_attention

TARGETS = torch.tensor([[1, 2, 0]])
WEIGHTS = torch.tensor([[[0.25, 0.75], [0.5, 0.5], [1.0, 0.0]]])
USED = torch.tensor([[[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]])
READING = Reading(torch.zeros(1, 3, 4), WEIGHTS, USED)


def test_by_hand_and_without_padding() -> None:
    assert float(log_likelihood(READING, TARGETS)) == pytest.approx(-torch.tensor(4.0).log())
    assert float(log_chance(READING, TARGETS)) == pytest.approx(float(torch.tensor(0.125).log()))
    first = -(0.25 * torch.tensor(0.25).log() + 0.75 * torch.tensor(0.75).log())
    wanted = float(first + torch.tensor(2.0).log()) / 2
    assert float(undecided(READING, TARGETS)) == pytest.approx(wanted)


def test_means_are_no_draws() -> None:
    soft = READING._replace(used=torch.tensor([[[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]]))
    assert float(log_chance(soft, TARGETS)) == pytest.approx(float(torch.tensor(0.25).log()))


def test_the_baseline_follows_the_rewards(task) -> None:
    torch.manual_seed(0)
    model, batch = hard_attention(task), next(iter(task.batches(seed=0, size=8)))
    objective = DrawnPlaces()
    objective(model, batch)
    first = float(objective.usual)
    assert first == pytest.approx(-float(torch.tensor(275.0).log()), abs=0.5)
    objective.usual = torch.tensor(0.0)
    objective(model, batch)
    assert float(objective.usual) == pytest.approx(0.1 * first, rel=0.05)


def test_a_baseline_lowers_the_variance(task) -> None:
    torch.manual_seed(0)
    model, batch = hard_attention(task), next(iter(task.batches(seed=0, size=8)))
    without = gradient_variance(model, batch, baseline=0.0, draws=20)
    usual = gradient_variance(model, batch, baseline=-5.6, draws=20)
    assert usual < 0.1 * without
