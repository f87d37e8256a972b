"""The parts of every system that answers: two readers, something that joins them, a choice."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.answering.wrapped import wrapped
from multimodal.plots.drawing import arrow, box, cell, raster, sheet, tower, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style

SIDE, UPPER, LOWER = 2.6, 5.0, 1.1
GRID = 6
JOIN, ANSWERS = 11.7, 14.6


@in_course_style
def answerer_drawing(
    picture: Tensor, question: Mapping[str, str], chances: Mapping[str, float], *, words: Words
) -> Figure:
    """Picture → places, question → words, both → joined → a probability for each answer.

    Args:
        picture: (3, H, W) uint8.
        question: language → its words.
        chances: key of the answer in the catalogue → its probability, a few of them.
    """
    figure, axes = sheet(2.9, (-0.2, 19.4), (-0.4, 7.0))
    place = (0, SIDE, UPPER - SIDE / 2, UPPER + SIDE / 2)
    axes.imshow(picture.permute(1, 2, 0).cpu().numpy(), extent=place, interpolation="nearest")
    cell(axes, (0, UPPER - SIDE / 2), (SIDE, SIDE), "none", ec=GREY)
    tower(axes, (4.3, UPPER), (1.1, 1.4, 0.95), words("eye"), BLUE)
    text = wrapped(question[words.data_language], 15, words.data_language)
    write(axes, (SIDE / 2, LOWER), "\n".join(text), fontsize=9)
    tower(axes, (4.3, LOWER), (1.1, 0.9, 0.9), words("reader"), AMBER)
    _features(axes, words)
    joined = box(axes, (JOIN, (UPPER + LOWER) / 2), (2.3, 1.4), words("joins"), ORANGE)
    for height in (UPPER, LOWER):
        arrow(axes, (SIDE + 0.1, height), (3.15, height))
        arrow(axes, (5.45, height), (6.25, height))
        arrow(axes, (8.5, height), joined.left)
    arrow(axes, joined.right, (ANSWERS, joined.right[1]))
    _answers(axes, chances, words)
    return figure


def _features(axes: Axes, words: Words) -> None:
    step = 1.9 / GRID
    for _, _, corner in raster((6.4, UPPER + 0.95), step, (GRID, GRID)):
        cell(axes, corner, (0.85 * step, 0.85 * step), BLUE, ec="none")
    for _, _, corner in raster((6.4, LOWER + step / 2), step, (1, GRID)):
        cell(axes, corner, (0.85 * step, 0.85 * step), AMBER, ec="none")
    write(axes, (7.35, UPPER + 1.45), words("places"), color=BLUE)
    write(axes, (7.35, LOWER - 0.75), words("word_states"), color=AMBER)


def _answers(axes: Axes, chances: Mapping[str, float], words: Words) -> None:
    middle, step = (UPPER + LOWER) / 2, 0.75
    top = middle + step * (len(chances) - 1) / 2
    best = max(chances.values())
    for row, (name, share) in enumerate(chances.items()):
        height, colour = top - step * row, GREEN if share == best else GREY
        cell(axes, (ANSWERS + 1.7, height - 0.2), (2.4 * share, 0.4), colour, ec="none")
        write(axes, (ANSWERS + 0.85, height), words(f"answer_{name}"), color=colour)
    write(axes, (ANSWERS + 2.2, top + 0.85), words("probability"), color=GREY)
