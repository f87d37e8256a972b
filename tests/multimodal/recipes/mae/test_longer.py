"""The shipped weights are those that were trained, one file per seed."""

import pytest
import torch

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae import longer
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels
from multimodal.recipes.mae.longer import SEEDS, load_longer, ship, train_longer
from multimodal.recipes.mae.masked import mae_model, masks_for, reconstruct
from multimodal.studies.table import read_study


def test_what_is_shipped_is_what_was_trained(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(longer, "ASSETS", tmp_path)
    monkeypatch.setattr(longer, "asset", lambda *names: tmp_path.joinpath(*names))
    model = train_longer(1)
    ship(model, 1)
    again, other = load_longer(1), mae_model()
    assert not again.training
    for name, weights in model.state_dict().items():
        assert torch.equal(weights.cpu(), again.state_dict()[name].cpu())
    assert not torch.equal(again.encoder.class_token.cpu(), other.encoder.class_token)


@pytest.mark.parametrize("seed", SEEDS)
def test_shipped_models_fill_in_as_well_as_their_card_says(seed: int) -> None:
    images = load_fashion("test", 500).images
    masking = masks_for(images)
    guess = reconstruct(load_longer(seed), images, masking)
    found = error_on_hidden(guess, images, hidden_pixels(images, masking))
    assert found == pytest.approx(read_study("mae_weights").row(seed=seed)["error"], abs=1e-4)


def test_no_other_seed_is_shipped() -> None:
    with pytest.raises(FileNotFoundError, match="seed7"):
        load_longer(7)
