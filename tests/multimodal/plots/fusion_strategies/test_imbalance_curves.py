"""Curves of two opinions and their sum, and what either sense could reach."""

import pandas as pd
from reading import legend, levels, points, shows

from multimodal.data.controlled.known_task import BayesRates
from multimodal.plots.fusion_strategies.imbalance_curves import (
    OPTIMISERS,
    REMEDIES,
    imbalance_curves,
)
from multimodal.plots.style import AMBER, BLUE, GREEN

TABLE = pd.DataFrame(
    [
        (optimiser, remedy, seed, step, 0.7 + 0.1 * seed, 0.5 + step / 1000, 0.8)
        for optimiser in OPTIMISERS
        for remedy in REMEDIES
        for seed in (0, 1)
        for step in (100, 200)
    ],
    columns=["condition", "variant", "seed", "step", "first", "second", "accuracy"],
)


@shows("fusion_strategies", imbalance_curves, TABLE, BayesRates(0.9, 0.95, 0.97))
def test_means_of_trainings(shown, words) -> None:
    assert len(shown.axes) == len(OPTIMISERS) * len(REMEDIES)
    titles = [axes.get_title() for axes in shown.axes[: len(REMEDIES)]]
    assert titles == [words(f"remedy_{name}") for name in REMEDIES]
    for axes in shown.axes:
        curves = {line.get_label(): points(line) for line in axes.lines}
        assert curves[words("opinion_first")] == [(100, 75), (200, 75)]
        assert curves[words("opinion_second")] == [(100, 60), (200, 70)]
        assert curves[words("opinion_sum")] == [(100, 80), (200, 80)]
        assert levels(axes) == [90, 95]
    heads = [shown.axes[row * len(REMEDIES)].get_ylabel() for row in range(len(OPTIMISERS))]
    assert heads == [words(f"optimiser_{name}") for name in OPTIMISERS]
    assert shown.axes[-1].get_xlabel() == words("steps")
    colours = {"first": BLUE, "second": AMBER, "sum": GREEN}
    assert legend(shown) == {words(f"opinion_{name}"): hue for name, hue in colours.items()}
