"""Who stands above, and who level with, the best correct item."""

import pytest
import torch

from multimodal.metrics.ties import count_ties

SCORES = torch.tensor([[0.9, 0.1, 0.2], [0.5, 0.4, 0.3], [0.1, 0.3, 0.2]])
DIAGONAL = torch.arange(3)


def test_by_hand():
    scores = torch.tensor([[3.0, 2.0, 2.0, 2.0, 1.0], [2.0, 2.0, 1.0, 3.0, 3.0]])
    correct = torch.tensor([[False, True, True, False, True], [False, True, False, True, False]])
    above, wrong, right = count_ties(scores, correct)
    assert (above.tolist(), wrong.tolist(), right.tolist()) == ([1, 0], [1, 1], [2, 1])


def test_a_correct_item_that_scores_higher_is_no_rival():
    ties = count_ties(torch.tensor([[2.0, 3.0]]), torch.tensor([[True, True]]))
    assert [count.tolist() for count in ties] == [[0], [0], [1]]


@pytest.mark.parametrize(
    ("scores", "targets", "message"),
    [
        (SCORES, torch.tensor([0, 1, 3]), "between 0 and 2"),
        (SCORES, torch.tensor([0, -1, 2]), "between 0 and 2"),
        (SCORES[:0], DIAGONAL[:0], r"must be \(Q, N\)"),
        (SCORES, torch.tensor([[True] * 3, [False] * 3, [True] * 3]), "at least one correct"),
        (SCORES, torch.tensor([0, 1]), r"\(3,\) indices"),
        (SCORES, torch.zeros(3, 3).bool(), "at least one correct"),
        (SCORES, torch.ones(2, 3).bool(), r"\(3, 3\) bool"),
        (SCORES * float("nan"), DIAGONAL, "not numbers"),
        (SCORES[0], DIAGONAL, r"must be \(Q, N\)"),
    ],
)
def test_bad_input(scores, targets, message):
    with pytest.raises(ValueError, match=message):
        count_ties(scores, targets)
