"""The queue of MoCo as a conveyor belt: which batch each key in it comes from, step by step."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import arrow, cell, sheet, write
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    MIST,
    ORANGE,
    PALE,
    in_course_style,
)

BATCH_COLOURS = (BLUE, ORANGE, GREEN, AMBER)
START = 0
"""The number of a key that no batch has written yet."""


@in_course_style
def conveyor(belts: Sequence[Sequence[int]], batch: int, *, words: Words) -> Figure:
    """A row per step: the newest keys at the left, the oldest at the right, where they drop out.

    Args:
        belts: per step the numbers of the batches that wrote the keys, newest first; 0 for the
            random directions with which the queue begins.
        batch: keys per batch, which enter and leave together.
    """
    length = len(belts[0])
    figure, axes = sheet(0.5 + 0.55 * len(belts), (-4.6, length + 3.4), (-1.2 * len(belts), 1.3))
    for row, belt in enumerate(belts):
        y = -1.2 * row - 0.9
        write(axes, (-4.5, y + 0.4), words("after_step", step=row + 1), ha="left")
        arrow(axes, (-1.0, y + 0.4), (-0.1, y + 0.4), GREEN)
        arrow(axes, (length + 0.1, y + 0.4), (length + 1.0, y + 0.4), GREY)
        for place, number in enumerate(belt):
            colour = BATCH_COLOURS[(number - 1) % len(BATCH_COLOURS)]
            fill = MIST if number == START else PALE[colour]
            cell(axes, (place, y), (0.9, 0.8), fill, ec=GREY if number == START else colour, lw=1.4)
            write(axes, (place + 0.45, y + 0.4), "?" if number == START else str(number))
    write(axes, (batch / 2, 0.75), words("newest_keys"), fontsize=9.5)
    write(axes, (length - batch / 2, 0.75), words("oldest_keys"), fontsize=9.5)
    return figure
