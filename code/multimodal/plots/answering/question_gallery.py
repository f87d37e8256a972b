"""Pictures of the data with a question each and its answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.answering.wrapped import wrapped
from multimodal.plots.style import GREEN, GREY, INK, bare, in_course_style, subplots

ACROSS = 30
COLUMNS = 3
LINES = 3
"""below a picture, the answer included"""


class Asked(NamedTuple):
    """A question as one language says it."""

    question: str
    answer: str


@in_course_style
def question_gallery(
    pictures: Sequence[Tensor],
    kinds: Sequence[str],
    asked: Mapping[str, Sequence[Asked]],
    *,
    words: Words,
) -> Figure:
    """Above each picture the kind of its question, below it the question and the answer.

    Args:
        pictures: N pictures (3, H, W) uint8.
        kinds: of the N questions.
        asked: language → N questions with their answers.
    """
    spoken = words.data_language
    rows = -(-len(pictures) // COLUMNS)
    figure, grid = subplots(2.75 * rows, rows, COLUMNS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    for axes, picture, kind, said in zip(grid.flat, pictures, kinds, asked[spoken], strict=False):
        axes.imshow(picture.permute(1, 2, 0).cpu().numpy(), interpolation="nearest")
        axes.set_title(words(f"kind_{kind}"), fontsize=10, color=GREY)
        _below(axes, said, spoken)
    return figure


def _below(axes: Axes, said: Asked, language: str) -> None:
    lines = wrapped(said.question, ACROSS, language)
    axes.set_xlabel("\n".join([*lines, *[" "] * (LINES - len(lines))]), fontsize=9.5, color=INK)
    place = (0.5, -0.11 - 0.1 * len(lines))
    answer = axes.text(*place, said.answer, transform=axes.transAxes, ha="center", va="center")
    answer.set(fontsize=10, weight="bold", color=GREEN)
