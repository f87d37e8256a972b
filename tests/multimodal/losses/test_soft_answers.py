import pytest
import torch

from multimodal.losses.soft_answers import soft_answer_loss


def test_a_sum_over_answers_and_a_mean_over_questions():
    logits = torch.tensor([[2.0, -1.0], [0.0, 0.5]])
    targets = torch.tensor([[1.0, 0.3], [0.0, 0.6]])
    p = logits.sigmoid()
    by_hand = -(targets * p.log() + (1 - targets) * (1 - p).log()).sum() / 2
    torch.testing.assert_close(soft_answer_loss(logits, targets), by_hand)


def test_the_best_probability_of_an_answer_is_its_mark():
    targets = torch.tensor([[0.3, 0.9, 1 / 3]])
    logits = targets.logit().requires_grad_()
    soft_answer_loss(logits, targets).backward()
    torch.testing.assert_close(logits.grad, torch.zeros(1, 3))


def test_two_answers_may_both_be_right():
    both = torch.tensor([[1.0, 1.0]])
    assert soft_answer_loss(torch.full((1, 2), 20.0), both).item() < 1e-6


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match="one shape"):
        soft_answer_loss(torch.zeros(2, 3), torch.zeros(2, 2))
