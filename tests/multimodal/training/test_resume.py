"""Checkpoints: a killed training goes on as if nothing happened; foreign files are refused."""

import os
import subprocess
import sys
import time
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from multimodal.digest import digest
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.resume import random_state

SETTINGS = FitSettings(learning_rate=0.01, checkpoint_every=2, log_every=0)
HALF = replace(SETTINGS, precision="float16")
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


def train(
    checkpoint=None,
    *,
    width=6,
    steps=STEPS,
    settings=SETTINGS,
    batches=None,
    conditions=None,
    on_step=(),
    dtype=torch.float32,
):
    torch.manual_seed(1)  # of the dropout
    model = network(width).to(dtype)
    torch.manual_seed(2)
    batches = batches or Stream()
    history = fit(
        model,
        loss_of,
        batches,
        steps=steps,
        settings=settings,
        checkpoint=checkpoint,
        conditions=conditions,
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


@pytest.mark.parametrize("settings", [SETTINGS, HALF])
@pytest.mark.parametrize("step", [1, 2, 7, 11, 12])
def test_interrupted_anywhere_it_ends_the_same(tmp_path, step, settings):
    path = tmp_path / "run.pt"
    with pytest.raises(StopHereError):
        train(path, settings=settings, on_step=[interrupt_at(step)])
    ends = train(path, settings=settings, on_step=[draw])
    assert_same(ends, train(settings=settings, on_step=[draw]))
    assert len(ends[1].legs) == 1 + (step > 2)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


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
        ({"width": 7}, r"another configuration: 0.bias is \(6,\) .*there and \(7,\) "),
        ({"steps": 13}, "with steps = 12, this one has 13"),
        ({"settings": FitSettings(learning_rate=0.5, log_every=0)}, "learning_rate = 0.01"),
        ({"settings": HALF}, "precision = float32, this one has float16"),
        ({"batches": Stream(seed=5)}, "seed 0, this stream 5"),
        ({"conditions": {"pixels": 48}}, "pixels = None, this one has 48"),
        ({"dtype": torch.float64}, "of torch.float32 there and .* of torch.float64 here"),
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


def changed(content, *keys, to=None):
    """The content without one of its entries, or with another in its place."""
    inner = content
    for key in keys[:-1]:
        inner = inner[key]
    inner.pop(keys[-1])
    if to is not None:
        inner[keys[-1]] = to
    return content


def one_bit(content):
    weight = content["parts"]["model"]["0.weight"]
    weight.view(torch.int32)[0, 0] ^= 1
    return content


ADAMW, RANDOM = ("parts", "optimiser", "adamw"), ("random", "cpu")
DAMAGES = {
    **{f"without {key}": lambda c, key=key: changed(c, key) for key in ("configuration", "parts")},
    **{f"without {key}": lambda c, key=key: changed(c, key) for key in ("random", "digest")},
    "a generator of another size": lambda c: changed(c, *RANDOM, to=torch.zeros(10).byte()),
    "no state of a generator": lambda c: changed(c, *RANDOM),
    "no moments": lambda c: changed(c, *ADAMW, "state", to={}),
    "a moment missing": lambda c: changed(c, *ADAMW, "state", 0, "exp_avg"),
    "a moment of another size": lambda c: changed(
        c, *ADAMW, "state", 0, "exp_avg", to=torch.zeros(3)
    ),
    "fewer losses than batches": lambda c: changed(c, "parts", "history", "losses", to=[1.0] * 5),
    "a negative position": lambda c: changed(c, "parts", "batches", "position", to=-3),
    "a weight that is no number": lambda c: changed(
        c, "parts", "model", "0.bias", to=torch.full((6,), float("nan"))
    ),
    "a bit of a weight": one_bit,
    "a schedule that is none": lambda c: changed(c, "parts", "optimiser", "schedule", to="soon"),
}


UNSEEN_BY_PARTS = {
    *("no moments", "fewer losses than batches", "a negative position", "without digest"),
    *("a weight that is no number", "a bit of a weight", "a moment missing"),
    "a moment of another size",
}


@pytest.mark.parametrize(
    ("damage", "vouched"),
    [
        *((name, False) for name in DAMAGES),
        *((name, True) for name in sorted({*DAMAGES} - UNSEEN_BY_PARTS)),
    ],
)
def test_a_damaged_checkpoint_is_refused_kept_and_nothing_moved(finished, damage, vouched):
    """Whoever damages the file and makes the digest anew meets the parts themselves."""
    content = DAMAGES[damage](torch.load(finished, weights_only=True))
    if vouched:
        del content["digest"]
        content["digest"] = digest(content)
    torch.save(content, finished)
    written, model, batches = finished.read_bytes(), network(), Stream()
    state, weights = random_state(), deepcopy(model.state_dict())
    with pytest.raises(ValueError, match=r"^run\.pt ") as refusal:
        fit(model, loss_of, batches, steps=STEPS, settings=SETTINGS, checkpoint=finished)
    assert "\n" not in str(refusal.value)
    assert finished.read_bytes() == written
    assert digest(random_state()) == digest(state)
    assert digest(model.state_dict()) == digest(weights)
    assert batches.position == 0


def test_a_flipped_bit_anywhere_in_the_file_is_never_continued(finished):
    whole = finished.read_bytes()
    for place in range(0, len(whole), 997):
        finished.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        try:
            _, history = train(finished)
        except ValueError as error:
            assert str(error).startswith("run.pt ")  # noqa: PT017
        else:
            assert history == train()[1]  # a bit that carries nothing


@pytest.mark.parametrize("kind", ["folder", "link to nothing", "link to itself"])
def test_a_place_that_is_no_file_is_refused_before_the_first_step(tmp_path, kind):
    path, calls = tmp_path / "run.pt", []
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path if kind == "link to itself" else tmp_path / "elsewhere.pt")
    with pytest.raises(ValueError, match="is a folder" if kind == "folder" else "is a link to"):
        train(path, on_step=[lambda *_: calls.append(1)])
    assert calls == []
    assert path.is_dir() or path.is_symlink()


