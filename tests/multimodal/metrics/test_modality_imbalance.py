import math

import pytest
import torch

from multimodal.metrics.modality_imbalance import imbalance

FIRST = torch.tensor([[0.8, 0.2], [0.4, 0.6], [0.5, 0.5]]).log()
SECOND = torch.tensor([[0.3, 0.7], [0.8, 0.2], [0.1, 0.9]]).log()
LABELS = torch.tensor([0, 1, 1])


def test_by_hand() -> None:
    found = imbalance(FIRST, SECOND, LABELS)
    assert found.first == pytest.approx((0.8 + 0.6 + 0.5) / 3)
    assert found.second == pytest.approx((0.3 + 0.2 + 0.9) / 3)
    assert found.first_right == pytest.approx((1 + 1 + 0.5) / 3)  # a tie is half right
    assert found.second_right == pytest.approx(1 / 3)
    assert found.ratio == pytest.approx(19 / 14)


def test_turned_round_the_ratio_is_its_inverse() -> None:
    one, other = imbalance(FIRST, SECOND, LABELS), imbalance(SECOND, FIRST, LABELS)
    assert one.ratio == pytest.approx(1 / other.ratio)
    assert imbalance(FIRST, FIRST, LABELS).ratio == 1


def test_a_second_that_gives_nothing() -> None:
    sure = torch.tensor([[1e4, 0.0]])
    assert imbalance(torch.zeros(1, 2), sure, [1]).ratio == math.inf


def test_bad_input() -> None:
    with pytest.raises(ValueError, match=r"both must be \(N, K\), got \(3, 2\) and \(2, 2\)"):
        imbalance(FIRST, SECOND[:2], LABELS)
    with pytest.raises(ValueError, match="labels must be from 0 to 1"):
        imbalance(FIRST, SECOND, LABELS + 1)
