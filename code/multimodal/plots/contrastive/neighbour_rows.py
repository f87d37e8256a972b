"""Who looks like whom: garments with their nearest neighbours, as several encoders see them."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, ORANGE, bare, in_course_style, subplots


class NeighbourRow(NamedTuple):
    """A garment that was asked about, and the nearest of a gallery."""

    query: Tensor
    """(1, H, W) in [0, 1]"""
    neighbours: Sequence[Tensor]
    """one (K, 1, H, W) per encoder, nearest first"""
    right: Sequence[Sequence[bool]]
    """per encoder, whether each neighbour is of the class of the query"""


@in_course_style
def neighbour_rows(
    rows: Sequence[NeighbourRow], encoders: Sequence[str], *, words: Words
) -> Figure:
    """A row per question: the garment, then its neighbours in one block per encoder.

    Args:
        rows: with as many blocks as there are encoders.
        encoders: entries of the catalogue, the heads of the blocks.
    """
    count = len(rows[0].neighbours[0])
    widths = [1.0] + ([0.25] + [1.0] * count) * len(encoders)
    figure, grid = subplots(
        0.5 + 0.66 * len(rows), len(rows), len(widths), width_ratios=widths, squeeze=False
    )
    figure.set_layout_engine("constrained", w_pad=0.01, h_pad=0.01, wspace=0, hspace=0)
    for line, row in zip(grid, rows, strict=True):
        _show(line[0], row.query)
        blocks = zip(row.neighbours, row.right, strict=True)
        for block, (pictures, right) in enumerate(blocks):
            start = 1 + block * (count + 1)
            bare(line[start])
            for axes, picture, is_right in zip(line[start + 1 :], pictures, right, strict=False):
                _frame(_show(axes, picture), GREEN if is_right else ORANGE)
    grid[0][0].set_title(words("question"), fontsize=9.5)
    for block, name in enumerate(encoders):
        middle = grid[0][2 + block * (count + 1) + count // 2]
        middle.set_title(words(name), fontsize=9.5)
    return figure


def _show(axes: Axes, picture: Tensor) -> Axes:
    bare(axes).imshow(1 - picture[0].cpu().numpy(), cmap="gray", vmin=0, vmax=1)
    return axes


def _frame(axes: Axes, colour: str) -> None:
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour, linewidth=2.2)
