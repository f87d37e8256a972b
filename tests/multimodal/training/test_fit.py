"""The training loop: it learns, it measures, it stops with a sentence when numbers break."""

from typing import NamedTuple

import pytest
import torch
from torch import nn
from tqdm import tqdm

from multimodal.training.fit import fit, to_device
from multimodal.training.optimiser import FitSettings

QUIET = FitSettings(learning_rate=0.05, log_every=0)


def squared_error(model, batch):
    inputs, targets = batch
    return (model(inputs) - targets).square().mean()


def stream(seed=0):
    generator = torch.Generator().manual_seed(seed)
    weights = torch.tensor([[1.0, -2.0, 0.5]])
    while True:
        inputs = torch.randn(16, 3, generator=generator)
        yield inputs, inputs @ weights.T


def linear():
    torch.manual_seed(0)
    return nn.Linear(3, 1)


def test_it_learns():
    model = linear()
    history = fit(model, squared_error, stream(), steps=200, settings=QUIET)
    assert history.steps == 200
    assert history.losses[-1] < 1e-3 < history.losses[0]
    torch.testing.assert_close(model.weight, torch.tensor([[1.0, -2.0, 0.5]]), atol=0.05, rtol=0)


def test_the_recorded_rates_are_those_that_were_used():
    settings = FitSettings(learning_rate=0.1, warmup=0.5, log_every=0)
    history = fit(linear(), squared_error, stream(), steps=8, settings=settings)
    rates = torch.tensor(history.learning_rates)
    assert rates.argmax() == 4
    assert rates.max() == pytest.approx(0.1)
    torch.testing.assert_close(rates[:4], torch.arange(1, 5) * 0.1 / 5)


def test_same_as_a_loop_by_hand():
    settings = FitSettings(
        0.05, weight_decay=0.0, warmup=0.0, floor=1.0, clip_norm=0.7, log_every=0
    )
    ours, theirs = linear(), linear()
    fit(ours, squared_error, stream(), steps=5, settings=settings)
    optimiser = torch.optim.AdamW(theirs.parameters(), 0.05, betas=(0.9, 0.98), weight_decay=0)
    batches = stream()
    for _ in range(5):
        optimiser.zero_grad()
        squared_error(theirs, next(batches)).backward()
        nn.utils.clip_grad_norm_(theirs.parameters(), 0.7)
        optimiser.step()
    torch.testing.assert_close(ours.weight, theirs.weight, atol=1e-6, rtol=0)


def test_callbacks_measure_and_do_not_leave_the_model_in_evaluation_mode():
    modes = []

    def measure(step, model):
        modes.append(model.training)
        model.eval()
        return {"bias": model.bias.sum()} if step % 2 else None

    history = fit(linear(), squared_error, stream(), steps=5, settings=QUIET, on_step=[measure])
    assert modes == [True] * 5
    steps, values = history.series("bias")
    assert steps == [1, 3, 5]
    assert len(set(values)) == 3
    with pytest.raises(ValueError, match=r"nothing called 'gap' was measured, only \['bias'\]"):
        history.series("gap")


class Counting(nn.Linear):
    """Knows how often a step was followed, and what its weights were at that time."""

    def __init__(self):
        super().__init__(3, 1)
        self.seen = [self.weight.clone()]

    def after_step(self):
        self.seen.append(self.weight.clone())


def test_what_must_follow_a_step_is_called_after_it_and_before_anyone_looks():
    model, looks = nn.Sequential(Counting()), []

    def look(step, now):
        looks.append((step, len(now[0].seen) - 1, now[0].seen[-1].equal(now[0].weight)))

    fit(model, squared_error, stream(), steps=3, settings=QUIET, on_step=[look])
    assert looks == [(1, 1, True), (2, 2, True), (3, 3, True)]
    assert not any(a.equal(b) for a, b in zip(model[0].seen, model[0].seen[1:], strict=False))


def test_what_is_frozen_is_not_followed():
    frozen = Counting().requires_grad_(False)
    fit(nn.Sequential(nn.Linear(3, 3), frozen), squared_error, stream(), steps=2, settings=QUIET)
    assert len(frozen.seen) == 1


def test_frozen_parameters_stay():
    model = nn.Sequential(nn.Linear(3, 3).requires_grad_(False), nn.Linear(3, 1))
    before = model[0].weight.clone()
    fit(model, squared_error, stream(), steps=3, settings=QUIET)
    assert model[0].weight.equal(before)


@pytest.mark.parametrize("steps", [0, -1, 2.5, "3", None, float("nan")])
def test_steps_are_counted(steps):
    with pytest.raises(ValueError, match="steps must be a whole number of at least 1, got"):
        fit(linear(), squared_error, stream(), steps=steps, settings=QUIET)


def test_nothing_to_train():
    with pytest.raises(ValueError, match="all its parameters are frozen"):
        fit(linear().requires_grad_(False), squared_error, stream(), steps=3, settings=QUIET)


def broken_from(step, value):
    def loss(model, batch):
        loss.calls += 1
        factor = value if loss.calls >= step else 1.0
        return squared_error(model, batch) * factor

    loss.calls = 0
    return loss


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_broken_loss_names_its_step_and_spares_the_weights(value):
    model, seen = linear(), {}

    def remember(step, model):
        seen["weights"] = model.weight.clone()

    with pytest.raises(FloatingPointError, match=f"the loss is {value} in step 4"):
        fit(model, broken_from(4, value), stream(), steps=9, settings=QUIET, on_step=[remember])
    assert model.weight.equal(seen["weights"])


