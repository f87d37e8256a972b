"""The bootstrap interval."""

import numpy as np
import pytest

from multimodal.metrics.bootstrap import bootstrap_interval


def test_agrees_with_the_normal_approximation():
    hits = np.repeat([0.0, 1.0], [300, 100])
    low, estimate, high = bootstrap_interval(hits, seed=0)
    half = 1.96 * (0.25 * 0.75 / 400) ** 0.5
    assert estimate == 0.25
    assert (low, high) == pytest.approx((0.25 - half, 0.25 + half), abs=0.006)


def test_follows_the_seed():
    values = np.arange(20.0)
    assert bootstrap_interval(values, seed=1) == bootstrap_interval(values, seed=1)
    assert bootstrap_interval(values, seed=1) != bootstrap_interval(values, seed=2)


def test_another_statistic_and_a_narrower_level():
    values = np.arange(101.0)
    wide = bootstrap_interval(values, seed=0, statistic=np.median)
    narrow = bootstrap_interval(values, seed=0, statistic=np.median, level=0.5)
    assert wide.estimate == 50
    assert wide.low < narrow.low < 50 < narrow.high < wide.high


def test_equal_examples_have_no_spread():
    assert bootstrap_interval([0.5] * 7, seed=0) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("values", [[], [[1.0]], [1.0, float("nan")]])
def test_bad_examples(values):
    with pytest.raises(ValueError, match="finite numbers"):
        bootstrap_interval(values, seed=0)


@pytest.mark.parametrize("level", [0, 1, 95, -0.1])
def test_bad_level(level):
    with pytest.raises(ValueError, match="0 < level < 1"):
        bootstrap_interval([1.0], seed=0, level=level)


def test_how_often_is_drawn():
    calls = []
    values = np.arange(5.0)
    bootstrap_interval(values, seed=0, statistic=lambda x: calls.append(x) or 0.0, resamples=7)
    assert [len(drawn) for drawn in calls] == [5] * 8  # and once as it is
    assert calls[-1].tolist() == values.tolist()
    assert bootstrap_interval(values, seed=0, resamples=1).low >= 0
    with pytest.raises(ValueError, match="resamples ≥ 1"):
        bootstrap_interval(values, seed=0, resamples=0)
