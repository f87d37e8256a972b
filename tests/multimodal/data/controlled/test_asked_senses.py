import numpy as np
import pytest
import torch

from multimodal.data.controlled.asked_senses import ASKED, AskedSenses, kinds_asked
from multimodal.data.controlled.known_task import direction

TASK = AskedSenses(width=2, first_noise=0.8, second_noise=0.5)
DATA = TASK.draw(60_000, np.random.default_rng(0))
KINDS = kinds_asked(DATA).numpy()
ONE, OTHER = (
    sense[:, :2].double().numpy() @ direction(2, side=side)
    for side, sense in enumerate((DATA.first, DATA.second))
)
RULES = {
    "first": ONE,
    "second": OTHER,
    "either": ONE / 0.8**2 + OTHER / 0.5**2,
    "product": ONE * OTHER,
}


@pytest.mark.parametrize("kind", ASKED)
def test_each_kind_has_its_rule(kind: str) -> None:
    of = ASKED.index(kind) == KINDS
    right = {name: ((rule > 0) == DATA.labels.numpy())[of].mean() for name, rule in RULES.items()}
    rates = TASK.bayes_of_kinds()[kind]
    assert right[kind] == pytest.approx(rates.both, abs=0.01)
    assert right["first"] == pytest.approx(rates.first, abs=0.012)
    assert right["second"] == pytest.approx(rates.second, abs=0.012)
    assert of.mean() == pytest.approx(0.25, abs=0.01)


def test_the_question_stands_in_both_senses() -> None:
    assert torch.equal(DATA.first[:, 2:], DATA.second[:, 2:])
    assert (DATA.first[:, 2:].sum(dim=1) == 1).all()
    means = np.mean([list(rates) for rates in TASK.bayes_of_kinds().values()], axis=0)
    assert list(TASK.bayes()) == pytest.approx(means.tolist())


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="width must be"):
        AskedSenses(width=0)
