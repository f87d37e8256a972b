"""Every training of every strategy is a dot beside what is possible; tables say the same."""

import pandas as pd
import pytest
from reading import dots, shows, ticks

from multimodal.plots.fusion_strategies.strategy_scores import (
    cost_table,
    strategy_scores,
    strategy_table,
)
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE

ORDER = [
    *("chance", "first", "second", "mean_logits", "mean_probabilities", "product_of_experts"),
    *("mean_log_probabilities", "additive", "early", "intermediate", "hybrid", "film", "gated"),
    *("dynamic", "experts", "bottleneck", "best_both"),
]
TASKS = [
    *("product", "redundant", "complementary", "noise_marked_in_first"),
    *("noise_marked_in_second", "noise_unmarked", "late_event"),
]
TABLE = pd.DataFrame(
    [
        row
        for task in TASKS
        for row in (
            (task, "chance", 0.5, 0, 0.0),
            (task, "early", 0.7, 4001, 2.0),
            (task, "early", 0.9, 4001, 3.0),
            (task, "additive", 0.6, 3999, 1.5),
            (task, "best_both", 0.95, 0, 0.0),
        )
    ],
    columns=["task", "strategy", "accuracy", "parameters", "seconds"],
)


@shows("fusion_strategies", strategy_scores, TABLE, TASKS, ["chance", "early", "additive"])
def test_a_panel_a_task(shown, words) -> None:
    panels = [axes for axes in shown.axes if axes.get_visible()]
    assert [axes.get_title() for axes in panels] == [words(f"task_{task}") for task in TASKS]
    for axes in panels:
        assert dots(axes) == {GREY: [(0.5, 0)], BLUE: [(0.7, 1), (0.9, 1)], ORANGE: [(0.6, 2)]}
        best = [line for line in axes.lines if line.get_color() == GREEN]
        assert [list(line.get_xdata()) for line in best] == [[0.95, 0.95]]
        assert ticks(axes.xaxis) == ["50 %", "75 %", "100 %"]
    names = [words(f"strategy_{name}") for name in ("chance", "early", "additive")]
    assert ticks(panels[0].yaxis) == names
    assert panels[0].get_ylim()[0] > panels[0].get_ylim()[1]


@shows("fusion_strategies", strategy_table, TABLE, TASKS, ORDER)
def test_percent_by_task(shown, words) -> None:
    assert list(shown) == [words("head_strategy"), *(words(f"task_{task}") for task in TASKS)]
    by_name = shown.set_index(words("head_strategy"))
    assert list(by_name.index) == [words(f"strategy_{name}") for name in ORDER]
    assert len(set(by_name.index)) == len(ORDER)
    assert by_name.loc[words("strategy_early")].tolist() == ["80.0 (70.0–90.0)"] * 7
    assert by_name.loc[words("strategy_chance")].tolist() == ["50.0"] * 7
    assert by_name.loc[words("strategy_gated")].tolist() == ["–"] * 7


@shows("fusion_strategies", cost_table, TABLE, ["early"])
def test_what_a_strategy_costs(shown, words) -> None:
    assert list(shown) == [words(f"head_{name}") for name in ("strategy", "size", "time")]
    name, size, seconds = shown.iloc[0]
    assert name == words("strategy_early")
    assert "".join(c for c in size if c.isdigit()) == "4001"
    assert float(seconds) == pytest.approx(2.5)
