"""Optimiser groups and the learning rate of each step."""

from itertools import pairwise

import pytest
import torch
from torch import nn

from multimodal.training.optimiser import FitSettings, make_adamw, rate_share, resolve_precision


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
    ],
)
def test_precision_is_what_was_asked_for_or_what_the_device_can(
    asked, device, generation, used, monkeypatch
):
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _: (generation, 0))
    assert resolve_precision(asked, torch.device(device)) == used
