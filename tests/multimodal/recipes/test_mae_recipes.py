"""The parts of the chapter on masked autoencoders, at the smallest size."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
import torch

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageBatch, ImageLoader
from multimodal.layers.masking import Masking, random_mask
from multimodal.layers.patchify import patchify
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.models.mae import MaskedAutoencoder
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels, interpolate
from multimodal.recipes.mae.masked import (
    MaskedPixels,
    fill_in,
    mae_model,
    masks_for,
    pixels_as_they_are,
    predict,
    pretrain,
    reconstruct,
)
from multimodal.recipes.mae.transfer import fine_tune, first, probe_accuracy
from multimodal.recipes.vit.classification import accuracy
from multimodal.studies import mae_budget as mae_study
from multimodal.studies.full import mae_cifar as mae
from multimodal.training.seeds import seeded
from multimodal.training.tensorfile import read_tensors

Target = Callable[[torch.Tensor], torch.Tensor]


def model() -> MaskedAutoencoder:
    with seeded(0):
        return mae_model()


def batches(seed: int = 0) -> ImageLoader:
    return ImageLoader(load_fashion("train", 64), batch_size=8, seed=seed)


def test_model_is_small_and_its_decoder_smaller() -> None:
    sizes = [
        sum(weights.numel() for weights in part.parameters())
        for part in (model().encoder, model().decoder)
    ]
    assert sizes[1] < sizes[0] / 5 < 50_000


def test_patches_must_cover_the_picture() -> None:
    with pytest.raises(ValueError, match="patches of 5 pixels do not cover an image of 28×28"):
        mae_model(patch=5)


def test_pretraining_repeats_itself_and_learns() -> None:
    losses = []
    for seed in (0, 0, 1):
        pupil = model()
        losses.append(pretrain(pupil, batches(seed), MaskedPixels(), steps=30).losses)
    assert losses[0] == losses[1] != losses[2]
    assert sum(losses[0][-5:]) < sum(losses[0][:5]) / 2


@pytest.mark.parametrize("target", [pixels_as_they_are, normalise_patches])
@torch.no_grad()
def test_objective_is_the_loss_of_the_masks_that_it_draws(target: Target) -> None:
    images, labels = load_fashion("train", 8)
    with seeded(3):
        found = MaskedPixels(target=target)(model(), ImageBatch(images, labels))
    with seeded(3):
        masking = random_mask(8, 49, ratio=0.75)
    errors = (predict(model(), images, masking) - target(patchify(images, 4))).square()
    torch.testing.assert_close(found, errors.mean(dim=-1)[masking.hidden].mean())


def test_reconstruction_keeps_what_was_visible() -> None:
    images = load_fashion("test", 5).images
    masking = masks_for(images)
    hidden = hidden_pixels(images, masking)
    assert hidden.shape == (5, 1, 28, 28)
    assert hidden.float().mean().item() == pytest.approx(37 / 49)
    guess = reconstruct(model(), images, masking)
    assert torch.equal(guess[~hidden], images[~hidden])
    assert not torch.equal(guess[hidden], images[hidden])


def test_filling_in_by_hand() -> None:
    images = torch.zeros(1, 1, 4, 4)
    masking = Masking(
        torch.tensor([[0, 3]]),
        torch.tensor([[False, True, True, False]]),
        torch.tensor([[0, 2, 3, 1]]),
    )
    filled = fill_in(images, torch.arange(4.0).reshape(1, 4, 1).expand(1, 4, 4), masking, patch=2)
    assert filled[0, 0].tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 0, 0], [2, 2, 0, 0]]


def test_interpolation_finds_the_straight_line() -> None:
    images = torch.linspace(0, 1, 12).expand(1, 1, 12, 12).clone()
    masking = Masking(
        torch.tensor([[0, 2, 3, 5, 6, 8]]),
        torch.tensor([[False, True, False] * 3]),
        torch.empty(0),
    )
    found = interpolate(images, masking, rounds=500)
    torch.testing.assert_close(found, images, atol=1e-3, rtol=0)
    hidden = hidden_pixels(images, masking)
    assert error_on_hidden(found, images, hidden) < 1e-6
    assert error_on_hidden(torch.zeros_like(images), images, hidden) > 0.2


def test_fine_tuning_leaves_the_encoder_alone_and_learns() -> None:
    data, encoder = load_fashion("train", 100), model().encoder
    before = {name: weights.clone() for name, weights in encoder.state_dict().items()}
    classifier = fine_tune(encoder, data, steps=20, seed=0)
    assert all(torch.equal(weights, before[name]) for name, weights in encoder.state_dict().items())
    assert not torch.equal(
        classifier[0].state_dict()["stack.norm.weight"], before["stack.norm.weight"]
    )
    assert accuracy(classifier, data) > accuracy(fine_tune(encoder, data, steps=1, seed=0), data)


def test_probe_of_random_weights_is_far_above_guessing() -> None:
    data = load_fashion("train", 600)
    parts = first(data, 400), data._replace(images=data.images[400:], labels=data.labels[400:])
    assert probe_accuracy(model().encoder, *parts) > 0.4


def test_study_has_a_row_for_each_budget_and_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_PRESET", "mini")
    rows = mae_study.run(seeds=1)
    variants = ["budget", "budget", *mae_study.variants(), "scratch_longer"]
    assert [row["variant"] for row in rows] == variants
    assert [row["steps"] for row in rows] == [0, 2, 2, 2, 2, 0]
    assert all(0 <= row["probe"] <= 1 for row in rows[:-1])
    assert all({"error", "tuned_500", "tuned_2000"} <= set(row) for row in rows[:2])


def test_a_killed_training_goes_on_as_if_nothing_had_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COURSE_PRESET", "mini")
    command = ["--data", "fashion", "--pictures", "80", "--steps", "6", "--checkpoint"]
    mae.main([*command, str(tmp_path / "whole")])
    whole = capsys.readouterr().out
    calls, objective = count(1), MaskedPixels.__call__

    def killed(*arguments: object) -> torch.Tensor:
        if next(calls) == 5:
            raise KeyboardInterrupt
        return objective(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MaskedPixels, "__call__", killed)
    with pytest.raises(KeyboardInterrupt):
        mae.main([*command, str(tmp_path / "broken")])
    monkeypatch.setattr(MaskedPixels, "__call__", objective)
    capsys.readouterr()
    mae.main([*command, str(tmp_path / "broken")])
    assert capsys.readouterr().out == whole
    broken, unbroken = (read_tensors(tmp_path / name)[0] for name in ("broken", "whole"))
    assert broken.keys() == unbroken.keys()
    assert all(torch.equal(tensor, unbroken[name]) for name, tensor in broken.items())
