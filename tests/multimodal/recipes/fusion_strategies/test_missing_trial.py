import torch

from multimodal.recipes.fusion_strategies.controlled_trial import TASKS, examples, judge, untrained
from multimodal.recipes.fusion_strategies.fusion_systems import STRATEGIES
from multimodal.recipes.fusion_strategies.missing_trial import (
    ASKED,
    PRESENT,
    TASKS_ASKED,
    judge_missing,
    possible,
)


def test_each_part_is_asked_with_its_mask() -> None:
    train, test = examples(TASKS["redundant"], seed=0)
    model = untrained(STRATEGIES["hybrid"], train, classes=2, seed=0)
    left = judge_missing(model, test)
    assert list(PRESENT) == list(left._fields) == list(possible(TASKS["redundant"].bayes()))
    assert torch.equal(left.both.nll, judge(model, test).nll)
    changed = test._replace(second=test.second + 1)
    again = judge_missing(model, changed)
    assert torch.equal(left.first.nll, again.first.nll)
    assert not torch.equal(left.second.nll, again.second.nll)


def test_what_is_asked_exists() -> None:
    assert set(ASKED) <= set(STRATEGIES)
    assert set(TASKS_ASKED) <= set(TASKS)
    assert possible(TASKS["redundant"].bayes())["both"] == TASKS["redundant"].bayes().both
