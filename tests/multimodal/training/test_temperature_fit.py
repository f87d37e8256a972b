import math

import pytest
import torch
import torch.nn.functional as F

from multimodal.training.temperature_fit import best_temperature

GENERATOR = torch.Generator().manual_seed(0)
TRUE_LOGITS = 2 * torch.randn(20_000, 3, generator=GENERATOR)
LABELS = torch.multinomial(TRUE_LOGITS.softmax(1), 1, generator=GENERATOR)[:, 0]


@pytest.mark.parametrize("factor", [0.25, 1.0, 4.0])
def test_it_finds_what_the_true_logits_were_multiplied_with(factor: float) -> None:
    assert best_temperature(factor * TRUE_LOGITS, LABELS) == pytest.approx(factor, rel=0.04)


def test_neighbours_are_worse() -> None:
    logits, labels = 3 * TRUE_LOGITS[:200], LABELS[:200]
    best = best_temperature(logits, labels)
    losses = [F.cross_entropy(logits / (best * by), labels).item() for by in (0.9, 1.0, 1.1)]
    assert min(losses) == losses[1]


def test_limits() -> None:
    right = torch.eye(3)
    assert best_temperature(right, torch.arange(3)) == pytest.approx(math.exp(-10))
    assert best_temperature(right, (torch.arange(3) + 1) % 3) == pytest.approx(math.exp(10))


def test_bad_input() -> None:
    with pytest.raises(ValueError, match=r"logits \(N, K\) and labels \(N,\) must fit"):
        best_temperature(TRUE_LOGITS, LABELS[:3])
    with pytest.raises(ValueError, match="logits must hold floating-point"):
        best_temperature(LABELS[:, None], LABELS)
