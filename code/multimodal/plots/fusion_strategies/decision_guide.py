"""One page for the wall: which strategy of fusion, by what is known about the task."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import Box, arrow, box, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, INK, in_course_style

CHOOSING, BESIDES = (1, 2, 3), (4, 5, 6, 7, 8, 9)
LEFT, RIGHT, MIDDLE = 3.45, 10.55, 7.0
SIZE = (6.3, 1.3)
TOP, STEP = 17.4, 1.85
FONT = 9.5


@in_course_style
def decision_guide(*, words: Words) -> Figure:
    """Three questions choose the strategy, six more add to it; a page of A4, upright."""
    figure, axes = sheet(9.9, (0, 14), (0, 19.8))
    write(axes, (MIDDLE, 19.2), words("guide_title"), weight="bold", fontsize=14)
    write(axes, (MIDDLE, 18.5), words("guide_choose"), fontsize=11, weight="bold")
    height, before = TOP, None
    for number in CHOOSING:
        asked = _row(axes, number, height, BLUE, words)
        if before is not None:
            _no(axes, before, asked.above, words)
        height, before = height - STEP, asked
    default = box(axes, (LEFT, height), SIZE, words("guide_default"), GREEN, font=FONT)
    if before is not None:
        _no(axes, before, default.above, words)
    height -= 1.25
    write(axes, (MIDDLE, height), words("guide_besides"), fontsize=11, weight="bold")
    height -= 1.05
    for number in BESIDES:
        _row(axes, number, height, AMBER, words)
        height -= 1.5
    write(axes, (MIDDLE, 0.35), words("guide_foot"), fontsize=FONT, color=INK)
    return figure


def _row(axes: Axes, number: int, height: float, colour: str, words: Words) -> Box:
    """A question, and to the right what to do if the answer is yes."""
    asked = box(axes, (LEFT, height), SIZE, words(f"guide_ask_{number}"), colour, font=FONT)
    told = box(axes, (RIGHT, height), SIZE, words(f"guide_yes_{number}"), GREEN, font=FONT)
    arrow(axes, asked.right, told.left, GREEN)
    write(axes, (MIDDLE, height + 0.32), words("guide_yes"), fontsize=9, color=GREEN)
    return asked


def _no(axes: Axes, asked: Box, below: tuple[float, float], words: Words) -> None:
    arrow(axes, asked.below, below, GREY)
    middle = (asked.below[1] + below[1]) / 2
    write(axes, (asked.below[0] + 0.6, middle), words("guide_no"), fontsize=9, color=GREY)