def test_a_broken_gradient_names_its_step():
    def root(model, batch):
        return (model(batch[0]) * 0).abs().sqrt().sum()  # slope of the root at 0 is infinite

    with pytest.raises(FloatingPointError, match="gradient is not finite in step 1"):
        fit(linear(), root, stream(), steps=2, settings=QUIET)


def test_batches_that_end():
    two = [next(stream())] * 2
    with pytest.raises(ValueError, match="ended before step 3: pass an endless stream"):
        fit(linear(), squared_error, two, steps=5, settings=QUIET)


def test_progress_is_text(capsys):
    settings = FitSettings(log_every=2)
    fit(linear(), squared_error, stream(), steps=4, settings=settings)
    assert "4/4" in capsys.readouterr().err
    fit(linear(), squared_error, stream(), steps=4, settings=QUIET)
    assert capsys.readouterr().err == ""


class Bar(tqdm):
    """Keeps where it stood and what it said whenever it was moved."""

    def update(self, n=1):
        super().update(n)
        self.moves.append((self.n, self.postfix))


def test_progress_moves_every_so_many_steps_and_at_the_end(monkeypatch):
    monkeypatch.setattr("multimodal.training.fit.tqdm", Bar)
    monkeypatch.setattr(Bar, "moves", moves := [], raising=False)
    settings = FitSettings(log_every=3)
    losses = fit(linear(), squared_error, stream(), steps=7, settings=settings).losses
    assert moves == [(done, f"loss={losses[done - 1]:.3f}") for done in (3, 6, 7)]


WRONG = [
    *({"learning_rate": 0}, {"weight_decay": -0.1}, {"warmup": 1.0}, {"warmup": -0.1}),
    *({"betas": (1.0, 0.9)}, {"betas": (0.9, 1.0)}, {"betas": (-0.1, 0.9)}, {"clip_norm": 0}),
    *({"precision": "half"}, {"floor": 2}, {"floor": -0.1}, {"checkpoint_every": 0}),
    {"log_every": -1},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_impossible_settings(wrong):
    name = next(iter(wrong))
    with pytest.raises(ValueError, match=f"{name}=.* is out of range"):
        FitSettings(**wrong)


@pytest.mark.parametrize("value", [None, "fast", [0.1], torch.ones(2)])
def test_settings_are_numbers(value):
    with pytest.raises(ValueError, match="clip_norm must be one number"):
        FitSettings(clip_norm=value)


def test_the_edges_of_what_is_possible():
    least = {"weight_decay": 0.0, "betas": (0.0, 0.0), "warmup": 0.0, "floor": 0.0}
    FitSettings(**least, checkpoint_every=1, log_every=0)
    FitSettings(floor=1.0, clip_norm=0.1, learning_rate=1e-9)


def test_low_precision_needs_a_gpu():
    settings = FitSettings(precision="bfloat16")
    with pytest.raises(ValueError, match="bfloat16 needs a GPU, this model is on cpu"):
        fit(linear(), squared_error, stream(), steps=1, settings=settings)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA GPU")
@pytest.mark.parametrize("precision", ["auto", "bfloat16", "float16"])
def test_low_precision_learns_on_a_gpu(precision):
    settings = FitSettings(learning_rate=0.05, precision=precision, log_every=0)
    history = fit(linear().cuda(), squared_error, stream(), steps=200, settings=settings)
    assert history.losses[-1] < 1e-2


def overflowing(*broken):
    """A loss that is too large for float16, at any scale, for the batches of these numbers."""

    def loss(model, batch):
        loss.calls += 1
        return squared_error(model, batch) * (1e38 if loss.calls in broken else 0.01)

    loss.calls = 0
    return loss


HALF = FitSettings(learning_rate=0.05, precision="float16", log_every=2)


@pytest.mark.parametrize(
    ("broken", "skipped"), [((), []), ((1, 2, 3), [1, 1, 1]), ((6, 7, 9), [6, 6, 7])]
)
def test_steps_that_float16_skips_are_counted_and_shown_and_nothing_runs_ahead(
    broken, skipped, capsys
):
    model, objective = nn.Sequential(Counting()), overflowing(*broken)
    history = fit(model, objective, stream(), steps=60, settings=HALF)
    assert history.skipped == skipped
    assert history.steps == 60 == len(model[0].seen) - 1
    assert objective.calls == 60 + len(skipped)
    plain = FitSettings(learning_rate=0.05, log_every=0)
    expected = fit(linear(), squared_error, stream(), steps=60, settings=plain)
    assert history.learning_rates == expected.learning_rates
    assert history.losses[-1] < 0.2 * history.losses[0]
    assert (f"skipped={len(skipped)}" in capsys.readouterr().err) == bool(skipped)


def test_a_training_that_only_skips_ends_in_a_sentence():
    model = linear()
    before = model.weight.clone()
    with pytest.raises(FloatingPointError, match="step 1 overflows in float16 at every scale"):
        fit(model, overflowing(*range(1000)), stream(), steps=60, settings=HALF)
    assert model.weight.equal(before)


class Pair(NamedTuple):
    image: torch.Tensor
    name: str


def test_batches_of_any_structure_move():
    one = torch.ones(1)
    batch = {"pair": Pair(one, "a"), "list": [one, 3], "tuple": (one,)}
    moved = to_device(batch, torch.device("meta"))
    assert isinstance(moved["pair"], Pair)
    assert moved["pair"].name == "a"
    found = moved["pair"].image, moved["list"][0], moved["tuple"][0]
    assert all(tensor.device.type == "meta" for tensor in found)
    assert moved["list"][1] == 3
