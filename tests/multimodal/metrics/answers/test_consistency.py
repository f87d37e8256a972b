"""Consistency by hand: implied questions, paraphrases, negations."""

import math

import pytest
import torch

from multimodal.metrics.answers.consistency import agreement, contradictions, implied_accuracy


def test_only_questions_whose_main_one_is_right_count() -> None:
    main, implied = torch.tensor([True, True, False, True]), torch.tensor([True, False, True, True])
    assert implied_accuracy(main, implied) == pytest.approx(2 / 3)
    assert math.isnan(implied_accuracy([0, 0], [1, 0]))


def test_paraphrases_agree_whether_right_or_not() -> None:
    assert agreement([3, 5, 7, 7], torch.tensor([3, 4, 7, 7])) == 0.75


def test_pairs_of_question_and_negation_fall_into_four_kinds() -> None:
    plain, negated = [1, 1, 1, 1, 0, 0, 0, 1], [1, 1, 0, 0, 0, 1, 1, 0]
    found = contradictions(plain, negated)
    assert found == pytest.approx((2 / 8, 1 / 8, 3 / 8, 2 / 8))
    assert sum(found) == 1
    assert found.share == pytest.approx(5 / 8)


def test_who_always_says_yes_contradicts_itself_every_time() -> None:
    truth = torch.tensor([True, False, True])
    assert contradictions(truth, ~truth).share == 1


@pytest.mark.parametrize("measure", [implied_accuracy, contradictions])
def test_bad_truths(measure) -> None:
    with pytest.raises(ValueError, match="2 questions against those of 1"):
        measure([1, 0], [1])
    with pytest.raises(ValueError, match="must say true or false"):
        measure([1, 0], [1, 3])
    with pytest.raises(ValueError, match="must be"):
        measure([], [])


def test_bad_answers() -> None:
    with pytest.raises(ValueError, match="2 questions against those of 3"):
        agreement([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="whole numbers"):
        agreement([1.5], [1.5])
    with pytest.raises(ValueError, match="answers must be"):
        agreement([], [])
