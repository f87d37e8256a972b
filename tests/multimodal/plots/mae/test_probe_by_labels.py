"""Accuracy by number of labels, one curve per encoder."""

import pandas as pd
from reading import dots, legend, levels, lines, near, points, shows

from multimodal.plots.mae.probe_by_labels import CURVES, label_curves

TABLE = pd.DataFrame(
    [
        {"encoder": name, "labels": labels, "accuracy": 0.2 * number + labels / 1e4 + shift}
        for number, name in enumerate(CURVES)
        for labels in (1000, 10)
        for shift in (0, 0.01, 0.11)
    ]
)


@shows("mae", label_curves, TABLE, chance=0.1)
def test_means_and_runs_of_each_encoder(shown, words) -> None:
    (axes,) = shown.axes
    for number, (name, (colour, marker, dash)) in enumerate(CURVES.items()):
        line = lines(axes)[words(f"encoder_{name}")]
        means = [(n, round(0.2 * number + n / 1e4 + 0.04, 6)) for n in (10, 1000)]
        assert points(line) == means
        assert line.get_color() == legend(shown)[words(f"encoder_{name}")] == colour
        assert (line.get_marker(), line.get_linestyle()) == (marker, dash)
        runs = TABLE[TABLE["encoder"] == name]
        expected = zip(runs["labels"], runs["accuracy"], strict=True)
        assert dots(axes)[colour] == sorted(map(near, expected))
    assert levels(axes) == [0.1]
    assert axes.get_xscale() == "log"
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("labels"), words("accuracy"))
    assert axes.get_ylim() == (0, 0.9)
    assert list(axes.get_xticks()) == [10, 1000]
