"""The recipe: every variant trains, repeats itself, and says what cannot be had."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from multimodal.recipes.contrastive.methods import METHODS, build, variant, variants
from multimodal.recipes.contrastive.pretraining import (
    batches,
    evaluate,
    evaluate_head,
    fit_settings,
    pretrain,
)
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

KINDS = list(variants())


@pytest.mark.parametrize(("method", "without"), KINDS)
def test_every_variant_takes_steps(method: str, without: str) -> None:
    with seeded(0):
        before = build(method, without=without).encoder.state_dict()
    trained = pretrain(method, seed=0, without=without)
    after = trained.model.encoder.state_dict()
    assert trained.history.steps == 2
    assert any(not torch.equal(before[name], after[name].cpu()) for name in before)


@pytest.mark.parametrize("method", METHODS)
def test_same_seed_same_weights(method: str) -> None:
    first, second = (pretrain(method, seed=3).model.state_dict() for _ in range(2))
    assert all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("method", ["moco", "byol"])
def test_slow_copies_follow_during_training(method: str) -> None:
    with seeded(0):
        before = build(method).slow.state_dict()
    after = pretrain(method, seed=0).model.slow.state_dict()
    weight = next(name for name in before if name.endswith("weight"))
    assert not torch.equal(before[weight], after[weight].cpu())


@pytest.mark.parametrize("method", ["moco", "byol"])
def test_an_interrupted_training_ends_like_a_whole_one(method: str, tmp_path: Path) -> None:
    def train(stream: Any, name: str) -> dict[str, torch.Tensor]:
        with seeded(0):
            model = variant(method, "nothing").build()
            fit(
                model,
                variant(method, "nothing").objective,
                stream,
                steps=4,
                settings=replace(fit_settings(), checkpoint_every=1),
                checkpoint=tmp_path / name,
            )
        return model.state_dict()

    whole = train(batches(0), "whole")
    with pytest.raises(ValueError, match="batches ended"):
        train(_Ending(2), "broken")
    broken = train(batches(0), "broken")
    assert all(torch.equal(whole[name], broken[name]) for name in whole)


class _Ending:
    """The stream of the recipe, cut after some batches."""

    def __init__(self, count: int) -> None:
        self.count, self.inner = count, batches(0)

    def __iter__(self):
        return (batch for batch, _ in zip(self.inner, range(self.count), strict=False))

    def state_dict(self):
        return self.inner.state_dict()

    def load_state_dict(self, state) -> None:
        self.inner.load_state_dict(state)


def test_evaluation_of_bare_pixels_and_of_the_head() -> None:
    found = evaluate(nn.Flatten())
    answers = {"linear_correct", "knn_correct"}
    assert set(found) == {"linear", "knn", "penalty", "k", "effective_rank", "spread"} | answers
    for name in ("linear", "knn"):
        assert found[f"{name}_correct"].double().mean() == pytest.approx(found[name])
    assert 0.4 < found["knn"] < 1
    assert set(evaluate_head(build("simclr"))) == {"head_rank", "head_spread"}


def test_training_is_set_as_the_page_says() -> None:
    expected = FitSettings(learning_rate=0.005, weight_decay=1e-4, warmup=0.1, log_every=0)
    assert fit_settings() == expected
    first = next(iter(batches(0)))
    assert first.first.shape == first.second.shape == (256, 1, 28, 28)
