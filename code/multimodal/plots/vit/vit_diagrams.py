"""The Vision Transformer as drawings: from picture to scores, and its two kinds of block."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import Point, arrow, box, cell, path, sheet, write
from multimodal.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    bare,
    in_course_style,
    subplots,
)

SIDE = 4
SHOWN = ((1, 2), (1, 3), (2, 0), (2, 1), (2, 2))
"""Rows and columns of the patches that are drawn beside the picture."""
LINE = 2.9
"""Height at which tokens run through a block."""


@in_course_style
def vit_diagram(picture: Tensor, *, words: Words) -> Figure:
    """A picture is cut, each patch becomes a token, the blocks mix them, one vector is read.

    Args:
        picture: (1, H, W) in [0, 1], H = W a multiple of 4.
    """
    figure, axes = sheet(3.5, (0, 15.2), (0, 7.4))
    _picture(axes, picture, words)
    _patches(axes, picture, words)
    box(axes, (6.0, 3.5), (1.9, 1.5), words("linear_map"), BLUE)
    _tokens(axes, words)
    box(axes, (11.2, 3.5), (1.5, 4.6), words("blocks"), ORANGE)
    box(axes, (13.9, 5.65), (2.1, 1.2), words("head"), GREEN)
    for start, end in ((2.75, 3.3), (4.55, 5.0), (7.0, 7.85), (9.4, 10.4)):
        _arrow(axes, (start, 3.5), (end, 3.5))
    _arrow(axes, (12.0, 5.65), (12.8, 5.65))
    return figure


def _picture(axes: Axes, picture: Tensor, words: Words) -> None:
    _pixels(axes, picture[0], (0.2, 2.6, 2.3, 4.7))
    for line in range(SIDE + 1):
        shift = 2.4 * line / SIDE
        path(axes, (0.2 + shift, 2.3), (0.2 + shift, 4.7), colour=ORANGE, lw=0.8)
        path(axes, (0.2, 2.3 + shift), (2.6, 2.3 + shift), colour=ORANGE, lw=0.8)
    write(axes, (1.4, 5.0), words("picture"), va="bottom", fontsize=10)


def _patches(axes: Axes, picture: Tensor, words: Words) -> None:
    height = picture.shape[-1] // SIDE
    for number, (row, column) in enumerate(SHOWN):
        bottom = 4.9 - 1.0 * number
        cut = picture[0, row * height : (row + 1) * height, column * height : (column + 1) * height]
        _pixels(axes, cut, (3.5, 4.35, bottom, bottom + 0.85))
        cell(axes, (3.5, bottom), (0.85, 0.85), "none", ec=ORANGE)
    write(axes, (3.92, 5.95), words("patches"), va="bottom", fontsize=10)
    axes.plot([3.92] * 3, [0.3, 0.45, 0.6], ".", color=INK, ms=3)
    axes.set(xlim=(0, 15.2), ylim=(0, 7.4))


def _pixels(axes: Axes, pixels: Tensor, place: tuple[float, float, float, float]) -> None:
    axes.imshow(pixels.numpy(), cmap="Greys", extent=place, vmin=0, vmax=1)


def _tokens(axes: Axes, words: Words) -> None:
    for number in range(6):
        colour = GREEN if number == 0 else BLUE
        for entry in range(3):
            corner = (8.0 + 0.45 * entry, 5.3 - 0.95 * number)
            cell(axes, corner, (0.45, 0.7), PALE[colour], ec=colour, lw=1)
    write(axes, (8.67, 6.15), words("class_token"), va="bottom", fontsize=10, color=GREEN)
    write(axes, (8.67, 0.3), words("plus_positions"), va="top", fontsize=10)


@in_course_style
def block_diagram(kinds: Sequence[str], *, words: Words) -> Figure:
    """One or two kinds of block: ``pre_norm_block`` and ``parallel_block``, side by side.

    Raises:
        ValueError: another kind.
    """
    drawings = {"pre_norm_block": _sequential, "parallel_block": _parallel}
    if unknown := set(kinds) - set(drawings):
        raise ValueError(f"unknown kinds of block {sorted(unknown)}: choose {', '.join(drawings)}")
    figure, panels = subplots(1.9 * len(kinds), len(kinds), squeeze=False)
    for axes, kind in zip(panels.flat, kinds, strict=True):
        bare(axes).set(xlim=(0, 15), ylim=(0, 3.9), aspect="equal")
        write(axes, (0.1, LINE), words("tokens_in"), ha="left", fontsize=10)
        _arrow(axes, (1.5, LINE), (14.6, LINE))
        drawings[kind](axes, words)
        axes.set_title(words(kind), fontsize=10.5)
    return figure


def _sequential(axes: Axes, words: Words) -> None:
    for left, inner in ((1.9, "attention"), (8.0, "feed_forward")):
        norm = box(axes, (left + 1.0, 0.75), (1.5, 0.95), words("norm"), GREY)
        layer = box(axes, (left + 3.3, 0.75), (2.3, 0.95), words(inner), ORANGE)
        _branch(axes, left, norm.left)
        _arrow(axes, norm.right, layer.left)
        _join(axes, layer.right, left + 5.0)


def _parallel(axes: Axes, words: Words) -> None:
    norm = box(axes, (3.7, 1.05), (1.5, 0.95), words("norm"), GREY)
    _branch(axes, 2.4, norm.left)
    path(axes, norm.right, (5.2, 1.05))
    for height, inner in ((1.6, "attention"), (0.5, "feed_forward")):
        layer = box(axes, (7.2, height), (2.8, 0.85), words(inner), ORANGE)
        path(axes, (5.2, 1.05), (5.2, height))
        _arrow(axes, (5.2, height), layer.left)
        path(axes, layer.right, (9.6, height))
    _join(axes, (9.6, 0.5), 9.6)


def _branch(axes: Axes, x: float, end: Point) -> None:
    path(axes, (x, LINE), (x, end[1]))
    _arrow(axes, (x, end[1]), end)


def _join(axes: Axes, start: Point, x: float) -> None:
    path(axes, start, (x, start[1]))
    _arrow(axes, (x, start[1]), (x, LINE - 0.25))
    axes.plot(x, LINE, marker="o", ms=13, mfc="white", mec=INK, zorder=4)
    write(axes, (x, LINE), "+", va="center_baseline", fontsize=12, zorder=5)


def _arrow(axes: Axes, start: Point, end: Point) -> None:
    arrow(axes, start, end, shrinkB=0, mutation_scale=10)
