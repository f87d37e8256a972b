"""Every picture and every name stands on both sides; only what looks at both together can tell."""

import pytest
import torch

from multimodal.recipes.fusion_representations.pair_matching import (
    MATCHERS,
    MatchLoader,
    match_loss,
    match_pairs,
    matched,
    matcher,
)
from multimodal.recipes.fusion_representations.subgroup_task import Labelled

COUNT, WIDTH = 12, 4
PART = Labelled(
    ids=tuple(str(row) for row in range(COUNT)),
    pictures=torch.arange(COUNT * WIDTH).view(COUNT, WIDTH).float(),
    names=torch.stack(
        [100 * (g + 1) + torch.arange(COUNT * WIDTH).view(COUNT, WIDTH).float() for g in range(3)]
    ),
    labels=torch.zeros(COUNT, dtype=torch.int64),
)


def numbers(rows):
    """Which emoji each row is of, whatever the language."""
    return (rows[:, 0] % 100 / WIDTH).long()


def counted(pairs):
    """For each emoji, how often it fits and how often not: by picture and by name."""
    return [
        torch.stack(
            [torch.bincount(numbers(side)[pairs.labels == y], minlength=COUNT) for y in (0, 1)]
        )
        for side in (pairs.first, pairs.second)
    ]


def test_nothing_can_be_told_from_one_side() -> None:
    pairs = match_pairs(PART, seed=0)
    assert len(pairs.labels) == 2 * 3 * COUNT
    assert all((counts == 3).all() for counts in counted(pairs))
    batch = next(iter(MatchLoader(PART, seed=0, batch_size=8)))
    by_picture, by_name = counted(batch)
    assert torch.equal(by_picture[0], by_picture[1])
    assert torch.equal(by_name[0], by_name[1])


def test_the_labels_are_true() -> None:
    for pairs in (match_pairs(PART, seed=1), next(iter(MatchLoader(PART, seed=1, batch_size=8)))):
        assert torch.equal((numbers(pairs.first) == numbers(pairs.second)).long(), pairs.labels)


class Knows(torch.nn.Linear):
    """Tells pairs of some emoji rightly and all others wrongly."""

    def __init__(self, known) -> None:
        super().__init__(1, 1)
        self.known = torch.tensor(known)

    def forward(self, first, second):
        true = (numbers(first) == numbers(second)).long()
        said = torch.where(torch.isin(numbers(first), self.known), true, 1 - true)
        return torch.nn.functional.one_hot(said, 2).float()


def test_right_answers_stand_at_their_emoji() -> None:
    found = matched(Knows([2, 7]), PART)
    assert found.nonzero()[:, 0].tolist() == [2, 7]
    assert found.max() == 1


@pytest.mark.parametrize("name", MATCHERS)
def test_a_gradient_for_every_parameter(name) -> None:
    torch.manual_seed(0)
    model = matcher(name, width=WIDTH)
    batch = next(iter(MatchLoader(PART, seed=0, batch_size=8)))
    scaled = batch._replace(first=batch.first / 50, second=batch.second / 200)
    match_loss(model, scaled).backward()
    assert all(weight.grad.abs().sum() > 0 for weight in model.parameters())


def test_a_sum_of_scores_meets_the_square() -> None:
    torch.manual_seed(0)
    model = matcher("additive", width=WIDTH).eval()
    pairs = match_pairs(PART, seed=0)
    fits = model(pairs.first, pairs.second)[:, 1].detach()
    sums = [fits[pairs.labels == label].sum().item() for label in (0, 1)]
    assert sums[1] == pytest.approx(sums[0], rel=1e-4)
