import math

import pytest
import torch

from multimodal.recipes.fusion_strategies.certainty_trial import (
    WITNESSES,
    Decisions,
    calibration_error,
    decisions_of,
    judge_rules,
    temperatures_of,
    train_witnesses,
    witnesses,
)
from multimodal.recipes.fusion_strategies.controlled_trial import judge_logits
from multimodal.recipes.fusion_strategies.fusion_systems import RULES


@pytest.fixture(scope="module")
def model():
    return train_witnesses(witnesses("independent", seed=0)[0], classes=2, seed=0, few=True)


def test_parts_do_not_overlap_and_a_copy_is_a_copy() -> None:
    train, held_out, test = witnesses("copied", seed=0)
    assert all(torch.equal(part.first, part.second) for part in (train, held_out, test))
    apart = torch.cdist(train.first, held_out.first).min()
    assert apart > 0
    independent, *_ = witnesses("independent", seed=0)
    assert not torch.equal(independent.first, independent.second)
    assert len(train.labels) == 128
    assert len(held_out.labels) == 25


def test_a_row_for_each_rule_and_the_networks(model) -> None:
    _, held_out, test = witnesses("independent", seed=0)
    asked = decisions_of(model, test)
    found = judge_rules(model, decisions_of(model, held_out), asked)
    assert set(found) == {"first", "second", *RULES, "calibrated_product"}
    assert torch.equal(found["first"].nll, judge_logits(asked.logits[:, 0], test.labels).nll)
    assert torch.equal(found["mean_logits"].right, found["product_of_experts"].right)


def test_calibration_changes_the_product_as_temperatures_say(model) -> None:
    """Logits that are three times too large: the temperatures find it, the honest product too."""
    generator = torch.Generator().manual_seed(0)
    true = 1.5 * torch.randn(4000, 2, 1, generator=generator)  # log-odds of class 1
    logits = torch.cat((torch.zeros_like(true), true), dim=2)
    p = logits[:, 0].softmax(dim=1)[:, 1]
    labels = (torch.rand(4000, generator=generator) < p).long()
    loud = Decisions(torch.stack((3 * logits[:, 0], 0 * logits[:, 1]), dim=1), labels)
    assert temperatures_of(loud)[0] == pytest.approx(3, rel=0.1)
    found = judge_rules(model, loud, loud)
    honest, plain = found["calibrated_product"], found["product_of_experts"]
    assert calibration_error(honest) < 0.03 < calibration_error(plain)
    assert honest.nll.mean() < plain.nll.mean()
    assert torch.equal(honest.right, plain.right)
    assert math.isclose(float(found["second"].nll.mean()), math.log(2), rel_tol=1e-5)


def test_every_task_has_two_classes() -> None:
    assert {task.classes for task in WITNESSES.values()} == {2}
