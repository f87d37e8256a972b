"""Methods side by side."""

import pandas as pd
from reading import dots, grids, legend, near, points, shows, ticks

from multimodal.plots.contrastive.comparison import probes, safeguards
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE

LINEAR = {
    "untrained": (0.5, 0.6, 0.85),
    "simclr": (0.7, 0.8, 0.9),
    "moco": (0.1, 0.2, 0.6),
    "swav": (0.3, 0.4, 0.5),
    "byol": (0.2, 0.25, 0.3),
    "pixels": (0.35, 0.4, 0.45),
    "supervised": (0.9, 0.92, 0.97),
}
PROBES = pd.DataFrame(
    [
        {
            "method": method,
            "linear": value,
            "knn": value**2,
            "moved_linear": value**3,
            "moved_knn": value**4,
        }
        for method, values in LINEAR.items()
        for value in values
    ]
)
ORDER = ("byol", "simclr", "untrained", "supervised", "pixels", "moco")
KINDS = {
    ("moco", "nothing"): 3.0,
    ("moco", "negatives"): 0.5,
    ("moco", "momentum"): 2.0,
    ("byol", "predictor"): 0.25,
    ("byol", "nothing"): 4.0,
    ("byol", "stop_gradient"): 0.125,
    ("simclr", "nothing"): 2.5,
    ("simclr", "negatives"): 0.75,
    ("swav", "nothing"): 1.5,
    ("swav", "equipartition"): 1.0,
}
SIGNS = {"head_spread": 1, "head_rank": 10, "moved_knn": 0.1}
RUNS = pd.DataFrame(
    [
        {"method": method, "without": without}
        | {sign: factor * (value + shift) for sign, factor in SIGNS.items()}
        for (method, without), value in KINDS.items()
        for shift in (0, 0.25, 2)
    ]
)


@shows("contrastive", probes, PROBES, ORDER)
def test_a_row_per_method_with_dots_at_runs_and_strokes_at_means(shown, words) -> None:
    named = {"byol": "BYOL", "simclr": "SimCLR", "moco": "MoCo"}
    first = shown.axes[0]
    assert ticks(first.yaxis) == [named.get(method) or words(method) for method in ORDER]
    assert first.yaxis_inverted()
    for axes, powers in zip(shown.axes, ((1, 2), (3, 4)), strict=True):
        strokes = {BLUE: {}, ORANGE: {}}
        for line in axes.lines:
            if len(line.get_xdata()):
                (mean, low), (same, high) = points(line)
                assert mean == same
                strokes[line.get_color()][round((low + high) / 2, 6)] = mean
        for power, shift, colour in zip(powers, (-0.15, 0.15), (BLUE, ORANGE), strict=True):
            rows = {row + shift: [v**power for v in LINEAR[m]] for row, m in enumerate(ORDER)}
            expected = sorted(near((v, row)) for row, values in rows.items() for v in values)
            assert dots(axes)[colour] == expected
            means = {round(row, 6): round(sum(runs) / 3, 6) for row, runs in rows.items()}
            assert strokes[colour] == means
        assert grids(axes) == "x"
        assert axes.get_xlabel() == words("accuracy")
    assert [axes.get_title() for axes in shown.axes] == [words("upright"), words("moved")]
    assert legend(shown) == {words("linear"): BLUE, words("knn"): ORANGE}


@shows("contrastive", safeguards, RUNS, untrained=0.7)
def test_whole_methods_are_green_and_broken_ones_orange(shown, words) -> None:
    rows = list(enumerate(KINDS))
    for axes, (sign, factor) in zip(shown.axes, SIGNS.items(), strict=True):
        expected = {GREEN: [], ORANGE: []}
        for row, kind in rows:
            colour = GREEN if kind[1] == "nothing" else ORANGE
            runs = [factor * (KINDS[kind] + shift) for shift in (0, 0.25, 2)]
            expected[colour] += [near((run, row)) for run in runs]
            mean = round(sum(runs) / 3, 6)
            stroke = [round(row - 0.13, 6), round(row + 0.13, 6)]
            line = axes.lines[row]
            assert points(line) == [(mean, stroke[0]), (mean, stroke[1])]
            assert line.get_color() == colour
        assert dots(axes) == {colour: sorted(places) for colour, places in expected.items()}
        assert axes.get_xlabel() == words(f"sign_{sign}")
        assert grids(axes) == "x"
    level = shown.axes[2].lines[-1]
    assert (list(level.get_xdata()), level.get_color()) == ([0.7, 0.7], GREY)
    assert [len(axes.lines) for axes in shown.axes] == [len(KINDS), len(KINDS), len(KINDS) + 1]
    assert [axes.get_xlim()[0] == 0 for axes in shown.axes] == [True, True, False]
    names = {"moco": "MoCo", "byol": "BYOL", "simclr": "SimCLR", "swav": "SwAV"}
    assert ticks(shown.axes[0].yaxis) == [
        names[method] + ("" if without == "nothing" else f", {words(f'without_{without}')}")
        for method, without in KINDS
    ]
    assert shown.axes[0].yaxis_inverted()
