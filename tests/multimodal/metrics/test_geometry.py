"""Gap, alignment, uniformity: points whose geometry is known."""

import math

import pytest
import torch

from multimodal.metrics.geometry import alignment, modality_gap, uniformity

EAST, NORTH = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]])


def test_gap_is_the_distance_of_the_means():
    assert modality_gap(EAST.expand(3, 2), -EAST) == pytest.approx(2.0)
    assert modality_gap(torch.cat([EAST, NORTH]), torch.cat([NORTH, EAST])) == 0.0
    assert modality_gap(EAST, NORTH) == pytest.approx(math.sqrt(2))


def test_alignment_of_pairs():
    both = torch.cat([EAST, NORTH])
    assert alignment(both, both) == 0.0
    assert alignment(both, torch.cat([EAST, -NORTH])) == pytest.approx(2.0)


def test_uniformity():
    assert uniformity(EAST.expand(4, 2)) == 0.0
    assert uniformity(torch.cat([EAST, -EAST])) == pytest.approx(-8.0)


def test_bad_input():
    with pytest.raises(ValueError, match="need pairs"):
        alignment(EAST, EAST.expand(2, 2))
    with pytest.raises(ValueError, match="at least 2, got 1"):
        uniformity(EAST)
