"""A picture again and again, one copy for each token that was written about it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.lit_places import lit_places
from multimodal.plots.style import INK, bare, in_course_style, subplots

ACROSS = 7


class Written(NamedTuple):
    """Tokens and where the model looked for each of them."""

    tokens: Sequence[str]
    """M tokens"""
    maps: Tensor
    """(M, L) weights, L = S · S places of the picture"""


@in_course_style
def word_maps(picture: Tensor, written: Mapping[str, Written], *, words: Words) -> Figure:
    """The picture first, then a copy per token; the less weight a place has, the darker it is.

    Args:
        picture: (3, H, W) uint8.
        written: language → what the model wrote, and where it looked.
    """
    tokens, maps = written[words.data_language]
    rows = -(-(len(tokens) + 1) // ACROSS)
    figure, grid = subplots(1.28 * rows, rows, ACROSS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    pixels = picture.permute(1, 2, 0).cpu().numpy()
    _show(grid.flat[0], pixels, words("the_picture"))
    for axes, token, weights in zip(list(grid.flat)[1:], tokens, maps, strict=False):
        _show(axes, lit_places(pixels, weights), token)
    return figure


def _show(axes: Axes, pixels: np.ndarray, title: str) -> None:
    axes.imshow(pixels, interpolation="nearest")
    axes.set_title(title, fontsize=9.5, color=INK, pad=3)
