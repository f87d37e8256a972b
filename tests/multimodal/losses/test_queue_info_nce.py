"""MoCo's loss by hand; the queue and the keys are no road for gradients."""

import math

import pytest
import torch

from multimodal.losses.queue_info_nce import queue_info_nce


def test_two_queries_by_hand() -> None:
    query = torch.tensor([[2.0, 0.0], [0.0, 1.0]])
    key = torch.tensor([[3.0, 4.0], [0.0, 5.0]])  # cosines 0.6 and 1
    queue = torch.tensor([[1.0, 0.0], [0.0, -1.0], [0.6, 0.8]])
    wrong = [[1.0, 0.0, 0.6], [0.0, -1.0, 0.8]]
    terms = [
        -right / 0.5 + math.log(sum(math.exp(c / 0.5) for c in (right, *others)))
        for right, others in zip((0.6, 1.0), wrong, strict=True)
    ]
    ours = queue_info_nce(query, key, queue, temperature=0.5)
    assert float(ours) == pytest.approx(sum(terms) / 2, abs=1e-6)


def test_guessing_costs_the_logarithm_of_all_candidates() -> None:
    same = torch.ones(4, 3)
    loss = queue_info_nce(same, same, torch.ones(15, 3))
    assert float(loss) == pytest.approx(math.log(16), abs=1e-5)


def test_other_keys_of_the_batch_are_no_candidates() -> None:
    query, key, queue = torch.eye(3), torch.eye(3), -torch.eye(3)
    whole = queue_info_nce(query, key, queue)
    single = queue_info_nce(query[:1], key[:1], queue)
    torch.testing.assert_close(whole, single)


def test_no_gradient_into_keys_and_queue() -> None:
    query, key, queue = (torch.randn(n, 4, requires_grad=True) for n in (3, 3, 5))
    queue_info_nce(query, key, queue).backward()
    assert query.grad is not None
    assert float(query.grad.abs().sum()) > 0
    assert key.grad is None
    assert queue.grad is None


def test_wrong_queue_is_refused() -> None:
    with pytest.raises(ValueError, match=r"queue must be \(K, 4\)"):
        queue_info_nce(torch.ones(2, 4), torch.ones(2, 4), torch.ones(5, 3))
