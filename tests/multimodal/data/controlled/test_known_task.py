import math

import numpy as np
import pytest
import torch

from multimodal.data.controlled.known_task import (
    direction,
    draw_signs,
    normal_share,
    require_task,
    tell,
    told_right,
)
from multimodal.data.controlled.redundant_senses import RedundantSenses


def test_parts_follow_from_the_seed_and_differ() -> None:
    task = RedundantSenses()
    train, test = task.split(train=50, test=40, seed=3)
    again, _ = task.split(train=50, test=7, seed=3)
    other, _ = task.split(train=50, test=40, seed=4)
    assert all(torch.equal(one, same) for one, same in zip(train, again, strict=True))
    assert not torch.equal(train.first, other.first)
    assert not torch.equal(train.first[:40], test.first)
    assert train.first.dtype == torch.float32
    assert train.labels.dtype == torch.int64
    assert test.second.shape == (40, 4)


def test_directions_have_length_1_and_differ_between_the_senses() -> None:
    one, other = direction(6, side=0), direction(6, side=1)
    assert np.linalg.norm(one) == pytest.approx(1)
    assert np.linalg.norm(other) == pytest.approx(1)
    assert one @ other == pytest.approx(0)


def test_noise_is_as_wide_in_every_direction() -> None:
    random = np.random.default_rng(0)
    signs = draw_signs((20_000,), random)
    told = tell(signs, random, width=3, noise=0.5, side=1).double().numpy()
    left = told - signs[:, None] * direction(3, side=1)
    assert np.allclose(np.cov(left.T), 0.25 * np.eye(3), atol=0.01)
    assert abs(signs.mean()) < 0.03


def test_shares_by_known_values() -> None:
    assert normal_share(0) == 0.5
    assert normal_share(1.959964) == pytest.approx(0.975)
    assert told_right(1.0) == pytest.approx(0.8413447)
    assert told_right(1.0, 1.0) == pytest.approx(normal_share(math.sqrt(2)))
    assert told_right(0.0, 5.0) == 1.0


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="width must be a whole number of at least 1"):
        require_task(width=0)
    with pytest.raises(ValueError, match="noise must be a finite number from 0 on, got -1"):
        require_task(width=1, noise=-1)
    with pytest.raises(ValueError, match="train must be"):
        RedundantSenses().split(train=0, test=1, seed=0)
    with pytest.raises(ValueError, match="seed must be"):
        RedundantSenses().split(train=1, test=1, seed=-1)
