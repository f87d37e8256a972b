import numpy as np
import pytest

from multimodal.data.controlled.known_task import direction
from multimodal.data.controlled.redundant_senses import RedundantSenses


def test_each_and_both_are_as_often_right_as_computed() -> None:
    task = RedundantSenses(width=2, first_noise=1.2, second_noise=0.7)
    data = task.draw(40_000, np.random.default_rng(1))
    one = data.first.double().numpy() @ direction(2, side=0)
    other = data.second.double().numpy() @ direction(2, side=1)
    labels = data.labels.numpy()
    odds = one / 1.2**2 + other / 0.7**2
    found = [((rule > 0) == labels).mean() for rule in (one, other, odds)]
    assert found == pytest.approx(list(task.bayes()), abs=0.007)
    assert task.bayes().both > max(task.bayes()[:2])
    assert ((one + other > 0) == labels).mean() < found[2]  # weights matter


def test_without_noise_either_knows() -> None:
    assert RedundantSenses(first_noise=0).bayes().first == 1
    assert RedundantSenses(first_noise=0).bayes().both == 1
    with pytest.raises(ValueError, match="width must be"):
        RedundantSenses(width=0)
