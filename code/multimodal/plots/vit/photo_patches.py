"""A photograph as a Vision Transformer reads it: under its grid, and as the start of a sequence."""

from einops import rearrange
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import ORANGE, bare, in_course_style, subplots

SHOWN = 8
"""Patches of the row that is drawn beside the picture."""


@in_course_style
def photo_patches(photo: Tensor, patch: int, row: int, *, words: Words) -> Figure:
    """The picture with the lines between its patches; beside it some patches of one row.

    Args:
        photo: (3, S, S) in [0, 1].
        patch: P, a divisor of S.
        row: which row of patches is taken apart.
    """
    figure, (left, right) = subplots(3.0, 1, 2, width_ratios=(1, 1.25))
    colours = rearrange(photo, "c h w -> h w c").numpy()
    bare(left).imshow(colours)
    for line in range(0, photo.shape[-1] + 1, patch):
        left.axhline(line - 0.5, color="white", lw=0.5)
        left.axvline(line - 0.5, color="white", lw=0.5)
    corner = (-0.5, row * patch - 0.5)
    left.add_patch(_frame(corner, SHOWN * patch, patch))
    left.set_title(words("photo_grid", side=photo.shape[-1] // patch), fontsize=10)
    bare(right).set(aspect="equal")
    for number in range(SHOWN):
        cut = colours[row * patch : (row + 1) * patch, number * patch : (number + 1) * patch]
        line, place = divmod(number, SHOWN // 2)
        edge, top = 1.15 * place, 1.15 * line
        right.imshow(cut, extent=(edge, edge + 1, top + 1, top))
    right.set(xlim=(-0.05, SHOWN // 2 * 1.15), ylim=(2.25, -0.05))
    right.set_title(words("photo_row", count=SHOWN), fontsize=10)
    return figure


def _frame(corner: tuple[float, float], width: float, height: float) -> Rectangle:
    return Rectangle(corner, width, height, fill=False, ec=ORANGE, lw=2)
