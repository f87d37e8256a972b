"""The recipe on a folder of CIFAR's form: learns, resumes after a kill, writes what it measured."""

import pickle

import numpy as np
import pytest
import torch

from multimodal.data.augment.shift import ShiftAndMirror
from multimodal.data.labelled import ImageBatch, LabelledImages
from multimodal.studies.full import vit_cifar
from multimodal.studies.table import read_study
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings


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
    vit_cifar.main(["--folder", str(folder), "--checkpoint", str(checkpoint)])
    return read_study("vit_cifar", checkpoint.parent)


def test_the_table_has_a_row_an_epoch(folder, tmp_path):
    study = run(folder, tmp_path / "run.pt")
    assert list(study.table) == ["epoch", "train_accuracy", "test_accuracy", "loss", "seconds"]
    assert study.table["epoch"].tolist() == [1, 2]
    assert study.table["test_accuracy"].between(0, 1).all()
    assert study.card["command"].startswith("python -m multimodal.studies.full.vit_cifar")
    assert study.card["device"].startswith("CPU")


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(folder, tmp_path, monkeypatch):
    measured = ["epoch", "train_accuracy", "test_accuracy", "loss"]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    whole = run(folder, tmp_path / "a" / "run.pt").table[measured]
    plain, calls = vit_cifar.smoothed_cross_entropy, []

    def stops(model, batch):
        calls.append(len(batch.images))
        if len(calls) == 8:
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(vit_cifar, "smoothed_cross_entropy", stops)
    monkeypatch.setattr(vit_cifar, "CHECKPOINT_EVERY", 1)
    with pytest.raises(Killed):
        run(folder, tmp_path / "b" / "run.pt")
    broken = run(folder, tmp_path / "b" / "run.pt").table[measured]
    assert len(calls) == 8 + 3  # ten steps in all, seven of them before the stop
    assert broken.equals(whole)


def test_it_learns_colours(folder, tmp_path):
    seen, unseen = (vit_cifar.load_pictures(folder, part) for part in ("train", "test"))
    chosen = vit_cifar.Plan(vit_cifar.plan().shape, 30, 20, ShiftAndMirror(1), 5e-3)
    path = tmp_path / "run.pt"
    _, history = vit_cifar.train(seen, unseen, chosen, seed=0, checkpoint=path)
    assert history.measurements[-1]["test_accuracy"] > 0.7
    assert history.losses[-1] < history.losses[0]


def test_only_training_pictures_set_the_statistics(folder):
    seen = vit_cifar.load_pictures(folder, "train")
    model = vit_cifar.build_model(seen.images, vit_cifar.plan().shape)
    torch.testing.assert_close(model.encoder.pixels.mean.flatten(), seen.images.mean((0, 2, 3)))
    assert isinstance(seen, LabelledImages)


def test_the_shipped_study_measures_unseen_pictures():
    table = read_study("vit_cifar").table
    assert table["test_accuracy"].iloc[-1] > 0.60
    assert (table["train_accuracy"] > table["test_accuracy"]).all()


def test_rows_are_means_of_an_epoch():
    history = History(losses=[4.0, 2.0, 1.0, 0.5])
    for epoch, step in ((1, 2), (2, 4)):
        measured = {"epoch": epoch, "train_accuracy": 0.5, "test_accuracy": 0.25, "seconds": 1.26}
        history.measurements.append({"step": float(step), **measured})
    rows = vit_cifar.rows_of(history)
    assert [(row["epoch"], row["loss"], row["seconds"]) for row in rows] == [
        (1, 3.0, 1.3),
        (2, 0.75, 1.3),
    ]
    assert [(row["train_accuracy"], row["test_accuracy"]) for row in rows] == [(0.5, 0.25)] * 2


def test_an_epoch_ends_after_its_last_step(capsys):
    pictures = LabelledImages(torch.eye(4), torch.arange(4))
    wrong = pictures._replace(labels=torch.tensor([0, 1, 2, 0]))
    end = vit_cifar.EpochEnd(steps=3, seen=pictures, unseen=wrong)
    assert [end(step, torch.nn.Identity()) for step in (1, 2, 4)] == [None] * 3
    found = end(6, torch.nn.Identity())
    seconds = found.pop("seconds")
    assert found == {"epoch": 2, "train_accuracy": 1, "test_accuracy": 0.75}
    assert 0 <= seconds < 5
    assert 0 <= end(9, torch.nn.Identity())["seconds"] < 1
    assert "'test_accuracy': 0.75" in capsys.readouterr().out


def test_training_is_set_as_its_docstring_says(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr(vit_cifar, "fit", lambda *a, **k: seen.append((a, k)))
    pictures = LabelledImages(torch.rand(17, 3, 32, 32), torch.arange(17) % 10)
    path = tmp_path / "run.pt"
    vit_cifar.train(pictures, pictures, vit_cifar.plan(), seed=3, checkpoint=path)
    (model, loss, batches), options = seen[0]
    assert options.pop("on_step")[0].steps == 2
    settings = FitSettings(1e-3, warmup=0.1, checkpoint_every=100, log_every=0)
    assert options.pop("conditions") == {"plan": repr(vit_cifar.plan())}
    assert options == {"steps": 4, "settings": settings, "checkpoint": path}
    assert (batches.batch_size, batches.seed, batches.augment) == (8, 3, ShiftAndMirror())
    shape = vit_cifar.plan().shape
    assert (shape.width, shape.depth, shape.heads, shape.expansion) == (32, 1, 2, 2)
    model.eval()
    batch = ImageBatch(*pictures)
    scores = model(batch.images).log_softmax(dim=1)
    own = scores[torch.arange(17), batch.labels]
    expected = -(0.9 * own + 0.1 * scores.mean(dim=1)).mean()
    torch.testing.assert_close(loss(model, batch), expected)
