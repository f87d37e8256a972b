"""Which losses and scales are trained, and what is kept of them."""

import pytest

from multimodal.studies import clip_losses
from multimodal.studies.answers import split_answers
from multimodal.studies.clip_losses import Recipe, recipes


def test_each_seed_trains_both_losses_and_the_first_one_more():
    every = set(recipes(1))
    assert every == set(recipes(2)) < set(recipes(0))
    assert {recipe.loss for recipe in every} == {"softmax", "sigmoid"}
    rates = {(recipe.loss, recipe.rate) for recipe in recipes(0)}
    assert len(rates) == 6


def test_rows_say_recall_and_gap(rows_on_the_device, monkeypatch):
    chosen = [Recipe("softmax", "100", 3e-3, 1), Recipe("sigmoid", "learned", 3e-3, 3)]
    monkeypatch.setattr(clip_losses, "recipes", lambda seed: iter(chosen))
    rows = rows_on_the_device(clip_losses.rows_of(0))
    assert [(row["loss"], row["steps"]) for row in rows] == [("softmax", 3), ("sigmoid", 9)]
    assert rows[0]["end_scale"] == 100
    assert rows[1]["end_scale"] == pytest.approx(10, abs=0.5)
    for row in rows:
        assert row["recall_at_1"] == pytest.approx(float(row["hits"].mean()))
        assert 0 <= row["gap"] <= 2
    assert len(split_answers(rows)[1]["hits"]) == 2
