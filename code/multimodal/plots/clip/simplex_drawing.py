"""The best that CLIP's loss allows, for three pairs: the corners of an equilateral triangle."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from multimodal.language import Words
from multimodal.plots.drawing import arrow, sheet, write
from multimodal.plots.style import BLUE, GREY, INK, ORANGE, in_course_style

CENTRES = (1.8, 6.6)
ANGLES = {"spread": ((90, 90), (210, 210), (330, 330)), "early": ((100, 62), (150, 118), (28, 40))}


@in_course_style
def simplex_drawing(*, words: Words) -> Figure:
    """Left, three pairs somewhere; right, where the loss is least: u = v, 120 degrees apart."""
    figure, axes = sheet(3.0, (-0.2, 8.6), (-1.75, 1.95))
    for x, (name, angles) in zip(CENTRES, reversed(ANGLES.items()), strict=True):
        axes.add_patch(Circle((x, 0), 1.2, fill=False, ec=GREY, lw=1.2))
        for number, (picture, caption) in enumerate(angles, start=1):
            _arm(axes, x, picture, BLUE, f"$u_{number}$", 0.22)
            _arm(axes, x, caption, ORANGE, f"$v_{number}$", 0.22 if name == "early" else 0.47)
        write(axes, (x, -1.6), words(f"simplex_{name}"), fontsize=10)
    arrow(axes, (3.55, 0), (4.75, 0), INK)
    write(axes, (4.15, 0.25), words("simplex_training"), fontsize=9.5)
    return figure


def _arm(axes: Axes, x: float, degrees: float, colour: str, text: str, beyond: float) -> None:
    east, north = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    arrow(axes, (x, 0), (x + 1.2 * east, 1.2 * north), colour, lw=4.0 if colour == BLUE else 1.4)
    reach = 1.2 + beyond
    write(axes, (x + reach * east, reach * north), text, color=colour, fontsize=11)
