"""Epochs become steps; what is written is whole and legible."""

import json
from pathlib import Path

import torch
from torch import nn

from multimodal.data.stream import Stream
from multimodal.studies.full import photo_training


class Numbers(Stream[torch.Tensor]):
    def _batch(self, rows, _dice):
        return torch.tensor(rows, dtype=torch.float32)[:, None]


def run(checkpoint: Path, epochs: int, model: nn.Linear):
    return photo_training.train_with_checkpoints(
        model,
        lambda line, batch: line(batch).square().mean(),
        Numbers(7, batch_size=2, seed=0),
        epochs=epochs,
        rate=1e-3,
        checkpoint=checkpoint,
        sizes={"width": 1},
    )


def test_an_epoch_is_as_many_steps_as_it_has_batches(tmp_path) -> None:
    history = run(tmp_path / "run.pt", 2, nn.Linear(1, 1))
    assert len(history.losses) == 2 * 3


def test_a_finished_run_does_nothing_again(tmp_path) -> None:
    model = nn.Linear(1, 1)
    first = run(tmp_path / "run.pt", 2, model)
    before = model.weight.clone()
    again = run(tmp_path / "run.pt", 2, model)
    assert again.losses == first.losses
    assert torch.equal(model.weight, before)


def test_all_letters_stay_legible(tmp_path) -> None:
    photo_training.write_json(tmp_path / "told.json", {"said": "红色"})
    text = (tmp_path / "told.json").read_text(encoding="utf-8")
    assert "红色" in text
    assert json.loads(text) == {"said": "红色"}
