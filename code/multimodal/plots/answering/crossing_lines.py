"""Why a sum of scores is not enough: lines that stay parallel, lines that cross."""

from collections.abc import Mapping

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.style import BLUE, GREEN, ORANGE, in_course_style, subplots

QUESTIONS = {"star": BLUE, "heart": ORANGE, "circle": GREEN}


@in_course_style
def crossing_lines(scores: Mapping[str, Tensor], *, words: Words) -> Figure:
    """A panel a way of joining, a line a question, a place a picture.

    Args:
        scores: way of joining → (questions, pictures) scores of one and the same answer; the
            questions in the order of ``QUESTIONS``.
    """
    figure, grid = subplots(2.9, 1, len(scores), sharey=True, squeeze=False)
    for axes, (way, values) in zip(grid[0], scores.items(), strict=True):
        for (name, colour), line in zip(QUESTIONS.items(), values.tolist(), strict=False):
            label = words(f"about_{name}")
            axes.plot(range(len(line)), line, "o-", color=colour, label=label)
        names = [words(f"picture_{number}") for number in range(values.shape[1])]
        axes.set_xticks(range(values.shape[1]), names)
        axes.set_title(words(f"way_{way}"))
        axes.margins(x=0.15)
    grid[0][0].set_ylabel(words("score_of_red"))
    legend_above(figure, grid[0][0], len(QUESTIONS))
    return figure
