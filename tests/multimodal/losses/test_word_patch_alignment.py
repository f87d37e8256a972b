"""Transport by IPOT is that of exact programs, where they are small enough to be solved."""

import numpy as np
import pytest
import torch
from scipy.optimize import linear_sum_assignment, linprog

from multimodal.losses.word_patch_alignment import (
    alignment_cost,
    alignment_distance,
    transport_plan,
    word_patch_alignment_loss,
)

RANDOM = torch.Generator().manual_seed(0)


def exact(cost):
    """The least cost of transport between even masses, as a linear program."""
    words, patches = cost.shape
    rows = np.kron(np.eye(words), np.ones(patches))
    columns = np.kron(np.ones(words), np.eye(patches))
    masses = np.concatenate([np.full(words, 1 / words), np.full(patches, 1 / patches)])
    return linprog(cost.numpy().ravel(), A_eq=np.vstack([rows, columns]), b_eq=masses).fun


def test_as_many_words_as_patches_are_assigned_one_to_one():
    cost = torch.rand(1, 5, 5, generator=RANDOM, dtype=torch.float64)
    plan = transport_plan(cost, torch.ones(1, 5).bool(), beta=0.1, rounds=2000)[0]
    rows, columns = linear_sum_assignment(cost[0].numpy())
    assert plan.argmax(dim=1).tolist() == columns.tolist()
    assert torch.allclose(plan[rows, columns], torch.full((5,), 0.2).double(), atol=1e-3)


@pytest.mark.parametrize("words", [2, 3, 7])
def test_the_cost_is_that_of_the_linear_program(words):
    cost = torch.rand(1, words, 6, generator=RANDOM, dtype=torch.float64)
    plan = transport_plan(cost, torch.ones(1, words).bool(), beta=0.2, rounds=500)
    assert float((plan * cost).sum()) == pytest.approx(exact(cost[0]), abs=2e-3)


def test_fifty_rounds_of_the_paper_come_close():
    cost = alignment_cost(
        torch.randn(4, 6, 8, generator=RANDOM), torch.randn(4, 36, 8, generator=RANDOM)
    )
    found = (transport_plan(cost, torch.ones(4, 6).bool()) * cost).sum(dim=(1, 2))
    best = torch.tensor([exact(one) for one in cost])
    even = cost.mean(dim=(1, 2))
    assert ((found - best) < 0.05 * (even - best)).all()


def test_masses_and_padding():
    cost = torch.rand(2, 4, 6, generator=RANDOM)
    real = torch.tensor([[1, 1, 1, 1], [1, 1, 0, 0]]).bool()
    plan = transport_plan(cost, real)
    assert torch.allclose(plan.sum(dim=1), torch.full((2, 6), 1 / 6), atol=1e-6)
    assert torch.allclose(plan[1].sum(dim=1)[:2], torch.tensor([0.5, 0.5]), atol=1e-2)
    assert (plan[1, 2:] == 0).all()
    short = transport_plan(cost[1:, :2], real[1:, :2])
    assert torch.allclose(plan[1:, :2], short, atol=1e-6)


def test_one_step_by_hand():
    """Two words, two patches, C = [[0, 1], [1, 0]], β = 1: the diagonal is e times the rest."""
    cost = 1 - torch.eye(2)[None]
    plan = transport_plan(cost, torch.ones(1, 2).bool(), beta=1.0, rounds=1)[0]
    e = float(np.e)
    expected = torch.tensor([[e, 1], [1, e]]) / (2 * (e + 1))
    assert torch.allclose(plan, expected)


def test_a_text_laid_onto_itself_costs_nothing():
    states = torch.randn(1, 4, 8, generator=RANDOM)
    real = torch.ones(1, 4).bool()
    assert float(alignment_distance(states, 3 * states, real)) < 0.02
    assert float(alignment_distance(states, -states, real)) > 0.5


def test_the_gradient_reaches_words_and_patches():
    words = torch.randn(2, 3, 8, requires_grad=True)
    patches = torch.randn(2, 5, 8, requires_grad=True)
    alignment_distance(words, patches, torch.ones(2, 3).bool()).sum().backward()
    assert words.grad.abs().sum() > 0
    assert patches.grad.abs().sum() > 0


def test_true_pairs_count_up_and_wrong_ones_down():
    distance, right = torch.tensor([0.2, 0.5, 0.9]), torch.tensor([True, False, False])
    assert float(word_patch_alignment_loss(distance, right)) == pytest.approx(-0.4)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: alignment_cost(torch.rand(2, 3, 8), torch.rand(2, 5, 7)), "must fit"),
        (lambda: transport_plan(torch.rand(2, 3, 4), torch.ones(2, 4).bool()), "must fit"),
        (lambda: transport_plan(torch.rand(2, 3, 4), torch.ones(2, 3).bool(), beta=0), "beta"),
        (lambda: transport_plan(torch.rand(2, 3, 4), torch.ones(2, 3).bool(), rounds=0), "rounds"),
        (lambda: word_patch_alignment_loss(torch.rand(3), torch.ones(2).bool()), r"\(B,\)"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
