import pytest
import torch

from multimodal.recipes.fusion_strategies import imbalance_trial
from multimodal.recipes.fusion_strategies.controlled_trial import examples, judge, untrained
from multimodal.recipes.fusion_strategies.fusion_systems import TOGETHER
from multimodal.recipes.fusion_strategies.imbalance_remedies import REMEDIES
from multimodal.recipes.fusion_strategies.imbalance_trial import (
    OPTIMISERS,
    TASK,
    parts_of,
    run_alone,
    run_remedy,
)

TRAIN, TEST = examples(TASK, seed=0)


def weights(model) -> torch.Tensor:
    return torch.cat([weight.detach().flatten() for weight in model.parameters()])


def test_remedies_differ_from_the_first_steps_on() -> None:
    found = [
        weights(run_remedy(remedy, "sgd", TRAIN, TEST, seed=0).model)
        for remedy in (*REMEDIES.values(), REMEDIES["plain"])
    ]
    assert torch.equal(found[0], found[-1])
    for number, one in enumerate(found[:-1]):
        assert all(not torch.equal(one, other) for other in found[number + 1 : -1])


@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_the_course_ends_with_the_model(optimiser: str) -> None:
    model, course = run_remedy(REMEDIES["plain"], optimiser, TRAIN, TEST, seed=0)
    assert [look.step for look in course] == [1, 2]
    right = judge(model, TEST).right
    assert course[-1].accuracy == pytest.approx(float(right.float().mean()))
    parts = parts_of(model, TEST)
    assert torch.equal(parts.sum(dim=1).argmax(dim=1) == TEST.labels, right)
    first = (parts[:, 0].argmax(dim=1) == TEST.labels).float().mean()
    assert course[-1].first == pytest.approx(float(first))


def test_alone_a_network_hears_its_sense_only() -> None:
    model = run_alone("second", "sgd", TRAIN, seed=0)
    changed = TEST._replace(first=TEST.first + 1)
    assert torch.equal(judge(model, TEST).nll, judge(model, changed).nll)


def test_modulation_slows_the_sense_that_is_ahead_down() -> None:
    """One step of plain descent: the gradient of the encoder ahead is smaller by 1 − tanh(α ρ)."""
    moved = {}
    for name in ("plain", "ogm"):
        model = untrained(TOGETHER["additive"], TRAIN, classes=2, seed=0)
        batch = next(iter(imbalance_trial.SensePairLoader(TRAIN, batch_size=64, seed=0)))
        watch = REMEDIES[name].watch(model, seed=0)
        watch(batch)
        imbalance_trial.fused_loss(model, batch).backward()
        moved[name] = [
            side.layers[0].weight.grad.norm().item() for side in (model.first, model.second)
        ]
    shares = sorted(two / one for one, two in zip(moved["plain"], moved["ogm"], strict=True))
    assert shares[0] < 0.5
    assert shares[1] == pytest.approx(1)
