"""Who stands among the first answers, counted by hand."""

import pytest
import torch

from multimodal.metrics.hubness import occurrences, skewness

SCORES = torch.tensor([[0.9, 0.8, 0.1], [0.2, 0.9, 0.3], [0.1, 0.7, 0.6]])


def test_counts_among_the_first() -> None:
    assert occurrences(SCORES, 1).tolist() == [1, 2, 0]
    assert occurrences(SCORES, 2).tolist() == [1, 3, 2]
    assert occurrences(SCORES, 2).mean() == 2 * 3 / 3


def test_a_list_longer_than_the_gallery_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 3"):
        occurrences(SCORES, 4)
    with pytest.raises(ValueError, match="k must be"):
        occurrences(SCORES, 0)


def test_skewness_by_hand_and_its_sign() -> None:
    assert skewness(torch.tensor([1.0, 2.0, 3.0])) == pytest.approx(0)
    # away from the mean 1: (-1, -1, -1, 3), so 24/4 over (12/4)^1.5
    assert skewness([0, 0, 0, 4]) == pytest.approx(6 / 3**1.5)
    assert skewness([4, 4, 4, 0]) < 0


def test_equal_counts_have_no_skewness() -> None:
    with pytest.raises(ValueError, match="all counts are equal"):
        skewness(torch.ones(5))
