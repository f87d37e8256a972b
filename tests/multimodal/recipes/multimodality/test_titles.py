"""Titles that lie as often as they were told to, and always about another class."""

import pytest
import torch

from multimodal.recipes.multimodality.titles import (
    PIXELS,
    title_model,
    title_steps,
    titled_garments,
)


@pytest.mark.parametrize("wrong", [0.0, 0.5, 1.0])
def test_the_share_of_lies(wrong: float) -> None:
    goods = titled_garments("train", wrong=wrong, seed=0)
    lies = (goods.words != goods.answers).float().mean()
    assert float(lies) == pytest.approx(wrong, abs=0.12)
    assert goods.pictures.shape[1] == PIXELS
    assert goods.words.min() >= 0
    assert goods.words.max() < 10


def test_lies_are_spread_over_all_other_classes() -> None:
    goods = titled_garments("test", wrong=1.0, seed=0)
    away = (goods.words - goods.answers) % 10
    assert set(away.tolist()) == set(range(1, 10))


def test_seeds_and_parts_differ_and_return() -> None:
    first, again = (titled_garments("train", wrong=0.5, seed=0).words for _ in range(2))
    assert torch.equal(first, again)
    assert not torch.equal(first, titled_garments("train", wrong=0.5, seed=1).words)


def test_pictures_are_standardised_by_the_training_part() -> None:
    train = titled_garments("train", wrong=0.0, seed=0).pictures
    assert train.mean(0).abs().max() < 1e-4
    assert train.std(0).max() < 1


def test_the_model_takes_them() -> None:
    goods, present = titled_garments("test", wrong=0.1, seed=0), torch.ones(3, 2).bool()
    assert title_model(seed=0)(goods.pictures[:3], goods.words[:3], present).shape == (3, 10)
    assert title_steps() == 3


def test_an_impossible_share_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        titled_garments("train", wrong=5, seed=0)
