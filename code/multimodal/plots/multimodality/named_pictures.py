"""Pictures, each beside the names that a model ranks first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, INK, bare, in_course_style, subplots

LONGEST = 23
"""letters of a name that fit beside a picture"""


class Ranked(NamedTuple):
    """A picture and the first names for it, best first."""

    picture: Tensor
    """(3, H, W) uint8"""
    names: Mapping[str, Sequence[str]]
    """language → names"""
    right: Mapping[str, int | None]
    """language → place of the right name among them, if it is there"""


@in_course_style
def named_pictures(ranked: Sequence[Ranked], *, words: Words, across: int = 3) -> Figure:
    """The names stand under one another; the right one is green and bold.

    Args:
        ranked: pictures with their names, ``across`` in a row.
    """
    spoken = words.data_language
    rows = -(-len(ranked) // across)
    figure, grid = subplots(
        1.35 * rows, rows, 2 * across, squeeze=False, width_ratios=[1, 1.35] * across
    )
    for axes in grid.flat:
        bare(axes)
    for place, one in enumerate(ranked):
        row, column = divmod(place, across)
        picture, list_of_names = grid[row, 2 * column], grid[row, 2 * column + 1]
        picture.imshow(one.picture.permute(1, 2, 0).cpu().numpy())
        for line, name in enumerate(one.names[spoken]):
            right = one.right[spoken] == line
            list_of_names.text(
                0, 0.9 - 0.2 * line, _short(name), va="center", fontsize=9,
                color=GREEN if right else (INK if line == 0 else GREY),
                fontweight="bold" if right else "normal",
            )  # fmt: skip
    return figure


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
