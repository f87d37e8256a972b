"""What unmasks a model that always says yes, by hand."""

import math

import pytest
import torch

from multimodal.metrics.answers.yes_no import yes_no_scores


def test_by_hand() -> None:
    found = yes_no_scores(torch.tensor([1, 1, 1, 0, 0, 0]), torch.tensor([1, 1, 0, 0, 1, 0]) > 0)
    assert found.accuracy == pytest.approx(4 / 6)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.specificity == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(2 / 3)
    assert found.balanced == pytest.approx(2 / 3)
    assert found.said_yes == 0.5


def test_always_yes_is_praised_by_accuracy_and_f1_and_unmasked_by_the_rest() -> None:
    found = yes_no_scores(torch.ones(10), torch.tensor([1.0] * 8 + [0.0] * 2))
    assert found.accuracy == pytest.approx(0.8)
    assert found.f1 == pytest.approx(1.6 / 1.8)
    assert (found.recall, found.specificity, found.balanced, found.said_yes) == (1, 0, 0.5, 1)


def test_precision_recall_and_specificity_are_three_things() -> None:
    found = yes_no_scores([1, 1, 0, 0, 0], [1, 0, 1, 1, 0])
    assert (found.precision, found.specificity) == (0.5, 0.5)
    assert found.recall == pytest.approx(1 / 3)
    assert found.f1 == pytest.approx(2 / 5)


def test_nothing_to_divide_by() -> None:
    found = yes_no_scores([0, 0], [0, 0])
    assert found.accuracy == found.specificity == 1
    assert all(map(math.isnan, (found.precision, found.recall, found.f1, found.balanced)))


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="1 answers but 2 truths"):
        yes_no_scores([1], [1, 0])
    with pytest.raises(ValueError, match=r"must be true \(yes\) or false"):
        yes_no_scores([1, 2], [1, 0])
    with pytest.raises(ValueError, match="said must be"):
        yes_no_scores([], [])
