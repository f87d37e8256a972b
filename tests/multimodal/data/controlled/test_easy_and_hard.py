import numpy as np
import pytest
import torch

from multimodal.data.controlled.easy_and_hard import EasyAndHard
from multimodal.data.controlled.known_task import direction

TASK = EasyAndHard(parts=3, width=4, first_noise=0.9, second_noise=0.6)
DATA = TASK.draw(60_000, np.random.default_rng(0))
ONE = DATA.first.double().numpy() @ direction(4, side=0)
OTHER = DATA.second.double().numpy()
LABELS = DATA.labels.numpy()


def test_the_best_rules_are_as_often_right_as_computed() -> None:
    hard = np.tanh(OTHER[:, :3] / 0.6**2).prod(axis=1)
    odds = 2 * ONE / 0.9**2 + 2 * np.arctanh(hard.clip(-1 + 1e-12, 1 - 1e-12))
    found = [((rule > 0) == LABELS).mean() for rule in (ONE, hard, odds)]
    assert found == pytest.approx(list(TASK.bayes()), abs=0.006)
    assert TASK.bayes().both > max(TASK.bayes()[:2])


@pytest.mark.parametrize("parts", [(0,), (0, 1), (1, 2), (3,)])
def test_less_than_all_parts_tell_nothing(parts: tuple[int, ...]) -> None:
    product = OTHER[:, parts].prod(axis=1)
    assert np.corrcoef(product, LABELS)[0, 1] == pytest.approx(0, abs=0.02)


def test_limits() -> None:
    assert EasyAndHard(first_noise=0).bayes() == (1.0, pytest.approx(0.9555, abs=1e-3), 1.0)
    assert EasyAndHard(second_noise=0).bayes().both == 1
    plain = EasyAndHard(parts=1, first_noise=1.0, second_noise=1.0).bayes()
    assert plain.both == pytest.approx(0.92135, abs=1e-4), "one part is told plainly: Φ(√2)"
    assert DATA.first.dtype == DATA.second.dtype == torch.float32


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="width must be at least the 5 parts, got 4"):
        EasyAndHard(parts=5)
    with pytest.raises(ValueError, match="parts must be a whole number of at least 1"):
        EasyAndHard(parts=0)
    with pytest.raises(ValueError, match="second_noise must be"):
        EasyAndHard(second_noise=-1)
