"""Collapse: what clouds of vectors look like, and what their singular values say."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PINK,
    in_course_style,
    subplots,
)

COLOURS = (BLUE, GREEN, ORANGE, PINK, AMBER, INK)
LINES = ("-", "--", "-.", ":")
FLOOR = 1e-6


@in_course_style
def kinds_of_collapse(clouds: Mapping[str, Tensor], *, words: Words) -> Figure:
    """Clouds on a sphere, seen from the side.

    Args:
        clouds: entry of the catalogue → (N, 3) vectors of length 1.
    """
    ball = {"projection": "3d"}
    figure, panels = subplots(2.7, 1, len(clouds), subplot_kw=ball, squeeze=False)
    for axes, (name, points), colour in zip(panels[0], clouds.items(), COLOURS, strict=False):
        _sphere(axes)
        axes.scatter(*points.T.numpy(), s=9, color=colour, depthshade=False)
        axes.set(xlim=(-0.75, 0.75), ylim=(-0.75, 0.75), zlim=(-0.75, 0.75))
        axes.set_title(words(name), fontsize=10.5, pad=0)
        axes.set_box_aspect((1, 1, 1))
        axes.view_init(elev=22, azim=35)
        axes.set_axis_off()
    return figure


def _sphere(axes: object) -> None:
    """Three great circles are enough to see a ball."""
    angle = np.linspace(0, 2 * np.pi, 90)
    ring, none = (np.cos(angle), np.sin(angle)), np.zeros_like(angle)
    for xyz in ((*ring, none), (ring[0], none, ring[1]), (none, *ring)):
        axes.plot(*xyz, color=GREY, lw=0.6, alpha=0.6)  # type: ignore[attr-defined]


@in_course_style
def spectra(values: Mapping[str, Sequence[float]], *, words: Words) -> Figure:
    """Singular values in falling order on a logarithmic axis.

    Args:
        values: curve → its singular values; the names are entries of the catalogue.
    """
    figure, axes = subplots(3.3)
    for place, (name, numbers) in enumerate(values.items()):
        curve = np.maximum(np.asarray(numbers, dtype=float), FLOOR)
        colour, dashes = COLOURS[place % len(COLOURS)], LINES[place % len(LINES)]
        ranks = np.arange(1, len(curve) + 1)
        axes.plot(ranks, curve, color=colour, ls=dashes, label=words(name))
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set(xlabel=words("rank_of_value"), ylabel=words("singular_value"))
    figure.legend(*axes.get_legend_handles_labels(), loc="outside right center")
    return figure
