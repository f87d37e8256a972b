"""A panel for each way of joining, a line for each question."""

import torch
from reading import legend, lines, points, shows, ticks

from multimodal.plots.answering.crossing_lines import crossing_lines
from multimodal.plots.style import BLUE, ORANGE

SCORES = {
    "sum": torch.tensor([[1.0, 0.0], [1.5, 0.5]]),
    "product": torch.tensor([[1.0, 0.0], [0.0, 1.0]]),
}


@shows("answering", crossing_lines, SCORES)
def test_lines_through_the_scores(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == [words("way_sum"), words("way_product")]
    for axes, values in zip(shown.axes, SCORES.values(), strict=True):
        star, heart = (lines(axes)[words(f"about_{name}")] for name in ("star", "heart"))
        assert points(star) == list(enumerate(values[0].tolist()))
        assert points(heart) == list(enumerate(values[1].tolist()))
        assert ticks(axes.xaxis) == [words("picture_0"), words("picture_1")]
    assert legend(shown) == {words("about_star"): BLUE, words("about_heart"): ORANGE}
    assert shown.axes[0].get_ylabel() == words("score_of_red")
