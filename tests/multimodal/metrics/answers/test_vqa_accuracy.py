"""VQA accuracy by hand, by its closed form, and equal to the published tool."""

import pandas as pd
import pytest
import torch

from multimodal.metrics.answers.vqa_accuracy import vqa_accuracies, vqa_accuracy


def test_equals_the_published_tool(recorded) -> None:
    assert len(recorded.questions) > 80
    assert {earned for *_, earned in recorded.questions} >= {0.0, 0.3, 0.6, 0.9, 1.0}
    for answer, annotators, earned in recorded.questions:
        assert vqa_accuracy(answer, annotators) == pytest.approx(earned), (answer, annotators)


@pytest.mark.parametrize("matches", range(11))
def test_of_ten_annotators_four_are_enough(matches) -> None:
    annotators = ["red"] * matches + ["blue"] * (10 - matches)
    earned = min(0.3 * matches, 1.0)
    assert vqa_accuracy("red", annotators) == pytest.approx(earned)


def test_unanimous_annotators_are_taken_word_for_word() -> None:
    assert vqa_accuracy("Yes", ["yes"] * 10) == 0
    assert vqa_accuracy("Yes", ["yes"] * 9 + ["Yes"]) == 1


def test_each_question_is_judged_by_its_own_annotators() -> None:
    found = vqa_accuracies(["red", "2"], [["red", "blue"] * 5, ["two"] * 2 + ["three"] * 8])
    assert found.dtype == torch.float64
    assert found.tolist() == pytest.approx([1.0, 0.6])
    column = pd.Series(["red", "2"], index=[7, 9])
    assert vqa_accuracies(column.tolist(), [column] * 2).tolist() == pytest.approx([1 / 6, 1 / 6])


@pytest.mark.parametrize(
    ("answers", "annotations", "message"),
    [
        (["red"], [], "1 answers but annotations of 0 questions"),
        ([], [], "0 answers"),
        (["red"], [[]], "no annotators"),
        (["red"], ["red"], "texts must be a list of texts"),
        ([3], [["red"]], "not a text"),
        (["red"], [["red", None]], r"text 1 \(from 0 on\) is None"),
    ],
)
def test_bad_input(answers, annotations, message) -> None:
    with pytest.raises(ValueError, match=message):
        vqa_accuracies(answers, annotations)
