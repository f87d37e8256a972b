"""A system is built, trained and asked from its seed."""

import torch
from torch import nn

from multimodal.recipes.answering.answer_system import AnswerSystem
from multimodal.training.optimiser import FitSettings


def test_run_follows_its_seed_and_its_settings():
    seen = []

    def train(model, batches, *, steps, settings):
        seen.append((model.weight.item(), torch.rand(1).item(), list(batches), steps, settings))

    settings = FitSettings(learning_rate=0.5)
    system = AnswerSystem(lambda task: nn.Linear(task, 1, bias=False), settings, 7, train=train)
    for seed in (0, 0, 1):
        model = system.run(1, [3], seed=seed, steps=5)
        assert isinstance(model, nn.Linear)
    assert seen[0] == seen[1] != seen[2]
    assert seen[0][2:] == ([3], 5, settings)
    system.run(1, [3], seed=0)
    assert seen[-1][3] == 2, "the preset mini"
