"""Scenes in a row with the sentences that several systems write about them."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, ORANGE, bare, in_course_style, subplots

LETTERS = {"zh": 9}
"""letters in a line below a picture; Chinese ones are wider"""
LATIN = 21
INCHES = 0.185
"""from line to line"""

BySystem = Mapping[str, Mapping[str, Sequence[str]]]


class Line(NamedTuple):
    """One line below a picture."""

    text: str
    colour: str


@in_course_style
def captioned_strip(
    pictures: Mapping[str, Sequence[Tensor]],
    sentences: BySystem,
    right: Mapping[str, Mapping[str, Sequence[bool]]],
    *,
    words: Words,
) -> Figure:
    """Below each picture a paragraph per system, headed by its name; true ones green, else orange.

    Args:
        pictures: language → N pictures (3, H, W) uint8.
        sentences: system → language → N sentences.
        right: the same systems → language → N times whether the sentence is true.
    """
    spoken = words.data_language
    shown = pictures[spoken]
    columns: list[list[Line]] = [[] for _ in shown]
    for system, said in sentences.items():
        lines = [textwrap.wrap(text, LETTERS.get(spoken, LATIN)) for text in said[spoken]]
        most = max(map(len, lines))
        for column, broken, true in zip(columns, lines, right[system][spoken], strict=True):
            column.append(Line(words(f"system_{system}"), GREY))
            filled = broken + [""] * (most - len(broken))
            column.extend(Line(text, GREEN if true else ORANGE) for text in filled)
    high = INCHES * len(columns[0]) + 0.1
    figure, grid = subplots(1.4 + high, 2, len(shown), height_ratios=[1.4, high], squeeze=False)
    for axes, picture in zip(grid[0], shown, strict=True):
        pixels = picture.permute(1, 2, 0).cpu().numpy()
        bare(axes).imshow(pixels, interpolation="nearest")
    for axes, column in zip(grid[1], columns, strict=True):
        _write(axes, column)
    return figure


def _write(axes: Axes, lines: Sequence[Line]) -> None:
    bare(axes).set(xlim=(0, 1), ylim=(len(lines) - 0.5, -0.5))
    for number, (text, colour) in enumerate(lines):
        if text:
            axes.text(0.5, number, text, ha="center", va="center", fontsize=9, color=colour)
