"""Scenes in a row with the sentences that several systems write about them."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, ORANGE, bare, in_course_style, subplots

LATIN = 21
"""letters in a line below a picture"""
CHINESE = re.compile("[^，]{1,9}，?|，")
"""a line of Chinese, which never begins with a comma"""
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
        lines = [_lines(text, spoken) for text in said[spoken]]
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


def _lines(text: str, language: str) -> list[str]:
    if language == "zh":
        return CHINESE.findall(text.replace(" ", "").replace(",", "，"))
    return textwrap.wrap(text, LATIN)


def _write(axes: Axes, lines: Sequence[Line]) -> None:
    bare(axes).set(xlim=(0, 1), ylim=(len(lines) - 0.5, -0.5))
    for number, (text, colour) in enumerate(lines):
        if text:
            axes.text(0.5, number, text, ha="center", va="center", fontsize=9, color=colour)
