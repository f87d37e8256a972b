"""A masked autoencoder as a drawing, with a real picture in it."""

from itertools import product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    bare,
    canvas,
    in_course_style,
)

PALE_AMBER = "#FBEBC8"
SIDE, MIDDLE = 3.0, 3.0


@in_course_style
def mae_diagram(picture: Tensor, hidden: Tensor, *, patch: int = 4, words: Words) -> Figure:
    """Masked picture → encoder of the visible → decoder with mask tokens → loss where hidden.

    Args:
        picture: (1, H, W) in [0, 1].
        hidden: (N,) bool, True = hidden from the encoder.
        patch: side of a patch in pixels.
    """
    pixels = picture[0].numpy()
    grid = hidden.reshape(pixels.shape[0] // patch, pixels.shape[1] // patch).numpy()
    figure = canvas(2.3)
    axes = bare(figure.add_subplot())
    axes.set(xlim=(-0.1, 19.4), ylim=(0.8, 6.3), aspect="equal")
    _picture(axes, 0, pixels, grid, hide=True)
    _tokens(axes, 4.15, int((~grid).sum()))
    _tower(axes, (6.15, MIDDLE), (1.0, 2.1, 1.5), words("encoder"), PALE_BLUE, BLUE)
    _grid_of_tokens(axes, 8.3, grid)
    _tower(axes, (12.9, MIDDLE), (0.75, 0.8, 1.1), words("decoder"), PALE_ORANGE, ORANGE)
    _picture(axes, 14.9, pixels, grid, hide=False)
    for start, end in ((3.15, 3.9), (4.6, 5.0), (7.3, 8.1), (11.45, 12.0), (13.8, 14.7)):
        _arrow(axes, start, end)
    for place, key in ((1.5, "shown"), (4.3, "visible"), (9.8, "with_mask_tokens")):
        axes.text(place, 5.75, words(key), ha="center", va="center", fontsize=9.5)
    axes.text(16.4, 5.75, words("loss_here"), ha="center", va="center", fontsize=9.5, color=GREEN)
    return figure


def _picture(axes: Axes, left: float, pixels: np.ndarray, grid: np.ndarray, hide: bool) -> None:
    bottom = MIDDLE - SIDE / 2
    axes.imshow(
        1 - pixels, cmap="gray", vmin=0, vmax=1, extent=(left, left + SIDE, bottom, bottom + SIDE)
    )
    for row, column in product(*map(range, grid.shape)):
        step = SIDE / grid.shape[0]
        corner = (left + step * column, bottom + SIDE - step * (row + 1))
        if grid[row, column] == hide:
            fill = "#C9CDD2" if hide else "white"
            axes.add_patch(Rectangle(corner, step, step, fc=fill, ec="white", lw=0.8))
        elif not hide:
            axes.add_patch(Rectangle(corner, step, step, fc="none", ec=GREEN, lw=0.8))
    axes.add_patch(Rectangle((left, bottom), SIDE, SIDE, fc="none", ec=GREY, lw=0.8))


def _tokens(axes: Axes, left: float, count: int) -> None:
    height = 4.2 / count
    for number in range(count):
        corner = (left, MIDDLE - 2.1 + height * number)
        axes.add_patch(Rectangle(corner, 0.32, 0.8 * height, fc=BLUE, ec="none"))


def _grid_of_tokens(axes: Axes, left: float, grid: np.ndarray) -> None:
    bottom, step = MIDDLE - SIDE / 2, SIDE / grid.shape[0]
    for row, column in product(*map(range, grid.shape)):
        corner = (left + step * column, bottom + SIDE - step * (row + 1))
        fill, edge = (PALE_AMBER, AMBER) if grid[row, column] else (BLUE, BLUE)
        axes.add_patch(Rectangle(corner, 0.82 * step, 0.82 * step, fc=fill, ec=edge, lw=0.8))


def _tower(
    axes: Axes,
    centre: tuple[float, float],
    size: tuple[float, float, float],
    name: str,
    fill: str,
    edge: str,
) -> None:
    (x, y), (half, left, right) = centre, size
    corners = [
        (x - half, y - left),
        (x - half, y + left),
        (x + half, y + right),
        (x + half, y - right),
    ]
    axes.add_patch(Polygon(corners, fc=fill, ec=edge, lw=1.6, joinstyle="round"))
    axes.text(x, y, name, ha="center", va="center", fontsize=9.5, color=INK)


def _arrow(axes: Axes, start: float, end: float) -> None:
    axes.annotate(
        "",
        (end, MIDDLE),
        (start, MIDDLE),
        arrowprops={"arrowstyle": "-|>", "color": GREY, "lw": 1.4},
    )