def test_a_link_to_a_checkpoint_stays_one(tmp_path):
    real, link = tmp_path / "real.pt", tmp_path / "link.pt"
    with pytest.raises(StopHereError):
        train(real, on_step=[interrupt_at(5)])
    link.symlink_to(real)
    whole = train(on_step=[draw])
    assert_same(train(link, on_step=[draw]), whole)
    assert link.is_symlink()
    assert_same(train(real, on_step=[draw]), whole)


def test_two_trainings_on_one_file_at_once(tmp_path):
    path = tmp_path / "run.pt"

    def start_another(step, model):
        if step == 3:
            with pytest.raises(ValueError, match=r"another training is writing run\.pt"):
                train(path)

    assert train(path, on_step=[start_another])[1].steps == STEPS
    train(path)  # now it is free


def test_an_unreadable_checkpoint_is_named(finished, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(OSError, match=r"^cannot read run\.pt: Permission denied"):
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
    with pytest.raises(OSError, match=r"cannot write run\.pt .*No space left.*make room"):
        train(path)
    monkeypatch.undo()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert_same(train(path), train())


def test_streams_that_cannot_resume_are_refused(tmp_path):
    with pytest.raises(ValueError, match="list has none"):
        train(tmp_path / "run.pt", batches=[torch.ones(8, 4)] * 20)


@pytest.mark.parametrize(
    "plain",
    [
        {"settings": replace(SETTINGS, learning_rate=np.float64(0.01), clip_norm=np.float32(1))},
        {"settings": replace(SETTINGS, learning_rate=torch.tensor(0.01))},
        {"steps": np.int64(STEPS)},
        {"conditions": {"mean": torch.ones(2), "nothing": float("nan"), "names": {"a", "b"}}},
    ],
)
def test_numbers_of_any_kind_survive_in_a_checkpoint(tmp_path, plain):
    path = tmp_path / "run.pt"
    with pytest.raises(StopHereError):
        train(path, on_step=[interrupt_at(5)], **plain)
    assert_same(train(path, on_step=[draw], **plain), train(on_step=[draw], **plain))


@pytest.mark.parametrize("foreign", [Path("data"), np.float64(1), np.ones(2), loss_of, Evil])
def test_what_could_not_be_read_again_is_refused_before_the_first_step(tmp_path, foreign):
    calls = []
    with pytest.raises(ValueError, match=r"could not be read again with .* in it"):
        train(
            tmp_path / "run.pt",
            conditions={"what": foreign},
            on_step=[lambda *_: calls.append(1)],
        )
    assert calls == []


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    train(Path("~/run.pt"))
    assert (tmp_path / "run.pt").exists()


def announce(step, model):
    """Run by the killed process: say that step 7 is reached, then linger."""
    if step == 7:
        Path(sys.argv[2]).touch()
        time.sleep(120)


if __name__ == "__main__":
    train(Path(sys.argv[1]), on_step=[announce])
