"""Two models on the same items: the lead, its interval, the rule."""

import numpy as np
import pytest
import torch

from multimodal.metrics.bootstrap import bootstrap_interval
from multimodal.metrics.paired import paired_lead


def answers(*shares: float, items: int = 1000) -> torch.Tensor:
    """A seed a share: the first so many items are right."""
    return torch.stack([torch.arange(items) < share * items for share in shares])


def test_the_lead_is_the_difference_of_the_means():
    lead = paired_lead(answers(0.8, 0.7, 0.9), answers(0.6, 0.6, 0.6), seed=0)
    assert lead.mean == pytest.approx(0.2)
    assert lead.low < lead.mean < lead.high
    assert lead.every_seed
    assert lead.ahead


def test_the_interval_agrees_with_the_normal_approximation_of_the_difference():
    lead = paired_lead(answers(0.8)[0], answers(0.7)[0], seed=0)
    half = 1.96 * (0.1 * 0.9 / 1000) ** 0.5  # one item in ten differs
    assert (lead.low, lead.high) == pytest.approx((0.1 - half, 0.1 + half), abs=0.003)


def test_pairs_decide_where_the_intervals_of_the_scores_overlap():
    a, b = answers(0.82), answers(0.80)
    ones = [bootstrap_interval(part[0], seed=0) for part in (a, b)]
    assert ones[0].low < ones[1].high
    assert paired_lead(a, b, seed=0).ahead


def test_one_seed_against_the_rest_is_not_ahead():
    lead = paired_lead(answers(0.9, 0.9, 0.5), answers(0.6, 0.6, 0.51), seed=0)
    assert lead.low > 0
    assert not lead.every_seed
    assert not lead.ahead


def test_every_seed_is_not_enough_on_few_items():
    a, b = answers(0.6, 0.6, 0.6, items=20), answers(0.55, 0.55, 0.55, items=20)
    lead = paired_lead(a, b, seed=0)
    assert lead.every_seed
    assert not lead.ahead
    assert not paired_lead(b, a, seed=0).ahead


def test_equal_models_are_not_ahead_of_each_other():
    lead = paired_lead(answers(0.6), answers(0.6), seed=0)
    assert tuple(lead) == (0.0, 0.0, 0.0, False)


def test_fractions_and_arrays_of_numbers_count_too():
    lead = paired_lead(np.full((3, 9), 0.75), [[0.5] * 9] * 3, seed=0)
    assert tuple(lead) == pytest.approx((0.25, 0.25, 0.25, True))


def test_it_follows_the_seed_and_the_level():
    a, b = answers(0.8), answers(0.7)
    assert paired_lead(a, b, seed=1) == paired_lead(a, b, seed=1) != paired_lead(a, b, seed=2)
    narrow, wide = (paired_lead(a, b, seed=1, level=level) for level in (0.5, 0.99))
    assert wide.low < narrow.low < narrow.high < wide.high


def test_other_items_or_seeds_are_refused():
    with pytest.raises(ValueError, match=r"a \(1, 1000\), b \(1, 500\)"):
        paired_lead(answers(0.8), answers(0.7, items=500), seed=0)
    with pytest.raises(ValueError, match=r"a \(2, 1000\), b \(1, 1000\)"):
        paired_lead(answers(0.8, 0.8), answers(0.7), seed=0)
    with pytest.raises(ValueError, match="b holds values that are not numbers"):
        paired_lead([1.0, 0.0], [1.0, float("nan")], seed=0)
    with pytest.raises(ValueError, match=r"a must be \(S, M\)"):
        paired_lead(torch.zeros(2, 2, 2), torch.zeros(2, 2, 2), seed=0)
