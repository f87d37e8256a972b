"""Five patches on their way through a masked autoencoder: sorted, hidden, put back."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import cell, sheet, write
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALE,
    PINK,
    SKY,
    in_course_style,
)

COLOURS = (BLUE, ORANGE, GREEN, PINK, SKY)
SIDE = 0.9
MASK = "M"


@in_course_style
def restore_strip(
    noise: Sequence[float],
    visible: Sequence[int],
    restore: Sequence[int],
    *,
    words: Words,
) -> Figure:
    """Four rows of squares: places, visible, visible and mask tokens, restored.

    Args:
        noise: one number per place, at most five.
        visible: places that are shown, in the order in which the encoder gets them.
        restore: per place, where its token stands in the row of visible, then mask tokens.
    """
    count, hidden = len(noise), len(noise) - len(visible)
    filled = [str(place) for place in visible] + [MASK] * hidden
    rows = {
        "strip_places": [str(place) for place in range(count)],
        "strip_visible": filled[: len(visible)],
        "strip_filled": filled,
        "strip_restored": [filled[position] for position in restore],
    }
    figure, axes = sheet(3.0, (-7.2, count + 0.1), (-5.4, 1.2))
    for line, (key, row) in enumerate(rows.items()):
        axes.text(-0.4, 0.45 - 1.6 * line, words(key), ha="right", va="center", fontsize=9.5)
        for column, name in enumerate(row):
            _square(axes, column, -1.6 * line, name)
    for place, number in enumerate(noise):
        write(axes, (place + SIDE / 2, -0.25), f"{number}", fontsize=9, color=GREY)
    for place, position in enumerate(restore):
        write(axes, (place + SIDE / 2, -5.05), f"{position}", fontsize=9, color=GREY)
    return figure


def _square(axes: Axes, column: int, bottom: float, name: str) -> None:
    masked = name == MASK
    fill = PALE[AMBER] if masked else COLOURS[int(name)]
    cell(axes, (column, bottom), (SIDE, SIDE), fill, ec=AMBER if masked else fill)
    colour = AMBER if masked else "white"
    write(axes, (column + SIDE / 2, bottom + SIDE / 2), name, color=colour, weight="bold")
