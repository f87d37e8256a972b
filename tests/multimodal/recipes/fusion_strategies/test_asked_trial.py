import pytest
import torch

from multimodal.data.controlled.asked_senses import ASKED, kinds_asked
from multimodal.recipes.fusion_strategies.asked_trial import (
    TASK,
    UNWEIGHED,
    WEIGH,
    right_by_kind,
    weights_by_kind,
)
from multimodal.recipes.fusion_strategies.controlled_trial import examples, untrained
from multimodal.recipes.fusion_strategies.fusion_systems import STRATEGIES

TRAIN, TEST = examples(TASK, seed=0)


@pytest.mark.parametrize("name", WEIGH)
def test_weights_add_up_to_one_and_are_those_of_the_model(name: str) -> None:
    model = untrained(STRATEGIES[name], TRAIN, classes=2, seed=0)
    found = weights_by_kind(name, model, TEST)
    assert list(found) == list(ASKED)
    assert all(sum(weights) == pytest.approx(1, abs=1e-5) for weights in found.values())
    assert (found["first"].both > 0) == (name == "experts")
    of = kinds_asked(TEST) == ASKED.index("second")
    look = getattr(model, "gates" if name == "gated" else "weights")
    looked = look(TEST.first[of], TEST.second[of]).mean(dim=0)
    expected = looked.mean() if name == "gated" else looked[0]
    assert found["second"].first == pytest.approx(expected.item(), abs=1e-5)


def test_shares_of_kinds_are_those_of_all() -> None:
    right = torch.rand(len(TEST.labels)) < 0.5
    kinds = torch.bincount(kinds_asked(TEST), minlength=4) / len(TEST.labels)
    shares = right_by_kind(right, TEST)
    total = sum(share * float(kinds[ASKED.index(kind)]) for kind, share in shares.items())
    assert total == pytest.approx(float(right.float().mean()))


def test_others_have_no_weights() -> None:
    assert not set(UNWEIGHED) & set(WEIGH)
    with pytest.raises(ValueError, match="'early' has no weights to look at"):
        weights_by_kind("early", untrained(STRATEGIES["early"], TRAIN, classes=2, seed=0), TEST)
