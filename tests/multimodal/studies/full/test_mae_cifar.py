"""The training as a command: it can be killed at any moment."""

from itertools import count

import pytest
import torch

from multimodal.data.labelled import LabelledImages
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.recipes.mae.masked import MaskedPixels
from multimodal.studies.full import mae_cifar
from multimodal.training.optimiser import FitSettings


def test_a_killed_training_goes_on_as_if_nothing_had_happened(tmp_path, monkeypatch, capsys):
    command = ["--data", "fashion", "--pictures", "80", "--steps", "6", "--checkpoint"]
    mae_cifar.main([*command, str(tmp_path / "whole")])
    whole = capsys.readouterr().out
    names = [line.partition(": ")[0] for line in whole.splitlines()]
    assert names == ["linear probe, random weights", "linear probe, pretrained"]
    calls, objective = count(1), MaskedPixels.__call__

    def killed(*arguments: object) -> torch.Tensor:
        if next(calls) == 5:
            raise KeyboardInterrupt
        return objective(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MaskedPixels, "__call__", killed)
    with pytest.raises(KeyboardInterrupt):
        mae_cifar.main([*command, str(tmp_path / "broken")])
    monkeypatch.setattr(MaskedPixels, "__call__", objective)
    capsys.readouterr()
    mae_cifar.main([*command, str(tmp_path / "broken")])
    assert capsys.readouterr().out == whole
    files = (torch.load(tmp_path / name, weights_only=True) for name in ("broken", "whole"))
    broken, unbroken = (file["parts"]["model"] for file in files)
    assert broken.keys() == unbroken.keys()
    assert all(torch.equal(tensor, unbroken[name]) for name, tensor in broken.items())


def test_training_is_set_as_its_docstring_says(monkeypatch, tmp_path):
    expected = FitSettings(1e-3, betas=(0.9, 0.95), warmup=0.05, checkpoint_every=2)
    assert mae_cifar.settings() == expected
    encoder, decoder = mae_cifar.shapes()
    assert (encoder.width, encoder.depth, encoder.heads) == (16, 1, 2)
    assert (decoder.width, decoder.depth, decoder.heads) == (8, 1, 2)
    seen = []
    monkeypatch.setattr(mae_cifar, "pretrain", lambda *a, **k: seen.append((a, k)))
    for pictures, batch in ((80, 32), (20, 20)):
        data = LabelledImages(torch.zeros(pictures, 3, 32, 32), torch.zeros(pictures))
        mae_cifar.train(None, data, steps=7, checkpoint=tmp_path / "run", seed=4)
        (_, batches, objective), options = seen.pop()
        assert (batches.batch_size, batches.seed) == (batch, 4)
        assert (objective.patch, objective.ratio) == (4, 0.75)
        assert objective.target is normalise_patches
        assert options == {"steps": 7, "settings": expected, "checkpoint": tmp_path / "run"}


def test_pictures_of_cifar_lie_between_0_and_1_and_as_many_as_asked(monkeypatch):
    asked = []

    def load(folder, *, split, download):
        asked.append((folder, split, download))
        images = torch.full((5, 3, 32, 32), 51, dtype=torch.uint8)
        return LabelledImages(images, torch.arange(5))

    monkeypatch.setattr(mae_cifar, "load_cifar10", load)
    found = mae_cifar.load_pictures("cifar10", "test", "here", download=True, count=3)
    assert asked == [("here", "test", True)]
    assert found.labels.tolist() == [0, 1, 2]
    torch.testing.assert_close(found.images, torch.full((3, 3, 32, 32), 0.2))
    model = mae_cifar.build_model(found, seed=1)
    assert model.encoder.positions.shape == (64, 16)
    assert model.decoder.pixels.weight.shape == (48, 8)


def test_what_is_not_asked_for_is_the_long_training():
    asked = mae_cifar.parser().parse_args(["--checkpoint", "run"])
    assert (asked.data, asked.download, asked.pictures, asked.steps) == ("cifar10", False, None, 6)
    assert str(asked.folder) == "data"
    with pytest.raises(SystemExit):
        mae_cifar.parser().parse_args([])
