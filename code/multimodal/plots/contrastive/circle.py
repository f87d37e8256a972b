"""Alignment and uniformity: pairs of vectors on a circle, joined by their chords."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, bare, in_course_style, subplots

MARKS = ("o", "s")


@in_course_style
def pairs_on_circles(
    clouds: Mapping[str, tuple[Tensor, Tensor]],
    measures: Sequence[tuple[float, float]],
    *,
    words: Words,
) -> Figure:
    """A circle per cloud; the two views of a picture are a dot and a square with a line between.

    Args:
        clouds: entry of the catalogue → first and second views, (N, 2) each, of length 1.
        measures: per cloud its alignment and its uniformity, written below.
    """
    figure, panels = subplots(2.9, 1, len(clouds), squeeze=False)
    for axes, (name, pair), (alignment, uniformity) in zip(
        panels[0], clouds.items(), measures, strict=True
    ):
        bare(axes).set(xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), aspect="equal")
        axes.add_patch(Circle((0, 0), 1, fc="none", ec=GREY, lw=1.0))
        for first, second in zip(*(side.tolist() for side in pair), strict=True):
            axes.plot(*np.transpose([first, second]), color=GREEN, lw=1.4, zorder=2)
        for side, mark, colour in zip(pair, MARKS, (BLUE, ORANGE), strict=True):
            axes.scatter(*side.T.tolist(), s=26, marker=mark, color=colour, zorder=3)
        axes.set_title(words(name), fontsize=10.5)
        numbers = (
            f"{words('alignment')} {alignment:.2f}",
            f"{words('uniformity')} {uniformity:.2f}",
        )
        axes.set_xlabel("\n".join(numbers), fontsize=9.5)
    return figure
