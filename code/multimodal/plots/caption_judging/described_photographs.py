"""Photographs with what several systems say about them."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, ORANGE, bare, in_course_style, subplots

COLUMNS = 5

Said = Mapping[str, Sequence[str]]
"""language → one sentence for each photograph"""
Good = Mapping[str, Sequence[bool]]
"""language → for each sentence, whether it leads to its photograph"""


@in_course_style
def described_photographs(
    pictures: Sequence[Tensor], systems: Mapping[str, tuple[Said, Good]], *, words: Words
) -> Figure:
    """Below each photograph a line for each system, green where it leads to its photograph.

    Args:
        pictures: N squares (3, H, W) uint8.
        systems: name → what it says, and where that is good; a letter in front tells them apart.
    """
    rows = -(-len(pictures) // COLUMNS)
    figure, grid = subplots((1.45 + 0.34 * len(systems)) * rows, rows, COLUMNS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    code = words.data_language
    for place, (axes, picture) in enumerate(zip(grid.flat, pictures, strict=False)):
        pixels = np.ascontiguousarray(picture.permute(1, 2, 0).numpy())
        axes.imshow(pixels, interpolation="none")  # as they are, in a drawing of lines
        axes.set_xlabel("\n" * 2 * len(systems), fontsize=9)  # room for two lines each
        for line, (name, (said, good)) in enumerate(systems.items()):
            text = f"{words(f'letter_{name}')} {_short(said[code][place])}"
            _line(axes, line, text, bool(good[code][place]))
    return figure


def _line(axes: Axes, number: int, text: str, good: bool) -> None:
    height = -0.04 - 0.25 * number
    axes.text(
        0.5,
        height,
        text,
        transform=axes.transAxes,
        ha="center",
        va="top",
        fontsize=9,
        color=GREEN if good else ORANGE,
    )


def _short(text: str) -> str:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    lines = wrap(text, 9 if chinese else 16)
    return "\n".join(lines[:2])
