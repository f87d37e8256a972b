import numpy as np
import pytest

from multimodal.data.controlled.complementary_senses import ComplementarySenses
from multimodal.data.controlled.known_task import direction


def test_halves_make_a_whole() -> None:
    task = ComplementarySenses(width=2, first_noise=0.6, second_noise=1.0)
    data = task.draw(40_000, np.random.default_rng(2))
    one = data.first.double().numpy() @ direction(2, side=0) > 0
    other = data.second.double().numpy() @ direction(2, side=1) > 0
    labels = data.labels.numpy()
    rules = (2 * one, 1 * other, 2 * one + other)  # alone, the other half is guessed to be 0
    found = [(rule == labels).mean() for rule in rules]
    assert found == pytest.approx(list(task.bayes()), abs=0.008)
    assert task.classes == 4
    assert np.bincount(labels) / len(labels) == pytest.approx([0.25] * 4, abs=0.01)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="first_noise must be"):
        ComplementarySenses(first_noise=float("inf"))
