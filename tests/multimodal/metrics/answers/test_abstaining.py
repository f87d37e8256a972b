"""Risk and coverage by hand; ties as the mean over all their orders."""

import itertools

import pytest
import torch

from multimodal.metrics.answers.abstaining import (
    area_under_risk,
    coverage_at_risk,
    risk_coverage,
)

SURE = torch.tensor([0.2, 0.9, 0.5, 0.7])
RIGHT = torch.tensor([False, True, False, True])


def test_by_hand() -> None:
    found = risk_coverage(SURE, RIGHT)
    assert found.coverage.tolist() == [0.25, 0.5, 0.75, 1]
    assert found.risk.tolist() == pytest.approx([0, 0, 1 / 3, 1 / 2])
    assert found.threshold.tolist() == pytest.approx([0.9, 0.7, 0.5, 0.2])
    assert area_under_risk(SURE, RIGHT) == pytest.approx((1 / 3 + 1 / 2) / 4)
    assert [coverage_at_risk(SURE, RIGHT, r) for r in (0, 0.34, 1)] == [0.5, 0.75, 1]


def test_the_largest_coverage_counts_even_if_a_smaller_one_is_too_risky() -> None:
    assert coverage_at_risk([0.9, 0.8, 0.7, 0.6], [0, 1, 1, 1], 0.25) == 1
    assert coverage_at_risk([0.9, 0.8], [0, 0], 0.25) == 0


def test_ties_are_the_mean_over_all_orders() -> None:
    right = [1, 0, 0, 1]
    orders = [
        risk_coverage([0.9, 0.5, 0.4, 0.3], [right[0], *order]).risk
        for order in itertools.permutations(right[1:])
    ]
    tied = risk_coverage([0.9, 0.5, 0.5, 0.5], right).risk
    assert torch.allclose(tied, torch.stack(orders).mean(dim=0))
    assert coverage_at_risk([0.9, 0.5, 0.5, 0.5], right, 0.4) == 0.25


def test_confidence_that_says_nothing_has_the_error_rate() -> None:
    assert area_under_risk(torch.full((8,), 0.3), [1, 0, 0, 0] * 2) == pytest.approx(0.75)


def test_partly_right_answers_lose_in_part() -> None:
    assert risk_coverage([0.9, 0.1], [0.6, 1.0]).risk.tolist() == pytest.approx([0.4, 0.2])


@pytest.mark.parametrize("risk", [-0.1, 1.1, None, float("nan")])
def test_a_risk_is_a_share(risk) -> None:
    with pytest.raises(ValueError, match="risk must be"):
        coverage_at_risk(SURE, RIGHT, risk)
