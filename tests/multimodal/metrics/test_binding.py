"""Pairwise accuracy: ties are worth half."""

import pytest
import torch

from multimodal.metrics.binding import pairwise_accuracy, pairwise_wins


def test_by_hand():
    true, altered = torch.tensor([0.5, 0.2, 0.3, 0.9]), torch.tensor([0.1, 0.4, 0.3, 0.9])
    assert pairwise_wins(true, altered).tolist() == [1, 0, 0.5, 0.5]
    assert pairwise_accuracy(true, altered) == 0.5


def test_the_two_sides_share_the_wins():
    true, altered = torch.randn(9).round(), torch.randn(9).round()
    both = pairwise_accuracy(true, altered) + pairwise_accuracy(altered, true)
    assert both == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("true", "altered"),
    [
        (torch.ones(2), torch.ones(3)),
        (torch.ones(0), torch.ones(0)),
        (torch.tensor([float("nan")]), torch.ones(1)),
        (torch.ones(1), torch.tensor([float("nan")])),
        (torch.ones(2, 2), torch.ones(2, 2)),
    ],
)
def test_bad_input(true, altered):
    with pytest.raises(ValueError, match="scores"):
        pairwise_accuracy(true, altered)
