"""A search by bits: a name as a board of squares, and the pictures whose boards differ least."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, bare, in_course_style, subplots


@dataclass(frozen=True)
class CodeSearch:
    """A query, and what was found, nearest first.

    Attributes:
        query: in whatever language.
        code: (K,) bool, its bits; K is a square.
        found: places in the list of pictures.
        target: the place of the right one.
    """

    query: str
    code: Tensor
    found: Sequence[int]
    target: int


@in_course_style
def searched_codes(
    searches: Sequence[CodeSearch], pictures: Tensor, codes: Tensor, *, words: Words
) -> Figure:
    """One row a query: its words and bits, then pictures, their bits and how many are different.

    Args:
        searches: Q of them, as many found for each.
        pictures: (N, 3, H, W) uint8.
        codes: (N, K) bool.
    """
    columns = len(searches[0].found)
    ratios = [2.2, 0.8] + [1.0, 0.8] * columns
    figure, grid = subplots(
        0.95 * len(searches), len(searches), len(ratios), squeeze=False, width_ratios=ratios
    )
    for row, search in zip(grid, searches, strict=True):
        _query(row[0], search.query)
        _board(row[1], search.code)
        for place, index in enumerate(search.found):
            differ = int((codes[index] != search.code).sum())
            right = index == search.target
            _picture(row[2 + 2 * place], pictures[index], right)
            _board(row[3 + 2 * place], codes[index])
            row[3 + 2 * place].set_xlabel(
                str(differ), fontsize=9, labelpad=2, color=GREEN if right else GREY
            )
    grid[0][1].set_title(words("bits_of_name"), fontsize=9, color=GREY)
    return figure


def _query(axes: Axes, query: str) -> None:
    bare(axes)
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in query)
    axes.text(0, 0.5, "\n".join(wrap(query, 7 if chinese else 13)), va="center", fontsize=9.5)


def _board(axes: Axes, code: Tensor) -> None:
    side = isqrt(len(code))
    bare(axes).imshow(1 - code.view(side, side).int().numpy(), cmap="gray", vmin=0, vmax=1)
    for spine in axes.spines.values():
        spine.set(visible=True, color=GREY, lw=0.6)


def _picture(axes: Axes, picture: Tensor, right: bool) -> None:
    bare(axes).imshow(np.ascontiguousarray(picture.permute(1, 2, 0).numpy()))
    for spine in axes.spines.values():
        spine.set(visible=True, color=GREEN if right else GREY, lw=3 if right else 0.6)
