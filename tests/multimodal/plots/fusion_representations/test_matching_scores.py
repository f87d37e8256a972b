"""The chart of the chapter on answering, with the ways of joining of this one."""

import pandas as pd
from reading import dots, shows, ticks

from multimodal.plots.answering.answerer_scores import answerer_scores
from multimodal.plots.style import BLUE, GREY
from multimodal.recipes.fusion_representations.pair_matching import MATCHERS

TABLE = pd.DataFrame(
    [(name, seed, 0.5 + 0.03 * row) for row, name in enumerate(MATCHERS) for seed in (0, 1)],
    columns=["system", "seed", "accuracy"],
)


@shows("fusion_representations", answerer_scores, TABLE, MATCHERS, ("additive",))
def test_a_line_for_every_way(shown, words) -> None:
    (axes,) = shown.axes
    names = [words(f"system_{name}") for name in MATCHERS]
    assert ticks(axes.yaxis) == names
    assert len(set(names)) == len(MATCHERS)
    assert [row for _, row in dots(axes)[GREY]] == [0, 0]
    assert len(dots(axes)[BLUE]) == 2 * len(MATCHERS[1:])
    assert axes.get_xlabel() == words("accuracy")
