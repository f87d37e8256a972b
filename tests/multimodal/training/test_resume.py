"""Checkpoints: a killed training goes on as if nothing happened; foreign files are refused."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from torch import nn

from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings

SETTINGS = FitSettings(learning_rate=0.01, checkpoint_every=2, log_every=0)
STEPS = 12


class Stream:
    """Batches that depend on their number only."""

    def __init__(self, seed=0):
        self.seed, self.position = seed, 0

    def __iter__(self):
        while True:
            generator = torch.Generator().manual_seed(1000 * self.seed + self.position)
            self.position += 1
            yield torch.randn(8, 4, generator=generator)

    def state_dict(self):
        return {"seed": self.seed, "position": self.position}

    def load_state_dict(self, state):
        if state["seed"] != self.seed:
            raise ValueError(f"the state has seed {state['seed']}, this stream {self.seed}")
        self.position = state["position"]


class Evil:
    def __reduce__(self):
        return print, ("this must never run",)


def network(width=6):
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, width), nn.Dropout(0.5), nn.Linear(width, 4))


def loss_of(model, batch):
    return (model(batch) - batch.flip(1)).square().mean()


def train(checkpoint=None, *, width=6, steps=STEPS, settings=SETTINGS, batches=None, on_step=()):
    torch.manual_seed(1)  # of the dropout
    model = network(width)
    torch.manual_seed(2)
    batches = batches or Stream()
    history = fit(
        model,
        loss_of,
        batches,
        steps=steps,
        settings=settings,
        checkpoint=checkpoint,
        on_step=[lambda step, model: {"bias": model[0].bias.sum()}, *on_step],
    )
    return model, history


@pytest.fixture
def finished(tmp_path):
    path = tmp_path / "run.pt"
    train(path)
    return path


def assert_same(run, other):
    (model, history), (twin, record) = run, other
    assert history == record
    for ours, theirs in zip(model.parameters(), twin.parameters(), strict=True):
        assert ours.equal(theirs)


class StopHereError(Exception):
    pass


def interrupt_at(step):
    def call(done, model):
        torch.rand(3)  # callbacks may draw random numbers too
        if done == step:
            raise StopHereError

    return call


def draw(done, model):
    torch.rand(3)


@pytest.mark.parametrize("step", [1, 2, 7, 11, 12])
def test_interrupted_anywhere_it_ends_the_same(tmp_path, step):
    path = tmp_path / "run.pt"
    with pytest.raises(StopHereError):
        train(path, on_step=[interrupt_at(step)])
    assert_same(train(path, on_step=[draw]), train(on_step=[draw]))


def test_a_finished_training_does_not_run_again(finished):
    before = finished.read_bytes()
    calls = []
    again = train(finished, on_step=[lambda step, model: calls.append(step)])
    assert calls == []
    assert_same(again, train())
    assert finished.read_bytes() == before


def test_killed_by_force_it_ends_the_same(tmp_path):
    path, reached = tmp_path / "run.pt", tmp_path / "reached"
    process = subprocess.Popen([sys.executable, __file__, path, reached])
    try:
        deadline = time.monotonic() + 120
        while not reached.exists() and time.monotonic() < deadline:
            assert process.poll() is None, "the training ended before it was killed"
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    assert process.returncode != 0
    assert path.exists()
    assert_same(train(path), train())


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"width": 7}, r"another configuration: 0.bias is \(6,\) there and \(7,\) here"),
        ({"steps": 13}, "with steps = 12, this one has 13"),
        ({"settings": FitSettings(learning_rate=0.5, log_every=0)}, "learning_rate = 0.01"),
        ({"batches": Stream(seed=5)}, "seed 0, this stream 5"),
    ],
)
def test_another_configuration_is_refused_and_the_file_kept(finished, changed, message):
    before = finished.read_bytes()
    with pytest.raises(ValueError, match=message):
        train(finished, **changed)
    assert finished.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_cut_short(finished, share):
    whole = finished.read_bytes()
    finished.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ValueError, match="cut short or is no checkpoint"):
        train(finished)


def test_not_a_checkpoint(tmp_path):
    text = tmp_path / "notes.pt"
    text.write_text("dear diary")
    with pytest.raises(ValueError, match="cut short or is no checkpoint"):
        train(text)
    weights = tmp_path / "weights.pt"
    torch.save(network().state_dict(), weights)
    with pytest.raises(ValueError, match="is no checkpoint of a training"):
        train(weights)


def test_a_file_that_would_run_code_runs_nothing(tmp_path, capsys):
    evil = tmp_path / "evil.pt"
    torch.save({"format": Evil()}, evil)
    with pytest.raises(ValueError, match="is no checkpoint"):
        train(evil)
    assert "never" not in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_found_before_the_first_step(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    calls = []
    with pytest.raises(OSError, match="choose a folder that can be written to"):
        train(tmp_path / "file" / "run.pt", on_step=[lambda *_: calls.append(1)])
    assert calls == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that refuses files")
def test_a_read_only_folder():
    with pytest.raises(OSError, match=r"cannot write run\.pt into /proc"):
        train(Path("/proc/run.pt"))


def test_a_full_disk_leaves_the_last_checkpoint(tmp_path, monkeypatch):
    path, written = tmp_path / "run.pt", []
    real = os.fsync

    def full_at_the_third(handle):
        written.append(handle)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_third)
    with pytest.raises(OSError, match="No space left"):
        train(path)
    monkeypatch.undo()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert_same(train(path), train())


def test_streams_that_cannot_resume_are_refused(tmp_path):
    with pytest.raises(ValueError, match="list has none"):
        train(tmp_path / "run.pt", batches=[torch.ones(8, 4)] * 20)


def announce(step, model):
    """Run by the killed process: say that step 7 is reached, then linger."""
    if step == 7:
        Path(sys.argv[2]).touch()
        time.sleep(120)


if __name__ == "__main__":
    train(Path(sys.argv[1]), on_step=[announce])
