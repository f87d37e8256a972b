"""Every question to every encoder, with an answer for each test picture."""

from collections import Counter

import pytest

from multimodal.recipes.mae.transfer import load_garments
from multimodal.studies import mae_budget
from multimodal.studies.mae_budget import Questions, rows_of


def test_each_encoder_is_asked_what_the_page_shows(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    pictures = len(load_garments().test.labels)
    for row in rows:
        assert row["correct"].shape == (pictures,)
        assert row["accuracy"] == pytest.approx(row["correct"].float().mean().item())
    asked = Counter((row["encoder"], row["steps"], row["by"]) for row in rows)
    assert asked["pixels", 0, "linear"] == 2
    assert {by for name, _, by in asked if name == "pixels"} == {
        *("linear", "neighbours", "black", "interpolated")
    }
    for steps in (0, 2):
        assert asked["mae", steps, "tuned"] == 1
        assert asked["mae", steps, "filled_in"] == asked["mae", steps, "visible_tokens"] == 2
    assert asked["mae", 1, "tuned"] == 0
    assert asked["ratio_50", 1, "linear"] == asked["ratio_90", 1, "linear"] == 1
    assert {"cnn_random", "simclr", "simclr_without_views"} < {name for name, *_ in asked}
    keys = [tuple(row[key] for key in ("encoder", "steps", "read", "by", "labels")) for row in rows]
    assert len(set(keys)) == len(keys)


def test_covered_pictures_are_covered_for_everyone_alike(monkeypatch):
    seen = []

    def noting(kind, images, masking, model):
        seen.append((kind, masking.visible.clone()))
        return images.flatten(1)

    monkeypatch.setattr(mae_budget, "covered_features", noting)
    ask = Questions(load_garments(), 0)
    for kind in ("black", "interpolated"):
        ask.covered(kind, 10, None)
    (_, train), (_, test), (_, other_train), (_, other_test) = seen
    assert train.equal(other_train)
    assert test.equal(other_test)
    assert not train.equal(test[: len(train)])
