"""A picture, what was said of it, and what metrics say of that."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import cell, write
from multimodal.plots.style import BLUE, GREEN, ORANGE, PALE, bare, in_course_style, subplots

FIRST, STEP, HIGH = 0.58, 0.105, 0.1
"""where the first column of scores begins, how far apart they are, the height of a row"""


@in_course_style
def scored_captions(
    picture: Tensor,
    captions: Mapping[str, Sequence[str]],
    true: Sequence[bool],
    scores: Mapping[str, pd.DataFrame],
    *,
    words: Words,
) -> Figure:
    """The picture, below it a row for each caption: green if true, orange if false.

    The highest score of each metric has a blue cell.

    Args:
        picture: (3, H, W) uint8.
        captions: language → captions, in the order of the rows.
        true: whether each is.
        scores: language → a row per caption, a column per metric, from 0 to 1.
    """
    spoken = words.data_language
    said, table = captions[spoken], scores[spoken]
    figure, (left, right) = subplots(0.42 * (len(said) + 2), 1, 2, width_ratios=[1.0, 4.4])
    bare(left).imshow(np.ascontiguousarray(picture.permute(1, 2, 0).cpu().numpy()))
    bare(right).set(xlim=(0, 1), ylim=(-HIGH * len(said), HIGH))
    for column, name in enumerate(table.columns):
        write(right, _middle(column, -1), words(name), fontsize=9)
    for row, (text, holds) in enumerate(zip(said, true, strict=True)):
        height = _middle(0, row)[1]
        right.text(0, height, text, color=GREEN if holds else ORANGE, va="center", fontsize=9)
        _scores(right, row, table)
    return figure


def _scores(axes: Axes, row: int, table: pd.DataFrame) -> None:
    for column, name in enumerate(table.columns):
        value, (x, y) = table[name].iloc[row], _middle(column, row)
        best = value == table[name].max()
        corner = x - 0.48 * STEP, y - 0.46 * HIGH
        cell(axes, corner, (0.96 * STEP, 0.92 * HIGH), PALE[BLUE] if best else "white")
        write(axes, (x, y), f"{100 * value:.0f}", weight="bold" if best else "normal")


def _middle(column: int, row: int) -> tuple[float, float]:
    return FIRST + STEP * (column + 0.5), -HIGH * (row + 0.5)
