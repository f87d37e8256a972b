"""Every training of every system is a dot; the table says the same in numbers."""

import pandas as pd
from reading import dots, shows, ticks

from multimodal.plots.captioning.system_scores import system_scores, system_table
from multimodal.plots.style import BLUE, GREY

SYSTEMS = [
    *("most_frequent", "blind", "neighbour_pixels", "neighbour_features", "oracle", "chance"),
    *("written", "show_and_tell", "show_and_tell_fc", "show_and_tell_state", "m_rnn"),
    *("soft_attention", "hard_attention", "bottom_up", "transformer", "prefix", "prefix_tuned"),
]
SHARES = {"blind": [0.0, 0.02, 0.01], "neighbour_pixels": [0.2], "oracle": [0.8, 1.0]}
TABLE = pd.DataFrame(
    [
        ("neighbour_pixels", 0, 0.2, 0.5, 0, 0.0),
        ("blind", 0, 0.01, 0.8, 1200, 30.0),
        ("blind", 1, 0.03, 0.7, 1200, 34.0),
    ],
    columns=["system", "seed", "exact", "inventing", "parameters", "seconds"],
)


@shows("captioning", system_scores, SHARES, ["blind", "neighbour_pixels"])
def test_a_line_a_system(shown, words) -> None:
    (axes,) = shown.axes
    assert ticks(axes.yaxis) == [words(f"system_{name}") for name in SHARES]
    assert dots(axes) == {
        GREY: [(0, 0), (1, 0), (2, 0), (20, 1)],
        BLUE: [(80, 2), (100, 2)],
    }
    strokes = [(line.get_xdata()[0], sum(line.get_ydata()) / 2) for line in axes.lines]
    assert [(round(x, 6), round(y, 6)) for x, y in strokes] == [(1, 0), (20, 1), (90, 2)]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]
    assert axes.get_xlabel() == words("exact_match")


@shows("captioning", system_table, TABLE, ["blind", "neighbour_pixels"])
def test_means_with_the_lowest_and_the_highest(shown, words) -> None:
    heads = ("system", "exact", "misplaced", "inventing", "size", "time")
    assert list(shown) == [words(f"head_{name}") for name in heads]
    assert shown.to_numpy().tolist() == [
        [
            words("system_blind"),
            "2.0 (1.0–3.0)",
            "23.0",
            "75.0",
            "1\N{NARROW NO-BREAK SPACE}200",
            "32",
        ],
        [words("system_neighbour_pixels"), "20.0", "30.0", "50.0", "–", "–"],
    ]


@shows("captioning", system_scores, {name: [0.5] for name in SYSTEMS}, ["blind"])
def test_every_system_has_a_name(shown, words) -> None:
    (axes,) = shown.axes
    assert ticks(axes.yaxis) == [words(f"system_{name}") for name in SYSTEMS]
    assert len({*ticks(axes.yaxis)}) == len(dots(axes)[GREY]) + len(dots(axes)[BLUE])
