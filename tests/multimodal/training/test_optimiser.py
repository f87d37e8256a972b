"""Optimiser groups and the learning rate of each step."""

from itertools import pairwise

import pytest
import torch
from torch import nn

from multimodal.training.optimiser import (
    FitSettings,
    Optimiser,
    make_adamw,
    rate_share,
    resolve_precision,
)


def test_only_matrices_decay():
    model = nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4))
    groups = make_adamw(model, FitSettings(weight_decay=0.3)).param_groups
    decay = {
        parameter.ndim: group["weight_decay"] for group in groups for parameter in group["params"]
    }
    assert decay == {2: 0.3, 1: 0.0}


def test_warm_up_then_half_a_cosine():
    settings = FitSettings(warmup=0.2, floor=0.1)
    shares = [rate_share(step, settings=settings, steps=100) for step in range(101)]
    assert shares[0] == pytest.approx(1 / 21)
    assert shares[20] == max(shares) == 1.0
    assert shares[60] == pytest.approx(0.55)
    assert shares[100] == pytest.approx(0.1)
    assert all(a > b for a, b in pairwise(shares[20:]))


@pytest.mark.parametrize(
    ("asked", "device", "generation", "used"),
    [
        ("float32", "cpu", 0, "float32"),
        ("auto", "cpu", 0, "float32"),
        ("auto", "cuda", 8, "bfloat16"),
        ("auto", "cuda", 7, "float16"),
        ("float16", "cuda", 8, "float16"),
        ("float16", "cpu", 0, "float16"),
        ("float32", "mps", 0, "float32"),
    ],
)
def test_precision_is_what_was_asked_for_or_what_the_device_can(
    asked, device, generation, used, monkeypatch
):
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _: (generation, 0))
    assert resolve_precision(asked, torch.device(device)) == used


@pytest.mark.parametrize(
    ("asked", "device"), [("bfloat16", "cpu"), ("bfloat16", "mps"), ("float16", "mps")]
)
def test_a_precision_that_a_device_lacks_is_refused(asked, device):
    with pytest.raises(ValueError, match=f"{asked} needs a GPU, this model is on {device}"):
        resolve_precision(asked, torch.device(device))


def test_a_short_training_without_warm_up_falls_from_the_peak():
    settings = FitSettings(warmup=0.0)
    assert [rate_share(step, settings=settings, steps=1) for step in (0, 1, 2)] == [1, 0, 0]
    halves = [rate_share(step, settings=settings, steps=2) for step in (0, 1, 2)]
    assert halves == pytest.approx([1, 0.5, 0])


def test_what_decides_where_a_training_ends():
    kept = FitSettings(precision="float32").of_the_result()
    assert set(kept) == {
        *("learning_rate", "weight_decay", "betas", "warmup", "floor", "clip_norm"),
    }


def test_groups_without_parameters_are_left_out():
    assert len(make_adamw(nn.Linear(3, 4, bias=False), FitSettings()).param_groups) == 1
    group = make_adamw(nn.LayerNorm(4), FitSettings(learning_rate=0.3, betas=(0.5, 0.6)))
    assert [g["weight_decay"] for g in group.param_groups] == [0.0]
    assert group.defaults["lr"] == 0.3
    assert group.defaults["betas"] == (0.5, 0.6)


class Scaler:
    """A stand-in for the scaler of a GPU: scales by 8, and writes down what is asked of it."""

    def __init__(self, on: bool) -> None:
        self.calls: list[str] = []
        self.on = on

    def scale(self, loss):
        self.calls.append("scale")
        return loss * 8

    def unscale_(self, adamw):
        self.calls.append("unscale")
        for group in adamw.param_groups:
            for parameter in group["params"]:
                parameter.grad /= 8

    def is_enabled(self):
        return self.on

    def get_scale(self):
        return 2.0 ** (5 - self.calls.count("update"))

    def step(self, adamw):
        self.calls.append("step")
        adamw.step()

    def update(self):
        self.calls.append("update")


def test_the_scaler_of_half_precision_is_asked_in_order_and_forgives_what_is_not_finite():
    model = nn.Linear(2, 1)
    optimiser = Optimiser(model, FitSettings(clip_norm=1e-3), 4)
    assert not optimiser.scaler.is_enabled()
    optimiser.scaler = Scaler(on=True)
    _, rate, taken = optimiser.step(model(torch.ones(1, 2)).sum())
    assert (rate, taken) == (optimiser.adamw.defaults["lr"], True)
    assert optimiser.scaler.calls == ["scale", "unscale", "step", "update"]
    assert model.weight.grad.norm() < 1.1e-3
    weights, rate = model.weight.clone(), optimiser.schedule.get_last_lr()
    assert not optimiser.step(model(torch.full((1, 2), float("inf"))).sum()).taken
    assert optimiser.scaler.calls[4:] == ["scale", "unscale", "update"]
    assert model.weight.equal(weights)
    assert optimiser.schedule.get_last_lr() == rate
    optimiser.scaler.on = False
    with pytest.raises(FloatingPointError, match="in step 2"):
        optimiser.step(model(torch.full((1, 2), float("inf"))).sum())


def test_a_scale_that_cannot_help_ends_the_training():
    model = nn.Linear(2, 1)
    optimiser = Optimiser(model, FitSettings(precision="float16"), 4)
    loss = model(torch.ones(1, 2)).sum()
    with pytest.raises(FloatingPointError, match="step 1 overflows in float16 at every scale"):
        optimiser.step(loss * 0 + torch.tensor(float("inf")))  # the gradients are finite


@pytest.mark.parametrize(
    "wrong",
    [
        *(torch.ones(2, requires_grad=True), torch.ones(()), torch.tensor(3)),
        *(torch.ones((), dtype=torch.complex64, requires_grad=True), 1.0, None, {"loss": 1.0}),
    ],
)
def test_a_loss_is_one_number_that_depends_on_what_is_trained(wrong):
    optimiser = Optimiser(nn.Linear(2, 1), FitSettings(), 4)
    with pytest.raises(ValueError, match="the loss must be one number"):
        optimiser.step(wrong)


@pytest.mark.parametrize(
    ("precision", "low", "scales"),
    [
        ("float32", None, False),
        ("float16", torch.float16, True),
        ("bfloat16", torch.bfloat16, False),
    ],
)
def test_only_half_precision_is_scaled(precision, low, scales, monkeypatch):
    module = "multimodal.training.optimiser"
    monkeypatch.setattr(f"{module}.resolve_precision", lambda *_: precision)
    optimiser = Optimiser(nn.Linear(2, 1), FitSettings(), 4)
    assert optimiser.scaler.is_enabled() == scales
    if not scales:
        with optimiser.autocast():
            found = torch.ones(2, 2) @ torch.ones(2, 2)
        assert found.dtype == (low or torch.float32)
