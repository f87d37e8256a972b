"""The outer product of two short vectors, each with a 1 at its end."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import cell, raster, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREY, ORANGE, PALE, in_course_style

HEAD = 0.75
"""how far beside the table its heads stand"""


@in_course_style
def outer_table(first: Tensor, second: Tensor, *, words: Words) -> Figure:
    """Products in one colour, each vector as it is in its own, the corner grey.

    Args:
        first: (D,), of the picture: one row a number.
        second: (E,), of the text: one column a number.
    """
    rows, columns = ([*vector.tolist(), 1.0] for vector in (first, second))
    height, width = len(rows), len(columns)
    figure, axes = sheet(0.55 * (height + 2), (-4.2, width + 4.2), (-0.4, height + 1.7))
    for row, column, corner in raster((0, height), 1, (height, width)):
        colour = _colour(row == height - 1, column == width - 1)
        cell(axes, corner, (1, 1), PALE[colour], ec=colour, lw=1.2)
        product = rows[row] * columns[column]
        write(axes, (corner[0] + 0.5, corner[1] + 0.5), f"{product:g}", fontsize=12)
    for row, number in enumerate(rows):
        _head(axes, (-HEAD, height - row - 0.5), number, GREY if row == height - 1 else BLUE)
    for column, number in enumerate(columns):
        _head(axes, (column + 0.5, height + 0.5), number, GREY if column == width - 1 else AMBER)
    write(axes, (-2.4, height / 2), words("picture"), color=BLUE)
    write(axes, (width / 2, height + 1.3), words("text"), color=AMBER)
    return figure


def _colour(last_row: bool, last_column: bool) -> str:
    if last_row and last_column:
        return GREY
    return AMBER if last_row else BLUE if last_column else ORANGE


def _head(axes: Axes, place: tuple[float, float], number: float, colour: str) -> None:
    write(axes, place, f"{number:g}", color=colour, fontsize=12)
