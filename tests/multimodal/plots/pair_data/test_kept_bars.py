"""Shares kept by a filter: two panels, a bar per language and tower, a dot per run."""

import pandas as pd
from reading import bars, dots, legend, shows

from multimodal.plots.pair_data.kept_bars import COLOURS, WIDTH, kept_bars
from multimodal.plots.style import INK


def runs(*first: float) -> pd.DataFrame:
    return pd.DataFrame([first, [x + 0.02 for x in first]], columns=["en", "es", "zh"])


RIGHT = {"minilm": runs(0.7, 0.3, 0.2), "e5": runs(0.6, 0.5, 0.4)}
WRONG = {"minilm": runs(0.2, 0.1, 0.1), "e5": runs(0.1, 0.05, 0.04)}


@shows("pair_data", kept_bars, RIGHT, WRONG)
def test_bars_are_means_and_dots_runs(shown, words) -> None:
    for axes, head, parts in zip(
        shown.axes, ("right_kept", "wrong_kept"), (RIGHT, WRONG), strict=True
    ):
        assert axes.get_title() == words(head)
        assert [t.get_text() for t in axes.get_xticklabels()] == [
            words(f"in_{code}") for code in ("en", "es", "zh")
        ]
        drawn = bars(axes)
        for place, (tower, table) in enumerate(parts.items()):
            colour, points = drawn[words(tower)]
            assert colour == COLOURS[tower]
            assert points == [
                (round(at + (place - 0.5) * WIDTH, 6), round(100 * mean, 6))
                for at, mean in enumerate(table.mean())
            ]
        heights = sorted(y for _, y in dots(axes)[INK])
        assert heights == sorted(
            round(100 * value, 6) for table in parts.values() for value in table.to_numpy().ravel()
        )
    assert shown.axes[0].get_ylabel() == words("percent_kept")
    assert legend(shown) == {words(tower): COLOURS[tower] for tower in RIGHT}
