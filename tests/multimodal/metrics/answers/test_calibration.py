"""Reliability by hand; who is as sure as right has no gap."""

import pytest
import torch

from multimodal.metrics.answers.calibration import (
    expected_calibration_error,
    judged_answers,
    reliability,
)

SURE = torch.tensor([0.05, 0.55, 0.6, 0.95, 0.95, 1.0])
RIGHT = torch.tensor([False, True, False, True, True, False])


def test_by_hand() -> None:
    found = reliability(SURE, RIGHT, bins=2)
    assert found.share.tolist() == pytest.approx([1 / 6, 5 / 6])
    assert found.confidence.tolist() == pytest.approx([0.05, 0.81])
    assert found.accuracy.tolist() == pytest.approx([0.0, 0.6])
    assert found.gap == pytest.approx(0.05 / 6 + 0.21 * 5 / 6)
    assert expected_calibration_error(SURE, RIGHT, 2) == pytest.approx(found.gap)


def test_edges_belong_to_the_bin_below_and_zero_to_the_first() -> None:
    found = reliability([0.0, 0.25, 0.5, 0.500001, 1.0], [0, 0, 0, 1, 1], bins=4)
    assert found.share.tolist() == pytest.approx([0.4, 0.2, 0.2, 0.2])


def test_empty_bins_count_for_nothing() -> None:
    found = reliability([0.95] * 20, [1] * 19 + [0], bins=10)
    assert found.accuracy[:9].tolist() == [0] * 9
    assert found.gap == pytest.approx(0)


def test_the_sign_of_a_gap_does_not_matter_and_bins_do_not_make_up_for_one_another() -> None:
    sure, right = [0.4, 0.4, 0.9, 0.9], [1, 1, 0, 1]
    assert expected_calibration_error(sure, right, 10) == pytest.approx((0.6 + 0.4) / 2)
    assert expected_calibration_error(sure, right, 1) == pytest.approx(0.1)


def test_partly_right_answers_count_in_part() -> None:
    assert expected_calibration_error([0.6, 0.6], [0.3, 0.9]) == pytest.approx(0)


@pytest.mark.parametrize(
    ("sure", "right", "message"),
    [
        ([0.5], [1, 0], "1 confidences but 2 answers"),
        ([1.5], [1], "confidence must hold shares from 0 to 1: softmax"),
        ([0.5], [-1], "right must hold shares"),
        ([], [], "confidence must be"),
    ],
)
def test_bad_input(sure, right, message) -> None:
    with pytest.raises(ValueError, match=message):
        judged_answers(sure, right)
    with pytest.raises(ValueError, match="bins must be a whole number"):
        reliability([0.5], [1], bins=0)
