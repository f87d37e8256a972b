"""The recipe on a folder of CIFAR's form: learns, resumes after a kill, writes what it measured."""

import pickle

import numpy as np
import pytest
import torch

from multimodal.data.augment.shift import InTurn, ShiftAndMirror
from multimodal.data.labelled import LabelledImages
from multimodal.layers.standardise import Standardise
from multimodal.studies.full import vit_cifar as cifar_vit
from multimodal.studies.table import read_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Forty training pictures and ten test pictures, each class a colour of its own."""
    place = tmp_path_factory.mktemp("data")
    batches = place / "cifar-10" / "cifar-10-batches-py"
    batches.mkdir(parents=True)
    random = np.random.default_rng(0)
    colours = random.integers(30, 220, (10, 3, 1))
    for name in [*(f"data_batch_{n}" for n in range(1, 6)), "test_batch"]:
        labels = random.permutation(10).tolist()[: 10 if name == "test_batch" else 8]
        noise = random.integers(-20, 20, (len(labels), 3, 1024))
        pixels = (colours[labels] + noise).astype(np.uint8).reshape(-1, 3072)
        content = pickle.dumps({"data": pixels, "labels": labels}, protocol=2)
        (batches / name).write_bytes(content)
    return place


def run(folder, checkpoint):
    cifar_vit.main(["--folder", str(folder), "--checkpoint", str(checkpoint)])
    return read_study("cifar", checkpoint.parent)


def test_the_table_has_a_row_an_epoch(folder, tmp_path):
    study = run(folder, tmp_path / "run.safetensors")
    assert list(study.table) == ["epoch", "train_accuracy", "test_accuracy", "loss", "seconds"]
    assert study.table["epoch"].tolist() == [1, 2]
    assert study.table["test_accuracy"].between(0, 1).all()
    assert study.card["command"].startswith("python -m multimodal.studies.full.vit_cifar")


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(folder, tmp_path, monkeypatch):
    measured = ["epoch", "train_accuracy", "test_accuracy", "loss"]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    whole = run(folder, tmp_path / "a" / "run.safetensors").table[measured]
    plain, calls = cifar_vit.smoothed, []

    def stops(model, batch):
        calls.append(len(batch.images))
        if len(calls) == 8:
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(cifar_vit, "smoothed", stops)
    monkeypatch.setattr(cifar_vit, "CHECKPOINT_EVERY", 1)
    with pytest.raises(Killed):
        run(folder, tmp_path / "b" / "run.safetensors")
    broken = run(folder, tmp_path / "b" / "run.safetensors").table[measured]
    assert len(calls) == 8 + 3  # ten steps in all, seven of them before the stop
    assert broken.equals(whole)


def test_it_learns_colours(folder, tmp_path):
    seen, unseen = (cifar_vit.cifar(folder, part) for part in ("train", "test"))
    chosen = cifar_vit.Plan(cifar_vit.plan().shape, 30, 20, ShiftAndMirror(1), 5e-3)
    path = tmp_path / "run.safetensors"
    _, history = cifar_vit.train(seen, unseen, chosen, seed=0, checkpoint=path)
    assert history.measurements[-1]["test_accuracy"] > 0.7
    assert history.losses[-1] < history.losses[0]


def test_standardised_colours_have_mean_and_deviation_one_half():
    images = torch.rand(50, 3, 4, 4) * torch.tensor([1, 0.5, 0.1])[:, None, None] + 0.2
    out = Standardise.of(images)(images)
    torch.testing.assert_close(out.mean((0, 2, 3)), torch.full((3,), 0.5))
    torch.testing.assert_close(out.std((0, 2, 3)), torch.full((3,), 0.5))
    with pytest.raises(ValueError, match="every channel must vary"):
        Standardise.of(torch.ones(4, 3, 2, 2))


def test_shift_and_mirror_move_each_picture_as_a_whole():
    images = torch.arange(1.0, 1 + 64 * 2 * 6 * 6).view(64, 2, 6, 6)
    moved = ShiftAndMirror(2)(images, torch.Generator().manual_seed(0))
    assert moved.shape == images.shape
    seen = set()
    for before, after in zip(images, moved, strict=True):
        wide = torch.nn.functional.pad(before, (2,) * 4)
        places = [
            (top, left, mirror)
            for top in range(5)
            for left in range(5)
            for mirror in (False, True)
            if torch.equal(
                after.flip(-1) if mirror else after, wide[:, top : top + 6, left : left + 6]
            )
        ]
        assert len(places) == 1
        seen |= set(places)
    assert len(seen) > 20
    same = InTurn((ShiftAndMirror(2),))(images, torch.Generator().manual_seed(0))
    assert torch.equal(same, moved)


def test_only_training_pictures_set_the_statistics(folder):
    seen = cifar_vit.cifar(folder, "train")
    model = cifar_vit.model_for(seen.images, cifar_vit.plan().shape)
    torch.testing.assert_close(model[0].mean.flatten(), seen.images.mean((0, 2, 3)))
    assert isinstance(seen, LabelledImages)


def test_the_shipped_study_measures_unseen_pictures():
    table = read_study("cifar").table
    assert table["test_accuracy"].iloc[-1] > 0.60
    assert (table["train_accuracy"] > table["test_accuracy"]).all()
