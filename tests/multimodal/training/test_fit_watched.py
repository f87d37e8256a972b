"""What a training tells while it goes on: measurements, checkpoints, the bar."""

from itertools import repeat
from typing import Any

import pytest
import torch
from torch import nn

from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings


def train(**options: Any) -> History:
    """One weight that becomes smaller."""
    torch.manual_seed(0)
    batches = repeat(torch.ones(2, 1))
    return fit(nn.Linear(1, 1), lambda model, x: model(x).square().mean(), batches, **options)


def test_what_callbacks_measure_is_kept_with_its_step():
    history = History()
    history.record(2.0, 0.1)
    history.measure(None)
    history.measure({})
    history.measure({"a": torch.tensor(3.0, requires_grad=True), "b": 1})
    history.skip()
    history.record(1.0, 0.2)
    history.measure({"b": 4})
    assert history.skipped == [2]
    assert history.measurements == [{"step": 1.0, "a": 3.0, "b": 1.0}, {"step": 2.0, "b": 4.0}]
    assert history.series("b") == ([1, 2], [1.0, 4.0])
    assert history.series("a") == ([1], [3.0])
    other = History(losses=[9.0])
    losses = other.losses
    other.load_state_dict(history.state_dict())
    assert other == history
    assert losses is other.losses
    for damaged in ({}, history.state_dict() | {"losses": [1.0]}):
        with pytest.raises(ValueError, match="its history is not whole"):
            History().load_state_dict(damaged)


def test_each_leg_is_timed_and_none_counts_for_equality(monkeypatch):
    now = iter([10.0, 13.0, 50.0, 54.0])
    monkeypatch.setattr("multimodal.training.history.time.process_time", lambda: next(now))
    first, second = History(), History()
    first.begin_leg()
    second.load_state_dict(first.state_dict())
    second.begin_leg()
    assert second.state_dict()["legs"] == [3.0, 4.0]
    assert second.earlier_seconds == 3
    assert second == first == History()


@pytest.mark.parametrize(
    ("every", "saved"), [(2, [2, 4, 5]), (5, [5]), (9, [5]), (1, [1, 2, 3, 4, 5])]
)
def test_a_checkpoint_is_written_every_so_often_and_at_the_end(every, saved, monkeypatch, tmp_path):
    written = []

    class Silent:
        def __init__(self, path, parts, configuration):
            self.parts = parts
            assert configuration["steps"] == 5
            assert configuration["precision"] == "float32"

        def __enter__(self):
            return self

        def __exit__(self, *_):
            written.append("left")

        def load(self):
            written.append("load")

        def save(self):
            written.append(self.parts["history"].steps)

    monkeypatch.setattr("multimodal.training.fit.Checkpoint", Silent)
    settings = FitSettings(log_every=0, checkpoint_every=every)
    train(steps=5, settings=settings, checkpoint=tmp_path / "c")
    assert written == ["load", *saved, "left"]
    train(steps=2, settings=settings)
    assert written == ["load", *saved, "left"]


@pytest.mark.parametrize(("every", "told"), [(2, [2, 4, 5]), (5, [5]), (1, [1, 2, 3, 4, 5])])
def test_the_bar_moves_every_so_often_and_at_the_end(every, told, monkeypatch):
    bars = []

    class Bar:
        def __init__(self, total, initial, disable):
            assert (total, initial, disable) == (5, 0, False)
            self.n, self.seen, self.losses = initial, [], []
            bars.append(self)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def set_postfix(self, loss, refresh):
            self.losses.append(loss)

        def update(self, steps):
            self.n += steps
            self.seen.append(self.n)

    monkeypatch.setattr("multimodal.training.fit.tqdm", Bar)
    settings = FitSettings(log_every=every)
    history = train(steps=5, settings=settings)
    assert bars[0].seen == told
    assert bars[0].losses == [f"{history.losses[step - 1]:.3f}" for step in told]
