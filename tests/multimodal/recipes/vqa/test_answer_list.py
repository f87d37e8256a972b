"""Which answers may be given, and how right they are."""

import pytest
import torch

from multimodal.recipes.vqa.answer_list import AnswerList


def test_frequent_answers_in_the_order_of_their_frequency():
    commons = ["Yes"] * 3 + ["yes."] * 2 + ["two"] * 4 + ["2"] * 2 + ["a dog"] * 3 + ["cat"] * 2
    found = AnswerList.frequent(commons, times=3)
    assert found.names == ("2", "yes", "dog")
    with pytest.raises(ValueError, match="no answer occurs 9 times"):
        AnswerList.frequent(commons)


def test_three_annotators_make_an_answer_wholly_right():
    answers = AnswerList(("yes", "no", "2", "dog"))
    marks = answers.marks(["yes"] * 4 + ["two"] * 2 + ["2", "a dog", "puppy", "Puppy"])
    assert marks == {0: 1.0, 2: 1.0, 3: pytest.approx(1 / 3)}
    targets = answers.targets([marks, {}, {1: 2 / 3}])
    third = 1 / 3
    expected = torch.tensor([[1, 0, 1, third], [0, 0, 0, 0], [0, 2 * third, 0, 0]])
    torch.testing.assert_close(targets, expected)


def test_each_answer_once():
    with pytest.raises(ValueError, match="2 answers, 1 of them different"):
        AnswerList(("yes", "yes"))
