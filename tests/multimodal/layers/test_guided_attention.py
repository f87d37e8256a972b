"""Weights by hand, and things that are hidden."""

import torch

from multimodal.layers.guided_attention import GuidedAttention, UnguidedAttention, attend_by

RANDOM = torch.Generator().manual_seed(0)
THINGS, GUIDE = torch.randn(2, 4, 6, generator=RANDOM), torch.randn(2, 5, generator=RANDOM)
MASK = torch.tensor([[True, True, True, False], [True] * 4])


def test_weights_are_the_published_equation() -> None:
    torch.manual_seed(0)
    layer = GuidedAttention(things=6, guide=5, width=8)
    scores = torch.stack(
        [
            layer.score.weight[0] @ torch.tanh(layer.thing(thing) + layer.guide(GUIDE[1]))
            for thing in THINGS[1]
        ]
    )
    found = layer(THINGS, GUIDE, MASK)
    torch.testing.assert_close(found.weights[1], scores.softmax(dim=0))
    torch.testing.assert_close(found.summary[1], scores.softmax(dim=0) @ THINGS[1])


def test_without_a_guide_each_thing_is_weighed_by_itself() -> None:
    torch.manual_seed(0)
    layer = UnguidedAttention(things=6, width=8)
    scores = torch.stack([layer.score(torch.tanh(layer.thing(thing))) for thing in THINGS[1]])
    torch.testing.assert_close(layer(THINGS, MASK).weights[1], scores[:, 0].softmax(dim=0))


def test_what_is_hidden_counts_for_nothing() -> None:
    torch.manual_seed(0)
    layer, changed = GuidedAttention(things=6, guide=5, width=8), THINGS.clone()
    changed[0, 3] = 9
    before, after = layer(THINGS, GUIDE, MASK), layer(changed, GUIDE, MASK)
    torch.testing.assert_close(before.summary, after.summary)
    assert before.weights[0, 3] == 0
    torch.testing.assert_close(before.weights.sum(dim=1), torch.ones(2))


def test_nothing_to_look_at_gives_finite_numbers() -> None:
    nothing = torch.zeros(2, 4, dtype=torch.bool)
    assert attend_by(torch.randn(2, 4), THINGS, nothing).summary.isfinite().all()


def test_equal_scores_give_the_mean() -> None:
    torch.testing.assert_close(attend_by(torch.zeros(2, 4), THINGS).summary, THINGS.mean(dim=1))
