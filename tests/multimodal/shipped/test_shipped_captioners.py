"""Shipped weights are those that were trained, in eight bits, without the frozen encoder."""

import pytest
import torch
from torch import nn

from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.captioning.parallel_systems import transformer
from multimodal.recipes.captioning.scene_captions import (
    caption_task,
    describe_pictures,
    exact_matches,
)
from multimodal.shipped import shipped_captioners
from multimodal.shipped.eight_bits import read_weights
from multimodal.shipped.shipped_captioners import load_shipped, ship
from multimodal.studies.table import read_study


class Eye(nn.Module):
    width = 4

    def __init__(self, *, frozen: bool) -> None:
        super().__init__()
        self.layer = nn.Linear(6, 4).requires_grad_(not frozen)


def model(width: int = 8, *, frozen: bool = True) -> ShowAndTell:
    return ShowAndTell(picture=Eye(frozen=frozen), vocabulary=9, width=width)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_captioners, "ASSETS", tmp_path)
    monkeypatch.setattr(shipped_captioners, "asset", lambda *names: tmp_path.joinpath(*names))
    return tmp_path / "captioning"


@pytest.mark.parametrize("frozen", [True, False])
def test_what_is_shipped_is_what_was_trained(elsewhere, frozen):
    one, other = model(frozen=frozen), model(frozen=frozen)
    ship(one, "name")
    again = load_shipped(other, "name")
    assert again is other
    assert not again.training
    for name, weights in one.named_parameters():
        loaded = again.get_parameter(name).cpu()
        assert torch.allclose(loaded, weights, atol=2e-2) == (weights.requires_grad), name
    file = read_weights(elsewhere / "name.safetensors")
    assert any(name.startswith("picture.") for name in file) != frozen


@pytest.mark.usefixtures("elsewhere")
def test_weights_of_another_model_are_refused():
    ship(model(), "name")
    with pytest.raises(ValueError, match="those of another model"):
        load_shipped(model(width=10), "name")


def test_a_model_without_eyes_is_shipped_whole(elsewhere):
    blind = ShowAndTell(picture=StoredFeatures(4), vocabulary=9, width=8)
    ship(blind, "name")
    assert set(read_weights(elsewhere / "name.safetensors")) == set(dict(blind.named_parameters()))


def test_the_shipped_captioner_of_three_languages_is_that_of_its_study(monkeypatch):
    """Eight bits may turn a sentence or two; another vocabulary would turn all."""
    monkeypatch.setenv("COURSE_PRESET", "small")
    task, study = caption_task(), read_study("captioning_languages")
    model = load_shipped(transformer(task), "transformer_languages")
    for language in task.vocabulary.languages:
        said = describe_pictures(model, task.test.images, task.vocabulary, language)
        found = exact_matches(said, task.test.scenes, language).float().mean()
        where = {"system": "transformer", "variant": "shared", "language": language, "seed": 0}
        assert float(found) == pytest.approx(study.row(**where)["exact"], abs=0.02)
