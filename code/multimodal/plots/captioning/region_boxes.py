"""Regions drawn over pictures: those that are there, and those that were proposed."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, ORANGE, bare, in_course_style, subplots

COLOURS = {"exact": (GREEN, "-"), "proposed": (ORANGE, "--")}


@in_course_style
def region_boxes(
    pictures: Tensor, boxes: Mapping[str, Sequence[Sequence[Sequence[float]]]], *, words: Words
) -> Figure:
    """A row of pictures with the boxes of each kind.

    Args:
        pictures: (N, 3, H, W) uint8.
        boxes: ``exact`` and ``proposed`` → for each picture its boxes: left, upper, right, lower
            edge, as shares of the sides.
    """
    figure, grid = subplots(1.85, 1, len(pictures), squeeze=False)
    for place, (axes, picture) in enumerate(zip(grid[0], pictures, strict=True)):
        pixels = picture.permute(1, 2, 0).cpu().numpy()
        bare(axes).imshow(pixels, interpolation="nearest", extent=(0, 1, 1, 0))
        for kind, of_pictures in boxes.items():
            for box in of_pictures[place]:
                _frame(axes, box, kind)
    for kind, (colour, dash) in COLOURS.items():
        grid[0][0].plot([], [], color=colour, ls=dash, label=words(f"regions_{kind}"))
    handles = grid[0][0].get_legend_handles_labels()
    figure.legend(*handles, loc="outside upper center", ncols=2)
    return figure


def _frame(axes: Axes, box: Sequence[float], kind: str) -> None:
    left, top, right, bottom = map(float, box)
    colour, dash = COLOURS[kind]
    corner, size = (left, top), (right - left, bottom - top)
    axes.add_patch(Rectangle(corner, *size, fc="none", ec=colour, ls=dash, lw=1.8))
