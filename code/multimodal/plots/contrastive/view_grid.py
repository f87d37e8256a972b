"""Views of garments: what an augmentation changes, and what it leaves."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.data.fashion import class_names
from multimodal.language import Words
from multimodal.plots.style import GREY, bare, in_course_style, subplots

HEADS = ("anchor", "positive", "easy_negative", "hard_negative")


@in_course_style
def view_grid(columns: Mapping[str, Tensor], *, words: Words) -> Figure:
    """One row per garment, one column per treatment.

    Args:
        columns: entry of the catalogue → (R, 1, H, W) in [0, 1], the same R garments each time.

    Raises:
        ValueError: columns of different length.
    """
    counts = {len(pictures) for pictures in columns.values()}
    if len(counts) != 1:
        raise ValueError(f"every column must show the same garments, got lengths {sorted(counts)}")
    rows = counts.pop()
    figure, grid = subplots(0.45 + rows * 7.0 / len(columns), rows, len(columns), squeeze=False)
    for column, (name, pictures) in enumerate(columns.items()):
        grid[0][column].set_title(words(name), fontsize=9.5)
        for axes, picture in zip(grid[:, column], pictures, strict=True):
            _show(axes, picture)
    return figure


class TripletRow(NamedTuple):
    """An anchor, its positive, a negative drawn at random, the hardest negative."""

    pictures: Tensor
    """(4, 1, H, W) in [0, 1]"""
    labels: Sequence[int]
    """of the four"""
    cosines: Sequence[float]
    """of the anchor with each of the other three"""


@in_course_style
def triplet_rows(rows: Sequence[TripletRow], *, words: Words) -> Figure:
    """An anchor per row with its positive, some negative, and the hardest; cosines below."""
    figure, grid = subplots(0.5 + 1.75 * len(rows), len(rows), len(HEADS), squeeze=False)
    names = class_names()[words.data_language]
    for line, row in zip(grid, rows, strict=True):
        for place, axes in enumerate(line):
            _show(axes, row.pictures[place])
            number = f" · {row.cosines[place - 1]:.2f}" if place else ""
            axes.set_xlabel(f"{names[row.labels[place]]}{number}", fontsize=9.5, color=GREY)
    for axes, head in zip(grid[0], HEADS, strict=True):
        axes.set_title(words(head), fontsize=10.5)
    return figure


def _show(axes: Axes, picture: Tensor) -> None:
    bare(axes).imshow(1 - picture[0].cpu().numpy(), cmap="gray", vmin=0, vmax=1)
