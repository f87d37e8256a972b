import pytest
import torch

from multimodal.recipes.fusion_strategies.controlled_trial import (
    TASKS,
    examples,
    judge,
    judge_logits,
    train_strategy,
    untrained,
)
from multimodal.recipes.fusion_strategies.fusion_systems import STRATEGIES
from multimodal.training.modality_dropout import ModalityDropout


@pytest.mark.parametrize("task", TASKS)
def test_examples_are_vectors_of_one_length(task: str) -> None:
    train, test = examples(TASKS[task], seed=0)
    assert train.first.ndim == 2
    assert train.first.shape == train.second.shape
    assert (len(train.labels), len(test.labels)) == (256, 64)
    assert train.labels.max() == TASKS[task].classes - 1


def test_a_training_follows_its_seed_and_what_it_hides() -> None:
    train, test = examples(TASKS["redundant"], seed=0)
    hide = ModalityDropout(first=1.0, second=0.0)
    logits = [
        train_strategy(STRATEGIES["early"], train, classes=2, seed=seed, hide=hidden)(
            test.first, test.second
        )
        for seed, hidden in ((0, None), (0, None), (1, None), (0, hide))
    ]
    assert torch.equal(logits[0], logits[1])
    assert not torch.equal(logits[0], logits[2])
    assert not torch.equal(logits[0], logits[3])
    start = untrained(STRATEGIES["early"], train, classes=2, seed=0)
    assert not torch.equal(logits[0], start(test.first, test.second))


def test_judged_by_hand() -> None:
    logits = torch.tensor([[2.0, 0.0], [0.0, 1.0], [3.0, 0.0]])
    found = judge_logits(logits, torch.tensor([0, 1, 1]))
    p = logits.softmax(1)
    assert found.right.tolist() == [True, True, False]
    assert torch.allclose(found.nll, -torch.stack((p[0, 0], p[1, 1], p[2, 1])).log())
    assert torch.allclose(found.sure, torch.stack((p[0, 0], p[1, 1], p[2, 0])))


def test_a_missing_sense_is_missing_for_all() -> None:
    train, test = examples(TASKS["redundant"], seed=0)
    model = untrained(STRATEGIES["mean_logits"], train, classes=2, seed=0)
    found = judge(model, test, torch.tensor([False, True]))
    alone = judge_logits(model.second(test.second), test.labels)
    assert torch.equal(found.right, alone.right)
    assert not model.training
    assert torch.equal(judge(model, test).nll, judge(model, test, torch.tensor([True, True])).nll)
