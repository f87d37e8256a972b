"""The triplet loss with hardest negatives."""

import pytest
import torch

from multimodal.losses.triplet import triplet_loss

IMAGE = torch.eye(3)
TEXT = torch.tensor([[0.8, 0.6, 0.0], [0.0, 1.0, 0.0], [0.6, 0.0, 0.8]])
# cosines: [[.8, 0, .6], [.6, 1, 0], [0, 0, .8]]


def test_hardest_negatives_by_hand():
    rows = (0.2 - 0.8 + 0.6, 0.2 - 1.0 + 0.6, 0.2 - 0.8 + 0.0)
    columns = (0.2 - 0.8 + 0.6, 0.2 - 1.0 + 0.0, 0.2 - 0.8 + 0.6)
    expected = sum(max(0.0, h) for h in rows + columns) / 3
    assert float(triplet_loss(IMAGE, TEXT)) == pytest.approx(expected, abs=1e-6)
    wide = sum(h + 0.3 for h in (*rows[:2], columns[0], columns[2])) / 3
    assert float(triplet_loss(IMAGE, TEXT, margin=0.5)) == pytest.approx(wide, abs=1e-6)


def test_zero_when_every_pair_is_ahead_by_the_margin():
    assert float(triplet_loss(IMAGE, IMAGE, margin=1.0)) == 0.0


def test_equal_points_cost_twice_the_margin():
    same = torch.ones(4, 1)
    assert float(triplet_loss(same, same, margin=0.3)) == pytest.approx(0.6)


def test_a_single_pair_has_no_negative():
    with pytest.raises(ValueError, match="at least 2 pairs"):
        triplet_loss(torch.ones(1, 3), torch.ones(1, 3))
