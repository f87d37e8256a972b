"""The dual encoder as a drawing: two towers, one space, one matrix of similarities."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, Polygon, Rectangle

from multimodal.language import Words
from multimodal.plots.drawing import Point, arrow, box, cell, path, raster, sheet, tower, write
from multimodal.plots.style import BLUE, GREEN, GREY, INK, MIST, ORANGE, PALE, in_course_style

RED = "#D1495B"
ROWS = 3
LEFT, BOTTOM, CELL = 8.6, 1.15, 1.1
RIGHT, TOP = LEFT + ROWS * CELL, BOTTOM + ROWS * CELL
CENTRE, MIDDLE = (LEFT + RIGHT) / 2, (BOTTOM + TOP) / 2
TEXTS, IMAGES = 6.85, 2.8


@in_course_style
def dual_encoder_diagram(*, words: Words) -> Figure:
    """Pictures and captions pass their own encoder and meet in an N×N matrix of cosines."""
    figure, axes = sheet(4.1, (0, 14.6), (0, 8.2))
    _captions(axes, words)
    _pictures(axes)
    tower(axes, (4.35, TEXTS), (0.95, 1.2, 0.7), words("text_encoder"), ORANGE, font=10)
    tower(axes, (4.35, IMAGES), (0.95, 1.2, 0.7), words("image_encoder"), BLUE, font=10)
    _vectors(axes)
    _matrix(axes)
    _readings(axes, words)
    return figure


def _captions(axes: Axes, words: Words) -> None:
    for row in range(ROWS):
        centre = (1.475, 7.75 - 0.9 * row)
        box(axes, centre, (2.75, 0.66), words(f"caption_{row + 1}"), GREY, fill="white", lw=1)
    arrow(axes, (2.95, TEXTS), (3.35, TEXTS))


def _pictures(axes: Axes) -> None:
    for row, _, (_, bottom) in raster((0, TOP), CELL, (ROWS, 1)):
        y = bottom + CELL / 2
        cell(axes, (1.0, y - 0.48), (0.96, 0.96), "#F6F4EE", ec=GREY, lw=1)
        axes.add_patch(_shape(row, 1.48, y))
    arrow(axes, (2.2, IMAGES), (3.35, IMAGES))


def _shape(row: int, x: float, y: float) -> Patch:
    if row == 0:
        return Circle((x, y), 0.3, color=RED)
    if row == 1:
        return Rectangle((x - 0.27, y - 0.27), 0.54, 0.54, color=BLUE)
    return Polygon([(x - 0.33, y - 0.26), (x + 0.33, y - 0.26), (x, y + 0.33)], color=GREEN)


def _vectors(axes: Axes) -> None:
    arrow(axes, (5.4, IMAGES), (7.05, IMAGES))
    path(axes, (5.4, TEXTS), (CENTRE, TEXTS))
    arrow(axes, (CENTRE, TEXTS), (CENTRE, TOP + 1.2))
    for row, _, (_, y) in raster((LEFT, TOP), CELL, (ROWS, 1)):
        _entry(axes, (LEFT - 1.35, y), (1.0, CELL), PALE[BLUE], f"$I_{row + 1}$")
        _entry(axes, (LEFT + CELL * row, TOP + 0.35), (CELL, 0.75), PALE[ORANGE], f"$T_{row + 1}$")


def _matrix(axes: Axes) -> None:
    for i, j, corner in raster((LEFT, TOP), CELL, (ROWS, ROWS)):
        fill, ink = (GREEN, "white") if i == j else (MIST, INK)
        _entry(axes, corner, (CELL, CELL), fill, f"$I_{i + 1}·T_{j + 1}$", ink)


def _entry(axes: Axes, corner: Point, size: Point, fill: str, text: str, ink: str = INK) -> None:
    cell(axes, corner, size, fill, lw=2)
    centre = (corner[0] + size[0] / 2, corner[1] + size[1] / 2)
    write(axes, centre, text, fontsize=9, color=ink)


def _readings(axes: Axes, words: Words) -> None:
    write(axes, (RIGHT + 0.2, TOP + 0.72), words("similarity_entries"), ha="left", fontsize=10)
    arrow(axes, (RIGHT + 0.1, MIDDLE), (RIGHT + 0.65, MIDDLE), BLUE)
    write(axes, (RIGHT + 0.75, MIDDLE), words("rows_choose"), ha="left", color=BLUE)
    arrow(axes, (CENTRE, BOTTOM - 0.05), (CENTRE, BOTTOM - 0.6), ORANGE)
    write(axes, (CENTRE, 0.25), words("columns_choose"), color=ORANGE)
