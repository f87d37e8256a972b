"""A line for each way to bits, and levels across."""

import pytest
from reading import legend, levels, lines, points, shows, ticks

from multimodal.plots.fusion_representations.recall_by_bits import recall_by_bits
from multimodal.plots.style import AMBER, BLUE, GREEN, ORANGE

WAYS = {
    "random_hashing": {16: 0.1, 32: 0.25, 64: 0.5},
    "pair_hashing": {16: 0.2, 64: 0.4},
    "label_hashing": {32: 0.05},
    "label_hashing_once": {32: 0.15},
}
LEVELS = {"whole": 0.6, "chance": 0.03}


@shows("fusion_representations", recall_by_bits, WAYS, LEVELS)
def test_percent_over_bits(shown, words) -> None:
    (axes,) = shown.axes
    for name, shares in WAYS.items():
        line = lines(axes)[words(f"way_{name}")]
        assert points(line) == [(count, 100 * share) for count, share in shares.items()]
    assert ticks(axes.xaxis)[:3] == ["16", "32", "64"]
    assert axes.get_xscale() == "log"
    assert axes.get_ylim()[0] == 0
    colours = (BLUE, ORANGE, GREEN, AMBER)
    names = [words(f"way_{name}") for name in WAYS]
    assert legend(shown) == dict(zip(names, colours, strict=True))


@shows("fusion_representations", recall_by_bits, WAYS, LEVELS)
def test_named_levels(shown, words) -> None:
    (axes,) = shown.axes
    assert levels(axes) == pytest.approx([60, 3])
    names = [text.get_text() for text in axes.texts]
    assert names == [words("level_whole"), words("level_chance")]
    assert axes.get_xlabel() == words("bits")
    assert axes.get_ylabel() == words("recall_at_10")
