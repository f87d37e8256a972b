"""Encoder, context and decoder as a drawing, unrolled over three words."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import arrow, box, cell, raster, sheet, tower, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style

SIDE, MIDDLE, GRID = 2.6, 3.2, 4
LEFT, STEP = 9.4, 2.75
"""middle of the first step of the decoder, and from one to the next"""
STEPS = 4


@in_course_style
def captioner_drawing(picture: Tensor, *, words: Words) -> Figure:
    """Picture → encoder → context → a decoder that reads true tokens and predicts the next ones.

    Args:
        picture: (3, H, W) uint8.
    """
    figure, axes = sheet(2.55, (-0.2, 19.4), (0.0, 6.9))
    place = (0, SIDE, MIDDLE - SIDE / 2, MIDDLE + SIDE / 2)
    axes.imshow(picture.permute(1, 2, 0).cpu().numpy(), extent=place, interpolation="nearest")
    cell(axes, (0, MIDDLE - SIDE / 2), (SIDE, SIDE), "none", ec=GREY)
    tower(axes, (4.0, MIDDLE), (0.85, 1.5, 0.9), words("encoder"), BLUE)
    _context(axes, words)
    arrow(axes, (SIDE + 0.1, MIDDLE), (3.1, MIDDLE))
    arrow(axes, (4.95, MIDDLE), (5.5, MIDDLE))
    arrow(axes, (7.3, MIDDLE), (LEFT - 1.0, MIDDLE))
    _decoder(axes, words)
    return figure


def _context(axes: Axes, words: Words) -> None:
    step = 1.6 / GRID
    for _, _, corner in raster((5.65, MIDDLE + 0.8), step, (GRID, GRID)):
        cell(axes, corner, (0.85 * step, 0.85 * step), BLUE, ec="none")
    write(axes, (6.45, MIDDLE + 1.35), words("context"), color=BLUE)


def _decoder(axes: Axes, words: Words) -> None:
    tokens = [words(f"token_{number}") for number in range(STEPS + 1)]
    for number in range(STEPS):
        x = LEFT + STEP * number
        middle = box(axes, (x, MIDDLE), (1.8, 1.1), words("decoder_step"), ORANGE)
        write(axes, (x, 0.75), tokens[number], color=GREY)
        write(axes, (x, 5.65), tokens[number + 1], color=GREEN)
        arrow(axes, (x, 1.1), middle.below)
        arrow(axes, middle.above, (x, 5.3))
        if number + 1 < STEPS:
            arrow(axes, middle.right, (x + STEP - 0.95, MIDDLE), AMBER)
    write(axes, (LEFT + 1.5 * STEP, 0.15), words("true_tokens"), color=GREY)
    write(axes, (LEFT + 1.5 * STEP, 6.45), words("predicted_tokens"), color=GREEN)
