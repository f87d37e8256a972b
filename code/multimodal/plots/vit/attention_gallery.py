"""What a Vision Transformer is told about places, and where it looks."""

from collections.abc import Sequence
from math import isqrt

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor
from torch.nn.functional import interpolate

from multimodal.language import Words
from multimodal.plots.style import ORANGE, bare, in_course_style, subplots

OUTLINE = 0.25
"""Brightness at whose border the outline of a garment is drawn."""


@in_course_style
def place_maps(
    maps: dict[str, Tensor], places: Sequence[tuple[int, int]], *, words: Words
) -> Figure:
    """How alike one place and all others are, for several kinds of positions.

    Args:
        maps: ``sinusoidal`` or ``rotary`` → similarity (rows, columns).
        places: the marked row and column of each map.
    """
    figure, grid = subplots(2.9, 1, len(maps), squeeze=False)
    for axes, (name, values), (row, column) in zip(grid[0], maps.items(), places, strict=True):
        image = bare(axes).imshow(values.numpy(), cmap="cividis")
        axes.plot(column, row, marker="x", color=ORANGE, ms=9, mew=2.5)
        axes.set_title(words(f"{name}_place"), fontsize=10)
        figure.colorbar(image, ax=axes, shrink=0.7, aspect=14).ax.tick_params(labelsize=9)
    return figure


@in_course_style
def attention_gallery(
    pictures: Tensor, maps: Tensor, flows: Tensor, names: dict[str, list[str]], *, words: Words
) -> Figure:
    """Where the class token looks: per picture the heads of one block, then the rollout.

    Args:
        pictures: (B, 1, H, W) in [0, 1].
        maps: (B, H, N) weights of the class token on the patches, per head.
        flows: (B, N) rollout from the class token to the patches.
        names: language → the B names of the garments.
    """
    heads = maps.shape[1]
    figure, grid = subplots(1.32 * len(pictures) + 0.2, len(pictures), heads + 2, squeeze=False)
    titles = [words("picture")] + [words("attention_head", number=h + 1) for h in range(heads)]
    for axes, title in zip(grid[0], [*titles, words("rollout")], strict=True):
        axes.set_title(title, fontsize=10)
    for row, picture, weights, flow, name in zip(
        grid, pictures, maps, flows, names[words.data_language], strict=True
    ):
        bare(row[0]).imshow(picture[0].numpy(), cmap="Greys")
        row[0].set_ylabel(name, fontsize=10)
        for axes, values in zip(row[1:], [*weights, flow], strict=True):
            _overlay(axes, picture[0], values)
    return figure


def _overlay(axes: Axes, picture: Tensor, values: Tensor) -> None:
    side = isqrt(len(values))
    square = values.reshape(1, 1, side, side)
    large = interpolate(square, size=picture.shape, mode="nearest")[0, 0]
    bare(axes).imshow(large.numpy(), cmap="cividis", vmin=0)
    axes.contour(picture.numpy(), [OUTLINE], colors="white", linewidths=0.9)
