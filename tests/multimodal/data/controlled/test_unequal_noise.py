import numpy as np
import pytest

from multimodal.data.controlled.known_task import direction, told_right
from multimodal.data.controlled.unequal_noise import UnequalNoise

SIZES = {"width": 3, "first_noise": 0.9, "second_noise": 0.5, "share": 0.4}


def drawn(mark: str):
    task = UnequalNoise(**SIZES, mark=mark)
    data = task.draw(40_000, np.random.default_rng(3))
    senses = [data.first.double().numpy(), data.second.double().numpy()]
    told = [sense[:, :3] @ direction(3, side=side) for side, sense in enumerate(senses)]
    return task, *told, *(sense[:, 3] for sense in senses), data.labels.numpy()


def second_odds(other: np.ndarray) -> np.ndarray:
    up, down = (np.exp(-(((other - s) / 0.5) ** 2) / 2) for s in (1, -1))
    return np.log(0.8 * up + 0.2 * down) - np.log(0.8 * down + 0.2 * up)


@pytest.mark.parametrize("mark", ["first", "second", "nowhere"])
def test_the_best_rules_are_as_often_right_as_computed(mark: str) -> None:
    task, one, other, first_mark, second_mark, labels = drawn(mark)
    marks = first_mark + second_mark
    sums = 2 * one / 0.9**2 + second_odds(other)
    known = 2 * one / 0.9**2 + np.where(marks > 0, 0, 2 * other / 0.5**2)
    best = sums if mark == "nowhere" else known
    found = [((rule > 0) == labels).mean() for rule in (one, other, best, sums)]
    assert found == pytest.approx([*task.bayes(), task.unmarked()], abs=0.008)


def test_where_the_mark_stands() -> None:
    for mark in ("first", "second", "nowhere"):
        _, _, other, first_mark, second_mark, labels = drawn(mark)
        marks = {"first": first_mark, "second": second_mark}
        for name, found in marks.items():
            assert set(np.unique(found)) == ({-1, 1} if name == mark else {0})
        if mark == "nowhere":
            continue
        worthless = marks[mark] == 1
        assert worthless.mean() == pytest.approx(0.4, abs=0.01)
        right = (other > 0) == labels
        assert right[worthless].mean() == pytest.approx(0.5, abs=0.015)
        assert right[~worthless].mean() == pytest.approx(told_right(0.5), abs=0.01)
        assert np.var(other[worthless]) == pytest.approx(np.var(other[~worthless]), rel=0.03)


def test_a_mark_helps_and_the_limits() -> None:
    one = UnequalNoise(**SIZES)
    assert one.bayes().both > one.unmarked() + 0.01
    never = UnequalNoise(**SIZES | {"share": 0.0})
    assert never.unmarked() == pytest.approx(told_right(0.9, 0.5), abs=1e-6)
    assert never.bayes().both == pytest.approx(told_right(0.9, 0.5))
    always = UnequalNoise(**SIZES | {"share": 1.0})
    assert always.unmarked() == pytest.approx(told_right(0.9), abs=1e-6)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"share": 1.1}, "share must be from 0 to 1, got 1.1"),
        ({"first_noise": 0.0}, "both senses need some noise"),
        ({"mark": "third"}, "mark must be one of first, second, nowhere, got 'third'"),
        ({"second_noise": -1}, "second_noise must be"),
    ],
)
def test_bad_input(wrong, message) -> None:
    with pytest.raises(ValueError, match=message):
        UnequalNoise(**wrong)
