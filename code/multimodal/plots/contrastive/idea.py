"""Anchor, positive, negative: what is pulled together and what is pushed apart."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from matplotlib.patches import Circle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import arrow, path, sheet, write
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, in_course_style

ANGLES = {"anchor": 100, "positive": 38, "negative_1": 215, "negative_2": 325}
COLOURS = {"anchor": BLUE, "positive": GREEN, "negative_1": ORANGE, "negative_2": ORANGE}
REACH, ARC = 1.45, 0.9


@in_course_style
def anchor_diagram(pictures: Tensor, *, words: Words) -> Figure:
    """Four pictures around the circle on which their vectors lie, with the forces of the loss.

    Args:
        pictures: (4, 1, H, W) in [0, 1]: an anchor, another view of it, two other pictures.

    Raises:
        ValueError: another number of pictures.
    """
    if len(pictures) != len(ANGLES):
        raise ValueError(f"the diagram shows {len(ANGLES)} pictures, got {len(pictures)}")
    figure, axes = sheet(3.9, (-3.4, 3.4), (-1.95, 1.95))
    axes.add_patch(Circle((0, 0), 1, fc="none", ec=GREY, lw=1.2))
    for (name, angle), picture in zip(ANGLES.items(), pictures, strict=True):
        _place(axes, picture, angle, COLOURS[name], words(name))
    _force(axes, ANGLES["positive"] + 4, ANGLES["positive"] + 28, GREEN)
    _force(axes, ANGLES["anchor"] - 4, ANGLES["anchor"] - 28, GREEN)
    _force(axes, ANGLES["negative_1"] + 4, ANGLES["negative_1"] + 38, ORANGE)
    _force(axes, ANGLES["negative_2"] - 4, ANGLES["negative_2"] - 38, ORANGE)
    axes.text(-3.35, 1.6, words("pulled"), color=GREEN, fontsize=10)
    axes.text(-3.35, 1.25, words("pushed"), color=ORANGE, fontsize=10)
    return figure


def _place(axes: Axes, picture: Tensor, angle: float, colour: str, name: str) -> None:
    x, y = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    arrow(axes, (0, 0), (x, y), colour, lw=2)
    thumbnail = OffsetImage(1 - picture[0].cpu().numpy(), zoom=1.75, cmap="gray")
    box = AnnotationBbox(
        thumbnail, (REACH * x, REACH * y), pad=0.15, bboxprops={"ec": colour, "lw": 1.6}
    )
    axes.add_artist(box)
    side = 1 if x > 0 else -1
    beside = (REACH * x + 0.45 * side, REACH * y)
    write(axes, beside, name, ha="left" if side > 0 else "right", fontsize=10)


def _force(axes: Axes, start: float, end: float, colour: str) -> None:
    """An arc inside the circle: in which direction training turns a vector."""
    turn = np.radians(np.linspace(start, end, 30))
    points = list(zip(ARC * np.cos(turn), ARC * np.sin(turn), strict=True))
    path(axes, *points, colour=colour, lw=2.4)
    arrow(axes, points[-4], points[-1], colour, lw=2.4, shrinkB=0, mutation_scale=16)
