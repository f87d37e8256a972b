"""The strip of results on the home page: small pictures of one size, one per system.

Letters: B pictures, C channels, H height, W width, N patches, K neighbours.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor
from torch.nn.functional import interpolate

from multimodal.language import Words
from multimodal.plots.mae.picture_rows import COVER
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, bare, in_course_style

SIZE = (2.7, 2.1)
FONT = 11


def tile(rows: int = 1, columns: int = 1, **options: Any) -> tuple[Figure, Any]:
    """A figure of the size of all tiles, whatever is cut off around others when it is saved."""
    figure = Figure(figsize=SIZE, layout="constrained")
    edge = Rectangle((0, 0), 1, 1, transform=figure.transFigure, fc="none", ec="none")
    figure.add_artist(edge)
    return figure, figure.subplots(rows, columns, squeeze=False, **options)


@in_course_style
def halves_tile(shares: Mapping[str, Mapping[str, float]], *, words: Words) -> Figure:
    """How often a scene is found from half a picture, from half a sentence, from both.

    Args:
        shares: language → at least ``picture``, ``words``, ``both`` → share of the searches.
    """
    figure, [[axes]] = tile()
    spoken = shares[words.data_language]
    colours = {"picture": BLUE, "words": ORANGE, "both": GREEN}
    for line, key in enumerate(colours):
        share = spoken[key]
        axes.barh(-line, 100 * share, height=0.62, color=colours[key])
        axes.text(100 * share + 2, -line, f"{100 * share:.0f} %", va="center", fontsize=FONT)
    names = [words(f"half_{key}") for key in colours]
    axes.set_yticks([-line for line in range(len(names))], names, fontsize=FONT)
    axes.set(xlim=(0, 118), xticks=[])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=0)
    return figure


@in_course_style
def search_tile(
    pictures: Tensor,
    queries: Mapping[str, str],
    found: Mapping[str, Sequence[int]],
    target: int,
    *,
    words: Words,
) -> Figure:
    """A sentence and the four pictures found for it, best first; the right one is framed in green.

    Args:
        pictures: (B, 3, H, W) uint8.
        queries: language → the sentence.
        found: language → four numbers of pictures.
        target: the number of the right one.
    """
    figure, grid = tile(2, 2)
    figure.suptitle(queries[words.data_language], fontsize=9.5)
    for axes, number in zip(grid.flat, found[words.data_language], strict=True):
        bare(axes).imshow(pictures[number].permute(1, 2, 0).cpu().numpy())
        _frame(axes, GREEN if number == target else GREY, 3 if number == target else 0.6)
    return figure


@in_course_style
def exchanged_tile(
    right: Mapping[str, Tensor], wrong: Mapping[str, Tensor], *, words: Words
) -> Figure:
    """How well pictures and sentences fit: pairs as they were, and pairs that were exchanged.

    The bars of either kind add up to the same height, for there are few exchanged pairs.

    Args:
        right: language → cosines of the pairs that were left alone.
        wrong: language → cosines of those that were exchanged.
    """
    figure, [[axes]] = tile()
    spoken = words.data_language
    bins = np.linspace(-1, 1, 25)
    for values, key, colour in ((right, "true_pair", GREEN), (wrong, "false_pair", ORANGE)):
        cosines = values[spoken].numpy()
        share = np.full(len(cosines), 1 / len(cosines))
        axes.hist(cosines, bins, weights=share, color=colour, alpha=0.85, label=words(key))
    axes.set(xlim=(-1, 1), yticks=[], xticks=[-1, 0, 1])
    axes.set_xlabel(words("fit"), fontsize=FONT)
    axes.legend(loc="upper left", fontsize=FONT, handlelength=0.8, borderpad=0.1)
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    return figure


@in_course_style
def neighbours_tile(
    asked: Tensor, found: Tensor, right: Sequence[Sequence[bool]], *, words: Words
) -> Figure:
    """A row per question: a garment seen badly, then its neighbours, framed green or orange.

    Args:
        asked: (B, 1, H, W) in [0, 1].
        found: (B, K, 1, H, W).
        right: B × K, whether they are of the kind of the garment.
    """
    figure, grid = tile(len(asked), found.shape[1] + 1)
    for line, query, pictures, hits in zip(grid, asked, found, right, strict=True):
        _dark_on_light(line[0], query)
        for axes, picture, hit in zip(line[1:], pictures, hits, strict=True):
            _dark_on_light(axes, picture)
            _frame(axes, GREEN if hit else ORANGE, 2.2)
    grid[0][0].set_title(words("seen_badly"), fontsize=10)
    grid[0][2].set_title(words("nearest"), fontsize=10)
    return figure


@in_course_style
def looking_tile(pictures: Tensor, weights: Tensor, place: int, *, words: Words) -> Figure:
    """Pictures with one patch marked, and below them how much it takes from every patch.

    Args:
        pictures: (B, 1, H, W) in [0, 1].
        weights: (B, N), N patches in a square.
        place: the number of the patch that looks.
    """
    figure, grid = tile(2, len(pictures))
    side = round(weights.shape[1] ** 0.5)
    step = pictures.shape[-1] / side
    corner = (place % side * step - 0.5, place // side * step - 0.5)
    for column, (picture, row) in enumerate(zip(pictures, weights, strict=True)):
        shown, below = grid[0][column], grid[1][column]
        _dark_on_light(shown, picture)
        shown.add_patch(Rectangle(corner, step, step, fc="none", ec=ORANGE, lw=2.5))
        square = row.reshape(1, 1, side, side)
        large = interpolate(square, size=picture.shape[1:], mode="nearest")[0, 0]
        bare(below).imshow(large.numpy(), cmap="cividis", vmin=0)
        below.contour(picture[0].cpu().numpy(), [0.25], colors="white", linewidths=0.9)
    _label_rows(grid, words("one_square"), words("looks_at"))
    return figure


@in_course_style
def filled_tile(shown: Tensor, hidden: Tensor, filled: Tensor, *, words: Words) -> Figure:
    """What a masked autoencoder is shown of pictures, and below what it makes of that.

    Args:
        shown, filled: (B, 1, H, W) in [0, 1].
        hidden: (B, 1, H, W) bool, the pixels that are covered.
    """
    figure, grid = tile(2, len(shown))
    for column, (picture, cover, answer) in enumerate(zip(shown, hidden, filled, strict=True)):
        _dark_on_light(grid[0][column], picture.masked_fill(cover, 1 - COVER))
        _dark_on_light(grid[1][column], answer)
    _label_rows(grid, words("given"), words("drawn"))
    return figure


def _label_rows(grid: Any, *names: str) -> None:
    for row, name in zip(grid, names, strict=True):
        row[0].set_ylabel(name, fontsize=10)


def _dark_on_light(axes: Axes, picture: Tensor) -> None:
    pixels = 1 - picture[0].clamp(0, 1).cpu().numpy()
    bare(axes).imshow(pixels, cmap="gray", vmin=0, vmax=1, interpolation="nearest")


def _frame(axes: Axes, colour: str, width: float) -> None:
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour, linewidth=width)
