"""Triplets by hand, and each chooser picks what its name says."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.losses.mined_triplet import at_random, hardest, mined_triplet_loss, semi_hard

POSITIVE = torch.tensor([0.5, 0.5, 2.0])
CANDIDATES = torch.tensor(
    [
        [float("inf"), 0.2, 0.7],
        [0.9, float("inf"), 0.6],
        [0.3, 1.0, float("inf")],
    ]
)


def rows(seed: int, count: int = 6) -> torch.Tensor:
    return torch.randn(count, 4, generator=torch.Generator().manual_seed(seed))


def test_equals_loops_over_triplets() -> None:
    anchor, positive = F.normalize(rows(0), dim=1), F.normalize(rows(1), dim=1)
    total = 0.0
    for i in range(6):
        own = float((anchor[i] - positive[i]).square().sum())
        others = [float((anchor[i] - positive[j]).square().sum()) for j in range(6) if j != i]
        total += max(0.0, own - min(others) + 0.3)
    ours = mined_triplet_loss(3 * anchor, positive, choose=hardest, margin=0.3)
    assert float(ours) == pytest.approx(total / 6, abs=1e-5)


def test_hardest_is_the_nearest() -> None:
    assert hardest(POSITIVE, CANDIDATES).tolist() == [1, 2, 0]


def test_semi_hard_is_the_nearest_beyond_the_positive_or_else_the_farthest() -> None:
    assert semi_hard(POSITIVE, CANDIDATES).tolist() == [2, 2, 1]


def test_random_draws_all_that_is_allowed_and_nothing_else() -> None:
    choose = at_random(torch.Generator().manual_seed(0))
    drawn = torch.stack([choose(POSITIVE, CANDIDATES) for _ in range(40)])
    assert [set(column.tolist()) for column in drawn.T] == [{1, 2}, {0, 2}, {0, 1}]


def test_hardest_costs_at_least_as_much_as_any_other_choice() -> None:
    losses = [
        float(mined_triplet_loss(rows(0), rows(1), choose=choose))
        for choose in (hardest, semi_hard, at_random(torch.Generator().manual_seed(0)))
    ]
    assert losses[0] == max(losses)
    assert losses[0] > losses[1]


def test_a_group_is_not_its_own_negative() -> None:
    anchor = torch.tensor([[1.0, 0.0], [1.0, 0.01], [0.0, 1.0]])
    together = torch.tensor([0, 0, 1])
    apart = mined_triplet_loss(anchor, anchor, choose=hardest)
    grouped = mined_triplet_loss(anchor, anchor, choose=hardest, groups=together)
    assert float(grouped) == 0
    assert float(apart) > 0.1


def test_both_anchor_and_negative_get_a_gradient() -> None:
    anchor, positive = rows(0).requires_grad_(), rows(1).requires_grad_()
    mined_triplet_loss(anchor, positive, choose=hardest).backward()
    assert anchor.grad is not None
    assert positive.grad is not None
    assert float(positive.grad.abs().sum()) > 0


def test_an_anchor_without_negative_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a negative"):
        mined_triplet_loss(rows(0, 1), rows(1, 1), choose=hardest)
    with pytest.raises(ValueError, match="needs a negative"):
        mined_triplet_loss(rows(0), rows(1), choose=hardest, groups=torch.zeros(6))
    with pytest.raises(ValueError, match="groups must be"):
        mined_triplet_loss(rows(0), rows(1), choose=hardest, groups=torch.zeros(5))


def test_who_chooses_sees_distances_between_0_and_4_and_nothing_forbidden() -> None:
    seen = {}

    def choose(positive: torch.Tensor, candidates: torch.Tensor) -> torch.Tensor:
        seen.update(positive=positive, candidates=candidates)
        return hardest(positive, candidates)

    anchor = torch.cat([rows(0, 60), rows(1, 4)]).requires_grad_()
    mined_triplet_loss(anchor, torch.cat([anchor[:60].detach() * 7, -anchor[60:]]), choose=choose)
    assert not seen["positive"].requires_grad
    assert not seen["candidates"].requires_grad
    assert seen["positive"].min() >= 0
    assert seen["positive"][60:].tolist() == pytest.approx([4] * 4, abs=1e-5)
    assert seen["candidates"].min() >= 0
    assert seen["candidates"].diagonal().isinf().all()
    assert seen["candidates"].isinf().sum() == 64


def test_one_group_that_fills_the_batch_for_some_only_is_allowed() -> None:
    groups = torch.tensor([0, 0, 0, 1])
    mined_triplet_loss(rows(0, 4), rows(1, 4), choose=hardest, groups=groups)
