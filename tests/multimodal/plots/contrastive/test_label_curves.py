"""Accuracy by number of labels."""

import pandas as pd
import pytest
from reading import legend, levels, lines, points, shows, ticks

from multimodal.language import thousands
from multimodal.plots.contrastive.label_curves import LOOKS, label_curves
from multimodal.plots.style import GREY

TABLE = pd.DataFrame(
    [
        {"encoder": name, "labels": labels, "upright": 0.1 * k + run, "moved": 0.05 * k + run}
        for k, name in enumerate(LOOKS)
        for labels in (10, 100, 5000)
        for run in (0.1, 0.2)
    ]
)


@shows("contrastive", label_curves, TABLE, chance=0.1)
def test_a_curve_of_means_for_each_encoder(shown, words) -> None:
    for axes, part, step in zip(shown.axes, ("upright", "moved"), (0.1, 0.05), strict=True):
        found = lines(axes)
        for k, (name, (colour, marker)) in enumerate(LOOKS.items()):
            line = found[words(name)]
            heights = [(x, pytest.approx(step * k + 0.15)) for x in (10, 100, 5000)]
            assert points(line) == heights
            assert (line.get_color(), line.get_marker()) == (colour, marker)
        assert levels(axes) == [0.1]
        assert axes.get_title() == words(part)
        assert axes.get_xscale() == "log"
        assert axes.get_xlabel() == words("number_of_labels")
    said = [thousands(text, words.language) for text in ("10", "100", "5,000")]
    assert ticks(shown.axes[0].xaxis) == said
    assert shown.axes[0].get_ylabel() == words("accuracy")
    named = {words(name): colour for name, (colour, _) in LOOKS.items()}
    assert legend(shown) == named | {words("chance"): GREY}
