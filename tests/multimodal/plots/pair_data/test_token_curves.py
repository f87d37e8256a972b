"""A curve per language, from zero, over sizes of the vocabulary."""

import pandas as pd
from reading import legend, lines, points, shows, ticks

from multimodal.plots.pair_data.token_curves import token_curves
from multimodal.plots.style import LANGUAGE_COLOURS

TABLE = pd.DataFrame({"en": [9, 6], "es": [9, 8], "zh": [9.5, 9]}, index=[300, 1000])
COSTS = {"english_only": TABLE, "all_three": TABLE - 1}


@shows("pair_data", token_curves, COSTS)
def test_curves_are_those_of_the_tables(shown, words) -> None:
    for axes, (key, table) in zip(shown.axes, COSTS.items(), strict=True):
        assert axes.get_title() == words(key)
        assert axes.get_xlabel() == words("entries")
        drawn = lines(axes)
        for code in table:
            curve = drawn[words(f"in_{code}")]
            assert points(curve) == list(zip(table.index, table[code], strict=True))
            assert curve.get_color() == LANGUAGE_COLOURS[code]
        assert axes.get_ylim()[0] == 0
        assert ticks(axes.xaxis) == ["300", "1000"]
    assert shown.axes[0].get_ylabel() == words("tokens_a_sentence")
    assert legend(shown) == {words(f"in_{code}"): LANGUAGE_COLOURS[code] for code in TABLE}
