import itertools

import numpy as np
import pytest
import torch

from multimodal.data.controlled.known_task import direction
from multimodal.data.controlled.sign_product import SignProduct

TASK = SignProduct(width=3, first_noise=0.8, second_noise=0.5)
DATA = TASK.draw(40_000, np.random.default_rng(0))
ONE, OTHER = (
    sense.double().numpy() @ direction(3, side=side)
    for side, sense in enumerate((DATA.first, DATA.second))
)
LABELS = DATA.labels.numpy()


def test_the_best_rule_is_as_often_right_as_computed() -> None:
    right = ((ONE * OTHER > 0) == LABELS).mean()
    assert right == pytest.approx(TASK.bayes().both, abs=0.007)
    assert SignProduct(first_noise=0, second_noise=0).bayes().both == 1


def test_alone_a_sense_tells_nothing() -> None:
    assert TASK.bayes()[:2] == (0.5, 0.5)
    for sense in (ONE, OTHER):
        assert np.corrcoef(sense, LABELS)[0, 1] == pytest.approx(0, abs=0.02)
        assert np.corrcoef(sense**2, LABELS)[0, 1] == pytest.approx(0, abs=0.02)


def test_no_sum_of_decisions_is_right_at_more_than_three_of_four_corners() -> None:
    """All sums of numbers from −3 to 3 at the corners (±1, ±1), without noise."""
    values = range(-3, 4)
    best = 0
    for up, down, left, right in itertools.product(values, repeat=4):
        sums = {
            (1, 1): up + left,
            (1, -1): up + right,
            (-1, 1): down + left,
            (-1, -1): down + right,
        }
        best = max(best, sum((total > 0) == (a * b > 0) for (a, b), total in sums.items()))
    assert best == 3
    assert SignProduct(first_noise=0, second_noise=0).best_sum() == 0.75


def test_zero_is_the_best_sum_under_the_logistic_loss() -> None:
    signs = torch.tensor([1.0, -1.0]).double()
    product = signs[:, None] * signs
    tables = torch.randn(200, 2, 2, generator=torch.Generator().manual_seed(0)).double()
    f, g = tables[:, 0], tables[:, 1]
    losses = torch.nn.functional.softplus(-product * (f[:, :, None] + g[:, None])).mean((1, 2))
    zero = torch.zeros(4, dtype=torch.float64, requires_grad=True)
    sums = zero[:2, None] + zero[2:]
    at_zero = torch.nn.functional.softplus(-product * sums).mean()
    (slope,) = torch.autograd.grad(at_zero, zero)
    assert at_zero.item() == pytest.approx(np.log(2))
    assert (losses >= np.log(2)).all()
    assert not slope.any()


def test_sums_of_noisy_decisions_stay_below_their_bound() -> None:
    shifts = np.linspace(-2, 2, 9)
    best = max(((ONE + OTHER + s > 0) == LABELS).mean() for s in shifts)
    clipped = max(
        ((np.tanh(3 * ONE) + np.tanh(3 * OTHER) + s > 0) == LABELS).mean() for s in shifts
    )
    assert max(best, clipped) < TASK.best_sum() + 0.007
    assert clipped > 0.6


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="second_noise must be"):
        SignProduct(second_noise=-0.1)
