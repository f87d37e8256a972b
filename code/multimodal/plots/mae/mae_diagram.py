"""A masked autoencoder as a drawing, with a real picture in it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import arrow, cell, raster, sheet, tower, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, PALE, in_course_style

SIDE, MIDDLE = 3.0, 3.0
BOTTOM, TOP = MIDDLE - SIDE / 2, MIDDLE + SIDE / 2


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
    figure, axes = sheet(2.3, (-0.1, 19.4), (0.8, 6.3))
    _picture(axes, 0, pixels, grid, hide=True)
    _tokens(axes, 4.15, int((~grid).sum()))
    tower(axes, (6.15, MIDDLE), (1.0, 2.1, 1.5), words("encoder"), BLUE)
    _grid_of_tokens(axes, 8.3, grid)
    tower(axes, (12.9, MIDDLE), (0.75, 0.8, 1.1), words("decoder"), ORANGE)
    _picture(axes, 14.9, pixels, grid, hide=False)
    for start, end in ((3.15, 3.9), (4.6, 5.0), (7.3, 8.1), (11.45, 12.0), (13.8, 14.7)):
        arrow(axes, (start, MIDDLE), (end, MIDDLE))
    for place, key in ((1.5, "shown"), (4.3, "visible"), (9.8, "with_mask_tokens")):
        write(axes, (place, 5.75), words(key))
    write(axes, (16.4, 5.75), words("loss_here"), color=GREEN)
    return figure


def _picture(axes: Axes, left: float, pixels: np.ndarray, grid: np.ndarray, hide: bool) -> None:
    place = (left, left + SIDE, BOTTOM, TOP)
    axes.imshow(1 - pixels, cmap="gray", vmin=0, vmax=1, extent=place)
    step = SIDE / len(grid)
    for row, column, corner in raster((left, TOP), step, grid.shape):
        if grid[row, column] == hide:
            cell(axes, corner, (step, step), "#C9CDD2" if hide else "white")
        elif not hide:
            cell(axes, corner, (step, step), "none", ec=GREEN)
    cell(axes, (left, BOTTOM), (SIDE, SIDE), "none", ec=GREY)


def _tokens(axes: Axes, left: float, count: int) -> None:
    height = 4.2 / count
    for number in range(count):
        corner = (left, MIDDLE - 2.1 + height * number)
        cell(axes, corner, (0.32, 0.8 * height), BLUE, ec="none")


def _grid_of_tokens(axes: Axes, left: float, grid: np.ndarray) -> None:
    step = SIDE / len(grid)
    for row, column, corner in raster((left, TOP), step, grid.shape):
        fill, edge = (PALE[AMBER], AMBER) if grid[row, column] else (BLUE, BLUE)
        cell(axes, corner, (0.82 * step, 0.82 * step), fill, ec=edge)
