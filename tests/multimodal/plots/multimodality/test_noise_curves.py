"""Curves through the means of the seeds, in percent, with the level of chance."""

import pandas as pd
from reading import dots, levels, lines, points, shows

from multimodal.plots.multimodality.noise_curves import COLOURS, noise_curves


def runs(*rows: tuple[str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["variant", "wrong", "accuracy"])


SAME = runs(("both", 0.0, 1.0), ("both", 0.5, 0.75), ("both", 0.5, 0.85), ("words", 0.5, 0.5))
MOVED = runs(("picture", 0.05, 0.8), ("dropout", 0.05, 0.9), ("dropout", 1.0, 0.6))


@shows("multimodality", noise_curves, SAME, MOVED)
def test_means_and_seeds(shown, words) -> None:
    left, right = shown.axes
    assert points(lines(left)[words("variant_both")]) == [(0, 100), (50, 80)]
    assert dots(left)[COLOURS["both"]] == [(0, 100), (50, 75), (50, 85)]
    assert points(lines(right)[words("variant_dropout")]) == [(5, 90), (100, 60)]
    assert words("variant_words") not in lines(right)
    assert levels(left) == levels(right) == [10]


@shows("multimodality", noise_curves, SAME, MOVED)
def test_one_legend_for_both(shown, words) -> None:
    named = [text.get_text() for text in shown.legends[0].get_texts()]
    assert len(lines(shown.axes[0])) == 3
    variants = {words(f"variant_{name}") for name in COLOURS}
    assert set(named) == variants | {words("chance")}
    assert len(named) == 5
    assert [axes.get_title() for axes in shown.axes] == [words("noise_same"), words("noise_moved")]
    assert shown.axes[0].get_xlabel() == words("wrong_titles")
    assert shown.axes[0].get_ylabel() == words("accuracy")
