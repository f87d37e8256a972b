"""The Vision Transformer as drawings: from picture to scores, and its two kinds of block."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    MIST,
    ORANGE,
    PALE_BLUE,
    PALE_GREEN,
    PALE_ORANGE,
    bare,
    canvas,
    in_course_style,
)

SIDE = 4
Point = tuple[float, float]


@in_course_style
def vit_diagram(picture: Tensor, *, words: Words) -> Figure:
    """A picture is cut, each patch becomes a token, the blocks mix them, one vector is read.

    Args:
        picture: (1, H, W) in [0, 1], H = W a multiple of 4.
    """
    figure = canvas(3.5)
    axes = bare(figure.add_subplot())
    axes.set(xlim=(0, 15.2), ylim=(0, 7.4), aspect="equal")
    _picture(axes, picture, words)
    _patches(axes, picture, words)
    _box(axes, (6.0, 3.5), (1.9, 1.5), words("linear_map"), PALE_BLUE, BLUE)
    _tokens(axes, words)
    _box(axes, (11.2, 3.5), (1.5, 4.6), words("blocks"), PALE_ORANGE, ORANGE)
    _box(axes, (13.9, 5.65), (2.1, 1.2), words("head"), PALE_GREEN, GREEN)
    for start, end in (
        ((2.75, 3.5), (3.3, 3.5)),
        ((4.55, 3.5), (5.0, 3.5)),
        ((7.0, 3.5), (7.85, 3.5)),
        ((9.4, 3.5), (10.4, 3.5)),
        ((12.0, 5.65), (12.8, 5.65)),
    ):
        _arrow(axes, start, end)
    return figure


def _picture(axes: Axes, picture: Tensor, words: Words) -> None:
    axes.imshow(picture[0].numpy(), cmap="Greys", extent=(0.2, 2.6, 2.3, 4.7), vmin=0, vmax=1)
    for line in range(SIDE + 1):
        place = 0.2 + 2.4 * line / SIDE
        axes.plot([place, place], [2.3, 4.7], color=ORANGE, lw=0.8)
        axes.plot([0.2, 2.6], [2.1 + place, 2.1 + place], color=ORANGE, lw=0.8)
    axes.text(1.4, 5.0, words("picture"), ha="center", va="bottom", fontsize=10)


def _patches(axes: Axes, picture: Tensor, words: Words) -> None:
    height = picture.shape[-1] // SIDE
    shown = [(1, 2), (1, 3), (2, 0), (2, 1), (2, 2)]
    for number, (row, column) in enumerate(shown):
        top = 5.75 - 1.0 * number
        cut = picture[0, row * height : (row + 1) * height, column * height : (column + 1) * height]
        axes.imshow(cut.numpy(), cmap="Greys", extent=(3.5, 4.35, top - 0.85, top), vmin=0, vmax=1)
        axes.add_patch(Rectangle((3.5, top - 0.85), 0.85, 0.85, fill=False, ec=ORANGE, lw=0.8))
    axes.text(3.92, 5.95, words("patches"), ha="center", va="bottom", fontsize=10)
    axes.plot([3.92] * 3, [0.3, 0.45, 0.6], ".", color=INK, ms=3)
    axes.set(xlim=(0, 15.2), ylim=(0, 7.4))


def _tokens(axes: Axes, words: Words) -> None:
    for number in range(6):
        bottom = 5.3 - 0.95 * number
        fill, edge = (PALE_GREEN, GREEN) if number == 0 else (PALE_BLUE, BLUE)
        for cell in range(3):
            place = (8.0 + 0.45 * cell, bottom)
            axes.add_patch(Rectangle(place, 0.45, 0.7, fc=fill, ec=edge, lw=1))
    axes.text(8.67, 6.15, words("class_token"), ha="center", va="bottom", fontsize=10, color=GREEN)
    axes.text(8.67, 0.3, words("plus_positions"), ha="center", va="top", fontsize=10)


@in_course_style
def block_diagram(kinds: Sequence[str], *, words: Words) -> Figure:
    """One or two kinds of block: ``pre_norm_block`` and ``parallel_block``, side by side.

    Raises:
        ValueError: another kind.
    """
    drawings = {"pre_norm_block": _sequential, "parallel_block": _parallel}
    if unknown := set(kinds) - set(drawings):
        raise ValueError(f"unknown kinds of block {sorted(unknown)}: choose {', '.join(drawings)}")
    figure = canvas(1.9 * len(kinds))
    for axes, kind in zip(figure.subplots(len(kinds), 1, squeeze=False)[:, 0], kinds, strict=True):
        bare(axes).set(xlim=(0, 15), ylim=(0, 3.9), aspect="equal")
        drawings[kind](axes, words)
        axes.set_title(words(kind), fontsize=10.5)
    return figure


def _sequential(axes: Axes, words: Words) -> None:
    _line(axes, words)
    for left, inner in ((1.9, "attention"), (8.0, "feed_forward")):
        _box(axes, (left + 1.0, 0.75), (1.5, 0.95), words("norm"), MIST, GREY)
        _box(axes, (left + 3.3, 0.75), (2.3, 0.95), words(inner), PALE_ORANGE, ORANGE)
        _arrow(axes, (left + 1.8, 0.75), (left + 2.1, 0.75))
        _branch(axes, left, left + 0.2, 0.75)
        _join(axes, left + 4.5, left + 5.0, 0.75)


def _parallel(axes: Axes, words: Words) -> None:
    _line(axes, words)
    _box(axes, (3.7, 1.05), (1.5, 0.95), words("norm"), MIST, GREY)
    _branch(axes, 2.4, 2.9, 1.05)
    axes.plot([4.5, 5.2], [1.05, 1.05], color=GREY, lw=1.4)
    for height, inner in ((1.6, "attention"), (0.5, "feed_forward")):
        axes.plot([5.2, 5.2], [1.05, height], color=GREY, lw=1.4)
        _arrow(axes, (5.2, height), (5.75, height))
        _box(axes, (7.2, height), (2.8, 0.85), words(inner), PALE_ORANGE, ORANGE)
    axes.plot([8.65, 9.6], [0.5, 0.5], color=GREY, lw=1.4)
    axes.plot([8.65, 9.6], [1.6, 1.6], color=GREY, lw=1.4)
    _join(axes, 9.6, 9.6, 0.5)


def _line(axes: Axes, words: Words) -> None:
    axes.text(0.1, 2.9, words("tokens_in"), va="center", fontsize=10)
    _arrow(axes, (1.5, 2.9), (14.6, 2.9))


def _branch(axes: Axes, x: float, end: float, y: float) -> None:
    axes.plot([x, x], [2.9, y], color=GREY, lw=1.4)
    _arrow(axes, (x, y), (end, y))


def _join(axes: Axes, start: float, x: float, y: float) -> None:
    axes.plot([start, x], [y, y], color=GREY, lw=1.4)
    _arrow(axes, (x, y), (x, 2.65))
    _plus(axes, (x, 2.9))


def _plus(axes: Axes, place: Point) -> None:
    axes.plot(*place, marker="o", ms=13, mfc="white", mec=INK, zorder=4)
    axes.text(*place, "+", ha="center", va="center_baseline", fontsize=12, zorder=5)


def _box(axes: Axes, centre: Point, size: Point, text: str, fill: str, edge: str) -> None:
    (x, y), (width, height) = centre, size
    corner = (x - width / 2, y - height / 2)
    style = "round,pad=0,rounding_size=0.15"
    axes.add_patch(FancyBboxPatch(corner, width, height, boxstyle=style, fc=fill, ec=edge, lw=1.4))
    axes.text(x, y, text, ha="center", va="center", fontsize=9.5)


def _arrow(axes: Axes, start: Point, end: Point) -> None:
    arrow = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=10, color=GREY, lw=1.4, shrinkA=0, shrinkB=0
    )
    axes.add_patch(arrow)
