"""The dual encoder as a drawing: two towers, one space, one matrix of similarities."""

from itertools import product

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, Rectangle

from multimodal.language import Words
from multimodal.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    MIST,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    bare,
    canvas,
    in_course_style,
)

RED = "#D1495B"
ROWS = 3
LEFT, BOTTOM, CELL = 8.6, 1.15, 1.1


@in_course_style
def dual_encoder_diagram(*, words: Words) -> Figure:
    """Pictures and captions pass their own encoder and meet in an N×N matrix of cosines."""
    figure = canvas(4.1)
    axes = bare(figure.add_subplot())
    axes.set(xlim=(0, 14.6), ylim=(0, 8.2), aspect="equal")
    _captions(axes, words)
    _pictures(axes)
    _tower(axes, (4.35, 6.85), words("text_encoder"), PALE_ORANGE, ORANGE)
    _tower(axes, (4.35, 2.8), words("image_encoder"), PALE_BLUE, BLUE)
    _vectors(axes)
    _matrix(axes)
    _readings(axes, words)
    return figure


def _captions(axes: Axes, words: Words) -> None:
    for row in range(ROWS):
        y = 7.75 - 0.9 * row
        box = FancyBboxPatch(
            (0.1, y - 0.33),
            2.75,
            0.66,
            boxstyle="round,pad=0,rounding_size=0.16",
            fc="white",
            ec=GREY,
        )
        axes.add_patch(box)
        axes.text(1.475, y, words(f"caption_{row + 1}"), ha="center", va="center", fontsize=9.5)
    _arrow(axes, (2.95, 6.85), (3.35, 6.85))


def _pictures(axes: Axes) -> None:
    for row in range(ROWS):
        y = BOTTOM + CELL * (ROWS - 1 - row) + CELL / 2
        axes.add_patch(Rectangle((1.0, y - 0.48), 0.96, 0.96, fc="#F6F4EE", ec=GREY))
        axes.add_patch(_shape(row, 1.48, y))
    _arrow(axes, (2.2, 2.8), (3.35, 2.8))


def _shape(row: int, x: float, y: float) -> Patch:
    if row == 0:
        return Circle((x, y), 0.3, color=RED)
    if row == 1:
        return Rectangle((x - 0.27, y - 0.27), 0.54, 0.54, color=BLUE)
    return Polygon([(x - 0.33, y - 0.26), (x + 0.33, y - 0.26), (x, y + 0.33)], color=GREEN)


def _tower(axes: Axes, centre: tuple[float, float], name: str, fill: str, edge: str) -> None:
    x, y = centre
    corners = [(x - 0.95, y - 1.2), (x - 0.95, y + 1.2), (x + 0.95, y + 0.7), (x + 0.95, y - 0.7)]
    axes.add_patch(Polygon(corners, fc=fill, ec=edge, lw=1.6, joinstyle="round"))
    axes.text(x, y, name, ha="center", va="center", fontsize=10)


def _vectors(axes: Axes) -> None:
    top = BOTTOM + ROWS * CELL + 0.35
    _arrow(axes, (5.4, 2.8), (7.05, 2.8))
    axes.plot([5.4, LEFT + ROWS * CELL / 2], [6.85, 6.85], color=GREY, lw=1.4)
    _arrow(axes, (LEFT + ROWS * CELL / 2, 6.85), (LEFT + ROWS * CELL / 2, top + 0.85))
    for k in range(ROWS):
        x, y = LEFT + CELL * k, BOTTOM + CELL * (ROWS - 1 - k)
        _cell(axes, (x, top, CELL, 0.75), PALE_ORANGE, f"$T_{k + 1}$")
        _cell(axes, (LEFT - 1.35, y, 1.0, CELL), PALE_BLUE, f"$I_{k + 1}$")


def _matrix(axes: Axes) -> None:
    for i, j in product(range(ROWS), range(ROWS)):
        place = (LEFT + CELL * j, BOTTOM + CELL * (ROWS - 1 - i), CELL, CELL)
        colour = GREEN if i == j else MIST
        ink = "white" if i == j else INK
        _cell(axes, place, colour, f"$I_{i + 1}·T_{j + 1}$", ink)


def _cell(
    axes: Axes, place: tuple[float, float, float, float], fill: str, label: str, ink: str = INK
) -> None:
    x, y, width, height = place
    axes.add_patch(Rectangle((x, y), width, height, fc=fill, ec="white", lw=2))
    axes.text(x + width / 2, y + height / 2, label, ha="center", va="center", fontsize=9, color=ink)


def _readings(axes: Axes, words: Words) -> None:
    right, middle = LEFT + ROWS * CELL, BOTTOM + ROWS * CELL / 2
    centre, top = LEFT + ROWS * CELL / 2, BOTTOM + ROWS * CELL + 0.72
    axes.text(right + 0.2, top, words("similarity_entries"), va="center", fontsize=10)
    _arrow(axes, (right + 0.1, middle), (right + 0.65, middle), BLUE)
    axes.text(right + 0.75, middle, words("rows_choose"), va="center", fontsize=9.5, color=BLUE)
    _arrow(axes, (centre, BOTTOM - 0.05), (centre, BOTTOM - 0.6), ORANGE)
    axes.text(
        centre, 0.25, words("columns_choose"), ha="center", va="center", fontsize=9.5, color=ORANGE
    )


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = GREY
) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.4})
