"""Three sums by plain loops; each pulls where it should."""

import math

import pytest
import torch

from multimodal.losses.cross_modal_hashing import (
    bit_imbalance,
    cross_modal_hashing_loss,
    undecided_bits,
)

RANDOM = torch.Generator().manual_seed(0)
FIRST, SECOND = torch.tanh(torch.randn(2, 5, 4, generator=RANDOM))
SIMILAR = torch.rand(5, 5, generator=RANDOM) > 0.5


def by_loops(first, second, similar, quantisation, balance):
    total = 0.0
    count, bits = first.shape
    for i in range(count):
        for j in range(count):
            theta = sum(float(first[i, k] * second[j, k]) for k in range(bits)) / 2
            total -= float(similar[i, j]) * theta - math.log(1 + math.exp(theta))
    for i in range(count):
        for k in range(bits):
            bit = 1 if first[i, k] + second[i, k] > 0 else -1
            total += quantisation * float((bit - first[i, k]) ** 2 + (bit - second[i, k]) ** 2)
    for side in (first, second):
        total += balance * sum(float(side[:, k].sum()) ** 2 for k in range(bits))
    return total / count**2


@pytest.mark.parametrize(("quantisation", "balance"), [(1.0, 1.0), (0.0, 0.3), (2.0, 0.0)])
def test_the_sums_by_loops(quantisation, balance):
    weights = {"quantisation": quantisation, "balance": balance}
    found = cross_modal_hashing_loss(FIRST, SECOND, SIMILAR, **weights)
    assert found.item() == pytest.approx(
        by_loops(FIRST, SECOND, SIMILAR, quantisation, balance), rel=1e-5
    )
    pairs = cross_modal_hashing_loss(FIRST, SECOND, **weights)
    wanted = by_loops(FIRST, SECOND, torch.eye(5), quantisation, balance)
    assert pairs.item() == pytest.approx(wanted, rel=1e-5)


def test_the_logit_counts_the_bits_that_differ():
    """K/2 − h: 8 bits that differ in 3 are similar with the logit 1."""
    one = torch.ones(1, 8)
    other = torch.tensor([[-1.0] * 3 + [1.0] * 5])
    found = cross_modal_hashing_loss(one, other, quantisation=0, balance=0)
    assert found.item() == pytest.approx(math.log(1 + math.exp(-1)))


def test_the_sides_may_change_places():
    there = cross_modal_hashing_loss(FIRST, SECOND, SIMILAR)
    assert torch.allclose(there, cross_modal_hashing_loss(SECOND, FIRST, SIMILAR.T))


def test_bits_that_are_decided_agreed_and_balanced_cost_nothing():
    bits = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])
    assert undecided_bits(bits, bits) == 0
    assert bit_imbalance(bits, bits) == 0
    assert undecided_bits(bits, -bits) == 16  # one side of each of four is wholly wrong: 2² each
    assert bit_imbalance(bits.abs(), bits) == 8


def test_it_pulls_pairs_together_and_others_apart():
    first, second = torch.zeros(2, 3), torch.tensor([[0.5] * 3, [-0.5] * 3])
    first.requires_grad_()
    cross_modal_hashing_loss(first, second, quantisation=0, balance=0).backward()
    assert (first.grad[0] < 0).all()  # towards its own, +
    assert (first.grad[1] > 0).all()


def test_gradients():
    first, second = (side.double().requires_grad_() for side in (FIRST, SECOND))
    assert torch.autograd.gradcheck(cross_modal_hashing_loss, (first, second))


def test_bad_input():
    with pytest.raises(ValueError, match=r"similar must be \(5, N\), got \(4, 5\)"):
        cross_modal_hashing_loss(FIRST, SECOND, SIMILAR[:4])
    with pytest.raises(ValueError, match="similar must be a tensor of"):
        cross_modal_hashing_loss(FIRST, SECOND, SIMILAR.float())
    with pytest.raises(ValueError, match="both sides must be"):
        cross_modal_hashing_loss(FIRST, SECOND[:, :3])
