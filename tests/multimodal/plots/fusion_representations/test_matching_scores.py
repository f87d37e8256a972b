"""The chart of the chapter on answering, with the ways of joining of this one."""

import pandas as pd
from reading import dots, shows, ticks

from multimodal.plots.answering.answerer_scores import answerer_scores
from multimodal.plots.style import BLUE, GREY
from multimodal.recipes.fusion_representations.crowd_fusers import CROWD_SYSTEMS
from multimodal.recipes.fusion_representations.pair_matching import MATCHERS

IDLE = ("prior_kind", "blind", "deaf")
ON_CROWDS = (*IDLE, *CROWD_SYSTEMS)


def scores(systems: tuple[str, ...]) -> pd.DataFrame:
    """Two trainings of each."""
    rows = [(name, seed, 0.2 + 0.03 * row) for row, name in enumerate(systems) for seed in (0, 1)]
    return pd.DataFrame(rows, columns=["system", "seed", "accuracy"])


def a_line_each(shown, words, systems: tuple[str, ...], grey: tuple[str, ...]) -> None:
    (axes,) = shown.axes
    names = [words(f"system_{name}") for name in systems]
    assert ticks(axes.yaxis) == names
    assert len(set(names)) == len(systems)
    assert {row for _, row in dots(axes)[GREY]} == set(range(len(grey)))
    assert len(dots(axes)[BLUE]) == 2 * (len(systems) - len(grey))
    assert axes.get_xlabel() == words("accuracy")


@shows("fusion_representations", answerer_scores, scores(MATCHERS), MATCHERS, ("additive",))
def test_a_line_for_every_way(shown, words) -> None:
    a_line_each(shown, words, MATCHERS, ("additive",))


@shows("fusion_representations", answerer_scores, scores(ON_CROWDS), ON_CROWDS, IDLE)
def test_a_line_for_every_system_on_crowds(shown, words) -> None:
    a_line_each(shown, words, ON_CROWDS, IDLE)
