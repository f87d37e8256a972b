"""Pictures for the refresher: a convolution, a recurrent network, a Transformer.

Letters: H height, W width, K side of a kernel, T tokens.
"""

from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import Box, arrow, box, sheet
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    bare,
    in_course_style,
    subplots,
)

TOKENS = ("token_1", "token_2", "token_3", "token_4")
SIZE = (1.7, 0.7)
STEP = 2.3


@in_course_style
def convolution_panels(
    picture: Tensor, kernel: Tensor, response: Tensor, *, words: Words
) -> Figure:
    """A picture, the numbers of a kernel, and its response: blue below zero, orange above.

    Args:
        picture: (H, W) in [0, 1].
        kernel: (K, K).
        response: (H - K + 1, W - K + 1).
    """
    figure, row = subplots(2.7, 1, 3)
    bare(row[0]).imshow(picture.numpy(), cmap="gray", vmin=0, vmax=1)
    bare(row[1]).imshow(kernel.numpy(), cmap="PuOr_r", vmin=-3, vmax=3)
    for y, line in enumerate(kernel.tolist()):
        for x, value in enumerate(line):
            row[1].text(x, y, f"{value:g}", ha="center", va="center", fontsize=13, color=INK)
    most = float(response.abs().max())
    bare(row[2]).imshow(response.numpy(), cmap="PuOr_r", vmin=-most, vmax=most)
    for axes, key in zip(row, ("picture", "kernel", "response"), strict=True):
        axes.set_title(words(key))
    return figure


@in_course_style
def recurrent_reader(*, words: Words) -> Figure:
    """Four words, one state after each: what is known of the first has to pass all the others."""
    figure, axes = _reader_sheet()
    read, states = _two_rows(axes, words, "state", AMBER)
    for below, above in zip(read, states, strict=True):
        arrow(axes, below.above, above.below)
    for earlier, later in pairwise(states):
        arrow(axes, earlier.right, later.left, ORANGE, lw=2)
    return figure


@in_course_style
def attending_reader(weights: Tensor, *, words: Words) -> Figure:
    """Four words, four outputs, each a weighted sum of all words: the thicker, the more.

    Args:
        weights: (T, T) with T = 4; row i holds what output i takes from each word.
    """
    figure, axes = _reader_sheet()
    read, outputs = _two_rows(axes, words, "output", GREEN)
    for above, row in zip(outputs, weights.tolist(), strict=True):
        for below, weight in zip(read, row, strict=True):
            arrow(axes, below.above, above.below, GREY, lw=0.3 + 4 * weight, alpha=0.75)
    return figure


def _reader_sheet() -> tuple[Figure, Axes]:
    return sheet(2.3, (-1.1, 3 * STEP + 1.1), (-0.5, 2.55))


def _two_rows(axes: Axes, words: Words, key: str, colour: str) -> tuple[list[Box], list[Box]]:
    """The words below, what is made of each above."""
    read, made = [], []
    for place, token in enumerate(TOKENS):
        read.append(box(axes, (STEP * place, 0), SIZE, words(token), BLUE, font=11))
        name = words(key, place=place + 1)
        made.append(box(axes, (STEP * place, 1.9), SIZE, name, colour, font=11))
    return read, made
