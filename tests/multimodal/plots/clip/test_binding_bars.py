"""Bars of the binding tests."""

import pandas as pd
from reading import bars, dots, grids, legend, lines, points, shows, ticks

from multimodal.plots.clip.binding_bars import binding_bars
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE

VALUES = {  # three runs each, the mean is none of them
    "bag_of_words": {
        "swap": (0.4, 0.5, 0.9),
        "recall_at_1": (0.1, 0.2, 0.6),
        "replace": (0, 0, 0.3),
    },
    "twins": {"swap": (0.8, 0.9, 1.0), "recall_at_1": (0.7, 0.7, 1), "replace": (1, 1, 0.7)},
    "other": {"swap": (1, 1, 1), "recall_at_1": (1, 1, 1), "replace": (1, 1, 1)},
    "clip": {"swap": (0.7, 0.8, 0.9), "recall_at_1": (0.3, 0.4, 0.8), "replace": (0.5, 0.5, 0.8)},
}
TABLE = pd.concat(pd.DataFrame(runs).assign(variant=name) for name, runs in VALUES.items())


@shows("clip", binding_bars, TABLE)
def test_bars_are_means_per_test_and_text_encoder(shown, words) -> None:
    (axes,) = shown.axes
    assert ticks(axes.xaxis) == [words(k) for k in ("recall_at_1", "replace_test", "swap_test")]
    assert bars(axes) == {
        words("transformer"): (BLUE, [(-0.28, 0.5), (0.72, 0.6), (1.72, 0.8)]),
        words("bag_of_words"): (ORANGE, [(0.0, 0.3), (1.0, 0.1), (2.0, 0.6)]),
        words("twins"): (GREEN, [(0.28, 0.8), (1.28, 0.9), (2.28, 0.9)]),
    }
    places = {"clip": -0.28, "bag_of_words": 0.0, "twins": 0.28}
    tests = ("recall_at_1", "replace", "swap")
    assert dots(axes)[INK] == sorted(
        (round(at + shift, 6), run)
        for name, shift in places.items()
        for at, test in enumerate(tests)
        for run in VALUES[name][test]
    )


@shows("clip", binding_bars, TABLE)
def test_chance_is_one_half_and_the_legend_names_the_colours(shown, words) -> None:
    (axes,) = shown.axes
    beside_recall = [(0.55, 0.5), (2.55, 0.5)]
    assert points(lines(axes)[words("chance")]) == beside_recall
    assert legend(shown) == {
        words("chance"): GREY,
        words("transformer"): BLUE,
        words("bag_of_words"): ORANGE,
        words("twins"): GREEN,
    }
    assert axes.get_ylabel() == words("share_right")
    assert axes.get_ylim() == (0, 1.05)
    assert grids(axes) == "y"
