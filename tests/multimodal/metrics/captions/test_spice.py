"""SPICE by hand: shared tuples against all tuples of all references."""

import pytest

from multimodal.metrics.captions.spice import spice

TRUE = {("circle",), ("circle", "red"), ("star",), ("star", "blue"), ("circle", "left", "star")}


def test_by_hand() -> None:
    wrong_colour = {("circle",), ("circle", "green"), ("star",)}
    assert spice(TRUE, TRUE) == 1
    assert spice(wrong_colour, TRUE) == pytest.approx(2 * (2 / 3) * (2 / 5) / (2 / 3 + 2 / 5))
    assert spice({("cat",)}, TRUE) == 0


def test_a_tuple_counts_once() -> None:
    assert spice([("star",), ("star",)], [("star",)]) == 1


def test_nothing_said_is_worth_nothing() -> None:
    assert spice([], TRUE) == spice(TRUE, []) == 0
